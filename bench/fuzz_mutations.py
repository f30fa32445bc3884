"""Seeds → inputs that nobody would write: cut, doubled, spliced, nested, repeated to a size, damaged archives."""

import json
import random
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

TOKENS = (
    "<", ">", "</", "/>", "<!--", "-->", "<!-", "<?", "?>", "<![CDATA[", "]]>", "<!DOCTYPE html>", "&", "&amp;",
    "&#", "&#x", "&#xD800;", "&#0;", "&#x110000;", "&nosuch;", "<p>", "</p>", "<b>", "</b>", "<i>", "<em>",
    "</em>", "<em>a</b>", '<a href="', "<a>", "</a>", "<div>", "</div>", "<span>", "<table>", "<tr>", "<td>",
    "<td colspan=9999999>", "<td rowspan=65535>", "</table>", "<ul>", "<li>", "<ol start=-1>",
    "<ol start=99999999999999999999>", "<dl><dt>", "<dd>", "<blockquote>", "<ruby>", "<rt>", "<rp>", "<svg>",
    "</svg>", "<svg><title>", "<math>", '<annotation encoding="application/x-tex">', "<script>", "</script>",
    "<style>", "<textarea>", "<title>", "<plaintext>", "<noscript>", "<template>", "<select><option>",
    "<details><summary>", "<figure>", "<figcaption>", '<img src=x alt="', "<img>", "<picture>", "<iframe>",
    "<video>", "<object>", "<br>", "<hr>", "<pre>", "<code>", "<h1>", "<h6>", "<q>", "<sup>", "<sub>", "<mark>",
    "<x-y>", "<o:p>", 'xmlns:a="b"', ' id="', ' class="', ' style="', '="', "'", "*", "**", "***", "_",
    "__", "`", "``", "```", "~~~", "\\`", "\\```", "~", "~~", "[", "]", "](", "](<", ")", "![", "[^", "[^1]",
    "[^1]:", "^[", "[a]: ", "[a][", "!", "#", "# ", "###### ", "> ", ">", "- ", "* ", "+ ", "1. ", "1) ",
    "999999999. ", "    ", "\t", "|", "|-|", "| a | b |\n|---|---|\n", ":-:", "---", "===", "\n", "\n\n",
    "\r\n", "\r", "  \n", "\\\n", "\\", "{", "}", "{{", "}}", "{%", "%}", "{{<", ">}}", "{{%", "%}}", "{: ",
    "{#", "{.", ":::", "::: note", "!!! note", "??? note", "$", "$$", "\\(", "\\)", "\\[", "\\]",
    "\\begin{equation}", "\\end{equation}", ":-)", ": ", "*[HTML]: x", "==", "++", "---\ntitle: ", "+++\n",
    "!!python/object:x {}", "&a [*a]", "export const a = ", "import x from 'y'", "<Tabs>", "{/*", "*/}", "[[",
    "]]", "![[", "%%", "\ufeff", "\u200b", "\u202e", "\u00ad", "\u0301", "😀", "👨\u200d👩", "🇩🇪", "漢字",
    "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\x00", "\x0b", "\x0c", "\x1b", "\x85",
    "\u2028", "\ud7ff", "\ufffe", "\ufffd", "ﬁ", "ǅ", "İ", "ß", "K", "½", "²", "Ⅷ", "①", "\u0663", "\u096f",
    "1", "-1", "1,000,000", "1.5", "1/2", "10:30", "9/11", "1e400", "0x1F", "\u0663\u0664\u0665",
    "99999999999999999999999999999999", "$5.2 million", "€", "£3.50", "5 km", "5°C", "100%", "3-0", "1990s",
    "'90s", "XIV", "Louis XIV", "Henry VIII", "A. B. C. ", "J. R. R. ", "St.", "Dr. ", "No. 5", "p. 12",
    "pp. 3-9", "Luke 1:1-3", "e.g. ", "i.e. ", "a.m.", "U.S.", "@user", "#tag", "a@b.c", "http://a.b/c?d=e#f",
    "https://", "www.a.b", "file.txt", "/etc/passwd", "C:\\x", "v1.2.3", "+1 555 123 4567", "978-3-16-148410-0",
    "2024-02-30", "31.12.1999", "12/31/99", "<=", "->", "…", "—", "–", "“", "”", "‘", "’", "«", "»", "!" * 9,
    "a" * 300, " " * 300, "a " * 90, "_" * 60,
)  # fmt: skip
"""Beginnings without ends, ends without beginnings, and written forms that rules look for."""
DENSE = "aaaAI11 \n\n\t.,:;!?-—–*_`~#>|<>/=&[](){}$\\\"'“’@%^+é漢"
"""What blocks of a few characters are made of: markup, punctuation, and a letter here and there."""
LONG_CHARACTERS = 100_000


def mutated(text: str, others: Sequence[str], chance: random.Random, most: int = 6) -> str:
    """Return *text* after one to *most* random changes; seldom longer than a few thousand characters."""
    for _ in range(chance.randint(1, most)):
        text = chance.choice(CHANGES)(text, others, chance)
    return text


def insert(text: str, _others: Sequence[str], chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(TOKENS) + text[at:]


def wrap(text: str, _others: Sequence[str], chance: random.Random) -> str:
    begin, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[:begin] + chance.choice(TOKENS) + text[begin:end] + chance.choice(TOKENS) + text[end:]


def delete(text: str, _others: Sequence[str], chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 5, 30)) :]


def double(text: str, _others: Sequence[str], chance: random.Random) -> str:
    begin, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[:end] + text[begin : min(end, begin + 300)] * chance.randint(1, 4) + text[end:]


def splice(text: str, others: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(others)
    at = chance.randint(0, len(other))
    return text[: chance.randint(0, len(text))] + other[at : at + 1500]


def character(text: str, _others: Sequence[str], chance: random.Random) -> str:
    at = chance.randint(0, max(len(text) - 1, 0))
    point = chance.choice((chance.randint(0, 127), chance.randint(0, 0x2FFF), chance.randint(0xE000, 0x10FFFF)))
    return text[:at] + chr(point) + text[at + 1 :]


def cut(text: str, _others: Sequence[str], chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] if chance.random() < 0.5 else text[at:]


CHANGES = (insert, insert, wrap, delete, double, splice, character, cut)


def in_json(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Return the JSON *text* with one to three values changed: a string mutated, or another type there."""
    tree = json.loads(text)
    for _ in range(chance.randint(1, 3)):
        all_places = list(places(tree))
        strings = [(holder, key) for holder, key in all_places if isinstance(holder[key], str)]
        if strings and chance.random() < 0.7:
            holder, key = chance.choice(strings)
            holder[key] = mutated(holder[key], others, chance, 3)
        elif all_places:
            holder, key = chance.choice(all_places)
            value = holder[key]
            holder[key] = chance.choice((None, True, 0, -1, 1e308, 10**30, "", "\ud800", [], {}, [value], {"a": value}))
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5)


def places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container of *tree* with each of its keys."""
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        for key, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
            yield holder, key
            if isinstance(value, dict | list):
                waiting.append(value)


def dense(chance: random.Random, characters: int = LONG_CHARACTERS) -> str:
    """Return a block of one to twelve characters over and over: as many blocks, lines or marks as a text can hold."""
    block = "".join(chance.choices(DENSE, k=chance.randint(1, 12)))
    return block * (characters // len(block.encode()))


def repeated(chance: random.Random, characters: int = LONG_CHARACTERS) -> str:
    """Return one to three tokens over and over, now and then closed by others: what makes a reader quadratic."""
    piece = "".join(chance.choices(TOKENS, k=chance.choice((1, 1, 2, 2, 3))))
    if chance.random() < 0.5:
        piece += chance.choice(("a", "a ", "\n", " b\n", "1"))
    head = chance.choice(TOKENS) if chance.random() < 0.3 else ""
    if chance.random() < 0.25:
        other = "".join(chance.choices(TOKENS, k=chance.choice((1, 2))))
        return head + piece * (characters // 2 // len(piece)) + other * (characters // 2 // len(other))
    return head + piece * (characters // len(piece))


def damaged_archive(archive: bytes, others: Sequence[str], chance: random.Random) -> bytes:
    """Return *archive* with one part's text changed, or (as any other file) with some of its own bytes changed."""
    if chance.random() < 0.3 or not archive.startswith(b"PK"):
        data = bytearray(archive)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.choice((0, 255, chance.randrange(256)))
        return bytes(data)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        changed = chance.choice(names)
        for name in names:
            part = old.read(name)
            if name == changed:
                part = mutated(part.decode("utf-8", "replace"), others, chance, 3).encode("utf-8", "surrogatepass")
            new.writestr(name, part)
    return made.getvalue()
