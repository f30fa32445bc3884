"""A home that is a branch of a Git repository (GitHub Pages, GitLab Pages): one commit a publication, through dulwich.

No hook, filter or helper of any repository runs: dulwich is a library, and knows none of them. For SSH it starts the
user's own `ssh`.
"""

import re
import shlex
import time
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import urllib3
from dulwich.client import GitClient, HTTPUnauthorized, LocalGitClient, StrangeHostname, get_transport_and_path
from dulwich.config import StackedConfig
from dulwich.errors import GitProtocolError, NotGitRepository
from dulwich.index import commit_tree
from dulwich.objects import Blob, Commit, ObjectID
from dulwich.pack import UnpackedObject
from dulwich.refs import Ref
from dulwich.repo import Repo

from narrator.config.homes import SCP, GitHome, refuse_strange_host
from narrator.errors import ConfigError, EnvironmentFaultError, HomeError, RefusedError
from narrator.homes.model import FileByFile, Held, HomeLimits, LocalFile
from narrator.homes.secrets import secret_for, way_to_give
from narrator.homes.unreachable import why_unreachable
from narrator.programs import program_path
from narrator.store.key import key_of

GITHUB: Final = HomeLimits(100 << 20, 1_000_000_000, 0, "GitHub Docs: files of 100 MiB, published sites of 1 GB")
GITLAB: Final = HomeLimits(0, 1_000_000_000, 0, "GitLab Docs: Pages sites of 1 GB on GitLab.com")
TOKENS: Final = {"github.com": "GITHUB_TOKEN", "gitlab.com": "GITLAB_TOKEN"}
"""The variables in which their own CI and programs keep a token."""
REGULAR: Final = 0o100644
HELPER: Final = re.compile(r"[\w.+-]+::")
"""How Git is told to start a program as a transport (gitremote-helpers, `ext::`)."""
LATER: Final = "Publish again: nothing of this was seen yet."


def open_home(settings: GitHome, root: Path, output: Path, state: Path) -> "Branch":  # noqa: ARG001  # all kinds' signature
    """Return the branch, its newest commit fetched. Raises `ConfigError` for a remote of another protocol."""
    client, path, host = _client(settings.remote, root)
    limits = GITHUB if host.endswith("github.com") else GITLAB if host.endswith("gitlab.com") else HomeLimits()
    folder = state / f"{key_of('git', settings.remote)}.git"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        repository = Repo(str(folder))
    except NotGitRepository:
        repository = Repo.init_bare(str(folder))
    branch = Branch(client, path, repository, settings, limits)
    branch.fetch()
    return branch


def _client(remote: str, root: Path) -> tuple[GitClient, str, str]:
    """Return what speaks to *remote*, the path there, and its host."""
    parts, scp = urlsplit(remote), SCP.match(remote)
    if HELPER.match(remote):
        raise ConfigError("the remote's protocol is not taken", where=remote, hint="Give https://, ssh://, or a path.")
    if parts.scheme == "https":
        host = parts.hostname or ""
        account = f"git://{host}"
        client, path = get_transport_and_path(
            remote, username=parts.username or "git", password=secret_for(account, *_tokens(host)) or None
        )
        return client, path, host
    if parts.scheme == "ssh" or (scp and not parts.scheme.startswith("http")):
        refuse_strange_host(parts.hostname or (scp["host"] if scp else ""), where=remote)
        ssh = program_path("ssh")
        if ssh is None:
            raise EnvironmentFaultError(
                "there is no `ssh` on this machine", where=remote, hint="Give an https:// remote."
            )
        client, path = get_transport_and_path(remote, ssh_command=shlex.quote(ssh))
        return client, path, parts.hostname or (scp["host"] if scp else "")
    if "://" in remote:
        raise ConfigError("the remote's protocol is not taken", where=remote, hint="Give https://, ssh://, or a path.")
    return LocalGitClient(), str((root / Path(remote).expanduser()).resolve()), ""


def _tokens(host: str) -> tuple[str, ...]:
    return (TOKENS[host],) if host in TOKENS else ()


class Branch(FileByFile):
    """A branch of a repository, or a folder in it."""

    at_once = True

    def __init__(self, client: GitClient, path: str, repository: Repo, settings: GitHome, limits: HomeLimits) -> None:
        self.shown = f"{settings.remote} ({settings.branch})"
        self.limits = limits
        self._client, self._path, self._repository = client, path, repository
        self._ref = Ref(f"refs/heads/{settings.branch}".encode())
        self._remote, self._folder = settings.remote, settings.folder.strip("/")
        self._head: ObjectID | None = None
        self._entries: dict[bytes, tuple[int, ObjectID]] = {}

    def fetch(self) -> None:
        """Fetch the branch's newest commit; files of 2 MB and more are left out, where the server can do that."""

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:  # noqa: ARG001
            self._head = refs.get(self._ref)
            return [self._head] if self._head is not None and self._head not in self._repository.object_store else []

        with self._asking():
            shallow = None if isinstance(self._client, LocalGitClient) else 1
            self._client.fetch(self._path, self._repository, wanted, depth=shallow, filter_spec=b"blob:limit=2m")
        if self._head is not None:
            tree = self._repository[self._head]
            if not isinstance(tree, Commit):
                raise HomeError("the branch is no commit", where=self.shown, hint="Name a branch.")
            contents = self._repository.object_store.iter_tree_contents(tree.tree)
            self._entries = {e.path: (e.mode, e.sha) for e in contents if e.path and e.mode and e.sha}

    def listing(self) -> Mapping[str, Held]:
        """Return what is there, with Git's own digests."""
        before = f"{self._folder}/".encode() if self._folder else b""
        return {
            path.removeprefix(before).decode("utf-8", "replace"): Held(None, sha.decode("ascii"))
            for path, (_, sha) in self._entries.items()
            if path.startswith(before)
        }

    def read(self, name: str) -> bytes | None:
        """Return a file's content."""
        entry = self._entries.get(self._inside(name))
        if entry is None or entry[1] not in self._repository.object_store:
            return None
        blob = self._repository[entry[1]]
        return blob.data if isinstance(blob, Blob) else None

    def digest(self, file: LocalFile) -> str:
        """Return Git's name of the content."""
        return file.digest_by("sha1", f"blob {file.size_bytes}\0".encode())

    def own_files(self) -> tuple[LocalFile, ...]:
        """Return what tells GitHub Pages that nothing is to be built, for a branch that is ours alone."""
        if self._folder:
            return ()
        empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of nothing
        return (LocalFile(".nojekyll", 0, empty, "text/plain", content=b""),)

    def put(self, file: LocalFile) -> None:
        """Put *file* into the next commit."""
        with file.opened() as opened_file:
            blob = Blob.from_string(opened_file.read())
        self._repository.object_store.add_object(blob)
        self._entries[self._inside(file.name)] = (REGULAR, blob.id)

    def delete(self, name: str) -> None:
        """Leave a file out of the next commit."""
        self._entries.pop(self._inside(name), None)

    def finish(self) -> None:
        """Commit, and push. Raises `HomeError` where somebody else was quicker."""
        store = self._repository.object_store
        commit = Commit()
        commit.tree = commit_tree(store, [(path, sha, mode) for path, (mode, sha) in sorted(self._entries.items())])
        commit.parents = [self._head] if self._head is not None else []
        commit.author = commit.committer = _author()
        commit.author_time = commit.commit_time = int(time.time())
        commit.author_timezone = commit.commit_timezone = 0
        commit.message = b"narrator: what changed is published\n"
        store.add_object(commit)

        def updated(refs: dict[Ref, ObjectID]) -> dict[Ref, ObjectID]:
            if refs.get(self._ref) != self._head:
                raise HomeError("somebody else pushed to the branch meanwhile", where=self.shown, hint=LATER)
            return {self._ref: commit.id}

        with self._asking():
            result = self._client.send_pack(self._path.encode(), updated, self._pack)
        failed = {ref: why for ref, why in (result.ref_status or {}).items() if why}
        if failed:
            raise HomeError(f"the push was refused: {next(iter(failed.values()))}", where=self.shown, hint=LATER)
        self._head = commit.id

    def _pack(
        self, have: AbstractSet[ObjectID], want: AbstractSet[ObjectID], *, ofs_delta: bool = True,
        progress: Callable[[bytes], None] | None = None,
    ) -> tuple[int, Iterator[UnpackedObject]]:  # fmt: skip
        del progress  # given as bytes here, as text there
        return self._repository.generate_pack_data(set(have), set(want), ofs_delta=ofs_delta)

    def close(self) -> None:
        """Close the files of the local copy."""
        self._repository.close()

    def _inside(self, name: str) -> bytes:
        return (f"{self._folder}/{name}" if self._folder else name).encode()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except HTTPUnauthorized as problem:
            host = urlsplit(self._remote).hostname or ""
            hint = f"It needs a token that may write there. {way_to_give(f'git://{host}', *_tokens(host))}"
            raise HomeError("lets nobody in", where=self.shown, hint=hint) from problem
        except NotGitRepository as problem:
            raise HomeError(
                "is no Git repository", where=self.shown, hint="Make it first; it may be empty."
            ) from problem
        except StrangeHostname as problem:  # it begins with a dash: ssh would take it for an option
            raise ConfigError("is no host's name", where=self.shown, hint="Look at the remote again.") from problem
        except (GitProtocolError, urllib3.exceptions.HTTPError, OSError) as problem:
            if isinstance(problem, GitProtocolError) and "large" in str(problem).lower():
                raise RefusedError(str(problem), where=self.shown) from problem
            raise HomeError(_said(problem), where=self.shown, hint=LATER) from problem


def _said(problem: Exception) -> str:
    """Return what Git or the network said: of the network, in plain words."""
    if isinstance(problem, GitProtocolError):
        return str(problem) or type(problem).__name__
    return f"cannot be reached: {why_unreachable(problem)}"


def _author() -> bytes:
    """Return who commits: the user, as Git knows her, else narrator."""
    with suppress(KeyError, OSError, ValueError):
        config = StackedConfig.default()
        return config.get((b"user",), b"name") + b" <" + config.get((b"user",), b"email") + b">"
    return b"narrator <narrator@localhost>"
