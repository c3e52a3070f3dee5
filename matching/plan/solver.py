"""The best set of things that may be held together, found exactly.

Pure: a number of items, conflicts and an ordered list of aims in; the chosen items out. The aims are met
one after the other: the first as far as it goes, the next as far as the first allows. Google's CP-SAT
solver proves each aim's best value; it is imported only here, as it takes a third of a second to load.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

# How many items' order fits into the whole numbers of one objective.
_TOGETHER = 40


@dataclass(frozen=True, slots=True)
class Aim:
    """What is made as large as it can be: the points of each chosen item, and of each group (a need, a
    place) the points of its best chosen item, or nothing. All points of a group are of one sign."""

    name: str
    items: Mapping[int, int]
    groups: Sequence[Mapping[int, int]] = ()

    def value(self, chosen: Collection[int]) -> int:
        """How far a choice goes."""
        alone = sum(points for item, points in self.items.items() if item in chosen)
        kept = [[points for item, points in group.items() if item in chosen] for group in self.groups]
        return alone + sum(max(points, key=abs, default=0) for points in kept)


def best(
    count: int, conflicts: Collection[tuple[int, int]], aims: Sequence[Aim], fixed: Collection[int] = ()
) -> tuple[int, ...]:
    """The numbers (0..count-1) of the items to choose, in order; `fixed` ones are among them.

    Of several best sets it is the one with the earliest items: ties are broken openly.
    """
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"item{number}") for number in range(count)]
    for one, other in sorted(conflicts):
        model.add_at_most_one(chosen[one], chosen[other])
    for number in sorted(fixed):
        model.add(chosen[number] == 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    for aim in aims:
        _settle(model, solver, _value(model, chosen, aim))
    for start in range(0, count, _TOGETHER):
        part = chosen[start : start + _TOGETHER]
        _settle(model, solver, sum(each * 2 ** (len(part) - place) for place, each in enumerate(part)))
    return tuple(number for number, variable in enumerate(chosen) if solver.boolean_value(variable))


def _settle(model: cp_model.CpModel, solver: cp_model.CpSolver, value: cp_model.LinearExprT) -> None:
    """Make a value as large as it can be, and keep it there."""
    model.maximize(value)
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("the plan's best value was not proved")
    model.add(value == round(solver.objective_value))


def _value(model: cp_model.CpModel, chosen: Sequence[cp_model.IntVar], aim: Aim) -> cp_model.LinearExprT:
    terms = [points * chosen[item] for item, points in aim.items.items()]
    for number, group in enumerate(aim.groups):
        low, high = min(0, *group.values()), max(0, *group.values())
        reached = model.new_int_var(low, high, f"{aim.name}{number}")
        join = model.add_max_equality if high > 0 else model.add_min_equality
        join(reached, [0, *(points * chosen[item] for item, points in group.items())])
        terms.append(reached)
    return sum(terms)
