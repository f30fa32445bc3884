"""Blocks of real posts as narrator reads them, against markdown-it-py, with stock Python-Markdown as peer.

    python bench/markdown_blocks.py --corpus FOLDER [--mutations 3] [--show 20]

A block is its kind, its level or number, and its text with white space folded; the figure is the F1 of the two
multisets over all posts. Template tags and front matter are taken out before either parser. Mutated posts have a
third of their blank lines dropped and a tenth of their lines indented by one to three columns. `--show` lists the
disagreements. Those that are meant, because the generators that the posts were written for read more than
CommonMark, stay in the figure; a second figure is printed for the same posts without these marks (`MEANT`).
"""

import argparse
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.front_matter.split import split
from narrator.reading.markdown.templates.take import take
from narrator.reading.markdown.templates.taken import MARK

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "iframe",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
MEANT = {
    "call-outs": re.compile(r"^(?:[ ]*(?:!!!|\?\?\?)\+? .*\n(?:(?:[ ]{4}.*)?\n)*|[ ]*:::.*$)", re.MULTILINE),
    "Markdown inside HTML": re.compile(r"""[ ]markdown(?:="?(?:1|block|span|true)?"?)?(?=[ >])"""),
    "mathematics": re.compile(r"\$\$(?:[^$]|\$(?!\$))*\$\$"),
    "attribute lists": re.compile(r"\{:?[ ]*(?:[.#][\w-]+|\w+=\"[^\"\n]*\")(?:[ ]+[^{}\n]*)?\}"),
    "emphasis that hugs signs": re.compile(
        r"(?<=\S)\*\*(?=[^\w\s])|(?<=[^\w\s])\*\*(?=\S)|(?<=[^\x00-\u1fff])\*+|\*+(?=[^\x00-\u1fff])"
    ),
}
"""What generators read and CommonMark does not: taken out of both for the second figure."""
UNREAD = frozenset(("script", "style", "template", "input"))
Block = tuple[str, int, str]


def blocks(html: str) -> Counter[Block]:
    """Return the blocks of *html*, counted."""
    root = lxml.html.fragment_fromstring(f"<i></i>{html}", create_parent="section")
    return Counter(block for block in _blocks(root, "p", 0) if block[2])


def _blocks(element, kind: str, level: int) -> Iterator[Block]:
    text = [element.text or ""]
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
    for child in element:
        if not isinstance(child.tag, str) or child.tag in UNREAD:
            pass
        elif child.tag == "pre":
            yield from ((kind, level, _folded("".join(text))), ("code", 0, _folded("".join(child.itertext()))))
            text = []
        elif child.tag in BLOCKS or any(inner.tag in BLOCKS for inner in child.iter()):
            yield kind, level, _folded("".join(text))
            yield from _blocks(child, *_kind_of(child, element, kind, level, number))
            number += child.tag == "li"
            text = []
        else:
            text.append(_inline_text(child))
        text.append(child.tail or "")
    yield kind, level, _folded("".join(text))


def _kind_of(child, parent, kind: str, level: int, number: int) -> tuple[str, int]:
    if re.fullmatch(r"h[1-6]", child.tag):
        return "heading", int(child.tag[1])
    if child.tag == "li":
        return ("number", number) if parent.tag == "ol" and "footnote" not in _classes(parent) else ("item", 0)
    if child.tag == "blockquote":
        return "quote", level + 1 if kind == "quote" else 1
    if child.tag in ("td", "th"):
        return "cell", 0
    return (child.tag, 0) if child.tag in ("dt", "dd", "figcaption", "summary") else (kind, level)


def _classes(element) -> str:
    parent = element.getparent()
    return f"{element.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}"


def _inline_text(element) -> str:
    if element.tag == "img":
        return element.get("alt") or ""
    if element.tag == "br":
        return " "
    if "footnote" in (element.get("class") or "") or (
        element.tag == "sup" and (element.get("id") or "").startswith("fn")
    ):
        return ""
    inside = "".join(_inline_text(child) + (child.tail or "") for child in element if isinstance(child.tag, str))
    return (element.text or "") + inside


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def body_of(path: Path) -> str:
    """Return a post's Markdown, front matter and template tags out."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    head = split(text)
    kept, _ = take(text[head.begin : head.end])
    kept = re.sub(r"^[ \t]*\{:[^}\n]*\}[ \t]*$|[ \t]*\{[:#.][^}\n]*\}(?=[ \t]*$)", "", kept, flags=re.MULTILINE)
    return re.sub(rf"<!--{MARK.pattern}-->", "", kept)


def without_meant(text: str) -> str:
    """Return *text* without the marks that are meant to be read otherwise than CommonMark does."""
    for pattern in MEANT.values():
        text = pattern.sub("", text)
    return text


def mutated(text: str, chance: random.Random) -> str:
    """Return *text* with blank lines dropped and lines re-indented."""
    lines = []
    for line in text.split("\n"):
        if not line.strip() and chance.random() < 1 / 3:
            continue
        lines.append(" " * chance.randint(1, 3) + line if line.strip() and chance.random() < 0.1 else line)
    return "\n".join(lines)


def oracle() -> Callable[[str], str]:
    """Return markdown-it-py with the same dialects."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin).render


def stock(text: str) -> str:
    """Return stock Python-Markdown's HTML, with the options that suit blogs best."""
    return markdown.markdown(text, extensions=["extra", "admonition", "sane_lists"], tab_length=2)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--mutations", type=int, default=3)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    paths = [path for path in sorted(options.corpus.iterdir()) if path.is_file() and path.suffix != ".tsv"]
    texts = {path.name: body_of(path) for path in paths}
    chance = random.Random(7)
    sets = {"as written": list(texts.items())}
    sets["meant out"] = [(name, without_meant(text)) for name, text in texts.items()]
    sets["mutated"] = [(name, mutated(text, chance)) for name, text in texts.items() for _ in range(options.mutations)]
    gold = oracle()
    for title, posts in sets.items():
        for peer, convert in (("narrator", to_html), ("Python-Markdown", stock)):
            common = total = perfect = 0
            shown: list[str] = []
            for name, text in posts:
                wanted, found = blocks(gold(text)), blocks(convert(text))
                same = (wanted & found).total()
                common, total = common + 2 * same, total + wanted.total() + found.total()
                perfect += wanted == found
                if peer == "narrator":
                    shown += [f"  {name}: - {block}" for block in wanted - found]
                    shown += [f"  {name}: + {block}" for block in found - wanted]
            print(f"{title:10} {peer:16} F1 {common / total:.4f}  {perfect} of {len(posts)} posts without a difference")
            print("\n".join(line[:200] for line in shown[: options.show]), end="\n" if shown[: options.show] else "")


if __name__ == "__main__":
    main()
