"""A home that is a folder of a server, by SFTP, through paramiko."""

import errno
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

import paramiko

from narrator.config.homes import SftpHome, refuse_strange_host
from narrator.errors import HomeError
from narrator.files import PART
from narrator.homes.model import FileByFile, Held, LocalFile
from narrator.homes.secrets import secret_for, way_to_give
from narrator.homes.unreachable import why_unreachable

SECONDS: Final = 30.0
"""Without a word from the server, after which it counts as not to be reached."""


def open_home(settings: SftpHome, root: Path, output: Path, state: Path) -> "Sftp":  # noqa: ARG001  # all kinds' signature
    """Return the folder, connected. Raises `HomeError` for a server that is unknown, or lets nobody in.

    Host, user, port and keys may come from the user's `~/.ssh/config`. A host key that is not in `known_hosts` is
    refused: the author, not narrator, says who the server is.
    """
    refuse_strange_host(settings.host, where=f"sftp://{settings.host}")
    config = paramiko.SSHConfig()
    with suppress(OSError):
        config = paramiko.SSHConfig.from_path(str(Path("~/.ssh/config").expanduser()))
    found = config.lookup(settings.host)
    host, user = found["hostname"], settings.user or found.get("user", "")
    port = int(found.get("port", settings.port)) if settings.port == 22 else settings.port
    account = f"sftp://{user}@{settings.host}" if user else f"sftp://{settings.host}"
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    with suppress(OSError):
        client.load_system_host_keys()
    try:
        client.connect(
            host, port, user or None, secret_for(account) or None, key_filename=found.get("identityfile"),
            timeout=SECONDS, banner_timeout=SECONDS, auth_timeout=SECONDS,
        )  # fmt: skip
        sftp = client.open_sftp()
    except paramiko.BadHostKeyException as problem:
        hint = "Somebody may be in between. If the server was set up anew: ssh-keygen -R HOST, then ssh HOST once."
        raise HomeError("the server is not the one that you knew", where=account, hint=hint) from problem
    except paramiko.AuthenticationException as problem:
        hint = f"A key in the SSH agent, or a password. {way_to_give(account)}"
        raise HomeError("lets nobody in", where=account, hint=hint) from problem
    except (paramiko.SSHException, OSError) as problem:
        unknown = "not found in known_hosts" in str(problem)
        hint = f"Connect once by hand, and look at its key: ssh {user + '@' if user else ''}{settings.host}"
        what = "is a server that you do not know yet" if unknown else f"cannot be reached: {why_unreachable(problem)}"
        raise HomeError(what, where=account, hint=hint if unknown else "Look at `host` and `port`.") from problem
    if (channel := sftp.get_channel()) is not None:
        channel.settimeout(SECONDS)
    return Sftp(client, sftp, settings.folder, f"{account}/{settings.folder.lstrip('/')}")


class Sftp(FileByFile):
    """A folder of a server."""

    def __init__(self, client: paramiko.SSHClient, sftp: paramiko.SFTPClient, folder: str, shown: str) -> None:
        self.shown = shown
        self._client, self._sftp = client, sftp
        self._folder = PurePosixPath(folder)
        self._made: set[PurePosixPath] = set()

    def listing(self) -> Mapping[str, Held]:
        """Return what is there; links are not followed."""
        with self._asking():
            return dict(self._below(self._folder))

    def read(self, name: str) -> bytes | None:
        """Return a file's content."""
        try:
            with self._asking(), self._sftp.open(str(self._folder / name), "rb") as file:
                content: bytes = file.read()
                return content
        except FileNotFoundError:
            return None

    def put(self, file: LocalFile) -> None:
        """Write *file* beside its place, and put it there in one step."""
        path = self._folder / file.name
        part = path.with_name(f"{PART}narrator-{path.name}")
        with self._asking(), file.opened() as opened_file:
            self._make(path.parent)
            self._sftp.putfo(opened_file, str(part), file.size_bytes)  # looks whether all of it arrived
            try:
                self._sftp.posix_rename(str(part), str(path))
            except OSError:  # a server without OpenSSH's extension replaces nothing
                with suppress(OSError):
                    self._sftp.remove(str(path))
                self._sftp.rename(str(part), str(path))

    def delete(self, name: str) -> None:
        """Delete a file, and its folder where that is empty then."""
        path = self._folder / name
        with self._asking():
            with suppress(FileNotFoundError):
                self._sftp.remove(str(path))
            if path.parent != self._folder:
                with suppress(OSError):
                    self._sftp.rmdir(str(path.parent))

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _below(self, folder: PurePosixPath) -> Iterator[tuple[str, Held]]:
        try:
            entries = self._sftp.listdir_attr(str(folder))
        except FileNotFoundError:
            return
        for entry in entries:
            path, mode = folder / entry.filename, entry.st_mode or 0
            if stat.S_ISDIR(mode):
                yield from self._below(path)
            elif stat.S_ISREG(mode):
                yield path.relative_to(self._folder).as_posix(), Held(entry.st_size)

    def _make(self, folder: PurePosixPath) -> None:
        if folder in self._made or folder in {PurePosixPath("."), PurePosixPath("/")}:
            return
        try:
            self._sftp.stat(str(folder))
        except FileNotFoundError:
            self._make(folder.parent)
            self._sftp.mkdir(str(folder))
        self._made.add(folder)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Turn what the server says into a `HomeError`; SFTP 3 has one word, failure, for full, locked and the rest."""
        try:
            yield
        except FileNotFoundError:
            raise
        except (OSError, EOFError, paramiko.SSHException) as problem:
            hint = "Publish again when that is mended: what was sent is not sent again."
            if isinstance(problem, OSError) and problem.errno == errno.EACCES:
                what, hint = "may not be written", "See who may write there."
            elif isinstance(problem, OSError) and str(problem).startswith(("Failure", "size mismatch")):
                what = f"the server takes no more ({problem}): is it full, or read-only?"
            else:
                what = f"cannot be reached any more: {problem or type(problem).__name__}"
            raise HomeError(what, where=self.shown, hint=hint) from problem
