"""What is to be learned from outcomes: the model, and its trial on families that it has not seen.

A ridge logistic regression of "granted or helped" on the standing score, the traits of the family and,
beside them, each resource's effect with everybody and with each kind of family; what has few outcomes is
drawn towards none. Only the resources' effects go into a score: that people of an age are granted less
of everything moves nothing. The standing score goes in whole: what a family needs and what its verdicts
are is not for outcomes to unlearn. Ethnicity is never among the inputs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from matching.learning.decision import Decision, Group, Measure, State, against, in_favour, lacking
from matching.learning.learned import POINTS, Effect, Key, Learned, keys
from matching.learning.outcomes import Outcome

FEWEST = 5  # outcomes that an effect needs: fewer say little, and might point at somebody
FOLDS = 5
PENALTY = 4.0  # before any outcome an effect is held to lie within 1 / sqrt(4) = half a unit of log-odds
CONFIDENT = 1.96  # standard errors each way of a 95 % interval


class _Model:
    """The regression on some outcomes; without `effects`, on the standing score and the traits alone."""

    def __init__(self, outcomes: Sequence[Outcome], effects: bool) -> None:
        seen = Counter(key for each in outcomes for key in keys(each.resource, each.kind)) if effects else {}
        self._allowed = {key for key, number in seen.items() if number >= FEWEST}
        self._columns = DictVectorizer()
        self._regression = LogisticRegression(C=1 / PENALTY, max_iter=5000)
        self._regression.fit(self._columns.fit_transform(map(self._row, outcomes)), [each.worked for each in outcomes])

    def _row(self, outcome: Outcome) -> dict[str, float]:
        # In tens of points the score's own coefficient is small, so that the penalty hardly touches it.
        found = {"standing": outcome.standing / 10}
        found |= {f"{trait}={value}": 1.0 for trait, value in outcome.kind.traits().items()}
        return found | {"|".join(key): 1.0 for key in keys(outcome.resource, outcome.kind) if key in self._allowed}

    def losses(self, outcomes: Sequence[Outcome]) -> np.ndarray:
        """The log-loss of each outcome."""
        chances = self._regression.predict_proba(self._columns.transform(map(self._row, outcomes)))
        return -np.log(chances[np.arange(len(outcomes)), [int(each.worked is True) for each in outcomes]])

    def effects(self) -> dict[Key, float]:
        """The resources' effects in log-odds."""
        weights = dict(zip(self._columns.feature_names_, self._regression.coef_[0].tolist(), strict=True))
        return {key: weights["|".join(key)] for key in sorted(self._allowed)}


@dataclass(frozen=True, slots=True)
class _Tried:
    """One outcome as it stands in the learned order and as both models foretold it, not having seen its
    household."""

    outcome: Outcome
    learned: float
    standing_loss: float
    learned_loss: float


def learn(outcomes: Iterable[Outcome]) -> Decision:
    """The decision that these outcomes allow, in whatever order they come."""
    every = sorted(outcomes, key=lambda each: each.key)
    known = [each for each in every if each.worked is not None]
    results: dict[str, set[bool | None]] = {}
    for each in known:
        results.setdefault(each.household, set()).add(each.worked)
    counts = (len(every), len(known), sum(len(each) == 2 for each in results.values()))
    missing = lacking(*counts[1:])
    if missing:
        return Decision(State.STANDS_ASIDE, missing, *counts)
    tried = _tried(known)
    order, loss, groups = _order(tried), _loss(tried), _groups(tried)
    assert order is not None  # there are families enough
    why = against(order, loss, groups)
    if why:
        return Decision(State.REFUSED, why, *counts, order, loss, groups)
    return Decision(State.ADOPTED, (in_favour(order),), *counts, order, loss, groups, _learned(known))


def _learned(known: Sequence[Outcome]) -> Learned:
    times, worked = Counter[Key](), Counter[Key]()
    for each in known:
        for key in keys(each.resource, each.kind):
            times[key] += 1
            worked[key] += each.worked is True
    effects = _Model(known, effects=True).effects()
    return Learned({key: Effect(*key, log_odds, worked[key], times[key]) for key, log_odds in effects.items()})


def _tried(known: Sequence[Outcome]) -> list[_Tried]:
    """Every outcome by models of the other households (in `FOLDS` parts)."""
    found: list[_Tried] = []
    for train, test in GroupKFold(FOLDS).split(known, groups=[each.household for each in known]):
        seen, unseen = [known[n] for n in train], [known[n] for n in test]
        model, standing = _Model(seen, effects=True), _Model(seen, effects=False)
        effects = model.effects()
        added = [sum(effects.get(key, 0.0) for key in keys(each.resource, each.kind)) for each in unseen]
        scores = [each.standing + POINTS * log_odds for each, log_odds in zip(unseen, added, strict=True)]
        found += map(_Tried, unseen, scores, standing.losses(unseen), model.losses(unseen))
    return found


def _order(tried: Iterable[_Tried]) -> Measure | None:
    """The share of each family's pairs of a success and a failure that stand in the right order."""
    found = []
    for own in _families(tried):
        worked = np.array([each.outcome.worked for each in own], dtype=bool)
        if worked.any() and not worked.all():
            scores = ([each.outcome.standing for each in own], [each.learned for each in own])
            found.append([_right(worked, each) for each in scores])
    return _measure(found) if len(found) > 1 else None


def _right(worked: np.ndarray, scores: Sequence[float]) -> float:
    """The share of pairs in the right order; a tie is half right."""
    found = np.array(scores).round(9)
    return (float(np.sign(found[worked][:, None] - found[~worked][None, :]).mean()) + 1) / 2


def _loss(tried: Iterable[_Tried]) -> Measure:
    """The mean log-loss of each family."""
    own = [[(each.standing_loss, each.learned_loss) for each in family] for family in _families(tried)]
    return _measure([np.mean(losses, axis=0) for losses in own], less_is_better=True)


def _families(tried: Iterable[_Tried]) -> Iterable[list[_Tried]]:
    found: dict[str, list[_Tried]] = {}
    for each in tried:
        found.setdefault(each.outcome.household, []).append(each)
    return found.values()


def _measure(pairs: Sequence[Sequence[float]], less_is_better: bool = False) -> Measure:
    """Of (standing, learned) for each family."""
    standing, learned = np.array(pairs).T
    gains = standing - learned if less_is_better else learned - standing
    gain, error = float(gains.mean()), CONFIDENT * float(gains.std(ddof=1)) / math.sqrt(len(gains))
    return Measure(len(gains), float(standing.mean()), float(learned.mean()), gain, gain - error, gain + error)


def _groups(tried: Iterable[_Tried]) -> tuple[Group, ...]:
    """Each group's order among its own outcomes."""
    found: dict[tuple[str, str], list[_Tried]] = {}
    for each in tried:
        for group in each.outcome.groups().items():
            found.setdefault(group, []).append(each)
    return tuple(Group(*group, len(own), _order(own)) for group, own in sorted(found.items()))
