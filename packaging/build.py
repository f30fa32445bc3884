"""Build the program to double-click, for the system that this runs on: `python packaging/build.py`.

It needs an environment with PyInstaller and narrator installed from its wheel (so that the voices are in the package).
The result lies in dist/narrator-studio/; `dist/narrator-studio/narrator-studio --version` tells whether it runs.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import PyInstaller.__main__

HERE = Path(__file__).parent
WHOLE = (
    "narrator", "babel", "emoji", "espeakng_loader", "hibari", "justext", "langcodes", "language_data", "latex2mathml",
    "mammoth", "mathra", "mdurl", "num2words", "onnxruntime", "phonenumbers", "py3langid", "pyttsx3", "sentencex",
    "soundfile", "_soundfile_data", "soxr", "spellchecker",
)  # fmt: skip
"""Packages whose modules or data are found by name when they run, which no look at their imports can see."""
NAMED = ("narrator-audio", "pyttsx3", "hibari-tts", "num2words")
"""Distributions whose metadata is read."""


def main() -> None:
    """Build it."""
    here = [name for name in WHOLE if find_spec(name) is not None]
    options = [f"--collect-all={name}" for name in here] + [f"--copy-metadata={name}" for name in NAMED]
    PyInstaller.__main__.run(
        [
            str(HERE / "app.py"),
            "--name=narrator-studio",
            "--onedir",
            "--noconfirm",
            "--clean",
            "--log-level=WARN",
            *(["--windowed"] if sys.platform == "darwin" else []),
            *options,
        ]
    )


if __name__ == "__main__":
    main()
