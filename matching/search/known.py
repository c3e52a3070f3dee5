"""Whether the catalogue knows enough of what a query tells: where it does not, nothing is found rather than anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.search import words
from matching.search.likeness import Likeness
from matching.meaning import Meanings
from matching.search.mentions import ELSEWHERE, FACT, FIELD, ILLNESS, NEED, PLACE, RESOURCE, Mention
from matching.search.whom import GROWN, Whom

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Of what a query tells, the least share that must be known, where something is understood and where nothing is; a
# field of life, or a word read in names, is half known.
_KNOWN, _KNOWN_OF_WORDS, _HALF_KNOWN = 0.2, 0.3, 0.5
# What a word tells, in the measure of `words.information`.
_A_WORD = 8.0
# Words for what the catalogue is not about tell so many times as much as others.
_ELSEWHERE = 5.0
# A paragraph tells much else: two things that are understood are enough.
_UNDERSTOOD = 2
# The least cosine to the words for a need where too few words are known, and by how much it is more than that to words
# for what the catalogue is not about.
_NEAR, _NEARER = 0.4, 0.11
# A sound again and again (哈哈哈, 阿巴阿巴, lalala) is near to everything; two of it may be a word (奶奶).
_BABBLE, _MORE_THAN_A_WORD = re.compile(r"(.{1,4}?)\1+"), 3
# Of so many characters of words at least a meaning can be compared: a lone short word is near to what shares a character with it
# (失恋 to 失联, 流感 to 流浪).
_SHORTEST_MEANING = 4


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the catalogue has words for: in its texts (by which of them), of people, and what it is not about."""

    texts: Mapping[str, Likeness]
    whom: Whom
    elsewhere: Meanings

    def is_near(
        self, units: Sequence[str], parts: NDArray[np.float32], cosines: NDArray[np.float64], mentions: Iterable[Mention]
    ) -> bool:
        """Whether a query of a line, of whose words too few are known, is nearer in meaning to needs than to what the
        catalogue is not about; never where an expression says that it is (a sick cat is near to illness), nor where too little
        is said to have a meaning."""
        if len(parts) > 1 or any(each.target == ELSEWHERE for each in mentions):
            return False
        if not _has_meaning(units) or _is_babble(units):
            return False
        nearest = float(cosines.max())
        return nearest >= _NEAR and nearest - float(self.elsewhere.of(parts).max()) >= _NEARER

    def enough(self, units: Sequence[str], mentions: Sequence[Mention], where: Sequence[str]) -> bool:
        """Whether the catalogue knows enough of what a query tells, the place aside."""
        others = [each for each in mentions if each.kind == ELSEWHERE]
        # What ends amid a word for something else (想报个舞蹈 in 舞蹈班) is that, but for a word of ours in it (培训 in 培训班).
        alone = [one for one in others if not any(each.kind == NEED and one.is_longer_than(each) for each in mentions)]
        understood = [
            each for each in mentions
            if (each.kind in (NEED, RESOURCE, ILLNESS) or self._shows(each))
            and not any(one.is_longer_than(each) for one in others)
            and not any(one.cuts(each) for one in alone)
        ]  # fmt: skip
        if _is_babble(units) and not understood:
            return False
        if len(units) >= words.PARAGRAPH and len({each.start for each in understood}) >= _UNDERSTOOD:
            return True
        known = _covered(understood)
        elsewhere = _covered(others) - known
        field = _covered(each for each in mentions if each.kind in (FIELD, FACT) and each.value != GROWN) - elsewhere
        place = _covered(each for each in mentions if each.kind == PLACE and each.target in where)
        cut = [*words.cut(units)]
        # What is known though it holds no word of the dictionary (娘也跑了) tells as much as a word.
        in_words = {n for start, end in cut for n in range(start, end)}
        told = share = _A_WORD * sum(in_words.isdisjoint(range(each.start, each.end)) for each in understood)
        for start, end in cut:
            span, word = set(range(start, end)), "".join(units[start:end])
            if span <= place:
                continue
            information = words.information(word)
            told += information * (_ELSEWHERE if span & elsewhere else 1.0)
            if span & known:
                share += information
            elif span & elsewhere:
                continue
            elif span & field or word in self.texts["names"] or word in self.texts["needs"]:
                share += information * _HALF_KNOWN
        least = _KNOWN if known else _KNOWN_OF_WORDS
        return share >= told * least if told else bool(known or field or place)

    def _shows(self, each: Mention) -> bool:
        """Whether a fact that is said shows a need by itself."""
        return each.kind == FACT and bool(self.whom.shown({each.target: [each.value]}))


def _has_meaning(units: Sequence[str]) -> bool:
    """Whether the words that tell something are enough to be compared: a Latin one, or Chinese ones of some length."""
    telling = [unit for start, end in words.cut(units) for unit in units[start:end]]
    return len(telling) >= _SHORTEST_MEANING or any(map(words.is_latin, telling))


def _is_babble(units: Sequence[str]) -> bool:
    return len(units) >= _MORE_THAN_A_WORD and _BABBLE.fullmatch("".join(units)) is not None


def _covered(mentions: Iterable[Mention]) -> set[int]:
    """The places of the units that mentions rest on."""
    return {place for each in mentions for place in range(each.start, each.end)}
