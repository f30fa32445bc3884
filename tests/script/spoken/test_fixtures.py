"""Every line of tests/fixtures/spoken: what is written, and what is said for it."""

import re
from pathlib import Path

import pytest

from narrator.script.spoken.form import spoken_form

FIXTURES = Path(__file__).parents[2] / "fixtures" / "spoken"
LINE = re.compile(r"- (?P<written>.+) => (?P<spoken>.+)")
LANGUAGE = re.compile(r"# .*\((?P<tag>[a-zA-Z-]+)\)")


def cases():
    """Read the fixtures: the first heading names the language, English where it names none."""
    for path in sorted(FIXTURES.glob("*.md")):
        language = "en"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if heading := LANGUAGE.fullmatch(line):
                language = heading["tag"]
            if case := LINE.fullmatch(line):
                yield pytest.param(language, case["written"], case["spoken"], id=f"{path.stem}:{number}")
            elif line.startswith(("-", " -", "*")):
                raise ValueError(f"{path.name}:{number}: no case: {line!r}; write: - what stands there => what is said")


CASES = list(cases())


@pytest.mark.parametrize(("language", "written", "spoken"), CASES)
def test_form(language, written, spoken):
    """The written form is said as the fixture tells."""
    assert spoken_form(written, language=language) == spoken


ENGLISH = [case for case in CASES if case.values[0] == "en"]


@pytest.mark.parametrize(("language", "written", "spoken"), ENGLISH)
def test_words_stay_words(language, written, spoken):
    """What is said for a form is words already: said again, it is the same."""
    assert spoken_form(spoken, language=language) == spoken


def test_there_are_many():
    """The families are covered by hundreds of forms."""
    assert len(CASES) > 600
