"""Another aligner on the sets of `bench/narration.py --peer`: echogarden's `dtw` engine, where it is installed.

It aligns with a reading by eSpeak NG, which its npm package holds up to 2.10 (`npm install echogarden@2.10.2`); later
ones fetch it from the web when they are first used. It takes every sentence for read.
"""

import json
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from narrator.narration.model import (
    HEARING_RATE_HZ,
    Aligned,
    NarrationFile,
    Reading,
    ReadingState,
    SoundQuality,
    SoundSpan,
)

SAME_AS = {"en-GB": "en"}


def echogarden_found(program: str) -> str:
    """Return its path. Raises `SystemExit` where there is none."""
    path = shutil.which(program)
    if path is None:
        raise SystemExit(f"{program} is not on PATH: npm install -g echogarden@2.10.2")
    return path


def aligned_by_echogarden(
    program: str, texts: Sequence[str], sound: np.ndarray, language: str
) -> tuple[Aligned, float]:
    """Return where it has each of *texts*, a paragraph each, and the CPU time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        soundfile.write(folder / "narration.flac", sound, HEARING_RATE_HZ)
        (folder / "post.txt").write_text("\n\n".join(" ".join(text.split()) for text in texts), "utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [program, "align", "narration.flac", "post.txt", "out.json", "--engine=dtw", "--overwrite"]
        command.append(f"--language={SAME_AS.get(language, language)}")
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=1800)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        segments = json.loads((folder / "out.json").read_text("utf-8"))
    assert len(segments) == len(texts), f"it made {len(segments)} segments of {len(texts)} sentences"
    readings = tuple(
        Reading(str(at), text, ReadingState.READ, 1.0, SoundSpan(*(
            round(segment[key] * HEARING_RATE_HZ) for key in ("startTime", "endTime")
        )))
        for at, (text, segment) in enumerate(zip(texts, segments, strict=True))
    )  # fmt: skip
    file = NarrationFile("narration.flac", "", HEARING_RATE_HZ, 1, sound.size)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Aligned(file, readings, (), SoundQuality(None, 0.0, 0, ()), "echogarden"), seconds
