"""Words of a danger that no duty rests on are lifted to the top; they are no fact, no need and no duty."""

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import needs, note


def _alarms(casework: Casework, text: str) -> list[str]:
    return [each["text"] for each in note(casework, text)["alarms"]]


@pytest.mark.parametrize(("text", "clause"), [
    ("赵姐34岁,胳膊上有青的,说是男人喝了酒打的。", "胳膊上有青的"),
    ("刘奶奶83岁,三个儿子轮流送饭,这几天谁也没送。", "这几天谁也没送"),
    ("刘奶奶83岁,身上生了褥疮。", "身上生了褥疮"),
    ("男孩9岁,放学后不敢回家。", "放学后不敢回家"),
    ("他弟弟30岁,一犯病就拿菜刀。", "一犯病就拿菜刀"),
])  # fmt: skip
def test_words_of_a_danger_are_to_be_looked_at(casework: Casework, text: str, clause: str) -> None:
    assert clause in _alarms(casework, text)


@pytest.mark.parametrize("text", [
    "何叔50岁,打工回来,打了几次电话,天天打麻将。", "王大爷72岁,血压高,关节疼,打针吃药,打胰岛素。", "张叔60岁,年轻时在矿上打风钻打了二十年。",
    "李姐30岁,电话打不通,生活费每月打到卡上。", "王婶55岁,丈夫从没打过她。", "妈妈没有不想活的念头,妈妈35岁。", "村里讲防拐知识,李姐30岁去听了。",
])  # fmt: skip
def test_words_that_only_look_so_are_not_shown(casework: Casework, text: str) -> None:
    assert _alarms(casework, text) == []


@pytest.mark.parametrize("text", ["赵姐34岁,昨晚又被丈夫打了。", "周大爷70岁,床底下藏着农药。"])
def test_what_a_duty_rests_on_is_not_shown_twice(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert found["duties"] and found["alarms"] == []


@pytest.mark.parametrize("text", [
    "村里请律师来讲课,讲遇到家暴怎么报警。陈姐36岁,带着儿子8岁来听的。", "晚上陪王大爷看电视,放的是家暴的电影,他说现在的年轻人动不动打老婆。王大爷72岁,独居。",
])  # fmt: skip
def test_what_is_only_talked_of_is_no_need_and_no_duty(casework: Casework, text: str) -> None:
    assert not note(casework, text)["duties"]
    assert not {each for each in needs(casework, text) if "personal_safety" in each or "legal_help" in each}
