"""Words that are spelled alike and said in two ways, where the words beside them decide and the voice gets it wrong.

Few rules, each sure of its case: the respelling is a word that eSpeak NG says as wanted ("red", "led", "tare",
"cloze"). What eSpeak gets right by itself ("I have read", "to close", "live music") is left alone, and so is doubt.
"""

import re
from typing import Final

from msgspec import Struct

from narrator.script.spoken.english.written_code import PLACES
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_REACH: Final = 60
"""Characters looked at on each side."""


class _Case(Struct, frozen=True):
    """A way of saying a word: taken when what follows matches *after*, or what precedes matches *before*."""

    say: str
    after: Pattern | None = None
    before: Pattern | None = None
    never_before: Pattern | None = None
    both: bool = False
    """Both sides must match, not either."""


def _re(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE)


_METALS: Final = "mercury|zinc|copper|tin|arsenic|cadmium|asbestos|iron|nickel"
_THINGS: Final = (
    r"pipes?|piping|paints?|poisoning|bullets?|shot|weights?|acid|levels?|exposure|ore"
    r"|mines?|mining|smelters?|contamination"
    r"|dust|batter(?:y|ies)|glass|crystal|solder|oxide|acetate|sheets?|apron|shielding"
    r"|sinkers?|foil|toxicity|roof|coffin"
)
_PLACES: Final = (
    r"in (?:the |our |their |your |its |drinking |tap )?(?:water|blood|paint|soil|gasoline|petrol|air|pipes)"
)
_IMPERATIVE: Final = _re(r"(?:^|[.!?:;] |[\"“(]|\bplease |\bthen |, |\band |\bor )$")
_OBJECT: Final = (
    r" (?:the|your|his|her|its|their|my|our|this|that|these|those|all|any|it|them|both|an?|each|every|only)\b"
)
_SPEAKER: Final = r"\b(?:i|we|they|you|he|she)"
_AUXILIARY: Final = _re(
    r"\b(?:did|does|do|can|could|will|would|shall|should|may|might|must|let|lets|make|makes"
    r"|made|help|helps|helped|hear|heard"
    r"|see|saw|watch|watched|have|had|suggest|suggested|insist|insisted|that|whether|if)"
    r"(?:n't|n’t)? (?:he|she)(?: \w{2,12})? $"
)
_CASES: Final[dict[str, tuple[_Case, ...]]] = {
    "read": (
        _Case(
            "red",
            before=_re(r"\b(?:he|she)(?: (?:then|also|once|never|first|only|just|even|often|aloud|quickly))? $"),
            never_before=_AUXILIARY,
        ),
        _Case("red", before=_re(rf"{_SPEAKER} (?:just|recently|once|finally|first) $")),
        _Case(
            "red",
            before=_re(rf"{_SPEAKER} $"),
            both=True,
            after=_re(r"^[^.;!?]{0,40}\b(?:yesterday|last (?:night|week|month|year|summer|winter|spring|fall)|ago)\b"),
        ),
    ),
    "lead": (
        _Case(
            "led",
            after=_re(
                rf"^(?: (?:{_THINGS}|{_PLACES})\b|-(?:free|acid|based|lined|glazed)|,? (?:and|or) (?:{_METALS})\b)"
            ),
            never_before=_re(r"\b(?:to|will|can|would|could|may|might|they|we|you|i|who|that|which) $"),
        ),
        _Case(
            "led",
            before=_re(
                rf"\b(?:made of|traces? of|amounts? of|levels? of|of pure|containing|contains?|molten|melted|pencil"
                rf"|tetraethyl|(?:{_METALS}),? (?:and|or)|(?:{_METALS}),) $"
            ),
            after=_re(r"^(?! (?:to|the|the way|singer|role|actor)\b)"),
            both=True,
        ),
    ),
    "tear": (
        _Case(
            "tare",
            after=_re(
                r"^ (?:(?:it|them|him|her|us|me|this|that|these|those|down|apart|off|out|open|through"
                r"|away|into|loose)\b"
                r"|up (?:the|an?|your|my|his|her|their|our|this|that|it|them)\b)"
            ),
            never_before=_re(r"\b(?:a|the|one|this|that|single|each|every) $"),
        ),
        _Case(
            "tare",
            after=_re(
                r"^ in (?:the|his|her|my|a|their|its) (?:fabric|muscle|ligament|tendon|cloth|shirt|jacket|sleeve|roof"
                r"|canvas|paper|seam|sail|net)\b"
            ),
        ),
        _Case(
            "tare",
            before=_re(
                r"\b(?:muscle|ligament|tendon|meniscus|cuff|hamstring|calf|labral|A\.?C\.?L|cartilage|wear and) $"
            ),
        ),
    ),
    "tears": (
        _Case(
            "tares",
            after=_re(r"^ (?:it|them|down|apart|off|open)\b"),
            never_before=_re(r"\b(?:the|of|in|into|my|his|their|our|your|with|to|and|wept|shed|her) $"),
        ),
    ),
    "wind": (
        _Case(
            "wined",
            after=_re(r"^ (?:(?:its|their|his|her|our|your|my) way|the (?:clock|watch|crank|yarn|rope|thread|wool))\b"),
        ),
    ),
    "bow": (
        _Case(
            "bough",
            after=_re(
                r"^ (?:down|before|out of|deeply|(?:your|his|her|our|their|my) heads?|to (?:pressure"
                r"|the (?:king|queen|inevitable|audience)))\b"
            ),
        ),
        _Case(
            "bough",
            before=_re(
                r"\b(?:take|takes|took|taking|taken|made|gave|makes|gives) (?:a|his|her|their|another"
                r"|one last|one final)(?: (?:deep|low|final|little|small|slight|polite|last))? $"
            ),
            after=_re(r"^(?! (?:and arrows?|tie|saw))"),
            both=True,
        ),
        _Case(
            "bough", after=_re(r"^ (?:of (?:the|a|his|her|our) (?:ship|boat|vessel|canoe|ferry)|to stern|thrusters?)\b")
        ),
    ),
    "close": (_Case("cloze", before=_IMPERATIVE, after=_re(rf"^{_OBJECT}"), both=True),),
    "use": (
        _Case(
            "yooze",
            after=_re(rf"^{_OBJECT}"),
            never_before=_re(
                r"\b(?:the|of|in|for|its|his|her|their|my|our|your|any|no|some|such|heavy|common|fair"
                r"|personal|drug|substance|alcohol|first"
                r"|to|i|you|we|they|will|can|could|would|should|must|may|might|not|n't|then|let's) $"
            ),
        ),
    ),
    "live": (
        _Case(
            "liv",
            before=_re(
                r"\b(?:also|still|currently|actually|really|both|often|never|always|generally|mostly|now|all) $"
            ),
            after=_re(
                r"^ (?:in|here|there|with|at|alone|together|near|under|by|out|as|longer|well|without"
                r"|within|among|off|and"
                r"|through|for|like|where|close|far|forever|happily|your|our|their|his|her|my|according)\b"
            ),
            both=True,
        ),
    ),
    "minute": (
        _Case(
            "my newt",
            after=_re(
                r"^ (?:details?|amounts?|quantit(?:y|ies)|particles?|differences?|traces?|doses?|cracks?"
                r"|organisms?|creatures?|variations?|proportions?|droplets?|crystals?|fragments?)\b"
            ),
            never_before=_re(
                r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty"
                r"|sixty|ninety|per|last|every|next)[ -]$"
            ),
        ),
    ),
    "bass": (
        _Case("bas", before=_re(r"\b(?:sea|largemouth|smallmouth|striped|freshwater|Chilean sea) $")),
        _Case("bas", after=_re(r"^ (?:fishing|fisherm[ae]n|fillets?|boats?|tournaments?)\b")),
    ),
    "excuse": (
        _Case(
            "excuze",
            after=_re(r"^ (?:me|us|him|her|them|my)\b"),
            never_before=_re(r"\b(?:an|the|no|his|her|their|your|my|poor|good) $"),
        ),
    ),
    "resume": (_Case("résumé", before=_re(r"\b(?:a|my|your|his|her|our|their|updated|polished|impressive) $")),),
    "resumes": (_Case("résumés", before=_re(r"\b(?:of|our|their|your|updated|the|send|sent|two|many) $")),),
    "dove": (
        _Case(
            "dohv",
            after=_re(r"^ (?:into|in|off|deep|deeper|headfirst|down|under|underwater|straight|right)\b"),
            never_before=_re(r"\b(?:the|an?|white|mourning|turtle|peace|this|that|each) $"),
        ),
    ),
    "house": (
        _Case(
            "howz",
            before=_re(r"\b(?:to|can|could|will|would) $"),
            both=True,
            after=_re(
                r"^ (?:the|them|him|her|an?|its|up|over|more|about|people|families|refugees|students|all|some)\b"
            ),
        ),
    ),
    **{
        f"{letter}th": (_Case(name, before=_re(r"\b(?:the|this|that|each|every) $")),)
        for letter, name in PLACES.items()
    },
}
_PATTERN: Final = Pattern(rf"(?<![\w'’-])({'|'.join(sorted(_CASES, key=len, reverse=True))})(?![\w'’])", re.IGNORECASE)


def _holds(case: _Case, before: str, after: str) -> bool:
    if case.never_before and case.never_before.search(before):
        return False
    found = [
        bool(pattern.search(side))
        for pattern, side in ((case.after, after), (case.before, before))
        if pattern is not None
    ]
    return all(found) if case.both else any(found)


def _say(match: re.Match[str]) -> str:
    written, text = match[0], match.string
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + _REACH]
    said = next((case.say for case in _CASES[written.lower()] if _holds(case, before, after)), written)
    return said.capitalize() if written[0].isupper() else said


RULE: Final = Rule("heteronyms", _PATTERN, _say)
