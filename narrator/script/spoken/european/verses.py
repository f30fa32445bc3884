"""Verses as French and Spanish cite them: "Jn 3, 16", "Mt 5,3-12", "1 Co 13,4"."""

import re
from collections.abc import Mapping
from typing import Final

from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_BOOKS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "Gn": "Genèse", "Ex": "Exode", "Lv": "Lévitique", "Nb": "Nombres", "Dt": "Deutéronome", "Jos": "Josué",
        "Jg": "Juges", "Ps": "Psaume", "Pr": "Proverbes", "Qo": "Qohéleth", "Is": "Isaïe", "Jr": "Jérémie",
        "Ez": "Ézéchiel", "Dn": "Daniel", "Mt": "Matthieu", "Mc": "Marc", "Lc": "Luc", "Jn": "Jean", "Ac": "Actes",
        "Rm": "Romains", "Ga": "Galates", "Ep": "Éphésiens", "Ph": "Philippiens", "Col": "Colossiens",
        "He": "Hébreux", "Jc": "Jacques", "Ap": "Apocalypse",
    },
    "es": {
        "Gn": "Génesis", "Gén": "Génesis", "Ex": "Éxodo", "Éx": "Éxodo", "Lv": "Levítico", "Nm": "Números",
        "Dt": "Deuteronomio", "Jos": "Josué", "Sal": "Salmo", "Pr": "Proverbios", "Prov": "Proverbios",
        "Is": "Isaías", "Jr": "Jeremías", "Jer": "Jeremías", "Ez": "Ezequiel", "Dn": "Daniel", "Mt": "Mateo",
        "Mc": "Marcos", "Lc": "Lucas", "Jn": "Juan", "Hch": "Hechos", "Rm": "Romanos", "Rom": "Romanos",
        "Gál": "Gálatas", "Ef": "Efesios", "Flp": "Filipenses", "Col": "Colosenses", "Heb": "Hebreos",
        "Hb": "Hebreos", "Ap": "Apocalipsis",
    },
}  # fmt: skip
"""The abbreviations of their Bibles; those left out ("Am", "Os", "Si") are words as well."""
_NUMBERED: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "Co": "lettre aux Corinthiens", "Th": "lettre aux Thessaloniciens", "Tm": "lettre à Timothée",
        "Jn": "lettre de Jean", "S": "livre de Samuel", "R": "livre des Rois", "Ch": "livre des Chroniques",
    },
    "es": {
        "Cor": "carta a los Corintios", "Co": "carta a los Corintios", "Tes": "carta a los Tesalonicenses",
        "Tim": "carta a Timoteo", "Jn": "carta de Juan", "Pe": "carta de Pedro", "Sam": "libro de Samuel",
        "Re": "libro de los Reyes", "Cró": "libro de las Crónicas",
    },
}  # fmt: skip
_FIRST: Final = {
    "fr": {"lettre": ("première", "deuxième", "troisième"), "livre": ("premier", "deuxième", "troisième")},
    "es": {"carta": ("primera", "segunda", "tercera"), "libro": ("primer", "segundo", "tercer")},
}
_VERSE: Final = {"fr": ("verset", "versets", "à"), "es": ("versículo", "versículos", "a")}


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rule for verses: a comma between chapter and verse makes no decimal; none for other languages."""
    code = words.code
    if code not in _BOOKS:
        return ()
    books, numbered = _BOOKS[code], _NUMBERED[code]
    one, several, to = _VERSE[code]

    def say(match: re.Match[str]) -> str:
        number, part, book, chapter, first, last = match.groups()
        name = books.get(book, book) if book else numbered[part]
        if number:
            name = f"{_FIRST[code][name.partition(' ')[0]][int(number) - 1]} {name}"
        verse = f"{one} {cardinal(int(first), code)}"
        if last:
            verse = f"{several} {cardinal(int(first), code)} {to} {cardinal(int(last), code)}"
        return f"{name} {cardinal(int(chapter), code)}, {verse}"

    other = rf" ?(?:{either((*words.units, *words.currencies, *words.magnitudes))})(?!\w)"
    pattern = Pattern(
        rf"(?<![\w.])(?:([1-3]) ({either(numbered)})|({either((*books, *books.values()))}))\.? (\d{{1,3}})[,:] ?"
        rf"(\d{{1,3}})(?:[-–](\d{{1,3}}))?(?!\w|[.,:]\d|{other})"
    )
    return (Rule("verses", pattern, say, DIGITS),)
