"""Records written with the fact files' raw names are read; what is neither fact nor alias is refused."""

import pytest
import yaml

from graph import InputError
from matching.formula import Known, Variable
from matching.household import parse_household
from matching.implications import known_facts
from tests.conftest import DAY, ROOT

RAW = yaml.safe_load((ROOT / "tests" / "cases" / "raw_names.yaml").read_text(encoding="utf-8"))
PLACES = {"loan": "household", "benefit": "household"}


def record(scope: str, facts: dict) -> dict:
    """A household of one member that says just these facts, in the place their scope has."""
    member: dict = {"id": "someone"}
    household = {"region": "511132", "members": [member]}
    if scope == "person":
        member["facts"] = facts
    else:
        household[{"household": "facts", "event": "event", "region": "region_facts"}[scope]] = facts
    return household


@pytest.mark.parametrize("name", RAW)
def test_every_raw_name_and_value_is_read(name, casework):
    scope, key = name.split(".", 1)
    for value in RAW[name]:
        for written in (key, name):
            household = parse_household(record(PLACES.get(scope, scope), {written: value}), casework.catalogue.vocabulary)
            kept = {**household.facts, **household.event, **household.region_facts, **household.members[0].facts}
            assert len(kept) == 1, (written, value)


def test_a_birth_year_bounds_the_age(casework):
    household = parse_household(
        {"region": "511132", "as_of": str(DAY), "members": [{"id": "a", "facts": {"birth_year": 1930}}]},
        casework.catalogue.vocabulary,
    )
    birth = known_facts(household, casework.catalogue, DAY).birth("a")
    assert birth.value is None and birth.high - birth.low == 364


def test_a_name_that_is_neither_gets_the_nearest(casework):
    with pytest.raises(InputError, match="disability_grade"):
        parse_household(record("person", {"disabilty_grade": 2}), casework.catalogue.vocabulary)


def test_a_fact_that_contradicts_another_counts_as_unknown_and_is_told(casework):
    household = parse_household(
        {"region": "511132", "members": [{"id": "a", "facts": {"age": 7, "employment_status": "employed"}}]},
        casework.catalogue.vocabulary,
    )
    facts = known_facts(household, casework.catalogue, DAY)
    assert facts.known(Variable("fact", "a", "person.employment_status")) == Known()
    assert list(facts.household.conflicts) == [("a", "person.employment_status", "")]
