"""What stands in words that are understood only in part waits for the worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import cases, note

# Drafted of nobody, by fact: not one of these turns has words of its own in the lexicon's cues of denials and others.
NOT_DRAFTED = {
    "dibao": [
        # More is said of the mere name than that somebody has it.
        "老赵66岁,低保那头轮了三回都空着。", "老赵66岁,低保评议会上他落了榜。", "老赵66岁,表上低保栏空白。", "老赵66岁,他常眼红低保。", "老赵66岁,低保指标给了旁人。",
        "老赵66岁,低保,村上说条件还差一截。",
        # Its clause goes its own ways before it.
        "老赵66岁,跟牌桌边闲坐的熟人都领低保。", "老赵66岁,戏台底下那帮闲汉都吃低保。",
        # Somebody is quoted.
        "老赵66岁,他念了一遍短信:“您户吃低保,请按时年审”。",
        # It came to an end.
        "老赵66岁,吃低保,没两年断了。", "老赵66岁,家里吃低保,核查时清出了。",
    ],
    "tekun": ["老赵66岁,五保么另有规矩。", "老赵66岁,特困,镇里掂量了半天。"],
    "disability_certificate": ["老赵66岁,残疾证丢河里去。", "老赵66岁,残疾证叫医院那头挡了。", "老赵66岁,残疾证卡在医院那关。"],
    "works_away": ["老赵56岁,听见儿媳妇娘屋弟兄全在外地打工。", "小敏13岁,爸爸打算开年去广东打工,再不行就在浙江打工。"],
    "illnesses": ["老赵56岁,瞅见戏班子敲锣那位患尿毒症。", "老赵56岁,怀疑是肺上的毛病,要么就是肺结核。"],
    "edu_stage": ["老赵45岁,女儿5岁。盼望明年搬进县城,上小学。"],
}  # fmt: skip


@pytest.mark.parametrize(("fact", "text"), cases(NOT_DRAFTED), ids=lambda each: each)
def test_what_is_understood_in_part_is_not_drafted(casework: Casework, fact: str, text: str) -> None:
    assert fact not in set(_drafted(casework, text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("老赵66岁,低保。", "dibao"),
        ("老赵66岁,全家三口今年已纳入农村低保。", "dibao"),
        ("老赵66岁,系统里显示该户为低保户。", "dibao"),
        ("老赵66岁,每月靠低保过日子。", "dibao"),
        ("老赵66岁,低保没停,一直领着。", "dibao"),
        ("老赵66岁,吃低保,工资停了。", "dibao"),
        ("老赵66岁,低保停过一次,今年又恢复了。", "dibao"),
        ("老赵66岁,村支书讲他家是低保户。", "dibao"),
        ("老赵66岁,吃“低保”,还领高龄津贴。", "dibao"),
        ("老赵66岁,去年在县医院查出肺结核。", "illnesses"),
        ("老赵66岁,担心药钱,有高血压。", "illnesses"),
        ("小敏13岁,爸爸一直在广东打工。", "works_away"),
        ("小敏13岁,妈妈想找个活,爸爸在广东打工。", "works_away"),
        ("老赵45岁,想申请贷款,现在女儿上小学。", "edu_stage"),
        ("小敏13岁,走访时她说“活着没意思,想跟妈妈去”。", "suicide_risk"),
    ],
)
def test_what_changes_nothing_may_stand_beside_it(casework: Casework, text: str, fact: str) -> None:
    assert fact in set(_drafted(casework, text))


def test_what_waits_is_shown_with_the_reason(casework: Casework) -> None:
    told = [each for each in note(casework, "老赵66岁,他常眼红低保。")["household"] if each["fact"] == "person.statuses"]
    assert [(each["holds"], each["because"], each["drafted"]) for each in told] == [("unclear", "ambiguity", False)]


def _drafted(casework: Casework, text: str) -> Iterator[str]:
    draft: Any = note(casework, text)["draft"]
    for facts in (*(each["facts"] for each in draft["members"]), draft.get("facts", {})):
        for name, value in facts.items():
            yield from [key for key, holds in value.items() if holds] if isinstance(value, dict) else []
            if value is not False:
                yield name.rsplit(".", 1)[-1]
