"""Pandoc's HTML of call-outs and of what Sphinx keeps for itself → the HTML that the walker knows."""

import re
from typing import Final

KINDS: Final = "note|tip|hint|important|warning|caution|danger|attention|error"
TITLED: Final = re.compile(rf'<div class="({KINDS})">\s*<div class="title">\s*<p>[^<]{{0,60}}</p>\s*</div>')
"""The title is pandoc's own word for the kind."""
NAMED: Final = re.compile(r'<div class="admonition([^"<>]{0,100})">\s*<p>')
NO_PROSE: Final = re.compile(
    r'<div class="(?=(?:toctree|index|contents|highlight|meta|tabularcolumns|testsetup|testcleanup|sectionauthor'
    r"|codeauthor|moduleauthor|module|currentmodule|default-domain|default-role|rst-class|literalinclude"
    r"|automodule|autoclass|autofunction|automethod|autosummary|autodata"
    r'|bibliography|inheritance-diagram|image-sg|plot)")'
)
"""Paths and names that Sphinx puts something in the place of."""
EQUATION: Final = re.compile(r'<a [^<>]{0,300}data-reference-type="eqref" data-reference="([^"<>\s]{1,100})">[^<]*</a>')
UNKNOWN: Final = re.compile(
    r"<a [^<>]{0,300}data-reference-type=\"[^\"<>]{1,20}\"[^<>]{0,200}>\[[^<>\[\]]{1,100}\]</a>"
)
"""A reference to what pandoc does not number; its text is the label."""
CITATION: Final = re.compile(r'<span class="citation" data-cites="([^"<>]{1,1000})"></span>')
NUMBER: Final = re.compile(r'<span class="header-section-number">[^<]{0,40}</span>\s?')


def with_call_outs(html: str, reader: str) -> str:
    """Return *html* with call-outs as asides, and Sphinx's paths that stand for something else hidden."""
    html = TITLED.sub(r'<div class="admonition \1">', html)
    html = NAMED.sub(r'<div class="admonition\1"><p class="admonition-title">', html)
    return NO_PROSE.sub('<div hidden class="', html) if reader == "rst" else html


def without_labels(html: str) -> tuple[str, int]:
    r"""Return LaTeX's *html* without names that no reader sees, and how many words are missing for it.

    A reader sees a number or names where `\ref` and `\cite` stand; they come from other files than the post.
    """
    html = NUMBER.sub("", EQUATION.sub(r"\\eqref{\1}", html))
    html, unknown = UNKNOWN.subn("", html)
    return html, unknown + len(CITATION.findall(html))
