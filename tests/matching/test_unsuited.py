"""Nobody is sent to what is plainly not for them: unemployment insurance, rented public housing."""

from typing import Any

import pytest

from matching.casework import Casework
from matching.eligibility import Assessor
from matching.verdict import Verdict
from tests.conftest import DAY
from tests.matching.households import family, member

PAID = {"ui_contribution_months": 24, "involuntary_unemployed": True, "registered_unemployed": True}


def verdict(casework: Casework, resource: str, person: dict[str, Any]) -> Verdict:
    assessor = Assessor(casework.household(family(person), "test", DAY), casework.catalogue)
    return assessor.assess(casework.catalogue.resources[resource], person["id"]).verdict


def steps(casework: Casework, *members: dict[str, Any], **rest: Any) -> set[str]:
    return {each["resource"] for each in casework.plan(casework.household(family(*members, **rest), "test", DAY))["steps"]}


@pytest.mark.parametrize(("age", "found"), [(16, "not_eligible"), (17, "eligible"), (44, "eligible"), (65, "to_be_checked"), (66, "not_eligible"), (70, "not_eligible")])
def test_unemployment_insurance_is_of_working_age(casework: Casework, age: int, found: str) -> None:
    assert verdict(casework, "unemployment-insurance", member("m", "adult", age=age, **PAID)).value == found


# 国发〔1978〕104号: a woman may draw a pension from 45, a man from 50; of whom nobody knows which, both are asked.
@pytest.mark.parametrize(
    ("age", "sex", "pension", "found"),
    [
        (44, "female", None, "eligible"), (45, "female", None, "to_be_checked"), (49, "female", None, "to_be_checked"), (49, "male", None, "eligible"),
        (49, None, None, "to_be_checked"), (50, "male", None, "to_be_checked"), (47, "female", True, "not_eligible"), (47, "female", False, "eligible"),
    ],
)  # fmt: skip
def test_an_early_pension_is_asked_about_where_there_may_be_one(
    casework: Casework, age: int, sex: str | None, pension: bool | None, found: str
) -> None:
    facts = {"age": age, **PAID, **({"sex": sex} if sex else {}), **({} if pension is None else {"benefits": {"employee_pension": pension}})}
    assert verdict(casework, "unemployment-insurance", member("m", "adult", **facts)).value == found


@pytest.mark.parametrize(("known", "sent"), [({"farmer": True}, False), ({"age": 17}, False), ({"edu_stage": "vocational"}, False), ({}, True)])
def test_who_never_paid_for_it_is_not_sent_to_unemployment_insurance(casework: Casework, known: dict[str, Any], sent: bool) -> None:
    out_of_work = {"age": 40, "employment_status": "unemployed", **known}
    needs = [{"type": "employment", "member": "m"}, {"type": "income_support", "member": "m"}]
    assert ("unemployment-insurance" in steps(casework, member("m", "adult", **out_of_work), needs=needs)) is sent


@pytest.mark.parametrize(
    ("facts", "sent"),
    [({"own_home": True}, False), ({"hukou_type": "rural"}, False), ({"own_home": False, "hukou_type": "rural"}, True), ({}, True)],
)
def test_who_lives_in_a_house_of_its_own_is_not_sent_to_public_housing(casework: Casework, facts: dict[str, Any], sent: bool) -> None:
    found = steps(casework, member("m", "adult", age=40), facts=facts, needs=["housing"])
    assert ("public-rental-housing" in found) is sent
