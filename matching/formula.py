"""Conditions as formulas over variables, and what is known of each variable.

A formula is TRUE, FALSE, an `Atom`, or And/Or/Not of formulas. `decide` gives its exact
three-valued answer and the variables that can still matter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from matching import regions
from matching.diagram import FALSE as ROOT_FALSE
from matching.diagram import TRUE as ROOT_TRUE
from matching.diagram import Diagram

ELSEWHERE = "elsewhere"
OTHER = "other"


class Variable(NamedTuple):
    """One thing that may be unknown.

    kind: "fact", "figure" (a local number), "local" (a local rule), "terms" (an organisation's
    own terms) or "running" (whether the scheme still runs). subject: a member's id, "household"
    or "region". element: the member of a set-valued fact.
    """

    kind: str
    subject: str
    name: str
    element: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """The values a variable can take: "boolean", "integer", "number", "enum" or "region"."""

    type: str
    values: tuple[Any, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a variable: a value, or only bounds (inclusive)."""

    value: Any = None
    low: float = -math.inf
    high: float = math.inf


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of one variable: op and value."""

    variable: Variable
    domain: Domain
    op: str
    value: Any

    def holds(self, actual: Any) -> bool:
        """Whether a definite value passes the test."""
        return _TESTS[self.op](actual, self.value)


@dataclass(frozen=True, slots=True)
class And:
    """All parts; of none, true."""

    parts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any part; of none, false."""

    parts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The negation."""

    part: Any


TRUE = And(())
FALSE = Or(())

_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda actual, value: actual == value,
    "!=": lambda actual, value: actual != value,
    "<": lambda actual, value: actual < value,
    "<=": lambda actual, value: actual <= value,
    ">": lambda actual, value: actual > value,
    ">=": lambda actual, value: actual >= value,
    "in": lambda actual, value: actual in value,
    "within": lambda actual, value: actual != ELSEWHERE
    and any(regions.contains(outer, actual) for outer in value),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The exact answer: True, False or None; for None the variables that matter."""

    truth: bool | None
    missing: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on one variable: whether some answer to it settles the matter at once, how much an answer is expected
    to tell of whether the whole is true (`tells`, 0..1 bit), and its equal part, with all the others that are open, of
    the probability that the whole turns out true (`part`, 0..1)."""

    settles: bool
    tells: float
    part: float


Knowledge = Callable[[Variable], Known]
# How plausible each of a variable's values is; the weights add up to 1.
Plausibility = Callable[[Variable, Sequence[Any]], Sequence[float]]


def kleene(formula: Any, knowledge: Knowledge) -> bool | None:
    """Strong Kleene value: quick, sound, but None where one variable stands in two places."""
    if isinstance(formula, Atom):
        return _atom_truth(formula, knowledge(formula.variable))
    if isinstance(formula, Not):
        part = kleene(formula.part, knowledge)
        return None if part is None else not part
    dominant = isinstance(formula, Or)
    result: bool | None = not dominant
    for part in formula.parts:
        truth = kleene(part, knowledge)
        if truth is dominant:
            return dominant
        if truth is None:
            result = None
    return result


def decide(formula: Any, knowledge: Knowledge) -> Decision:
    """The exact three-valued answer over every completion of what is unknown.

    The open conjuncts that share no unknown variable are decided apart: the whole is open where one
    of them is, and the cost grows with their number rather than with its power.
    """
    roots = _open_roots(formula, knowledge)
    if roots is None:
        return Decision(False)
    if not roots:
        return Decision(True)
    matter = {key for each in roots for key in each.diagram.support(each.root)}
    return Decision(None, tuple(each for each in dict.fromkeys(_unknown(formula, knowledge)) if each in matter))


def stakes(formula: Any, knowledge: Knowledge, plausible: Plausibility) -> dict[Variable, Stake]:
    """What hangs on each variable that matters; nothing where the formula is settled.

    The variables are taken to be independent of each other.
    """
    roots = _open_roots(formula, knowledge) or []
    # Settling one of several can only settle the whole by a no.
    settling = (ROOT_FALSE, ROOT_TRUE) if len(roots) == 1 else (ROOT_FALSE,)
    weights = [{key: plausible(key, values) for key, values in each.values.items()} for each in roots]
    probabilities = [each.diagram.probability(each.root, weighed) for each, weighed in zip(roots, weights, strict=True)]
    likely = math.prod(probabilities)
    part = likely / max(1, sum(len(each.diagram.support(each.root)) for each in roots))
    found = {}
    for number, (each, weighed) in enumerate(zip(roots, weights, strict=True)):
        others = math.prod(probabilities[:number] + probabilities[number + 1 :])
        for key in each.diagram.support(each.root):
            answers = [each.diagram.restrict(each.root, key, value) for value in range(len(weighed[key]))]
            left = sum(
                weight * _doubt(each.diagram.probability(answer, weighed) * others)
                for weight, answer in zip(weighed[key], answers, strict=True)
            )
            found[key] = Stake(any(answer in settling for answer in answers), _doubt(likely) - left, part)
    return found


def _doubt(probability: float) -> float:
    """How much one does not know of what is so probable, in bits: 1 at one half, 0 where it is certain."""
    if not 0.0 < probability < 1.0:
        return 0.0
    return -probability * math.log2(probability) - (1.0 - probability) * math.log2(1.0 - probability)


class _Root(NamedTuple):
    """An open part of a formula as a diagram; `values` are the sample values of its variables."""

    diagram: Diagram
    root: int
    values: Mapping[Variable, Sequence[Any]]


def _open_roots(formula: Any, knowledge: Knowledge) -> list[_Root] | None:
    """The conjuncts that are open, in groups that share no variable; None where the whole is false."""
    unsettled: list[tuple[Any, frozenset[Variable]]] = []
    for part in _conjuncts(formula):
        truth = kleene(part, knowledge)
        if truth is False:
            return None
        if truth is None:
            unsettled.append((part, frozenset(_unknown(part, knowledge))))
    found = []
    for parts in _sharing(unsettled):
        each = _diagram(And(parts) if len(parts) > 1 else parts[0], knowledge)
        if each.root == ROOT_FALSE:
            return None
        if each.root != ROOT_TRUE:
            found.append(each)
    return found


def _conjuncts(formula: Any) -> Iterable[Any]:
    if isinstance(formula, And):
        for part in formula.parts:
            yield from _conjuncts(part)
    else:
        yield formula


def _unknown(formula: Any, knowledge: Knowledge) -> Iterable[Variable]:
    """The variables of the atoms that are open, in order of appearance."""
    for atom in atoms(formula):
        if _atom_truth(atom, knowledge(atom.variable)) is None:
            yield atom.variable


def _sharing(parts: Iterable[tuple[Any, frozenset[Variable]]]) -> list[tuple[Any, ...]]:
    """The parts in groups, so that parts of different groups have no variable in common."""
    groups: list[tuple[tuple[Any, ...], frozenset[Variable]]] = []
    for part, variables in parts:
        joined, apart = (part,), []
        for others, theirs in groups:
            if variables.isdisjoint(theirs):
                apart.append((others, theirs))
            else:
                joined, variables = (*others, *joined), variables | theirs
        groups = [*apart, (joined, variables)]
    return [group for group, _ in groups]


def atoms(formula: Any) -> Iterable[Atom]:
    """Every atom, in order of appearance."""
    if isinstance(formula, Atom):
        yield formula
    elif isinstance(formula, Not):
        yield from atoms(formula.part)
    else:
        for part in formula.parts:
            yield from atoms(part)


def samples(tests: Iterable[Atom], known: Known) -> list[Any]:
    """One value for each way in which the tests of one variable can come out, given what is known."""
    tests = list(tests)
    domain = tests[0].domain
    if known.value is not None and domain.type != "region":
        return [known.value]
    constants = _constants(tests)
    if domain.type == "boolean":
        return [False, True]
    if domain.type == "region":
        return _region_samples(constants, known.value)
    if domain.type == "enum":
        rest = [value for value in domain.values if value not in constants]
        extra = rest[:1] or ([OTHER] if domain.open else [])
        return sorted(constants, key=str) + extra
    return _number_samples(sorted(constants), known, whole=domain.type == "integer")


def _atom_truth(atom: Atom, known: Known) -> bool | None:
    if known is NOTHING:
        return None
    if known.value is not None and atom.domain.type != "region":
        return atom.holds(known.value)
    outcomes = {atom.holds(value) for value in samples((atom,), known)}
    return outcomes.pop() if len(outcomes) == 1 else None


def _constants(tests: Iterable[Atom]) -> list[Any]:
    found: dict[Any, None] = {}
    for test in tests:
        for value in test.value if isinstance(test.value, (tuple, frozenset, list)) else (test.value,):
            found[value] = None
    return list(found)


def _region_samples(codes: list[str], known: str | None) -> list[str]:
    if known is None:
        return [*sorted(codes), ELSEWHERE]
    inside = [code for code in sorted(codes) if code != known and regions.contains(known, code)]
    return [*inside, known]


def _number_samples(constants: list[float], known: Known, *, whole: bool) -> list[float]:
    edges = [-math.inf, *constants, math.inf]
    found: list[float] = []
    for left, right in zip(edges, edges[1:], strict=False):
        if left != -math.inf and known.low <= left <= known.high:
            found.append(left)
        if whole:
            low, high = max(left + 1, known.low), min(right - 1, known.high)
            if math.ceil(low) <= high if low != -math.inf else True:
                found.append(high if low == -math.inf else math.ceil(low))
        else:
            low, high = max(left, known.low), min(right, known.high)
            if low < high:
                found.append(_between(low, high))
            elif low == high and left < low < right:
                found.append(low)
    return found


def _between(low: float, high: float) -> float:
    if low == -math.inf:
        return high - 1
    return low + 1 if high == math.inf else (low + high) / 2


def _diagram(formula: Any, knowledge: Knowledge) -> _Root:
    tests: dict[Variable, list[Atom]] = {}
    for atom in atoms(formula):
        if _atom_truth(atom, knowledge(atom.variable)) is None:
            tests.setdefault(atom.variable, []).append(atom)
    values = {variable: samples(found, knowledge(variable)) for variable, found in tests.items()}
    diagram = Diagram([(variable, len(found)) for variable, found in values.items()])

    def build(part: Any) -> int:
        if isinstance(part, Atom):
            truth = _atom_truth(part, knowledge(part.variable))
            if truth is not None:
                return ROOT_TRUE if truth else ROOT_FALSE
            passing = frozenset(
                position for position, value in enumerate(values[part.variable]) if part.holds(value)
            )
            return diagram.literal(part.variable, passing)
        if isinstance(part, Not):
            return diagram.negation(build(part.part))
        root, join = (
            (ROOT_TRUE, diagram.conjunction) if isinstance(part, And) else (ROOT_FALSE, diagram.disjunction)
        )
        for each in part.parts:
            root = join(root, build(each))
        return root

    return _Root(diagram, build(formula), values)
