"""Needs that the words of a note state, and what is mentioned in it but no need and no fact of this family now."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, needs, note


def kinds(casework: Casework, text: str) -> set[str]:
    """The needs of whoever it may be."""
    return {each["type"] for each in note(casework, text)["needs"]}


def present(casework: Casework, text: str) -> list[dict[str, Any]]:
    """Every fact that holds now, of whoever of the family."""
    found = note(casework, text)
    told = [each for member in found["members"] for each in member["facts"]] + found["household"] + found["event"]
    return [each for each in told if each["holds"] == "now"]


def holding(casework: Casework, text: str) -> list[str]:
    """The facts that are said to be so, but for ages."""
    said = {each["fact"]: each["value"] for each in present(casework, text) if each["fact"] not in ("person.age", "person.sex")}
    return [fact for fact, value in said.items() if any(value.values() if isinstance(value, dict) else [value])]


# No worry, enough, or served already.
@pytest.mark.parametrize(
    "said",
    [
        "学费倒不愁", "学费不用愁", "学费、生活费都不用操心", "上学的钱没啥好愁的", "药费还吃得起", "药费报完没什么压力,负担得起", "不缺粮食", "不缺棉被", "吃饭没问题",
        "学费是助学贷款", "助学金拿到了", "轮椅配好了", "低保办下来了", "残疾证办好了", "工资都拿到手了", "没什么困难", "没有别的要求", "学费全免了", "生活费够用",
        "作业不用大人操心", "吃水没有问题", "护理补贴已经领到了", "户口上好了,已经解决", "学费国家免了",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["孩子10岁", "母亲45岁,糖尿病", "奶奶72岁"])
def test_what_is_no_worry_or_served_already_is_no_need(casework: Casework, who: str, said: str) -> None:
    assert needs(casework, f"{who},{said}。") == set()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("孩子10岁,吃穿不愁,就愁学费交不起。", "student_aid"), ("母亲45岁,粮食不缺,就是没有棉被。", "winter"), ("母亲45岁,补助还没拿到,愁药费交不起。", "medical_cost"),
        ("奶奶72岁,药费不够用,欠着医院两万。", "medical_cost"), ("母亲45岁,工资一分没拿到手。", "wage_arrears"), ("孩子10岁,希望早点把户口办下来,想上户口。", "identity_registration"),
        ("父亲45岁,没钱治病,化疗做完了,还欠着医院三万。", "medical_cost"),
    ],
)  # fmt: skip
def test_what_is_a_worry_beside_it_is_one(casework: Casework, text: str, need: str) -> None:
    assert need in kinds(casework, text)


# What the worker offers or asks about, and they do not want.
@pytest.mark.parametrize(
    "said",
    [
        "问去不去养老院,直摆手", "问他愿不愿意去敬老院,他说不去", "劝他住养老院,死活不肯去", "动员住敬老院,老人不同意", "建议送养老院,家里不干", "提到养老院他就摇头",
        "问他想不想去养老院,没吭声",
    ],
)  # fmt: skip
def test_what_was_offered_and_refused_is_no_need(casework: Casework, said: str) -> None:
    text = f"爷爷80岁,一个人住,{said}。"
    assert "elder_care" not in kinds(casework, text)
    assert not [each for each in present(casework, text) if each["fact"] == "person.willing_institution" and each["value"]]


@pytest.mark.parametrize("said", ["问他去不去养老院,他说愿意去", "想住养老院", "问养老院怎么申请", "希望能去敬老院"])
def test_what_was_offered_and_taken_or_asked_for_is_a_need(casework: Casework, said: str) -> None:
    assert "grandfather1 elder_care" in needs(casework, f"爷爷80岁,一个人住,{said}。")


@pytest.mark.parametrize("said", ["讲到低保她摆手,不要那个", "提到低保,她说不要", "劝她申请低保,她不愿意", "说起低保她直摇头", "喊她吃低保,不答应"])
def test_dibao_that_somebody_does_not_want_is_none(casework: Casework, said: str) -> None:
    text = f"母亲45岁,{said}。"
    assert not [each for each in present(casework, text) if each["fact"] == "person.statuses"]
    assert needs(casework, text) == set()


# Whoever is placed beside the family.
OTHERS = [
    "同社李家去年就批了低保", "村东头张家的孩子偷东西被抓", "楼下阿珍有残疾证", "送教的另一个脑瘫孩子有奶奶帮", "老战友孙某去年评上了八级残疾", "同病房一个女孩得了白血病",
    "邻床的老人瘫痪在床", "村里老赵前年也叫人拖欠工资", "前头坝子上那家孩子整天打游戏", "班上一半孩子都近视,成绩差", "对门老孙瘫痪在床", "听说邻村有人得了癌症",
]  # fmt: skip


@pytest.mark.parametrize("said", OTHERS)
def test_whoever_is_placed_beside_the_family_is_not_of_it(casework: Casework, said: str) -> None:
    text = f"母亲45岁,种地。{said}。"
    assert {each["fact"] for each in present(casework, text)} <= {"person.age", "person.farmer", "person.sex"}
    assert needs(casework, text) == set()
    assert [each["relation"] for each in note(casework, text)["members"]] == ["mother"]


@pytest.mark.parametrize("text", ["来到村东头张家,低保户,母亲45岁。", "母亲45岁,同住的还有公公,低保户。", "走访对面老李家,低保户。", "母亲45岁,住医院里有个把月,低保户。"])
def test_the_family_itself_may_be_placed_so_too(casework: Casework, text: str) -> None:
    assert facts(casework, text, "household")["person.statuses"] == {"dibao": True}


def test_a_cousins_divorce_is_not_the_clients_violence(casework: Casework) -> None:
    text = "案主小霞,34岁。案主的表姐前年也因家暴离了婚。"
    assert not [each for each in present(casework, text) if each["fact"].startswith("event.")]


def test_the_lady_in_the_next_bed_has_her_own_dibao(casework: Casework) -> None:
    text = "The mother is 45. The lady in bed 15 is on dibao and the son wondered if they could have it too."
    assert [each["fact"] for each in present(casework, text)] == ["person.age"]


# What an office granted and took away again, or never granted.
@pytest.mark.parametrize(
    "said",
    [
        "家里原来吃低保,赔偿款下来以后就停掉了", "早几年老人在的时候吃过低保,后来退了", "低保去年取消了", "低保被停了", "低保啥的跟她不沾边", "低保从来没吃过", "低保没得",
        "低保没评上", "目前未享受低保", "没有低保", "低保还没办", "低保也没给", "低保退掉了",
    ],
)  # fmt: skip
def test_dibao_that_was_taken_away_or_never_granted_is_denied(casework: Casework, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "household")["person.statuses"] == {"dibao": False}


@pytest.mark.parametrize(
    "said",
    [
        "低保以前吃过", "以前吃过低保", "早几年吃过低保", "家里原先是低保户", "说了低保的政策", "给她讲解了低保的条件", "听说能吃低保", "可能够低保", "要是能吃上低保就好了", "低保轮不到她家", "低保没批", "望着评个低保",
        "想吃低保", "问低保怎么申请",
    ],
)  # fmt: skip
def test_dibao_of_the_past_or_only_spoken_of_is_not_held_now(casework: Casework, said: str) -> None:
    assert not [each for each in present(casework, f"母亲45岁,{said}。") if each["fact"] == "person.statuses"]


@pytest.mark.parametrize("said", ["低保停了两个月又恢复了", "以前没有低保,现在吃上低保了", "低保户", "吃着低保", "低保领着", "低保是2019年评上的"])
def test_dibao_that_is_had_again_holds(casework: Casework, said: str) -> None:
    assert {"dibao": True} in [each["value"] for each in present(casework, f"母亲45岁,{said}。")]


@pytest.mark.parametrize("said", ["宣传了防溺水", "讲了防火知识", "村里宣传防家暴", "参加防诈骗讲座", "预防中风", "发了防汛明白卡"])
def test_what_one_is_warned_of_has_not_happened(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"母亲45岁,{said}。")} == {"person.age"}


@pytest.mark.parametrize("said", ["去年在惠州工地打工", "前年在广东进厂上班", "没生病的时候在工地打工", "结婚前在东莞打工", "以前在厂里上班", "当时在浙江打工"])
def test_work_of_a_year_that_is_over_is_none_now(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} <= {"person.age"}


@pytest.mark.parametrize("said", ["去年起在惠州工地打工", "前年去广东打工", "十年前就到深圳打工", "去年开始在镇上厂里上班", "今年在惠州工地打工"])
def test_work_begun_in_a_year_that_is_over_goes_on(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} & {"person.works_away", "person.employment_status"}


@pytest.mark.parametrize("said", ["非低保户", "低保:无", "低保(否)", "特困、低保都没有", "低保、残疾证什么都没办", "低保、五保均未享受"])
def test_a_list_or_a_form_may_deny_it(casework: Casework, said: str) -> None:
    assert {"dibao": False} in [each["value"] for each in present(casework, f"母亲45岁,{said}。")]
    assert not holding(casework, f"母亲45岁,{said}。")


OVER = [
    "前年做过胆结石手术,没事了", "小时候得过癫痫,后来没犯过", "乳腺癌五年前切了,复查都正常", "得过肺结核,已经好了", "排除了肺结核", "说是肺癌,结果是误诊", "前几年中过风,恢复得挺好",
    "退休前在砖厂上班", "没受伤前在工地开塔吊", "原来是监测户,去年风险消除了", "地早就包给别人种了", "以前养羊,后来不养了",
]  # fmt: skip


@pytest.mark.parametrize("said", OVER)
def test_what_is_over_does_not_hold(casework: Casework, said: str) -> None:
    assert not holding(casework, f"父亲58岁,{said}。")


SUPPOSED = [
    "说等孩子大点再出去打工", "要不是腿坏了,早就出去打工了", "本来想去深圳打工,没去成", "要去浙江打工", "过完年去广东打工", "劝他出去打工他不肯", "要是腿好了就能去工地干活", "村里介绍他去当保洁员,没去",
    "医生说够得上三级残疾", "估计能评二级", "担心得肺癌", "医生怀疑是肝癌,还没确诊", "医院让查是不是糖尿病", "要是评上残疾证就能领补贴",
]  # fmt: skip


@pytest.mark.parametrize("said", SUPPOSED)
def test_what_is_supposed_wished_or_feared_does_not_hold(casework: Casework, said: str) -> None:
    assert {each["fact"] for each in present(casework, f"父亲45岁,{said}。")} <= {"person.age", "person.sex"}


@pytest.mark.parametrize("said", ["没有想死,就是想出去", "她说不会寻短见,还有孩子呢", "否认有自杀念头", "没想过死", "没有轻生的打算", "问有没有想不开,说没有"])
def test_a_life_said_not_to_be_in_danger_is_in_none(casework: Casework, said: str) -> None:
    text = f"母亲45岁,{said}。"
    assert not [each for each in present(casework, text) if each["fact"] == "person.suicide_risk" and each["value"]]
    assert "mental_crisis" not in kinds(casework, text)
