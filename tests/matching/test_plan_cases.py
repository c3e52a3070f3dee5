"""The family plan in cases that a social worker can read: what is had together, what bars what, and what comes first."""

from __future__ import annotations

from typing import Any

import pytest

from matching.recognitions import Holding
from tests.matching.plans import CATALOGUE, CONFLICTS, applied, by_what_presses, left_out, plan_of

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


def test_a_contradiction_is_named_in_the_plan_too() -> None:
    elder = {"id": "elder", "relation": "elder", "facts": {"age": 84, "statuses": {"tekun": True, "dibao": True}}}
    assert plan_of({"region": "511132", "members": [elder]})["warnings"]


def first_steps(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["resource"], subject) for each in plan_of(record)["steps"] for subject in each["subjects"]]


def test_an_orphans_living_comes_before_the_grandparents_farming() -> None:
    members = [
        {"id": "grandmother", "relation": "grandmother", "facts": {"age": 68, "farmer": True}},
        {"id": "child", "relation": "child", "facts": {"age": 9, "edu_stage": "primary", "parents_status": "both_dead"}},
    ]
    with by_what_presses():
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
