"""A post that a person reads is published in her own voice, exactly as she spoke it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import soxr
from click.testing import CliRunner
from read_aloud import ADDED, RATE_HZ, SENTENCES, Reader, joined, music, write
from tone_site import Site

from narrator.audio.tone import octave_levels, tone_distance
from narrator.cli.align import command as align
from narrator.errors import ExitCode

pytestmark = pytest.mark.usefixtures("hears")
HEAD = "---\ntitle: Harbour\nauthor: Jane Reader\nlang: en\ndate: 2025-01-01\n"


def post(site: Site, paragraphs: tuple[str, ...] = SENTENCES, more: str = "narration: me.flac\n") -> None:
    """Write a post of one paragraph each."""
    site.post("harbour.md", f"{HEAD}{more}---\n\n" + "\n\n".join(paragraphs) + "\n")


def ledger_of(site: Site) -> dict[str, Any]:
    """Return the published ledger."""
    return json.loads((site.output / "harbour/ledger.json").read_text("utf-8"))


def recording(site: Site, clips: list[Any], name: str = "me.flac") -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Write *clips*, joined, beside the post."""
    (site.folder / "posts").mkdir(exist_ok=True)
    sound, times = joined(clips)
    write(site.folder / "posts" / name, sound)
    return sound, times


def published_sound(site: Site) -> tuple[np.ndarray, int]:
    """Return what the MP3 decodes to."""
    sound, rate_hz = soundfile.read(site.output / "harbour/harbour.mp3", dtype="float32")
    return sound, rate_hz


def offset_and_likeness(sound: np.ndarray, part: np.ndarray) -> tuple[int, float]:
    """Return where *part* lies in *sound*, in samples, and the correlation there."""
    size = 1 << int(np.ceil(np.log2(sound.size + part.size)))
    likeness = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(part, size)), size)
    at = int(likeness[: sound.size - part.size].argmax())
    return at, float(np.corrcoef(sound[at : at + part.size], part)[0, 1])


def test_a_faithful_reading_comes_out_as_it_was_spoken(site: Site, reader: Reader) -> None:
    """From the first to the last word every sentence keeps its distance to the first, pauses and all."""
    post(site)
    sound, times = recording(site, reader.says(*SENTENCES))
    report = site.make("posts/harbour.md")
    assert report["codes"] == set(), report["failed"]
    (edition,) = report["articles"][0]["editions"]
    assert abs(edition["loudness_lufs"] + 16) < 0.6
    mp3, rate_hz = published_sound(site)
    spoken = soxr.resample(sound, RATE_HZ, rate_hz)
    offsets = []
    for begin_ms, end_ms in times:
        begin, end = (at * rate_hz // 1000 for at in (begin_ms, end_ms))
        at, likeness = offset_and_likeness(mp3, spoken[begin:end])
        assert likeness > 0.9
        offsets.append(at - begin)
    assert max(offsets) - min(offsets) <= 1, offsets
    ledger = ledger_of(site)
    assert ledger["proved"]
    assert ledger["narration"]["by"] == "Jane Reader"
    assert {entry["by"] for entry in ledger["spoken"]} == {"narration"}
    assert all(entry["heard"] >= 0.7 for entry in ledger["spoken"])


def test_it_is_told_who_reads(site: Site, reader: Reader) -> None:
    """Page, transcript, feed and tags name the person, and call nobody synthetic; words have times."""
    (site.folder / "narrator.toml").write_text('[show]\ntitle = "T"\nsite_url = "https://example.com"\n', "utf-8")
    post(site, SENTENCES[:3])
    recording(site, reader.says(*SENTENCES[:3]))
    assert site.make("posts/harbour.md")["codes"] == set()
    page = (site.output / "harbour/index.html").read_text("utf-8")
    assert "Read by Jane Reader" in page
    assert "synthetic" not in page
    assert "<v Jane Reader>" in (site.output / "harbour/transcript.vtt").read_text("utf-8")
    feed = (site.output / "feed.xml").read_text("utf-8")
    assert '<podcast:person role="narrator" group="cast">Jane Reader</podcast:person>' in feed
    assert '<podcast:txt purpose="ai-content">false</podcast:txt>' in feed
    assert "synthetic" not in feed[feed.index("<item") :]
    assert "synthetic" not in (site.output / "harbour/embed.html").read_text("utf-8")


def test_what_is_not_read_is_an_error_the_voice_or_left_out(site: Site, reader: Reader) -> None:
    """Above a tenth of the words it is an error that names the sentence; settings choose the voice or nothing."""
    clips = reader.says(*SENTENCES)
    recording(site, [clip for at, clip in enumerate(clips) if at != 3])
    post(site)
    (failed,) = site.make("posts/harbour.md")["failed"]
    assert SENTENCES[3] in failed["error"]
    assert "`narration: {file: me.flac, unread: voice}`" in failed["hint"]
    post(site, more="narration: {file: me.flac, unread: voice}\n")
    report = site.make("posts/harbour.md")
    assert [one["code"] for one in report["articles"][0]["warnings"]] == ["narration-unread"]
    by = [entry["by"] for entry in ledger_of(site)["spoken"]]
    assert by == ["narration"] * 3 + ["voice"] + ["narration"] * 4
    assert "in part by a synthetic voice" in (site.output / "harbour/index.html").read_text("utf-8")
    post(site, more="narration: {file: me.flac, unread: leave-out}\n")
    site.make("posts/harbour.md")
    left_out = {one["reason"]: one["text"] for one in ledger_of(site)["left_out"]}
    assert left_out["not read"].rstrip(".") == SENTENCES[3].rstrip(".")
    assert ledger_of(site)["proved"]
    recording(site, clips[4:6])
    post(site, SENTENCES[:3])
    (failed,) = site.make("posts/harbour.md")["failed"]
    assert "it is a recording of something else" in failed["error"]


def test_asides_are_dropped_or_kept_and_listed(site: Site, reader: Reader) -> None:
    """What is said and not written stands in the ledger, and is heard only where the author keeps it."""
    clips, (added,) = reader.says(*SENTENCES), reader.says(ADDED)
    recording(site, [music(2), *clips[:4], added, *clips[4:]])
    post(site)
    site.make("posts/harbour.md")
    dropped, rate_hz = published_sound(site)
    beside = ledger_of(site)["narration"]["said_and_not_written"]
    assert len(beside) == 2
    assert not any(one["kept"] for one in beside)
    resampled = soxr.resample(added, RATE_HZ, rate_hz)
    assert offset_and_likeness(dropped, resampled)[1] < 0.5
    post(site, more="narration: {file: me.flac, asides: keep}\n")
    site.make("posts/harbour.md")
    kept, _ = published_sound(site)
    assert offset_and_likeness(kept, resampled)[1] > 0.9
    assert kept.size > dropped.size


def test_pauses_are_the_authors_the_profiles_or_capped(site: Site, reader: Reader) -> None:
    """A pause of two seconds is kept, cut to the profile's, or replaced by it."""
    (site.folder / "posts").mkdir(exist_ok=True)
    sound, _ = joined(reader.says(*SENTENCES[:3]), pause_ms=2000)
    write(site.folder / "posts/me.flac", sound)
    lengths = {}
    for pauses in ("own", "capped", "profile"):
        post(site, SENTENCES[:3], f"narration: {{file: me.flac, pauses: {pauses}}}\n")
        lengths[pauses] = site.make("posts/harbour.md")["articles"][0]["editions"][0]["duration_ms"]
    assert lengths["own"] - lengths["capped"] > 1500
    assert abs(lengths["capped"] - lengths["profile"]) < 300


def test_sections_have_recordings_of_their_own(site: Site, reader: Reader) -> None:
    """`narrations` names one by a heading; the voice speaks the rest, and both are told."""
    body = (SENTENCES[0], "## The map", *SENTENCES[1:3])
    post(site, body, 'narrations: {"#the-map": part.wav}\n')
    recording(site, reader.says("The map.", *SENTENCES[1:3]), "part.wav")
    report = site.make("posts/harbour.md")
    assert report["codes"] == set(), report["failed"]
    by = [entry["by"] for entry in ledger_of(site)["spoken"]]
    assert by[-2:] == ["narration", "narration"]
    assert by[0] == "voice"
    post(site, body, 'narrations: {"#elsewhere": part.wav}\n')
    (failed,) = site.make("posts/harbour.md")["failed"]
    assert "The map" in failed["hint"]


def test_after_an_edit_only_what_changed_is_heard_again(
    site: Site, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited sentence is looked for between its neighbours; one that matches no more is told."""
    from narrator.narration.hear import Hearing  # noqa: PLC0415

    seconds: list[float] = []
    words = Hearing.words

    def counted(self: Hearing, sound: Any, spans: Any, **more: Any) -> Any:
        seconds.append(sum(span.length for span in spans) / RATE_HZ)
        return words(self, sound, spans, **more)

    monkeypatch.setattr(Hearing, "words", counted)
    post(site)
    recording(site, reader.says(*SENTENCES))
    site.make("posts/harbour.md")
    post(site, (*SENTENCES[:5], "Astronomers doubted the comet.", *SENTENCES[6:]))
    report = site.make("posts/harbour.md")
    assert report["articles"][0]["warnings"][0]["code"] == "narration-unread", report
    assert "Astronomers" in report["articles"][0]["warnings"][0]["text"]
    assert len(seconds) == 2
    assert seconds[1] < seconds[0] / 3
    unchanged = site.make("posts/harbour.md")
    assert unchanged["articles"][0]["editions"][0]["spoken_now"] == 0
    assert len(seconds) == 2


@pytest.mark.parametrize(
    "edited", ["She never carried seven baskets of apples up the hill.", "She carried seven baskets up."]
)
def test_a_sentence_that_was_edited_since_is_told_although_most_of_it_is_heard(
    edited: str, site: Site, reader: Reader
) -> None:
    """The recording reads what was written there before: one word may turn its sense."""
    post(site)
    recording(site, reader.says(*SENTENCES))
    assert not site.make("posts/harbour.md")["articles"][0]["warnings"]
    post(site, (*SENTENCES[:2], edited, *SENTENCES[3:]))
    (warning,) = site.make("posts/harbour.md")["articles"][0]["warnings"]
    assert warning["code"] == "narration-doubtful"
    assert edited in warning["text"]


def test_further_editions_are_spoken_by_their_voices(site: Site, reader: Reader) -> None:
    """A person reads the main one; whoever asks for a faster voice beside it hears that voice."""
    post(site)
    recording(site, reader.says(*SENTENCES))
    (article,) = site.make("posts/harbour.md", voices=("tone", "tone-fast"))["articles"]
    assert [edition["spoken_now"] > 0 for edition in article["editions"]] == [False, True]
    assert ledger_of(site)["narration"]["by"] == "Jane Reader"
    page = (site.output / "harbour/index.html").read_text("utf-8")
    assert "Read by Jane Reader, made with narrator. Read by a synthetic voice" in page


def test_an_unchanged_recording_costs_nothing_and_a_new_one_is_noticed(site: Site, reader: Reader) -> None:
    """A second run makes nothing; another recording under the same name is published."""
    post(site, SENTENCES[:3])
    recording(site, reader.says(*SENTENCES[:3]))
    site.make("posts/harbour.md")
    before = site.files()
    site.make("posts/harbour.md")
    assert site.files() == before
    sound, _ = joined(reader.says(*SENTENCES[:3]), pause_ms=900)
    write(site.folder / "posts/me.flac", sound)
    site.make("posts/harbour.md")
    assert site.files() != before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("narration: nowhere.wav\n", "no such recording"),
        ("narration: {file: me.flac, pauses: long}\n", "pauses"),
        ("narration: {by: Jane}\n", "names no sound file"),
        ("narration: [1]\n", "must name a sound file"),
        ("narrations: me.flac\n", "must be a table"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(more: str, said: str, site: Site, reader: Reader) -> None:
    """Nothing is published, and the message says what is wrong."""
    post(site, SENTENCES[:2], more)
    recording(site, reader.says(*SENTENCES[:2]))
    (failed,) = site.make("posts/harbour.md")["failed"]
    assert said in failed["error"] + failed["hint"]
    assert not (site.output / "harbour").exists()


def test_another_posts_recording_publishes_nothing(site: Site, reader: Reader) -> None:
    """Where nearly nothing is read, it is called a recording of something else."""
    post(site, more="narration: {file: me.flac, unread: voice}\n")
    recording(site, reader.says(ADDED, "My grandfather repaired violins.", "Twelve engineers signed the petition."))
    report = site.make("posts/harbour.md")
    assert "something else" in report["failed"][0]["error"]
    assert report["codes"] == {ExitCode.SOURCE_FAILED}
    assert not (site.output / "harbour").exists()


def test_the_command_line_names_a_recording(site: Site, reader: Reader) -> None:
    """`--narration` counts from where narrator is started, and wins over the post's."""
    post(site, SENTENCES[:2], "")
    recording(site, reader.says(*SENTENCES[:2]))
    Path("mine.flac").write_bytes((site.folder / "posts/me.flac").read_bytes())
    site.make("posts/harbour.md", narration="mine.flac")
    assert ledger_of(site)["narration"]["files"][0]["name"] == "mine.flac"


def test_a_post_names_no_recording_outside_the_site(site: Site, reader: Reader, tmp_path_factory: Any) -> None:
    """Somebody else's folder cannot publish what lies elsewhere on the disk; its user can."""
    elsewhere = tmp_path_factory.mktemp("private") / "diary.flac"
    write(elsewhere, joined(reader.says(*SENTENCES))[0])
    (site.folder / "posts").mkdir(exist_ok=True)
    (site.folder / "posts/linked.flac").symlink_to(elsewhere)
    for name in (str(elsewhere), "linked.flac"):
        post(site, more=f"narration: {name}\n")
        (failed,) = site.make("posts/harbour.md")["failed"]
        assert "outside the site's folder" in failed["error"]
    post(site, more="")
    assert site.make("posts/harbour.md", narration=str(elsewhere))["failed"] == []


def test_nobody_is_read_from_an_untrusted_source(site: Site, reader: Reader) -> None:
    """A page of the web names no file of this machine."""
    recording(site, reader.says(SENTENCES[0]))
    page = f"---\ntitle: T\nnarration: me.flac\n---\n\n{SENTENCES[0]}\n"
    site.make("-", stdin=page.encode(), format="markdown")
    ledgers = [json.loads(path.read_text("utf-8")) for path in site.output.glob("*/ledger.json")]
    assert all("narration" not in one for one in ledgers)


def test_a_retake_replaces_the_sentences_that_it_reads(site: Site, reader: Reader) -> None:
    """A quieter second recording of two sentences: one unread before, one read again; at the same loudness."""
    clips = reader.says(*SENTENCES)
    recording(site, [clip for at, clip in enumerate(clips) if at != 3])
    recording(site, [clip * 0.2 for clip in (clips[3], clips[5])], "fix.flac")
    post(site, more="narration: {file: me.flac, retakes: [fix.flac]}\n")
    report = site.make("posts/harbour.md")
    assert report["codes"] == set(), report["failed"]
    assert report["articles"][0]["warnings"] == []
    assert {entry["by"] for entry in ledger_of(site)["spoken"]} == {"narration"}
    mp3, rate_hz = published_sound(site)
    levels = []
    for clip in (clips[3], clips[5], clips[4]):
        part = soxr.resample(clip, RATE_HZ, rate_hz)
        at, likeness = offset_and_likeness(mp3, part)
        assert likeness > 0.9
        levels.append(float(np.sqrt((mp3[at : at + part.size] ** 2).mean() / (part**2).mean())))
    assert max(levels) / min(levels) < 1.3


def tilted(sound: np.ndarray, low_db: float, high_db: float) -> np.ndarray:
    """Return *sound* as another microphone would have it: low and high raised, straight in between."""
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    db = np.interp(np.log2(np.maximum(hz, 1)), np.log2([125, 8000]), [low_db, high_db])
    return np.fft.irfft(np.fft.rfft(sound) * 10 ** (db / 20), sound.size).astype(np.float32)


def test_a_retake_is_kept_in_the_front_matter_and_sounds_like_the_rest(site: Site, reader: Reader) -> None:
    """`align --retake` names it for the sentences given, which are heard from it in the first recording's tone."""
    clips = reader.says(*SENTENCES)
    recording(site, [clip for at, clip in enumerate(clips) if at != 3])
    recording(site, [tilted(clip, 5, -6) * 0.3 for clip in clips[3:6]], "fix.flac")
    post(site)
    ask = ["posts/harbour.md", "posts/fix.flac", "--jobs", "1", "--retake"]
    nothing = CliRunner().invoke(align, [*ask, "Nobody had told"], standalone_mode=False)
    assert nothing.return_value == 3
    assert "retakes" not in (site.folder / "posts/harbour.md").read_text("utf-8")
    done = CliRunner().invoke(align, [*ask, "a yellow lamp", "--retake", "5", "--json"], standalone_mode=False)
    assert done.return_value == 0, done.output
    assert [one["written"] for one in json.loads(done.stdout)["sentences"]] == [SENTENCES[3], SENTENCES[4]]
    assert site.make("posts/harbour.md")["codes"] == set()
    ledger = ledger_of(site)
    heard_from = [entry["recording"] for entry in ledger["spoken"]]
    assert heard_from == ["me.flac"] * 3 + ["fix.flac"] * 2 + ["me.flac"] * 3
    mp3, rate_hz = published_sound(site)
    wanted = octave_levels_of(soxr.resample(clips[3], RATE_HZ, rate_hz), rate_hz)
    untouched = octave_levels_of(soxr.resample(tilted(clips[3], 5, -6), RATE_HZ, rate_hz), rate_hz)
    at, likeness = offset_and_likeness(mp3, soxr.resample(clips[3], RATE_HZ, rate_hz))
    assert likeness > 0.8
    matched = octave_levels_of(mp3[at : at + clips[3].size * rate_hz // RATE_HZ], rate_hz)
    assert tone_distance(matched, wanted) < 0.7 * tone_distance(untouched, wanted)
    fix = ledger["narration"]["files"][1]
    assert fix["retake"]
    assert max(map(abs, fix["tone_db"])) <= 6
    post(site, (*SENTENCES[:3], "Astronomers doubted the comet.", *SENTENCES[4:]), retaken(site))
    (warning, *_) = [
        one
        for one in site.make("posts/harbour.md")["articles"][0]["warnings"]
        if one["code"] == "narration-retake-lost"
    ]
    assert "A yellow lamp" in warning["text"]


def octave_levels_of(sound: np.ndarray, rate_hz: int) -> np.ndarray:
    """Return the level of each octave below the recording's 8 kHz."""
    return octave_levels(np.rint(sound * 20000).astype(np.int16), rate_hz, [(0, sound.size)])[:6]


def retaken(site: Site) -> str:
    """Return the line of the front matter that names recordings."""
    text = (site.folder / "posts/harbour.md").read_text("utf-8")
    return next(line for line in text.splitlines(keepends=True) if line.startswith("narration:"))


def test_a_retake_of_nothing_is_refused(site: Site, reader: Reader) -> None:
    """A sentence that is not there, and a post that nobody reads, are named."""
    recording(site, reader.says(SENTENCES[0]))
    post(site, SENTENCES[:2])
    ask = ["posts/harbour.md", "posts/me.flac", "--retake"]
    assert "no sentence of the post begins with" in str(CliRunner().invoke(align, [*ask, "Astronomers"]).exception)
    assert "the post has no sentence 99: it has 2" in str(CliRunner().invoke(align, [*ask, "99"]).exception)
    post(site, SENTENCES[:2], "")
    assert "nobody reads this post yet" in str(CliRunner().invoke(align, [*ask, "1"]).exception)


def test_a_dry_run_aligns_and_makes_nothing(site: Site, reader: Reader) -> None:
    """What is not read is told before anything is made."""
    recording(site, reader.says(*SENTENCES[:7]))
    post(site, more="narration: {file: me.flac, unread: error}\n")
    assert SENTENCES[7] in site.make("posts/harbour.md", dry_run=True)["failed"][0]["error"]
    post(site, more="narration: {file: me.flac, unread: voice}\n")
    report = site.make("posts/harbour.md", dry_run=True)
    assert [one["code"] for one in report["articles"][0]["warnings"]] == ["narration-unread"]
    assert not site.output.exists()
