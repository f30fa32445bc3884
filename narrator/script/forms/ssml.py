"""The script as SSML 1.1, for other engines: paragraphs, sentences, breaks, languages, phonemes, substitutions."""

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from lxml import etree

from narrator.article.model import Article
from narrator.script.model import Script, Utterance

NAMESPACE: Final = "http://www.w3.org/2001/10/synthesis"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
MOST_WORDS: Final = 120
"""Words of a sentence up to which written and spoken form are aligned, which takes quadratic time."""
_UNSAYABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, Char) does not allow."""


def script_as_ssml(article: Article, script: Script) -> str:
    """Return an SSML 1.1 document (W3C Recommendation of 7 September 2010).

    Words whose spoken form differs stand in `sub`, so that an engine says the alias and a display shows the text.
    """
    speak = etree.fromstring(f'<speak xmlns="{NAMESPACE}" version="1.1"/>')
    speak.set(XML_LANG, script.language)
    _metadata(speak, article)
    _break(speak, script.start_ms)
    for _, run in groupby(script.utterances, key=lambda utterance: utterance.segment):
        paragraph = _element(speak, "p")
        for utterance in run:
            _sentence(paragraph, utterance, script.language)
            _break(paragraph, utterance.break_after_ms)
    _break(speak, script.end_ms)
    document: bytes = etree.tostring(speak, xml_declaration=True, encoding="utf-8", pretty_print=False)
    return document.decode("utf-8").replace("<p>", "\n<p>").replace("<s ", "\n<s ") + "\n"


def _metadata(speak: etree._Element, article: Article) -> None:
    if article.title:
        meta = _element(speak, "meta")
        meta.set("name", "title")
        meta.set("content", _clean(article.title))


def _sentence(paragraph: etree._Element, utterance: Utterance, language: str) -> None:
    sentence = _element(paragraph, "s")
    sentence.set(XML_ID, utterance.id)
    if utterance.language != language:
        sentence.set(XML_LANG, utterance.language)
    if len(utterance.parts) == 1 and not utterance.parts[0].phoneme:
        _substituted(sentence, utterance.written.split(), utterance.parts[0].text.split())
        return
    for part in utterance.parts:
        place = sentence
        _append(sentence, " " if len(sentence) or sentence.text else "")
        if part.language != utterance.language:
            place = _element(place, "lang")
            place.set(XML_LANG, part.language)
        if part.phoneme:
            place = _element(place, "phoneme")
            place.set("alphabet", "ipa")
            place.set("ph", _clean(part.phoneme))
        _append(place, part.text)
        _break(sentence, part.pause_after_ms)


def _substituted(sentence: etree._Element, written: list[str], spoken: list[str]) -> None:
    """Write a sentence's words; runs that are said differently become `sub` elements with an alias."""
    if max(len(written), len(spoken)) > MOST_WORDS:
        _append(sentence, " ".join(spoken))
        return
    space = ""
    for tag, a, b, c, d in SequenceMatcher(None, written, spoken, autojunk=False).get_opcodes():
        if tag == "equal" or a == b:
            _append(sentence, space + " ".join(spoken[c:d]))
        else:
            _append(sentence, space)
            sub = _element(sentence, "sub")
            sub.set("alias", _clean(" ".join(spoken[c:d])))
            sub.text = _clean(" ".join(written[a:b]))
        space = " "


def _break(parent: etree._Element, milliseconds: int) -> None:
    if milliseconds > 0:
        _element(parent, "break").set("time", f"{milliseconds}ms")


def _element(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _append(element: etree._Element, text: str) -> None:
    """Add *text* after whatever *element* holds already."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + _clean(text)
    else:
        element.text = (element.text or "") + _clean(text)


def _clean(text: str) -> str:
    return _UNSAYABLE.sub("", text)
