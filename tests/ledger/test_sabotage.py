"""The test of the test: whatever a reader loses, doubles or swaps is found."""

from collections import Counter
from random import Random

import pytest
from sabotage import OPERATIONS, plain_script, sabotage
from sample import sample_article

from narrator.article.model import walk
from narrator.ledger.account import account

WORDED = len([segment for segment, _ in walk(sample_article().blocks) if segment.text])


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_sabotage_is_found(operation):
    """Two hundred random sabotages of each kind: not one article is proved."""
    random = Random(operation)
    done: Counter[str] = Counter()
    for _ in range(200):
        damaged, what = sabotage(sample_article(), operation, random)
        done[what] += 1
        assert not account(damaged, plain_script(damaged)).proved, what
    assert len(done) >= WORDED - 1  # the two items "Stone" are told apart by nothing but their place
