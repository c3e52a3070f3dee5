"""Families kept in a graph: what is written again replaces what was there, and no answer is lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import Store, open_store
from matching.casework import Casework
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
