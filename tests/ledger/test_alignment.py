"""Which word is which, in order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from narrator.ledger import alignment
from narrator.ledger.alignment import align
from narrator.ledger.matching import match

sequences = st.lists(st.sampled_from("abcd"), max_size=24)


def common(left, right):
    """Return the length of a longest common subsequence, the slow way."""
    row = [0] * (len(left) + 1)
    for word in right:
        above = row[:]
        for place, other in enumerate(left):
            row[place + 1] = above[place] + 1 if word == other else max(row[place], above[place + 1])
    return row[-1]


@given(sequences, sequences)
def test_partners_are_equal_words_in_ascending_order(left, right):
    """No alignment ever pairs different words or goes back."""
    found = [(place, other) for other, place in enumerate(align(left, right)) if place >= 0]
    assert all(left[place] == right[other] for place, other in found)
    assert all(first[0] < second[0] for first, second in pairwise(found))


@given(sequences, st.lists(st.booleans(), min_size=24, max_size=24))
def test_what_stands_in_order_in_the_source_is_found_whole(left, kept):
    """If all of the right side is a subsequence of the left side, every word of it has a partner."""
    right = [word for word, keep in zip(left, kept, strict=False) if keep]
    assert -1 not in align(left, right)


@given(sequences, sequences)
def test_the_exact_part_is_exact(left, right):
    """Between anchors a longest common subsequence is found."""
    partners = [-1] * len(right)
    alignment._exact(left, right, (0, len(left), 0, len(right)), partners)
    assert sum(place >= 0 for place in partners) == common(left, right)


def test_gaps_too_large_for_the_exact_part_are_matched_near_by(monkeypatch):
    """Past the table's limit each word takes its next occurrence."""
    monkeypatch.setattr(alignment, "MOST_BITS", 0)
    assert align(list("xabab"), list("yabay")) == [-1, 1, 2, 3, -1]


@given(sequences, sequences)
def test_any_two_sequences_can_be_matched(left, right):
    """Each claim gets tokens that no other claim's order contradicts."""
    flat = [place for claim in places(left, right) for place in claim]
    assert flat == sorted(flat)


def places(left, right):
    """Return the tokens of each claim."""
    found = match(left, right)
    return [found.of(claim) for claim in range(len(right))]


def test_words_cut_differently_are_paired_by_their_letters():
    """Three words of the source can be one of the article, and one two."""
    assert places(["un", "believ", "able", "x"], ["unbelievable", "x"]) == [[0, 1, 2], [3]]
    assert places(["a", "x2", "b"], ["a", "x", "2", "b"]) == [[0], [1], [1], [2]]
