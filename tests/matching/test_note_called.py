"""Given names tied to the kin they were introduced with, and what kin are called by whoever is speaking of them."""

from __future__ import annotations

import json

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note


@pytest.mark.parametrize(
    ("text", "who", "fact", "value"),
    [
        ("户主蒙大爷,71岁。大儿子国强,44岁,小儿子国栋,39岁。国栋去年查出尿毒症。", "child2", "person.illnesses", {"尿毒症": True}),
        ("老罗68岁,女儿秀芳,40岁。老罗身体还好。秀芳有糖尿病。", "child1", "person.illnesses", {"糖尿病": True}),
        ("韦某,男,50岁,妻子罗玉珍,48岁。村里修路。玉珍在家种地。", "wife1", "person.farmer", True),
        ("唐婶,39岁。儿子豆豆,6岁,女儿瑶瑶,11岁。豆豆上幼儿园。", "child1", "person.edu_stage", "preschool"),
        ("家里三口:母亲冯桂兰66岁,女儿冯晓梅15岁。桂兰患高血压。", "mother1", "person.illnesses", {"高血压": True}),
    ],
)
def test_a_name_is_whoever_it_was_introduced_with(casework: Casework, text: str, who: str, fact: str, value: object) -> None:
    assert facts(casework, text, who).get(fact) == value
    others = [facts(casework, text, each).get(fact) for each in members(casework, text) if each != who]
    assert value not in others


@pytest.mark.parametrize(
    "text",
    [
        "李叔50岁,儿子健康,女儿也健康。",
        "杨婆婆70岁,孙子天天上网,白天睡觉,天天如此。",
        "王某,女,40岁。儿子国庆放假回来,国庆过后又走了。",
        "吴大爷,66岁。儿子光荣入伍,门上挂着光荣牌。",
    ],
)
def test_words_that_only_look_like_a_name_are_nobody(casework: Casework, text: str) -> None:
    assert len(members(casework, text)) <= 3
    assert "＊" not in json.dumps([each["span"] for each in note(casework, text)["outside"]], ensure_ascii=False)


def test_a_name_never_leaves_the_note(casework: Casework) -> None:
    found = note(casework, "户主蒙大爷,71岁。大儿子国强,44岁。国强去年查出尿毒症,国强的媳妇走了,没有音信。")
    assert "国强" not in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("龙嫂,36岁,红斑狼疮。女儿11岁,儿子7岁。儿子上次摔破头,妈妈抱着去缝的针。妈妈的药不能停。", {"adult1", "child1", "child2"}),
        ("韩某,男,44岁,离异。儿子9岁。儿子放学在门卫等着,爸爸七点才下班。", {"adult1", "child1"}),
        ("覃某,男,47岁,妻子45岁,女儿13岁。女儿成绩掉得快,妈妈天天陪到半夜。", {"adult1", "wife1", "child1"}),
        ("莫奶奶,70岁,带孙女9岁。孙女夜里跟奶奶睡。奶奶有风湿。", {"elder1", "grandchild1"}),
        ("粟某,女,35岁,儿子8岁。儿子怕黑,妈妈不在就哭。母亲66岁,有高血压。", {"adult1", "child1", "mother1"}),
    ],
)
def test_the_parent_whom_a_child_calls_so_is_the_one_who_is_known(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("小芳,26岁,离婚,女儿3岁。妈妈帮着带娃,爸爸在工地。", {"mother1", "father1"}),
        ("周姐,34岁,女儿7岁。妈妈68岁,住一起。", {"mother1"}),
        ("石某,女,41岁,儿子12岁。母亲70岁,腿脚不便。", {"mother1"}),
        ("小齐,男,10岁。妈妈35岁,在家。", {"mother1"}),
    ],
)
def test_a_mother_of_another_age_or_who_helps_is_her_own(casework: Casework, text: str, who: set[str]) -> None:
    assert who <= members(casework, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("吴某,男,46岁。父亲75岁,直叹气,说儿子再找不到活路咋办。", {"adult1", "father1"}),
        ("骆某,女,38岁,离异。母亲64岁,担心女儿的病。", {"adult1", "mother1"}),
    ],
)
def test_in_what_an_old_parent_tells_the_child_is_whom_the_note_is_about(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


def test_a_child_beside_a_parent_who_tells_nothing_is_another(casework: Casework) -> None:
    assert "child1" in members(casework, "骆某,女,38岁。父亲早逝,女儿8岁。")
