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
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.conditions import holds
from matching.conflicts import Conflicts, replaced
from matching.description import apply_at
from matching.eligibility import Assessment, Assessor
from matching.facts import SetValue
from matching.formula import Known, Variable, atoms, kleene
from matching.household import HOUSEHOLD, Household
from matching.missing import describe
from matching.money import is_cash, own_amount
from matching.needs import RELATED
from matching.plan.items import Item, likely
from matching.recognitions import Holding, granted
from matching.recommendation import Ranked
from matching.resources import Resource
from matching.unlocks import is_likely
from matching.verdict import Verdict

# The most steps of one way, and the most ways listed.
LONGEST = 3
WAYS = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A step for somebody: the variables that it settles and how; `resource` where it is a recognition.

    `voids` are the facts whose recorded value counts no longer once it is taken, `note` says so, `replaces` is what it ends.
    """

    id: str
    subject: str
    names: Mapping[str, str] = field(compare=False)
    where: Mapping[str, str] = field(compare=False)
    gives: tuple[tuple[Variable, bool], ...] = field(compare=False)
    resource: Resource | None = field(default=None, compare=False)
    voids: tuple[str, ...] = field(default=(), compare=False)
    note: Mapping[str, str] | None = field(default=None, compare=False)
    replaces: tuple[Holding, ...] = field(default=(), compare=False)

    def value(self, assessor: Assessor) -> dict[str, Any]:
        """As a plain value, with the money that the step itself brings."""
        amount = None if self.resource is None else own_amount(self.resource, self.subject, assessor)
        return {
            "step": self.id,
            "names": dict(self.names),
            "subject": self.subject,
            "where": dict(self.where),
            "note": None if self.note is None else dict(self.note),
            "replaces": [each.value() for each in self.replaces],
            "amount": None if amount is None else amount.value(),
            "pays": self.resource is not None and is_cash(self.resource),
        }


Way = frozenset[Move]


class Supposition:
    """What a household would be assessed as, had it taken some steps and none of the others."""

    def __init__(self, household: Household, now: Assessor, items: Iterable[Item], held: Sequence[Holding]) -> None:
        self._household, self.now, self.held = household, now, held
        self.conflicts = Conflicts(now.catalogue, household.region)
        recognitions = [item for item in items if item.resource.grants]
        moves = [*self._recognised(recognitions), *self._table()]
        self.moves = [move for move in moves if not all(self._is_taken(*given) for given in move.gives)]
        could = {(each, True) for item in recognitions for each in granted(item.resource, item.subject, now)}
        self._could = sorted(could.union(*(move.gives for move in self.moves)))
        self.after = functools.cache(self._after)

    def _after(self, way: Way) -> Assessor | None:
        """The assessor after the steps of a way; None where a step contradicts what is known."""
        given = [each for move in sorted(way, key=_key) for each in move.gives]
        ended = {(move.subject, name) for move in way for name in move.voids}
        known = Assessor(_with(self.now, _without(self._household, ended), given), self.now.catalogue)
        if any(known.known(variable).value != value for variable, value in given):
            return None
        refused = [(variable, not value) for variable, value in self._could if known.known(variable).value is None]
        return Assessor(_with(known, known.household, refused), self.now.catalogue)

    def replaced(self, new: Holding) -> list[Holding] | None:
        """What is held that a new thing takes the place of; None where it cannot be had beside it."""
        return replaced(new, self.held, self.conflicts)

    def _is_taken(self, variable: Variable, value: bool) -> bool:
        """Whether what a step gives is so already, or so nearly always that nobody need be sent for it unless it is known not to be."""
        known = self.now.known(variable).value
        return value == (self.now.expectations.usual(variable) if known is None else known)

    def _recognised(self, recognitions: Iterable[Item]) -> Iterable[Move]:
        """The recognitions, for whom they are likely and stand beside what is held or above it."""
        for item in recognitions:
            instead = self.replaced(item.holding)
            if instead is not None and is_likely(item.ranked.assessment, self.now):
                gives = tuple((variable, True) for variable in sorted(granted(item.resource, item.subject, self.now)))
                where, names = apply_at(item.resource.record), item.resource.names
                yield Move(item.resource.id, item.subject, names, where, gives, item.resource, replaces=tuple(instead))

    def _table(self) -> Iterable[Move]:
        """The table's steps, for whom they are open and nobody expects otherwise than they give."""
        household, facts = self.now.household, self.now.facts
        for step in self.now.catalogue.steps:
            for subject in [HOUSEHOLD] if step.subject == HOUSEHOLD else [member.id for member in household.members]:
                member = household.applicant(subject)
                if all(holds(rule, facts, member) for rule in step.when) and not any(
                    holds(rule, facts, member) for rule in step.unless
                ):
                    gives = tuple((Variable("fact", subject, name), value) for name, value in step.gives)
                    if not any(self.now.expectations.usual(variable) == (not value) for variable, value in gives):
                        yield Move(step.id, subject, step.names, step.where, gives, voids=step.voids, note=step.note)

    def changes(self, move: Move, variables: Iterable[Variable]) -> dict[Variable, Known]:
        """What is known otherwise, of these variables, once a step has been taken."""
        before, after = self.after(frozenset()), self.after(frozenset({move}))
        if before is None or after is None:
            return {}
        return {each: after.known(each) for each in variables if after.known(each) != before.known(each)}

    def order(self, way: Way, begun: tuple[Move, ...] = ()) -> tuple[Move, ...] | None:
        """An order in which each step can be taken once those before it are, `begun` with a way that is in order; None where
        there is none."""
        for rest in itertools.permutations(sorted(way.difference(begun), key=_key)):
            moves = (*begun, *rest)
            if all(self._is_open(moves[place], frozenset(moves[:place])) for place in range(len(begun), len(moves))):
                return moves
        return None

    def _is_open(self, move: Move, before: Way) -> bool:
        assessor = self.after(before)
        if assessor is None:
            return False
        return move.resource is None or not _is_ruled_out(move.resource, move.subject, assessor)


def unlock_paths(
    household: Household, now: Assessor, ranked: Iterable[Ranked], held: Sequence[Holding]
) -> list[dict[str, Any]]:
    """The ways with the fewest steps first, and what each opens that none of its parts does.

    `now` assesses the household as it is, `ranked` is everything for everybody in it, best first. Nothing
    far-fetched is opened, nor what cannot be had beside what is `held`.
    """
    items = likely(map(Item, ranked))
    supposed = Supposition(household, now, items, held)
    opened: dict[Way, list[Assessment]] = {}
    for item in items:
        if item.resource.inferred or all(match.closeness <= RELATED for match in item.ranked.matches):
            continue  # it can never be eligible, or serves no need but a related one
        if item.ranked.held or supposed.replaced(item.holding) is None:
            continue
        for way in _ways(item.resource, item.subject, supposed):
            assessor = supposed.after(way)
            assert assessor is not None
            found = assessor.assess(item.resource, item.subject, reasons=False)
            if is_likely(found, assessor):
                opened.setdefault(way, []).append(found)
    listed = sorted(opened.items(), key=lambda each: _worth(*each))[:WAYS]
    ordered = _in_order([way for way, _ in listed], supposed)
    return [_value(ordered[way], assessments, supposed) for way, assessments in listed]


def _in_order(ways: Iterable[Way], supposed: Supposition) -> dict[Way, tuple[Move, ...]]:
    """Each way, the shorter before, as an order of steps that begins with the longest of the others where it can: who has taken
    that one goes on from there."""
    found: dict[Way, tuple[Move, ...]] = {}
    for way in ways:
        begun = max((moves for other, moves in found.items() if other < way), key=len, default=())
        moves = supposed.order(way, begun) or supposed.order(way)
        assert moves is not None
        found[way] = moves
    return found


def _is_ruled_out(resource: Resource, subject: str, assessor: Assessor) -> bool:
    return assessor.assess(resource, subject, reasons=False).verdict is Verdict.NOT_ELIGIBLE


def _without(household: Household, ended: Collection[tuple[str, str]]) -> Household:
    """The household without some members' facts."""
    members = tuple(
        replace(each, facts={name: value for name, value in each.facts.items() if (each.id, name) not in ended})
        for each in household.members
    )
    return replace(household, members=members)


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


def _ways(resource: Resource, subject: str, supposed: Supposition) -> Iterable[Way]:
    """The smallest sets of steps that can be taken and open a resource for a subject.

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
            assessor = supposed.after(way)
            if assessor is not None and supposed.order(way) is not None and not _is_ruled_out(resource, subject, assessor):
                found.append(way)
                yield way


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


def _worth(way: Way, opened: list[Assessment]) -> tuple[Any, ...]:
    """Fewest steps first, then what opens the most for certain, then the most at all."""
    certain = sum(each.verdict is Verdict.ELIGIBLE for each in opened)
    return len(way), -certain, -len(opened), sorted(map(_key, way))


def _key(move: Move) -> tuple[str, str]:
    return move.id, move.subject


def _value(moves: tuple[Move, ...], opened: list[Assessment], supposed: Supposition) -> dict[str, Any]:
    catalogue, facts = supposed.now.catalogue, supposed.now.facts
    return {
        "steps": [move.value(supposed.now) for move in moves],
        "opens": [
            {
                "resource": each.resource.id,
                "names": dict(each.resource.names),
                "subject": each.subject,
                "verdict": each.verdict.value,
                "missing": [describe(variable, each.resource, catalogue, facts) for variable in each.missing],
                "replaces": [one.value() for one in supposed.replaced(Holding(each.resource, each.subject)) or ()],
                "amount": None if (known := own_amount(each.resource, each.subject, supposed.now)) is None else known.value(),
                "pays": is_cash(each.resource),
            }
            for each in sorted(opened, key=lambda each: (len(each.missing), each.resource.id, each.subject))
        ],
    }
