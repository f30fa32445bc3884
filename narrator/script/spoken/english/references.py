"""References to pages, chapters and the like: "pp. 12–15" → "pages twelve to fifteen", "vol. 3", "No. 5", "§ 4"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_ONE: Final = {
    "p.": "page", "pg.": "page", "pag.": "page", "ch.": "chapter", "chap.": "chapter", "vol.": "volume",
    "vol": "volume",
    "no.": "number", "nos.": "numbers", "nr.": "number", "fig.": "figure", "figs.": "figures", "sec.": "section",
    "sect.": "section", "eq.": "equation", "eqs.": "equations", "art.": "article", "v.": "verse", "vv.": "verses",
    "pp.": "pages", "vols.": "volumes", "chs.": "chapters", "chaps.": "chapters", "l.": "line",
    "ll.": "lines", "n.": "note", "fn.": "footnote", "app.": "appendix", "pt.": "part", "pts.": "parts",
    "tab.": "table", "para.": "paragraph", "paras.": "paragraphs", "bk.": "book", "pl.": "plate",
    "op.": "opus", "par.": "paragraph", "ex.": "example", "lit.": "litera", "ann.": "annex", "cl.": "clause",
    "rm.": "room", "bldg.": "building", "rt.": "route", "ste.": "suite", "fl.": "floor", "apt.": "apartment",
    "flr.": "floor", "hwy.": "highway", "hwy": "highway", "rte.": "route", "rte": "route",
}  # fmt: skip
_NAMES: Final = {
    **_ONE,
    **{short.capitalize(): name.capitalize() for short, name in _ONE.items() if len(short) > 2},
}
_PATTERN: Final = Pattern(
    r"(?<![\w.])(?:(?<!\w\. )|(?<=[Cc]f\. )|(?<=[Vv]s\. )"
    rf"|(?<=ed\. )|(?<=[Ii]d\. )|(?<=al\. ))(?:({either(_NAMES)}) ?(?=\d|#)"
    r"|(pp?\.|Pp\.|[Cc]h\.|[Vv]ols?\.|[Pp]ts?\.|[Bb]k\.|[Nn]os?\.|[Ss]ec\.|[Ff]igs?\.|[Aa]rt\.|[Aa]pp\.|[Tt]ab\.) ?"
    r"(?=[ivxlc]{1,7}\b|(?!I [a-z]|I['’])[IVXLC]{1,7}\b)|([Ee]qs?\.|[Ff]igs?\.) (?=\(\d))"
)
_SECTIONS: Final = Pattern(r"(?<!\d )\b([Ss])ecs\. (?=\d)")
_SECTION: Final = Pattern(r"(§{1,2}|¶{1,2}) ?(?=\w)")
_SIGNS: Final = {"§": "section ", "§§": "sections ", "¶": "paragraph ", "¶¶": "paragraphs "}

_ANSWER: Final = Pattern(r"\b(?:is|was|says?|said|answers?|answered|be|oh|yes or) \Z")


def _say(match: re.Match[str]) -> str:
    """Leave the "no." that ends a sentence: "The answer is no. 10 of them left."."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if match[0].startswith("no.") and _ANSWER.search(before):
        return match[0]
    return f"{_NAMES[match[1] or match[2] or match[3]]} "


SECTIONS: Final = Rule("sections", _SECTIONS, lambda match: f"{match[1]}ections ", frozenset("s"))
NAMES: Final = Rule(
    "references",
    _PATTERN,
    _say,
    frozenset("0123456789ivxlcIVXLC#"),
    bare=True,
)
SIGNS: Final = Rule("section signs", _SECTION, lambda match: _SIGNS[match[1]], frozenset("§¶"))
