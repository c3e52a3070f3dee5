"""Laws over the real catalogue: what is learnt never turns a verdict round."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.casework import Casework
from matching.eligibility import Assessment, Assessor
from matching.facts import Fact
from matching.household import Household
from matching.verdict import Verdict
from tests.conftest import DAY, ROOT

CASEWORK = Casework(ROOT / "seed_data")
FACTS = CASEWORK.catalogue.vocabulary.facts


def _value(fact: Fact) -> st.SearchStrategy[Any]:
    if fact.type == "boolean":
        return st.booleans()
    if fact.type == "set":
        return st.dictionaries(st.sampled_from(sorted(fact.values)), st.booleans(), max_size=4)
    if fact.type == "enum":
        return st.sampled_from(sorted(fact.values, key=str))
    if fact.type == "region":
        return st.sampled_from(["511132", "500243", "430224", "110101"])
    if fact.type == "date":
        return st.dates(min_value=DAY.replace(year=1935), max_value=DAY).map(str)
    return st.integers(int(fact.minimum), int(min(fact.maximum, 3000)))


def facts_of(scope: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = [fact.key for fact in FACTS.values() if fact.scope == scope and fact.key not in ("birth_date", "age_months", "birth_year")]
    return st.lists(st.sampled_from(keys), unique=True, max_size=25).flatmap(
        lambda chosen: st.fixed_dictionaries({key: _value(FACTS[f"{scope}.{key}"]) for key in chosen})
    )


RECORDS = st.builds(
    lambda region, person, household, event: {
        "id": "f", "region": region, "facts": household, "event": event, "members": [{"id": "m", "facts": person}],
    },
    st.sampled_from(["511132", "500243", "430224"]), facts_of("person"), facts_of("household"), facts_of("event"),
)  # fmt: skip


def assessments(record: dict[str, Any]) -> dict[tuple[str, str], Assessment]:
    household: Household = CASEWORK.household(record, "law", DAY)
    found = Assessor(household, CASEWORK.catalogue).assess_all(CASEWORK.catalogue.resources.values())
    return {(each.resource.id, each.subject): each for each in found}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(RECORDS, st.data())
def test_learning_a_fact_never_turns_a_verdict_round(record: dict[str, Any], data: st.DataObject) -> None:
    known = record["members"][0]["facts"]
    if not known:
        return
    learnt = data.draw(st.sampled_from(sorted(known)))
    less = {**record, "members": [{"id": "m", "facts": {k: v for k, v in known.items() if k != learnt}}]}
    if Assessor(CASEWORK.household(record, "law", DAY), CASEWORK.catalogue).household.conflicts:
        return  # no such family: what is recorded contradicts itself, and counts as unknown (tested elsewhere)
    before, after = assessments(less), assessments(record)
    for key, earlier in before.items():
        if earlier.verdict is not Verdict.TO_BE_CHECKED:
            assert after[key].verdict is earlier.verdict, (key, learnt)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_to_be_checked_always_names_what_is_missing(record: dict[str, Any]) -> None:
    found = assessments(record)
    for assessment in found.values():
        assert bool(assessment.missing) == (assessment.verdict is Verdict.TO_BE_CHECKED)


def test_an_empty_household_is_never_simply_eligible_for_cash() -> None:
    found = assessments({"id": "f", "region": "511132", "members": [{"id": "m"}]})
    eligible = [key for key, each in found.items() if each.verdict is Verdict.ELIGIBLE]
    assert eligible == []


@pytest.mark.parametrize("status", ["dibao", "tekun"])
def test_a_status_not_granted_opens_nothing(status: str) -> None:
    record = {"id": "f", "region": "511132", "members": [{"id": "m", "facts": {
        "statuses": {"items": [], "complete": True}, "basic_medical_insurance": True, "policy_scope_self_pay": 9000,
    }}]}  # fmt: skip
    assert assessments(record)[("medical-assistance", "m")].verdict is Verdict.NOT_ELIGIBLE
    record["members"][0]["facts"]["statuses"] = {"items": [status], "complete": True}
    assert assessments(record)[("medical-assistance", "m")].verdict is Verdict.ELIGIBLE
