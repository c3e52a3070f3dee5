"""Of whom a query speaks, by illness, school, age and status: what is for them comes first, what is for others does not."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.searches import HEART, LEUKAEMIA, LIP, found, stages_of

# What is asked for, what comes first (in any order), and what must not come at all.
ILLNESSES = [
    ("血癌", LEUKAEMIA, HEART | LIP), ("leukaemia", LEUKAEMIA, HEART | LIP), ("xianxinbing", HEART, LIP),
    ("先心病", HEART | {"chnenergy-two-diseases"}, LEUKAEMIA - {"chnenergy-two-diseases"} | LIP),
    ("兔唇", LIP, HEART | LEUKAEMIA), ("脊柱裂", {"bdf-structural"}, HEART | LIP | LEUKAEMIA),
    ("自闭症", {"aier-morningstar", "disabled-child-rehab", "onefoundation-ocean-heaven"}, {"aier-sunflower"}),
    ("罕见病", {"crcf-rare-disease", "onefoundation-ocean-heaven", "chinadolls-oi"}, HEART | LIP),
]


@pytest.mark.parametrize(("text", "first", "never"), ILLNESSES, ids=[text for text, *_ in ILLNESSES])
def test_an_illness_brings_what_is_for_it(
    casework: Casework, text: str, first: set[str], never: set[str]
) -> None:
    answers = found(casework, text, limit=300)
    assert first <= {*answers[: len(first) + 2]}
    assert never.isdisjoint(answers)


def test_what_is_for_another_illness_is_found_by_its_name(casework: Casework) -> None:
    assert "daaiqingchen-oxygen" in found(casework, "大爱清尘 白血病", limit=100)
    assert "daaiqingchen-oxygen" not in found(casework, "制氧机 白血病", limit=100)


def test_an_illness_that_may_be_meant_is_not_left_out(casework: Casework) -> None:
    """Who says leukaemia may mean the acute lymphoblastic kind, who says heart disease a congenital one."""
    answers = found(casework, "白血病", limit=100)
    assert answers.index("aiyou-tianshi") > answers.index("crcf-little-angel")
    assert HEART <= {*found(casework, "心脏病", limit=100)}


def test_why_a_hit_is_told_by_its_illness(casework: Casework) -> None:
    told = {each["resource"]: each["because"] for each in casework.search("血癌", None, 50)}
    illness = {"said": "血癌", "names": {"zh": "白血病", "en": "leukaemia"}}
    assert illness in told["crcf-little-angel"] and illness not in told["shuidichou"]


# A stage of school, and how people say that somebody is or will be at it.
STAGES = [
    ("preschool", ["上幼儿园没钱交", "娃进幼稚园学费贵", "大班保教费交不起", "kindergarten fees"]),
    ("primary", ["小学三年级学费困难", "读小学的娃没钱上学", "primary school fees"]),
    ("junior", ["初二学生家里困难没钱读书", "娃念初中供不起", "八年级住校生困难补助"]),
    ("senior", ["考上县一中没钱读", "娃读高二学费交不起", "普高学生助学金", "high school tuition"]),
    ("vocational", ["儿子读技校学费能免吗", "中专生补助", "上职高没钱", "卫校学费太贵"]),
    ("higher", ["考起大学学费不够", "娃考上二本拿不出学费", "大专学费", "收到录取通知书没钱上学", "cannot pay for university"]),
    ("postgraduate", ["读研究生没钱", "考上硕士学费怎么办"]),
]
OF_STAGES = [(stage, text) for stage, texts in STAGES for text in texts]


@pytest.mark.parametrize(("stage", "text"), OF_STAGES, ids=[text for _, text in OF_STAGES])
def test_a_stage_of_school_decides_what_comes_first(casework: Casework, stage: str, text: str) -> None:
    answers = found(casework, text, limit=4)
    assert answers
    for each in answers[:2]:
        assert not (stages := stages_of(casework, each)) or stage in stages, (each, stages)
    assert any(stage in stages_of(casework, each) for each in answers)


# Of whom is spoken, and what is for others only.
CHILDREN_ONLY = {"angel-mom", "ccafc-tumor-angels", "crcf-little-angel", "rural-child-medical", "disabled-child-rehab"}
ELDERS_ONLY = {"advanced-age-allowance", "elderly-care-subsidy", "elderly-centralized-care", "elderly-home-retrofit"}
OF_OTHERS = [
    ("老妈得了肺癌没钱治", CHILDREN_ONLY), ("七十岁老人查出白血病", CHILDREN_ONLY), ("爷爷瘫在床上没人照顾", CHILDREN_ONLY),
    ("娃儿瘫在床上没人照顾", ELDERS_ONLY), ("没钱生活怎么办", ELDERS_ONLY), ("小孩残疾没人护理", ELDERS_ONLY),
    ("家里没米下锅", {"military-dingqi-fuxu", "orphan-allowance", "hiv-child-allowance", "union-hardship"}),
    ("看病钱不够", {"mingtian-plan", "pneumoconiosis-relief", "two-cancer-relief", "endemic-disease-relief"}),
    ("想借钱养牛", {"student-origin-loan"}), ("家里孩子读书困难", {"cctf-spring-bud", "sx-orphan-college"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "others"), OF_OTHERS, ids=[text for text, _ in OF_OTHERS])
def test_what_is_for_others_only_does_not_come_first(casework: Casework, text: str, others: set[str]) -> None:
    answers = found(casework, text)
    assert answers and others.isdisjoint(answers[:2])


OF_GROUPS = [
    ("退伍老兵生活困难", {"veteran-aid"}), ("孤儿读大学", {"fucai-yuanmeng", "sx-orphan-college", "longyan-love-orphan"}),
    ("八十岁老人有补贴吗", {"advanced-age-allowance", "elderly-care-subsidy"}), ("残疾人每个月补多少", {"disability-living-allowance"}),
    ("妇女想创业缺本钱", {"cwdf-mother-revolving", "assistance-microcredit-2026"}), ("失独老两口", {"one-child-special-support"}),
    ("没儿没女的老汉没人管", {"tekun", "elderly-care-subsidy"}), ("职工家庭困难找工会", {"union-hardship"}),
    ("艾滋病娃娃的生活费", {"hiv-child-allowance"}), ("刚毕业的低保家庭大学生找不到工作", {"graduate-job-subsidy"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "some"), OF_GROUPS, ids=[text for text, _ in OF_GROUPS])
def test_what_is_made_for_a_group_is_near_the_top(casework: Casework, text: str, some: set[str]) -> None:
    assert some & {*found(casework, text, limit=3)}


# What was asked for and refused, or is no more: not that somebody has it, but what there is beside it.
BESIDE = {"dibao-edge-family", "rigid-expenditure-family", "dibao-single-person"}


@pytest.mark.parametrize("text", ["全家收入超了一点吃不上低保", "爸爸的低保被取消了还能申请什么", "村里说我们不够低保条件"])
def test_who_was_refused_is_not_who_has_it(casework: Casework, text: str) -> None:
    assert len(BESIDE & {*found(casework, text, limit=4)}) >= 2
    named = {each["resource"]: each["factors"][0]["value"] for each in casework.search(text, None, 20)}
    assert not named.get("dibao")


def test_who_has_a_status_is_told_by_it(casework: Casework) -> None:
    assert found(casework, "吃低保的大学生学费不够", limit=3)[0] == "undergraduate-grant"


# What the words tell of a case that few are in.
CASES = [
    ("路边发现一个老人,说不清名字和家住哪里,要急救", {"emergency-disease-fund", "vagrant-relief"}),
    ("养父对女孩乱摸,孩子躲在奶奶家", {"hotline-minor-12345", "temporary-guardianship-minor"}),
    ("他在工地摔了,腰下面没知觉,家里厕所进不去", {"home-accessibility-retrofit", "linshi-emergency"}),
]


@pytest.mark.parametrize(("text", "first"), CASES, ids=[text for text, _ in CASES])
def test_a_rare_case_is_heard(casework: Casework, text: str, first: set[str]) -> None:
    assert first <= {*found(casework, text, limit=4)}


def test_what_is_for_orphans_is_far_fetched_for_others(casework: Casework) -> None:
    for text, others in (("崽读大学钱不够", True), ("孤儿读大学钱不够", False)):
        whom = {each["resource"]: each["factors"][4]["value"] for each in casework.search(text, None, 60)}
        assert (whom["sx-orphan-college"] <= 0.25) == others, text


@pytest.mark.parametrize("text", ["孩子爸瘫了", "娃他爸瘫痪在床", "孩子爸坐牢了", "娃的爹判了刑,妈妈走了没音信"])
def test_who_has_a_parent_left_is_no_orphan(casework: Casework, text: str) -> None:
    answers = found(casework, text, limit=300)
    assert answers.index("de-facto-unattended-child") < [*answers, "orphan-allowance"].index("orphan-allowance")


@pytest.mark.parametrize("text", ["爹娘都死了的娃", "父母双亡", "孩子爸妈都去世了"])
def test_who_has_none_left_is_one(casework: Casework, text: str) -> None:
    assert found(casework, text)[0] == "orphan-allowance"


@pytest.mark.parametrize("text", ["残疾人想和人交往", "残疾人想跟外人接触接触", "残疾人想交几个朋友"])
def test_what_answers_a_wish_comes_before_what_is_only_like_who_has_it(casework: Casework, text: str) -> None:
    answers = found(casework, text, limit=300)
    assert answers.index("ps-tongxin") < answers.index("disability-living-allowance")


def test_where_nothing_else_is_wished_for_likeness_counts(casework: Casework) -> None:
    assert found(casework, "残疾人补贴")[:2] == ["disability-living-allowance", "disability-care-allowance"]
