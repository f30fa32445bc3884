"""How well and how fast text is put into spoken words: `python bench/spoken.py --corpus TSV [--wrong FILE]`.

TSV has the columns written, spoken and (optional) classes; DIR/*.tsv is taken where --corpus names a folder. Scored
leniently: case, punctuation and spaces are ignored; o = zero; negative = minus; "hundred and" = "hundred"; "the fourth
of march" = "march fourth"; doctor = dr. Peers in the same run: the text as written, num2words alone, and wetext where
it is installed. Then the speed, and the seconds that 100 kB of hostile text take.
"""

import argparse
import csv
import importlib.util
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

from num2words import num2words

from narrator.script.spoken.form import spoken_form

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
HOSTILE = {
    "digits": "1", "letters": "a", "capitals": "A", "quotes": '"', "apostrophes": "'", "dots": ".", "commas": ",",
    "brackets": "[",
    "parentheses": "(", "dollars": "$", "spaces": " ", "dashes": "-", "slashes": "/", "at signs": "@",
    "1/": "1/",
    "1,": "1,", "1.": "1.", "1:": "1:", "1-": "1-", "1 ": "1 ", "$1": "$1", "a.": "a.", "A.": "A.", "a@": "a@",
    "I ": "I ", "M": "M",
    "word ": "word ", "Word ": "Word ", "CAPS ": "CAPS ", "1 May ": "1 May ", "Luke 1:": "Luke 1:",
    "http://": "http://", "www.": "www.", "a/": "a/", "/a": "/a", "#a": "#a", "emoji": "😀", "é": "é", "read ": "read ",
    "v1.": "v1.", "St. ": "St. ", "1 Cor. 1:1,": "1 Cor. 1:1,", "°": "°", "½": "½", "²": "²", "1x": "1x", "a1": "a1",
    "a-": "a-",
    "ISBN 1 ": "ISBN 1 ", "+1 ": "+1 ", "tear ": "tear ", "9 a.m.-": "9 a.m.-", "_": "_", "*": "*", "&": "&",
}  # fmt: skip
SIZE_BYTES = 100_000


def lenient(text):
    text = re.sub(r"[^\w\s']|_", " ", unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    text = " ".join(re.sub(r"(?<!\w)'|'(?!\w)", " ", text).split())
    text = re.sub(r"\bnegative\b", "minus", re.sub(r"\b(oh|o)\b", "zero", text))
    text = re.sub(r"\b(hundred|thousand|million|billion) and\b", r"\1", text)
    text = re.sub(rf"\b(?:the )?((?:\w+ )?\w+(?:st|nd|rd|th)) of ({MONTHS})\b", r"\2 \1", text)
    return re.sub(r"\s", "", re.sub(r"\b(doctor|dr)\b", "doctor", text))


def numbers_only(text):
    def say(match):
        bare = match[0].replace(",", "")
        return num2words(float(bare) if "." in bare else int(bare)).replace("-", " ")

    return re.sub(r"\d[\d,]*(?:\.\d+)?", say, text)


def systems(language):
    yield "narrator", lambda text: spoken_form(text, language=language)
    yield "as written", lambda text: text
    yield "num2words alone", numbers_only
    if importlib.util.find_spec("wetext"):
        from wetext import Normalizer  # noqa: PLC0415

        normalizer = Normalizer(lang="en", operator="tn")

        def wetext(text):
            try:
                return normalizer.normalize(text)
            except Exception:  # noqa: BLE001 (it fails on some inputs, each in its own way)
                return text

        yield "wetext", wetext


def score(rows, name, speak, wrong):
    for row in rows[: len(rows) // 4]:
        speak(row["written"])  # rules and tables are compiled before the clock starts
    began, worked = time.perf_counter(), time.process_time()
    said = [speak(row["written"]) for row in rows]
    seconds, busy = time.perf_counter() - began, time.process_time() - worked
    right = [lenient(text) == lenient(row["spoken"]) for text, row in zip(said, rows, strict=True)]
    of = Counter(kind for row in rows for kind in (row.get("classes") or "").split())
    good = Counter(
        kind for ok, row in zip(right, rows, strict=True) if ok for kind in (row.get("classes") or "").split()
    )
    print(
        f"{name:16}{100 * sum(right) / len(rows):6.1f}% of {len(rows)}  {len(rows) / seconds:9.0f} sentences/s, "
        f"{len(rows) / max(busy, 1e-6):.0f} by processor time"
    )
    print(" " * 16, ", ".join(f"{kind} {100 * good[kind] / of[kind]:.0f}% of {of[kind]}" for kind in sorted(of)))
    if wrong and name == "narrator":
        lines = [
            f"{row['written']}\n  said:   {text}\n  wanted: {row['spoken']}\n"
            for text, row, ok in zip(said, rows, right, strict=True)
            if not ok
        ]
        Path(wrong).write_text("".join(lines), encoding="utf-8")


def hostile(language):
    slowest = []
    for name, piece in HOSTILE.items():
        text = (piece * (SIZE_BYTES // len(piece.encode()) + 1))[:SIZE_BYTES]
        began = time.process_time()
        spoken_form(text, language=language)
        slowest.append((time.process_time() - began, name))
    slowest.sort(reverse=True)
    print(f"{len(slowest)} hostile texts of {SIZE_BYTES // 1000} kB, seconds of processor time, the slowest first:")
    print("  " + ", ".join(f"{name!r} {seconds:.2f}" for seconds, name in slowest[:12]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="a TSV, or a folder of them")
    parser.add_argument("--language", default="en")
    parser.add_argument("--wrong", help="where to write narrator's misses")
    options = parser.parse_args()
    for path in sorted(options.corpus.glob("*.tsv")) if options.corpus.is_dir() else [options.corpus]:
        with path.open(newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        print(path.name)
        for name, speak in systems(options.language):
            score(rows, name, speak, options.wrong)
    hostile(options.language)


if __name__ == "__main__":
    main()
