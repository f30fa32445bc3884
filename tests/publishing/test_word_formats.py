"""Files that know the time of each word: captions, JSON transcript, page data."""

import json
import re
from itertools import pairwise

import pytest
from publishing.timed import edition, publication

from narrator.publishing.captions import LINE_CHARACTERS, LINES, LONGEST_MS, captions, captions_of
from narrator.publishing.page.data import player_data
from narrator.publishing.spoken_json import spoken_json

LONG = (
    "The ferry leaves the harbour at a quarter past seven, and nobody had told the baker about the new timetable, "
    "although she had asked — twice — at the office on the pier; so she stood there with two hundred loaves, "
    "in the rain, and counted the gulls until the next boat came."
)
ADDRESS = "See https://example.com/a/very/long/address/that/goes/on/and/on/for/ever.html now."
STAMP = re.compile(r"<(\d\d):(\d\d):(\d\d)\.(\d{3})>")
TIMES = re.compile(r"(\S+) --> (\S+)")


def blocks(text: str) -> list[list[str]]:
    """Return the cues of a WebVTT document, each as its lines."""
    return [block.split("\n") for block in text.strip().split("\n\n")[2:]]


def milliseconds(stamp: str) -> int:
    """Return a WebVTT time in milliseconds."""
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


@pytest.mark.parametrize("timed", [True, False])
@pytest.mark.parametrize("word_ms", [100, 300, 900])
def test_captions_fit_a_screen_and_hold_every_word(timed: bool, word_ms: int) -> None:
    """Two lines of 42 characters, seven seconds, in order, and nothing lost; with times or without."""
    sentences = (LONG, ADDRESS, "Yes.", "— And so —")
    one = edition(*sentences, timed=timed, word_ms=word_ms)
    cues = blocks(captions(publication(one), one))
    last = 0
    for _, times, *rows in cues:
        begin, end = (milliseconds(stamp) for stamp in TIMES.fullmatch(times).groups())
        assert last <= begin < end <= begin + LONGEST_MS
        assert len(rows) <= LINES
        assert all(len(re.sub(r"<[^>]*>", "", row)) <= LINE_CHARACTERS for row in rows)
        stamps = [
            milliseconds(":".join(found[:3]) + "." + found[3]) for found in STAMP.findall(times + "\n".join(rows))
        ]
        assert all(begin < stamp < end for stamp in stamps)
        assert stamps == sorted(set(stamps))
        last = begin
    said = "".join(re.sub(r"<[^>]*>", "", "".join(rows)) for _, _, *rows in cues)
    assert said.replace(" ", "") == "".join(sentences).replace(" ", "")


def test_a_caption_ends_with_a_clause_where_there_is_one() -> None:
    """Rather than in the middle of what belongs together."""
    texts = [" ".join(word.text for word in caption.words) for caption in captions_of(edition(LONG))]
    assert texts[0].endswith("seven,")
    assert sum(text[-1] in ",;.—" for text in texts) >= len(texts) - 1


def test_each_word_lights_up_when_it_is_heard() -> None:
    """The first with its caption, the others behind their time; a dash with the word before it."""
    one = edition("Go — now.")
    assert blocks(captions(publication(one), one))[0][1:] == [
        "00:00:00.500 --> 00:00:01.100",
        "<v tone, a low tone>Go — <00:00:00.800>now.",
    ]


def test_other_languages_and_signs_are_marked_up() -> None:
    """As WebVTT asks."""
    one = edition("Plus & <minus>.", "Oui.", languages=("en", "fr"))
    first, second = blocks(captions(publication(one), one))
    assert first[2].endswith("Plus &amp; <00:00:00.800>&lt;minus&gt;.")
    assert second[2] == "<v tone, a low tone><lang fr>Oui.</lang>"


def test_the_json_transcript_has_a_segment_for_each_word() -> None:
    """As Podcasting 2.0 asks: seconds, speaker, body."""
    document = json.loads(spoken_json(edition("Go — now.", "Then.")))
    assert document["version"] == "1.0.0"
    assert document["segments"][0] == {"speaker": "tone, a low tone", "startTime": 0.5, "endTime": 0.8, "body": "Go —"}
    assert [segment["body"] for segment in document["segments"]] == ["Go —", "now.", "Then."]
    assert all(one["endTime"] <= other["startTime"] + 0.001 for one, other in pairwise(document["segments"]))


def test_a_sentence_without_word_times_is_one_segment() -> None:
    """A guess is no time."""
    document = json.loads(spoken_json(edition("Go — now.", timed=False)))
    assert [segment["body"] for segment in document["segments"]] == ["Go — now."]


def test_the_page_is_told_where_each_word_stands_and_when_it_is_heard() -> None:
    """Four small numbers a word: the gap and the length in UTF-16 units, the gap and the duration in milliseconds."""
    data = json.loads(player_data(publication(edition("Go — now 📄 x.", "Then."))))
    assert data["editions"][0]["words"] == [[0, 2, 0, 300, 3, 3, 0, 300, 4, 2, 0, 300], [0, 5, 0, 300]]


def test_a_page_without_word_times_has_no_such_numbers() -> None:
    """Sentences alone are marked."""
    data = json.loads(player_data(publication(edition("Go now.", timed=False))))
    assert "words" not in data["editions"][0]
