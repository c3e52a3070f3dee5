"""How well the program does on cases with gold: shares with their intervals, and where it differs.

A share has Wilson's interval at 95 %, which takes its trials for independent; what is no share of trials
(F1, nDCG, mean recall) has a percentile bootstrap over cases or queries from a fixed seed. What nobody is
given to measure with (`plan`, `read`, no queries) is named as not measured, never as zero.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy
from scipy.optimize import linear_sum_assignment
from scipy.stats import binomtest, bootstrap

from matching.casework import Casework
from matching.eligibility import Assessment, Assessor
from matching.facts import SetValue, Vocabulary
from matching.gold import SPLITS, GoldCase, GoldQuery, Pair
from matching.household import HOUSEHOLD, Household
from matching.shown_needs import every_need
from matching.verdict import Verdict

# What the plan of a family holds as certain.
Planner = Callable[[Household], Iterable[Pair]]
# A visit note, the county's code and the day → the household's record (`python run.py schema household`).
Reader = Callable[[str, str, datetime.date], Mapping[str, Any]]

ALL = "all"
DEPTH = 10
_SEED = 20260301
_RESAMPLES = 2000
# Whose fact (a member's id or "household"), its name and, of a list, the element.
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number from 0 to 1 with its 95 % interval (None where there is one case alone), out of `of` trials."""

    value: float
    low: float | None
    high: float | None
    of: int
    right: int | None = None

    def as_value(self) -> dict[str, Any]:
        """For JSON, to four places; `right` only of a share."""
        found = {"value": self.value, "low": self.low, "high": self.high}
        rounded = {name: None if each is None else round(each, 4) for name, each in found.items()}
        return {**rounded, "of": self.of} | ({} if self.right is None else {"right": self.right})


def share(trials: Iterable[bool]) -> Estimate | None:
    """The share that is true, with Wilson's interval; None of no trials."""
    every = list(trials)
    if not every:
        return None
    right = sum(every)
    interval = binomtest(right, len(every)).proportion_ci(0.95, method="wilson")
    return Estimate(right / len(every), float(interval.low), float(interval.high), len(every), right)


def over_cases(rows: Sequence[Sequence[float]], statistic: Callable[..., float]) -> Estimate | None:
    """A statistic of the cases' numbers (a row a case; it takes a list a column), with a bootstrap over cases."""
    if not rows:
        return None
    columns = tuple(zip(*rows, strict=True))
    low = high = None
    if len(rows) > 1:
        interval = bootstrap(
            columns, statistic, n_resamples=_RESAMPLES, vectorized=False, paired=True, method="percentile",
            rng=numpy.random.default_rng(_SEED),
        ).confidence_interval  # fmt: skip
        low, high = float(interval.low), float(interval.high)
    return Estimate(float(statistic(*columns)), low, high, len(rows))


def f1(both: Sequence[float], gold: Sequence[float], found: Sequence[float]) -> float:
    """F1 over all cases together, from each case's counts; 1 where there is nothing to find and nothing found."""
    whole = sum(gold) + sum(found)
    return 2 * sum(both) / whole if whole else 1.0


def ndcg(relevant: Mapping[str, int], found: Sequence[str]) -> float:
    """nDCG of the first ten found, with the gain 2^grade − 1; something is relevant."""
    return _gain([relevant.get(each, 0) for each in found]) / _gain(sorted(relevant.values(), reverse=True))


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def recall(relevant: Mapping[str, int], found: Sequence[str]) -> float:
    """Of what is relevant (something is; ten at most count) the share among the first ten found."""
    return len(set(relevant).intersection(found[:DEPTH])) / min(len(relevant), DEPTH)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program says of all that a case's gold speaks of, in its order; who was not read has no verdict."""

    case: GoldCase
    assessments: Mapping[Pair, Assessment | None]
    needs: frozenset[tuple[str, str | None]]
    read: bool = False

    def verdicts(self) -> list[tuple[Verdict, Verdict | None]]:
        """(gold, found) for each verdict of the gold."""
        return [
            (gold, one and one.verdict)
            for gold, one in zip(self.case.verdicts.values(), self.assessments.values(), strict=True)
        ]

    def counts(self) -> tuple[int, int, int]:
        """Needs that both name, that the gold names, that the program names."""
        return len(self.case.needs & self.needs), len(self.case.needs), len(self.needs)

    def differences(self) -> list[dict[str, Any]]:
        """Each verdict that is not the gold's, with the conditions that decided it."""
        return [
            {
                "case": self.case.id,
                "from": "note" if self.read else "record",
                "resource": pair[0],
                "subject": pair[1],
                "gold": gold.value,
                "found": found and found.value,
                "deciding": [each.id for each in one.reasons if each.deciding] if one else [],
            }
            for (pair, one), (gold, found) in zip(self.assessments.items(), self.verdicts(), strict=True)
            if found is not gold
        ]


def evaluate(
    cases: Sequence[GoldCase],
    queries: Sequence[GoldQuery],
    casework: Casework,
    *,
    plan: Planner | None = None,
    read: Reader | None = None,
) -> dict[str, Any]:
    """Every measure by split (of more than one, also over all), what was not measured, each verdict that differs."""
    outcomes = [_outcome(case, case.household, casework) for case in cases]
    read_from = {each.id: read_note(each, read, casework) for each in cases if read and each.note is not None}
    from_notes = [_outcome(each, read_from[each.id], casework, read=True) for each in cases if each.id in read_from]
    planned = {each.id: frozenset(plan(each.household)) for each in cases} if plan else {}
    found = [[each["resource"] for each in casework.search(query.words, query.region, DEPTH)] for query in queries]

    def measures(name: str) -> dict[str, Any]:
        own = [each for each in outcomes if name in (ALL, each.case.split)]
        notes = [each for each in from_notes if name in (ALL, each.case.split)]
        answers = [pair for pair in zip(queries, found, strict=True) if name in (ALL, pair[0].split)]
        every = {
            **verdict_measures([pair for each in own for pair in each.verdicts()]),
            **need_measures([each.counts() for each in own if each.case.note is None]),
            "plan_kept": share(kept for each in own if plan for kept in plan_trials(each.case, planned[each.case.id])),
            **note_measures(notes, [fact_trials(each.case, read_from[each.case.id]) for each in notes]),
            **query_measures(answers),
        }
        return {name: each.as_value() for name, each in every.items() if each is not None}

    missing = {"plan": not plan, "notes": not read, "queries": not queries}
    present = [split for split in SPLITS if any(each.split == split for each in (*cases, *queries))]
    names = present if len(present) == 1 else [ALL, *present]
    return {
        "cases": {name: sum(name in (ALL, each.split) for each in cases) for name in names},
        "measures": {name: measures(name) for name in names},
        "not_measured": [name for name, absent in missing.items() if absent],
        "differences": [difference for each in (*outcomes, *from_notes) for difference in each.differences()],
    }


def _outcome(case: GoldCase, household: Household, casework: Casework, *, read: bool = False) -> Outcome:
    assessor, resources = Assessor(household, casework.catalogue), casework.catalogue.resources
    known = {HOUSEHOLD, *(member.id for member in household.members)}
    return Outcome(
        case,
        {pair: assessor.assess(resources[pair[0]], pair[1]) if pair[1] in known else None for pair in case.verdicts},
        frozenset((each.type, each.member) for each in every_need(assessor, casework.catalogue)),
        read,
    )


def verdict_measures(pairs: Sequence[tuple[Verdict, Verdict | None]]) -> dict[str, Estimate | None]:
    """From (gold, found): all, by the gold's verdict, and the two errors that matter: said eligible where it is not
    (a family sent in vain), said not eligible where it is not (a family sent away)."""
    yes, no = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE
    return {
        "verdicts_right": share(gold is found for gold, found in pairs),
        **{f"{each.value}_right": share(found is each for gold, found in pairs if gold is each) for each in Verdict},
        "false_eligible": share(found is yes for gold, found in pairs if gold is not yes),
        "false_refusal": share(found is no for gold, found in pairs if gold is not no),
    }


def need_measures(counts: Sequence[tuple[int, int, int]]) -> dict[str, Estimate | None]:
    """From each case's counts (both, gold, found) of needs."""
    return {
        "needs_precision": share(place < both for both, _, found in counts for place in range(found)),
        "needs_recall": share(place < both for both, gold, _ in counts for place in range(gold)),
        "needs_f1": over_cases(counts, f1),
    }


def plan_trials(case: GoldCase, planned: frozenset[Pair]) -> list[bool]:
    """For each pair that the plan must hold or leave out, whether it does."""
    return [pair in planned for pair in case.holds] + [pair not in planned for pair in case.leaves_out]


def note_measures(notes: Sequence[Outcome], facts: Sequence[Sequence[bool | None]]) -> dict[str, Estimate | None]:
    """What was read from the notes: facts read as the gold has them, facts read otherwise, and what follows."""
    every = [each for trials in facts for each in trials]
    return {
        "note_facts_right": share(each is True for each in every),
        "note_facts_wrong": share(each is False for each in every),
        "note_verdicts_right": share(gold is found for each in notes for gold, found in each.verdicts()),
        "note_needs_f1": over_cases([each.counts() for each in notes], f1),
    }


def query_measures(answers: Sequence[tuple[GoldQuery, Sequence[str]]]) -> dict[str, Estimate | None]:
    """From queries and what was found, best first; abstention: nothing found where nothing should be."""
    asked = [(query.relevant, found) for query, found in answers if query.relevant]
    return {
        "ndcg_at_10": over_cases([(ndcg(*each),) for each in asked], numpy.mean),
        "recall_at_10": over_cases([(recall(*each),) for each in asked], numpy.mean),
        "abstention": share(not found for query, found in answers if not query.relevant),
    }


def read_note(case: GoldCase, read: Reader, casework: Casework) -> Household:
    """The household that is read from a case's note, each member under the gold's name for whom he agrees with most."""
    assert case.note is not None and case.household.as_of is not None
    record = {**read(case.note, case.household.region, case.household.as_of), "id": case.id}
    household = casework.household(record, f"note of {case.id}", case.household.as_of)
    return _named_as(case.household, household, casework.catalogue.vocabulary)


def fact_trials(case: GoldCase, household: Household) -> list[bool | None]:
    """For each fact of the gold: read so (True), read otherwise (False), not read (None)."""
    known = _facts(household)
    return [known[key] == value if key in known else None for key, value in _facts(case.household).items()]


def _named_as(gold: Household, household: Household, vocabulary: Vocabulary) -> Household:
    """The members renamed by the assignment in which most facts (and, among equals, relations) agree."""

    def agreement(mine: Any, theirs: Any) -> float:
        facts = _of_one("", theirs.facts).items()
        alike = vocabulary.relation(mine.relation) == vocabulary.relation(theirs.relation)
        return sum(_of_one("", mine.facts).get(key) == value for key, value in facts) + alike / 2

    table = numpy.array([[agreement(mine, theirs) for theirs in gold.members] for mine in household.members])
    names = {member.id: f"other-{place}" for place, member in enumerate(household.members)}
    for row, column in zip(*linear_sum_assignment(table, maximize=True), strict=True):
        if table[row, column]:
            names[household.members[row].id] = gold.members[column].id
    return replace(
        household,
        head=names[household.head],
        members=tuple(replace(each, id=names[each.id]) for each in household.members),
        needs=tuple(replace(each, member=each.member and names[each.member]) for each in household.needs),
    )


def _facts(household: Household) -> dict[_Key, Any]:
    found = _of_one(HOUSEHOLD, {**household.facts, **household.event})
    for member in household.members:
        found |= _of_one(member.id, {**member.facts, **member.event})
    return found


def _of_one(owner: str, facts: Mapping[str, Any]) -> dict[_Key, Any]:
    found: dict[_Key, Any] = {}
    for name, value in facts.items():
        elements = value.elements if isinstance(value, SetValue) else {"": value}
        found |= {(owner, name, element): each for element, each in elements.items()}
    return found
