"""What each is to the children of the home where a note tells of a grown-up and his kin, and what follows for the children."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.visit_notes import note


def placed(casework: Casework, text: str) -> dict[str, str]:
    return {each["id"]: each["relation"] for each in note(casework, text)["members"]}


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("王某,男,42岁,媳妇在福建打工,女儿14岁,儿子10岁。", {"adult1": "father", "wife1": "mother", "child1": "child", "child2": "child"}),
        ("罗某,女,36岁,丈夫39岁,跑运输,儿子8岁。", {"adult1": "mother", "husband1": "father", "child1": "child"}),
        ("吉某38岁,他妈71岁,婆娘在外面做工,女儿9岁。", {"adult1": "father", "mother1": "grandmother", "wife1": "mother", "child1": "child"}),
        ("李某36岁,一个人带着儿子12岁。", {"adult1": "parent", "child1": "child"}),
        (
            "周奶奶72岁,儿子儿媳都在新疆打工,孙子11岁,孙女6岁。",
            {"elder1": "grandmother", "child1": "father", "daughter_in_law1": "mother", "grandchild1": "grandchild", "grandchild2": "grandchild"},
        ),
    ],
)
def test_a_grown_ups_kin_are_placed_by_the_children(casework: Casework, text: str, relations: dict[str, str]) -> None:
    assert placed(casework, text) == relations


@pytest.mark.parametrize(
    ("text", "who", "relation"),
    [
        ("陈某50岁,未婚,和父亲80岁、母亲78岁一起生活。", "mother1", "mother"),  # no children of the home
        ("赵大爷75岁,儿子48岁,肢体残疾,未婚,两人一起过。", "elder1", "elder"),
        ("小强9岁,爸爸40岁,妈妈38岁。", "mother1", "mother"),  # the note is about the child
        ("孙奶奶70岁,大儿子45岁,小儿子40岁,孙子9岁。", "child1", "child"),  # whose son the grandson is, is open
    ],
)
def test_who_is_whose_stays_as_told_where_it_is_open(casework: Casework, text: str, who: str, relation: str) -> None:
    assert placed(casework, text)[who] == relation


def plan(casework: Casework, text: str) -> dict[str, Any]:
    draft = note(casework, text)["draft"]
    return casework.plan(casework.household(draft, "draft", DAY))


def test_what_a_father_and_a_mother_cannot_do_counts_for_their_children(casework: Casework) -> None:
    told = plan(casework, "峨边县。王某,42岁,肢体残疾二级,有残疾证,家里吃低保。媳妇在福建打工。儿子10岁读四年级。")
    certain = {(each["resource"], one) for each in told["steps"] if each["action"] == "apply" for one in each["subjects"]}
    assert ("children-in-difficulty", "child1") in certain


def test_a_need_is_a_members_where_the_facts_show_whose(casework: Casework) -> None:
    told = plan(casework, "西和县。周奶奶72岁,儿子儿媳都在新疆打工,孙子11岁,孙女6岁。")
    assert {each["member"] for each in told["needs"] if each["type"] == "left_behind_child"} == {"grandchild1", "grandchild2"}


def test_who_asks_about_a_work_injury_is_asked_for_it(casework: Casework) -> None:
    record = {"id": "f", "region": "511132", "members": [{"id": "m", "relation": "adult", "facts": {"person.age": 38}}]}
    told = casework.plan(casework.household(record | {"needs": [{"type": "work_injury", "member": "m"}]}, "test", DAY))
    recognition = next(each for each in told["steps"] if each["resource"] == "work-injury-recognition")
    assert recognition["dates"]["deadlines"]


def test_that_somebody_has_no_disability_certificate_yet_is_noted_of_who_might_be_disabled(casework: Casework) -> None:
    record = {"id": "f", "region": "511132", "members": [{"id": "m", "relation": "adult", "facts": {"person.age": 38, "person.disability_certificate": False}}]}
    asked = [each.get("fact") for each in casework.questions(casework.household(record, "test", DAY))]
    assert "person.has_disability" in asked[:20]
