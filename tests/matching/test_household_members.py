"""Whose facts count: the head's, or those of some member, and then all of the same one."""

from __future__ import annotations

from typing import Any

import pytest

from graph import InputError
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.verdict import Verdict
from tests.conftest import DAY

FATHER: dict[str, Any] = {"id": "father", "relation": "father", "facts": {"age": 40}}
DWELLING = {"statuses": ["dibao"], "housing_retrofittable": True, "retrofit_excluded": False}
HERE = {"resource": "elderly-home-retrofit", "condition": "c2", "subject": "region", "answer": True}


def verdict(casework: Casework, resource: str, *members: dict[str, Any], **facts: Any) -> Verdict:
    record = {"region": "511132", "head": "father", "facts": {**DWELLING, **facts}, "members": [FATHER, *members], "answers": [HERE]}
    found = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    return found.assess(casework.catalogue.resources[resource], "household").verdict


def warned(casework: Casework, *members: dict[str, Any]) -> list[tuple[str, str, str]]:
    household = casework.household({"region": "511132", "members": list(members)}, "test", DAY)
    return [(each["subject"], each["fact"], each["text"]["zh"]) for each in casework.match(household, 1)["warnings"]]


@pytest.mark.parametrize("young", ["child", "孙子"])
@pytest.mark.parametrize(
    ("fact", "value"), [("age", 3), ("birth_date", "2023-02-01"), ("birth_year", 2023), ("age_months", 37)]
)
def test_a_grandfather_younger_than_the_child_is_to_be_looked_at_again(
    casework: Casework, young: str, fact: str, value: Any
) -> None:
    child = {"id": "c", "relation": young, "facts": {"age": 7}}
    found = warned(casework, {"id": "g", "relation": "爷爷", "facts": {fact: value}}, child)
    assert [each[:2] for each in found] == [("g", f"person.{fact}")]
    assert "祖父至少应比最小的孩子大26岁" in found[0][2]


@pytest.mark.parametrize("facts", [{}, {"age": 33}])
def test_a_grandfather_old_enough_or_of_unknown_age_is_not_doubted(casework: Casework, facts: dict[str, Any]) -> None:
    child = {"id": "c", "relation": "child", "facts": {"age": 7}}
    assert warned(casework, {"id": "g", "relation": "爷爷", "facts": facts}, child) == []


def member(name: str, **facts: Any) -> dict[str, Any]:
    return {"id": name, "relation": "other", "facts": facts}


def test_an_elder_who_is_not_the_head_counts(casework: Casework) -> None:
    assert verdict(casework, "elderly-home-retrofit", member("elder", age=84)) is Verdict.ELIGIBLE


def test_what_is_asked_of_one_member_is_not_put_together_from_two(casework: Casework) -> None:
    healthy = member("elder", age=64, care_dependency="none", disability_certificate=False)
    disabled = member("child", age=9, disability_certificate=True)
    assert verdict(casework, "elderly-home-retrofit", healthy, disabled) is Verdict.NOT_ELIGIBLE


def test_an_unknown_member_leaves_it_open(casework: Casework) -> None:
    assert verdict(casework, "elderly-home-retrofit", member("somebody")) is Verdict.TO_BE_CHECKED


@pytest.mark.parametrize(("grade", "expected"), [(1, Verdict.ELIGIBLE), (4, Verdict.NOT_ELIGIBLE)])
def test_some_members_disability_counts_for_the_dwelling(casework: Casework, grade: int, expected: Verdict) -> None:
    facts = {"low_income": True, "consents_retrofit": True, "retrofit_done": False}
    son = member("son", age=20, disability_certificate=True, disability_grade=grade)
    father = {**FATHER, "facts": {**FATHER["facts"], "disability_certificate": False}}
    record = {"region": "511132", "head": "father", "facts": {**DWELLING, **facts}, "members": [father, son]}
    found = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    assert found.assess(casework.catalogue.resources["home-accessibility-retrofit"], "household").verdict is expected


@pytest.mark.parametrize(
    ("between", "found"),
    [([4, 9], Verdict.NOT_ELIGIBLE), ([2, 4], Verdict.TO_BE_CHECKED), ([0, 1], Verdict.ELIGIBLE), (None, Verdict.TO_BE_CHECKED)],
)
def test_an_age_known_roughly_decides_what_it_can(casework: Casework, between: list[int] | None, found: Verdict) -> None:
    record = {"region": "511132", "members": [{"id": "child", "relation": "child", "age_between": between}]}
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    assessment = assessor.assess(casework.catalogue.resources["childcare-subsidy"], "child")
    assert assessment.verdict is found
    asked = {variable.name for variable in assessment.missing}
    assert ("person.birth_date" in asked) is (between in (None, [2, 4]))


def test_a_reason_names_the_rough_age_that_it_rests_on(casework: Casework) -> None:
    record = {"region": "511132", "members": [{"id": "child", "relation": "child", "age_between": [4, 9]}]}
    explained = casework.explain("childcare-subsidy", casework.household(record, "test", DAY))["subjects"][0]
    facts = [fact for reason in explained["reasons"] if reason["deciding"] for fact in reason["facts"]]
    assert [(each["fact"], each["between"]) for each in facts if "between" in each] == [("person.age_months", [4, 9])]


def test_an_age_that_is_known_leads(casework: Casework) -> None:
    record = {"region": "511132", "members": [{"id": "child", "facts": {"age": 1}, "age_between": [4, 9]}]}
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    assert assessor.assess(casework.catalogue.resources["childcare-subsidy"], "child").verdict is not Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize("wrong", [[79, 71], [71], "71-79", [71.5, 79], [-1, 5], [70, 131], [True, 79]])
def test_what_is_no_range_of_ages_is_refused(casework: Casework, wrong: Any) -> None:
    record = {"region": "511132", "members": [{"id": "elder", "age_between": wrong}]}
    with pytest.raises(InputError, match=r"test\.members\[0\]\.age_between: .*no range of ages"):
        casework.household(record, "test", DAY)
