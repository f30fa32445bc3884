"""Sound files are decoded block by block."""

from pathlib import Path

import pytest
from read_aloud import RATE_HZ, SENTENCES, Reader, joined, write

from narrator.narration import decode


def test_an_mp3s_decoder_has_nothing_to_complain_of(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is read from begin to end without seeking, which libsndfile's decoder reports as damaged frames."""
    path = write(tmp_path / "me.mp3", joined(reader.says(*SENTENCES))[0])
    monkeypatch.setattr(decode, "BLOCK_SECONDS", 1)
    assert sum(block.shape[0] for block, _ in decode.blocks_of(path)) > 10 * RATE_HZ
    assert capfd.readouterr().err == ""
