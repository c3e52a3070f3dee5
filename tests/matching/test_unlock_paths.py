"""Steps that would open more: likely for the person, the fewest that do, free of conflict with what is held."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from matching.catalogue import Catalogue
from matching.eligibility import Assessor
from matching.plan.items import Item, likely
from matching.plan.unlocking import LONGEST, Supposition
from matching.recommendation import held, rank, recommend
from matching.shown_needs import every_need
from matching.verdict import Verdict
from tests.matching.plans import CATALOGUE, FAMILIES, household_of, plan_of

# What nobody can bring about, whatever the step.
UNCHANGEABLE = {
    "age", "age_months", "birth_date", "birth_year", "sex", "has_disability", "disability_grade", "disability_types",
    "illnesses", "severe_mental", "hiv_positive", "father_status", "mother_status", "parents_status", "hukou_region",
    "residence_region", "nationality", "pregnant", "illness_lists", "living_children_profile", "adopted", "work_capacity", "care_dependency", "living_children", "total_children", "only_child",
}  # fmt: skip


def supposed(record: dict[str, Any]) -> Supposition:
    household = household_of(record)
    now = Assessor(household, CATALOGUE)
    ranked = rank(now, CATALOGUE, every_need(now, CATALOGUE))
    return Supposition(household, now, likely(map(Item, ranked)), held(ranked))


def test_the_family_of_the_article_has_steps_that_open_more(ebian: dict[str, Any]) -> None:
    paths = plan_of(ebian)["unlock_paths"]
    ways = [[each["step"] for each in way["steps"]] for way in paths]
    assert ["assess-disability", "disability-certificate"] in ways
    assert ["ask-for-risk-review"] in ways
    assert not any("enrol-medical-insurance" in way for way in ways)  # nearly everybody is insured: nobody said he is not
    opened = {each["resource"] for way in paths for each in way["opens"]}
    assert {"antipoverty-monitoring", "disability-certificate", "disability-care-allowance"} <= opened
    assert "disability-living-allowance" in opened
    assert all(step["where"]["zh"] for way in paths for step in way["steps"])


def test_a_step_may_make_somebody_eligible_outright_with_the_amount_named() -> None:
    facts = {"age": 8, "edu_stage": "primary", "statuses": {"complete": True}, "school_recognised_poor": False}
    members = [{"id": "child", "relation": "child", "facts": {**facts, "has_disability": False}}]
    record = {"region": "511132", "members": members, "needs": ["student_aid"]}
    ways = {tuple(each["step"] for each in way["steps"]): way["opens"] for way in plan_of(record)["unlock_paths"]}
    living = next(each for each in ways["recognise-poor-student",] if each["resource"] == "compulsory-living-subsidy")
    assert living["verdict"] == "eligible" and living["missing"] == []
    assert living["amount"] == {"low": 625, "high": 1250, "per": "year"}


def changed_by_steps(catalogue: Catalogue) -> set[str]:
    """The facts that some step of the table or some recognition makes true or false."""
    given = {name for step in catalogue.steps for name, _ in step.gives}
    given |= {grant for each in catalogue.resources.values() for grant in each.grants if "." in grant}
    return {name.split(".")[1] for name in given}


def test_no_step_changes_what_nobody_can_change() -> None:
    assert UNCHANGEABLE <= {name.split(".")[1] for name in CATALOGUE.vocabulary.facts}
    given = changed_by_steps(CATALOGUE)
    assert len(given) > 5 and given.isdisjoint(UNCHANGEABLE)
    cure = replace(CATALOGUE.steps[0], gives=(("person.has_disability", False),))
    assert not changed_by_steps(replace(CATALOGUE, steps=(*CATALOGUE.steps, cure))).isdisjoint(UNCHANGEABLE)


def test_no_way_changes_what_nobody_can_change() -> None:
    """Of all that the families' steps settle, whoever offers them."""
    settled = {variable.name.split(".")[1] for record in FAMILIES[::3] for move in supposed(record).moves for variable, _ in move.gives}
    assert {"statuses", "school_recognised_poor"} <= settled and settled.isdisjoint(UNCHANGEABLE)


def test_what_is_so_already_or_cannot_be_is_no_step() -> None:
    adult = {"age": 40, "has_disability": False, "basic_medical_insurance": True, "edu_stage": "none"}
    members = [{"id": "m", "relation": "father", "facts": {**adult, "employment_status": "employed"}}]
    record = {"region": "511132", "members": members}
    moves = {move.id for move in supposed(record).moves}
    assert "dibao" in moves
    assert moves.isdisjoint({
        "assess-disability", "enrol-medical-insurance", "register-unemployed", "recognise-poor-student",
        "register-household",
    })  # fmt: skip


def test_no_way_has_a_step_too_many_and_each_can_be_taken() -> None:
    """Every way opens what it names; without any of its steps it opens none of it, or cannot be taken."""
    listed = 0
    for record in FAMILIES[::3]:
        family, plan = supposed(record), plan_of(record)
        moves = {(move.id, move.subject): move for move in family.moves}

        def opens(way: frozenset[Any], entry: dict[str, Any], family: Supposition = family) -> bool:
            after = family.after(way)
            if after is None or family.order(way) is None:
                return False
            resource = CATALOGUE.resources[entry["resource"]]
            return after.assess(resource, entry["subject"]).verdict is not Verdict.NOT_ELIGIBLE

        for path in plan["unlock_paths"]:
            way = frozenset(moves[each["step"], each["subject"]] for each in path["steps"])
            assert len(way) == len(path["steps"]) <= LONGEST
            for entry in path["opens"]:
                listed += 1
                assert opens(way, entry)
                for size in range(len(way)):
                    assert not any(opens(frozenset(fewer), entry) for fewer in itertools.combinations(way, size))
    assert listed > 20


def test_an_elder_is_not_sent_to_register_as_unemployed() -> None:
    elder = {"id": "elder", "relation": "elder", "facts": {"age": 84, "care_dependency": "severe"}}
    ways = plan_of({"region": "511132", "members": [elder], "needs": ["income_support"]})["unlock_paths"]
    assert all(step["step"] != "register-unemployed" for way in ways for step in way["steps"])


# -- what is likely for that person


def steps_of(record: dict[str, Any]) -> set[tuple[str, str]]:
    return {(step["step"], step["subject"]) for way in plan_of(record)["unlock_paths"] for step in way["steps"]}


def family(needs: list[Any], household: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    members = [
        {"id": "mother", "relation": "mother", "facts": {"age": 45, **facts}},
        {"id": "child", "relation": "child", "facts": {"age": 12, "edu_stage": "primary"}},
    ]
    return {"region": "511132", "facts": {"hukou_region": "511132", **(household or {})}, "members": members, "needs": needs}


HINTS: list[dict[str, Any]] = [
    {"illnesses": ["脑瘫"]}, {"severe_mental": True}, {"work_capacity": False}, {"care_dependency": "severe"}, {"disability_types": ["肢体"]},
    {"needs_long_term_care_months": 8}, {"needs_assistive_device": True},
]  # fmt: skip


@pytest.mark.parametrize("hint", HINTS, ids=lambda each: next(iter(each)))
def test_a_disability_certificate_is_a_step_only_where_something_hints_at_a_disability(hint: dict[str, Any]) -> None:
    certificate = ("disability-certificate", "mother")
    dibao = {"items": ["dibao"], "complete": True}
    needs = ["income_support"]
    assert certificate not in steps_of(family(needs, {"hukou_type": "rural"}, statuses=dibao))
    assert certificate in steps_of(family(needs, {"hukou_type": "rural"}, statuses=dibao, **hint))


@pytest.mark.parametrize("illness", ["白血病", "恶性肿瘤", "先天性心脏病", "尘肺病"])
def test_an_illness_that_is_no_disability_sends_nobody_for_a_certificate(illness: str) -> None:
    dibao = {"items": ["dibao"], "complete": True}
    record = family(["income_support"], {"hukou_type": "rural"}, statuses=dibao, illnesses=[illness])
    assert ("disability-certificate", "mother") not in steps_of(record)


def test_a_need_of_rehabilitation_is_a_hint_for_whose_it_is() -> None:
    dibao = {"items": ["dibao"], "complete": True}
    needs = ["income_support", {"type": "rehabilitation", "member": "mother"}]
    steps = steps_of(family(needs, statuses=dibao))
    assert ("disability-certificate", "mother") in steps and ("disability-certificate", "child") not in steps


@pytest.mark.parametrize(("known", "offered"), [({}, True), ({"has_disability": True}, True), ({"has_disability": False}, False)])
def test_a_disability_never_assessed_is_assessed_first(known: dict[str, Any], offered: bool) -> None:
    dibao = {"items": ["dibao"], "complete": True}
    steps = steps_of(family(["income_support"], statuses=dibao, disability_assessed=False, **known))
    assert (("assess-disability", "mother") in steps) is offered


@pytest.mark.parametrize(("known", "offered"), [({}, False), ({"basic_medical_insurance": False}, True)])
def test_nobody_is_sent_to_enrol_in_insurance_who_is_not_known_to_lack_it(known: dict[str, Any], offered: bool) -> None:
    steps = steps_of(family(["medical_cost"], has_disability=False, **known))
    assert (("enrol-medical-insurance", "mother") in steps) is offered


def test_a_rare_status_is_no_step_without_a_hint() -> None:
    elder = {"id": "elder", "relation": "elder", "facts": {"age": 73, "care_dependency": "partial"}}
    record = {"region": "621225", "facts": {"hukou_type": "rural"}, "members": [elder], "needs": ["elder_care"]}
    assert ("tekun", "elder") not in steps_of(record)
    elder["facts"]["legal_supporter_status"] = "none"
    assert ("tekun", "elder") in steps_of(record)


def test_nothing_far_fetched_is_opened() -> None:
    """The relief for women's cancers is nothing for a mother with haemophilia, whatever her family is recognised as."""

    def opened(illness: str) -> set[str]:
        known = {"illnesses": [illness], "diagnosis_qualified": True, "basic_medical_insurance": True, "policy_scope_self_pay": 7000}
        patient = {"id": "patient", "relation": "mother", "facts": {"age": 57, **known}}
        record = {"region": "430224", "facts": {"hukou_type": "rural", "statuses": ["poverty_alleviated"]}, "members": [patient]}
        found = plan_of({**record, "needs": ["medical_cost", "major_illness"]})
        return {each["resource"] for way in found["unlock_paths"] for each in way["opens"]}

    assert opened("血友病") and "two-cancer-relief" not in opened("血友病")
    assert "two-cancer-relief" in opened("乳腺浸润癌")


@pytest.mark.parametrize(("known", "offered"), [({}, False), ({"employment_status": "unemployed"}, True)])
def test_nobody_is_sent_to_register_as_unemployed_who_may_have_work(known: dict[str, Any], offered: bool) -> None:
    steps = steps_of(family(["employment"], involuntary_unemployed=True, **known))
    assert (("register-unemployed", "mother") in steps) is offered


def test_enrolling_opens_help_with_later_costs_only() -> None:
    """What was paid before is not counted: how much it will be is still to be asked, and the step says so."""
    paid = family(["medical_cost"], basic_medical_insurance=False, policy_scope_self_pay=9000, statuses=["dibao"])
    (way,) = [each for each in plan_of(paid)["unlock_paths"] if [step["step"] for step in each["steps"]] == ["enrol-medical-insurance"]]
    assert "以后" in way["steps"][0]["note"]["zh"]
    aid = next(each for each in way["opens"] if each["resource"] == "medical-assistance")
    assert aid["verdict"] == "to_be_checked"
    assert {each["fact"] for each in aid["missing"]} == {"person.policy_scope_self_pay", "person.policy_scope_self_pay_annual"}


# -- beside what is held


def test_only_a_better_rung_takes_the_place_of_what_is_held() -> None:
    """Dibao is better than its margin, which it replaces; beside dibao there is no margin."""
    edge = family(["employment"], {"statuses": ["dibao_edge"], "hukou_type": "rural"}, employment_status="unemployed",
        registered_unemployed=True)  # fmt: skip
    found = supposed(edge)
    better = next(move for move in found.moves if move.id == "dibao")
    assert [each.resource.id for each in better.replaces] == ["dibao-edge-family"]
    dibao = family(["employment"], {"statuses": ["dibao"], "hukou_type": "rural"})
    assert {move.id for move in supposed(dibao).moves}.isdisjoint({"dibao-edge-family", "rigid-expenditure-family", "dibao"})


def test_what_the_family_has_already_is_no_step() -> None:
    """Who is monitored is not sent to be monitored; beside a tekun that is certain there is no dibao."""
    rural = family(["income_support"], {"hukou_type": "rural"})
    assert "antipoverty-monitoring" in {each["resource"] for way in plan_of(rural)["unlock_paths"] for each in way["opens"]}
    monitored = family(["income_support"], {"hukou_type": "rural", "statuses": ["monitored"]})
    assert "antipoverty-monitoring" in {each["resource"] for each in plan_of(monitored)["held"]}
    assert "antipoverty-monitoring" not in {each["resource"] for way in plan_of(monitored)["unlock_paths"] for each in way["opens"]}
    old = {"age": 71, "legal_supporter_status": "none", "income_monthly": 100, "assets_within": ["tekun_limit"]}
    alone = {"region": "511132", "region_facts": {"dibao_standard_monthly": 500}, "facts": {"hukou_region": "511132"},
        "members": [{"id": "old", "relation": "elder", "facts": old}], "needs": ["income_support", "medical_cost"]}  # fmt: skip
    plan = plan_of(alone)
    assert "tekun" in {each["resource"] for each in plan["steps"] if each["action"] == "apply"}
    assert "dibao" not in {step["step"] for way in plan["unlock_paths"] for step in way["steps"]}


def test_an_income_below_a_floor_of_the_standard_is_no_case_for_the_margin() -> None:
    """Dibao is the step then. Above the floor the standard itself may be higher, and nobody knows."""
    def margin(income: int) -> bool:
        known = {"income_per_capita_monthly": income, "hukou_type": "rural", "hukou_region": "513400"}
        record = {**family(["income_support"], known), "region": "513400"}
        return "dibao-edge-family" in {each["resource"] for each in recommend(household_of(record), CATALOGUE)["candidates"]}

    assert not margin(300) and margin(700)


def test_a_recommendation_unlocks_nothing_that_what_is_held_excludes() -> None:
    members = [{"id": "elder", "relation": "elder", "facts": {"age": 71}}]
    record = {"region": "511132", "facts": {"hukou_region": "511132"}, "members": members, "needs": ["income_support", "medical_cost"]}

    def named(household: dict[str, Any]) -> tuple[set[str], set[str]]:
        found = recommend(household_of(household), CATALOGUE)["unlocks"]
        return {each["resource"] for each in found}, {name for each in found for name in each["opens"]}

    rungs = {"tekun", "dibao-edge-family", "rigid-expenditure-family"}
    assert "dibao" in named(record)[0]
    unlocking, opened = named({**record, "facts": {**record["facts"], "statuses": ["dibao"]}})
    assert rungs.isdisjoint(unlocking) and rungs.isdisjoint(opened)
