"""What a post costs with pyttsx3 and pydub alone, paragraph by paragraph: python bench/plain_loop.py POST OUT.mp3

The loop of many tutorials, with the one repair that it needs to lose nothing: it waits for the event that says an
utterance is finished. ffmpeg (pydub's) encodes.
"""

import ctypes
import os
import sys
import tempfile
import threading
import warnings
from pathlib import Path

import espeakng_loader

os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), ctypes.RTLD_GLOBAL)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyttsx3
    from pydub import AudioSegment

WAIT_SECONDS = 30


def main() -> None:
    text = Path(sys.argv[1]).read_text("utf-8").split("---", 2)[2]
    finished = threading.Event()
    engine = pyttsx3.init()
    engine.setProperty("rate", 160)
    engine.connect("finished-utterance", lambda **_: finished.set())
    whole = AudioSegment.empty()
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, paragraph in enumerate(text.split("\n\n")):
            spoken = paragraph.strip().removeprefix("## ")
            if not spoken:
                continue
            file = Path(folder) / f"{number}.wav"
            finished.clear()
            engine.save_to_file(spoken, str(file))
            engine.runAndWait()
            finished.wait(WAIT_SECONDS)
            if not file.is_file():
                lost += 1
                continue
            whole += AudioSegment.from_wav(file) + AudioSegment.silent(1000, frame_rate=22050)
        whole.export(sys.argv[2], format="mp3", bitrate="64k")
    print(f"plain loop: {whole.duration_seconds:.0f} s of sound, {lost} paragraphs lost", file=sys.stderr)


if __name__ == "__main__":
    main()
