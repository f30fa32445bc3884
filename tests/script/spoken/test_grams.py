"""No pattern matches a text without its grams: random patterns, and those of every rule."""

import re
from random import Random
from re import _constants as constants
from re import _parser as parser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from script.spoken.test_fixtures import CASES

from narrator.languages.folders import known_languages
from narrator.script.spoken import rule
from narrator.script.spoken.form import rules_for
from narrator.script.spoken.gram_index import GramIndex
from narrator.script.spoken.grams import LENGTH, folded, grams
from narrator.script.spoken.rule import Rewriting
from narrator.script.spoken.traced import traced

SIGNS = "aAbBkKsSßẞſKiIİıσςΣµμéÉ019٣ .-"
"""Letters that are folded in ways of their own, digits of two scripts, and what stands between words."""
CATEGORIES = {constants.CATEGORY_DIGIT: "059٣", constants.CATEGORY_SPACE: " \t"}
TAGS = sorted({*known_languages(), "en-GB", "de-CH", "fr-CH", "es-MX", "pt-BR"})
LITERALS = st.text(SIGNS, min_size=1, max_size=6).map(re.escape)
CLASSES = st.one_of(
    st.sampled_from(
        [r"\d", r"\w+", r"\s", r"\D", ".", "[a-c]", "[^a]", "[A-Z]", "[k-s]*", r"[\d,]+", "[à-ï]", r"[^\W\d]"]
    ),
    st.text("abKsi0-é.", min_size=1, max_size=4).map(lambda signs: f"[{re.escape(signs)}]"),
)
BORDERS = st.sampled_from([r"\b", r"\B", "^", "$", "(?!a)", "(?<!0)"])
TIMES = st.sampled_from(["?", "??", "?+", "{0,2}", "{1,2}", "{2}", "{2,4}", "{5}", "{5,6}?"])


def made_of(pieces):
    """Return patterns that hold other patterns in each way there is."""
    return st.one_of(
        st.lists(pieces, min_size=1, max_size=4).map("".join),
        st.lists(pieces, min_size=2, max_size=4).map(lambda some: f"(?:{'|'.join(some)})"),
        st.builds("(?:{}){}".format, pieces, TIMES),
        st.builds("(?i:{})".format, pieces),
        st.builds("(?>{})".format, pieces),
        st.builds("(?={}){}".format, pieces, pieces),
        st.builds("{}(?={})".format, pieces, pieces),
        st.builds("(?!{}){}".format, pieces, pieces),
        st.builds("(?<={}){}".format, LITERALS, pieces),
        st.builds("{}(?<={})".format, pieces, LITERALS),
    )


PATTERNS = st.recursive(st.one_of(LITERALS, CLASSES, BORDERS), made_of, max_leaves=8)
WITH_GROUPS = st.one_of(
    PATTERNS,
    st.builds(r"({})-?\1".format, PATTERNS),
    st.builds("({})?b(?(1){}|{})".format, PATTERNS, PATTERNS, PATTERNS),
)


def text_for(tree, chance, flags):
    """Return a text that a parsed pattern may match: what it looks for stands there, or may."""
    return "".join(WRITTEN.get(operation, nothing)(argument, chance, flags) for operation, argument in tree)


def nothing(_argument, _chance, _flags):
    """Of a border, or of what is not to follow."""
    return ""


def anything(_argument, chance, _flags):
    """Of a dot, or of all but a character."""
    return chance.choice(SIGNS)


def literal(code, chance, flags):
    """With what ignoring case confuses with it."""
    others = re.findall(re.escape(chr(code)), SIGNS, re.IGNORECASE) if flags & re.IGNORECASE else ()
    return chance.choice([chr(code), *others])


def one_of_class(items, chance, _flags):
    """Of a class of characters, one."""
    operation, argument = chance.choice([item for item in items if item[0] is not constants.NEGATE])
    if operation is constants.RANGE:
        return chr(chance.randint(*argument))
    return chr(argument) if operation is constants.LITERAL else chance.choice(CATEGORIES.get(argument, SIGNS))


def repeated(argument, chance, flags):
    """As often as it must, or a few times more."""
    least, most, tree = argument
    times = chance.randint(least, min(most, least + 3))
    return "".join(text_for(tree, chance, flags) for _ in range(times))


def looked_at(argument, chance, flags):
    """It may stand beside what the pattern goes on with."""
    return text_for(argument[1], chance, flags) if chance.random() < 0.4 else ""


WRITTEN = {
    constants.LITERAL: literal,
    constants.IN: one_of_class,
    constants.ANY: anything,
    constants.NOT_LITERAL: anything,
    constants.BRANCH: lambda argument, chance, flags: text_for(chance.choice(argument[1]), chance, flags),
    constants.SUBPATTERN: lambda group, chance, flags: text_for(group[3], chance, (flags | group[1]) & ~group[2]),
    constants.ATOMIC_GROUP: text_for,
    constants.MAX_REPEAT: repeated,
    constants.MIN_REPEAT: repeated,
    constants.POSSESSIVE_REPEAT: repeated,
    constants.ASSERT: looked_at,
}
"""What may stand there for an operation of a parsed pattern."""


def texts_for(pattern, flags, chance, count):
    """Return texts that *pattern* matches, of *count* that it may match."""
    compiled, tree = re.compile(pattern, flags), parser.parse(pattern, flags)
    around = ["", "", " ", ". ", "1", "x"]
    texts = (chance.choice(around) + text_for(tree, chance, flags) + chance.choice(around) for _ in range(count))
    return [text for text in texts if compiled.search(text)]


def without_gram(pattern, flags, texts):
    """Return those of *texts* that hold no gram of *pattern*."""
    derived = grams(pattern, flags)
    return [text for text in texts if not any(gram in folded(text) for gram in derived)]


@settings(deadline=None, max_examples=400)
@given(
    WITH_GROUPS, st.sampled_from([0, re.IGNORECASE, re.ASCII, re.IGNORECASE | re.ASCII, re.DOTALL]), st.integers(0, 999)
)
def test_any_pattern_matches_only_texts_with_a_gram(pattern, flags, seed):
    """Whatever it is made of, and whichever letters and digits stand for its own."""
    assert without_gram(pattern, flags, texts_for(pattern, flags, Random(seed), 12)) == []


@pytest.mark.parametrize("tag", TAGS)
def test_rules_match_only_texts_with_a_gram(tag):
    """Texts are made from the pattern of each rule; most patterns match one of them."""
    patterns = [(each.name, each.pattern.pattern, each.pattern.flags) for each in rules_for(tag)]
    made = {name: (pattern, flags, texts_for(pattern, flags, Random(name), 30)) for name, pattern, flags in patterns}
    assert {name: wrong for name, of in made.items() if (wrong := without_gram(*of))} == {}
    assert sum(bool(texts) for _, _, texts in made.values()) >= 0.8 * len(made)


@pytest.mark.parametrize("tag", TAGS)
def test_texts_are_said_as_by_all_rules(tag, monkeypatch):
    """Asking only the rules whose grams a text holds changes nothing that is said, nor where it was written."""
    texts = [case.values[1] for number, case in enumerate(CASES) if case.values[0] == tag or number % 40 == 0]
    monkeypatch.setattr(rule, "PATIENCE", 0)
    by_grams = Rewriting(rules_for(tag))
    some = [(by_grams.of(text), by_grams.traced(traced(text))) for text in texts]
    monkeypatch.setattr(rule, "PATIENCE", 10**9)
    by_all = Rewriting(rules_for(tag))
    assert some == [(by_all.of(text), by_all.traced(traced(text))) for text in texts]


def test_what_ignoring_case_confuses_is_folded_alike():
    """Of all characters of Unicode."""
    cased = "".join(
        sign for sign in map(chr, range(0x110000)) if len({sign, sign.lower(), sign.upper(), sign.casefold()}) > 1
    )
    confused = [(sign, other) for sign in cased for other in re.findall(re.escape(sign), cased, re.IGNORECASE)]
    assert len(confused) > 2 * len(cased) - 200
    assert [(sign, other) for sign, other in confused if folded(sign) != folded(other)] == []


def test_all_digits_are_folded_alike():
    """Of all scripts."""
    signs = "".join(map(chr, range(0x110000)))
    assert {folded(digit) for digit in re.findall(r"\d", signs)} == {"0"}


@given(st.text(), st.text())
def test_characters_are_folded_one_by_one(first, then):
    """What stands beside a character changes nothing: a final sigma is one like others."""
    assert folded(first + then) == folded(first) + folded(then)


def test_grams_are_the_rarest():
    """Letters that are seldom rather than common ones; with the figure before a unit."""
    assert grams(r"\b(?:January|Feb)\.? \d") == {"janu", "ary.", "feb.", "feb "}
    assert grams(r"\d{1,5} ?(?:km|mi)\b") == {"0 km", "0km", "0 mi", "0mi"}
    assert grams(r"(?<=No\. )\d{7}") == {"no. "}
    assert grams(r"[A-Z]{2,6}") == {""}


def test_index_finds_what_may_match():
    """By grams of each length, at the end of the text too, and whatever has none."""
    index = GramIndex([("wxyz", 0), ("q", 0), (r"[^\W\d]", 0), (r"\d\d", 0), ("wxyzab", re.IGNORECASE)])
    assert index.found_in("") == {2}
    assert index.found_in("a WXYZ") == {0, 2, 4}
    assert index.found_in("7, q") == {1, 2}
    assert index.found_in("in 45") == {2, 3}
    assert LENGTH == 4
