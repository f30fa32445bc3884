"""No word of a post is lost, whatever surrounds it."""

import random
import re

import lxml.html
import pytest

from narrator.reading.markdown.convert import to_html

OPENERS = [
    "# ", "## ", "- ", "* ", "1. ", "3) ", "> ", ">> ", "    ", "   ", "  ", " ", "\t", "", "", "", "| ", "- [ ] ",
    ": ", "!!! note\n    ", ":::tip\n", "> [!NOTE]\n> ", "[^n]: ", "```\n", "$$\n", "<div>\n", "</div>\n", "***\n",
]  # fmt: skip
AROUND = [
    "{}", "*{}*", "**{}**", "_{}_", "`{}`", "~~{}~~", "[{}](/x)", "![{}](/x.png)", "[{}]", "({})", "<b>{}</b>", "**{}",
    "{}*", "`{}", "[{}", "{}]", "\\{}", "{} |", "{}  ", "{}\\", "<{}", "{}>", "$ {} $", "${}$", "[[{}]]", "=={}==",
    "{}:", "{}&amp;", "{}[^n]", '"{}"', "«{}»", "{}。",
]  # fmt: skip


def mixture(seed):
    """Return a text of numbered words in random company, and the words."""
    chance = random.Random(seed)
    words, lines = [], []
    for _ in range(chance.randint(1, 25)):
        line = "".join(chance.choices(OPENERS, k=chance.choice((1, 1, 2, 3))))
        for _ in range(chance.randint(0, 6)):
            words.append(f"word{len(words)}x")
            line += chance.choice(AROUND).format(words[-1]) + chance.choice((" ", " ", "", ", "))
        lines.append(line + chance.choice(("", "", "\n")))
    return "\n".join(lines), words


def said(html):
    """Return what a reader of *html* can find: text, descriptions, and what stands in code."""
    tree = lxml.html.fragment_fromstring(html, create_parent="main")
    return " ".join([*tree.itertext(), *(image.get("alt") or "" for image in tree.iter("img"))])


@pytest.mark.parametrize("seed", range(400))
def test_words_of_random_mixtures_are_found_once(seed):
    """Every word of the Markdown stands in the HTML, unless it is a tag or a target, and none stands there twice."""
    markdown, words = mixture(seed)
    html = to_html(markdown)
    found = re.findall(r"word\d+x", said(html))
    targets = re.findall(
        r"word\d+x", " ".join(link for _, _, link, _ in lxml.html.fromstring(f"<p>{html}").iterlinks())
    )
    tags = {name for part in re.findall(r"<(?:[^<>]|\n)*", markdown) for name in re.findall(r"word\d+x", part)}
    missing = [word for word in words if word not in {*found, *tags, *targets}]
    assert not missing
    assert len(found) == len(set(found))
