"""What must hold of the spans of every script."""

import re
from collections.abc import Iterator

from narrator.script.model import Script, Utterance

PLAIN_WORD = re.compile(r"(?<![\w@#./:~&=%+'’\\-])[a-zß-öø-ÿ]{4,}(?![\w@/~&=%+'’(-]|[.:]\w)")
"""A word in small letters that stands by itself: no part of an address, a name with dots, or a compound."""
ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*")


def faults_in_spans(script: Script) -> Iterator[str]:
    """Yield what is wrong with the spans of *script*: they are in order, without gap or overlap, on both sides."""
    for utterance in script.utterances:
        written = 0
        for part in utterance.parts:
            spoken = 0
            for span in part.spans:
                if (span.written_begin, span.spoken_begin) != (written, spoken):
                    yield f"{utterance.id}: a gap or overlap before {span} in “{utterance.written}”"
                written, spoken = span.written_end, span.spoken_end
            if spoken != len(part.text):
                yield f"{utterance.id}: the spans end at {spoken} of “{part.text}”"
        if written != len(utterance.written):
            yield f"{utterance.id}: the spans end at {written} of “{utterance.written}”"


def missing_words(utterance: Utterance) -> list[str]:
    """Return the plain words of four letters and more that are written and not said."""
    said = set(re.findall(r"\w+", " ".join(part.text for part in utterance.parts if not part.phoneme).lower()))
    pronounced = {
        word
        for part in utterance.parts
        if part.phoneme
        for span in part.spans
        for word in re.findall(r"\w+", utterance.written[span.written_begin : span.written_end])
    }
    plain = PLAIN_WORD.findall(ADDRESS.sub(" ", utterance.written))
    return [word for word in plain if word not in said and word not in pronounced]
