"""Which questions come first, and that what is only expected orders them and decides nothing."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from graph.seeding import read_families
from matching.answers import check_answer
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.recommendation import open_questions, rank
from tests.conftest import DAY, ROOT
from tests.matching.test_recommendation import family, member


def asked(casework: Casework, record: dict[str, Any]) -> list[dict[str, Any]]:
    return open_questions(Assessor(casework.household(record, "test", DAY), casework.catalogue))


def position(questions: list[dict[str, Any]], subject: str, fact: str) -> int:
    return next(at for at, each in enumerate(questions) if (each["subject"], each.get("fact")) == (subject, fact))


@pytest.mark.parametrize(
    ("likely", "seldom", "fact"),
    [
        (member("boy", "child", age=16), member("gran", "grandmother", age=66), "person.edu_stage"),
        (member("man", "adult", age=40, basic_medical_insurance_type="employee"), member("old", "adult", age=70), "person.union_member"),
        (member("man", "adult", age=40), member("boy", "child", age=9), "person.farmer"),
    ],
)
def test_one_asks_first_of_whom_it_is_likely(
    casework: Casework, likely: dict[str, Any], seldom: dict[str, Any], fact: str
) -> None:
    questions = asked(casework, family(seldom, likely))
    points = {each["subject"]: each["points"] for each in questions if each.get("fact") == fact}
    assert points[likely["id"]] > 2 * points.get(seldom["id"], 0.0)


def test_a_question_that_settles_more_comes_first(casework: Casework) -> None:
    questions = asked(casework, family(member("mum", "mother", age=35), member("kid", "child", age=8)))
    ranks = [each["points"] for each in questions]
    assert ranks == sorted(ranks, reverse=True)
    assert position(questions, "household", "person.statuses") < position(questions, "kid", "person.hiv_positive")
    assert position(questions, "household", "person.hukou_type") < position(questions, "mum", "person.hiv_positive")


def test_what_may_stand_in_one_list_is_asked_at_once(casework: Casework) -> None:
    questions = asked(casework, family(member("mum", "mother", age=35), member("kid", "child", age=8)))
    lists = [(each["subject"], each["fact"]) for each in questions if "elements" in each]
    assert len(lists) == len(set(lists))
    statuses = next(each for each in questions if (each["subject"], each.get("fact")) == ("household", "person.statuses"))
    assert {"dibao", "monitored"} < set(statuses["elements"])
    fact = casework.catalogue.vocabulary.get("person.statuses")
    assert fact.values[statuses["elements"][0]]["zh"] in statuses["question"]["zh"]


def test_a_local_rule_is_asked_of_the_place_so_that_its_answer_can_be_kept(casework: Casework) -> None:
    record = family(member("old", "grandfather", age=80, statuses=["tekun"]), region="430524", needs=["income_support"])
    rules = [each for each in asked(casework, record) if each["kind"] == "local_rule"]
    assert rules and {each["subject"] for each in rules} == {"region"}
    for each in rules:
        check_answer(casework.catalogue.resources[each["resource"]], each["condition"], each["subject"], "answers")


def test_what_an_office_answers_weighs_less_than_what_the_family_answers(casework: Casework) -> None:
    questions = asked(casework, family(member("mum", "mother", age=35), member("kid", "child", age=8)))
    assert questions[0]["kind"] == "fact"
    assert {each["subject"] for each in questions if each["kind"] == "local_rule"} == {"region"}


def test_no_verdict_rests_on_what_is_only_expected(casework: Casework) -> None:
    without = dataclasses.replace(casework.catalogue, expectations=())
    families = [{key: value for key, value in each.items() if key != "source"} for each in read_families(ROOT / "seed_data")]
    for record in families[::9]:
        household = casework.household(record, record["id"], DAY)
        found = [
            [(each.verdict, each.missing) for each in Assessor(household, catalogue).assess_all(catalogue.resources.values())]
            for catalogue in (casework.catalogue, without)
        ]
        assert found[0] == found[1]


def test_an_answer_sets_an_expectation_aside(casework: Casework) -> None:
    def is_far_fetched(**facts: Any) -> bool:
        household = casework.household(family(member("mum", "mother", age=41, **facts)), "test", DAY)
        assessor = Assessor(household, casework.catalogue)
        found = rank(assessor, casework.catalogue, ())
        return next(each.far_fetched for each in found if each.assessment.resource.id == "undergraduate-grant")

    assert is_far_fetched()
    assert not is_far_fetched(edu_stage="higher")


@pytest.mark.parametrize("relation", ["elder", "grandmother"])
def test_an_old_person_of_unknown_age_is_offered_nothing_for_children(casework: Casework, relation: str) -> None:
    found = recommended_for(casework, family(member("old", relation)))
    assert not {"children-in-difficulty", "de-facto-unattended-child", "left-behind-children"} & found


def recommended_for(casework: Casework, record: dict[str, Any]) -> set[str]:
    result = casework.match(casework.household(record, "test", DAY), 300)
    return {each["resource"] for each in result["candidates"]}


def test_a_grandparents_younger_brother_is_not_taken_for_younger_than_the_grandchild(casework: Casework) -> None:
    record = family(member("gran", "grandmother"), member("man", "younger_brother"), member("kid", "grandchild", age=8))
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    assert assessor.facts.birth("man").low < assessor.facts.birth("kid").low - 365
    assert assessor.facts.birth("gran").high < assessor.facts.birth("kid").high


def test_the_household_is_where_its_members_are_expected_to_be_registered(casework: Casework) -> None:
    def found(**father: Any) -> dict[str, Any]:
        boy = member("boy", "child", age=9, has_disability=True, disability_certificate=False, disability_assessed=True)
        questions = asked(casework, family(member("dad", "father", age=40, **father), boy))
        return next(each for each in questions if (each["subject"], each.get("fact")) == ("boy", "person.hukou_region"))

    settled, moved = found(), found(statuses=["migrant_worker"])
    assert settled["expected"] == "511132" and "expected" not in moved
    assert settled["points"] < moved["points"] / 2


def test_whether_a_student_is_so_full_time_is_asked_late_but_of_who_works(casework: Casework) -> None:
    def points(**facts: Any) -> float:
        girl = member("girl", "daughter", age=20, edu_stage="higher", school_recognised_poor=True, **facts)
        questions = asked(casework, family(girl, needs=[{"type": "student_aid", "member": "girl"}]))
        return next(each["points"] for each in questions if each.get("fact") == "person.full_time")

    assert points() < 0.6 * points(employment_status="employed")


def test_who_holds_dibao_is_asked_what_a_move_to_tekun_hangs_on(casework: Casework) -> None:
    old = member("old", "elder", age=72, hukou_type="rural", statuses={"dibao": True})
    questions = asked(casework, family(old, needs=["income_support"]))
    assert any("tekun" in (*each["settles"], *each["touches"]) for each in questions)
    assert any(each.get("fact") == "person.legal_supporter_status" for each in questions)


@pytest.mark.parametrize(
    ("resource", "hint"),
    [
        ("bdf-structural", {"illnesses": ["唇腭裂"]}),
        ("crcf-rare-disease", {"illnesses": ["血友病"]}),
        ("newsunshine-ward-school", {"illnesses": ["白血病"]}),
    ],
)
def test_a_rare_illness_is_asked_about_sooner_where_something_hints_at_it(
    casework: Casework, resource: str, hint: dict[str, Any]
) -> None:
    def points(**facts: Any) -> float:
        questions = asked(casework, family(member("kid", "child", age=8, **facts)))
        return next(each["points"] for each in questions if (each.get("resource"), each.get("condition")) == (resource, "c1"))

    assert points(**hint) > 2 * points()


def test_what_is_remembered_of_one_state_of_a_record_is_not_told_of_another(casework: Casework) -> None:
    """The formulas are kept while a record is filled in: each state gets what it would get alone, in whatever order they come."""
    states = [
        family(member("mother", "mother", age=38), member("girl", "child", **facts))
        for facts in ({}, {"age": 7}, {"age": 19}, {"age": 7, "disability_grade": 1}, {"age": 7, "edu_stage": "primary"}, {})
    ]

    def told(record: dict[str, Any], assessor: Assessor) -> list[Any]:
        verdicts = assessor.assess_all(casework.catalogue.resources.values())
        return [verdicts, [assessor.as_expected(each) for each in verdicts], open_questions(assessor)]

    for record in states:
        household = casework.household(record, "test", DAY)
        alone = told(record, Assessor(household, dataclasses.replace(casework.catalogue)))
        assert told(record, Assessor(household, casework.catalogue)) == alone


@pytest.mark.parametrize("people", [[], [member("child", "child", age=7)]])
def test_a_beaten_wife_is_first_asked_what_changes_what_she_gets(casework: Casework, people: list[dict[str, Any]]) -> None:
    """That she wants the number of somebody to turn to is taken to be so: it is asked after what decides more."""
    wife = member("wife", "wife", age=35) | {"event": {"domestic_violence": True}}
    questions = asked(casework, family(wife, *people, needs=[{"type": "personal_safety", "member": "wife"}]))
    assert position(questions, "wife", "event.legal_matter") < position(questions, "wife", "event.need_hotline")
