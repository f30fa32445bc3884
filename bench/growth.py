"""How cost grows: python bench/growth.py [--voice PROFILE] [--words N,...] [--posts N,...] [--picture docs/growth.svg]

One post of 1,000, 10,000 and 100,000 words; archives of 1, 10, 100 and 1,000 posts of 60 words, made and then found
unchanged. Processor time and peak memory count the engines' processes.
"""

import argparse
import tempfile
from math import log10
from pathlib import Path

from msgspec import Struct
from prose import post
from runs import Cost, load, narrator, timed

WORDS_A_POST = 60
WIDTH, HEIGHT, MARGIN = 300, 200, 46


class Curve(Struct, frozen=True):
    title: str
    points: list[tuple[int, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="default")
    parser.add_argument("--words", default="1000,10000,100000")
    parser.add_argument("--posts", default="1,10,100,1000")
    parser.add_argument("--only", default="mp3")
    parser.add_argument("--picture", type=Path)
    given = parser.parse_args()
    options = ("--voice", given.voice, "--only", given.only)
    print(load())
    long = {n: long_post(n, options) for n in map(int, given.words.split(","))}
    archives = {n: archive(n, options) for n in map(int, given.posts.split(","))}
    print(load())
    curves = [
        Curve("one post: CPU s by words", [(n, cost.cpu) for n, cost in long.items()]),
        Curve("one post: peak MB by words", [(n, cost.peak_mb) for n, cost in long.items()]),
        Curve("archive: CPU s by posts", [(n, made.cpu) for n, (made, _) in archives.items()]),
        Curve("archive: peak MB by posts", [(n, made.peak_mb) for n, (made, _) in archives.items()]),
        Curve("unchanged: CPU s by posts", [(n, again.cpu) for n, (_, again) in archives.items()]),
        Curve("unchanged: peak MB by posts", [(n, again.peak_mb) for n, (_, again) in archives.items()]),
    ]
    if given.picture:
        given.picture.write_text(picture(curves), "utf-8")


def long_post(words: int, options: tuple[str, ...]) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "post.md").write_text(post(words), "utf-8")
        cost = timed(narrator("make", "post.md", *options), cwd=Path(folder), cache=Path(folder) / "cache", memory=True)
    print(f"{words:7} words: wall {cost.wall:7.1f} s  cpu {cost.cpu:7.1f} s  peak {cost.peak_mb:6.0f} MB", flush=True)
    return cost


def archive(posts: int, options: tuple[str, ...]) -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "posts"
        sources.mkdir()
        for number in range(posts):
            text = post(WORDS_A_POST, seed=number, title=f"Post {number}")
            (sources / f"post-{number:04}.md").write_text(text, "utf-8")
        command = narrator("make", "posts", *options)
        made, again = (
            timed(command, cwd=Path(folder), cache=Path(folder) / "cache", memory=True) for _ in ("made", "again")
        )
    print(
        f"{posts:7} posts: wall {made.wall:7.1f} s  cpu {made.cpu:7.1f} s  peak {made.peak_mb:6.0f} MB;  "
        f"unchanged: wall {again.wall:5.2f} s  cpu {again.cpu:5.2f} s  peak {again.peak_mb:4.0f} MB",
        flush=True,
    )
    return made, again


def picture(curves: list[Curve]) -> str:
    """Return the curves as SVG, two columns, both axes logarithmic."""
    rows = -(-len(curves) // 2)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {rows * HEIGHT}" role="img" '
            'font-family="sans-serif" font-size="11"><title>Cost by size</title>'
            f'<rect width="{2 * WIDTH}" height="{rows * HEIGHT}" fill="#fff"/>'
        )
    ]
    for number, curve in enumerate(curves):
        parts.append(f'<g transform="translate({number % 2 * WIDTH} {number // 2 * HEIGHT})">{_drawn(curve)}</g>')
    return "\n".join((*parts, "</svg>\n"))


def _drawn(curve: Curve) -> str:
    across = [log10(x) for x, _ in curve.points]
    up = [log10(max(y, 0.01)) for _, y in curve.points]
    low, high = min(up), max(*up, min(up) + 1)
    at = [
        (
            MARGIN + (x - across[0]) / max(across[-1] - across[0], 1) * (WIDTH - 2 * MARGIN),
            HEIGHT - MARGIN - (y - low) / (high - low) * (HEIGHT - 2 * MARGIN),
        )
        for x, y in zip(across, up, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1a4f8b"/>'
        f'<text x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{_short(value)}</text>'
        f'<text x="{x:.1f}" y="{HEIGHT - 18}" text-anchor="middle" fill="#555">{size:,}</text>'
        for (x, y), (size, value) in zip(at, curve.points, strict=True)
    )
    return (
        f'<text x="{MARGIN - 20}" y="18" font-weight="bold">{curve.title}</text>'
        f'<polyline points="{line}" fill="none" stroke="#1a4f8b" stroke-width="2"/>{marks}'
    )


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


if __name__ == "__main__":
    main()
