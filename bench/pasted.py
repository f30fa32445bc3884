"""How well pasted pages are read: pages rendered to text by inscriptis, scored by text F1 on 4-word shingles.

python bench/pasted.py --corpus DIR          DIR holds readability/ and scrapinghub/
python bench/pasted.py --corpus DIR --fit    fits the weights of narrator/reading/pasted/evidence.py: prints the
                                             cross-validated figures, then the table over all pages
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import lxml.html
import numpy as np
from inscriptis import get_text
from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import SegmentKind, Source, SourceFormat
from narrator.errors import NarratorError
from narrator.reading.pasted.choose import choose
from narrator.reading.pasted.evidence import evidence_for, features_of, stake
from narrator.reading.pasted.lines import Line, lines_of
from narrator.reading.reader import read

BREAKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "blockquote", "pre", "figcaption")


class Page(Struct, frozen=True):
    name: str
    pasted: str
    expected: str


def expected_text(html):
    tree = lxml.html.fromstring(html)
    for element in tree.iter(*BREAKS):
        element.tail = " " + (element.tail or "")
    return tree.text_content()


def pages_of(corpus):
    for folder in sorted((corpus / "readability").iterdir()):
        html = (folder / "source.html").read_text("utf-8", "replace")
        expected = expected_text((folder / "expected.html").read_text("utf-8"))
        yield Page(f"readability/{folder.name}", get_text(html), expected)
    for key, truth in json.loads((corpus / "scrapinghub/ground-truth.json").read_text()).items():
        with gzip.open(corpus / f"scrapinghub/{key}.html.gz", "rt", encoding="utf-8") as file:
            yield Page(f"scrapinghub/{key}", get_text(file.read()), truth.get("articleBody", ""))


def shingles(text, size=4):
    words = re.findall(r"\w+", text or "")
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def overlap(expected, got):
    a, b = shingles(expected), shingles(got)
    both, extra, missing = sum((a & b).values()), sum((b - a).values()), sum((a - b).values())
    total = both + extra + missing
    return (both / total, extra / total, missing / total) if total else (0.0, 0.0, 0.0)


def f1(rows):
    precision = mean(tp / (tp + fp) if tp else 0.0 for tp, fp, _ in rows if tp + fp > 0)
    recall = mean(tp / (tp + fn) if tp else 0.0 for tp, _, fn in rows if tp + fn > 0)
    return (2 * precision * recall / (precision + recall) if precision + recall else 0.0), precision, recall


def by_reader(page):
    try:
        article = read(Source(page.name, SourceFormat.TEXT, page.pasted))
    except NarratorError:
        return ""
    return "\n".join(segment.text for segment in article.segments() if segment.kind is not SegmentKind.IMAGE)


def report(label, scores):
    for kind in ("readability", "scrapinghub"):
        rows = [row for name, row in scores if name.startswith(kind)]
        if rows:
            print(f"{label:28} {kind:12} F1 %.3f  P %.3f  R %.3f" % f1(rows))


def is_expected(line, grams):
    words = re.findall(r"\w+", line.text)
    size = min(3, len(words))
    runs = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)] if words else []
    return bool(runs) and sum(run in grams for run in runs) > 0.6 * len(runs)


def examples(page, *, indented):
    lines = [line if indented else replace(line, indent=0) for line in lines_of(page.pasted)]
    words = re.findall(r"\w+", page.expected)
    grams = {tuple(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words) - size + 1)}
    stakes = np.array([stake(line) for line in lines])
    labels = np.array([float(is_expected(line, grams)) for line in lines])
    return lines, features_of(lines), labels, stakes / max(1e-9, stakes.sum()) * 250


def regression(names, samples, ridge=2.0):
    rows = np.array([[features.get(name, 0.0) for name in names] for _, found, _, _ in samples for features in found])
    labels = np.concatenate([sample[2] for sample in samples])
    stakes = np.concatenate([sample[3] for sample in samples])
    weights = np.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (stakes * (chance - labels)) + ridge * weights
        curvature = (rows.T * (stakes * chance * (1 - chance))) @ rows + ridge * np.eye(len(names))
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip(names, weights, strict=True))


def fit(pages, gap_cost):
    pages = list(pages)
    random.Random(0).shuffle(pages)
    samples = {page.name: [examples(page, indented=indented) for indented in (True, False)] for page in pages}
    names = sorted({name for both in samples.values() for _, found, _, _ in both for line in found for name in line})
    folds = [pages[i::4] for i in range(4)]
    for which, label in ((0, "cross-validated, indented"), (1, "cross-validated, flat")):
        scores = []
        for fold in folds:
            held_out = {page.name for page in fold}
            train = [both[i] for name, both in samples.items() if name not in held_out for i in (0, 1)]
            weights = regression(names, train)
            for page in fold:
                lines: list[Line] = samples[page.name][which][0]
                kept = choose(evidence_for(lines, weights), gap_cost)
                text = "\n".join(line.text for line, keep in zip(lines, kept, strict=True) if keep)
                scores.append((page.name, overlap(page.expected, text)))
        report(label, scores)
    for name, weight in regression(names, [sample for both in samples.values() for sample in both]).items():
        print(f'    "{name}": {weight:.2f},')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--gap-cost", type=float, default=8.0)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    pages = list(pages_of(options.corpus))
    if options.fit:
        fit(pages, options.gap_cost)
        return
    scores = [(page.name, overlap(page.expected, by_reader(page))) for page in pages]
    report("narrator", scores)
    for name, (tp, fp, fn) in sorted(scores, key=lambda item: item[1][0])[: options.worst]:
        print(f"{tp:.2f} extra {fp:.2f} missing {fn:.2f} {name}")


if __name__ == "__main__":
    main()
