"""Sentences of a segment's text: sentencex, with a small repair pass and the author's hard line breaks."""

import re
from functools import lru_cache
from typing import Final

import sentencex

from narrator.script.ordinary_words import rarity
from narrator.script.sentence_habits import is_initial, sentence_habits, word_ends

WINDOW_CHARACTERS: Final = 5000
"""How much sentencex gets at once: its search for closing quotes is quadratic, 100,000 of them take seconds."""
LONGEST_CHARACTERS: Final = 1000
"""Over a minute of speech: such a sentence is cut at a clause."""
LONG_LINE_CHARACTERS: Final = 45
"""A line this long that breaks off before a small letter was wrapped by hand, not ended."""
LOOK_CHARACTERS: Final = 40
"""How far the repair pass looks to both sides of a border."""
LOOKED_AROUND: Final = 20
"""How far a habit that holds a sentence together reaches to both sides."""
_QUOTED_END: Final = re.compile(
    r"(?<=[a-zß-öø-ÿ]{2}\.)[\"”»](?= [A-ZÀ-ÖØ-Þ])"
    r"|(?<=[?!])[\"”»](?= (?:An?|The|It|He|She|We|They|You|But|And|So|In|On|At|This|That|There|Then|If|When)\b)"
)
"""A sentence that ends inside quotation marks: after a full stop any capital begins the next; after a question, only
a word that would be small if it told who asked ("“Far?” Mary asked." is one sentence)."""
_ASKED: Final = re.compile(
    r"(?:I|[A-Z][a-z]{1,20}) (?:said|says|asked|asks|cried|replied|answered|added|shouted|whispered|wondered|called)\b"
)
"""Who spoke, after a question or an exclamation in quotation marks."""
_QUOTED: Final = re.compile(r"[\"“„«]([^\"“”„«»\n]{12,4000})[\"”“»]")
"""What stands between quotation marks and is long enough to be several sentences."""
_WHOLE_QUOTED: Final = 40
"""Shorter quotations are whole behind a comma or colon, and cut only between pieces that hold a word each."""
_TELLS: Final = re.compile(r"[,:] ?\Z")
_SOME_WORD: Final = re.compile(r"[^\W\d_][^\W\d_A-ZÀ-ÞА-ЯЁ]")
_LAST_WORD: Final = re.compile(r"[^\s(\[\"“„«'‘]{1,20}\Z")
_LETTERS: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}\.\Z")
_LETTERS_ON: Final = re.compile(r"[^\W\d_]{1,3}\.(?!\w)")
_CLOSERS: Final = ")]}»”’\"'"
_MISSED: Final = re.compile(
    r"(?:\(…\)|\[…\]|\[\.\.\.\]|…|[?!]{1,3})[»”’\"')\]]?(?= ?[A-ZÀ-ÖØ-ÞЀ-Я])|[.?!]\)(?= [\[(]?[A-ZÀ-ÖØ-ÞЀ-Я])"
    r"|(?<=[a-z])[.?!]\](?= [\[(]?[A-ZÀ-ÖØ-ÞЀ-Я])"
    r"|(?<=[a-zß-öø-ÿ]{2})[.?!](?= \((?:\d{1,2}|[a-h]|[ivx]{1,4})\) [A-ZÀ-ÖØ-ÞЀ-Я])"
    r"|[。！？](?=[0-9０-９A-Za-z])"
)
_CAMEL: Final = re.compile(r"[a-z]{1,3}[A-Z]")
"""A name that begins small: "iPhone", "macOS"."""
_ITEM_NUMBER: Final = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s*\Z")
_ENDED_WORD: Final = re.compile(r"([^\W\d_]{0,30}[^\W\d_A-Z]{5})\.\Z")
"""A word that is too long for an abbreviation: a small letter after it begins a name such as "npm"."""
_TOLD: Final = re.compile(r"[–—-] [^\W\d_A-ZÀ-ÞА-ЯЁŚŹŻŁĆ]")
"""Who spoke, behind a dash: "— Идёшь? — спросил он.\""""
_QUOTES_GO_ON: Final = frozenset("とっがはをにのもで")
"""What a Japanese quotation goes on with: "「来ますか？」と聞いた。\""""
_CHINESE_ASKED: Final = re.compile(r"[^\s，。！？、“”]{1,8}[问說说道喊叫答嚷](?:道|着|了)?[。，：！]")
"""Who spoke, after a Chinese quotation: "“你来吗？”他问。\""""
_DOUBLE_INITIAL: Final = re.compile(r"(?<!\w)[^\W\d_a-z]\.[-‐‑][^\W\d_a-z]\.\Z")
"""Initials of a double name: "J.-P. Martin"."""
_INITIAL: Final = re.compile(r"(?<!\w)[^\W\d_]\.\Z")
_CAPITALS: Final = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĞİŞȘȚĂŐŰЀ-Я"
_ORDINAL: Final = re.compile(r"(?:\A|[\s(]|\.[–-])(?:\d{1,2}\./)?\d{1,3}\.\Z")
_THOUSANDTH: Final = re.compile(r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Zz]u[rm]|[Bb]eim|[Vv]om|[Aa]m) \d{4}\.\Z")
"""A German article before a number that is no year: "die 1000. Vorstellung"."""
_ROMAN: Final = re.compile(r"(?:[IVX]{2,7}|V|X(?=[,.;:)]|\Z))(?![\w'’])")
"""A Roman numeral; one of a single letter only where it is hardly a word."""
_OMISSION: Final = ("(…)", "[…]", "(...)", "[...]")


@lru_cache(maxsize=1024)
def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return begin and end of each sentence of *text*, in order, without the white space between them.

    Remembered: the script is written by them, and the preflight counts their words.
    """
    found: list[tuple[int, int]] = []
    for begin, end in _lines(text):
        for sentence in _line_sentences(text, begin, end, language.partition("-")[0].lower()):
            found += [sentence] if sentence[1] - sentence[0] <= LONGEST_CHARACTERS else _clauses(text, *sentence)
    return tuple(found)


def _clauses(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Cut an overlong sentence where a reader would breathe: after a clause, else a word, else anywhere."""
    pieces: list[tuple[int, int]] = []
    while end - begin > LONGEST_CHARACTERS:
        window = text[begin : begin + LONGEST_CHARACTERS]
        cut = max(window.rfind(mark) + len(mark) for mark in ("; ", ": ", " — ", " – ", ", ", "，", "、"))
        if cut < LONGEST_CHARACTERS // 2:
            cut = max(cut, window.rfind(" ") + 1)
        if cut < LONGEST_CHARACTERS // 10:
            cut = LONGEST_CHARACTERS
        pieces.append((begin, begin + len(text[begin : begin + cut].rstrip())))
        begin += cut
        begin += len(text[begin:end]) - len(text[begin:end].lstrip()) if text[begin : begin + 1].isspace() else 0
    return [*pieces, (begin, end)]


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that the author ended; a line wrapped by hand is joined with the next."""
    lines: list[tuple[int, int]] = []
    begin = 0
    position = text.find("\n")
    while position >= 0:
        line = text[begin:position].rstrip()
        rest = text[position + 1 : position + 50].lstrip()
        wrapped = len(line) >= LONG_LINE_CHARACTERS and rest[:1].islower() and (line[-1].isalnum() or line[-1] == ",")
        if not wrapped:
            lines.append((begin, position))
            begin = position + 1
        position = text.find("\n", position + 1)
    lines.append((begin, len(text)))
    return lines


def _line_sentences(text: str, begin: int, end: int, language: str) -> list[tuple[int, int]]:
    borders = _borders(text[begin:end], language)
    found = []
    for left, right in zip([0, *borders], [*borders, end - begin], strict=True):
        piece = text[begin + left : begin + right]
        stripped = piece.strip()
        if stripped:
            start = begin + left + len(piece) - len(piece.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _borders(line: str, language: str) -> list[int]:
    """Return where one sentence ends and the next begins, repaired."""
    cuts = _cuts(line, language)
    cuts.update(match.end() for match in _MISSED.finditer(line) if match.end() < len(line))
    cuts.update(match.end() for match in _QUOTED_END.finditer(line))
    cuts.update(_quoted_cuts(line, language))
    ends = sentence_habits(language).ends
    if ends:
        cuts.update(match.end() for match in _ends(ends).finditer(line))
    sure = word_ends(line, language, cuts)
    for quoted in _QUOTED.finditer(line) if sure else ():
        sure.difference_update(range(quoted.start() + 1, quoted.end()))
    cuts |= sure
    small = sum(line[cut : cut + 40].lstrip()[:1].islower() for cut in cuts)
    writes_small = small > 2 and small * 2 > len(cuts)
    borders: list[int] = []
    previous = 0
    for cut in sorted(cuts):
        if cut in sure or not _joins(line, previous, cut, language, writes_small=writes_small):
            borders.append(cut)
            previous = cut
    return borders


@lru_cache(maxsize=32)
def _ends(words: str) -> re.Pattern[str]:
    """Return the pattern of *words* before a full stop and a capital."""
    return re.compile(rf"(?<!\w)(?:{words})\.(?= (?![IVXLC]{{2}})[{_CAPITALS}¿¡])")


def _quoted_cuts(line: str, language: str) -> set[int]:
    """Return the borders inside quotation marks, which sentencex leaves whole."""
    cuts: set[int] = set()
    for quoted in _QUOTED.finditer(line):
        at = quoted.start(1)
        pieces = sentencex.segment(language, quoted[1])
        is_told = _TELLS.search(line, max(0, quoted.start() - 2), quoted.start()) is not None
        if len(quoted[1]) < _WHOLE_QUOTED and (is_told or not all(map(_SOME_WORD.search, pieces))):
            continue
        for piece in pieces[:-1]:
            at += len(piece)
            cuts.add(at)
    return cuts


def _cuts(line: str, language: str) -> set[int]:
    """Return sentencex's own borders, asked for window by window."""
    cuts: set[int] = set()
    begin = 0
    while begin < len(line):
        window = line[begin : begin + WINDOW_CHARACTERS]
        pieces = sentencex.segment(language, window)
        is_last = begin + len(window) == len(line)
        if not is_last and len(pieces) > 1:
            pieces = pieces[:-1]
        for piece in pieces:
            begin += len(piece)
            cuts.add(begin)
    cuts.discard(len(line))
    return cuts


def _joins(line: str, begin: int, cut: int, language: str, *, writes_small: bool) -> bool:
    """Return whether the border at *cut* of a sentence that began at *begin* is wrong."""
    following = line[cut : cut + LOOK_CHARACTERS].lstrip()
    tail = line[max(begin, cut - LOOK_CHARACTERS) : cut].rstrip()
    if _belongs_before(following) or _is_inside_word(line, cut):
        return True
    if _is_abbreviated(tail, following, language):
        return True
    if not any(character.isalnum() for character in tail):
        return cut - begin <= LOOK_CHARACTERS
    if following[0].islower() and not writes_small and not _has_ended(tail, language) and not _CAMEL.match(following):
        return True
    if _is_told(tail, following):
        return True
    is_number = cut - begin <= LOOK_CHARACTERS and _ITEM_NUMBER.fullmatch(tail) is not None
    return is_number or _is_ordinal(tail, following, language)


def _has_ended(tail: str, language: str) -> bool:
    """Return whether *tail* ends with a whole word, not with one that no list of words has ("3 wins consec.")."""
    last = _ENDED_WORD.search(tail)
    return last is not None and rarity(last[1], language) != 0


def _is_told(tail: str, following: str) -> bool:
    """Return whether a quotation has ended, and who spoke follows."""
    if _TOLD.match(following) or (tail.endswith(("」", "』")) and following[0] in _QUOTES_GO_ON):
        return True
    if tail.endswith(("？”", "！”", "？」", "！」", "。”", "，”")) and _CHINESE_ASKED.match(following):
        return True
    return tail.endswith(('?"', '!"', "?”", "!”")) and _ASKED.match(following) is not None


def _belongs_before(following: str) -> bool:
    """Return whether what follows closes a sentence or goes on with it: a stray bracket, a comma, an omission."""
    if following[:1] in ",;:":
        return True
    is_stray = following[:1] in _CLOSERS and not any(character.isalnum() for character in following[:3])
    return is_stray or following.startswith(_OMISSION)


def _is_ordinal(tail: str, following: str, language: str) -> bool:
    """Return whether a number with a full stop is an ordinal: no word follows that begins a sentence."""
    known = sentence_habits(language)
    starts = known.ordinal_starts
    is_ordinal = _ORDINAL.search(tail) or (starts and _THOUSANDTH.search(tail))
    if not (starts or known.dots_ordinals) or not is_ordinal:
        return False
    if known.dots_ordinals:
        return following[0].islower()
    return following.split(maxsplit=1)[0].strip(",") not in starts


def _is_inside_word(line: str, cut: int) -> bool:
    """Return whether the border lies in a word: before the name of ".NET", or in "J.-C." and "î.Hr."."""
    after = line[cut : cut + 2]
    if not after[:1] or after[0].isspace():
        return False
    if after[0].isalpha() and _INITIAL.search(line, max(0, cut - 3), cut):
        return True
    if after.isupper() and after.isalpha() and line[max(0, cut - 3) : cut - 1].isupper() and line[cut - 1] == ".":
        return True  # "ASP.NET"
    return line[max(0, cut - 2) : cut] in {" .", "."} or (after[0] in "-‐‑" and after[1:].isalpha())


def _is_held(before: str, after: str, holds: str) -> bool:
    """Return whether what *holds* describes stands across the border."""
    return any(match.start() < len(before) < match.end() for match in re.finditer(holds, f"{before} {after}"))


def _is_abbreviated(tail: str, following: str, language: str) -> bool:
    """Return whether the full stop at the end of *tail* is an abbreviation's, as what follows tells."""
    last = _LAST_WORD.search(tail)
    if not last or not last[0].endswith("."):
        return False
    word, first = last[0], following[0]
    known = sentence_habits(language)
    is_double = first.isupper() and _DOUBLE_INITIAL.search(tail) is not None
    is_double = is_double or is_initial(tail, following, language)
    is_title = word in known.always or (len(word) > 2 and word[1:].islower() and word.lower() in known.always)
    is_ended = known.ends and word[:-1].isalpha() and _ends(known.ends).match(f"{word} {following}")
    if is_double or (is_title and not is_ended):
        return True
    if known.holds and _is_held(tail[-LOOKED_AROUND:], following[:LOOKED_AROUND], known.holds):
        return True
    is_figure = first.isdigit() or (first == "(" and following[1:2].isdigit()) or _ROMAN.match(following) is not None
    if is_figure and (word in known.figures or word.lower() in known.figures):
        return True
    if first.isalpha() and not first.isupper() and (word in known.small or word.lower() in known.small):
        return True
    return known.is_split and bool(_LETTERS.search(tail) and _LETTERS_ON.match(following)) and word in known.small
