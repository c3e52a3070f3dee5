"""What may be found, and in which order: the factors of each, and the turn of each where several things are wanted."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.ranking import Factor, score
from matching.search.entries import Entry

# name: (weight, why), as in `matching.ranking`.
WEIGHTS: dict[str, tuple[float, str]] = {
    "named": (24.0, "the query has one of its names: as written 1, by its sound 0.8, misspelt 0.6"),
    "need": (24.0, "how much of what the query mentions it is for; 0.75 where it is first for another need; the less, "
             "the more of a thing is served by what stands above"),
    "meaning": (12.0, "how near its texts are in meaning, whatever the words: the nearest 1, from the 30th nearest on 0"),
    "words": (8.0, "how alike its words are to the query's, measured by the most alike"),
    "whom": (15.0, "whether its own conditions fit those of whom the query speaks: they meet one 1, one that many do "
             "0.75, nothing is told 0.5, it asks for what few are 0.25, they cannot meet one 0"),
    "place": (11.0, "made for the place that is meant 1; there for everybody everywhere 0.5"),
    "field": (1.0, "of the fields of life that the query mentions (children, elders, …) the share its needs lie in"),
    "trust": (4.0, "due to all who meet its terms 1, granted by a fund 0.6, raised from strangers 0"),
    "running": (1.0, "it runs 1, is in transition 0.8, not known 0.5, ended 0"),
}
# How much of a need's factor is the most for one thing; the rest is the share of all of them.
_MOST_SERVED = 0.5


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a query speaks of: the needs that it may mean, and how surely and how much it counts."""

    needs: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be found: its values but for the need, and how much it serves each thing."""

    entry: Entry
    values: Mapping[str, float]
    served: Sequence[float]

    def factors(self, left: Sequence[float], whole: float) -> tuple[Factor, ...]:
        """Its factors: of the need the most for one thing and the share of all, in halves, by what is left of each."""
        served = [much * serves for much, serves in zip(left, self.served, strict=True)]
        need = max(served) * _MOST_SERVED + sum(served) / whole * (1 - _MOST_SERVED) if served else 0.0
        values = {**self.values, "need": need}
        return tuple(Factor(name, weight, values[name]) for name, (weight, _) in WEIGHTS.items())


def in_turn(
    found: Iterable[Candidate], things: Sequence[Thing], limit: int, satisfied: float
) -> list[tuple[Entry, tuple[Factor, ...]]]:
    """The best first, each weighed by what of the things those before it leave unserved.

    What is left only shrinks, and with it every score: the best of the last look is the best if it stays so.
    """
    left = [thing.weight for thing in things]
    whole = max(sum(left), 1.0)
    queue = [(-math.inf, each.entry.id, 0, each) for each in found]
    taken: list[tuple[Entry, tuple[Factor, ...]]] = []
    while queue and len(taken) < limit:
        _, identifier, seen, each = heapq.heappop(queue)
        factors = each.factors(left, whole)
        if seen <= len(taken):
            heapq.heappush(queue, (-round(score(factors), 9), identifier, len(taken) + 1, each))
            continue
        taken.append((each.entry, factors))
        if len(things) > 1:
            left = [much * (1 - satisfied * serves) for much, serves in zip(left, each.served, strict=True)]
    return taken
