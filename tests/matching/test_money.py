"""What somebody gets himself: by his stage of school, by the place's dibao standard and what the family earns."""

from typing import Any

import pytest

from matching.casework import Casework
from matching.eligibility import Assessor
from matching.money import own_amount
from tests.conftest import DAY
from tests.matching.households import family, member

LINE = {"region_facts": {"dibao_standard_monthly": 600}}


def amount(casework: Casework, resource: str, subject: str, *members: dict[str, Any], **rest: Any) -> tuple[int, int | None] | None:
    assessor = Assessor(casework.household(family(*members, **rest), "test", DAY), casework.catalogue)
    found = own_amount(casework.catalogue.resources[resource], subject, assessor)
    return None if found is None else (found.low, found.high)


@pytest.mark.parametrize(("stage", "found"), [("primary", (625, 1250)), ("junior", (750, 1500)), (None, (625, 1500))])
def test_the_living_subsidy_is_that_of_the_stage_of_school(casework: Casework, stage: str | None, found: tuple[int, int]) -> None:
    child = member("child", "child", age=12, **({} if stage is None else {"edu_stage": stage}))
    assert amount(casework, "compulsory-living-subsidy", "child", child) == found


@pytest.mark.parametrize(("income", "found"), [(450, (3600, 3600)), (600, None), (None, None)])
def test_dibao_is_the_difference_for_each_of_the_family(casework: Casework, income: int | None, found: tuple[int, int] | None) -> None:
    people = member("mum", "mother"), member("child", "child")
    facts = {} if income is None else {"income_per_capita_monthly": income}
    assert amount(casework, "dibao", "household", *people, facts=facts, **LINE) == found


def test_who_is_on_tekun_is_not_paid_dibao_beside_it(casework: Casework) -> None:
    people = member("dad", "father", age=45), member("old", "grandfather", age=80, statuses=["tekun"])
    assert amount(casework, "dibao", "household", *people, facts={"income_per_capita_monthly": 300}, **LINE) == (3600, 3600)


def test_tekun_is_at_least_1_3_times_the_standard(casework: Casework) -> None:
    assert amount(casework, "tekun", "old", member("old", "elder"), **LINE) == (9360, None)


def test_a_figure_that_is_only_a_floor_has_no_most(casework: Casework) -> None:
    """Sichuan's floor: 620 in the country, 826 in town; which of them is not known before the hukou is."""
    rural = {"facts": {"income_per_capita_monthly": 120, "hukou_type": "rural"}}
    assert amount(casework, "dibao", "household", member("mum", "mother"), region="513400", **rural) == (6000, None)
    either = {"facts": {"income_per_capita_monthly": 120}}
    assert amount(casework, "dibao", "household", member("mum", "mother"), region="500243", **either) == (6120, 7800)


@pytest.mark.parametrize("region", ["360000", "150000"])
def test_of_an_average_nothing_is_sure(casework: Casework, region: str) -> None:
    """Jiangxi and Inner Mongolia: only the average of the province's counties is known, and some pay less."""
    facts = {"income_per_capita_monthly": 120, "hukou_type": "rural"}
    assert amount(casework, "dibao", "household", member("mum", "mother"), region=region, facts=facts) is None


def test_the_plan_says_the_amount_and_adds_it_up(casework: Casework) -> None:
    children = [member("one", "child", age=9, edu_stage="primary"), member("two", "child", age=13, edu_stage="junior")]
    record = family(*children, facts={"statuses": ["dibao"]}, needs=["student_aid"])
    plan = casework.plan(casework.household(record, "test", DAY))
    (step,) = [each for each in plan["steps"] if each["resource"] == "compulsory-living-subsidy"]
    assert step["amount"] == {"low": 625, "high": 1500, "per": "year"}
    assert plan["money"]["certain"]["year"]["low"] >= 625 + 750


@pytest.mark.parametrize(
    ("resource", "region", "found"),
    [
        ("orphan-allowance", "430524", (13800, None)),
        ("orphan-allowance", "500243", (19812, None)),
        ("orphan-allowance", "360000", (7200, None)),  # nothing announced here: the country's least
        ("disability-care-allowance", "430524", (1080, None)),
        ("disability-living-allowance", "500243", None),
    ],
)
def test_an_allowance_is_at_least_what_was_announced_beside_the_standard(
    casework: Casework, resource: str, region: str, found: tuple[int, int | None] | None
) -> None:
    assert amount(casework, resource, "who", member("who", "child", age=9), region=region) == found


def test_a_step_that_would_open_more_says_what_it_brings_itself(casework: Casework) -> None:
    who = member("who", "adult", age=45, disability_grade=1, disability_types=["视力"], disability_certificate=True)
    facts = {"hukou_type": "rural", "income_per_capita_monthly": 200}
    plan = casework.plan(casework.household(family(who, region="430524", facts=facts, needs=["disability_support"]), "test", DAY))
    steps = {each["step"]: each["amount"] for way in plan["unlock_paths"] for each in way["steps"]}
    assert steps["dibao"] == {"low": 3000, "high": None, "per": "year"}
