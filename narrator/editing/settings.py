"""narrator.toml: one value of it set, comments and order as they were; or the whole of a new one."""

import json
import re
import tomllib
from pathlib import Path

from msgspec.structs import asdict

from narrator.config.load import load_site
from narrator.editing.history import Change, History
from narrator.editing.post import version_of
from narrator.errors import ConfigError, UsageError
from narrator.languages.phrases import FilledMessage, worded
from narrator.pipeline.session import Session
from narrator.show.init import Answers, settings_text

FILE = "narrator.toml"


def answers_of(session: Session) -> Answers:
    """Return what is known of the show, as `narrator init` asks it."""
    show = session.site.show
    known = {name: value for name, value in asdict(show).items() if name in Answers.__struct_fields__}
    return Answers(**known | {"category": " > ".join(show.category)})


def set_show(session: Session, history: History, answers: Answers) -> Change | None:
    """Keep what is said of the show; None: it is that already.

    Raises `UsageError` for an answer that no store would take, `ConfigError`, `ChangedElsewhereError`, `OutputError`.
    """
    path = session.site.path or session.site.root / FILE
    new = settings_text(answers, session.site.root)  # refuses what is wrong
    if not path.exists():
        return history.replace(path, new.encode("utf-8"), worded("the show described"), expected="")
    wanted = tomllib.loads(new)["show"]
    text = path.read_text("utf-8")
    now = tomllib.loads(text).get("show", {})
    for name in Answers.__struct_fields__:
        if wanted[name] != now.get(name, [] if name == "category" else False if name == "explicit" else ""):
            text = with_value(text, "show", name, wanted[name])
    return _kept(path, history, text, worded("the show described"))


def set_site(session: Session, history: History, key: str, value: object, label: FilledMessage) -> Change | None:
    """Set a value of the site itself, such as `voices`. Raises as `set_show` does."""
    path = session.site.path or session.site.root / FILE
    text = path.read_text("utf-8") if path.exists() else "# The settings of this site; docs/settings.md lists them.\n"
    table, _, name = key.rpartition(".")
    return _kept(path, history, with_value(text, table, name, value), label)


def with_value(text: str, table: str, key: str, value: object) -> str:
    """Return the TOML *text* with *key* of *table* (empty: the top) set to *value*. Raises `ConfigError`."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    heads = [n for n, line in enumerate(lines) if line.lstrip().startswith("[")]
    begin = 0
    if table:
        found = [n for n in heads if re.fullmatch(rf"\s*\[\s*{re.escape(table)}\s*\]\s*(?:#.*)?\n?", lines[n])]
        if not found:
            lines += ["\n" if lines else "", f"[{table}]\n", f"{key} = {_literal(value)}\n"]
            return _proved("".join(lines), table, key, value)
        begin = found[0] + 1
    end = next((n for n in heads if n >= begin), len(lines))
    at = next((n for n in range(begin, end) if re.match(rf"\s*{re.escape(key)}\s*=", lines[n])), None)
    new = f"{key} = {_literal(value)}\n"
    if at is not None:
        lines[at] = new
    else:
        while begin < end < len(lines) and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1  # a comment right above a table is the table's
        lines.insert(end, new)
    return _proved("".join(lines), table, key, value)


def _proved(text: str, table: str, key: str, value: object) -> str:
    """Return *text* where it is TOML that has the value; a value that goes over lines is not changed here."""
    try:
        read = tomllib.loads(text)
        for name in filter(None, table.split(".")):
            read = read[name]
        if read[key] == (list(value) if isinstance(value, tuple) else value):
            return text
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        pass
    raise ConfigError(f"`{key}` cannot be set here", where=FILE, hint="Set it in an editor.")


def _kept(path: Path, history: History, text: str, label: FilledMessage) -> Change | None:
    """Write the settings, once they were read as a site's."""
    old = path.read_bytes() if path.exists() else None
    if old is not None and old.decode("utf-8") == text:
        return None
    probe = path.with_name(f".part-{FILE}")
    try:
        probe.write_text(text, "utf-8")
        load_site(probe, path.parent)
    except ConfigError as problem:
        raise UsageError(problem.what, where=FILE, hint=problem.hint) from problem
    finally:
        probe.unlink(missing_ok=True)
    return history.replace(path, text.encode("utf-8"), label, expected=version_of(old) if old is not None else "")


def _literal(value: object) -> str:
    """Return a TOML value: JSON's strings, numbers, lists and truths are among TOML's."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False).replace("\x7f", "\\u007f")
