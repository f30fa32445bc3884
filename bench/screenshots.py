"""Take the pictures of page and index in docs/images: at three widths, in four colour schemes.

    python bench/screenshots.py output/hearing-a-page/index.html output/index.html [--to docs/images]

Needs playwright and a Chromium (`--chromium`).
"""

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

WIDTHS = {360: 760, 768: 900, 1440: 900}
"""Width → height, in pixels: a phone, a tablet, a desk."""
THEMES = ("light", "sepia", "dark", "contrast")
COLOURS = 64
"""Enough for text on a ground, and small."""


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--to", type=Path, default=Path("docs/images"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        for name, file in (("page", given.page), ("index", given.index)):
            for width, height in WIDTHS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                page.goto(file.resolve().as_uri())
                for theme in THEMES:
                    _take(page, theme, given.to / f"{name}-{width}-{theme}.png")
                page.close()
        browser.close()


def _take(page: Page, theme: str, path: Path) -> None:
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.evaluate("() => { const audio = document.getElementById('audio'); if (audio) audio.currentTime = 30; }")
    page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(path, optimize=True)
    print(f"{path} {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
