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


CASES = list(cases())


@pytest.mark.parametrize(("language", "written", "spoken"), CASES)
def test_form(language, written, spoken):
    """The written form is said as the fixture tells."""
    assert spoken_form(written, language=language) == spoken


@pytest.mark.parametrize(("language", "written", "spoken"), CASES)
def test_said_form_is_stable(language, written, spoken):
    """What is said is words already: saying it again changes no figure and no sign."""
    assert not re.search(r"[0-9$£€¥%°²³½¼¾&#@=+<>©™→]", spoken) or language not in {"en", "en-GB"}


def test_there_are_many():
    """The families are covered by hundreds of forms."""
    assert len(CASES) > 600
