"""PLS 1.0 (W3C Recommendation of 14 October 2008) → lexemes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from narrator.article.model import Notice
from narrator.config.voice_profile import LexiconEntry
from narrator.errors import ProfileError

NAMESPACE: Final = "http://www.w3.org/2005/01/pronunciation-lexicon"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
LARGEST_BYTES: Final = 20_000_000


def read_pls(path: Path) -> tuple[tuple[LexiconEntry, ...], tuple[Notice, ...]]:
    """Return the lexemes of *path* and what of it is not understood. Raises `ProfileError` with file and line."""
    root = _root(path)
    if etree.QName(root).localname != "lexicon":
        raise ProfileError("no PLS lexicon: its root is not <lexicon>", where=f"{path}:{root.sourceline}")
    language = root.get(XML_LANG, "")
    alphabet = root.get("alphabet", "")
    entries: list[LexiconEntry] = []
    notices: list[Notice] = []
    for lexeme in root.iterchildren(f"{{{NAMESPACE}}}lexeme", "lexeme"):
        entries += _entries(lexeme, path, lexeme.get(XML_LANG, language), alphabet, notices)
    return tuple(entries), tuple(notices)


def _root(path: Path) -> etree._Element:
    """Parse without entities, network or DTD: a lexicon comes from anywhere."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise ProfileError(f"the lexicon cannot be read: {problem.strerror}", where=str(path)) from problem
    if len(data) > LARGEST_BYTES:
        raise ProfileError("the lexicon is larger than 20 MB", where=str(path), hint="Split it.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        where = f"{path}:{problem.lineno or 1}"
        raise ProfileError(
            f"not well-formed XML: {problem.msg}", where=where, hint="A lexicon is PLS 1.0."
        ) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise ProfileError(
            "a lexicon may not declare entities or a DTD", where=f"{path}:1", hint="Delete <!DOCTYPE …>."
        )
    return root


def _entries(
    lexeme: etree._Element, path: Path, language: str, alphabet: str, notices: list[Notice]
) -> Iterator[LexiconEntry]:
    """Yield one entry a grapheme of a `lexeme` element."""
    graphemes = [words for element in _children(lexeme, "grapheme") if (words := _words(element))]
    if not graphemes:
        raise ProfileError("a <lexeme> without a <grapheme>", where=f"{path}:{lexeme.sourceline}")
    if lexeme.get("role"):
        text = f"{path.name}: the role of “{graphemes[0]}” is ignored: narrator knows no word classes"
        notices.append(Notice("lexicon-role", text, _line(lexeme)))
    said = [e for e in _children(lexeme, "alias", "phoneme") if _is_understood(e, alphabet)]
    preferred = _preferred(said)
    alias = _words(_preferred([e for e in said if _is_alias(e)]))
    phoneme = _words(preferred) if preferred is not None and not _is_alias(preferred) else ""
    if not alias and not phoneme:
        if not _children(lexeme, "phoneme"):
            raise ProfileError(
                f"“{graphemes[0]}” has neither <alias> nor <phoneme>", where=f"{path}:{lexeme.sourceline}"
            )
        text = f"{path.name}: “{graphemes[0]}” is given in an alphabet other than ipa, and is ignored"
        notices.append(Notice("lexicon-alphabet", text, _line(lexeme)))
        return
    for grapheme in graphemes:
        yield LexiconEntry(grapheme=grapheme, alias=alias, phoneme=phoneme, language=language)


def _line(lexeme: etree._Element) -> int:
    return int(str(lexeme.sourceline))


def _children(lexeme: etree._Element, *names: str) -> list[etree._Element]:
    return [*lexeme.iterchildren(*(f"{{{NAMESPACE}}}{name}" for name in names), *names)]


def _is_alias(element: etree._Element) -> bool:
    return etree.QName(element).localname == "alias"


def _is_understood(element: etree._Element, alphabet: str) -> bool:
    return bool(_words(element)) and (_is_alias(element) or element.get("alphabet", alphabet).lower() == "ipa")


def _preferred(elements: list[etree._Element]) -> etree._Element | None:
    """Return the element marked `prefer`, else the first in the document, alias or phoneme (PLS 1.0, 4.6 to 4.9)."""
    return next((e for e in elements if e.get("prefer") == "true"), elements[0] if elements else None)


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(str(text) for text in element.itertext()).split())
