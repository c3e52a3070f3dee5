"""Families kept in a graph: what is written again replaces what was there, and no answer is lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from graph import InputError, Store, open_store
from matching.answers import answered, check_answer
from matching.casework import Casework
from matching.resources import Resource
from tests.conftest import DAY

FAMILY = {
    "id": "f1", "region": "511132",
    "members": [{"id": "a", "relation": "child", "facts": {"age": 7}}, {"id": "b", "relation": "father", "facts": {}}],
    "needs": [{"type": "medical_cost", "member": "b"}, {"type": "study_support", "member": "a"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(casework: Casework, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("casework") / "graph.sqlite")) as opened:
        casework.build(opened)
        yield opened


def ids_of(store: Store, family: str) -> set[str]:
    found = store.neighbours(f"family:{family}", 1, types=["LIVES_IN", "MEMBER_OF", "HAS_NEED"])
    return {node.id for node in found.nodes}


def test_what_is_gone_from_a_family_goes_from_the_graph(casework: Casework, store: Store) -> None:
    casework.save_family(store, FAMILY)
    assert ids_of(store, "f1") == {
        "family:f1", "region:511132", "person:f1:a", "person:f1:b", "need:f1:medical_cost:b", "need:f1:study_support:a",
    }  # fmt: skip
    smaller: dict[str, Any] = {**FAMILY, "region": "430224", "members": FAMILY["members"][:1], "needs": []}
    casework.save_family(store, smaller)
    assert ids_of(store, "f1") == {"family:f1", "region:430224", "person:f1:a"}
    assert store.get("person:f1:b") is None and store.get("need:f1:medical_cost:b") is None


def test_two_workers_answers_are_both_kept(casework: Casework, store: Store) -> None:
    casework.save_family(store, {**FAMILY, "id": "f2"})
    facts = ["has_disability", "farmer", "works_away", "basic_medical_insurance", "disability_certificate", "union_member"]
    threads = [
        threading.Thread(target=casework.answer, args=(store, "f2", "b", f"person.{fact}", True)) for fact in facts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = json.loads(store.get("person:f2:b").properties["facts"])
    assert kept == dict.fromkeys(facts, True)


def test_an_answer_keeps_where_a_case_comes_from(casework: Casework, store: Store) -> None:
    before = store.get("family:family-ebian-xiaozhi").properties["case_source"]
    casework.answer(store, "family-ebian-xiaozhi", "father", "person.age", 41)
    assert store.get("family:family-ebian-xiaozhi").properties["case_source"] == before


def test_an_answer_about_a_list_leaves_its_other_elements_as_they_were(casework: Casework) -> None:
    fact = casework.catalogue.vocabulary.get("person.statuses")

    def written(before: Any, value: Any) -> Any:
        return answered({"members": [], "facts": {"statuses": before}}, "household", fact, value)["facts"].get("statuses")

    assert written(["dibao"], {"monitored": False, "orphan": True}) == {"dibao": True, "monitored": False, "orphan": True}
    assert written({"dibao": True, "orphan": False}, {"dibao": None}) == {"orphan": False}
    assert written({"items": ["dibao"], "complete": True}, {"tekun": True})["complete"] is True
    assert written(["dibao"], None) is None


def test_building_again_keeps_what_a_worker_wrote(casework: Casework, store: Store) -> None:
    casework.answer(store, "family-ebian-xiaozhi", "father", "person.farmer", False)
    casework.build(store)
    assert casework.family(store, "family-ebian-xiaozhi")["members"][0]["facts"]["farmer"] is False


def test_every_path_of_a_recommendation_is_in_the_graph(casework: Casework, store: Store, ebian: dict[str, Any]) -> None:
    casework.save_family(store, ebian)
    found = casework.match(casework.household(ebian, "ebian", DAY), 60)
    missing = []
    for candidate in found["candidates"]:
        for step in candidate["path"]:
            near = store.neighbours(step["from"], 1, types=[step["type"]], direction="out", limit=5000)
            if (step["type"], step["from"], step["to"]) not in {edge.key for edge in near.edges}:
                missing.append((candidate["resource"], step))
    assert missing == []
    assert all(candidate["path"][0]["from"] == f"family:{ebian['id']}" for candidate in found["candidates"])


def verdict(casework: Casework, record: dict[str, Any], resource: str) -> str:
    return casework.explain(resource, casework.household(record, "test", DAY))["subjects"][0]["verdict"]


def test_what_a_worker_found_out_where_no_fact_decides_counts(casework: Casework, store: Store) -> None:
    casework.save_family(store, {**FAMILY, "id": "f3"})
    assert verdict(casework, casework.family(store, "f3"), "ls-shangshan") == "to_be_checked"
    casework.answer_question(store, "f3", "household", "ls-shangshan", "capacity", True)
    assert verdict(casework, casework.family(store, "f3"), "ls-shangshan") == "eligible"
    casework.answer_question(store, "f3", "household", "ls-shangshan", "capacity", False)
    assert verdict(casework, casework.family(store, "f3"), "ls-shangshan") == "not_eligible"
    casework.answer_question(store, "f3", "household", "ls-shangshan", "capacity", None)
    assert casework.family(store, "f3")["answers"] == []


def counts(resource: Resource, condition: str, subject: str) -> bool:
    """Whether an answer of that subject can count there."""
    try:
        check_answer(resource, condition, subject, "test")
    except InputError:
        return False
    return True


def test_an_answer_never_makes_an_inferred_fund_eligible(casework: Casework) -> None:
    inferred = [each for each in casework.catalogue.resources.values() if each.inferred]
    answers = [
        {"resource": each.id, "condition": condition, "subject": subject, "answer": True}
        for each in inferred
        for subject in ("a", "household", "region")
        for condition in (*(one.id for one in each.conditions), "region", "running")
        if counts(each, condition, subject)
    ]
    assert {each["subject"] for each in answers} == {"a", "household", "region"}
    household = casework.household({**FAMILY, "answers": answers}, "test", DAY)
    for each in inferred:
        assert "eligible" not in {one["verdict"] for one in casework.explain(each.id, household)["subjects"]}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"resource": "smile-trane", "condition": "c1", "answer": True}, "smile-train"),
        ({"resource": "smile-train", "condition": "c99", "answer": True}, "no condition"),
        ({"resource": "smile-train", "condition": "c1", "subject": "nobody", "answer": True}, "nobody here"),
        ({"resource": "smile-train", "condition": "c1", "answer": "yes"}, "not true or false"),
        ({"condition": "c1", "answer": True}, "names a resource"),
        ({"resource": "childcare-subsidy", "condition": "c1", "subject": "a", "answer": True}, "Record person.age_months instead"),
        ({"resource": "smile-train", "condition": "c2", "subject": "a", "answer": True}, "Leave it out"),
        ({"resource": "work-injury-nursing", "condition": "c1", "answer": True}, "Name the member"),
        ({"resource": "ls-shangshan", "condition": "capacity", "subject": "a", "answer": True}, '"subject": "household"'),
        ({"resource": "advanced-age-allowance", "condition": "c2", "subject": "a", "answer": True}, '"subject": "region"'),
        ({"resource": "smile-train", "condition": "running", "answer": True}, '"subject": "region"'),
    ],
)
def test_a_bad_answer_is_one_clear_message(casework: Casework, answer: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        casework.household({**FAMILY, "answers": [answer]}, "test", DAY)


def test_an_answer_given_twice_differently_is_refused(casework: Casework) -> None:
    answer = {"resource": "ls-shangshan", "condition": "capacity"}
    twice = [{**answer, "answer": True}, {**answer, "answer": False}]
    with pytest.raises(InputError, match="answered twice"):
        casework.household({**FAMILY, "answers": twice}, "test", DAY)
