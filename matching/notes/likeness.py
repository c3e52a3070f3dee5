"""Whether a clause is like those in which dangers were told, whatever its words: it is shown to the worker, and nothing is concluded.

No list of the ways to tell of a danger is complete. What is compared is the meaning, as sentence vectors, with examples of both kinds
(`seed_data/lexicon/dangers.yaml`); what divides them is a support vector machine, learned from them at the first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.kept import Arrays, kept
from matching.meaning import vectors
from matching.notes.examples import Examples
from matching.notes.lexicon import CLAUSE

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Of the machine: how much an example that lies on the wrong side costs, and how far one is felt (unit vectors).
_COST, _NARROWNESS = 3.0, 2.0
# Of two clauses that are like a danger together, one that alone is so much less like one than the other is no part of it.
_LESS = 0.3
# Scores are rounded, so that machines which add in another order show the same.
_DIGITS = 3
# A clause that tells hardly more than who it is (陈嫂41岁), and one that says next to nothing.
_INTRODUCES = re.compile(r"\s*[^,]{0,8}\d+岁\s*")
_SHORTEST = 4
_SUPPORT = ("examples", "weights", "bias")


class Likeness:
    """Tells which clauses of a text are like those in which dangers were told. What was learned is kept at `path`."""

    def __init__(self, examples: Examples, path: Path | None = None) -> None:
        found = kept(path, [str(_COST), str(_NARROWNESS), *examples.danger, "", *examples.harmless], _SUPPORT, lambda: _learned(examples))
        self._examples, self._weights, self._bias = (found[name] for name in _SUPPORT)

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """How like a danger each is: above 0 more than not."""
        near = np.exp(2 * _NARROWNESS * (vectors(texts) @ self._examples.T - 1).astype(np.float64))
        return (near @ self._weights + self._bias).round(_DIGITS)

    def like(self, text: str) -> frozenset[tuple[int, int]]:
        """The clauses of a plain text that are like a danger, each by itself or with the one before it in its sentence."""
        windows = list(_windows(text))
        if not windows:
            return frozenset()
        scores = self.scores([words for words, _ in windows])
        alone = {spans[0]: score for (_, spans), score in zip(windows, scores, strict=True) if len(spans) == 1}
        shown = [spans for (_, spans), score in zip(windows, scores, strict=True) if score > 0]
        return frozenset(one for spans in shown for one in spans if alone[one] >= max(alone[each] for each in spans) - _LESS)


def _learned(examples: Examples) -> Arrays:
    from sklearn.svm import SVC

    known = vectors(examples.all)
    told = np.arange(len(known)) < len(examples.danger)
    machine: Any = SVC(C=_COST, kernel="rbf", gamma=_NARROWNESS).fit(known, told)
    return {"examples": known[machine.support_], "weights": machine.dual_coef_[0], "bias": machine.intercept_}


def _windows(text: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The clauses that say something, alone and in pairs of neighbours within a sentence, with their places."""
    before: re.Match[str] | None = None
    for clause in CLAUSE.finditer(text):
        if len(clause[0].strip()) < _SHORTEST or _INTRODUCES.fullmatch(clause[0]):
            continue
        yield clause[0].strip(), (clause.span(),)
        if before and "," in text[before.end() : clause.start()] and not set(text[before.end() : clause.start()]) - set(", "):
            yield f"{before[0].strip()},{clause[0].strip()}", (before.span(), clause.span())
        before = clause
