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


def tab(label: str) -> str:
    """Return the label of a tab: all tabs are read, one after the other."""
    return f"<p><strong>{inline_html(label)}</strong></p>\n" if label else ""


def quote(source: str) -> tuple[str, str]:
    """Return what begins and what ends a quotation; *source*, whom it is from, stands below it."""
    footer = f"<footer>{inline_html(source)}</footer>\n" if source else ""
    return "<blockquote>\n", f"\n{footer}</blockquote>\n"
