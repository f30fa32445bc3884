"""What the tests of sound share."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from narrator.speech.model import Samples


@pytest.fixture
def decode(needs: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], Samples]:
    """Return what ffmpeg makes of an MP3: mono int16. It reads a file, for from a pipe it does not cut the padding."""
    ffmpeg = needs("ffmpeg")

    def decoded(mp3: bytes) -> Samples:
        path = tmp_path / "decode.mp3"
        path.write_bytes(mp3)
        command = [ffmpeg, "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-"]
        return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, dtype=np.int16)

    return decoded
