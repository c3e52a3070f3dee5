"""What is expected of somebody: of a child that its parents raise it, unless that very parent cannot."""

from typing import Any

import pytest

from matching.casework import Casework
from matching.eligibility import Assessor
from matching.formula import Variable
from tests.conftest import DAY
from tests.matching.households import family, member

UNATTENDED = "de-facto-unattended-child"


def capable(casework: Casework, *members: dict[str, Any]) -> Any:
    """Whether one expects that a parent can raise the child."""
    assessor = Assessor(casework.household(family(*members), "test", DAY), casework.catalogue)
    return assessor.expectations.usual(Variable("fact", "child", "person.any_parent_capable"))


def checked(casework: Casework, *members: dict[str, Any]) -> bool:
    """Whether the plan sends anybody to find out whether the child is unattended, or an orphan."""
    record = family(*members, needs=[{"type": "child_income_support", "member": "child"}])
    steps = casework.plan(casework.household(record, "test", DAY))["steps"]
    return not {UNATTENDED, "orphan-allowance"}.isdisjoint(each["resource"] for each in steps)


def child(**facts: Any) -> dict[str, Any]:
    return member("child", "child", age=9, **facts)


@pytest.mark.parametrize("status", ["失联", "死亡", "失踪", "服刑", "重病"])
def test_a_working_father_of_whom_it_is_said_that_he_is_gone_raises_nobody(casework: Casework, status: str) -> None:
    father = member("dad", "father", works_away=True)
    assert capable(casework, father, child()) is True
    assert capable(casework, father, child(father_status=status)) is None
    assert capable(casework, father, child(mother_status=status)) is True


def test_whose_both_parents_are_gone_is_still_looked_at(casework: Casework) -> None:
    people = member("dad", "father", works_away=True), member("gran", "grandmother", age=66)
    assert checked(casework, *people, child(father_status="失联", mother_status="失联"))


@pytest.mark.parametrize("parents", [["father", "mother"], ["mother"], ["parent"], ["husband", "wife"]])
def test_nobody_asks_whether_a_child_is_unattended_whose_parents_raise_it(casework: Casework, parents: list[str]) -> None:
    people = [member(each, each, age=36) for each in parents]
    assert capable(casework, *people, child()) is True
    assert not checked(casework, *people, child())


def test_that_the_parents_work_far_away_leaves_no_child_unattended(casework: Casework) -> None:
    gran = member("gran", "grandmother", age=66)
    assert not checked(casework, gran, child(left_behind=True))
    assert checked(casework, gran, child())
    assert checked(casework, gran, child(left_behind=True, mother_status="失联", father_status="服刑"))


def test_a_grandchild_is_raised_by_the_son_who_works_far_away(casework: Casework) -> None:
    gran, boy = member("gran", "elder", age=66), member("child", "grandchild", age=6)
    assert capable(casework, gran, member("son", "child", works_away=True), boy) is True
    assert capable(casework, gran, member("son", "child"), boy) is None
    lost = member("child", "grandchild", age=6, father_status="失联")
    assert capable(casework, gran, member("son", "child", works_away=True), lost) is None


@pytest.mark.parametrize(
    "ill", [{"has_disability": True}, {"severe_mental": True}, {"work_capacity": False}, {"illnesses": ["白血病"]}]
)
def test_a_parent_who_is_ill_or_disabled_may_not_be_able_to(casework: Casework, ill: dict[str, Any]) -> None:
    assert capable(casework, member("mum", "mother", age=36, **ill), child()) is None


def test_what_is_expected_of_one_status_leaves_what_is_expected_of_another(casework: Casework) -> None:
    people = member("mum", "mother", age=36), member("child", "child", age=15, edu_stage="higher")
    assessor = Assessor(casework.household(family(*people), "test", DAY), casework.catalogue)
    for status in ("left_behind", "child_in_difficulty"):
        assert assessor.expectations.usual(Variable("fact", "child", "person.statuses", status)) is False


def usual(casework: Casework, record: dict[str, Any], name: str, subject: str = "who") -> Any:
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    return assessor.expectations.usual(Variable("fact", subject, name))


@pytest.mark.parametrize(
    "facts", [{"employment_status": "unemployed"}, {"work_capacity": False}, {"disability_grade": 1}, {"age": 78}]
)
def test_who_cannot_work_is_not_expected_to_farm(casework: Casework, facts: dict[str, Any]) -> None:
    assert usual(casework, family(member("who", "adult", **{"age": 45, **facts})), "person.farmer") is False
    assert usual(casework, family(member("who", "adult", age=45)), "person.farmer") is None


def test_what_is_expected_to_be_so_a_hint_leaves_as_it_is(casework: Casework) -> None:
    beaten = member("who", "mother", age=40) | {"event": {"domestic_violence": True}}
    safety = {"type": "personal_safety", "member": "who"}
    assert usual(casework, family(beaten, needs=[safety]), "event.need_hotline") is True
    assert usual(casework, family(member("who", "mother", age=40), needs=[safety]), "event.need_hotline") is None


def test_what_a_loan_is_for_is_a_question_only_where_one_is_spoken_of(casework: Casework) -> None:
    def purpose(*needs: str) -> Any:
        return usual(casework, family(member("who", "adult", age=40), needs=list(needs)), "household.loan_purpose", "household")

    assert purpose("disaster_relief") == "none"
    assert purpose("credit") is None


@pytest.mark.parametrize("facts", [
    {"age": 70}, {"care_dependency": "severe"}, {"disability_grade": 3, "disability_types": ["智力"]},
    {"disability_grade": 2, "disability_types": ["肢体"]}, {"disability_grade": 1, "disability_types": ["视力"]},
])  # fmt: skip
def test_who_is_held_unable_to_work_is_expected_to_draw_no_unemployment_benefit(casework: Casework, facts: dict[str, Any]) -> None:
    who = {"age": 45, "employment_status": "unemployed", **facts}
    needs = [{"type": "employment", "member": "who"}]
    assert usual(casework, family(member("who", "adult", **who)), "person.work_capacity") is False
    assert usual(casework, family(member("who", "adult", **(who | {"farmer": True}))), "person.work_capacity") is None
    plan = casework.plan(casework.household(family(member("who", "adult", **who), needs=needs), "test", DAY))
    offered = {each["resource"] for each in plan["steps"]} | {each["step"] for way in plan["unlock_paths"] for each in way["steps"]}
    assert not {"unemployment-insurance", "public-welfare-post", "employment-assistance-649", "register-unemployed"} & offered


@pytest.mark.parametrize("facts", [{"disability_grade": 1, "disability_types": ["听力"]}, {"disability_grade": 3, "disability_types": ["肢体"]}, {}])
def test_who_may_work_is_sent_to_register(casework: Casework, facts: dict[str, Any]) -> None:
    who = member("who", "adult", age=45, employment_status="unemployed", **facts)
    record = family(who, needs=[{"type": "employment", "member": "who"}], facts={"hukou_type": "urban"})
    ways = casework.plan(casework.household(record, "test", DAY))["unlock_paths"]
    assert "register-unemployed" in {each["step"] for way in ways for each in way["steps"]}


def test_who_is_at_school_is_not_sent_to_register(casework: Casework) -> None:
    who = member("who", "adult", age=19, employment_status="unemployed", edu_stage="higher")
    record = family(who, needs=[{"type": "employment", "member": "who"}], facts={"hukou_type": "urban"})
    plan = casework.plan(casework.household(record, "test", DAY))
    offered = {each["resource"] for each in plan["steps"]} | {each["step"] for way in plan["unlock_paths"] for each in way["steps"]}
    assert not {"unemployment-insurance", "register-unemployed"} & offered


@pytest.mark.parametrize(
    ("people", "supporter"),
    [
        ([member("who", "elder", age=66, living_children=0)], "none"),
        ([member("who", "elder", age=66)], None),
        ([member("who", "adult", age=50, living_children=0)], None),
        ([member("who", "husband", age=66, living_children=0), member("wife", "wife", age=60)], None),
        ([member("who", "adult", age=61, living_children=0), member("old", "mother", age=84)], None),
    ],
)
def test_a_childless_old_person_alone_is_expected_to_have_no_supporter(casework: Casework, people: list[dict[str, Any]], supporter: str | None) -> None:
    assert usual(casework, family(*people), "person.legal_supporter_status") == supporter


def test_a_pregnant_girl_under_14_is_expected_to_be_at_risk_and_told_of_once(casework: Casework) -> None:
    girl = member("who", "child", age=13, sex="female", pregnant=True)
    record = family(member("mum", "mother", age=38), girl)
    assert usual(casework, record, "person.guardianship_risk") is True
    plan = casework.plan(casework.household(record, "test", DAY))
    assert [each["kind"] for each in plan["warnings"]].count("duty") == 1
    assert "children-in-difficulty" in {each["resource"] for each in plan["steps"]}
    older = family(member("mum", "mother", age=38), member("who", "child", age=15, sex="female", pregnant=True))
    assert usual(casework, older, "person.guardianship_risk") is not True


def test_insurance_against_great_bills_is_no_answer_to_a_pregnancy(casework: Casework) -> None:
    girl = member("girl", "child", age=16, sex="female", pregnant=True)
    record = family(member("mum", "mother", age=38), girl, needs=[{"type": "maternal_health", "member": "girl"}], facts={"low_income": True})
    plan = casework.plan(casework.household(record, "test", DAY))
    need = next(each for each in plan["needs"] if each["type"] == "maternal_health")
    answers = {plan["steps"][number - 1]["resource"] for number in need["steps"]}
    assert not {"critical-illness-insurance", "linshi-emergency", "rigid-expenditure-family"} & answers
    assert "linshi-emergency" not in {each["resource"] for each in plan["steps"]}


@pytest.mark.parametrize("event", [{"natural_disaster": True}, {"domestic_violence": True}])
def test_a_sudden_event_is_expected_only_where_something_hints_at_one(casework: Casework, event: dict[str, Any]) -> None:
    assert usual(casework, family(member("who", "mother", age=40)), "event.type", "household") == "none"
    assert usual(casework, family(member("who", "mother", age=40) | {"event": event}), "event.type", "household") is None
    assert usual(casework, family(member("who", "mother", age=40), needs=["emergency"]), "event.type", "household") is None
