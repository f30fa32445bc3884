"""A bare number, as an item's label is, is asked of the rules alone that can find something in it."""

from re import _constants as constants
from re import _parser as parser

import pytest
from msgspec.structs import replace

from narrator.languages.folders import known_languages
from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.form import rules_for
from narrator.script.spoken.in_words import in_words
from narrator.script.spoken.rule import INNER_STOP, Rewriting
from narrator.script.spoken.traced import traced

BARE = "0123456789."
TAGS = sorted({*known_languages(), "en-GB", "de-AT", "de-CH", "fr-BE", "fr-CA", "fr-CH", "es-MX", "es-US", "pt-BR"})
REPEATS = {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}
CATEGORIES = {
    constants.CATEGORY_DIGIT: "0123456789",
    constants.CATEGORY_NOT_DIGIT: ".",
    constants.CATEGORY_SPACE: "",
    constants.CATEGORY_NOT_SPACE: BARE,
    constants.CATEGORY_WORD: "0123456789",
    constants.CATEGORY_NOT_WORD: ".",
}
NUMBERS = (
    *range(0, 2200, 7), 1066, 1900, 1984, 2000, 2007, 2010, 2026, 10_000, 1_000_000, 4915123456789, 5551234567, 10**13,
    "007", "0.5", ".5", "3.14", "1.2.3", "10.0.0.1", "24.12.2025", "2025.12.24", "1.234", "1.000.000", "5..6", "20.",
    "31.12.", "802.11", "1.1.1970", "0", "00", "1900.5", "12.30", "999999999999", "9876543210", "١٢", "1.2.", "...7",
)  # fmt: skip


def found_in_class(items):
    """Return which of `BARE` a character class takes."""
    is_other = (constants.NEGATE, None) in items
    taken = set()
    for operation, argument in items:
        if operation is constants.LITERAL:
            taken.add(chr(argument))
        elif operation is constants.RANGE:
            taken |= {sign for sign in BARE if argument[0] <= ord(sign) <= argument[1]}
        elif operation is constants.CATEGORY:
            taken |= set(CATEGORIES[argument])
    return set(BARE) - taken if is_other else taken & set(BARE)


def waits_for_more(tree):
    """Return whether each match of a parsed pattern looks at a character that is none of `BARE`."""
    for operation, argument in tree:
        if (
            (operation is constants.LITERAL and chr(argument) not in BARE)
            or (operation is constants.IN and not found_in_class(argument))
            or (operation in REPEATS and argument[0] and waits_for_more(argument[2]))
            or (operation is constants.SUBPATTERN and waits_for_more(argument[3]))
            or (operation is constants.ASSERT and waits_for_more(argument[1]))
            or (operation is constants.ATOMIC_GROUP and waits_for_more(argument))
            or (operation is constants.BRANCH and all(map(waits_for_more, argument[1])))
        ):
            return True
    return False


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_not_asked_cannot_match(tag):
    """The pattern of every other rule needs a letter, a space or a sign."""
    rules = rules_for(tag)
    asked = [
        rule for rule in rules if not rule.bare and not (rule.needs and rule.needs.isdisjoint({*BARE, *INNER_STOP}))
    ]
    parsed = [(rule.name, parser.parse(rule.pattern.pattern, rule.pattern.flags)) for rule in asked]
    assert [name for name, tree in parsed if not waits_for_more(tree)] == []
    assert not rules or len(asked) < len(rules)


@pytest.mark.parametrize("tag", TAGS)
def test_a_bare_number_is_said_as_by_all_rules(tag):
    """With text and stretches."""
    some, every = Rewriting(rules_for(tag)), Rewriting(tuple(replace(rule, bare=True) for rule in rules_for(tag)))
    texts = [f"{number}{end}" for number in NUMBERS for end in ("", ".")]
    assert [some.of(text) for text in texts] == [every.of(text) for text in texts]
    assert [some.traced(traced(text)) for text in texts] == [every.traced(traced(text)) for text in texts]


def test_cardinals_are_num2words_own():
    """Those made of groups of three, without its "and" and its commas."""
    numbers = [
        *range(1100),
        *(
            n * step + rest
            for step in (10**3, 10**6, 10**9)
            for n in (1, 10, 21, 305, 999)
            for rest in (0, 1, 40, 700, 1001, 70_000)
            if n * step + rest < 10**12
        ),
    ]
    expected = [in_words(number).replace(" and ", " ").replace(",", "") for number in numbers]
    assert [cardinal(str(number)) for number in numbers] == expected
