"""What keeps what away: a lower rung gives way, the higher of two is chosen, a rule of one place binds there only."""

from dataclasses import replace
from typing import Any

import pytest

from matching.casework import Casework
from matching.conflicts import Conflicts, barring, replaced
from matching.recognitions import Holding
from tests.conftest import DAY
from tests.matching.households import family, member


def plan_of(casework: Casework, *members: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return casework.plan(casework.household(family(*members, **rest), "test", DAY))


def alone(*statuses: str, **facts: Any) -> dict[str, Any]:
    known = {"legal_supporter_status": "none", "income_monthly": 100, "assets_within": ["tekun_limit"], "statuses": list(statuses)}
    return member("old", "elder", **({"age": 71} | known | facts))


def switch(plan: dict[str, Any], resource: str) -> set[tuple[str, str]]:
    (step,) = [each for each in plan["steps"] if each["resource"] == resource]
    assert step["action"] == "apply"
    return {(each["resource"], each["subject"]) for each in step["replaces"]}


def test_who_is_on_dibao_and_the_allowances_moves_to_tekun_for_himself(casework: Casework) -> None:
    """特困 and 低保 are not held together: whoever meets the terms of 特困 is moved to it (民发〔2021〕43号), and leaves 两补."""
    line, needs = {"dibao_standard_monthly": 500}, ["income_support"]
    old = alone("dibao", benefits=["disability_living_allowance", "disability_care_allowance"])
    ended = switch(plan_of(casework, old, region_facts=line, needs=needs), "tekun")
    assert ended == {("dibao", "old"), ("disability-living-allowance", "old"), ("disability-care-allowance", "old")}
    assert switch(plan_of(casework, alone(), region_facts=line, needs=needs), "tekun") == set()


def test_who_is_on_tekun_is_not_sent_to_the_allowances(casework: Casework) -> None:
    old = alone("tekun", disability_certificate=True, disability_grade=1, needs_long_term_care_months=9)
    assert not {"disability-care-allowance", "dibao"} & {each["resource"] for each in plan_of(casework, old, needs=["disability_support"])["steps"]}


@pytest.mark.parametrize(("region", "ended"), [("420528", {("elderly-care-subsidy", "old")}), ("621225", set())])
def test_a_rule_of_one_province_binds_there_only(casework: Casework, region: str, ended: set[tuple[str, str]]) -> None:
    record = {"region": region, "region_facts": {"dibao_standard_monthly": 500}, "needs": ["income_support"]}
    assert switch(plan_of(casework, alone(benefits=["elderly_nursing_subsidy"]), **record), "tekun") == ended


def test_the_care_allowance_keeps_nobody_from_help_with_pneumoconiosis(casework: Casework) -> None:
    """What excludes the allowance is the nursing payment of work injury, not the help for the illness."""
    ill = member("dad", "father", age=50, illnesses=["尘肺病"], employer_missing=True, benefits=["disability_care_allowance"])
    steps = {each["resource"]: each for each in plan_of(casework, ill, needs=[{"type": "occupational_disease", "member": "dad"}])["steps"]}
    assert steps["pneumoconiosis-relief"]["action"] == "apply"


@pytest.mark.parametrize(("new", "old", "given_up"), [(300, 200, True), (200, 300, False), (None, 200, False), (300, None, False)])
def test_of_two_of_which_one_is_chosen_the_higher_takes_the_lowers_place(
    casework: Casework, new: int | None, old: int | None, given_up: bool
) -> None:
    catalogue = casework.catalogue

    def holding(name: str, yuan: int | None) -> Holding:
        resource = catalogue.resources[name]
        benefit = resource.record["benefit"] | {"amount_number": yuan}
        return Holding(replace(resource, record=resource.record | {"benefit": benefit}), "old")

    wanted, held = holding("disability-care-allowance", new), holding("elderly-care-subsidy", old)
    conflicts = Conflicts(catalogue, "511132")
    assert replaced(wanted, [held], conflicts) == ([held] if given_up else None)
    by = barring(wanted, [held], conflicts)
    assert (by is None) is given_up
    if by is not None:
        assert ("先问清哪项高" in by[1].text["zh"]) is (None in (new, old))
