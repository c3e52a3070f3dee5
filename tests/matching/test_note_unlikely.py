"""What can hardly be so of whom it was read, for his age, sex or kin: it waits for the worker, at whom it fits."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, note


def sure(casework: Casework, text: str) -> set[tuple[str, str]]:
    """Who is drafted with which fact."""
    return {(each["id"], told["fact"]) for each in note(casework, text)["members"] for told in each["facts"] if told["drafted"]}


@pytest.mark.parametrize(
    ("text", "fact", "who"),
    [
        ("小梅13岁,跟奶奶住,奶奶有高血压。最近发现她怀孕了。", "person.pregnant", "child1"),
        ("小梅14岁,上初二。跟爷爷奶奶住。爷爷70岁。最近查出怀孕三个月。", "person.pregnant", "child1"),
        ("老人奶奶72岁,孙子8岁上二年级,有尘肺病。", "person.illnesses", "elder1"),
        ("小军8岁,跟奶奶住,领着高龄津贴。", "person.benefits", "grandmother1"),
    ],
)
def test_it_waits_at_the_only_one_whom_it_fits(casework: Casework, text: str, fact: str, who: str) -> None:
    holders = {each["id"] for each in note(casework, text)["members"] if fact in facts(casework, text, each["id"])}
    assert holders == {who}
    assert not {each for each in sure(casework, text) if each[1] == fact and each[0] != who}
    assert fact == "person.benefits" or (who, fact) not in sure(casework, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("小梅13岁,跟妈妈住,妈妈36岁。小梅怀孕了。", "child1"), ("小梅11岁,跟妈妈住,妈妈36岁。小梅怀孕了。", "child1"),
        ("小梅16岁,跟妈妈住,妈妈36岁。小梅怀孕了。", "child1"), ("母亲36岁,女儿小梅10岁,怀孕了。", "mother1"),
        ("小梅13岁,妈妈怀孕五个月。", "mother1"), ("李姐35岁,怀孕五个月,女儿12岁。", "adult1"),
    ],
)  # fmt: skip
def test_a_girl_of_whom_it_is_said_is_with_child_and_not_her_mother(casework: Casework, text: str, who: str) -> None:
    assert {each for each, fact in sure(casework, text) if fact == "person.pregnant"} == {who}


@pytest.mark.parametrize("text", ["母亲36岁,在家。女儿小梅13岁,怀孕了。", "李姐35岁,女儿12岁,怀孕五个月。"])
def test_a_girl_of_whom_alone_the_sentence_was_about_is_asked_after(casework: Casework, text: str) -> None:
    assert "person.pregnant" in facts(casework, text, "child1")
    assert not {each for each in sure(casework, text) if each[1] == "person.pregnant"}


def test_none_of_it_is_never_unlikely(casework: Casework) -> None:
    (children,) = [each for each in casework.catalogue.lexicon.unlikely if "person.total_children" in each.facts]
    assert children.says("person.total_children", 2) and not children.says("person.total_children", 0)


@pytest.mark.parametrize(
    "text", ["阿依10岁,放学回家要喂猪做饭。", "阿依10岁,有个弟弟5岁,每天背着弟弟喂猪。", "小军12岁,在家放牛。", "小军9岁,周末种地。"]
)
def test_a_child_who_helps_is_no_small_farmer(casework: Casework, text: str) -> None:
    assert not {fact for _, fact in sure(casework, text)} & {"person.farmer"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("李姐35岁,怀孕五个月。", "person.pregnant"), ("阿依10岁,奶奶带着她种地。", "person.farmer"), ("女儿16岁,读高一。", "person.edu_stage"),
        ("小军17岁,辍学在家放牛。", "person.farmer"), ("老李82岁,领着高龄津贴。", "person.benefits"), ("老王52岁,尘肺病。", "person.illnesses"),
    ],
)  # fmt: skip
def test_what_is_likely_stays_sure(casework: Casework, text: str, fact: str) -> None:
    assert fact in {name for _, name in sure(casework, text)}


@pytest.mark.parametrize("text", ["刚出生三天的女婴没人认领。", "女儿出生12天,在保温箱。", "儿子出生3个月。"])
def test_days_since_birth_are_no_year_of_birth(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert not any(each["fact"] == "person.birth_year" for member in found["members"] for each in member["facts"])
