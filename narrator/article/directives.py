"""MyST's directives and roles (Jupyter Book, Sphinx): which hold code, prose or nothing for people, by their names."""

import re
from enum import StrEnum, auto
from typing import Final


class DirectiveKind(StrEnum):
    """What a directive's content is."""

    CODE = auto()
    MATH = auto()
    MACHINE = auto()
    """Paths, names and options that Sphinx puts something in the place of."""
    PICTURE = auto()
    TABLE = auto()
    GLOSSARY = auto()
    QUOTE = auto()
    FOLDED = auto()
    DIVISION = auto()
    """A part of the page, perhaps with a title: a card, a tab, a column."""
    CALL_OUT = auto()


_NAMES: Final = {
    DirectiveKind.CODE: """
        code code-block code-cell sourcecode parsed-literal prompt jupyter-execute ipython doctest testcode testoutput
        exec pyodide mermaid graphviz digraph plantuml uml tikz dot pyscript jupyterlite replite voici
    """,
    DirectiveKind.MATH: "math",
    DirectiveKind.MACHINE: """
        toctree contents tableofcontents bibliography footbibliography index include literalinclude raw eval-rst embed
        iframe youtube video audio highlight default-role default-domain module currentmodule meta sectionauthor
        codeauthor moduleauthor listfigures printindex altair glue show-toc postlist tabularcolumns rst-class
        automodule autoclass autofunction automethod autosummary autodata autoattribute autoexception autodoc2-object
        autodoc2-summary testsetup testcleanup nb-exec-table tags anywidget mdinclude doctree role directive unrolled
    """,
    DirectiveKind.PICTURE: "figure image",
    DirectiveKind.TABLE: "list-table csv-table flat-table",
    DirectiveKind.GLOSSARY: "glossary",
    DirectiveKind.QUOTE: "epigraph pull-quote highlights blockquote quote",
    DirectiveKind.FOLDED: "dropdown details toggle collapse spoiler expand",
    DirectiveKind.DIVISION: """
        tab-set tab-item tabs tab tabbed grid grid-item grid-item-card card card-carousel container div compound
        table rubric centered hlist row column columns panels only figure-md subfigure button-ref button-link sd-card
        group-tab card-header card-footer
    """,
    DirectiveKind.CALL_OUT: """
        note tip hint important warning caution danger attention error admonition seealso todo topic sidebar margin
        aside versionadded versionchanged versionremoved deprecated exercise exercise-start solution solution-start
        theorem proof lemma definition example remark observation corollary conjecture assumption axiom criterion
        property proposition claim notation question info success abstract summary callout box objectives keypoints
        challenge discussion instructor-note prereq testimonial learning-objectives nutshell key-takeaways
    """,
}
KINDS: Final = {name: kind for kind, names in _NAMES.items() for name in names.split()}
NAME: Final = re.compile(r"\{([A-Za-z][\w.+-]*(?::[\w.+-]+)*)(?:[ \t]+(?:[.#][A-Za-z]|[\w-]+=)[^{}\n]*)?\}(?=[ \t]|$)")
"""`{note}`, `{prf:theorem}`; options and names of programming languages stand in braces too."""
OPTION: Final = re.compile(r"[ \t>]*:([\w-]+):(?:[ \t]*(?<=[ \t])(.*\S)|(\S+))?[ \t]*$")
_PROVED: Final = re.compile(r"(?:prf|proof|exercise|thm):[\w-]+")
_PROSE: Final = re.compile(
    r"[ \t>]*[^\W\d_a-z]\w*(?:['’]\w+)?(?:,? [\w(*_`\"“‘'’).;:-]+){4,}.*[.!?…:]['\"”’»)*_]{0,3}[ \t]*$"
)


def kind_of(name: str, following: str, fence: str) -> DirectiveKind | None:
    """Return the kind of the directive *name*; of an unknown one by the first line below it, *following*.

    None: it is none that is known, and its *fence* holds code; one of colons holds text.
    """
    lower = name.lower()
    known = KINDS.get(lower)
    if known is None and (_PROVED.fullmatch(lower) or _PROSE.match(following)):
        return DirectiveKind.CALL_OUT
    return DirectiveKind.DIVISION if known is None and fence.startswith(":") else known


UNTITLED: Final = frozenset(("grid", "card-carousel", "tab-set", "div", "container"))
"""Divisions whose argument is for the layout."""


class RoleKind(StrEnum):
    """What a role's text is."""

    TEXT = auto()
    CODE = auto()
    MATH = auto()
    REFERENCE = auto()
    """Where its text does not stand with it, a reader sees a number or another page's title."""
    CITATION = auto()
    """Or a drawing: nothing that is said."""
    VALUE = auto()
    """What a reader sees is computed."""


_ROLES: Final = {
    RoleKind.TEXT: """
        term abbr guilabel menuselection index dfn emphasis strong title title-reference u underline del strike
        sub subscript sup superscript kbd
    """,
    RoleKind.CODE: """
        code samp file command program option envvar keyword func class meth mod attr exc data const obj makevar
        mimetype newsgroup regexp literal confval
    """,
    RoleKind.MATH: "math",
    RoleKind.REFERENCE: "ref numref doc eq any download prf:ref",
    RoleKind.CITATION: """
        octicon fa fas far fab fa-regular fa-solid fa-brands material-regular material-outlined material-round
        cite cite:p cite:t cite:ps cite:ts cite:alp cite:year cite:author footcite footcite:p footcite:t
    """,
    RoleKind.VALUE: "eval glue glue:text glue:math",
}
ROLES: Final = {name: kind for kind, names in _ROLES.items() for name in names.split()}
_DOMAIN: Final = r"bdg(?:-[a-z]+)*(?:-line)?|(?:py|c|cpp|js|rst|std|rust|jl|java|php|rb)(?::[\w-]+)+"
ROLE: Final = re.compile(
    rf"\{{(?P<role_name>{_DOMAIN}|{'|'.join(sorted(map(re.escape, ROLES), key=len, reverse=True))})\}}"
    r"(?P<role_ticks>`+)(?P<role_text>[^`]{1,500})(?P=role_ticks)(?!`)"
)
"""`{ref}`the text <its-label>``."""
TARGETED: Final = re.compile(r"(.*?\S)\s*<([^<>]*)>\s*", re.DOTALL)


def role_kind(name: str) -> RoleKind:
    """Return the kind of the role *name*; those of a programming language's domain name its code."""
    return ROLES.get(name, RoleKind.TEXT if name.startswith("bdg") else RoleKind.CODE)
