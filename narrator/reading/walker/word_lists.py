"""Lists that stand as paragraphs, Microsoft Word's with marks and tasks with boxes: put into list elements."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.walker.attributes import plain_text

_STYLE: Final = re.compile(r"mso-list:\s{0,5}l\d{1,5} level(\d)", re.IGNORECASE)
_MARK: Final = re.compile(r"mso-list:\s{0,5}ignore", re.IGNORECASE)
LIST_MARK: Final = "mso-list:Ignore"
"""The style of an element that holds a mark."""
_NUMBERED: Final = re.compile(r"\(?(?:(\d{1,4})|[a-zA-Z]|[ivxIVX]{1,6})[.)]$")
_BOX: Final = re.compile(r"\s{0,9}([☐☑☒])\s{1,9}(?=\S|\Z)")
_DONE: Final = frozenset("☑☒")
"""Word crosses what is done."""
_MOST_LEVELS: Final = 9
"""Of Word's lists."""


def is_list_mark(element: HtmlElement) -> bool:
    """Return whether an element is the bullet or number that Word wrote before an item."""
    style = element.get("style")
    return bool(style) and element.tag == "span" and bool(_MARK.search(style[:500]))


def put_into_lists(root: HtmlElement) -> bool:
    """Put each row of Word's list paragraphs of *root* into a `ul` or `ol`, an `li` each, nested by their levels.

    Return whether there were any.
    """
    row: list[tuple[HtmlElement, int]] = []
    paragraphs = [element for element in root.iter("p") if _level(element)]
    for paragraph in paragraphs:
        if row and (row[-1][0].getnext() is not paragraph or (row[-1][0].tail or "").strip()):
            _put(row)
            row = []
        row.append((paragraph, _level(paragraph)))
    if row:
        _put(row)
    return bool(paragraphs)


def _level(paragraph: HtmlElement) -> int:
    style = paragraph.get("style")
    match = _STYLE.search(style[:2000]) if style else None
    return min(max(int(match.group(1)), 1), _MOST_LEVELS) if match else 0


def _put(row: list[tuple[HtmlElement, int]]) -> None:
    lists: list[tuple[int, HtmlElement]] = []
    for paragraph, level in row:
        while lists and lists[-1][0] > level:
            lists.pop()
        if not lists or lists[-1][0] < level:
            opened = _list_of(paragraph)
            if lists:
                lists[-1][1][-1].append(opened)
            else:
                paragraph.addprevious(opened)
            lists.append((level, opened))
        item = paragraph.makeelement("li")
        lists[-1][1].append(item)
        item.append(paragraph)


def _list_of(paragraph: HtmlElement) -> HtmlElement:
    mark = next((span for span in paragraph.iter("span") if is_list_mark(span)), None)
    numbered = _NUMBERED.match(plain_text(mark)) if mark is not None else None
    if numbered is None:
        return paragraph.makeelement("ul")
    return paragraph.makeelement("ol", {"start": numbered.group(1) or "1"})


def put_into_check_lists(root: HtmlElement) -> bool:
    """Put each row of paragraphs of *root* that begin with a box into a `ul`; return whether there were any.

    Items of lists that begin so become tasks where they stand.
    """
    tasks = [element for element in root.iter("p", "li") if _BOX.match(element.text or "")]
    row: HtmlElement | None = None
    for task in tasks:
        if task.tag == "li":
            task.insert(0, _box(task, task))
            continue
        above = task.getprevious()
        if row is None or above is not row or (row.tail or "").strip():
            row = task.makeelement("ul")
            task.addprevious(row)
        item = task.makeelement("li")
        row.append(item)
        item.append(_box(task, task))
        tail, task.tail = task.tail, None
        item.append(task)
        row.tail = tail
    return bool(tasks)


def _box(task: HtmlElement, text: HtmlElement) -> HtmlElement:
    """Return a check box for *task*; the sign that *text* begins with is put into an element that is not read."""
    found = _BOX.match(text.text or "")
    sign = found[0] if found is not None else ""
    mark = task.makeelement("span", {"style": LIST_MARK})
    mark.text, mark.tail = sign, (text.text or "")[len(sign) :]
    text.text = None
    text.insert(0, mark)
    box = task.makeelement("input", {"type": "checkbox"})
    if not _DONE.isdisjoint(sign):
        box.set("checked", "")
    return box
