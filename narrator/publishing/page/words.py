"""What the player's scripts say, in the page's language."""

from typing import Final

from narrator.languages.phrases import message, phrases_for

WORDS: Final = (
    message("Next: {title}"),
    message("This article is kept for reading and listening offline."),
    message("It could not be kept: there may be no room, or no net."),
    message(
        "The recording is not the one that this page was made with, so no sentence is marked. Load the page again."
    ),
    message("The same sentence, in the other voice."),
    message("The recording cannot be played."),
    message("{key} is taken: {command}"),
    message("A shortcut needs a key."),
    message("The shortcuts are as they were."),
    message("{time} of {length}"),
    message("Play or pause"),
    message("Back 10 seconds"),
    message("Forward 10 seconds"),
    message("Previous sentence"),
    message("Next sentence"),
    message("Previous paragraph"),
    message("Next paragraph"),
    message("Previous heading"),
    message("Next heading"),
    message("Slower"),
    message("Faster"),
    message("Bookmark this place"),
    message("Link to this place"),
    message("Where am I?"),
    message("Search"),
    message("Play"),
    message("Pause"),
    message("The recording cannot be loaded."),
    message("Goes on where you left off, at {time}."),
    message("Bookmark at {time}."),
    message("Bookmark removed."),
    message("Remove"),
    message("Remove the bookmark at {time}"),
    message("{chapter}. {time} of {length}; {left} left."),
    message("{chapter}. {time} of {length}; {left} left at speed {speed}."),
    message("Link to {time} copied."),
    message("The link to {time} stands in the address bar."),
    message("“{words}” is not in the text."),
    message("{n} of {all}: {sentence}"),
    message("Paused by the sleep timer."),
    message("The sleep timer is off."),
    message("The sleep timer is set."),
    message("Speed {speed}"),
    message("There is no further sentence."),
    message("There is no further paragraph."),
    message("There is no further heading."),
)
"""Every text that the modules in `player/` give to `say`."""


def translated(language: str) -> dict[str, str]:
    """Return English text → text in *language* (BCP 47), for those that differ; {names} are filled in by the player."""
    phrases = phrases_for(language)
    found = {text: phrases.say(text) for text in WORDS}
    return {text: said for text, said in found.items() if said != text}
