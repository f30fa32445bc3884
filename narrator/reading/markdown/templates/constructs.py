"""What each construct becomes: one function for each, in the table `CONSTRUCTS`."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates import (
    brackets,
    comments,
    components,
    imported,
    names,
    references,
    roles,
    script_code,
    short_marks,
    tags,
)
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.parameters import parameters
from narrator.reading.markdown.templates.pictures import inline_html, picture
from narrator.reading.markdown.templates.prose import with_prose

TEX_BEFORE: Final = re.compile(r"(?:\\[A-Za-z]+(?:\{[^\s]*\})?|[\^_])$")
ZOLA_END: Final = re.compile(r"\{%-?[ ]*end[ ]*-?%\}")
FARTHEST_END: Final = 20_000
_NO_TEXT: Final = re.compile(r"(?:\s|\\[nt])*")
"""`{' '}` and `{'\\n'}`, which keep a space between elements of JSX."""
STRING: Final = re.compile(r"""\{\s*(["'`])(.*?)\1\s*\}""", re.DOTALL)


def liquid(desk: Desk, found: re.Match[str]) -> int | None:
    """`{% … %}`; what a comment holds goes with it, what `raw` holds is text."""
    opened = tags.read_tag(found)
    name = opened.name.lower()
    if not opened.closing and name in names.COMMENTS:
        end = _end_of(desk, found, name)
        if end is not None:
            desk.leave(Reason.COMMENT, "comment", found.start(), end.end())
            return end.end()
    if not opened.closing and name in names.RAW:
        return _raw(desk, found, name)
    return tag(desk, found)


def _raw(desk: Desk, found: re.Match[str], name: str) -> int:
    end = _end_of(desk, found, name)
    in_code = desk.code_end(found.start()) >= 0  # where a mark would be shown
    if not in_code:
        desk.leave(Reason.TEMPLATE, "template tag", found.start(), found.end())
    if end is None:
        return found.end()
    desk.pieces.append(desk.text[found.end() : end.start()])
    if not in_code:
        desk.leave(Reason.TEMPLATE, "template tag", end.start(), end.end())
    return end.end()


def _end_of(desk: Desk, found: re.Match[str], name: str) -> re.Match[str] | None:
    pattern = re.compile(rf"\{{%[-~+]?[ ]*end_?{re.escape(name)}[ ]*[-~+]?%\}}", re.IGNORECASE)
    place = desk.find(f"end{name}", found.end())
    begin = desk.text.rfind("{%", found.end(), place) if place >= 0 else -1
    return pattern.match(desk.text, begin) if begin >= 0 else None


def tag(desk: Desk, found: re.Match[str]) -> int | None:
    """A tag or shortcode: a call-out, a picture, code, or nothing that can be heard."""
    read = tags.read_tag(found)
    begin, end = found.start(), found.end()
    is_liquid = found["liquid"] is not None
    if not read.closing and tags.holds_code(read):
        stop = _code(desk, found, read)
        if stop is not None:
            return stop
    kind = tags.INCLUDED if tags.is_included_text(read) else "template tag" if is_liquid else "shortcode"
    if read.closing:
        desk.leave(Reason.TEMPLATE, kind, begin, end)
        desk.close(read.name)
        return end
    linked = tags.link_text(read) if is_liquid else ""
    if linked:
        desk.leave(Reason.TEMPLATE, kind, begin, end, said=(linked,))
        desk.pieces.append(f'<a href="#">{inline_html(linked)}</a>')
        return end
    alone = desk.alone(begin, end) or desk.on_its_line(begin, end, _closing(read.name))
    has_end = _has_end(desk, read, end, is_liquid=is_liquid)
    html, ending = tags.opening(read) if alone and has_end else ("", "")
    if html:
        desk.open.append((read.name, ending))
    elif not has_end and not alone:
        html = inline_html(tags.inline_words(read))
    if not html and read.name.lower() not in names.PLAYERS:
        html = picture(read.name.lower(), read.parameters, alone=alone)
    html, prose = with_prose(html, read.name, read.parameters, alone=alone)
    html = _parted(desk, html, end, alone=alone)
    said = (*read.parameters.said_in(html + ending), *prose, *(tags.unquoted(read) if ending else ()))
    is_variable = is_liquid and not read.name and read.arguments.lstrip().startswith("$")  # Markdoc
    is_hole = not html and (is_variable or read.name.lower() in names.VARIABLES)
    desk.leave(
        Reason.TEMPLATE, kind, begin, end, said=dict.fromkeys(said), address=tags.address(found), is_hole=is_hole
    )
    desk.put(html, begin, alone=alone)
    return end


def _parted(desk: Desk, html: str, end: int, *, alone: bool) -> str:
    """Return *html* with a space behind it where a word follows."""
    follows = desk.text[end : end + 1]
    return f"{html} " if html and not alone and (follows.isalnum() or follows in set("<*_`[")) else html


def _closing(name: str) -> str:
    """Return the pattern of the tag that ends what *name* holds, in any of the syntaxes."""
    name = re.escape(name)
    return rf"\{{%-?[ ]*(?:end_?(?:{name})?|/{name})[ ]*-?%\}}|\{{\{{[<%][ ]*/[ ]*{name}[ ]*[>%]\}}\}}|</{name}[ ]*>"


def _has_end(desk: Desk, read: tags.Tag, position: int, *, is_liquid: bool) -> bool:
    signs = ("end", "end_", "% /", "%/") if is_liquid else ("/", "/ ")
    if any(desk.find(f"{sign}{read.name.lower()}", position) >= 0 for sign in signs):
        return True
    return is_liquid and ZOLA_END.search(desk.text, position, position + FARTHEST_END) is not None


def _code(desk: Desk, found: re.Match[str], read: tags.Tag) -> int | None:
    """Make fenced code of `{% highlight %}` and its like."""
    name = re.escape(read.name)
    if desk.find(f"end{read.name.lower()}", found.end()) < 0 and desk.find(f"/{read.name.lower()}", found.end()) < 0:
        return None
    ends = re.compile(rf"\{{%-?[ ]*end{name}[ ]*-?%\}}|\{{\{{[<%][ ]*/[ ]*{name}[ ]*[>%]\}}\}}")
    closing = ends.search(desk.text, found.end())
    if not closing:
        return None
    code, indent = desk.text[found.end() : closing.start()], desk.line_before(found.start())
    desk.leave(Reason.TEMPLATE, "template tag", found.start(), found.end())
    if "\n" in code and not indent.strip(" \t>"):
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
        body = code.strip("\n").rstrip()
        desk.pieces.append(f"\n{indent}{fence}{tags.language(read)}\n{body}\n{indent}{fence}\n{indent}")
    else:
        desk.pieces.append(f"<code>{code.strip()}</code>".replace("\n", " "))
    desk.leave(Reason.TEMPLATE, "template tag", closing.start(), closing.end())
    return closing.end()


def output(desk: Desk, found: re.Match[str]) -> int | None:
    """`{{ page.title }}`, Zola's `{{ image(src="…") }}`; braces of TeX are none."""
    if desk.taken_to != found.start() and TEX_BEFORE.search(desk.text[max(0, found.start() - 30) : found.start()]):
        return None
    if "(" in found["output"]:
        return tag(desk, found)
    begin, end = found.span()
    alone = desk.alone(begin, end)
    html, prose = with_prose("", "", parameters(found["output"]), alone=alone) if alone else ("", ())
    if prose:
        desk.leave(Reason.TEMPLATE, "template tag", begin, end, said=prose)
        desk.put(html, begin, alone=alone)
        return end
    desk.leave(Reason.TEMPLATE, "template tag", found.start(), found.end(), address=tags.address(found), is_hole=True)
    return found.end()


def component(desk: Desk, found: re.Match[str]) -> int | None:
    """`<Callout type="tip">`; `Vec<String>` is none."""
    return _component(desk, found["component"], found["props"], found.span(), empty=bool(found["empty"]))


def deep_component(desk: Desk, found: re.Match[str]) -> int | None:
    """`<Menu items={[{label: "One", items: [{…}]}]} />`: values that are nested deeper than a pattern reaches."""
    begin = found.start()
    end = script_code.end_of_component(desk.text, found.end("deep_name"))
    if end < 0:
        return None
    empty = desk.text[end - 2 : end] == "/>"
    props = desk.text[found.end("deep_name") : end - (2 if empty else 1)]
    return _component(desk, found["deep_name"], props, (begin, end), empty=empty)


def _component(desk: Desk, name: str, written: str, span: tuple[int, int], *, empty: bool) -> int | None:
    begin, end = span
    props = imported.with_files(written, desk.text)
    is_own = "-" in name and name.islower()
    if not (name[0].isupper() or is_own):
        return None
    if not (props.strip() or empty or desk.find(f"</{name.lower()}", end) >= 0):
        return None
    alone = desk.alone(begin, end) or (not empty and desk.on_its_line(begin, end, _closing(name)))
    given = parameters(props)
    html, ending = ("", "") if is_own else components.replacement(name, props, empty=empty, alone=alone)
    html, prose = with_prose(html, name, given, alone=alone)
    if is_own and not prose:
        return None
    html = _parted(desk, html, end, alone=alone)
    desk.leave(Reason.TEMPLATE, "component", begin, end, said=dict.fromkeys((*given.said_in(html + ending), *prose)))
    if ending or (is_own and not empty):
        desk.open.append((name, ending))
    desk.put(html, begin, alone=alone)
    return end


def component_end(desk: Desk, found: re.Match[str]) -> int | None:
    """`</Callout>`."""
    is_own = "-" in found["ends"] and bool(desk.open) and desk.open[-1][0] == found["ends"]
    if not (found["ends"][0].isupper() or is_own):
        return None
    desk.leave(Reason.TEMPLATE, "component", found.start(), found.end())
    desk.close(found["ends"])
    return found.end()


def table_of_contents(desk: Desk, found: re.Match[str]) -> int | None:
    """The mark where a generator puts its list of headings."""
    desk.leave(Reason.TEMPLATE, "table of contents", found.start(), found.end())
    return found.end()


def expression(desk: Desk, found: re.Match[str]) -> int | None:
    """`{props.name}`: braces mean something in MDX only."""
    begin, end = found.span()
    is_value = desk.is_value(begin)
    string = STRING.fullmatch(found["expression"])
    if string and not is_value and _NO_TEXT.fullmatch(string[2]):
        desk.leave(Reason.TEMPLATE, "expression", begin, end)
        desk.pieces.append(" ")
        return end
    if not (desk.mdx or is_value):
        return None
    if string:
        desk.pieces.append(f'"{escape(string[2])}"' if is_value else escape(string[2]))
        return end
    address = script_code.picture_at(desk, begin, end) if is_value else ""
    desk.leave(Reason.TEMPLATE, "expression", begin, end, address=address, is_hole=True)
    return end


def emoji(desk: Desk, found: re.Match[str]) -> int | None:
    """`:warning:`: its name in words, as an emoji is said; a theme's drawing is nothing."""
    if names.ICON.fullmatch(found["emoji"].strip(":").lower()):
        desk.leave(Reason.TEMPLATE, "icon", found.start(), found.end())
        return found.end()
    desk.pieces.append(re.sub(r"(?<=\w)[_-](?=\w)", " ", found["emoji"].strip(":")))
    return found.end()


def block_id(desk: Desk, found: re.Match[str]) -> int | None:
    """Obsidian's `^2f9c1a` at a paragraph's end."""
    desk.leave(Reason.TEMPLATE, "block id", found.start(), found.end())
    return found.end()


CONSTRUCTS: Final[Mapping[str, Callable[[Desk, re.Match[str]], int | None]]] = {
    "comment": comments.html_comment,
    "jsx": comments.mdx_comment,
    "jinja": comments.jinja_comment,
    "percent": comments.percent_comment,
    "liquid": liquid,
    "hugo": tag,
    "output": output,
    "component": component,
    "ends": component_end,
    "deep": deep_component,
    "fragment": script_code.fragment,
    "module": script_code.module_line,
    "keys": short_marks.keys,
    "critic": short_marks.critic,
    "directive": short_marks.directive,
    "directive_end": short_marks.directive_end,
    "toc": table_of_contents,
    "emoji": emoji,
    "block_id": block_id,
    "reference": references.reference,
    "bracket": brackets.bracket,
    "stray": brackets.bracket,
    "undefined_note": references.note,
    "expression": expression,
    "braced": script_code.braced,
    "role": roles.role,
    "myst_line": roles.line,
}
"""The group of `START` that begins it → what reads it: puts its pieces on the desk and returns where to go on."""
