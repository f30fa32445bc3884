"""One pass over a post: code is stepped over, every template tag is taken out or replaced by what it says."""

import re
from collections.abc import Callable
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates import components, marks, names, tags
from narrator.reading.markdown.templates.protected import Protected
from narrator.reading.markdown.templates.taken import Taken, mark

BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
START: Final = re.compile(
    rf"(?P<ticks>`+)|(?P<escaped>\\[{{<`])|(?P<mark><!--)|(?P<jsx>{components.COMMENT})|(?P<jinja>\{{#-?\s)"
    rf"|{tags.TAG}|{components.COMPONENT}|(?P<module>^(?:import|export)\s)|(?P<toc>^[ \t]*\[(?:\[?_?toc_?\]?)\][ \t]*$)",
    re.MULTILINE | re.IGNORECASE,
)
IN_TARGET: Final = re.compile(r"(?:\]\(|\]:|<)[^\s<>()]*\s?$")
IN_TAG: Final = re.compile(r"<[A-Za-z/][^<>\n]*$")
TEX_BEFORE: Final = re.compile(r"(?:\\[A-Za-z]+|[\^_}])$")


def take(text: str, *, mdx: bool = False) -> tuple[str, tuple[Taken, ...]]:
    """Return the Markdown that is left of *text*, with marks in it, and what was taken, in order.

    *mdx*: braces hold expressions, as in `.mdx` files.
    """
    if not any(
        sign in text for sign in ("{%", "{{", "{#", "{/*", "<!--", "\nimport ", "\nexport ", "[TOC", "[[", "</")
    ) and not (re.search(r"<[A-Z]|^(?:import|export) |^\[toc", text)):
        return text, ()
    taking = _Taking(text, mdx=mdx)
    return taking.run(), tuple(taking.taken)


class _Taking:
    def __init__(self, text: str, *, mdx: bool) -> None:
        self.text = text
        self.mdx = mdx
        self.taken: list[Taken] = []
        self._pieces: list[str] = []
        self._lines = 1
        self._counted = 0
        self._protected = Protected(text)
        self._lower = text.lower()
        self._no_end: dict[str, int] = {}
        self._handlers: tuple[tuple[str, Callable[[re.Match[str]], int | None]], ...] = (
            ("mark", self._comment),
            ("jsx", self._jsx_comment),
            ("jinja", self._jinja_comment),
            ("liquid", self._liquid),
            ("hugo", self._tag),
            ("output", self._output),
            ("component", self._component),
            ("ends", self._component_end),
            ("module", self._module),
            ("toc", self._toc),
        )

    def run(self) -> str:
        text, position, copied = self.text, 0, 0
        while found := START.search(text, position):
            begin = found.start()
            if found["ticks"] or found["escaped"]:
                position = self._after_code(found) if found["ticks"] else found.end()
                continue
            code_end = self._protected.end_at(begin)
            name = tags.read_tag(found).name if found["liquid"] is not None else ""
            if code_end >= 0 and name not in names.RAW:
                position = max(found.end(), begin + 1)
                continue
            self._pieces.append(text[copied:begin])
            end = self._handle(found)
            if end is None:
                end = found.end()
                self._pieces.append(text[begin:end])
            position = copied = end
        self._pieces.append(text[copied:])
        return "".join(self._pieces)

    def _handle(self, found: re.Match[str]) -> int | None:
        for group, handler in self._handlers:
            if found[group] is not None:
                return handler(found)
        return None

    def _after_code(self, found: re.Match[str]) -> int:
        """Step over a code span; backticks without their like in the same paragraph are text."""
        text, ticks = self.text, found["ticks"]
        blank = BLANK_LINE.search(text, found.end())
        limit = blank.start() if blank else len(text)
        place = found.end()
        while (place := text.find(ticks, place, limit)) >= 0:
            after = place + len(ticks)
            if text[after : after + 1] != "`" and text[place - 1] != "`":
                return after
            while text[after : after + 1] == "`":
                after += 1
            place = after
        return found.end()

    def _alone(self, begin: int, end: int) -> bool:
        before = self.text.rfind("\n", 0, begin) + 1
        after = self.text.find("\n", end)
        rest = self.text[end : after if after >= 0 else len(self.text)]
        return not self.text[before:begin].strip(" \t>") and not rest.strip()

    def _leave(self, reason: Reason, kind: str, begin: int, end: int) -> None:
        """List `text[begin:end]` as left out, and put a mark in its place where a comment can stand."""
        first = self._line_of(begin)
        last = first + self.text.count("\n", begin, end)
        self.taken.append(Taken(reason, kind, self.text[begin:end], (first, last)))
        line = self.text[self.text.rfind("\n", 0, begin) + 1 : begin]
        target = IN_TARGET.search(line[-300:])
        if target or IN_TAG.search(line[-2000:]):
            bare = target is not None and target[0].rstrip().endswith(("(", ":"))
            self._pieces.append("#" if bare else "")
        else:
            self._pieces.append(mark(len(self.taken) - 1))

    def _line_of(self, position: int) -> int:
        self._lines += self.text.count("\n", self._counted, position)
        self._counted = position
        return self._lines

    def _find(self, what: str, position: int) -> int:
        """Return where *what* (in lower case) next stands; remembers what does not come again."""
        if position >= self._no_end.get(what, len(self.text) + 1):
            return -1
        found = self._lower.find(what, position)
        if found < 0:
            self._no_end[what] = min(position, self._no_end.get(what, position))
        return found

    def _comment(self, found: re.Match[str]) -> int | None:
        """Narrator's own marks; other comments stay, for the walker to list them."""
        own = marks.COMMENT.match(self.text, found.start())
        if own:
            html = marks.replacement(own, alone=self._alone(own.start(), own.end()))
            if html is not None:
                self._pieces.append(html)
                return own.end()
        end = self._find("-->", found.end())
        if end < 0:
            return None
        end += len("-->")
        if BLANK_LINE.search(self.text, found.start(), end) and self.text[: found.start()].rpartition("\n")[2].strip():
            self._leave(Reason.COMMENT, "comment", found.start(), end)
        else:
            self._pieces.append(self.text[found.start() : end])
        return end

    def _jsx_comment(self, found: re.Match[str]) -> int | None:
        end = self._find("*/}", found.end())
        if end < 0:
            return None
        self._leave(Reason.COMMENT, "comment", found.start(), end + len("*/}"))
        return end + len("*/}")

    def _jinja_comment(self, found: re.Match[str]) -> int | None:
        end = self._find("#}", found.end())
        if end < 0 or BLANK_LINE.search(self.text, found.start(), end):
            return None
        self._leave(Reason.COMMENT, "comment", found.start(), end + len("#}"))
        return end + len("#}")

    def _liquid(self, found: re.Match[str]) -> int | None:
        tag = tags.read_tag(found)
        name = tag.name.lower()
        if not tag.closing and name in names.COMMENTS:
            end = self._end_of(found, name)
            if end is not None:
                self._leave(Reason.COMMENT, "comment", found.start(), end.end())
                return end.end()
        if not tag.closing and name in names.RAW:
            return self._raw(found, name)
        return self._tag(found)

    def _raw(self, found: re.Match[str], name: str) -> int:
        end = self._end_of(found, name)
        inside_code = self._protected.end_at(found.start()) >= 0
        for place, stop in ((found.start(), found.end()), *((((end.start(), end.end())),) if end else ())):
            if place != found.start():
                self._pieces.append(self.text[found.end() : place])
            if not inside_code:
                self._leave(Reason.TEMPLATE, "template tag", place, stop)
        return end.end() if end else found.end()

    def _end_of(self, found: re.Match[str], name: str) -> re.Match[str] | None:
        place = found.end()
        pattern = re.compile(rf"\{{%[-~+]?\s*end_?-?{re.escape(name)}\s*[-~+]?%\}}", re.IGNORECASE)
        while (place := self._find(f"end{name}", place)) >= 0:
            begin = self._lower.rfind("{%", found.end(), place)
            end = pattern.match(self.text, begin) if begin >= 0 else None
            if end:
                return end
            place += 1
        return None

    def _tag(self, found: re.Match[str]) -> int | None:
        tag = tags.read_tag(found)
        begin, end = found.start(), found.end()
        name = tag.name.lower()
        if name in names.CODE and not tag.closing:
            stop = self._code(found, tag)
            if stop is not None:
                return stop
        alone = self._alone(begin, end)
        sign = "{%" if found["liquid"] is not None else "{{"
        closed = any(
            self._find(f"{slash}{name}", end) >= 0 for slash in (("end", "end_") if sign == "{%" else ("/", "/ "))
        )
        closed = closed or (sign == "{%" and re.search(r"\{%-?\s*end\s*-?%\}", self.text[end : end + 5000]) is not None)
        html = tags.replacement(tag, alone=alone, closed=closed)
        self._leave(Reason.TEMPLATE, "template tag" if sign == "{%" else "shortcode", begin, end)
        if html:
            self._pieces.append(f"\n{self._indent(begin)}{html}\n" if alone else html)
        return end

    def _indent(self, begin: int) -> str:
        return self.text[self.text.rfind("\n", 0, begin) + 1 : begin]

    def _code(self, found: re.Match[str], tag: tags.Tag) -> int | None:
        """Make fenced code of `{% highlight %}` and its like."""
        name = re.escape(tag.name)
        closing = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}|\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}").search(
            self.text, found.end()
        )
        if not closing:
            return None
        code = self.text[found.end() : closing.start()]
        indent = self._indent(found.start())
        self._leave(Reason.TEMPLATE, "template tag", found.start(), found.end())
        if "\n" in code and not indent.strip(" \t>"):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
            body = code.strip("\n").rstrip()
            self._pieces.append(f"\n{indent}{fence}{tags.language(tag)}\n{body}\n{indent}{fence}\n{indent}")
        else:
            self._pieces.append(f"<code>{code.strip()}</code>".replace("\n", " "))
        self._leave(Reason.TEMPLATE, "template tag", closing.start(), closing.end())
        return closing.end()

    def _output(self, found: re.Match[str]) -> int | None:
        """`{{ page.title }}`, Zola's `{{ image(src="…") }}`; braces of TeX are none."""
        if TEX_BEFORE.search(self.text[max(0, found.start() - 30) : found.start()]):
            return None
        if "(" in found["output"]:
            return self._tag(found)
        self._leave(Reason.TEMPLATE, "template tag", found.start(), found.end())
        return found.end()

    def _component(self, found: re.Match[str]) -> int | None:
        name, props = found["component"], found["props"]
        if not name[0].isupper():
            return None
        if not (props.strip() or found["empty"] or self._find(f"</{name.lower()}", found.end()) >= 0):
            return None  # `Vec<String>`: the author's word
        alone = self._alone(found.start(), found.end())
        html = components.replacement(name, props, empty=bool(found["empty"]), alone=alone)
        self._leave(Reason.TEMPLATE, "component", found.start(), found.end())
        self._pieces.append(f"\n{self._indent(found.start())}{html}\n" if html and alone else html)
        return found.end()

    def _component_end(self, found: re.Match[str]) -> int | None:
        if not found["ends"][0].isupper():
            return None
        alone = self._alone(found.start(), found.end())
        html = components.closing(found["ends"]) if alone else ""
        self._leave(Reason.TEMPLATE, "component", found.start(), found.end())
        self._pieces.append(html)
        return found.end()

    def _module(self, found: re.Match[str]) -> int | None:
        whole = components.MODULE_LINE.match(self.text, found.start())
        if not whole:
            return None
        self._leave(Reason.TEMPLATE, "module line", whole.start(), whole.end())
        return whole.end()

    def _toc(self, found: re.Match[str]) -> int | None:
        self._leave(Reason.TEMPLATE, "table of contents", found.start(), found.end())
        return found.end()
