"""A Word document → the same with what mammoth does not read put where it does: equations, text boxes, languages."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct

from narrator.reading.docx.equations import EQUATION, EQUATIONS, signs, tex
from narrator.reading.docx.languages import STYLES, language_of_run
from narrator.reading.docx.text import ALTERNATE, NOTES, STRICT_WORD, TEXT_BOX, WORD, body_of
from narrator.reading.packed import Package

WRAPPERS: Final = frozenset({"fldSimple", "customXml", "dir", "bdo"})
"""Elements around runs (ECMA-376 part 1, 17.16.19, 17.5.1.3, 17.3.2.3 and .8)."""
HIDDEN: Final = "NarratorHidden"
"""The character style of what Word does not show."""
OPEN: Final = "\ue010"
CLOSE: Final = "\ue011"
DRAWN: Final = "\ue012"
"""Private-use characters that stand around the number of an equation or a drawing."""


class Equation(Struct, frozen=True):
    """One equation of the document."""

    signs: str
    tex: str
    block: bool


class Simplified(Struct, frozen=True):
    """The document as mammoth gets it."""

    data: bytes
    equations: list[Equation]
    """By the number that stands in their place."""
    languages: dict[str, str]
    """BCP 47 tag by the character style that its runs have."""
    descriptions: list[str]
    """Of drawings that are no pictures, by the number that stands in their place."""


def simplified(parts: Package, language: str) -> Simplified:
    """Return the document with numbers in place of its equations; *language* is the document's own."""
    body = body_of(parts)
    root = parts.xml(body, whole=True)
    namespace = STRICT_WORD if root.tag.startswith(STRICT_WORD) else WORD
    for box in list(root.iter(ALTERNATE)):
        _choose(box)
    _unwrap(root)
    _take_bases(root, namespace)
    descriptions = _take_descriptions(root, namespace)
    for element in [one for one in root.iter(etree.Element) if one.tag.endswith("}checkbox")]:
        element.tag = f"{namespace}unread"  # mammoth would make a control of it; its sign is text
    for paragraph in list(root.iter(f"{namespace}p")):
        _lift_boxes(paragraph, namespace)
    texts = {body: root}
    for name in NOTES:
        if name in parts:
            texts[name] = parts.xml(name)
            _unwrap(texts[name])
    equations: list[Equation] = []
    languages: dict[str, str] = {}
    for text in texts.values():
        _take_equations(text, namespace, equations)
        for run in text.iter(f"{namespace}r"):
            if not _hide(run, namespace):
                _mark_language(run, namespace, language, languages)
    if STYLES in parts:
        texts[STYLES] = _with_types(parts.xml(STYLES), namespace)
    changed = {name: _written(text) for name, text in texts.items()}
    return Simplified(_with_parts(parts, changed), equations, languages, descriptions)


def _take_bases(root: _Element, namespace: str) -> None:
    """Put signs in place of themselves with their reading above (17.3.3.25), which mammoth passes over."""
    for ruby in list(root.iter(f"{namespace}ruby")):
        for child in ruby.iterfind(f"{namespace}rubyBase/{namespace}r/{namespace}t"):
            ruby.addprevious(child)
        parent = ruby.getparent()
        if parent is not None:
            parent.remove(ruby)


def _take_descriptions(root: _Element, namespace: str) -> list[str]:
    """Put numbers in place of the drawings that are no pictures (charts, diagrams, shapes) and are described."""
    found: list[str] = []
    for properties in [one for one in root.iter(etree.Element) if one.tag.endswith("}docPr")]:
        drawing = next(properties.iterancestors(f"{namespace}drawing"), None)
        described = (properties.get("descr") or "").strip()
        if drawing is None or not described or any(one.tag.endswith("}blip") for one in drawing.iter(etree.Element)):
            continue
        mark = etree.Element(f"{namespace}t")
        mark.text = f"{DRAWN}{len(found)}{CLOSE}"
        drawing.addprevious(mark)
        found.append(described)
    return found


def _with_types(styles: _Element, namespace: str) -> _Element:
    """Return the *styles* with type and id where they leave them out (17.7.4.17): mammoth has no rule for that."""
    for number, style in enumerate(styles.iter(f"{namespace}style")):
        for name, value in (("type", "paragraph"), ("styleId", f"narrator-{number}")):
            if style.get(f"{namespace}{name}") is None:
                style.set(f"{namespace}{name}", value)
    return styles


def _written(root: _Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _unwrap(root: _Element) -> None:
    """Put what stands in elements that mammoth passes over (the number of "Table 1") in their place."""
    for element in [one for one in root.iter(etree.Element) if one.tag.rpartition("}")[2] in WRAPPERS]:
        parent = element.getparent()
        if parent is None or not element.tag.startswith((WORD, STRICT_WORD)):
            continue
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def _choose(alternate: _Element) -> None:
    """Put the first choice in place of the alternatives: what today's programs show."""
    parent = alternate.getparent()
    chosen = next((child for child in alternate if len(child)), None)
    if parent is None or chosen is None:
        return
    for child in list(chosen):
        alternate.addprevious(child)
    parent.remove(alternate)


def _lift_boxes(paragraph: _Element, namespace: str) -> None:
    """Put the paragraphs of a text box after the one that it is anchored in."""
    after = paragraph
    for content in list(paragraph.iter(f"{namespace}{TEXT_BOX}")):
        if next(content.iterancestors(f"{namespace}p"), None) is not paragraph:
            continue
        for child in list(content):
            after.addnext(child)
            after = child


def _take_equations(root: _Element, namespace: str, equations: list[Equation]) -> None:
    """Put numbers in place of the equations, which are added to *equations*."""
    for element in [one for one in root.iter() if one.tag in EQUATION]:
        parent = element.getparent()
        if parent is None or any(above.tag in EQUATION for above in element.iterancestors()):
            continue
        run = etree.Element(f"{namespace}r")
        etree.SubElement(run, f"{namespace}t").text = f"{OPEN}{len(equations)}{CLOSE}"
        run.tail = element.tail
        outer = next((above for above in element.iterancestors() if above.tag in EQUATIONS), None)
        (element if outer is None else outer).addprevious(run)
        equations.append(Equation(signs(element), tex(element), block=outer is not None))
        parent.remove(element)


def _hide(run: _Element, namespace: str) -> bool:
    """Give a run that is hidden in Word (17.3.2.41) a character style of that name; return whether it is."""
    properties = run.find(f"{namespace}rPr")
    vanish = properties.find(f"{namespace}vanish") if properties is not None else None
    if properties is None or vanish is None or vanish.get(f"{namespace}val") in {"0", "false", "off"}:
        return False
    for style in properties.findall(f"{namespace}rStyle"):
        properties.remove(style)
    style = etree.Element(f"{namespace}rStyle")
    style.set(f"{namespace}val", HIDDEN)
    properties.insert(0, style)
    return True


def _mark_language(run: _Element, namespace: str, language: str, languages: dict[str, str]) -> None:
    """Give a run in another language a character style of that name; one that has a style keeps it."""
    other = language_of_run(run, namespace)
    if not other or other.split("-")[0] == language.split("-", maxsplit=1)[0]:
        return
    properties = run.find(f"{namespace}rPr")
    if properties is not None and properties.find(f"{namespace}rStyle") is None:
        style = etree.Element(f"{namespace}rStyle")
        name = f"NarratorLanguage{''.join(filter(str.isalnum, other))}"
        languages[name] = other
        style.set(f"{namespace}val", name)
        properties.insert(0, style)


def _with_parts(parts: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with *changed* in place of its parts of these names. Raises `SourceError`: damaged."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as new:
        for part in parts.names():
            new.writestr(part, changed.get(part) or parts.read(part))
    return made.getvalue()
