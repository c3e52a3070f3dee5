"""Nobody is lost to words that are said of another, in quotation marks, or of the visitors; and nobody too many is named."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note, outside

STILL_HERE = [
    ("案主小芸,女,11岁,对爸爸服刑觉得丢脸。", "child1"),
    ("罗婆婆70岁,带着孙女。孙女爸爸坐牢,孙女12岁。", "grandchild1"),
    ('案主小琪,女,13岁。小琪说"没意思,死了大家就清静了"。', "child1"),
    ("何大爷80岁,精神好,走的时候一直送我们到路边。", "elder1"),
    ("何大爷80岁,老伴去世多年。走的时候天快黑了。", "elder1"),
    ("小军,10岁。外婆去世了,奶奶说他听话。", "grandmother1"),
]


@pytest.mark.parametrize(("text", "who"), STILL_HERE)
def test_who_is_here_is_not_lost_to_what_became_of_another(casework: Casework, text: str, who: str) -> None:
    assert who in members(casework, text)


GONE = [
    ("案主小芸,女,11岁,对爸爸服刑觉得丢脸。", {"father": "服刑"}),
    ("罗婆婆70岁,带着孙女。孙女爸爸坐牢。", {"father": "服刑"}),
    ("陈大姐45岁,男人在矿上出事,走了五年了。", {"husband": "死亡"}),
    ('案主小军,10岁。奶奶说:"他爸去世三年了。"', {"father": "死亡"}),
    ("小军,10岁。妈妈说等病好了就带他走,后来妈妈癌症去世。", {"mother": "死亡"}),
    ("户主老王去年病逝,妻子45岁。", {"adult": "死亡"}),
    ("Liu, 9, lives with her grandmother. Her mother left in 2020 and nobody has heard from her.", {"mother": "失联"}),
]


@pytest.mark.parametrize(("text", "who"), GONE)
def test_who_is_gone_is_gone_still(casework: Casework, text: str, who: dict[str, str]) -> None:
    assert outside(casework, text) == who


NO_MORE = [
    ('案主田某,男,40岁,和母亲同住。母亲说:"我一个老太婆管不住他。"', {"adult1", "mother1"}),
    ("吴奶奶71岁,房子烧了,现借住在侄儿家。侄儿说挤。", {"elder1"}),
    ("王伯66岁,手机是女儿给的,不会用。", {"elder1"}),
    ("三娘母过日子,田婆婆79岁,儿子52岁。", {"elder1", "child1"}),
    ("Grandma Tan, 70, lives alone. She sang us a song and told us the reason.", {"elder1"}),
]


@pytest.mark.parametrize(("text", "who"), NO_MORE)
def test_nobody_is_named_by_words_that_name_nobody_new(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


SAID = [
    ("Her grandson (9, Grade 3) and granddaughter (5) live with Grandma Tan, 70.", "grandchild2", "person.age", 5),
    ("补记:山顶的老两口,老倌70,老奶68。", "wife1", "person.age", 68),
    ("案主小静,5岁,她没有户口。", "child1", "person.sex", "female"),
    ("田某38岁,精神分裂症,上个月发病把邻居打了。", "adult1", "person.violence_history", True),
    ("儿子52岁,肢体三级残疾(有证)。", "child1", "person.disability_certificate", True),
    ("彭姐47岁,参加的是居民医保。", "adult1", "person.basic_medical_insurance", True),
    ("马大哥41岁,养黑山羊。", "adult1", "person.farmer", True),
    ("浩浩,男,7岁,今年该读一年级,至今没有入学。", "child1", "person.edu_stage", "none"),
    ("女儿在长沙读大二,说要休学打工。", "child1", "person.edu_stage", "higher"),
    ("Mr. Deng, 63. His son is a security guard in Shenzhen.", "child1", "person.works_away", True),
]


@pytest.mark.parametrize(("text", "who", "name", "value"), SAID)
def test_what_is_said(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


NOT_SAID = [
    ("女的42岁。两个娃,老大15岁,老二6岁。她在餐馆洗碗。", "child2", "person.sex"),
    ("唐婆婆79岁,堂屋墙上裂缝能伸进拳头。", "elder1", "person.illnesses"),
    ("何某54岁,去过镇上,材料没带齐就回来了。", "adult1", "person.works_away"),
    ("彭姐47岁。丈夫说砸锅卖铁也要治。", "household", "household.necessary_expenditure_shock"),
    ("小静,女,5岁,后年要读小学。", "child1", "person.edu_stage"),
]


@pytest.mark.parametrize(("text", "who", "name"), NOT_SAID)
def test_what_is_not_said(casework: Casework, text: str, who: str, name: str) -> None:
    assert name not in facts(casework, text, who)


def test_a_mother_who_left_and_of_whom_nobody_knows_is_no_member(casework: Casework) -> None:
    text = "Grandmother, 72, has been raising her grandson since his mother left when he was two; nobody knows where she is. The boy is 11."
    assert facts(casework, text, "grandchild1")["person.mother_status"] == "失联"
    assert "mother1" not in [each["id"] for each in note(casework, text)["members"]]
