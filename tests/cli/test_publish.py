"""`narrator publish` as it is typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from tone_site import Site

from narrator.cli.app import narrator
from narrator.errors import UsageError

SCHEMA = Path(__file__).parents[2] / "narrator/schemas/publish.schema.json"
SETTINGS = 'voices = ["tone"]\nhome = "home"\n[show]\nsite_url = "https://example.com/pod"\n'


def _run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(narrator, ["publish", *arguments], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.return_value, done.stdout, done.stderr


def test_publish_tells_what_it_does(site: Site, tmp_path: Path) -> None:
    """Dry, then really, then nothing: names and addresses on standard output, the rest on standard error."""
    (tmp_path / "narrator.toml").write_text(SETTINGS, "utf-8")
    site.make()
    code, out, err = _run("--dry-run")
    assert code == 0
    assert "hello/hello.mp3" in out.splitlines()
    assert out.splitlines()[-1] == "feed.xml"
    assert "would be sent" in err
    assert "mp3 " in err
    assert not (tmp_path / "home").exists()
    code, out, err = _run("--no-look")
    assert (code, out) == (0, "https://example.com/pod/\n")
    assert (tmp_path / "home/hello/hello.mp3").read_bytes() == (tmp_path / "output/hello/hello.mp3").read_bytes()
    assert not list((tmp_path / "home").glob(".*"))
    code, out, err = _run("--no-look", "--json")
    assert (json.loads(out)["sent"], json.loads(out)["dry_run"]) == ([], False)
    code, out, err = _run("--dry-run", "--json")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(json.loads(out))) == []
    assert set(json.loads(out)) == set(schema["properties"])


def test_an_address_that_is_not_up_yet_is_no_failure(site: Site, tmp_path: Path) -> None:
    """All was sent: the summary, then the note with the way to look at nothing, and success."""
    (tmp_path / "narrator.toml").write_text(SETTINGS.replace("https://example.com", "http://127.0.0.1:9"), "utf-8")
    site.make()
    code, out, err = _run()
    assert (code, out) == (0, "http://127.0.0.1:9/pod/\n")
    assert err.index("sent") < err.index("home-unreachable")
    assert "--no-look" in err
    assert "Errno" not in err


def test_a_home_given_as_the_folder_is_told(site: Site, tmp_path: Path) -> None:
    """`narrator publish backup` is what somebody types who has read that homes have names."""
    (tmp_path / "narrator.toml").write_text('[homes.backup]\nkind = "folder"\npath = "there"\n', "utf-8")
    site.make()
    with pytest.raises(UsageError, match="nothing is made yet") as told:
        _run("backup")
    assert told.value.hint == "To publish to the home of that name: narrator publish --home backup"
