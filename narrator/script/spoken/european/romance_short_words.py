"""French and Spanish short forms that mean something only beside others: "2e éd.", "bd Voltaire", "D. Juan"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_FRENCH_COUNTED: Final = {
    "éd": "édition", "ét": "étage", "arr": "arrondissement", "trim": "trimestre", "anniv": "anniversaire",
}  # fmt: skip
_FRENCH_WAYS: Final = {
    "bd": "boulevard", "boul": "boulevard", "av": "avenue", "pl": "place", "imp": "impasse", "rte": "route",
}  # fmt: skip
_FRENCH_DAYS: Final = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi",
    "dim": "dimanche",
}  # fmt: skip
_SPANISH_DAYS: Final = {
    "lun": "lunes", "mar": "martes", "mié": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado",
    "dom": "domingo",
}  # fmt: skip
_SPANISH_MONTHS: Final = {
    "ene": "enero", "feb": "febrero", "mar": "marzo", "abr": "abril", "may": "mayo", "jun": "junio", "jul": "julio",
    "ago": "agosto", "sep": "septiembre", "sept": "septiembre", "oct": "octubre", "nov": "noviembre",
    "dic": "diciembre",
}  # fmt: skip
_NAME: Final = r"[A-ZÀÂÉÈÊÎÔÁÍÓÚÑ][a-zà-ÿ'’]{2}"
_FOLLOWING: Final = Pattern(r"(?<=\d )(et|y) (?:s|ss|suiv|sgtes?|sig)\.(?!\w)")
_FEMININE: Final = re.compile(r"\b(?:pp?\.|pages?|págs?\.|páginas?) [\d–-]{1,9} \Z")
_DECADE: Final = Pattern(r"(?<![\w.,-])(1[5-9]\d0|20[0-4]0)s(?!\w)")
_FRENCH_ORDINAL: Final = Pattern(rf"(?<=\d)(e|er|re|ère|ème|ᵉ) ({'|'.join(_FRENCH_COUNTED)})\.(?!\w)")
_FRENCH_WAY: Final = Pattern(
    rf"(?<![\w.])(?i:(bd|rte)\.?|(boul|av|pl|imp)\.) (?!J\.)(?=(?:(?:de|du|des|la|le|les) |d['’]|l['’]){{0,3}}{_NAME})"
)
_LAWYER: Final = Pattern(rf"(?<![\w.])Me (?={_NAME})")
_THERMOSTAT: Final = Pattern(r"(?<!\w)th\. ?(?=\d{1,2}(?!\w|[.,]\d))")
_FRENCH_DAY: Final = Pattern(rf"(?<![\w.])(?i:({'|'.join(_FRENCH_DAYS)}))\. (?=\d{{1,2}}(?:er)?(?: [a-zéû]{{3}}|/))")
_SPANISH_DAY: Final = Pattern(rf"(?<![\w.])(?i:({'|'.join(_SPANISH_DAYS)}))\. (?=\d{{1,2}}(?: de)?(?: [a-z]{{3}}|/))")
_SPANISH_DATE: Final = Pattern(
    rf"(?<![\w.,/-])(\d{{1,2}}) (?:de )?({'|'.join(_SPANISH_MONTHS)})\.(?: (?:de )?(\d{{4}})(?!\w))?"
)
_SPANISH_ORDINAL: Final = Pattern(r"(?<=\d)(\.?[ªº]) ed\.(?!\w)")
_DON: Final = Pattern(rf"(?<![\w.])(?:(D\.)|(D\.ª|Dª)) (?={_NAME})")
_HOURS: Final = Pattern(r"(?<![\w.,:/-])([01]?\d|2[0-4]) ?h ?[-–] ?([01]?\d|2[0-4]) ?h(?!\w)")


def _say_following(match: re.Match[str]) -> str:
    is_feminine = _FEMININE.search(match.string, max(0, match.start() - 24), match.start())
    said = "siguientes" if match[1] == "y" else "suivantes" if is_feminine else "suivants"
    return closed(match, f"{match[1]} {said}")


def _say_spanish_date(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    return closed(match, f"{day} de {_SPANISH_MONTHS[month]}{f' de {year}' if year else ''}")


def _day(match: re.Match[str], names: dict[str, str]) -> str:
    said = names[match[1].lower()]
    return f"{said.capitalize() if match[1][0].isupper() else said} "


_BOTH: Final = (
    Rule("and the following", _FOLLOWING, _say_following, DIGITS),
    Rule("decades with an English ending", _DECADE, lambda match: match[1], DIGITS),
)
FRENCH: Final = (
    *_BOTH,
    Rule(
        "what an ordinal counts, in short",
        _FRENCH_ORDINAL,
        lambda match: closed(match, f"{match[1]} {_FRENCH_COUNTED[match[2]]}"),
        DIGITS,
    ),
    Rule("ways in short", _FRENCH_WAY, lambda match: f"{_FRENCH_WAYS[(match[1] or match[2]).lower()]} "),
    Rule("lawyers", _LAWYER, lambda _: "Maître ", frozenset("M")),
    Rule("thermostats", _THERMOSTAT, lambda _: "thermostat ", DIGITS),
    Rule("a day before its date", _FRENCH_DAY, lambda match: _day(match, _FRENCH_DAYS), DIGITS),
)
SPANISH: Final = (
    *_BOTH,
    Rule("editions", _SPANISH_ORDINAL, lambda match: closed(match, f"{match[1]} edición"), frozenset("ªº")),
    Rule("a day before its date", _SPANISH_DAY, lambda match: _day(match, _SPANISH_DAYS), DIGITS),
    Rule("dates with a month in short", _SPANISH_DATE, _say_spanish_date, DIGITS),
    Rule("don and doña", _DON, lambda match: "Don " if match[1] else "Doña ", INNER_STOP | frozenset("ª")),
    Rule("hours from and to", _HOURS, lambda match: f"{match[1]} a {match[2]} horas", DIGITS),
)
