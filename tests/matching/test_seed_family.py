"""The main job on real input: the family of the seed article."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from app import schemas
from graph import InputError
from matching.casework import Casework
from tests.conftest import DAY


@pytest.fixture
def result(casework: Casework, ebian: dict[str, Any]) -> dict[str, Any]:
    return casework.match(casework.household(ebian, "ebian", DAY), 30)


EXPECTED = (
    "medical-assistance", "disability-living-allowance", "disability-care-allowance", "left-behind-children", "agri-extension",
)  # fmt: skip


@pytest.mark.parametrize("resource", EXPECTED)
def test_the_help_of_the_article_is_named_with_reasons_and_sources(result: dict[str, Any], resource: str) -> None:
    found = next(each for each in result["candidates"] if each["resource"] == resource)
    assert found["reasons"]
    assert found["sources"]
    assert found["path"]
    assert found["verdict"] != "not_eligible"


def test_the_disability_subsidies_wait_for_certificate_and_grade(result: dict[str, Any]) -> None:
    care = next(each for each in result["candidates"] if each["resource"] == "disability-care-allowance")
    assert care["verdict"] == "to_be_checked"
    assert {"person.disability_certificate", "person.disability_grade"} <= {each.get("fact") for each in care["missing"]}


def test_the_agency_of_the_article_serves_the_county(result: dict[str, Any]) -> None:
    agencies = [each for each in result["candidates"] if each["kind"] == "agency"]
    assert [each["resource"] for each in agencies] == ["ls-shangshan"]
    assert agencies[0]["needs_served"]
    assert agencies[0]["sources"]


def test_one_question_decides_most(result: dict[str, Any]) -> None:
    points = [each["points"] for each in result["questions"]]
    assert points == sorted(points, reverse=True)
    assert result["questions"][0]["settles"]


def test_a_painful_question_does_not_come_before_what_is_lightly_asked(casework: Casework) -> None:
    orphan = {"region": "410328", "members": [{"id": "child", "relation": "child", "facts": {"age": 12, "statuses": ["orphan"]}}]}
    facts = casework.catalogue.vocabulary.facts
    asked = casework.match(casework.household(orphan, "orphan", DAY), 30)["questions"]
    assert facts["person.hiv_positive"].sensitivity == "high"
    assert "person.hiv_positive" not in [each.get("fact") for each in asked[:3]]


def test_factors_add_up_to_the_score(result: dict[str, Any]) -> None:
    for each in result["candidates"]:
        assert each["score"] == pytest.approx(sum(factor["points"] for factor in each["factors"]))


def test_no_unsafe_address_is_shown(result: dict[str, Any]) -> None:
    for each in result["candidates"]:
        for source in each["sources"]:
            assert source["tier"] != "copy_on_unrelated_domain" or "url" not in source


def test_input_and_output_keep_their_schemas(casework: Casework, ebian: dict[str, Any], result: dict[str, Any]) -> None:
    jsonschema.validate(ebian, schemas.household_schema(casework.catalogue))
    jsonschema.validate(result, schemas.recommendation_schema())


BAD = [
    ({"region": "999999"}, "not in the table"),
    ({"region": "x"}, "six digits"),
    ({"members": []}, "needs members"),
    ({"members": [{"facts": {"agee": 3}}]}, "did you mean age"),
    ({"members": [{"facts": {"age": "three"}}]}, "not a number"),
    ({"members": [{"facts": {"age": -1}}]}, "cannot be"),
    ({"members": [{"facts": {"birth_date": "2020-13-01"}}]}, "not a date"),
    ({"members": [{"facts": {"birth_date": "2999-01-01"}}]}, "after the day"),
    ({"members": [{"facts": {"statuses": ["dibaoo"]}}]}, "did you mean 'dibao'"),
    ({"members": [{"name": "x"}]}, "unknown field"),
    ({"needs": [{"type": "moneyy"}]}, "unknown need"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_bad_input_is_one_clear_message(casework: Casework, ebian: dict[str, Any], change: dict, message: str) -> None:
    record = {**ebian, **change} if "members" not in change else {"id": "x", "region": "511132", **change}
    with pytest.raises(InputError) as caught:
        casework.match(casework.household(record, "household", DAY), 5)
    assert message.lower() in str(caught.value).lower()
