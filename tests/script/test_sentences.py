"""Sentences of a text."""

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from script.written_cases import FOLDER, Case, cases

from narrator import languages
from narrator.script.sentences import LONGEST_CHARACTERS, sentences

PIECES = [*'aBé. ?!…()"“”\n,;1’—漢。', "Dr. ", "z. B. "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=200).map("".join)


@pytest.mark.parametrize("case", cases("sentences.md"), ids=lambda case: case.name)
def test_sentences(case: Case) -> None:
    """Each sentence of the fixture begins and ends where a reader would breathe."""
    found = tuple(case.given[begin:end] for begin, end in sentences(case.given, case.label))
    assert found == case.expected


def ends() -> Iterator[tuple[str, list[str]]]:
    """Yield each line of the fixture of borders: its language, and its sentences."""
    language = ""
    for line in (FOLDER / "sentence_ends.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            language = line.rpartition("(")[2].rstrip(")")
        elif line.startswith("- "):
            yield language, line[2:].split(" | ")


ENDS = list(ends())


@pytest.mark.parametrize(("language", "expected"), ENDS, ids=[f"{tag}: {line[0]}" for tag, line in ENDS])
def test_sentence_ends(language: str, expected: list[str]) -> None:
    """A full stop ends a sentence where a reader of the language would say so, and nowhere else."""
    text = " ".join(expected)
    assert [text[begin:end] for begin, end in sentences(text, language)] == expected


def test_every_language_with_a_list_has_twenty_texts() -> None:
    """Every language that has a list of abbreviations is measured on twenty texts at least."""
    counted = Counter(language for language, _ in ENDS)
    listed = {path.parent.name for path in Path(languages.__file__).parent.glob("*/sentences.toml")}
    assert {language for language in listed if counted[language] < 20} == set()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(text=TEXTS, language=st.sampled_from(["en", "de", "zh", "xx"]))
def test_sentences_lose_nothing(text: str, language: str) -> None:
    """Sentences are in order, do not overlap, and hold every character that is no white space."""
    found = sentences(text, language)
    assert all(begin < end for begin, end in found)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))
    assert "".join("".join(text[begin:end].split()) for begin, end in found) == "".join(text.split())
    assert all(text[begin:end] == text[begin:end].strip() for begin, end in found)


def test_an_overlong_sentence_is_cut_at_a_clause() -> None:
    """A sentence of over a minute is cut after a comma, and nothing of it is lost."""
    text = "and so the river went on past field and farm, " * 60
    found = sentences(text, "en")
    assert len(found) > 2
    assert all(end - begin <= LONGEST_CHARACTERS for begin, end in found)
    assert all(text[begin:end].endswith(",") for begin, end in found)


def test_an_overlong_word_is_cut() -> None:
    """A word without any border, longer than a minute of speech, is cut all the same."""
    found = sentences("x" * 2500, "en")
    assert found == ((0, 1000), (1000, 2000), (2000, 2500))


def test_a_long_text_is_cut_as_a_short_one() -> None:
    """Windows leave no trace: a sentence is the same wherever it stands."""
    sentence = "The ferry left late, e.g. after Dr. Ames. "
    found = sentences(sentence * 400, "en")
    assert len(found) == 400
    assert {(sentence * 400)[begin:end] for begin, end in found} == {sentence.strip()}


def test_a_window_ends_at_a_sentence() -> None:
    """Also where it holds but one border: what lies at its end is looked at again, from its begin."""
    sentence = "So it went on and on, " * 135 + "and then it ended. "
    alone = [sentence[begin:end] for begin, end in sentences(sentence, "en")]
    assert len(alone) > 1
    text = sentence * 4
    assert [text[begin:end] for begin, end in sentences(text, "en")] == alone * 4


def test_a_line_wrapped_by_hand_goes_on() -> None:
    """Where it ends with a comma or a word, and the next begins small; a short line, or one with a full stop, ends."""
    long = "We went along the harbour until late in the evening"
    assert len(sentences(f"{long},\nand then we slept.", "en")) == 1
    assert len(sentences(f"{long}\nand then we slept.", "en")) == 1
    assert len(sentences(f"{long}.\nand then we slept.", "en")) == 2
    assert len(sentences(f"{long},\nAnd then we slept.", "en")) == 2
    assert len(sentences("We went,\nand then we slept.", "en")) == 2
