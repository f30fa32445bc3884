"""Somebody else's folder, worked on as it is: nothing that lies in it is run."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.repo import Repo
from msgspec.structs import replace
from tone_site import Site

from narrator.config.homes import AnyHome, FolderHome, GitHome, S3Home, SftpHome
from narrator.config.load import load_site
from narrator.errors import NarratorError
from narrator.homes.publish import PublishOptions, publish
from narrator.pipeline.library import make

EVIL = "import os\nopen({marker!r}, 'w').close()\nraise SystemExit(9)\n"
SHELL = "#!/bin/sh\ntouch '{marker}'\n"
POST = "---\ntitle: Hello\nlang: en\ndate: 2025-01-01\n{more}---\n\n{text}\n"
RUNS = 'command = ["{python}", "-c", "open({marker!r}, \'w\')"]\n'
GUEST = 'engine = "tone"\n{runs}[cast.guest]\nengine = "command"\nvoice = "default"\n[roles.speakers]\nAda = "guest"\n'
OTHERS = 'engine = "tone"\n{runs}[languages."*"]\nengine = "command"\nvoice = "default"\n'

PROFILES = {
    "a voice of its cast": (GUEST, "", "Ada: Hello.\n\nBo: Hello."),
    "its voice for all other languages": (OTHERS, "", "Hello, [deux mots]{lang=fr}."),
    "a cast that a post calls": (
        GUEST.partition("[roles")[0],
        "narrator: {roles: {kinds: {heading: guest}}}\n",
        "## Head\n\nWords.",
    ),
    "a shipped name in another spelling": ('engine = "command"\n{runs}voice = "default"\n', "", "Hello."),
}


@pytest.fixture
def marker(site: Site) -> Path:
    """Return the file that a program of the folder would make."""
    return site.folder / "PWNED"


def _write(path: Path, text: str, *, executable: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    if executable:
        path.chmod(0o755)


@pytest.mark.parametrize("name", PROFILES)
def test_no_role_of_a_profile_runs_one(site: Site, marker: Path, name: str) -> None:
    """Whichever voice of it is asked for; the folder's own `default` is spoken by whoever names none."""
    profile, more, text = PROFILES[name]
    runs = RUNS.format(python=sys.executable, marker=str(marker))
    _write(site.folder / "voices/default.toml", profile.replace("{runs}", runs))
    site.post("hello.md", POST.format(more=more, text=text))
    with pytest.raises(NarratorError, match="not trusted"):
        make(["posts"])
    assert not marker.exists()


def test_a_profile_behind_a_link_runs_none(site: Site, marker: Path) -> None:
    """The link's name is a profile of ours; what it leads to decides."""
    _write(site.folder / "x/evil.toml", 'engine = "command"\n' + RUNS.format(python=sys.executable, marker=str(marker)))
    (site.folder / "voices/natural.toml").symlink_to(site.folder / "x/evil.toml")
    with pytest.raises(NarratorError, match="not trusted"):
        make(["posts"], voices=("natural",))
    assert not marker.exists()


@pytest.mark.parametrize("program", ["-m", "script"])
def test_modules_and_plugins_of_the_folder_are_not_imported(site: Site, marker: Path, program: str) -> None:
    """Python looks into the working directory for `-m`: its modules, and packages that register an engine."""
    for name in ("yaml", "numpy", "PIL", "msgspec", "click", "lxml", "httpx", "soundfile", "evil", "usercustomize"):
        _write(site.folder / f"{name}.py", EVIL.format(marker=str(marker)))
    points = "[narrator.engines]\ntone = evil\nevil = evil\n\n[narrator.recognizers]\nevil = evil\n"
    _write(site.folder / "evil-1.0.dist-info/entry_points.txt", points)
    _write(site.folder / "evil-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    _write(site.folder / ".env", f"PYTHONPATH={site.folder}\nPYTHONSTARTUP={site.folder}/evil.py\nPATH={site.folder}\n")
    _write(site.folder / "conftest.py", EVIL.format(marker=str(marker)))
    start = ["-m", "narrator"] if program == "-m" else [str(Path(sys.executable).parent / "narrator")]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, *start, "make", "posts", "--voice", "tone", "--only", "mp3,page"]
    done = subprocess.run(command, cwd=site.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not marker.exists()
    assert (site.output / "hello/hello.mp3").is_file()


def test_postscript_is_no_cover(site: Site, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow opens it, and would start Ghostscript."""
    _write(site.folder / "bin/gs", SHELL.format(marker=marker), executable=True)
    monkeypatch.setenv("PATH", str(site.folder / "bin"), prepend=os.pathsep)
    monkeypatch.setattr("PIL.EpsImagePlugin.gs_binary", str(site.folder / "bin/gs"))
    page = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 2000 2000\n%%EndComments\n(x) (w) file\nshowpage\n%%EOF\n"
    _write(site.folder / "cover.eps", page)
    _write(site.folder / "cover.png", page)
    site.post("hello.md", POST.format(more="cover: ../cover.png\n", text="Words. ![A picture](../cover.eps)"))
    for name in ("cover.eps", "cover.png"):
        _write(
            site.folder / "narrator.toml", f'[show]\ntitle = "T"\nsite_url = "https://a.example"\ncover = "{name}"\n'
        )
        site.make()
    assert not marker.exists()


HOMES: dict[str, Callable[[Path], AnyHome]] = {
    "a transport that is a program": lambda marker: GitHome(remote=f"ext::sh -c touch% {marker}"),
    "an option for ssh": lambda marker: GitHome(remote=f"ssh://-oProxyCommand=touch%20{marker}/x"),
    "an option for ssh before the host": lambda marker: GitHome(remote=f"ssh://-oProxyCommand=touch%20{marker}@h/x"),
    "an option for Git": lambda marker: GitHome(remote=f"--upload-pack=touch {marker}"),
    "a host that is a command": lambda marker: SftpHome(host=f"$(touch {marker}).example", folder="x"),
    "a host with a quote": lambda marker: SftpHome(host=f"x';touch {marker};'", folder="x"),
    "a profile beside the posts": lambda _: S3Home(bucket="b", endpoint_url="http://127.0.0.1:9", profile="evil"),
}


@pytest.mark.parametrize("name", HOMES)
def test_no_home_runs_one(site: Site, marker: Path, name: str) -> None:
    """Its settings are the folder's own; so are files that look like those of other programs."""
    evil = site.folder / "evil.sh"
    _write(evil, SHELL.format(marker=marker), executable=True)
    _write(site.folder / ".ssh/config", f"Host *\n  ProxyCommand {evil}\nMatch exec {evil}\n  User x\n")
    _write(site.folder / ".aws/config", f"[profile evil]\ncredential_process = {evil}\nregion = us-east-1\n")
    _write(site.folder / ".gitconfig", f"[core]\n  sshCommand = {evil}\n  fsmonitor = {evil}\n")
    _write(site.folder / ".git/config", f"[core]\n  sshCommand = {evil}\n  fsmonitor = {evil}\n")
    _write(site.folder / "narrator.toml", "")
    site.make("posts", only=("mp3",))
    settings = load_site(site.folder / "narrator.toml", site.folder)
    settings = replace(settings, homes={"it": HOMES[name](marker)})
    with pytest.raises(NarratorError):
        publish(settings, site.output, "it", options=PublishOptions(look=False))
    assert not marker.exists()


def test_no_hook_of_a_repository_runs(site: Site, marker: Path) -> None:
    """Of the branch's own repository, of the copy that is kept, or of the one that the posts lie in."""
    names = ("pre-receive", "update", "post-receive", "post-update", "pre-push", "post-commit", "pre-commit")
    names += ("post-checkout", "reference-transaction", "post-rewrite", "fsmonitor-watchman", "push-to-checkout")
    repository = site.folder / "pages.git"
    repository.mkdir()
    Repo.init_bare(str(repository)).close()
    site.make("posts", only=("mp3",))
    for folder in (repository, site.folder / ".git"):
        for name in names:
            _write(folder / "hooks" / name, SHELL.format(marker=marker), executable=True)
    settings = replace(load_site(None, site.folder), homes={"it": GitHome(remote="pages.git", branch="pages")})
    for number in range(2):
        (site.output / f"more-{number}.txt").write_text("more", "utf-8")
        for kept in (site.output / ".narrator/homes").glob("*.git"):
            for name in names:
                _write(kept / "hooks" / name, SHELL.format(marker=marker), executable=True)
        assert publish(settings, site.output, "it", options=PublishOptions(look=False)).sent
    assert not marker.exists()


def test_a_home_is_not_a_place_that_other_programs_look_into(site: Site, marker: Path) -> None:
    """A folder from outside may come with an output of its own: what lies in it does not get into one's own folders."""
    elsewhere = site.folder.parent / f"{site.folder.name}-autostart"
    site.make("posts", only=("mp3",))
    (site.output / "evil.desktop").write_text(f"[Desktop Entry]\nExec=touch {marker}\n", "utf-8")
    settings = load_site(None, site.folder)
    for place in (str(elsewhere), f"../{elsewhere.name}", f"posts/../../{elsewhere.name}"):
        homes = replace(settings, homes={"it": FolderHome(path=place)})
        with pytest.raises(NarratorError, match="leads out of the site's folder"):
            publish(homes, site.output, "it", options=PublishOptions(look=False))
    assert not elsewhere.exists()


FRONT = {
    "YAML that makes objects": "x: !!python/object/apply:os.system ['touch {marker}']\n",
    "YAML that imports": "x: !!python/module:evil\n",
    "YAML that calls": "x: !!python/object/new:subprocess.Popen [['touch', '{marker}']]\n",
    "a template": "title: \"{{{{ ''.__class__.__mro__ }}}}\"\n",
    "an engine of its own": "narrator: {{engine: command, command: [touch, '{marker}']}}\n",
    "a profile in line": "narrator: {{voice: {{engine: command, command: [touch, '{marker}']}}}}\n",
}


@pytest.mark.parametrize("name", FRONT)
def test_no_front_matter_runs_one(site: Site, marker: Path, name: str) -> None:
    """Nor does text that another program would take for a template or a command."""
    _write(site.folder / "evil.py", EVIL.format(marker=str(marker)))
    text = "{% import os %}{{ 2477*2477 }} $(touch x) `touch x` {{ ''.__class__ }}"
    site.post("hello.md", POST.format(more=FRONT[name].format(marker=marker), text=text))
    site.make(only=("mp3", "page"))
    assert not marker.exists()
    assert "6135529" not in "".join(path.read_text("utf-8") for path in site.output.rglob("index.html"))


CODE = "#+begin_src sh :results output :exports results\ntouch {marker}\n#+end_src\n"
CONVERTED = {
    "org": f'#+TITLE: Hello\n#+INCLUDE: "{{secret}}"\n{CODE}\nSome words.\n',
    "rst": "Hello\n=====\n\n.. include:: {secret}\n.. raw:: html\n   :file: {secret}\n\nSome words.\n",
    "tex": "\\begin{{document}}\\immediate\\write18{{touch {marker}}}\\input{{{secret}}}Some words.\\end{{document}}\n",
}


@pytest.mark.parametrize("suffix", CONVERTED)
def test_no_converter_runs_or_reads_anything_else(site: Site, marker: Path, suffix: str) -> None:
    """Formats that have commands of their own are read by pandoc in its sandbox."""
    secret = site.folder / "secret.txt"
    secret.write_text("Nobody-shall-read-this\n", "utf-8")
    post = site.post(f"hello.{suffix}", CONVERTED[suffix].format(marker=marker, secret=secret))
    site.make(str(post), only=("page", "mp3"))
    assert not marker.exists()
    assert not any(b"Nobody-shall" in content for content in site.files().values())


def test_a_converter_of_the_folder_is_not_run(site: Site, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PATH names the working directory: pypandoc would ask any `pandoc` for its version."""
    for name in ("pandoc", "pandoc.exe"):
        _write(site.folder / name, SHELL.format(marker=marker), executable=True)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    post = site.post("hello.rst", "Hello\n=====\n\nSome words are here.\n")
    assert site.make(str(post), only=("mp3",))["articles"]
    assert not marker.exists()


def test_libraries_find_no_program_of_the_folder(site: Site, marker: Path) -> None:
    """The command's PATH has no folder but absolute ones: a browser, a linker, whatever is looked for later."""
    for name in ("sh", "xdg-settings", "uname"):
        _write(site.folder / name, SHELL.format(marker=marker), executable=True)
    asks = (
        "import os, subprocess, sys; sys.argv = ['narrator', '--version']; from narrator.cli import app;"
        " app._leave = lambda code: None; app.main(); subprocess.run(['uname'], check=True); print(os.environ['PATH'])"
    )
    path = os.pathsep.join([".", "", "bin", os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    told = subprocess.run(
        [sys.executable, "-c", asks], check=False, cwd=site.folder, env=environment, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert all(Path(folder).is_absolute() for folder in told.stdout.splitlines()[-1].split(os.pathsep))
    assert not marker.exists()
