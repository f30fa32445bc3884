"""A run's files → how much room they take, by format, and which home's limit comes near."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from narrator.pipeline.report import Report

PAGES_BYTES: Final = 1_000_000_000
"""GitHub Docs, "GitHub Pages limits": a published site of at most 1 GB."""
FILE_BYTES: Final = 100_000_000
"""GitHub Docs, "About large files": a file above 100 MiB is refused."""
NEAR: Final = 0.8
"""The share of a limit from which it is told."""


def sizes_by_format(report: Report, output: Path) -> dict[str, int]:
    """Return format → bytes of all articles in *report* that lie in *output*, the largest first."""
    sizes: Counter[str] = Counter()
    for name, file in _files(report):
        path = output / file
        if path.is_file():
            sizes[name] += path.stat().st_size
    return dict(sizes.most_common())


def size_lines(sizes: Mapping[str, int], largest: int = 0) -> Iterator[str]:
    """Yield how large all is, and what a home would refuse; *largest* is the largest file's bytes."""
    total = sum(sizes.values())
    if not total:
        return
    parts = ", ".join(f"{name} {bytes_ / 1e6:.1f}" for name, bytes_ in sizes.items() if bytes_ >= total / 100)
    yield f"{total / 1e6:.1f} MB: {parts}"
    lighter = (
        "the sound is in the MP3, the EPUB and the DAISY book: --only leaves books out, `bit_rate_kbps` in the voice "
        "profile makes all of them smaller (docs/publish.md)"
    )
    if total > NEAR * PAGES_BYTES:
        yield f"these files take {total / 1e9:.2f} GB, GitHub Pages takes 1 GB; {lighter}"
    if largest > NEAR * FILE_BYTES:
        yield f"one file has {largest / 1e6:.0f} MB, GitHub takes 100; {lighter}"


def estimated_lines(report: Report) -> Iterator[str]:
    """Yield how large the sound of a dry run's articles would be, by format, and what a home would refuse."""
    sizes: Counter[str] = Counter()
    largest = 0
    for article in report.articles:
        for edition in article["editions"]:
            sizes.update(edition["estimated_sizes"])
            largest = max(largest, *edition["estimated_sizes"].values(), 0)
    yield from (
        f"about {line}" if not n else line for n, line in enumerate(size_lines(dict(sizes.most_common()), largest))
    )


def largest_file(report: Report, output: Path) -> int:
    """Return the bytes of the largest file."""
    paths = (output / file for _, file in _files(report))
    return max((path.stat().st_size for path in paths if path.is_file()), default=0)


def _files(report: Report) -> Iterator[tuple[str, str]]:
    for article in report.articles:
        for edition in article["editions"]:
            yield from edition["files"].items()
