"""How alike texts are by their words: the cosine of TF-IDF vectors, as scikit-learn's `TfidfVectorizer` has it
(`sublinear_tf`, its defaults otherwise), which takes a second to load and this no time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from matching.search.words import tokens


class Likeness:
    """Texts that others are compared with."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [Counter(tokens(text)) for text in texts]
        frequency = Counter(word for each in counted for word in each)
        self._rarity = {word: math.log((1 + len(texts)) / (1 + count)) + 1 for word, count in frequency.items()}
        self._size = len(texts)
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, each in enumerate(counted):
            for word, weight in self._vector(each).items():
                self._weights[word].append((number, weight))

    def __contains__(self, word: str) -> bool:
        """Whether some text has the word."""
        return word in self._rarity

    def of(self, text: str) -> list[float]:
        """The likeness of each text to this one, 0..1."""
        found = [0.0] * self._size
        for word, weight in self._vector(Counter(tokens(text))).items():
            for number, other in self._weights[word]:
                found[number] += weight * other
        return found

    def words(self) -> list[str]:
        """All words of the texts."""
        return list(self._rarity)

    def _vector(self, counted: Mapping[str, int]) -> dict[str, float]:
        weights = {word: (1 + math.log(n)) * self._rarity[word] for word, n in counted.items() if word in self._rarity}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}
