"""Try a program that narrator was installed or built as: `python packaging/try_program.py PROGRAM...`.

It tells its version, makes a post into a recording and a page, and answers in the browser's place.
"""

import http.cookiejar
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

POST = "---\ntitle: A first post\nlang: en\n---\n\nIt took two hours, and nobody was tired.\n"
SECONDS = 120


def main(program: list[str]) -> None:
    """Try it; raises where something is not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "posts").mkdir()
        (folder / "posts/first.md").write_text(POST, "utf-8")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NARRATOR_")}
        environment["NARRATOR_CACHE"] = str(folder / "cache")
        version = _printed([*program, "--version"], folder, environment)
        report = json.loads(_printed([*program, "make", "posts", "--json"], folder, environment))
        files = report["articles"][0]["editions"][0]["files"]
        _expect((folder / "output" / files["mp3"]).stat().st_size > 10_000, "no sound in the MP3")
        page = (folder / "output" / files["page"]).read_text("utf-8")
        _expect("It took two hours" in page, "no text on the page")
        _try_studio(program, folder, environment)
    sys.stdout.write(f"{version.strip()}: makes, and opens the studio\n")


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise SystemExit(otherwise)


def _printed(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _try_studio(program: list[str], folder: Path, environment: dict[str, str]) -> None:
    command = [*program, "studio", "--no-browser", "--json", str(folder)]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as studio:
        try:
            url = json.loads(studio.stdout.readline() if studio.stdout else "")["url"]
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
            with opener.open(url, timeout=SECONDS) as page:
                text = page.read().decode()
            _expect("posts/first.md" in text, text)
        finally:
            studio.terminate()


if __name__ == "__main__":
    main([str(Path(sys.argv[1]).absolute()), *sys.argv[2:]])
