"""How a plan chooses: the solver against trying everything, the order of its aims, and what the records say of order and sums."""

from __future__ import annotations

import itertools
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.money import amount
from matching.needs import URGENT
from matching.plan.errands import place
from matching.plan.family import family_plan
from matching.plan.solver import Aim, best
from tests.matching.plans import CATALOGUE, Plan, freed, household_of


def test_the_order_of_the_aims_decides() -> None:
    """A disabled orphan: one allowance serves the need that was stated, the other brings the money known of."""
    names = ("disability-living-allowance", "orphan-allowance")
    resources = {name: freed(CATALOGUE.resources[name], "certain") for name in names}
    record = {"region": "511132", "members": [{"id": "child"}], "needs": ["disability_support"]}

    def planned(*order: str) -> Plan:
        return family_plan(household_of(record), replace(CATALOGUE, resources=resources, steps=()), order)

    def decided(plan: Plan) -> tuple[str, str]:
        (step,), (lost,) = plan["steps"], plan["left_out"]
        assert lost["because"]["of"]["resource"] == step["resource"]
        return step["resource"], lost["because"]["decided_by"]

    assert decided(planned()) == ("disability-living-allowance", "stated")
    money_first = planned("money")
    assert decided(money_first) == ("orphan-allowance", "money")
    assert [each["name"] for each in money_first["aims"]][:2] == ["money", "urgent"]
    plan = planned("errands")
    assert plan["steps"] == [] and {each["because"]["type"] for each in plan["left_out"]} == {"no_aim"}


def test_what_cannot_wait_is_a_need_of_the_catalogue() -> None:
    assert CATALOGUE.needs.keys() >= set(URGENT)


@st.composite
def instances(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]], list[Aim]]:
    count = draw(st.integers(1, 7))
    pairs = [(one, other) for other in range(count) for one in range(other)]
    conflicts = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    aims = []
    for number in range(draw(st.integers(0, 4))):
        low, high = draw(st.sampled_from([(1, 5), (-5, -1)]))
        points = st.dictionaries(st.integers(0, count - 1), st.integers(low, high), min_size=1)
        aims.append(Aim(f"aim{number}", draw(points), draw(st.lists(points, max_size=3))))
    return count, conflicts, aims


@settings(max_examples=150, deadline=None)
@given(instances())
def test_the_solver_agrees_with_trying_everything(instance: tuple[int, list[tuple[int, int]], list[Aim]]) -> None:
    count, conflicts, aims = instance
    allowed = [
        chosen
        for size in range(count + 1)
        for chosen in itertools.combinations(range(count), size)
        if not any(one in chosen and other in chosen for one, other in conflicts)
    ]

    def worth(chosen: tuple[int, ...]) -> tuple[list[int], list[bool]]:
        return [aim.value(chosen) for aim in aims], [number in chosen for number in range(count)]

    assert best(count, conflicts, aims) == max(allowed, key=worth)


def test_of_nothing_nothing_is_best() -> None:
    assert best(0, [], [Aim("none", {})]) == ()


def test_what_comes_first_is_nowhere_a_circle() -> None:
    order = nx.DiGraph()
    for resource in CATALOGUE.resources.values():
        for each in resource.record.get("interactions", ()):
            if each["type"] in ("prerequisite", "sequence"):
                pair = (resource.id, each["with"])
                order.add_edge(*(pair if each["type"] == "prerequisite" else reversed(pair)))
    assert order.size() > 15
    assert nx.is_directed_acyclic_graph(order)


def test_every_programme_has_an_office() -> None:
    offices = {each["id"] for each in CATALOGUE.places}
    programmes = [each for each in CATALOGUE.resources.values() if each.kind in ("program", "recognition")]
    assert [each.id for each in programmes if place(each, CATALOGUE.places) not in offices] == []


@pytest.mark.parametrize(
    ("resource", "low", "high", "yearly"),
    [
        ("childcare-subsidy", 3600, 3600, True), ("cq-dibao-category-supplement", 480, 1200, True),
        ("two-cancer-relief", 10000, 10000, False), ("orphan-allowance", 7200, None, True),
        ("elderly-consumption-voucher", 0, 9600, True), ("hope-dream-college", 2000, 5000, False),
        ("bdf-metabolic", 0, 10000, False), ("yn-love-dream-college", 4000, None, False),
        ("crcf-little-angel", 30000, 50000, False), ("cedf-zihui", 2000, 2000, True),
    ],
)  # fmt: skip
def test_money_is_what_the_record_has_numbers_for(resource: str, low: int, high: int | None, yearly: bool) -> None:
    found = amount(CATALOGUE.resources[resource])
    assert found is not None
    assert (found.low, found.high, found.yearly) == (low, high, yearly)


NO_MONEY = ["dibao", "medical-assistance", "assistance-microcredit-2026", "electricity-free-base", "guonai"]


@pytest.mark.parametrize("resource", NO_MONEY)
def test_what_is_no_money_or_has_no_number_has_no_amount(resource: str) -> None:
    assert amount(CATALOGUE.resources[resource]) is None
