"""A request → the language that its window speaks, and what templates and scripts say in it."""

from collections.abc import Callable
from typing import Any, Final

import msgspec
from markupsafe import Markup, escape
from starlette.requests import Request

from narrator.languages.folders import language_file, primary
from narrator.languages.phrases import WINDOW_CATALOGUE, Phrasebook, message, phrases_for
from narrator.languages.tags import SOURCE_LANGUAGE, tag_fault
from narrator.languages.written import direction, gap_after
from narrator.publishing.reasons import CONTEXT, REASONS

LONGEST_HEADER: Final = 500
MOST_TAGS: Final = 20
SCRIPTED: Final = (
    message("There is no sound for this."),
    message("This sentence could not be spoken. “Fix” shows it."),
    message("about {n} min left"),
    message("less than a minute left"),
    message("{n} of {all} · {left}"),
    message("Play"),
    message("Pause"),
    message("That was all of it."),
    message("{speed}× speed"),
    message("It is being made: {done} of {total} passages."),
    message("A quarter is made."),
    message("Half of it is made."),
    message("Three quarters are made."),
    message("Copied."),
    message("It is installed."),
    message("It could not be installed."),
    message("Look at the voices again"),
    message("Selected: copy it with the keyboard."),
    message("No microphone was found. Connect one, or bring a file below."),
    message("The browser may not use the microphone. Allow it beside the address, or bring a file below."),
    message("Another program has the microphone. Close that program, or bring a file below."),
    message("The microphone cannot be used ({why}). Bring a file below."),
    message("too loud: move back a little"),
    message("very quiet: come nearer"),
    message("good"),
    message("no level can be shown here"),
    message("The studio does not answer. Keep this page open, and see whether it still runs."),
    message("The studio does not answer. What was sent is kept."),
    message("The microphone stopped. What you said until then is here."),
    message("Three …"),
    message("Two …"),
    message("One …"),
    message("Stopped before it began."),
    message("Recording. Read now."),
    message("Stopped. Hear it, then keep it or do it again."),
    message("It could not be kept. It is not lost: load this page again to see it."),
)
"""What the scripts of the window say."""


def language_of(accepted: str, site: str) -> str:
    """Return the language that the window speaks: the first that the browser wants and we have, else the site's.

    *accepted* is the header Accept-Language (RFC 9110, 12.5.4); *site* is a tag or empty.
    """
    wanted: list[tuple[float, str]] = []
    for piece in accepted[:LONGEST_HEADER].split(",")[:MOST_TAGS]:
        tag, _, weight = piece.partition(";")
        try:
            wanted.append((-float(weight.strip().removeprefix("q=") or 1), tag.strip()))
        except ValueError:
            continue
    for _, tag in [*sorted(wanted, key=lambda one: one[0]), (0, site)]:
        if not tag_fault(tag) and (primary(tag) == SOURCE_LANGUAGE or language_file(tag, WINDOW_CATALOGUE)):
            return tag
    return SOURCE_LANGUAGE


def phrases_of(request: Request) -> Phrasebook:
    """Return the phrases of the language that the window speaks."""
    site = request.app.state.desk.session().site
    return phrases_for(language_of(request.headers.get("accept-language", ""), site.language), WINDOW_CATALOGUE)


def words_of(phrases: Phrasebook) -> dict[str, Any]:
    """Return what a template says and how, in the language of *phrases*."""
    return {
        "phrases": phrases,
        "language": phrases.language,
        "direction": direction(phrases.language),
        "foreign": _foreign(phrases.language),
        "say": phrases.say,
        "say_count": phrases.say_count,
        "number": phrases.number,
        "decimal": phrases.decimal,
        "listed": phrases.listed,
        "length_of": lambda seconds: phrases.length(round(1000 * seconds)),
        "gap_after": gap_after,
        "reason": _reasons(phrases),
        "code": _tag("code", ' dir="ltr"'),
        "strong": _tag("strong", ' dir="auto"'),
        "em": _tag("em", ' dir="auto"'),
        "scripted": Markup(_scripted(phrases)),  # noqa: S704  # JSON in which no tag can begin
    }


def filled(phrase: str, **values: object) -> Markup:
    """Return *phrase* as HTML, with *values* in the places of its {names}; they are escaped unless they are HTML.

    Words keep their own direction; what is HTML says it itself.
    """
    return escape(phrase).format(**{name: _apart(value) for name, value in values.items()})


def _apart(value: object) -> object:
    return Markup("<bdi>{}</bdi>").format(value) if type(value) is str else value


def _tag(name: str, attributes: str = "") -> Callable[[str], Markup]:
    return lambda text: Markup(f"<{name}{attributes}>{escape(text)}</{name}>")  # noqa: S704  # escaped


def _foreign(language: str) -> Markup:
    """Return the attributes of English words in a window in *language*."""
    if primary(language) == SOURCE_LANGUAGE:
        return Markup("")
    return Markup(' lang="en" dir="ltr"') if direction(language) == "rtl" else Markup(' lang="en"')


def _reasons(phrases: Phrasebook) -> Callable[[str], str]:
    """Return what words a reason for leaving something out: the page's own, where it has it."""
    shared = phrases_for(phrases.language)
    return lambda reason: shared.say_in(CONTEXT, reason) if reason in REASONS else phrases.say(reason)


def _scripted(phrases: Phrasebook) -> str:
    said = {text: phrases.say(text) for text in SCRIPTED}
    return msgspec.json.encode(said).decode().replace("<", "\\u003c")
