import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from multiprocessing import get_context

import numpy as np
import pytest
from audio.synthetic_voice import clip_of, passages_of, spliced, voice_like
from msgspec.structs import replace

from narrator.audio.clip import condition
from narrator.audio.model import AudioFormat, Cue, Passage
from narrator.audio.passage import FADED_MS, UtteranceSound, build_passage, join_passage
from narrator.audio.timeline import recording_cues
from narrator.errors import AudioError
from narrator.speech.model import Samples, SpokenWord

RATE_HZ = 22050
AUDIO = AudioFormat()


def _piece(name: str, *seconds: float, pauses_ms: tuple[int, ...] = (), break_ms: int = 600) -> UtteranceSound:
    clips = tuple(clip_of(voice_like(length, seed=number + 1), 1000) for number, length in enumerate(seconds))
    return UtteranceSound(name, clips, pauses_ms, break_ms)


def _gap_ms(before: Cue, after: Cue) -> float:
    return (after.begin_samples - before.end_samples) * 1000 / RATE_HZ


def test_breaks_stand_between_the_cues_as_asked() -> None:
    """Rounding to whole frames is spread over the breaks: none is more than 8 ms off the asked, less the fades."""
    pieces = [_piece("a", 0.7, break_ms=600), _piece("b", 0.4, break_ms=1000), _piece("c", 0.5, break_ms=750)]
    cues = join_passage(pieces, AUDIO).cues
    assert _gap_ms(cues[0], cues[1]) == pytest.approx(600 - FADED_MS, abs=8)
    assert _gap_ms(cues[1], cues[2]) == pytest.approx(1000 - FADED_MS, abs=8)


@pytest.mark.parametrize("milliseconds", range(300, 340, 3))
def test_long_breaks_and_short_ones_are_off_by_the_same(milliseconds: int) -> None:
    """What whole frames ask for is shared out evenly: a break twice as long is not twice as far off."""
    pieces = [_piece("a", milliseconds / 1000, break_ms=400), _piece("b", 0.4, break_ms=2000), _piece("c", 0.5)]
    cues = join_passage(pieces, AUDIO).cues
    short, long = (_gap_ms(*pair) for pair in pairwise(cues))
    assert long - short == pytest.approx(1600, abs=0.1)


@pytest.mark.parametrize("milliseconds", range(300, 340, 3))
def test_a_passage_is_whole_frames_whatever_its_length(milliseconds: int) -> None:
    """576 samples each at 22.05 kHz."""
    joined = join_passage([_piece("a", milliseconds / 1000), _piece("b", 0.3)], AUDIO)
    assert joined.samples.size % 576 == 0


def test_cues_hold_the_clips_to_the_sample() -> None:
    """What stands between a cue's begin and end is the clip; everything else is digital silence."""
    pieces = [_piece("a", 0.4), _piece("b", 0.3)]
    joined = join_passage(pieces, AUDIO, lead_in_ms=750)
    rest = joined.samples.copy()
    for piece, cue in zip(pieces, joined.cues, strict=True):
        assert (joined.samples[cue.begin_samples : cue.end_samples] == piece.clips[0].samples).all()
        rest[cue.begin_samples : cue.end_samples] = 0
    assert not rest.any()
    assert joined.cues[0].begin_samples == round(0.75 * RATE_HZ)


def test_parts_of_an_utterance_share_a_cue_with_their_pauses() -> None:
    """A change of voice inside a sentence is no new cue; the author's pause of 400 ms is heard inside it."""
    cue = join_passage([_piece("a", 0.3, 0.2, pauses_ms=(400,))], AUDIO).cues[0]
    assert (cue.end_samples - cue.begin_samples) / RATE_HZ == pytest.approx(0.9 - FADED_MS / 1000, abs=0.001)


@pytest.mark.parametrize("rate_hz", [16000, 22050, 44100])
@pytest.mark.parametrize("break_ms", [0, 20, 60, 70])
def test_a_passage_ends_in_silence_enough_to_splice(rate_hz: int, break_ms: int) -> None:
    """The last 1105 samples come from the next passage's frames, so they must be silent, whatever break is asked."""
    clip = clip_of(voice_like(0.3, rate_hz))
    joined = join_passage([UtteranceSound("a", (clip,), (), break_ms)], AudioFormat(rate_hz))
    silence = joined.samples.size - joined.cues[-1].end_samples
    assert silence >= 1323
    assert silence >= 0.06 * rate_hz


def test_an_utterance_that_nobody_hears_keeps_its_cue() -> None:
    """A cue of no length, in its place."""
    silent = UtteranceSound("b", (clip_of(np.zeros(0, np.int16)),), (), 300)
    cues = join_passage([_piece("a", 0.2), silent, _piece("c", 0.2)], AUDIO).cues
    assert [cue.utterance for cue in cues] == ["a", "b", "c"]
    assert cues[1].begin_samples == cues[1].end_samples


def test_no_utterances_make_no_passage() -> None:
    """An empty passage is a mistake of the caller's, and named."""
    with pytest.raises(AudioError):
        join_passage([], AUDIO)


def test_threads_and_processes_make_the_same_bytes() -> None:
    """Where a passage is made changes nothing, and it crosses process borders."""
    pieces = [_piece("a", 0.5), _piece("b", 0.4)]
    here = build_passage(pieces, AUDIO)
    with ThreadPoolExecutor(3) as threads:
        assert all(made == here for made in threads.map(build_passage, [pieces] * 4, [AUDIO] * 4))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert processes.submit(build_passage, pieces, AUDIO).result() == here
    assert pickle.loads(pickle.dumps(here)) == here  # noqa: S301


def test_breaks_are_heard_as_asked(decode: Callable[[bytes], Samples]) -> None:
    """On the decoded MP3, at -50 dBFS: within 15 ms of 600 ms, inside passages and across them."""
    clips = [condition(voice_like(0.4, seed=n), RATE_HZ, out_rate_hz=RATE_HZ, gain_db=3) for n in range(12)]
    groups = [clips[:5], clips[5:8], clips[8:]]
    passages = [build_passage([UtteranceSound("u", (clip,), (), 600) for clip in group], AUDIO) for group in groups]
    loud = np.flatnonzero(np.abs(decode(spliced(passages, AUDIO)).astype(int)) > 104)
    gaps = np.diff(loud)
    heard_ms = gaps[gaps > 0.3 * RATE_HZ] * 1000 / RATE_HZ
    assert heard_ms == pytest.approx(np.full(11, 600.0), abs=15)


def test_a_passage_measures_itself_as_decoded() -> None:
    """One energy each 100 ms, and a true peak that the encoder turned down by 0.45 dB."""
    passage: Passage = passages_of(1, AUDIO)[0]
    assert len(passage.loudness.energies) == passage.sample_count // 2205
    assert passage.loudness.true_peak == pytest.approx(0.5 * 0.95, abs=0.05)


def test_words_lie_in_the_passage_where_their_clip_does() -> None:
    """Each part's behind the pause before it, and moved once more with the passage."""
    words = (SpokenWord(0, 3, 100, 200),)
    piece = _piece("b", 0.2, 0.3, pauses_ms=(150,))
    piece = replace(piece, clips=tuple(replace(clip, words=words) for clip in piece.clips))
    passage = build_passage([_piece("a", 0.4), piece], AUDIO)
    silent, cue = passage.cues
    assert (silent.spoken, silent.words_by) == ((), "")
    second = cue.end_samples - piece.clips[1].samples.size
    assert cue.spoken == ((words[0].moved(cue.begin_samples),), (words[0].moved(second),))
    assert cue.words_by == "engine"
    later = recording_cues([passage, passage])[3]
    assert later.spoken[1][0] == words[0].moved(second + passage.sample_count)
