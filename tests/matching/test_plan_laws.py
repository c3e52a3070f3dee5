"""What holds of every plan: no two things in conflict, an order that respects the records, nothing eligible lost."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import schemas
from matching.conflicts import Conflicts, meet
from matching.eligibility import Assessor
from matching.needs import URGENT, above
from matching.plan.checks import BESIDE, CHECKS_A_NEED
from matching.plan.family import family_plan
from tests.conftest import DAY
from tests.matching.plans import CASEWORK, CATALOGUE, FAMILIES, Plan, freed, holding, holdings, household_of, pairs_of, plan_of


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The plans of all seed families."""
    return [plan_of(record) for record in FAMILIES]


def check_law(plan: Plan) -> None:
    """No two things of a plan in conflict, every step at a place, and an order that respects the records."""
    jsonschema.validate(plan, schemas.plan_schema())
    steps, conflicts = plan["steps"], Conflicts(CATALOGUE, plan["region"])
    assert [step["step"] for step in steps] == list(range(1, len(steps) + 1))
    planned = [each for step in steps for each in holdings(step)]
    assert len({(each.resource.id, each.subject) for each in planned}) == len(planned)
    for one, other in itertools.combinations(planned, 2):
        assert conflicts.between(one, other) is None
    for step, each in itertools.product(steps, plan["held"]):
        ended = {one["resource"] for one in step["replaces"]}
        assert each["resource"] in ended or all(conflicts.between(one, holding(each)) is None for one in holdings(step))
    assert {number for each in plan["errands"] for number in each["steps"]} == set(range(1, len(steps) + 1))
    assert len({(each["place"], each["region"]) for each in plan["errands"]}) == len(plan["errands"])
    for paper in plan["documents"]:
        assert set(paper["steps"]) <= set(range(1, len(steps) + 1))
    shown = [number for each in plan["find_out"] for number in each["steps"]]
    assert [step["step"] for step in steps if step["action"] == "check"] == shown
    assert [each["first"] for each in plan["find_out"]] == sorted((each["first"] for each in plan["find_out"]), reverse=True)
    for first, then in ordered_pairs(steps):
        assert first["step"] in then["after"]
    for step in steps:
        assert (step["action"] == "apply") == (step["verdict"] == "eligible")
        before = [steps[number - 1] for number in step["after"]]  # what is certain stands before what is to be checked all the same
        assert all(each["step"] < step["step"] or each["action"] != step["action"] == "apply" for each in before)
    for each in plan["left_out"]:
        if each["verdict"] == "eligible":
            of = each["because"]["of"]
            if each["because"]["type"] == "no_need":  # a service that nobody asked for
                assert of is None
                continue
            rivals = [step for step in [*steps, *plan["held"]] if step["resource"] == of["resource"]]
            assert any(step.get("action", "apply") == "apply" for step in rivals)
    for each in plan["alternatives"]:
        assert conflicts.between(holding(each["either"]), holding(each["or"])) is not None


def ordered_pairs(steps: list[dict[str, Any]]) -> Iterable[tuple[dict[str, Any], dict[str, Any]]]:
    for step, other in itertools.permutations(steps, 2):
        for each in CATALOGUE.resources[step["resource"]].record.get("interactions", ()):
            if each["with"] == other["resource"] and any(
                meet(mine, theirs) for mine in step["subjects"] for theirs in other["subjects"]
            ):
                if each["type"] == "prerequisite" and not cannot_wait(other) and waits_for(CATALOGUE.resources[step["resource"]].grants, other):
                    yield step, other
                elif each["type"] == "sequence":
                    yield other, step


def cannot_wait(step: dict[str, Any]) -> bool:
    """Whether a step may serve a need that cannot wait: such a one waits only for what it cannot be had without."""
    urgent = {*URGENT, *(broader for need in URGENT for broader in above(need, CATALOGUE.needs))}
    return not urgent.isdisjoint(each["type"] for each in step["needs"])


def waits_for(grants: Collection[str], step: dict[str, Any]) -> bool:
    """Whether a step needs what a gateway opens: one of the statuses it grants, else anything."""
    missing = {name for each in step["missing"] for name in (each.get("element"), each.get("fact"))}
    return step["verdict"] != "eligible" and (not grants or not missing.isdisjoint(grants))


def test_the_plans_of_the_seed_families_keep_the_law(plans: list[Plan]) -> None:
    for plan in plans:
        check_law(plan)


def test_nothing_eligible_is_lost_but_to_what_is_held_or_chosen(plans: list[Plan]) -> None:
    for record, plan in zip(FAMILIES, plans, strict=True):
        assessor = Assessor(household_of(record), CATALOGUE)
        named = {(each["resource"], each["subject"]) for part in ("held", "left_out") for each in plan[part]}
        named |= pairs_of(plan["steps"])
        for each in assessor.assess_all(CATALOGUE.resources.values()):
            same = {each.resource.id, *each.resource.record.get("same_as", ())}
            if each.verdict.value == "eligible":
                assert any((name, each.subject) in named for name in same), each.resource.id


INTERACTING = sorted(
    {resource.id for resource in CATALOGUE.resources.values() if resource.record.get("interactions")}
    | {each["with"] for resource in CATALOGUE.resources.values() for each in resource.record.get("interactions", ())}
)
MEMBERS = st.lists(st.sampled_from([[], ["dibao"], ["tekun"], ["orphan"]]), min_size=1, max_size=2)
NEEDS = ["income_support", "disability_support", "medical_cost", "elder_care", "child_protection"]
RECORDS = st.fixed_dictionaries({
    "id": st.just("f"),
    "region": st.just("511132"),
    "members": MEMBERS.map(lambda each: [{"id": f"m{n}", "facts": {"statuses": held}} for n, held in enumerate(each)]),
    "needs": st.lists(st.sampled_from(NEEDS), unique=True, max_size=3),
})  # fmt: skip
STATES = st.sampled_from(["certain", "certain", "open"])
CHOICES = st.dictionaries(st.sampled_from(INTERACTING), STATES, min_size=2, max_size=9)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(RECORDS, CHOICES)
def test_whatever_schemes_are_open_the_plan_keeps_the_law_and_open_ones_displace_nothing(
    record: dict[str, Any], chosen: dict[str, str]
) -> None:
    household = CASEWORK.household(record, "plan", DAY)

    def planned(instead_of_open: str) -> Plan:
        states = {name: instead_of_open if state == "open" else state for name, state in sorted(chosen.items())}
        resources = {name: freed(CATALOGUE.resources[name], state) for name, state in states.items()}
        return family_plan(household, replace(CATALOGUE, resources=resources, steps=()))

    plan = planned("open")
    check_law(plan)
    assert pairs_of(each for each in plan["steps"] if each["action"] == "apply") == pairs_of(planned("ended")["steps"])


def test_checks_are_few_for_each_need(plans: list[Plan]) -> None:
    """Beyond the limit there is only what a record joins to one of the first."""
    for plan in plans:
        needs = [(each["type"], each["member"]) for each in plan["needs"]]
        checks = [each for each in plan["steps"] if each["action"] == "check"]
        assert all(step["needs"] for step in checks)
        joined = [
            step for step in checks
            if any(
                {each["with"], mine["resource"]} == {step["resource"], other["resource"]}
                for mine in (step, *checks) for other in checks if other is not step
                for each in CATALOGUE.resources[mine["resource"]].record.get("interactions", ())
            )
        ]  # fmt: skip
        assert len(checks) - len(joined) <= (CHECKS_A_NEED + 2 * BESIDE) * len(needs)


def test_the_same_family_gives_the_same_bytes(ebian: dict[str, Any]) -> None:
    assert json.dumps(plan_of(ebian)) == json.dumps(plan_of(ebian))
