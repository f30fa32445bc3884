"""French numbers in shapes of their own: "1.500 habitants", "1m85", "un 4x4", "24h/24", "XVIe-XVIIe s.", "12/05"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european import romance, romance_short_words
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_POINTED: Final = Pattern(
    r"(?<![\w.,])(?<![vV]ersion )(?<!n° )(?<!art\. )[1-9]\d{0,2}"
    r"(?:(?:\.\d{3}){1,4}(?=,\d\d? ?(?:€|euros|EUR)|,\d\d?\b)|(?:\.\d{3}){2,4}|\.\d{3}(?= ?€"
    r"| [a-zà-ÿ]{3,30}[sx]\b))(?!\w|\.\d)(?!,\d{3})"
)
_TALL: Final = Pattern(r"(?<![\w.,])([12]) ?m ?(\d\d)(?!\w|[.,]\d)")
_CAR: Final = Pattern(r"(?<![\w.,])(4 ?[x×] ?4|3 ?[x×] ?8)(?! ?[=x×\d]|\w| (?:cm|mm|m)\b)")

_PHONE: Final = Pattern(r"(?<![\w.,/-])0[1-9](?:[./-]\d\d){4}(?![\w/-]|[.,]\d)")
_CLOCK: Final = Pattern(
    r"(?<![\w.,/])(?:(24) ?h(?:/| sur )24|([1-7]) ?j(?:ours?)?(?:/| sur )7)(?: ?(?:heures|h|j|jours))?(?!\w|[.,]\d)"
)
_CENTURIES: Final = Pattern(r"(?<=[IVX][eᵉ]) ?[-–] ?(?=[IVX]{1,5}(?:e|ᵉ|ème)(?!\w))")
_CENTURY: Final = Pattern(r"(?<=[IVX])(e|ᵉ|ème|er) s\.(?=(\s|[,;)])|\Z)")
_KILOMETRE: Final = Pattern(r"\b([Ll]e|[Aa]u|[Dd]u) km (?=\d)")
_SPOON: Final = Pattern(r"\bc(?:\. ?|\. ?à ?|uil\. ?)(?:à )?(?:(soupe|café|thé)\b|([sc])\.)|\b[Cc]às\b|\b[Cc]àc\b")
_PAGES: Final = Pattern(r"(?<=\d) p\.(?= (?!\d)|[,;)]|\Z)")
_DISTRICT: Final = Pattern(r"(?<=\d)(ers?|e|ème) arr\.(?= |,|\Z)")
_HALF_YEAR: Final = Pattern(r"(?<=\d )(ans?|mois|heures?|h|semaines?|jours?|kilos?|litres?) (?:et )?(?:1/2|½)(?!\w)")
_NUMBERS: Final = Pattern(r"\b([Ll]es|[Aa]ux|[Dd]es) n(?:os|°s|ᵒˢ)\.? (?=\d)")
_INITIAL: Final = Pattern(r"\bM\.(?<=[a-zà-ÿ], M\.)(?:(?=,? (?:et |& ?|\(|[A-Z]\.)|, |[;)]|\Z)|(?= et al))")
_HOURS: Final = Pattern(r"(?<![\w.,:/])(\d{1,2}) ?[-–] ?(\d{1,2}) ?h(?!\w| ?\d)")
_STATUTE: Final = Pattern(r"\b([LRDA])(?:\. ?| (?=\d{3})|(?=\d{3}))(\d{1,4})-(\d{1,3})(?:-(\d{1,3}))?(?![\w-]|[.,]\d)")
_DECREE: Final = Pattern(r"(?<=n° )(\d{2,4})-(\d{1,5})(?![\w-]|[.,]\d)")
_ITEM: Final = Pattern(r"(?<=\d)°(?=\))")


def _say_clock(match: re.Match[str]) -> str:
    if match[1]:
        return "vingt-quatre heures sur vingt-quatre"
    return f"{cardinal(int(match[2]), 'fr')} jour{'' if match[2] == '1' else 's'} sur sept"


def _say_spoon(match: re.Match[str]) -> str:
    large = match[1] == "soupe" or match[2] == "s" or match[0].lower() == "càs"
    return f"cuillère à {'soupe' if large else match[1] or 'café'}"


def _say_tall(match: re.Match[str]) -> str:
    metres = "un mètre" if match[1] == "1" else "deux mètres"
    return f"{metres} {cardinal(int(match[2]), 'fr')}"


def _say_car(match: re.Match[str]) -> str:
    return "quatre-quatre" if match[1].startswith("4") else "trois-huit"


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rules that only French needs."""

    def say_statute(match: re.Match[str]) -> str:
        parts = (part for part in match.groups()[1:] if part)
        return f"{match[1]} " + " tiret ".join(cardinal(int(part), "fr") for part in parts)

    def say_half(match: re.Match[str]) -> str:
        return f"{match[1]} et demi{'e' if match[1].startswith(('h', 'semaine')) else ''}"

    return (
        *romance_short_words.FRENCH,
        Rule("telephones with points", _PHONE, lambda m: re.sub(r"\D", " ", m[0]), DIGITS, bare=True),
        Rule("days and hours", _CLOCK, _say_clock, DIGITS),
        romance.dates_with_a_zero(words),
        Rule("hours that are counted", _HOURS, lambda m: f"{cardinal(int(m[1]), 'fr')} à {m[2]} h", DIGITS),
        Rule("centuries, from and to", _CENTURIES, lambda _: " au ", frozenset("IVX")),
        Rule("centuries in short", _CENTURY, lambda m: closed(m, f"{m[1]} siècle"), frozenset("IVX")),
        Rule("kilometres of a road", _KILOMETRE, lambda m: f"{m[1]} kilomètre ", DIGITS),
        Rule("spoons", _SPOON, _say_spoon, DIGITS),
        Rule("so many pages", _PAGES, lambda m: closed(m, " pages"), DIGITS),
        Rule("articles of a code", _STATUTE, say_statute, DIGITS),
        Rule("decrees", _DECREE, lambda m: f"{m[1]} tiret {m[2]}", DIGITS),
        romance.DENSITY["fr"],
        Rule("numbered items", _ITEM, lambda _: "", frozenset("°")),
        romance.INHABITANTS["fr"],
        Rule("districts", _DISTRICT, lambda m: closed(m, f"{m[1]} arrondissement"), DIGITS),
        Rule("and a half", _HALF_YEAR, say_half, frozenset("/½")),
        Rule("several numbers", _NUMBERS, lambda m: f"{m[1]} numéros ", DIGITS),
        Rule("initials after a name", _INITIAL, lambda _: "M", frozenset("M")),
        Rule("points between thousands", _POINTED, lambda match: match[0].replace(".", " "), frozenset("."), bare=True),
        Rule("sizes of people", _TALL, _say_tall, DIGITS),
        Rule("cars and shifts", _CAR, _say_car, frozenset("x×")),
    )
