"""A sentence that sounds far too short or too long for what it says is told, whatever the recognizer guesses."""

import numpy as np

from narrator.narration.lengths import lengths_of
from narrator.narration.model import HeardWord
from narrator.narration.pauses import FRAME
from narrator.narration.second_hearing import HeardPost, heard_post

WORDS = 5
PHONEMES = [4] * WORDS
SENTENCES = 16
PAUSE_FRAMES = 50


def recording(frames: dict[int, int], usual: tuple[int, ...] = (100,)) -> tuple[HeardPost, np.ndarray]:
    """Return sentences of five words, all of which are heard, with their sound; *frames*: of those that differ."""
    names = [[f"w{sentence}x{word}" for word in range(WORDS)] for sentence in range(SENTENCES)]
    heard, sounding = list[HeardWord](), list[np.ndarray]()
    at = 0
    for number, sentence in enumerate(names):
        length = frames.get(number, usual[number % len(usual)])
        for word, name in enumerate(sentence):
            begin, end = (at + length * edge // WORDS for edge in (word, word + 1))
            heard.append(HeardWord(name, begin * FRAME, end * FRAME))
        sounding += [np.ones(length, np.bool_), np.zeros(PAUSE_FRAMES, np.bool_)]
        at += length + PAUSE_FRAMES
    return heard_post(names, heard), np.concatenate(sounding)


def misfits(
    post: HeardPost, sounding: np.ndarray, phonemes: list[list[int]], *, steady: bool = False
) -> dict[int, str]:
    """Return what is told of the sentences' lengths."""
    lengths = lengths_of(post, sounding, phonemes, steady=steady)
    return {at: lengths.misfit(at) for at in range(SENTENCES) if lengths.misfit(at)}


def test_a_half_and_a_repetition_are_told() -> None:
    """Though each word was heard; one that is somewhat shorter or longer is not."""
    post, sounding = recording({3: 50, 5: 80, 7: 200, 9: 125})
    assert misfits(post, sounding, [PHONEMES] * SENTENCES) == {3: "unheard", 7: "twice"}
    lengths = lengths_of(post, sounding, [PHONEMES] * SENTENCES)
    assert [at for at in range(SENTENCES) if not lengths.fits(at)] == [0, 3, 7, SENTENCES - 1]


def test_silence_does_not_count() -> None:
    """Half of a sentence, and silence in place of the rest, is a half."""
    post, sounding = recording({})
    begin = 3 * (100 + PAUSE_FRAMES)
    sounding[begin + 50 : begin + 100] = False
    assert misfits(post, sounding, [PHONEMES] * SENTENCES) == {3: "unheard"}


def test_a_recording_whose_pace_varies_is_judged_by_its_own_spread() -> None:
    """A person hurries and lingers: what is told of a machine is none there."""
    post, sounding = recording({3: 65, 7: 165}, usual=(80, 100, 120, 130))
    assert misfits(post, sounding, [PHONEMES] * SENTENCES) == {}


def test_a_synthetic_voice_is_judged_by_its_pace_alone() -> None:
    """Many faults in one recording make its lengths spread, and hide none of them."""
    faults = dict.fromkeys((1, 3, 5, 7, 9), 50)
    post, sounding = recording(faults, usual=(90, 100, 110))
    assert misfits(post, sounding, [PHONEMES] * SENTENCES) == {}
    assert misfits(post, sounding, [PHONEMES] * SENTENCES, steady=True) == dict.fromkeys(faults, "unheard")


def test_a_word_that_is_not_heard_beside_a_sentence_is_counted() -> None:
    """The last word of the sentence before is another one in the recognizer's ear, and still takes its time."""
    known = [PHONEMES] * SENTENCES
    for frames, told in ((100, {}), (40, {4: "unheard"})):
        post, sounding = recording({4: frames})
        words = [HeardWord("other", one.begin, one.end) if one.text == "w3x4" else one for one in post.words]
        assert misfits(heard_post(post.names, words), sounding, known) == told


def test_sentences_that_are_not_heard_are_measured_as_one() -> None:
    """Two names that the recognizer does not know are there, if both together last as long as they should."""
    known = [PHONEMES] * SENTENCES
    for frames, fits in ((100, True), (20, False)):
        post, sounding = recording({5: frames})
        words = [one for one in post.words if not one.text.startswith(("w4x", "w5x"))]
        lengths = lengths_of(heard_post(post.names, words), sounding, known)
        assert (lengths.fits(4), lengths.fits(5)) == (fits, fits)


def test_without_known_phonemes_nothing_is_told() -> None:
    """Nor between sentences that are not heard whole, nor of the first and the last one."""
    post, sounding = recording({0: 30, 3: 50, SENTENCES - 1: 300})
    known = [PHONEMES] * SENTENCES
    assert misfits(post, sounding, [[] if at == 3 else count for at, count in enumerate(known)]) == {}
    names = [*post.names[:2], [*post.names[2], "more"], *post.names[3:]]
    assert misfits(heard_post(names, post.words), sounding, known) == {}


def test_what_stands_beside_a_fault_is_not_told() -> None:
    """The recognizer places words of a sentence that is not whole in the next one: the one that fits least is told."""
    post, sounding = recording({3: 45, 4: 65})
    assert misfits(post, sounding, [PHONEMES] * SENTENCES) == {3: "unheard"}


def test_beside_a_sentence_said_twice_nothing_is_judged() -> None:
    """Its first take lies in the room of the sentence before."""
    post, _ = recording({})
    again = [HeardWord(word.text, word.begin, word.end) for word in post.words[5 * WORDS : 6 * WORDS]]
    heard = [*post.words[: 5 * WORDS], *again, *post.words[5 * WORDS :]]
    spans = [HeardWord(word.text, at * 20 * FRAME, (at + 1) * 20 * FRAME) for at, word in enumerate(heard)]
    lengths = lengths_of(heard_post(post.names, spans), np.ones(len(spans) * 20, np.bool_), [PHONEMES] * SENTENCES)
    assert {4, 6}.isdisjoint(lengths.ratios)
    assert 2 in lengths.ratios
