"""What a worker confirms of a visit note becomes a record: the draft where she confirms the draft, else what she says."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from graph import InputError
from matching.casework import Casework
from matching.confirming import Said, confirmed, is_drafted, statements
from matching.household import HOUSEHOLD
from matching.notes.statements import EVENT
from tests.conftest import DAY, ROOT

NOTES = {
    path.stem: record["note"]
    for path in sorted((ROOT / "benchmarks" / "cases").glob("*.yaml"))
    if "note" in (record := yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
}
PLAIN = "家住峨边县。孩子7岁。父亲肢体残疾,没办残疾证。看病贵。"


def read(casework: Casework, text: str) -> tuple[dict[str, Any], list[Said]]:
    """A note's draft and its statements."""
    note = casework.read_note(text, "note", DAY, "511132")
    return note["draft"], list(statements(note))


@pytest.mark.parametrize("name", NOTES)
def test_what_is_proposed_confirmed_as_it_is_gives_the_draft(casework: Casework, name: str) -> None:
    draft, said = read(casework, NOTES[name])
    proposed = [
        (HOUSEHOLD if subject == EVENT else subject, entry) for subject, entry in said if is_drafted(draft, subject, entry)
    ]
    members = [each["id"] for each in draft["members"]]
    record = confirmed(draft, members, proposed, draft["id"], casework.catalogue.vocabulary)
    expected, found = casework.household(draft, "draft", DAY), casework.household(record, "record", DAY)
    assert set(found.needs) == set(expected.needs)
    for member in expected.members:
        assert found.member(member.id) == member
    assert (found.facts, found.event, found.region) == (expected.facts, expected.event, expected.region)


def test_nothing_is_in_the_record_that_was_not_confirmed(casework: Casework) -> None:
    draft, said = read(casework, PLAIN)
    assert said
    record = confirmed(draft, ["father1"], [], "f", casework.catalogue.vocabulary)
    assert record == {"id": "f", "region": "511132", "members": [{"id": "father1", "relation": "father"}], "needs": []}


def test_what_is_said_of_somebody_who_is_not_of_the_family_is_left_out(casework: Casework) -> None:
    draft, said = read(casework, PLAIN)
    record = confirmed(draft, ["child1"], said, "f", casework.catalogue.vocabulary)
    assert [each["id"] for each in record["members"]] == ["child1"]
    assert record["members"][0]["facts"] == {"age": 7}


def test_two_answers_to_one_question_are_refused(casework: Casework) -> None:
    draft, said = read(casework, "家住峨边县。父亲35岁。父亲42岁。")
    with pytest.raises(InputError, match="two different answers"):
        confirmed(draft, ["father1"], said, "f", casework.catalogue.vocabulary)


def test_a_rough_age_is_confirmed_like_a_fact(casework: Casework) -> None:
    draft, said = read(casework, "家住峨边县。奶奶七十多了,虚岁七十五。爷爷快八十岁了,今年79岁。孙子上三年级。")
    assert [each.get("age_between") for each in draft["members"]] == [[73, 74], None, None]
    record = confirmed(draft, ["grandmother1", "grandchild1"], said, "f", casework.catalogue.vocabulary)
    assert record["members"][0]["age_between"] == [73, 74]
    assert "age_between" not in confirmed(draft, ["grandmother1"], [], "f", casework.catalogue.vocabulary)["members"][0]


def test_of_ages_that_do_not_fit_none_is_proposed(casework: Casework) -> None:
    draft, _ = read(casework, "家住峨边县。奶奶七十多了。奶奶快九十岁了。")
    assert "age_between" not in draft["members"][0]
