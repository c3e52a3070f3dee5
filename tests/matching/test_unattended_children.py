"""Which children nobody raises, by what is said of the father and of the mother."""

from __future__ import annotations

import itertools

import pytest

from matching.casework import Casework
from matching.eligibility import Assessor
from matching.verdict import Verdict
from tests.conftest import DAY
from tests.matching.households import family, member

ABSENT = ("死亡", "失踪", "服刑", "强制戒毒", "限制自由", "撤销监护", "遣送出境")
UNSURE = ("重残", "重病", "失联")


@pytest.mark.parametrize(("father", "mother"), list(itertools.product(ABSENT + UNSURE, repeat=2)))
def test_neither_parent_can_raise_a_child_who_is_not_there(casework: Casework, father: str, mother: str) -> None:
    """民发〔2019〕62号: whoever is dead, missing, deprived of liberty, deported or no guardian any more; of both dead it is an orphan."""
    child = member("child", "child", age=9, father_status=father, mother_status=mother)
    household = casework.household(family(member("gran", "grandmother", age=66), child), "test", DAY)
    found = Assessor(household, casework.catalogue)
    settled = father in ABSENT and mother in ABSENT
    assert found.facts.value("child", "person.any_parent_capable") is (False if settled else None)
    verdict = found.assess(casework.catalogue.resources["de-facto-unattended-child"], "child").verdict
    if father == mother == "死亡":
        assert verdict is Verdict.NOT_ELIGIBLE
    elif {father, mother} <= {"死亡", "失踪"} or not settled:  # a court's word makes it an orphan
        assert verdict is Verdict.TO_BE_CHECKED
    else:
        assert verdict is Verdict.ELIGIBLE


@pytest.mark.parametrize("others", [["stepfather"], ["grandmother", "stepmother"]])
def test_whether_a_stepparent_raises_it_is_asked(casework: Casework, others: list[str]) -> None:
    """A stepparent who brings it up has a parent's duties (民法典第一千零七十二条)."""
    child = member("child", "child", age=9, father_status="死亡", mother_status="服刑")
    household = casework.household(family(child, *(member(each, each, age=60) for each in others)), "test", DAY)
    found = Assessor(household, casework.catalogue).assess(casework.catalogue.resources["de-facto-unattended-child"], "child")
    assert found.verdict is Verdict.TO_BE_CHECKED
