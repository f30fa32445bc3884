"""No rule can take more than linear time: its pattern repeats nothing without a bound."""

import re
from pathlib import Path
from re import _constants as constants
from re import _parser as parser

import pytest

from narrator.script import spoken
from narrator.script.spoken.form import rules_for, spoken_form

LONGEST_SCAN = 4000
"""Characters that one attempt of a pattern may look at: a web address; all else is far shorter."""
RULES = {
    rule.name + tag: rule
    for tag in ("en", "en-GB", "de", "fr", "es", "pl", "hu", "ja", "he")
    for rule in rules_for(tag)
}
HOSTILE = (
    "1", "9,", "1.", "1/", "1:", "1-", "1 ", "$", "$1", "£1.", '"', "'", ".", ",", "(", "[", "]", "{", "*", "_",
    "-", "–", "a", "A", "I", "I ", "X", "a.", "A.", "A ", "Aa ", "a/", "/a", "@a", "#a", "a@", "a-", "1a", "a1",
    "http://", "www.", "+1 ", "°", "²", "½", "%", "&", "=", "<", ">", "~", "^", "|", "\\", "`", "😀", "é", "St. ",
    "No. 1", "Luke 1:", "1 Cor. ", "may ", "May 1 ", "1 May ", "p. ", "read ", "US ", "v1.", "ISBN 1", "1x", "m/s",
    "1 km", "00", "BC ", "'9",
)  # fmt: skip


def unbounded(tree):
    """Yield each repetition without a bound in a parsed pattern."""
    for operation, argument in tree:
        if operation in {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}:
            if argument[1] == constants.MAXREPEAT or argument[1] > LONGEST_SCAN:
                yield argument
            yield from unbounded(argument[2])
        elif operation is constants.SUBPATTERN:
            yield from unbounded(argument[3])
        elif operation in {constants.ASSERT, constants.ASSERT_NOT}:
            yield from unbounded(argument[1])
        elif operation is constants.BRANCH:
            for branch in argument[1]:
                yield from unbounded(branch)
        elif operation is constants.ATOMIC_GROUP:
            yield from unbounded(argument)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_repetition_is_bounded(name):
    """A pattern without an open-ended repetition looks at a bounded stretch from each position."""
    pattern = RULES[name].pattern
    assert not list(unbounded(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)))


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_repetitions_of_anything_are_said(piece, language):
    """A run of one thing gives words, whatever it is."""
    assert spoken_form(piece * 200, language=language).strip()


@pytest.mark.parametrize("folder", ["spoken", "spoken/english", "spoken/european", "spoken/cldr"])
def test_no_rule_looks_at_the_whole_text_for_every_match(folder):
    """What stands before a match is looked at through a window: else many matches take quadratic time."""
    whole = re.compile(r"string\[\s*:|\.search\((?:match\.string|text), 0,|string\.count\(")
    modules = list((Path(spoken.__path__[0]).parent / folder).glob("*.py"))
    assert modules
    assert [path.name for path in modules if whole.search(path.read_text("utf-8"))] == []
