"""Roman numerals after what they number, and before a noun: "Kapitel III", "siglos XVI y XVII", "III Congreso"."""

import re
from typing import Final

from narrator.script.spoken.european.gender import is_feminine_in_spanish
from narrator.script.spoken.european.numerals import cardinal, ordinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import STRICT, value
from narrator.script.spoken.rule import Rule

_LETTERS: Final = frozenset("IVX")
_NAMES: Final = {
    "de": "Kapitel|Teil|Band|Buch|Akt|Aufzug|Abschnitt|Anhang|Artikel|Tafel|Satz|Lektion|Bundesliga"
    r"|Kap\.|Bd\.|Art\.|Abschn\.|Abb\.|Tab\.|Taf\.|Anh\.",
    "fr": r"[Cc]hapitre|[Cc]hap\.|[Tt]ome"
    r"|[Cc]h\.|[Tt]\.|[Aa]rt\.|[Aa]rticle|[Ff]ig\.|[Ll]ivre|[Aa]cte|[Pp]artie|[Vv]olume|[Vv]ol\.|[Tt]itre|[Aa]nnexe|[Cc]hant|Vatican"
    "|Guerre mondiale",
    "es": r"[Aa]partado|[Cc]apítulos?"
    r"|[Cc]ap\.|[Aa]rt\.|[Aa]rtículo|[Ff]ig\.|[Tt]\.|[Tt]omo|[Ll]ibro|[Aa]cto|[Pp]arte|[Vv]olumen|[Vv]ol\.|[Tt]ítulo|[Aa]nexo|[Cc]anto|Vaticano",
}
_SHORT: Final = {
    "de": {"Abschn.": "Abschnitt", "Tab.": "Tabelle", "Taf.": "Tafel", "Anh.": "Anhang"},
    "fr": {"ch.": "chapitre", "Ch.": "Chapitre", "t.": "tome", "T.": "Tome", "Fig.": "Figure"},
    "es": {"t.": "tomo", "T.": "Tomo"},
}
"""What is short for a part before a Roman numeral alone."""
_VALUED: Final = frozenset({"partie", "parte", "teil", "satz", "artikel", "titre", "título", "tafel"})
"""What is numbered with a capital letter as well: "partie X"."""
_ONE: Final = rf"(?=[IVX]){STRICT}"
_PART: Final = {code: Pattern(rf"\b({names}) ({_ONE})(?![\w'’-]|\.\w)") for code, names in _NAMES.items()}
_GERMAN: Final = Pattern(
    rf"\b([Dd]as|[Dd]er|[Dd]ie|[Dd]es|[Dd]em|[Dd]en|[Ii]m|[Ii]ns|[Vv]om|[Zz]um|[Zz]ur|[Aa]m|[Bb]eim) ({_ONE})\."
    r"(?= [A-ZÄÖÜ][a-zäöüß]{2,30})"
)
_GERMAN_SINGLE: Final = re.compile(
    r" (?:Weltkrieg|Akt|Teil|Band|Buch|Kapitel|Abschnitt|Senat|Internationale|Zivilsenat|Strafsenat|Liga|Kammer|Korps"
    r"|Klasse|Vatikan|Kongress|Republik|Parteitag|Quartal)"
)
_CENTURY: Final = Pattern(
    rf"\b([Ss]iglos?|[Ss]s?\.) ({_ONE})(?: ?(,|y|e|o|u|a|al|-|–) ?(?:el |siglo )?({_ONE}))?(?: (y|e"
    rf"|al?) ({_ONE}))?(?!\w)"
)
_SPANISH_SMALL: Final = (
    "(?:aniversario|edición|congreso|centenario|jornadas?|encuentro|concurso|festival|certamen|asamblea|legislatura"
    "|dinastía|premio|campaña|feria|semana|torneo|república|guerra|carrera|marcha|concilio|milenio)"
)
_SPANISH: Final = Pattern(
    rf"\b([Ee]l|[Ll]a|[Dd]el|[Aa]l|[Uu]na?|[Ss]us?|[Ee]st[ea]|[Ll]as|[Ll]os) ({_ONE}) "
    rf"(?=([A-ZÁÉÍÓÚ][a-záéíóúñ]{{2,30}}|{_SPANISH_SMALL}))"
)
_SPANISH_SINGLE: Final = frozenset({
    "Congreso", "Guerra", "República", "Jornada", "Jornadas", "Encuentro", "Edición", "Feria", "Festival",
    "Premio", "Premios", "Semana", "Concurso", "Plan", "Certamen", "Carrera", "Torneo", "Internacional",
    "Dinastía", "Legislatura", "Cumbre", "Foro", "Simposio", "Liga", "Conferencia", "Asamblea", "Marcha",
    "Concilio", "Reich", "Milenio", "Ciclo", "Curso", "Exposición", "Muestra", "Trofeo", "Copa", "Campeonato",
    "Convenio", "Conde", "Duque", "Marqués", "Centenario", "Aniversario",
}
)  # fmt: skip
_LAST_ORDINAL: Final = 20


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules of a language."""
    code = words.code

    def say_part(match: re.Match[str]) -> str:
        if match[2] == "X" and match[1].lower() in _VALUED:
            return match[0]
        named = words.before_number.get(match[1]) or _SHORT[code].get(match[1], match[1])
        return f"{named} {cardinal(value(match[2]), code)}"

    return (Rule("Roman numerals of parts", _PART[code], say_part, _LETTERS), *_FURTHER.get(code, ()))


def _say_german(match: re.Match[str]) -> str:
    if len(match[2]) == 1 and not _GERMAN_SINGLE.match(match.string, match.end()):
        return match[0]
    return f"{match[1]} {value(match[2])}."


def _say_centuries(match: re.Match[str]) -> str:
    name, first, link, second, last_link, third = match.groups()
    if name.endswith("."):
        if len(first) == 1:
            return match[0]
        name = name[0] + ("iglos" if name.lower().startswith("ss") else "iglo")
    said = f"{name} {cardinal(value(first), 'es')}"
    if second:
        link = " a" if link in {"-", "–"} else link if link == "," else f" {link}"
        said += f"{link} {cardinal(value(second), 'es')}"
    return f"{said} {last_link} {cardinal(value(third), 'es')}" if third else said


def _say_spanish(match: re.Match[str]) -> str:
    before, numeral, noun = match.groups()
    if len(numeral) == 1 and noun.capitalize() not in _SPANISH_SINGLE:
        return match[0]
    number = value(numeral)
    if number > _LAST_ORDINAL:
        return f"{before} {cardinal(number, 'es')} "
    said = ordinal(number, "es")
    if is_feminine_in_spanish(noun.lower()):
        said = f"{said[:-1]}a"
    elif number in {1, 3} or said.endswith(("primero", "tercero")):
        said = said[:-1]
    return f"{before} {said}{'s' if noun.endswith('s') and before.endswith('s') else ''} "


_FURTHER: Final = {
    "de": (Rule("Roman ordinals", _GERMAN, _say_german, _LETTERS),),
    "es": (
        Rule("Roman numerals of several centuries", _CENTURY, _say_centuries, _LETTERS),
        Rule("Roman ordinals", _SPANISH, _say_spanish, _LETTERS),
    ),
}
"""A language's own rules."""
