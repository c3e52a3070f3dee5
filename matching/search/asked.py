"""What a text asks for, and what it only tells: whoever writes a paragraph tells of a family, and asks at the end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from matching.search.mentions import Mention
from matching.search.words import BREAK, PARAGRAPH, joined

# How much what is only told counts beside what is asked for.
TOLD = 0.5


def counts(
    parts: Sequence[str], units: Sequence[str], needs: Iterable[Mention], asks: re.Pattern[str]
) -> tuple[list[float], list[float]]:
    """How much each part of a text counts, and each of its units, by the clause in which it stands: all the same in a
    line, and where what is asked names no need (what can be done?)."""
    clauses = [[*run] for _, run in itertools.groupby(units, BREAK.__eq__)]
    asking = [each for run in clauses for each in [asks.search(joined(run)) is not None] * len(run)]
    if len(units) < PARAGRAPH or not any(any(asking[each.start : each.end]) for each in needs):
        return [1.0] * len(parts), [1.0] * len(units)
    return [_weight(asks.search(part) is not None) for part in parts], [*map(_weight, asking)]


def in_clause(units: Sequence[str], mention: Mention, cue: re.Pattern[str]) -> bool:
    """Whether such words stand in the clause in which something is mentioned (低保没批)."""
    before = [n for n in range(mention.start) if units[n] == BREAK]
    after = [n for n in range(mention.end, len(units)) if units[n] == BREAK]
    clause = units[before[-1] + 1 if before else 0 : after[0] if after else len(units)]
    return cue.search(joined(clause)) is not None


def _weight(is_asked: bool) -> float:
    return 1.0 if is_asked else TOLD
