"""The fewest steps that a family could truly take, and what each way of them opens.

A step is a recognition of the catalogue that is not ruled out (it gives the statuses that it `grants`) or an
entry of `seed_data/steps.yaml`. Nothing else is ever supposed to change: age, sex, illness, disability,
kin and place stay as they are. Each way is judged by supposition: its steps' facts are given, what other
steps could give and nobody knows of is refused, and the resources are assessed anew. What was ruled out
without the steps, and is not with them, has been opened.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.conditions import holds
from matching.description import apply_at
from matching.eligibility import Assessment, Assessor
from matching.facts import SetValue
from matching.formula import Known, Variable, atoms, kleene
from matching.household import HOUSEHOLD, Household
from matching.missing import describe
from matching.needs import RELATED
from matching.plan.items import Item, likely
from matching.plan.money import amount
from matching.recommendation import Ranked
from matching.resources import Resource
from matching.recognitions import granted
from matching.verdict import Verdict

# The most steps of one way, and the most ways listed.
LONGEST = 3
WAYS = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A step for somebody: the variables that it settles and how; `resource` where it is a recognition."""

    id: str
    subject: str
    names: Mapping[str, str] = field(compare=False)
    where: Mapping[str, str] = field(compare=False)
    gives: tuple[tuple[Variable, bool], ...] = field(compare=False)
    resource: Resource | None = field(default=None, compare=False)

    def value(self) -> dict[str, Any]:
        """As a plain value."""
        return {"step": self.id, "names": dict(self.names), "subject": self.subject, "where": dict(self.where)}


Way = frozenset[Move]


class Supposition:
    """What a household would be assessed as, had it taken some steps and none of the others."""

    def __init__(self, household: Household, now: Assessor, items: Iterable[Item]) -> None:
        self._household, self.now = household, now
        moves = _moves(now, items)
        self.moves = [move for move in moves if any(now.known(each).value != to for each, to in move.gives)]
        self.after = functools.cache(self._after)

    def _after(self, way: Way) -> Assessor | None:
        """The assessor after the steps of a way; None where a step contradicts what is known."""
        given = [each for move in sorted(way, key=_key) for each in move.gives]
        known = Assessor(_with(self.now, self._household, given), self.now.catalogue)
        if any(known.known(variable).value != value for variable, value in given):
            return None
        others = dict.fromkeys(each for move in self.moves for each in move.gives)
        refused = [(variable, not value) for variable, value in others if known.known(variable).value is None]
        return Assessor(_with(known, known.household, refused), self.now.catalogue)

    def changes(self, move: Move, variables: Iterable[Variable]) -> dict[Variable, Known]:
        """What is known otherwise, of these variables, once a step has been taken."""
        before, after = self.after(frozenset()), self.after(frozenset({move}))
        if before is None or after is None:
            return {}
        return {each: after.known(each) for each in variables if after.known(each) != before.known(each)}

    def order(self, way: Way) -> tuple[Move, ...] | None:
        """An order in which each step can be taken once those before it are; None where there is none."""
        for moves in itertools.permutations(sorted(way, key=_key)):
            if all(self._is_open(move, frozenset(moves[:place])) for place, move in enumerate(moves)):
                return moves
        return None

    def _is_open(self, move: Move, before: Way) -> bool:
        assessor = self.after(before)
        if assessor is None:
            return False
        return move.resource is None or not _is_ruled_out(move.resource, move.subject, assessor)


def unlock_paths(household: Household, now: Assessor, ranked: Iterable[Ranked]) -> list[dict[str, Any]]:
    """The ways with the fewest steps first, and what each opens that none of its parts does.

    `now` assesses the household as it is, `ranked` is everything for everybody in it, best first.
    """
    items = likely(map(Item, ranked))
    supposed = Supposition(household, now, items)
    opened: dict[tuple[Move, ...], list[Assessment]] = {}
    for item in items:
        if item.resource.inferred or all(match.closeness <= RELATED for match in item.ranked.matches):
            continue  # it can never be eligible, or serves no need but a related one
        for moves in _ways(item.resource, item.subject, supposed):
            assessor = supposed.after(frozenset(moves))
            assert assessor is not None
            opened.setdefault(moves, []).append(assessor.assess(item.resource, item.subject, reasons=False))
    listed = sorted(opened.items(), key=lambda each: _worth(*each))[:WAYS]
    return [_value(moves, assessments, supposed) for moves, assessments in listed]


def _is_ruled_out(resource: Resource, subject: str, assessor: Assessor) -> bool:
    return assessor.assess(resource, subject, reasons=False).verdict is Verdict.NOT_ELIGIBLE


def _moves(assessor: Assessor, items: Iterable[Item]) -> Iterable[Move]:
    """The recognitions for whom they are likely, and the table's steps for whom they are open."""
    household, catalogue = assessor.household, assessor.catalogue
    for item in items:
        if item.resource.grants:
            gives = tuple((variable, True) for variable in sorted(granted(item.resource, item.subject, assessor)))
            where = apply_at(item.resource.record)
            yield Move(item.resource.id, item.subject, item.resource.names, where, gives, item.resource)
    for step in catalogue.steps:
        for subject in [HOUSEHOLD] if step.subject == HOUSEHOLD else [member.id for member in household.members]:
            member = household.head if subject == HOUSEHOLD else subject
            if all(holds(rule, assessor.facts, member) for rule in step.when) and not any(
                holds(rule, assessor.facts, member) for rule in step.unless
            ):
                gives = tuple((Variable("fact", subject, name), value) for name, value in step.gives)
                yield Move(step.id, subject, step.names, step.where, gives)


def _with(assessor: Assessor, household: Household, given: Iterable[tuple[Variable, bool]]) -> Household:
    """The household with facts added: a member's own or the household's; a status to the ones that he has."""
    facts: dict[str, dict[str, Any]] = {}
    for variable, value in given:
        own = facts.setdefault(variable.subject, {})
        if variable.element:
            present = own.get(variable.name) or assessor.facts.value(variable.subject, variable.name) or SetValue({})
            value = SetValue({**present.elements, variable.element: value}, present.complete)
        own[variable.name] = value
    members = tuple(replace(each, facts={**each.facts, **facts.get(each.id, {})}) for each in household.members)
    return replace(household, members=members, facts={**household.facts, **facts.get(HOUSEHOLD, {})})


def _ways(resource: Resource, subject: str, supposed: Supposition) -> Iterable[tuple[Move, ...]]:
    """The smallest sets of steps, in an order in which they can be taken, that open a resource for a subject.

    The steps of one way are one member's and the household's: the subject's, or any one member's where the
    resource is the household's.
    """
    refused = supposed.after(frozenset())
    assert refused is not None
    if not _is_ruled_out(resource, subject, refused):
        return
    whose = [member.id for member in supposed.now.household.members] if subject == HOUSEHOLD else [subject]
    found: list[Way] = []
    for member in whose:
        moves = [each for each in supposed.moves if each.resource is not resource and each.subject in (HOUSEHOLD, member)]
        for way in _hopeful(refused.formula(resource, subject), _touching(resource, subject, moves, supposed), supposed):
            if any(smaller <= way for smaller in found):
                continue
            assessor, ordered = supposed.after(way), supposed.order(way)
            if assessor is not None and ordered is not None and not _is_ruled_out(resource, subject, assessor):
                found.append(way)
                yield ordered


def _hopeful(formula: Any, moves: Sequence[Move], supposed: Supposition) -> Iterable[Way]:
    """The sets of steps under whose changes, taken together, a formula is not false; the smaller first.

    Quick where `Supposition.after` is exact: it keeps the few sets that are worth a new assessment.
    """
    variables = {atom.variable for atom in atoms(formula)}
    changes = {move: supposed.changes(move, variables) for move in moves}
    refused = supposed.after(frozenset())
    assert refused is not None
    for size in range(1, LONGEST + 1):
        for chosen in itertools.combinations(moves, size):
            known: dict[Variable, set[Known]] = {}
            for move in chosen:
                for variable, value in changes[move].items():
                    known.setdefault(variable, set()).add(value)
            if any(len(values) > 1 for values in known.values()):
                continue  # the steps contradict each other: one gives a status that another rules out
            agreed = {variable: next(iter(values)) for variable, values in known.items()}
            if kleene(formula, lambda variable, agreed=agreed: agreed.get(variable) or refused.known(variable)) is not False:
                yield frozenset(chosen)


def _touching(resource: Resource, subject: str, moves: list[Move], supposed: Supposition) -> list[Move]:
    """The steps that change something the resource asks, and those that such steps ask for in their turn."""
    refused = supposed.after(frozenset())
    assert refused is not None
    found: list[Move] = []
    asked = [(resource, subject)]
    while asked:
        what, whom = asked.pop()
        variables = {atom.variable for atom in atoms(refused.formula(what, whom))}
        for move in moves:
            if move not in found and supposed.changes(move, variables):
                found.append(move)
                asked += [(move.resource, move.subject)] if move.resource is not None else []
    return found


def _worth(moves: tuple[Move, ...], opened: list[Assessment]) -> tuple[Any, ...]:
    """Fewest steps first, then what opens the most for certain, then the most at all."""
    certain = sum(each.verdict is Verdict.ELIGIBLE for each in opened)
    return len(moves), -certain, -len(opened), [_key(move) for move in moves]


def _key(move: Move) -> tuple[str, str]:
    return move.id, move.subject


def _value(moves: tuple[Move, ...], opened: list[Assessment], supposed: Supposition) -> dict[str, Any]:
    catalogue, facts = supposed.now.catalogue, supposed.now.facts
    return {
        "steps": [move.value() for move in moves],
        "opens": [
            {
                "resource": each.resource.id,
                "names": dict(each.resource.names),
                "subject": each.subject,
                "verdict": each.verdict.value,
                "missing": [describe(variable, each.resource, catalogue, facts) for variable in each.missing],
                "amount": None if (known := amount(each.resource)) is None else known.value(),
            }
            for each in sorted(opened, key=lambda each: (len(each.missing), each.resource.id, each.subject))
        ],
    }
