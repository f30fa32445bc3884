"""Abbreviations by position: "Dr. Smith" and "Smith Dr.", "St. John" and "Main St.", "vs.", "No. 5", "Gen."."""

import re
from typing import Final

from narrator.script.spoken.rule import DIGITS, Rule, either

_TITLES: Final = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Prof": "Professor", "Rev": "Reverend",
    "Fr": "Father", "Hon": "Honorable", "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major",
    "Capt": "Captain", "Cpt": "Captain", "Sgt": "Sergeant", "Cpl": "Corporal", "Cdr": "Commander", "Cmdr": "Commander",
    "Adm": "Admiral", "Brig": "Brigadier", "Pvt": "Private", "Sen": "Senator", "Rep": "Representative",
    "Gov": "Governor", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective",
    "Amb": "Ambassador", "Mme": "Madame", "Mlle": "Mademoiselle", "Msgr": "Monsignor", "Ofc": "Officer", "St": "Saint",
    "Ste": "Sainte", "Mt": "Mount", "Ft": "Fort", "Messrs": "Messieurs", "Cllr": "Councillor", "Atty": "Attorney",
    "Bros": "Brothers", "Rt": "Right",
}  # fmt: skip
_NEED_DOT: Final = frozenset(
    {"Rev", "Hon", "Gen", "Rep", "Sen", "Det", "Pres", "Amb", "Col", "Fr", "Adm", "Rt", "Brig", "Maj", "Bros"}
)
_OPEN: Final = frozenset(_TITLES.keys() - _NEED_DOT)
_TITLE: Final = re.compile(
    rf"(?<![\w.'-])(?:({either(frozenset(_TITLES))})\.|({either(_OPEN)})) (?=[\"“']?(?:[A-Z][\w'’.]|[A-Z]\b|the\b|al-|de\b|van\b|von\b|d'))"
)
_STREETS: Final = {
    "St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway", "Ter": "Terrace", "Cir": "Circle", "Apt": "Apartment",
    "Ste": "Suite", "Bldg": "Building", "Rte": "Route",
}  # fmt: skip
_STREET: Final = re.compile(
    rf"(?<=[a-z\d] )({either(_STREETS)})\b(\.?)(?=(?:[,;:)]| (?:[NSEW]\b|[NSEW][EW]\b|Apt|Suite|Unit|#)|\Z| (?:and|in|at|near|on|to|is|was|between)\b| \d))"
)
_PLACE: Final = re.compile(r"(?<=[a-z\d] )(Ave|Blvd|Rd|Ln|Hwy|Pkwy|Bldg|Rte)\b\.?(?=\W|\Z)")
_ALWAYS: Final = {
    "vs.": "versus", "vs": "versus", "Vs.": "versus", "v.": "versus", "etc.": "et cetera", "etc": "et cetera",
    "e.g.": "for example", "eg.": "for example", "E.g.": "For example", "i.e.": "that is", "I.e.": "That is",
    "ie.": "that is", "cf.": "compare", "Cf.": "Compare", "et al.": "et al", "viz.": "namely", "ca.": "circa",
    "approx.": "approximately", "Approx.": "Approximately", "incl.": "including", "excl.": "excluding",
    "esp.": "especially", "dept.": "department", "dept": "department", "Dept.": "Department", "Dept": "Department", "Jr.": "Junior", "Sr.": "Senior", "Jr": "Junior",
    "jr.": "junior", "sr.": "senior", "jr": "junior", "sr": "senior", "Esq.": "Esquire", "Inc.": "Incorporated",
    "Ltd.": "Limited", "Ltd": "Limited", "ltd.": "limited", "ltd": "limited", "Corp.": "Corporation", "Co.": "Company",
    "Bros.": "Brothers", "bros.": "brothers", "bros": "brothers", "Assn.": "Association", "Univ.": "University",
    "Inst.": "Institute", "Intl.": "International", "Int'l": "International", "Nat'l": "National", "Gov't": "Government",
    "govt.": "government", "Govt.": "Government", "mgmt.": "management", "misc.": "miscellaneous",
    "min.": "minimum", "max.": "maximum", "avg.": "average", "est.": "established", "Est.": "Established",
    "ft.": "featuring", "feat.": "featuring", "Feat.": "Featuring", "a.k.a.": "A K A", "aka": "A K A", "AKA": "A K A", "R.I.P.": "rest in peace",
    "P.S.": "P S", "R.S.V.P.": "R S V P", "tel.": "telephone", "Tel.": "Telephone", "ext.": "extension",
    "resp.": "respectively", "wrt": "with respect to", "w.r.t.": "with respect to", "N.B.": "N B", "n.b.": "N B",
    "b.": "born", "d.": "died", "mr": "mister", "mrs": "missus", "dr": "doctor", "Mr.": "Mister", "Mrs.": "Missus", "cpl": "corporal",
    "hon.": "honorable", "prof.": "professor", "Prof.": "Professor", "vol": "volume", "vol.": "volume", "Vol.": "Volume",
    "btw": "by the way", "BTW": "by the way", "FYI": "F Y I", "tbsp.": "tablespoons", "tsp.": "teaspoons", "oz.": "ounces", "lbs.": "pounds", "lb.": "pound", "hrs.": "hours", "mins.": "minutes", "secs.": "seconds",
}  # fmt: skip
_SILENT: Final = frozenset({"v.", "b.", "d.", "ft.", "est.", "Est.", "min.", "max.", "Co.", "ca."})
_SURE: Final = {short: said for short, said in _ALWAYS.items() if short not in _SILENT}
_WORDS: Final = re.compile(rf"(?<![\w.'@/-])({either(_SURE)})(?![\w@/-]|\.\w|'[a-z])")
_SENTENCE_ENDS: Final = frozenset(
    {"etc.", "etc", "Jr.", "Sr.", "Inc.", "Ltd.", "Corp.", "Bros.", "et al.", "Esq.", "Co."}
)
_CASES: Final = re.compile(r"(?<=[a-z.)] )v\.?(?= [A-Z\"“])")
_COMPANY: Final = re.compile(r"(?<=& )Co\b\.?|(?<=and )Co\.|(?<=[a-z] )Co\.(?=,| [a-z])")
_CIRCA: Final = re.compile(r"(?<!\w)(?:ca\.|c\.|ca) ?(?=\d)")
_BORN: Final = re.compile(r"(?<=[(])(b|d|r|fl)\. ?(?=\d|[A-Z][a-z]{2})")
_LIFE: Final = {"b": "born ", "d": "died ", "r": "reigned ", "fl": "flourished "}
_FOUNDED: Final = re.compile(r"\b([Ee])st\. ?(?=\d{4})")
_EXTREMES: Final = re.compile(r"\b(min|max)\.(?= \d| [a-z])")
_FEATURING: Final = re.compile(r"(?<=[\w)\"”] )ft\.(?= [A-Z])")
_NUMBER: Final = re.compile(
    r"(?<!\w)(No|Nos|no|nos|№)(?:\.|(?=° ?))[°º]? ?(?=\d|#)|(?<!\w)No (?=\d)|№ ?(?=\d)|(?<!\w)[Nn][°º] ?(?=\d)"
)
_MONTHS: Final = {"Jan": "January", "Feb": "February", "Apr": "April", "Aug": "August", "Sept": "September",
                  "Sep": "September", "Oct": "October", "Nov": "November", "Dec": "December"}  # fmt: skip
_MONTH: Final = re.compile(rf"(?<![\w.])({either(_MONTHS)})\.(?!\w)")
_DAYS: Final = {"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
                "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday"}  # fmt: skip
_DAY: Final = re.compile(rf"(?<![\w.])({either(_DAYS)})\.(?!\w)")


def _closed(match: re.Match[str], said: str) -> str:
    """Give back the full stop that ended the sentence together with the abbreviation."""
    return f"{said}." if match[0].endswith(".") and match.end() == len(match.string) else said


def _say_title(match: re.Match[str]) -> str:
    return f"{_TITLES[match[1] or match[2]]} "


def _say_word(match: re.Match[str]) -> str:
    return _closed(match, _SURE[match[1]])


def _say_number(match: re.Match[str]) -> str:
    said = "numbers " if (match[1] or "").lower() == "nos" else "number "
    return said.capitalize() if match[0][0] == "N" and match.start() == 0 else said


TITLES: Final = Rule("titles before a name", _TITLE, _say_title)
STREETS: Final = Rule("streets", _STREET, lambda match: _closed(match, _STREETS[match[1]]))
PLACES: Final = Rule("streets anywhere", _PLACE, lambda match: _closed(match, _STREETS[match[1]]))
WORDS: Final = Rule("abbreviations", _WORDS, _say_word)
CASES: Final = Rule("parties of a case", _CASES, lambda _: "versus")
COMPANIES: Final = Rule("companies", _COMPANY, lambda match: _closed(match, "Company"), frozenset("C"))
CIRCA: Final = Rule("circa", _CIRCA, lambda _: "circa ", frozenset("c"))
LIVES: Final = Rule("born and died", _BORN, lambda match: _LIFE[match[1]], frozenset("("))
FOUNDED: Final = Rule("established", _FOUNDED, lambda match: f"{'E' if match[1] == 'E' else 'e'}stablished ", DIGITS)
EXTREMES: Final = Rule("minimum and maximum", _EXTREMES, lambda match: f"{match[1]}imum", frozenset("."))
FEATURING: Final = Rule("featuring", _FEATURING, lambda _: "featuring", frozenset("."))
NUMBERS: Final = Rule("number signs", _NUMBER, _say_number, DIGITS)
MONTHS: Final = Rule("months", _MONTH, lambda match: _closed(match, _MONTHS[match[1]]), frozenset("."))
DAYS: Final = Rule("weekdays", _DAY, lambda match: _closed(match, _DAYS[match[1]]), frozenset("."))
