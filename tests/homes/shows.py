"""Made-up output folders: a show of so many episodes, whose feed names all their files."""

import hashlib
from pathlib import Path

from narrator.config.homes import AnyHome
from narrator.config.site import Show, Site

BASE = "https://example.com/pod"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def site_with(folder: Path, home: AnyHome) -> Site:
    """Return a site in *folder* with one home."""
    return Site(
        root=folder, path=folder / "narrator.toml", show=Show(title="A show", site_url=BASE), homes={"it": home}
    )


def write_show(output: Path, episodes: int, *, salt: str = "") -> None:
    """Write *episodes* of five files each, and an index, episodes.json and a feed."""
    for number in range(episodes):
        write_episode(output, number, salt=salt)
    write_feed(output)
    (output / "index.html").write_text(f"<title>{episodes}</title>", "utf-8")
    (output / "episodes.json").write_text("{}", "utf-8")
    (output.parent / "narrator.lock").write_text(f'feed_guid = "{GUID}"\n', "utf-8")
    (output / ".narrator/articles").mkdir(parents=True, exist_ok=True)
    (output / ".narrator/hidden.json").write_text("{}", "utf-8")


def write_episode(output: Path, number: int, *, salt: str = "") -> None:
    """Write the five files of one episode."""
    folder = output / f"é-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"é-{number}.mp3").write_bytes(f"sound {number} {salt}".encode() * 40)
    (folder / "transcript.vtt").write_text(f"WEBVTT {number} {salt}", "utf-8")
    (folder / "chapters.json").write_text(f'{{"n": "{number} {salt}"}}', "utf-8")
    (folder / "cover.jpg").write_bytes(f"cover {number}".encode())
    (folder / "index.html").write_text(f"<p>{number} {salt}</p>", "utf-8")


def write_feed(output: Path) -> None:
    """Write a feed that names every MP3, transcript and chapters file with its version."""
    items = []
    for folder in sorted(path for path in output.iterdir() if path.is_dir() and not path.name.startswith(".")):
        address = f"{BASE}/{folder.name.replace('é', '%C3%A9')}"
        mp3 = next(folder.glob("*.mp3"))
        version = hashlib.sha256(mp3.read_bytes()).hexdigest()[:12]
        items.append(
            f'<item><enclosure url="{address}/{mp3.name.replace("é", "%C3%A9")}?v={version}" length="1"/>'
            f'<podcast:transcript url="{address}/transcript.vtt"/><podcast:chapters url="{address}/chapters.json"/>'
            f"<link>{address}/</link></item>"
        )
    (output / "feed.xml").write_text(
        '<?xml version="1.0"?><rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f"<podcast:guid>{GUID}</podcast:guid>{''.join(items)}</channel></rss>",
        "utf-8",
    )


def public_files(output: Path) -> dict[str, bytes]:
    """Return what a home should have of *output*."""
    found = (path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".")}
