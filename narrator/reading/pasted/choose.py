"""Evidence for each line → which lines are the article: one stretch, with gaps only where much speaks for them."""

from collections.abc import Sequence
from typing import Final

GAP_COST: Final = 8.0
"""What leaving the article and coming back to it costs, in the unit of the evidence."""
BEFORE, INSIDE, AFTER = range(3)


def choose(evidence: Sequence[float], gap_cost: float = GAP_COST) -> list[bool]:
    """Return, for each line, whether it is the article's: the choice with the largest sum of evidence.

    Viterbi over three states (before, inside, outside again); time is linear in the number of lines.
    """
    best = [0.0, float("-inf"), float("-inf")]
    came_from: list[tuple[int, int, int]] = []
    for gain in evidence:
        into = max((best[INSIDE], INSIDE), (best[BEFORE], BEFORE), (best[AFTER] - gap_cost, AFTER))
        out = max((best[INSIDE], INSIDE), (best[AFTER], AFTER))
        best = [best[BEFORE], into[0] + gain, out[0]]
        came_from.append((BEFORE, into[1], out[1]))
    state = max(range(3), key=lambda index: best[index])
    chosen: list[bool] = []
    for step in reversed(came_from):
        chosen.append(state == INSIDE)
        state = step[state]
    return chosen[::-1]
