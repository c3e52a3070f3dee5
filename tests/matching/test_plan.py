"""The family plan: exact, free of conflicts, never at the cost of what is certain; in an order that holds."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import jsonschema
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import schemas
from graph.seeding import read_families
from matching.casework import Casework
from matching.conflicts import Conflicts, meet
from matching.eligibility import Assessor
from matching.household import Household
from matching.money import amount
from matching.needs import URGENT, above
from matching.plan.checks import BESIDE, CHECKS_A_NEED
from matching.plan.errands import place
from matching.plan.family import family_plan
from matching.plan.solver import Aim, best
from matching.recognitions import Holding
from matching.resources import Resource, Validity
from matching.rules import Condition
from tests.conftest import DAY, ROOT

CASEWORK = Casework(ROOT / "seed_data")
CATALOGUE = CASEWORK.catalogue
CONFLICTS = Conflicts(CATALOGUE, "511132")
FAMILIES = read_families(ROOT / "seed_data")
Plan = dict[str, Any]


def household_of(record: dict[str, Any]) -> Household:
    return CASEWORK.household({key: value for key, value in record.items() if key != "source"}, "plan", DAY)


def plan_of(record: dict[str, Any]) -> Plan:
    return family_plan(household_of(record), CATALOGUE)


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The plans of all seed families."""
    return [plan_of(record) for record in FAMILIES]


def applied(plan: Plan) -> dict[str, dict[str, Any]]:
    return {step["resource"]: step for step in plan["steps"] if step["action"] == "apply"}


def left_out(plan: Plan, resource: str) -> dict[str, Any]:
    return next(each for each in plan["left_out"] if each["resource"] == resource)


def holding(entry: dict[str, Any]) -> Holding:
    return Holding(CATALOGUE.resources[entry["resource"]], entry["subject"])


def holdings(entry: dict[str, Any]) -> list[Holding]:
    """Of a step, for everybody it is for; of what is held, its one holder."""
    subjects = entry.get("subjects") or [entry["subject"]]
    return [Holding(CATALOGUE.resources[entry["resource"]], subject) for subject in subjects]


def pairs_of(steps: Iterable[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(each["resource"], subject) for each in steps for subject in each["subjects"]}


# -- cases that a social worker can read


ELDER = {
    "region": "511132",
    "region_facts": {"dibao_standard_monthly": 700},
    "facts": {"hukou_region": "511132", "income_per_capita_monthly": 100, "assets_within": ["dibao_limit"]},
    "members": [{"id": "elder", "relation": "elder", "facts": {
        "age": 71, "income_monthly": 100, "assets_within": ["tekun_limit"], "legal_supporter_status": "none",
        "statuses": {"complete": True}, "refused_suitable_jobs": 0,
    }}],
    "needs": ["income_support"],
}  # fmt: skip


def test_an_elder_who_meets_both_gets_one_rung_and_is_told_why_not_the_other() -> None:
    plan = plan_of(ELDER)
    assert {"dibao", "tekun"} & set(applied(plan)) in ({"dibao"}, {"tekun"})
    other = next(each for each in plan["left_out"] if each["resource"] in ("dibao", "tekun"))
    assert other["verdict"] == "eligible"
    assert other["because"]["type"] == "excludes"
    assert "不同时享受" in other["because"]["text"]["zh"] or "互斥" in other["because"]["text"]["zh"]
    assert other["because"]["decided_by"] in [*(each["name"] for each in plan["aims"]), "id"]


def disabled(**facts: Any) -> dict[str, Any]:
    return {
        "region": "511132",
        "facts": {"hukou_region": "511132"},
        "members": [{"id": "father", "relation": "father", "facts": {
            "age": 45, "disability_certificate": True, "disability_grade": 1, "disability_types": ["肢体"],
            "needs_long_term_care_months": 24, "statuses": {"items": ["dibao"], "complete": True},
            "benefits": {"complete": True}, **facts,
        }}],
        "needs": [{"type": "disability_support", "member": "father"}],
    }  # fmt: skip


def test_the_two_disability_subsidies_are_had_together() -> None:
    plan = plan_of(disabled())
    steps = applied(plan)
    assert {"disability-living-allowance", "disability-care-allowance"} <= set(steps)
    told = [each for each in steps["disability-living-allowance"]["together"] if each["type"] == "stacks"]
    assert [each["step"] for each in told] == [steps["disability-care-allowance"]["step"]]


def test_dibao_that_is_held_is_said_and_bars_the_other_rungs() -> None:
    plan = plan_of(disabled())
    assert {each["resource"] for each in plan["held"]} == {"dibao", "disability-certificate"}
    rungs = {"dibao", "tekun", "dibao-edge-family", "rigid-expenditure-family"}
    assert rungs.isdisjoint(each["resource"] for each in plan["steps"])


def test_a_benefit_received_bars_what_excludes_it() -> None:
    record = {
        "region": "511132",
        "facts": {"hukou_region": "511132", "low_income": True},
        "members": [{"id": "elder", "relation": "elder", "facts": {
            "age": 82, "disability_certificate": True, "disability_grade": 1, "needs_long_term_care_months": 24,
            "statuses": {"items": ["dibao"], "complete": True},
            "benefits": {"items": ["elderly_nursing_subsidy"], "complete": True},
        }}],
        "needs": [{"type": "disability_support", "member": "elder"}],
    }  # fmt: skip
    plan = plan_of(record)
    assert "elderly-care-subsidy" in {each["resource"] for each in plan["held"]}
    barred = left_out(plan, "disability-care-allowance")
    assert barred["because"]["held"] and barred["because"]["of"]["resource"] == "elderly-care-subsidy"
    assert barred["because"]["type"] == "choose_higher"
    assert "disability-living-allowance" in applied(plan)


def test_a_child_is_an_orphan_or_de_facto_unattended_never_both() -> None:
    record = {
        "region": "511132",
        "members": [{"id": "child", "relation": "child", "facts": {"age": 9, "father_status": "死亡"}}],
        "needs": [{"type": "child_income_support", "member": "child"}],
    }
    plan = plan_of(record)
    pairs = [{each["either"]["resource"], each["or"]["resource"]} for each in plan["alternatives"]]
    assert {"orphan-allowance", "de-facto-unattended-child"} in pairs
    alternative = plan["alternatives"][pairs.index({"orphan-allowance", "de-facto-unattended-child"})]
    assert "互斥" in alternative["because"]["text"]["zh"]
    assert alternative["find_out"][0]["question"]


def test_the_living_subsidy_of_a_poor_pupil_comes_with_its_range_and_beside_the_school_meal() -> None:
    record = {
        "region": "511132",
        "facts": {"hukou_region": "511132"},
        "members": [{"id": "child", "relation": "child", "facts": {
            "age": 8, "edu_stage": "primary", "school_recognised_poor": True, "school_in_nutrition_county": True,
        }}],
        "needs": [{"type": "student_aid", "member": "child"}],
    }  # fmt: skip
    plan = plan_of(record)
    step = applied(plan)["compulsory-living-subsidy"]
    assert step["amount"] == {"low": 625, "high": 1250, "per": "year"}
    assert [each["step"] for each in step["together"]] == [applied(plan)["rural-nutrition"]["step"]]
    assert plan["money"]["certain"]["year"] == {"low": 625, "high": 1250}


def test_two_members_may_each_have_what_is_each_ones_own() -> None:
    child = {"age": 1, "nationality": "中国"}
    members = [{"id": name, "relation": "child", "facts": child} for name in ("one", "two")]
    plan = plan_of({"region": "511132", "members": members, "needs": ["childcare_cost"]})
    assert [each["subjects"] for each in plan["steps"] if each["resource"] == "childcare-subsidy"] == [["one", "two"]]
    assert plan["money"]["certain"]["year"] == {"low": 7200, "high": 7200}


def test_a_loan_for_a_household_is_not_taken_twice() -> None:
    loan = CATALOGUE.resources["assistance-microcredit-2026"]
    found = CONFLICTS.between(Holding(loan, "father"), Holding(loan, "mother"))
    assert found is not None and found.type == "once_a_household"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("dibao", "tekun", False), ("dibao", "dibao-edge-family", False), ("dibao-edge-family", "tekun", False),
        ("rigid-expenditure-family", "dibao", False), ("rigid-expenditure-family", "dibao-edge-family", False),
        ("dibao", "dibao-single-person", False), ("dibao-edge-family", "dibao-single-person", True),
        ("orphan-allowance", "disability-living-allowance", False),
        ("orphan-allowance", "disability-care-allowance", True), ("de-facto-unattended-child", "dibao", True),
        ("elderly-care-subsidy", "disability-care-allowance", False),
        ("microcredit-poverty-alleviated", "assistance-microcredit-2026", False),
        ("senior-high-grant", "senior-high-fee-waiver", True),
    ],
)  # fmt: skip
def test_what_may_be_held_together(one: str, other: str, together: bool) -> None:
    first, second = CATALOGUE.resources[one], CATALOGUE.resources[other]
    pair = [Holding(each, "household" if each.subject == "household" else "m") for each in (first, second)]
    assert (CONFLICTS.between(*pair) is None) is together
    assert (CONFLICTS.between(*reversed(pair)) is None) is together


def test_another_members_benefit_bars_nothing() -> None:
    care, subsidy = CATALOGUE.resources["disability-care-allowance"], CATALOGUE.resources["elderly-care-subsidy"]
    assert CONFLICTS.between(Holding(care, "father"), Holding(subsidy, "grandmother")) is None


def test_the_family_of_the_article(ebian: dict[str, Any]) -> None:
    plan = plan_of(ebian)
    order = [each["resource"] for each in plan["steps"]]
    assert applied(plan).keys() == {
        "agri-extension", "sci-tech-commissioner", "quality-farmer-training", "compulsory-two-exemptions",
    }  # fmt: skip
    assert {"medical-assistance", "left-behind-children", "ls-shangshan"} <= set(order)
    assert order.index("disability-certificate") < order.index("disability-living-allowance")
    assert order.index("critical-illness-insurance") < order.index("medical-assistance")
    federation = next(each for each in plan["errands"] if each["place"] == "disabled_federation")
    assert [order[number - 1] for number in federation["steps"]] == ["disability-certificate"]


# -- what holds of every plan


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
    for first, then in ordered_pairs(steps):
        assert first["step"] < then["step"]
        assert first["step"] in then["after"]
    for step in steps:
        assert (step["action"] == "apply") == (step["verdict"] == "eligible")
        assert all(number < step["step"] for number in step["after"])
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
QUESTION = Condition(id="q", text={"zh": "问", "en": "ask"}, role="required", question={"zh": "问", "en": "ask"})


def freed(resource: Resource, state: str) -> Resource:
    """The resource for everybody: "certain", "open" (for a question that nobody has answered), or "ended"."""
    return replace(
        resource, conditions=(QUESTION,) if state == "open" else (), regions=(), region_uncertain=False, inferred=False,
        some_member=False, held_when=(), validity=Validity("ended" if state == "ended" else "active"),
    )  # fmt: skip


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


# -- the solver


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


# -- the data


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


def test_a_contradiction_is_named_in_the_plan_too() -> None:
    elder = {"id": "elder", "relation": "elder", "facts": {"age": 84, "statuses": {"tekun": True, "dibao": True}}}
    assert plan_of({"region": "511132", "members": [elder]})["warnings"]


# -- what comes first


def first_steps(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["resource"], subject) for each in plan_of(record)["steps"] for subject in each["subjects"]]


def test_an_orphans_living_comes_before_the_grandparents_farming() -> None:
    members = [
        {"id": "grandmother", "relation": "grandmother", "facts": {"age": 68, "farmer": True}},
        {"id": "child", "relation": "child", "facts": {"age": 9, "edu_stage": "primary", "parents_status": "both_dead"}},
    ]
    order = first_steps({"region": "511132", "facts": {"low_income": True}, "members": members, "needs": ["livelihood"]})
    farming = [order.index(each) for each in order if each[0] in ("agri-extension", "quality-farmer-training")]
    assert farming and order.index(("orphan-allowance", "child")) < min(farming)


def test_in_a_case_of_violence_protection_and_the_law_come_before_everything() -> None:
    members = [
        {"id": "mother", "relation": "mother", "facts": {"age": 41, "farmer": True}, "event": {
            "domestic_violence": True, "exempt_reason": "家暴虐待遗弃", "legal_matter": "赡养抚养扶养",
        }},
        {"id": "child", "relation": "child", "facts": {"age": 7, "edu_stage": "primary", "guardianship_risk": True}},
    ]  # fmt: skip
    needs = ["farming_advice", {"type": "legal_help", "member": "mother"}]
    order = first_steps({"region": "360704", "members": members, "needs": needs})
    assert order[:2] == [("domestic-violence-shelter", "mother"), ("legal-aid", "mother")]
    assert order.index(("children-in-difficulty", "child")) < order.index(("agri-extension", "mother"))


def test_what_is_only_for_students_entering_college_is_not_counted_for_a_small_child() -> None:
    """Whether somebody was admitted this year nobody asks of a pupil; of a school leaver it is asked."""

    def possible(**facts: Any) -> set[str]:
        members = [{"id": "child", "relation": "child", "facts": facts}]
        plan = plan_of({"region": "511132", "facts": {"low_income": True}, "members": members, "needs": ["student_aid"]})
        return {each["resource"] for each in [*plan["steps"], *plan["left_out"]]}

    college = {"hope-dream-college"}
    assert college <= possible(age=18, edu_stage="senior")
    assert college <= possible(age=18)
    assert college.isdisjoint(possible(age=9, edu_stage="primary"))
    assert college.isdisjoint(possible(age=5))


@pytest.mark.parametrize(("illness", "stage"), [("宫颈癌", "宫颈浸润癌IIB+"), ("乳腺癌", "乳腺浸润癌")])
def test_of_a_cancer_that_is_known_the_stage_is_worth_a_check(illness: str, stage: str) -> None:
    wife = {"id": "wife", "relation": "wife", "facts": {"age": 42, "sex": "female", "illnesses": [illness]}}
    plan = plan_of({"region": "511132", "members": [wife], "needs": [{"type": "medical_cost", "member": "wife"}]})
    relief = next(step for step in plan["steps"] if step["resource"] == "two-cancer-relief")
    assert stage in {each.get("element") for each in relief["missing"]}


def test_what_is_due_does_not_stand_behind_gifts() -> None:
    child = {"id": "child", "relation": "child", "facts": {"age": 6, "illnesses": ["孤独症"]}}
    plan = plan_of({"region": "513437", "members": [child], "needs": [{"type": "rehabilitation", "member": "child"}]})
    kinds = {step["resource"]: step["kind"] for step in plan["steps"]}
    assert "disabled-child-rehab" in kinds and "fund" in kinds.values()
