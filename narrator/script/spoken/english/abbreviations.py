"""Abbreviations that mean one thing wherever they stand: "vs.", "e.g.", "Ltd.", "Jr."."""

from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_LATIN: Final = {
    "&c.": "et cetera", "&c": "et cetera",
    "etc.": "et cetera", "etc": "et cetera", "e.g.": "for example", "eg.": "for example", "e.g": "for example",
    "i.e.": "that is", "ie.": "that is", "i.e": "that is", "cf.": "compare", "viz.": "namely", "et al.": "et al",
    "N.B.": "N.B", "n.b.": "N.B", "P.S.": "P.S", "q.v.": "see there", "ibid.": "ibid", "op. cit.": "op cit",
    "vs.": "versus", "vs": "versus",
}  # fmt: skip
_WORDS: Final = {
    "approx.": "approximately", "incl.": "including", "excl.": "excluding", "esp.": "especially", "avg.": "average",
    "dept.": "department", "dept": "department", "govt.": "government", "gov't": "government", "mgmt.": "management",
    "misc.": "miscellaneous", "feat.": "featuring", "resp.": "respectively", "wrt": "with respect to",
    "w.r.t.": "with respect to", "tel.": "telephone", "ext.": "extension", "vol": "volume", "vol.": "volume",
    "hon.": "honorable", "prof.": "professor", "mr": "mister", "mrs": "missus", "dr": "doctor", "cpl": "corporal",
    "sgt": "sergeant", "capt": "captain", "jr": "junior", "jr.": "junior", "sr.": "senior", "sr": "senior",
    "bros": "brothers", "bros.": "brothers", "ltd": "limited", "ltd.": "limited", "btw": "by the way",
    "tbsp.": "tablespoons", "tsp.": "teaspoons", "oz.": "ounces", "lbs.": "pounds", "lbs": "pounds", "lb.": "pound",
    "qtr.": "quarter", "hrs.": "hours", "mins.": "minutes", "secs.": "seconds", "yrs.": "years", "yrs": "years",
    "yr": "year", "yr.": "year", "doz.": "dozen", "doz": "dozen",
    "hrs": "hours", "mins": "minutes", "secs": "seconds", "qtr": "quarter",
    "pkgs.": "packages", "pkgs": "packages", "pkg.": "package", "assoc.": "associate",
    "asst.": "assistant", "mgr.": "manager", "attn:": "attention:",
    "aka": "A.K.A", "a.k.a.": "A.K.A", "int'l": "international", "nat'l": "national", "univ.": "university",
    "mph": "miles per hour", "kph": "kilometers per hour",
}  # fmt: skip
_NAMES: Final = {
    "Inc.": "Incorporated", "Corp.": "Corporation", "Esq.": "Esquire", "Assn.": "Association", "Inst.": "Institute",
    "Intl.": "International", "Mr.": "Mister", "Mrs.": "Missus", "Ms.": "Miz", "R.I.P.": "rest in peace",
    "R.S.V.P.": "R.S.V.P", "AKA": "A.K.A", "WWII": "World War two", "WW two": "World War two",
    "WW one": "World War one", "WW 2": "World War two", "WWI": "World War one", "WW2": "World War two",
    "WW1": "World War one",
    "YoY": "year over year", "QoQ": "quarter over quarter", "IoT": "I.O.T", "BTW": "by the way", "Mtn.": "Mountain",
    "Mts.": "Mountains",
    "Natl.": "National", "Apt.": "Apartment", "Ph.": "phone", "Ss.": "Saints", "Mmes.": "Mesdames", "SS.": "Saints",
}  # fmt: skip
_SAID: Final = {
    **_LATIN, **_WORDS, **_NAMES,
    **{short.capitalize(): said.capitalize() for short, said in (_LATIN | _WORDS).items()
       if said[0].islower() and short[1:].islower() and short[0].isalpha()},
}  # fmt: skip
_PATTERN: Final = Pattern(rf"(?<![\w.'@/-])(?:{either(_SAID)})(?![\w@/-]|\.\w|'[a-z])")
_CASES: Final = Pattern(r"(?<=[A-Za-z.)] )v\.? (?=[A-Z\"“])")
_COMPANIES: Final = Pattern(r"(?<=& )Co\b\.?|(?<=and )Co\.|(?<=[a-z] )Co\.(?=,| [a-z])")
_ENDING_COMPANY: Final = Pattern(r"\b([A-Z][a-z]{2,20}) Co\.(?= (?!Council\b)[A-Z]|\Z)")

RULE: Final = Rule("abbreviations", _PATTERN, lambda match: closed(match, _SAID[match[0]]))
CASES: Final = Rule("parties of a case", _CASES, lambda _: "versus ", frozenset("v"))
ENDING_COMPANIES: Final = Rule(
    "companies at the end of a sentence", _ENDING_COMPANY, lambda match: f"{match[1]} Company.", frozenset("C")
)
ESTIMATED: Final = Rule(
    "estimated",
    Pattern(r"\b([Ee])st\. (?=(?:costs?|time|value|price|budget|arrival|delivery|population|total|reading)\b)"),
    lambda match: f"{match[1]}stimated ", frozenset("t"),
)  # fmt: skip
BOARDS: Final = Rule(
    "boards", Pattern(r"\bBd\.(?= of\b)|(?<=\b[Bb]oard of )(Educ)\."),
    lambda match: "Education" if match[1] else "Board", frozenset("BE"),
)  # fmt: skip
COMPANIES: Final = Rule("companies", _COMPANIES, lambda match: closed(match, "Company"), frozenset("C"))
