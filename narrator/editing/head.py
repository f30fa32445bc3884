"""A post's front matter: one value of it set, everything else as it was."""

import json
import re
from typing import Final

from narrator.errors import SourceError

YAML: Final = re.compile(
    r"(?P<open>\ufeff?---[ \t]*(?:yaml)?[ \t]*\r?\n)(?P<inside>.*?)(?P<close>^(?:---|\.\.\.)[ \t]*\r?$)",
    re.DOTALL | re.MULTILINE,
)
OTHER: Final = re.compile(r"\ufeff?(?:\+\+\+|;;;|---[ \t]*(?:toml|json)|\{)")
NAMES: Final = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "date": ("date", "published"),
    "lang": ("lang", "language"),
}
"""What the studio sets → the names under which it may stand already."""
TITLE: Final = re.compile(
    r"""(?mi)^title[ \t]*[:=][ \t]*(?:"(?P<a>(?:[^"\\\n]|\\.)*)"|'(?P<b>[^'\n]*)'|(?P<c>[^\n#]*))"""
)
FENCED: Final = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[^\n]*\n(?P<inside>.*?)^(?P=fence)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
HEADING: Final = re.compile(r"(?m)^\ufeff?#[ \t]+(?P<words>[^\n]+?)[ \t#]*\r?$")
LINE: Final = "(?m)^{name}[ \\t]*:(?P<value>[^\\n]*)(?:\\n[ \\t]+[^\\n]*|\\n-[ \\t][^\\n]*)*"


def title_in(begin: str) -> str:
    """Return the title that the *begin* of a Markdown post names: in its front matter, else its first heading; or "".

    A glance, for a list of many posts: the reader alone knows all the ways in which a title may be given.
    """
    fenced = FENCED.match(begin)
    found = TITLE.search(fenced["inside"]) if fenced else None
    if found:
        quoted = found["a"]
        return (re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else found["b"] or found["c"] or "").strip()
    heading = HEADING.search(begin)
    return heading["words"] if heading else ""


def with_field(text: str, field: str, value: str) -> str:
    """Return the post *text* with *field* (`title`, `author`, `date`, `lang`) set to *value*; empty: taken out.

    Raises `SourceError` where the front matter is of a kind that narrator does not write.
    """
    begin, inside, rest = _parts(text)
    line = f"{{}}: {value if field in {'date', 'lang'} else json.dumps(value, ensure_ascii=False)}"
    for name in NAMES[field]:
        found = re.search(LINE.format(name=name), inside)
        if found:
            put = line.format(name) if value else ""
            inside = inside[: found.start()] + put + inside[found.end() :]
            return begin + re.sub(r"(?m)^\n", "", inside) + rest
    return begin + inside + (line.format(field) + "\n" if value else "") + rest


def with_line(text: str, key: str, yaml: str) -> str:
    """Return the post *text* with the line `key: yaml` in its front matter; empty: without. Raises `SourceError`."""
    begin, inside, rest = _parts(text)
    found = re.search(LINE.format(name=re.escape(key)), inside)
    new = f"{key}: {yaml}" if yaml else ""
    if found:
        inside = re.sub(r"(?m)^\n", "", inside[: found.start()] + new + inside[found.end() :])
    elif new:
        inside += new + "\n"
    return begin + inside + rest


def with_setting(text: str, table: str, key: str, value: str) -> str:
    """Return the post *text* with `narrator: {table: {key: value}}`; empty: without *key*. Raises `SourceError`."""
    return _with_entry(text, table, key, json.dumps(value, ensure_ascii=False) if value else "")


def with_number(text: str, table: str, key: str, value: int) -> str:
    """Return the post *text* with the number *value* at `narrator: {table: {key: …}}`. Raises `SourceError`."""
    return _with_entry(text, table, key, str(value))


def with_top_setting(text: str, key: str, value: str) -> str:
    """Return the post *text* with `narrator: {key: value}`, a name or a number. Raises `SourceError`."""
    begin, inside, rest = _parts(text)
    lines = inside.splitlines(keepends=True)
    top = next((n for n, line in enumerate(lines) if re.match(r"narrator[ \t]*:", line)), None)
    if top is None:
        return begin + inside + f"narrator:\n  {key}: {value}\n" + rest
    if lines[top].split(":", 1)[1].split("#")[0].strip():
        raise _by_hand("its `narrator:` table stands in one line")
    end = _block_end(lines, top, 0)
    indent = next((_indent(line) for line in lines[top + 1 : end] if line.strip()), 2)
    new = f"{' ' * indent}{key}: {value}\n"
    at = next((n for n in range(top + 1, end) if _indent(lines[n]) == indent and _key(lines[n]) == key), None)
    if at is not None:
        lines[at : _block_end(lines, at, indent)] = [new]
    else:
        lines.insert(top + 1, new)
    return begin + "".join(lines) + rest


def _with_entry(text: str, table: str, key: str, value: str) -> str:
    begin, inside, rest = _parts(text)
    lines = inside.splitlines(keepends=True)
    top = next((n for n, line in enumerate(lines) if re.match(r"narrator[ \t]*:", line)), None)
    if top is None:
        return begin + inside + (f"narrator:\n  {table}:\n{_entry(key, value, 4)}" if value else "") + rest
    if lines[top].split(":", 1)[1].split("#")[0].strip():
        raise _by_hand("its `narrator:` table stands in one line")
    end = _block_end(lines, top, 0)
    indent = next((_indent(line) for line in lines[top + 1 : end] if line.strip()), 2)
    at = next((n for n in range(top + 1, end)
               if re.match(rf"[ \t]{{{indent}}}{re.escape(table)}[ \t]*:", lines[n])), None)  # fmt: skip
    if at is None:
        if value:
            lines.insert(end, f"{' ' * indent}{table}:\n{_entry(key, value, indent + 2)}")
        return begin + "".join(lines) + rest
    if lines[at].split(":", 1)[1].split("#")[0].strip():
        raise _by_hand(f"its `{table}:` stands in one line")
    inner_end = _block_end(lines, at, indent)
    inner = next((_indent(line) for line in lines[at + 1 : inner_end] if line.strip()), indent + 2)
    old = next((n for n in range(at + 1, inner_end) if _key(lines[n]) == key), None)
    if old is not None:
        lines[old : old + 1] = [_entry(key, value, inner)] if value else []
    elif value:
        lines.insert(inner_end, _entry(key, value, inner))
    return begin + "".join(lines) + rest


def _parts(text: str) -> tuple[str, str, str]:
    """Return what opens the front matter, what is in it, and all that follows; a post without any gets one."""
    found = YAML.match(text)
    if found:
        inside = found["inside"]
        return (
            found["open"],
            inside if not inside or inside.endswith("\n") else inside + "\n",
            text[found.start("close") :],
        )
    if OTHER.match(text):
        raise _by_hand("its front matter is not YAML between `---`")
    return "---\n", "", "---\n\n" + text


def _block_end(lines: list[str], at: int, indent: int) -> int:
    """Return where the block that begins with the line *at* ends: the first later line that is not further in."""
    end = at + 1
    for n in range(at + 1, len(lines)):
        if lines[n].strip() and _indent(lines[n]) <= indent:
            break
        if lines[n].strip():
            end = n + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _key(line: str) -> str:
    name = line.strip().split(":")[0] if not line.strip().startswith('"') else ""
    if not name:
        found = re.match(r'\s*("(?:[^"\\]|\\.)*")\s*:', line)
        name = json.loads(found[1]) if found else ""
    return name.strip("'\" ")


def _entry(key: str, value: str, indent: int) -> str:
    """Return a line of YAML; *value* is YAML already."""
    name = key if re.fullmatch(r"[a-z_]+_ms", key) else json.dumps(key, ensure_ascii=False)
    return f"{' ' * indent}{name}: {value}\n"


def _by_hand(why: str) -> SourceError:
    return SourceError(f"narrator cannot change this post's settings: {why}", hint="Change them in an editor.")
