"""What a worker with five minutes reads of a plan: what is certain, the few things to find out first, the rest; safety before all."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from app import plan_text, text
from app.wording import Branch, branches, by_question_but, in_short
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.formula import Variable
from matching.plan.asked import FIRST
from matching.plan.safety import CAUTION, NO_MEDIATION
from matching.questions import next_questions
from matching.recommendation import open_questions
from tests.conftest import DAY
from tests.matching.households import family, member
from tests.matching.test_plan_worker import plan_of, step_of

BOY, GIRL = member("boy", "child", age=9), member("girl", "child", age=12)
HUSBAND = member("husband", "husband", age=42)
FAMILIES = [
    ([member("father", "father", age=52, illnesses=["胃癌"]), BOY], [{"type": "medical_cost", "member": "father"}, "income_support"]),
    ([member("gran", "grandmother", age=71), BOY, GIRL], [{"type": "student_aid", "member": "boy"}, "income_support"]),
    ([member("man", "adult", {"work_injury": True}, age=40)], [{"type": "medical_cost", "member": "man"}]),
    ([member("wife", "adult", {"domestic_violence": True}, age=38), HUSBAND, BOY], [{"type": "personal_safety", "member": "wife"}, "income_support"]),
]


@pytest.mark.parametrize(("members", "needs"), FAMILIES)
def test_each_check_stands_under_one_question_that_it_misses(casework: Casework, members: list[dict[str, Any]], needs: list[Any]) -> None:
    plan = plan_of(casework, *members, needs=needs)
    steps = {each["step"]: each for each in plan["steps"]}
    numbers = list(itertools.chain.from_iterable(each["steps"] for each in plan["find_out"]))
    assert sorted(numbers) == [number for number, each in steps.items() if each["action"] == "check"]
    for put in plan["find_out"]:
        about = [put.get(key) for key in ("kind", "fact", "parameter", "condition")]
        for number in put["steps"]:
            assert about in [[each.get(key) for key in ("kind", "fact", "parameter", "condition")] for each in steps[number]["missing"]]


@pytest.mark.parametrize(("members", "needs"), FAMILIES)
def test_few_things_are_found_out_first_and_all_is_said(casework: Casework, members: list[dict[str, Any]], needs: list[Any]) -> None:
    plan = plan_of(casework, *members, needs=needs)
    first = [each["first"] for each in plan["find_out"]]
    assert first == sorted(first, reverse=True)
    assert sum(first) >= min(FIRST, len(first))
    said = plan_text.plan(plan, text.Names(casework.household(family(*members, region="430524"), "test", DAY), casework.catalogue.vocabulary))
    lines = said.splitlines()
    for each in plan["steps"]:
        head = next(number for number, line in enumerate(lines) if f"{each['step']:>2}. [" in line and each["names"]["zh"] in line)
        certain, checks = (next((at for at, line in enumerate(lines) if word in line), len(lines)) for word in ("这就去办", "先弄清这几件"))
        assert (certain < head < checks) if each["action"] == "apply" else head > checks


def test_what_a_right_hangs_on_that_is_lost_with_a_day_is_found_out_first(casework: Casework) -> None:
    plan = plan_of(casework, *FAMILIES[2][0], needs=FAMILIES[2][1])
    number = step_of(plan, "work-injury-recognition")["step"]
    assert next(each["first"] for each in plan["find_out"] if number in each["steps"])


def test_what_is_put_above_a_check_is_not_put_again(casework: Casework) -> None:
    facts = casework.catalogue.vocabulary.facts
    for members, needs in FAMILIES:
        plan = plan_of(casework, *members, needs=needs)
        steps = {each["step"]: each for each in plan["steps"]}
        for put in plan["find_out"]:
            for number in put["steps"]:
                asked = [question["zh"].split("——")[0] for question, _ in by_question_but(steps[number]["missing"], put, facts)]
                whole = {each["subject"] for each in steps[number]["missing"] if each.get("fact") == put.get("fact")}
                if put["kind"] == "fact" and whole <= {each["subject"] for each in put["asked_of"]}:
                    assert put["question"]["zh"].split("——")[0] not in asked


# -- a home with violence


@pytest.mark.parametrize("event", ["domestic_violence", "domestic_violence_threat"])
def test_in_a_home_with_violence_the_plan_begins_with_safety_and_says_what_a_joint_application_tells(casework: Casework, event: str) -> None:
    wife = member("wife", "adult", {event: True}, age=38)
    plan = plan_of(casework, wife, HUSBAND, GIRL, needs=["conflict", "income_support", {"type": "personal_safety", "member": "wife"}])
    assert plan["warnings"][0]["kind"] == "duty" and "调解" in plan["warnings"][0]["text"]["zh"]
    assert plan["steps"][0]["resource"] == "domestic-violence-shelter"
    for each in plan["steps"]:
        assert each["caution"] == (CAUTION if "household" in each["subjects"] else None)
    assert any(each["caution"] for each in plan["steps"])
    quarrel = next(each for each in plan["needs"] if each["type"] == "conflict")
    assert quarrel["ask"] == NO_MEDIATION and "村(居)委会" not in quarrel["ask"]["zh"]


@pytest.mark.parametrize("event", [{}, {"domestic_violence": False}, {"wage_arrears": True}])
def test_without_violence_nobody_is_warned_and_a_quarrel_may_be_mediated(casework: Casework, event: dict[str, Any]) -> None:
    plan = plan_of(casework, member("wife", "adult", event, age=38), HUSBAND, GIRL, needs=["conflict", "income_support"])
    assert not any(each["caution"] for each in plan["steps"])
    assert next(each["ask"] for each in plan["needs"] if each["type"] == "conflict") != NO_MEDIATION


def test_no_mediator_is_sent_to_a_home_with_violence(casework: Casework) -> None:
    def mediators(event: dict[str, Any]) -> bool:
        wife = member("wife", "adult", event, age=38)
        plan = plan_of(casework, wife, HUSBAND, region="510107", needs=["conflict"])
        return any(need["type"] == "conflict" for each in plan["steps"] for need in each["needs"] if each["kind"] == "agency")

    assert not mediators({"domestic_violence": True})


# -- brothers and sisters


def asked(casework: Casework, *members: dict[str, Any]) -> list[dict[str, Any]]:
    return open_questions(Assessor(casework.household(family(*members, needs=["student_aid"]), "test", DAY), casework.catalogue))


def whom(questions: list[dict[str, Any]], fact: str) -> list[list[str]]:
    return sorted([one["subject"] for one in each["asked_of"]] for each in questions if each.get("fact") == fact)


def test_one_fact_of_several_children_is_one_question(casework: Casework) -> None:
    questions = asked(casework, member("dad", "father", age=40), BOY, GIRL, member("small", "younger_brother", age=8))
    assert whom(questions, "person.edu_stage") == [["boy", "girl", "small"], ["dad"]]
    assert whom(questions, "person.has_disability") == [["boy", "girl", "small"], ["dad"]]
    assert all(each["subject"] == each["asked_of"][0]["subject"] for each in questions)


def test_a_child_of_whom_it_is_known_is_not_asked_about(casework: Casework) -> None:
    questions = asked(casework, BOY, member("girl", "child", age=12, edu_stage="primary"), member("kid", "grandchild", age=9))
    assert whom(questions, "person.edu_stage") == [["boy"], ["kid"]]


def test_each_child_is_asked_only_of_the_elements_that_are_open_of_it(casework: Casework) -> None:
    known = member("girl", "child", age=12, statuses={"child_in_difficulty": False})
    question = next(each for each in asked(casework, BOY, known) if each.get("fact") == "person.statuses" and each["subject"] == "boy")
    elements = {each["subject"]: each["elements"] for each in question["asked_of"]}
    assert "child_in_difficulty" in elements["boy"] and "child_in_difficulty" not in elements["girl"]
    assert set(question["elements"]) == set(elements["boy"]) | set(elements["girl"])


def test_what_children_are_asked_together_settles_what_it_settled_apart(casework: Casework) -> None:
    assessor = Assessor(casework.household(family(BOY, GIRL), "test", DAY), casework.catalogue)
    assessments = [assessor.assess(casework.catalogue.resources["compulsory-two-exemptions"], each) for each in ("boy", "girl")]
    apart = [next_questions([(1.0, each)], assessor, None) for each in assessments]
    both = next_questions([(1.0, each) for each in assessments], assessor, None)
    points = sum(each["points"] for questions in apart for each in questions if each.get("fact") == "person.edu_stage")
    assert next(each["points"] for each in both if each.get("fact") == "person.edu_stage") == pytest.approx(points, abs=0.01)


# -- hints, and ways


@pytest.mark.parametrize(
    ("illness", "need", "structural", "functional"),
    [
        (None, "congenital_defect", None, None), ("先天性心脏病", "congenital_defect", None, False), ("癫痫", "congenital_defect", False, None),
        ("癫痫", "medical_cost", False, None), ("癫痫", "student_aid", False, False), ("先天性心脏病", "student_aid", None, False),
        ("白血病", "medical_cost", False, False),
    ],
)  # fmt: skip
def test_a_hint_may_join_a_need_and_a_fact(casework: Casework, illness: str | None, need: str, structural: bool | None, functional: bool | None) -> None:
    kid = member("kid", "child", age=6, **({"illnesses": [illness]} if illness else {}))
    record = family(kid, needs=[{"type": need, "member": "kid"}])
    expectations = Assessor(casework.household(record, "test", DAY), casework.catalogue).expectations
    found = [expectations.usual(Variable("question", "kid", f"{fund}#c1")) for fund in ("bdf-structural", "bdf-functional")]
    assert found == [structural, functional]


def way(*steps: str, opens: str) -> dict[str, Any]:
    opened = [{"resource": each, "subject": "m", "amount": None, "missing": [], "replaces": []} for each in opens]
    return {"steps": [{"step": each, "subject": "m"} for each in steps], "opens": opened}


def told(every: list[Branch]) -> list[Any]:
    """The branches as (the steps of each way, what they open, what opens then)."""
    return [
        ([" ".join(step["step"] for step in each) for each in branch.either], "".join(each["resource"] for each in branch.opens), told(branch.then))
        for branch in every
    ]


def test_ways_that_open_the_same_are_told_once() -> None:
    assert told(branches([way("a", opens="x"), way("b", opens="xy"), way("c", opens="x")])) == [(["a", "c"], "x", []), (["b"], "xy", [])]


def test_a_step_that_several_ways_begin_with_is_told_once() -> None:
    ways = [way("a", opens="x"), way("b", opens="y"), way("a", "c", opens="z"), way("a", "c", "d", opens="v"), way("a", "c", "e", opens="v")]
    assert told(branches(ways)) == [(["a"], "x", [(["c"], "z", [(["d", "e"], "v", [])])]), (["b"], "y", [])]


def test_a_step_that_opens_nothing_by_itself_is_told_with_the_next() -> None:
    assert told(branches([way("a", "b", opens="x")])) == [(["a b"], "x", [])]
    assert told(branches([way("a", "b", opens="x"), way("a", "c", opens="y")])) == [(["a"], "", [(["b"], "x", []), (["c"], "y", [])])]
    assert told(branches([way("a", "b", opens="x"), way("a", "c", opens="x")])) == [(["a"], "", [(["b", "c"], "x", [])])]


def test_the_same_step_of_two_people_is_two() -> None:
    other = way("a", opens="x")
    other["steps"][0]["subject"] = "n"
    assert len(branches([way("a", opens="y"), other])) == 2


def test_a_longer_way_goes_on_from_a_shorter_one(casework: Casework) -> None:
    """The assessment of a disability is the first step of all that it opens, and is shown once."""
    lame = member("dad", "father", age=45, has_disability=True)
    plan = plan_of(casework, lame, BOY, needs=["disability_support", "income_support"], facts={"hukou_type": "rural"})
    ways = [[each["step"] for each in way["steps"]] for way in plan["unlock_paths"]]
    assert sum("assess-disability" in each for each in ways) > 2
    assert all(each[0] == "assess-disability" for each in ways if "assess-disability" in each)
    said = plan_text.plan(plan, text.Names(casework.household(family(lame, BOY, region="430524"), "test", DAY), casework.catalogue.vocabulary))
    assert said.count("到残联指定医院做残疾评定") == 1


# -- in short


@pytest.mark.parametrize(
    ("certain", "first", "later", "zh", "en"),
    [
        (2, [3, 1], [2], "确定能办 2 项;先弄清 2 件事,关系到 4 项;另有 2 项也可能", "2 certain; things to find out first: 2, for 4 more; 2 also possible"),
        (0, [1], [], "先弄清 1 件事,关系到 1 项", "things to find out first: 1, for 1 more"),
        (1, [], [], "确定能办 1 项", "1 certain"), (0, [], [], "还没有可办的事项", "nothing to be done yet"),
    ],
)  # fmt: skip
def test_of_what_there_is_none_nothing_is_said(certain: int, first: list[int], later: list[int], zh: str, en: str) -> None:
    asked = [{"first": each is first, "steps": [0] * count} for each in (first, later) for count in each]
    plan = {"steps": [{"action": "apply"}] * certain, "find_out": asked}
    assert [in_short(plan, language) for language in ("zh", "en")] == [zh, en]
