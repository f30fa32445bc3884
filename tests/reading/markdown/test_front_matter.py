"""Heads of all dialects, and what is no head."""

from datetime import UTC, date, datetime

import pytest

from narrator.reading.markdown.front_matter.metadata import metadata
from narrator.reading.markdown.front_matter.split import split

HEADS = {
    "YAML": "---\ntitle: Rye bread\ndate: 2024-03-02\n---\nBody\n",
    "YAML after blank lines and a byte-order mark": "\ufeff\n\n---\ntitle: Rye bread\ndate: 2024-03-02\n...\nBody\n",
    "TOML": '+++\ntitle = "Rye bread"\ndate = 2024-03-02\n+++\nBody\n',
    "JSON": '{\n  "title": "Rye bread",\n  "date": "2024-03-02"\n}\nBody\n',
    "JSON between rules": '---json\n{"title": "Rye bread", "date": "2024-03-02"}\n---\nBody\n',
    "Pelican": "Title: Rye bread\nDate: 2024-03-02\nSummary: short\n  and folded\n\nBody\n",
    "Hexo": "title: Rye bread\ndate: 2024-03-02\ntags:\n- a\n---\nBody\n",
    "Lektor": "title: Rye bread\n---\npub_date: 2024-03-02\n---\nbody:\nBody\n---\n_hidden: no\n",
    "Franklin": '@def title = "Rye bread"\n@def date = Date(2024, 3, 2)\n\nBody\n',
    "Pandoc": "% Rye bread\n% Ann\n% 2024-03-02\n\nBody\n",
    "YAML that breaks off": '---\ntitle: Rye bread\ndate: 2024-03-02\nnote: a: b\nbad: "\n---\nBody\n',
}


@pytest.mark.parametrize("text", HEADS.values(), ids=HEADS)
def test_title_date_and_body(text):
    """Each dialect gives the same title and date, and the body is what is left."""
    head = split(text)
    found = metadata(head.fields)
    assert (found.title, found.published) == ("Rye bread", date(2024, 3, 2))
    assert text[head.begin : head.end].strip() == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule above.\n\n---\n\nA rule below.",
        "Note: this is a sentence.\n\nAnd more.",
        "---\ntitle: never closed\n\ntext",
        "{ braces } begin this text",
        "Just text.",
        "",
    ],
)
def test_no_head(text):
    """What only looks like a head stays in the body, whole."""
    head = split(text)
    assert not head.fields
    assert text[head.begin : head.end] == text


def test_a_broken_head_is_told_with_its_line():
    """The author learns what is wrong; her post is still read."""
    (notice,) = split("\n---\ntitle: Rye: and more\n---\nBody").notices
    assert notice.code == "front-matter-broken"
    assert notice.line == 2


@pytest.mark.parametrize(
    "inside",
    [
        "a: &a [x, x]\n"
        + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(24)),
        "a: " + "[" * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(500)),
        "a: !!python/object/apply:os.system [echo]\nb: !ruby/object:X {y: 1}",
        "date: 2024-13-45\nn: 1e999999",
    ],
)
def test_hostile_yaml(inside):
    """Bombs, deep nesting, foreign objects and impossible dates end in a head or none, never in a traceback."""
    text = f"---\n{inside}\n---\nBody"
    head = split(text)
    assert text[head.begin : head.end].endswith("Body")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"authors": ["Ann", {"name": "Bob"}]}, "author", "Ann, Bob"),
        ({"author": {"name": "Ann", "url": "https://x"}}, "author", "Ann"),
        ({"author": {"ann": {"name": "Ann A."}}}, "author", "Ann A."),
        ({"extra": {"author": "Zed"}}, "author", "Zed"),
        ({"date": {"created": "2024-01-02"}}, "published", date(2024, 1, 2)),
        ({"pubDate": "Jan 02 2024"}, "published", None),
        ({"pubDate": "January 2, 2024"}, "published", date(2024, 1, 2)),
        ({"date": "2024-01-02T3:04:05+0200"}, "published", datetime.fromisoformat("2024-01-02T03:04:05+02:00")),
        ({"published": True, "date": "2024-01-02 10:00"}, "published", datetime(2024, 1, 2, 10)),  # noqa: DTZ001
        ({"date": datetime(2024, 1, 2, tzinfo=UTC)}, "published", datetime(2024, 1, 2, tzinfo=UTC)),
        ({"lastmod": "2024-01-03"}, "updated", date(2024, 1, 3)),
        ({"language": "en_GB"}, "language", "en-GB"),
        ({"lang": False}, "language", "no"),
        ({"permalink": "/2024/rye-bread.html"}, "slug", "rye-bread"),
        ({"permalink": "/:year/:title/"}, "slug", ""),
        ({"excerpt": "Short\n text"}, "description", "Short text"),
        ({"tags": "a, b", "categories": ["c"]}, "tags", ("a", "b", "c")),
        ({"taxonomies": {"tags": ["t"]}}, "tags", ("t",)),
        ({"published": False}, "draft", True),
        ({"status": "draft"}, "draft", True),
        ({"draft": "false"}, "draft", False),
        ({"cover": {"image": "a.png", "alt": "Bread"}}, "cover", "a.png"),
        ({"images": ["a.png", "b.png"]}, "cover", "a.png"),
        ({"narrator": {"voice": "warm"}}, "settings", {"voice": "warm"}),
        ({"title": 1984}, "title", "1984"),
    ],
)
def test_metadata(fields, name, value):
    """Generators name and shape the same things differently."""
    assert getattr(metadata(fields), name) == value
