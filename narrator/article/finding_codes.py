"""The codes of all findings, each of which docs/findings.md explains."""

from difflib import get_close_matches
from typing import Final

from narrator.article.silenced import NEVER

_CODES: Final = """
ambiguous-date announcements-untranslated bold-lines catalogue-cut-off damaged-characters deep-nesting
direction-override docx drawing-reduced empty-link-text encoding-guessed excerpt export-passed-over formula-not-read
front-matter-broken image-unavailable image-without-alt images-not-fetched invented language-detected language-engine
language-fallback language-guessed language-tag language-unknown lexicon-alphabet lexicon-contradiction lexicon-role
long-code long-sentence mail-attachments mark-unclosed mark-unknown narration-doubtful narration-retake-lost
narration-unread note-missing notebook-outputs notebook-raw-cells pdf-page-is-a-picture prose-left-out
rate-not-reached raw-url role-not-found script-without-voice sign-not-said skipped-heading-level speaker-not-cast
table-without-headers template-hole unaccounted undated unknown-acronym unknown-tag unspoken voice-not-cast
voice-unclear word-not-said
"""
CODES: Final = frozenset(_CODES.split())


def silencing_fault(code: str) -> tuple[str, str] | None:
    """Return what is wrong with silencing *code*, and the way out; None: it can be silenced."""
    if code in NEVER:
        return (
            f"`{code}` cannot be silenced: it says that a word is missing",
            "Report it with the source: it is a fault of ours.",
        )
    if code in CODES:
        return None
    near = get_close_matches(code, CODES, n=1)
    return (
        f"there is no finding `{code}`",
        f"Did you mean `{near[0]}`?" if near else "docs/findings.md lists the codes.",
    )
