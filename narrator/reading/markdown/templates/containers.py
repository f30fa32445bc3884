"""Call-outs, quotations and fold-outs that tags open and close → the HTML of their begin and end."""

from narrator.reading.markdown.templates.pictures import inline_html


def aside(kind: str, title: str) -> tuple[str, str]:
    """Return what begins and what ends a call-out; a title that only repeats its kind is none."""
    shown = title if title.lower() != kind else ""
    head = f'<p class="admonition-title">{inline_html(shown)}</p>' if shown else ""
    return f'<div class="admonition {kind}">{head}\n', "\n</div>\n"


def details(summary: str) -> tuple[str, str]:
    """Return what begins and what ends a fold-out."""
    return f"<details><summary>{inline_html(summary)}</summary>\n", "\n</details>\n"


def quote() -> tuple[str, str]:
    """Return what begins and what ends a quotation."""
    return "<blockquote>\n", "\n</blockquote>\n"
