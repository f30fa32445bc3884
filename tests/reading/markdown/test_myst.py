"""MyST (Jupyter Book, Sphinx): directives and roles are read as a reader of the built page sees them."""

import pytest
from ledger.sabotage import plain_script

from narrator.article.containers import walk_named
from narrator.article.model import Source, SourceFormat
from narrator.ledger.account import account
from narrator.reading.markdown.reader import read_markdown

BELL = "The bell rings at *six*."
HEARD = "The bell rings at six."


def read(text, name="post.md"):
    """Return the article of a post, whose words all have an account."""
    article = read_markdown(Source(name, SourceFormat.MARKDOWN, f"Before it.\n\n{text}\n\nAfter it.\n"))
    assert account(article, plain_script(article)).faults == ()
    return article


def said(text):
    """Return kind, text and innermost container between the two paragraphs."""
    return [(one.kind, one.text, within[-1] if within else "") for one, within in walk_named(read(text).blocks)][1:-1]


def texts(text):
    """Return the texts between the two paragraphs."""
    return [one for _, one, _ in said(text)]


@pytest.mark.parametrize("fence", ["```", "`````", "~~~", ":::", "::::"])
@pytest.mark.parametrize("options", ["", ":class: dropdown\n:name: bell\n", "---\nclass: dropdown\n---\n"])
def test_a_call_out_is_an_aside(fence, options):
    """Whichever fence it has, options or none; its title is its title."""
    found = said(f"{fence}{{note}} Mind *it*\n{options}{BELL}\n{fence}")
    assert [(kind, text) for kind, text, _ in found] == [("aside", "Mind it"), ("aside", HEARD)]


def test_an_admonition_is_of_the_type_that_it_states():
    """In its class; others have none."""
    article = read(f"```{{admonition}} Mind it\n:class: warning\n{BELL}\n```\n\n```{{topic}} Bells\n{BELL}\n```")
    assert [one.title for one in article.blocks if hasattr(one, "title")] == ["warning", ""]


@pytest.mark.parametrize("opening", [":::{note .dropdown} List of `{bells}`", ":::{note #a key=b} List of `{bells}`"])
def test_options_beside_the_name_are_none_of_the_title(opening):
    """As newer MyST writes them; braces in code are the title's."""
    assert texts(f"{opening}\n{BELL}\n:::") == ["List of {bells}", HEARD]


def test_code_in_a_call_out_is_code():
    """A shorter fence in a longer one; what follows it is text again."""
    found = said(f'````{{tip}}\n{BELL}\n\n```python\nring("{{note}}")\n```\n````\n\n{BELL}')
    assert [kind for kind, _, _ in found] == ["aside", "code", "paragraph"]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("```{code-block} python\n:linenos:\nring()\n```", "python", "ring()"),
        ("```{code-cell} ipython3\n---\ntags: [hide-input]\n---\nring()\n```", "ipython3", "ring()"),
        ("```{mermaid}\ngraph TD\n```", "mermaid", "graph TD"),
        ("```{python}\nring()\n```", "python", "ring()"),
        ("```{r, echo=FALSE}\nring()\n```", "r", "ring()"),
    ],
)
def test_code_is_code_without_its_options(text, language, code):
    """Also as Quarto and R Markdown write it."""
    found = read(text).segments()[1]
    assert (found.kind, found.text, found.code_language) == ("code", code, language)


def test_a_figure_has_description_and_caption():
    """The first paragraph is its caption; a picture without one is a picture."""
    found = said(f"```{{figure}} bell.png\n:alt: A bell.\n:width: 80%\n\n{BELL}\n\nCast in 1902.\n```")
    assert [(kind, text) for kind, text, _ in found] == [
        ("image", "A bell."),
        ("caption", HEARD),
        ("paragraph", "Cast in 1902."),
    ]
    assert texts("```{image} bell.png\n:alt: A bell.\n```") == ["A bell."]
    assert [one.code for one in read("```{image} bell.png\n```").notices] == ["image-without-alt"]


@pytest.mark.parametrize(
    "text",
    [
        "```{list-table} Bells\n:header-rows: 1\n* - Hour\n  - Bell\n* - Six\n  - Old\n    Tom | Ben\n```",
        "```{csv-table} Bells\n:header: Hour, Bell\nSix, Old Tom | Ben\n```",
    ],
)
def test_lists_of_lists_and_comma_separated_values_are_tables(text):
    """With their title."""
    found = said(text)
    assert [kind for kind, _, _ in found] == ["paragraph", "table"]
    assert all(word in found[1][1] for word in ("Hour", "Bell", "Six", "Old Tom | Ben"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("````{tab-set}\n```{tab-item} Old Tom\nIt rings.\n```\n```{tab-item} Ben\nIt booms.\n```\n````",
         ["Old Tom", "It rings.", "Ben", "It booms."]),
        (f"::::{{grid}} 2\n:::{{grid-item-card}} Bells\n:link: bells\n{BELL}\n:::\n::::", ["Bells", HEARD]),
        (f"```{{dropdown}} Open it\n{BELL}\n```", ["Open it", HEARD]),
        (f"```{{prf:theorem}} Of bells\n:label: one\n{BELL}\n```", ["Of bells", HEARD]),
        ("```{glossary}\nBell\n  It rings at six.\n```", ["Bell", "It rings at six."]),
        (f"```{{epigraph}}\n{BELL}\n```", [HEARD]),
        ("```{our-own-box} Look\nThe bell is made of old bronze here.\n```",
         ["Look", "The bell is made of old bronze here."]),
        ("- ```{note}\n  It rings.\n  ```", ["It rings."]),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(text, expected):
    """Labels of tabs, cards, fold-outs, theorems, terms; unknown ones by what they hold."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```{toctree}\n:maxdepth: 2\nintro\nbells/one\n```",
        ":::{bibliography}\n:style: plain\n:::",
        "```{eval-rst}\n.. index:: bell\n```",
        "(the-bell)=",
        "+++",
        "```{note}\n```\n\n% a remark to myself",
    ],
)
def test_what_programs_read_is_listed(text):
    """With the lines that belong to Sphinx alone."""
    article = read(f"{text}\n\n```{{tip}}\nIt rings.\n```")
    assert [one.text for one in article.segments()] == ["Before it.", "It rings.", "After it."]


def test_what_stands_above_the_title_is_listed_before_it():
    """In the order of the source, also where it has the same words."""
    post = "(old-bells)=\n# Old bells\n\n```{note}\nThey ring.\n```\n"
    article = read_markdown(Source("post.md", SourceFormat.MARKDOWN, post))
    assert account(article, plain_script(article)).faults == ()
    assert [(one.text, one.before == article.segments()[0].id) for one in article.left_out] == [
        ("(old-bells)=", True),
        ("Old bells", True),
    ]


def test_the_label_behind_an_equation_is_none_of_it():
    """It is a name for references."""
    article = read("$$\nx_1 = 2\n$$ (eq:bell)\n\nSee {eq}`eq:bell`.\n\n```{note}\nIt rings.\n```")
    assert [one.text for one in article.segments()][1] == "x_1 = 2"


def test_an_example_of_a_directive_in_code_is_code():
    """Of one for programs too."""
    assert [kind for kind, _, _ in said("````md\n```{toctree}\na\n```\n````")] == ["code"]


def test_an_included_text_is_told():
    """It is in another file."""
    assert [one.code for one in read("```{include} bells.md\n```").notices] == ["template-hole"]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("See {ref}`the old bell <bell>`.", "See the old bell."),
        ("See {doc}`the *old* bell </bell>`.", "See the old bell."),
        ("A {term}`bell` rings.", "A bell rings."),
        ("Press {kbd}`Ctrl+B` or {guilabel}`Ring`.", "Press Ctrl+B or Ring."),
        ("{abbr}`BBC (a company)` rings.", "BBC rings."),
        ("H{sub}`2`O and {math}`a^2`.", "H2O and a^2."),
        ("Call {py:func}`~tower.bell.ring`.", "Call ring."),
        ("Call {py:func}`it <tower.ring>` or {code}`ring()`.", "Call it or ring()."),
        ("It rings {cite}`tom1902`.", "It rings ."),
    ],
)
def test_roles_say_their_text(written, heard):
    """Labels, citations and targets are for programs."""
    assert texts(written) == [heard]


def test_a_reference_without_a_text_is_a_hole():
    """Its reader sees a number, or the title of another page."""
    assert [one.code for one in read("See {numref}`bell` there.").notices] == ["template-hole"]


def test_braces_before_code_that_are_no_role_are_text():
    """An author's own."""
    assert texts("The set {a}`b` has two.") == ["The set {a}b has two."]


@pytest.mark.parametrize("signs", ["```{note}\n", ":::{note}\n", "```{list-table}\n* - a\n", "{ref}`a", "(a)=\n"])
def test_many_that_are_never_closed_take_linear_time(signs):
    """Nothing is lost of them either."""
    assert read_markdown(Source("a.md", SourceFormat.MARKDOWN, f"It rings.\n\n{signs * 400}")).segments()
