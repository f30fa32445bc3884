"""The least a post can cost, espeak-ng to WAV and LAME as narrator sets it: python bench/floor.py POST OUT.mp3"""

import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import lameenc

QUALITY, KBPS = 7, 64


def main() -> None:
    text = Path(sys.argv[1]).read_text("utf-8").split("---", 2)[2].replace("## ", "")
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "all.wav"
        command = ["espeak-ng", "-v", "en-us", "-s", "160", "-w", str(wav), "--stdin"]
        subprocess.run(command, input=text.encode(), check=True)
        with wave.open(str(wav)) as sound:
            rate, samples = sound.getframerate(), sound.readframes(sound.getnframes())
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(KBPS)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    encoder.silence()
    Path(sys.argv[2]).write_bytes(encoder.encode(samples) + encoder.flush())


if __name__ == "__main__":
    main()
