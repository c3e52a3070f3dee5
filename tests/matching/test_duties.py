"""Whom the worker must tell: it stands before everything else, and the plan begins with the line that takes the report."""

from typing import Any

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.households import family, member

MUM = member("mum", "mother", age=38)


def told(casework: Casework, *members: dict[str, Any], **rest: Any) -> list[tuple[str, str]]:
    """The subject and the first words of each duty."""
    household = casework.household(family(*members, **rest), "test", DAY)
    found = casework.match(household, 1)["warnings"]
    assert casework.plan(household)["warnings"] == found
    duties = [each for each in found if each["kind"] == "duty"]
    assert found[: len(duties)] == duties
    return [(each["subject"], each["text"]["zh"][:5]) for each in duties]


@pytest.mark.parametrize("fact", [{"pregnant": True}, {"ever_had_child": True}, {"living_children": 1}])
def test_that_a_girl_under_14_is_pregnant_or_a_mother_must_be_reported(casework: Casework, fact: dict[str, Any]) -> None:
    assert told(casework, MUM, member("girl", "child", age=13, sex="female", **fact)) == [("girl", "未满14周")]


@pytest.mark.parametrize(("age", "said"), [(13, "未满14周"), (14, "未成年怀孕"), (17, "未成年怀孕")])
def test_a_pregnant_minor_is_never_passed_over(casework: Casework, age: int, said: str) -> None:
    assert told(casework, MUM, member("girl", "child", age=age, pregnant=True)) == [("girl", said)]


def test_a_grown_woman_who_is_pregnant_is_nobodys_case(casework: Casework) -> None:
    assert told(casework, member("mum", "mother", age=30, pregnant=True), member("girl", "child", age=13)) == []


def test_nobody_is_told_of_whose_age_is_not_known(casework: Casework) -> None:
    assert told(casework, member("girl", "daughter_in_law", pregnant=True)) == []


@pytest.mark.parametrize(
    ("child", "said"),
    [
        (member("c", "child", age=9, guardianship_risk=True), "未成年人受"),
        (member("c", "child", {"domestic_violence": True}, age=9), "未成年人受"),
        (member("c", "child", {"minor_case": "严重伤害"}, age=9), "未成年人受"),
        (member("c", "child", {"minor_case": "监护人失踪"}, age=9), "孩子没有人"),
        (member("c", "child", age=15, suicide_risk=True), "有自伤、自"),
        (member("c", "adult", age=25, mental_risk_level=4), "精神障碍危"),
        (member("c", "adult", {"domestic_violence": True}, age=25, severe_mental=True), "不能(完全"),
    ],
)
def test_harm_and_danger_are_told(casework: Casework, child: dict[str, Any], said: str) -> None:
    assert told(casework, MUM, child) == [("c", said)]


@pytest.mark.parametrize("event", ["domestic_violence", "domestic_violence_threat"])
def test_whether_a_grown_victim_is_safe_is_asked_first_and_reporting_is_hers(casework: Casework, event: str) -> None:
    assert told(casework, member("mum", "mother", {event: True}, age=38)) == [("mum", "正受家庭暴")]
    assert told(casework, member("mum", "wife", {event: True})) == [("mum", "正受家庭暴")]
    assert told(casework, member("mum", "mother", {event: False}, age=38)) == []


def test_each_duty_names_its_rule(casework: Casework) -> None:
    for duty in casework.catalogue.duties:
        assert duty.source.startswith("http")
        assert duty.date[:2] == "20"


@pytest.mark.parametrize("fact", [{"pregnant": True}, {"ever_had_child": True}, {"living_children": 1}, {"total_children": 1}])
def test_the_plan_of_a_girl_with_child_begins_with_the_line_that_takes_the_report(casework: Casework, fact: dict[str, Any]) -> None:
    record = family(MUM, member("girl", "child", age=13, **fact), needs=[{"type": "maternal_health", "member": "girl"}])
    assert casework.plan(casework.household(record, "test", DAY))["steps"][0]["resource"] == "hotline-minor-12345"
