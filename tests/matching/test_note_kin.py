"""What an officer's note says of whom: kin as the child has them, who left with whom, trades elsewhere, what is only asked for."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note, outside

AWAY, WORK = "person.works_away", "person.employment_status"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("龙某,男,34岁,离异,儿子9岁由爷爷奶奶照看,爷爷63岁。", {"adult1", "child1", "father1", "mother1"}),
        ("秦某,女,30岁,女儿6岁由外公外婆带,外婆60岁。", {"adult1", "child1", "father1", "mother1"}),
        ("龙某,男,34岁,儿子9岁由奶奶照看。奶奶说孙子不爱讲话。", {"adult1", "child1", "mother1"}),
        ("小童9岁,由爷爷奶奶照看。", {"child1", "grandfather1", "grandmother1"}),
        ("康某,女,31岁,带着女儿暂住娘家,娘家父亲66岁,母亲60岁。", {"adult1", "child1", "father1", "mother1"}),
        ("康某,女,31岁,娘家父亲66岁,生病。", {"adult1"}),
        ("康某,女,31岁,离婚,女儿6岁,现在靠父母接济。", {"adult1", "child1"}),
        ("康某,女,31岁,女儿6岁,和父母一起住,平时靠父母贴补。", {"adult1", "child1", "father1", "mother1"}),
        ("温某,60岁,妻子58岁。孙子8岁,由温某夫妇带。", {"elder1", "wife1", "grandchild1"}),
        ("妥某家小女儿2岁。妥某30岁,务农。", {"child1", "adult1"}),
        ("石某,女,27岁,怀孕8个月,担心孩子生下来上不了户口。", {"adult1"}),
        ("石某,女,27岁,担心孩子上不了户口。", {"adult1", "child1"}),
        ("屋里就她和一个读大二的女儿。", {"adult1", "child1"}),
        ("他跟一个读高三的儿子过。", {"adult1", "child1"}),
        ("田某,男,45岁,包工头拖着工钱,电话打不通。母亲80岁。", {"adult1", "mother1"}),
    ],
)
def test_whom_words_for_kin_mean(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("老人70岁。儿媳改嫁,带走了孙子。", "grandchild"), ("老人70岁。儿媳改嫁,把孙女也带走了。", "grandchild"), ("户主70岁,儿子已分户另住。", "child"),
        ("户主70岁,儿子早已另立户头。", "child"), ("户主70岁,女儿一家长年住在成都。", "child"),
    ],
)  # fmt: skip
def test_who_has_left_is_no_member(casework: Casework, text: str, gone: str) -> None:
    assert outside(casework, text)[gone] == "own_home"


@pytest.mark.parametrize("text", ["老人70岁。儿子把孙子带走看病,下午回来。", "户主70岁,儿子常年在外地打工,孙子在家。", "户主70岁,儿子一直住在广州打工,孙子在家。"])
def test_who_is_away_for_a_while_is_a_member(casework: Casework, text: str) -> None:
    assert members(casework, text) == {"elder1", "child1", "grandchild1"}


@pytest.mark.parametrize("said", ["在深圳做文员", "在长沙送快递", "在苏州电子厂", "在北京工地开塔吊", "在成都上班"])
def test_a_trade_elsewhere_is_work(casework: Casework, said: str) -> None:
    found = facts(casework, f"父亲45岁,{said}。", "father1")
    assert (found[AWAY], found[WORK]) == (True, "employed")


@pytest.mark.parametrize("said", ["在深圳打工", "在福建进厂", "想去深圳做保安", "原来在深圳做保安", "想找个看门的活", "盼着能介绍份保洁工作", "再找个保安干干"])
def test_to_work_somewhere_and_to_look_for_work_is_none(casework: Casework, said: str) -> None:
    assert WORK not in facts(casework, f"父亲45岁,{said}。", "father1")


@pytest.mark.parametrize(
    ("said", "stage", "year"),
    [("读大学二年级", "higher", 2), ("大三", "higher", 3), ("在高职一年级", "higher", 1), ("读高中二年级", "senior", None), ("上初中三年级", "junior", None),
     ("读二年级", "primary", None), ("小学三年级", "primary", None)],
)  # fmt: skip
def test_which_school_the_year_is_of(casework: Casework, said: str, stage: str, year: int | None) -> None:
    found = facts(casework, f"户主50岁。女儿{said}。", "child1")
    assert (found["person.edu_stage"], found.get("person.college_year")) == (stage, year)


def test_how_much_older_is_no_age_and_no_school(casework: Casework) -> None:
    found = facts(casework, "户主50岁。妻子比他大三岁。", "wife1")
    assert not found.keys() & {"person.age", "person.edu_stage", "person.college_year"}
    assert facts(casework, "户主50岁。妻子比他大三岁。", "adult1")["person.age"] == 50


@pytest.mark.parametrize("said", ["低保已经申请,村里还在评议", "低保材料已上报,在公示", "低保申请了,正在审核"])
def test_what_is_being_judged_is_not_there_yet(casework: Casework, said: str) -> None:
    assert "person.statuses" not in facts(casework, f"户主50岁。{said}。", "household")
    assert facts(casework, "户主50岁。家里没有低保,刚交了申请。", "household")["person.statuses"] == {"dibao": False}


def test_wages_owed_are_no_income(casework: Casework) -> None:
    for said in ("工头拖欠工资2.8万元", "厂里欠他工资3000元", "三个月的工资9000元没给"):
        assert "person.income_monthly" not in facts(casework, f"户主50岁,男。{said}。", "adult1")
    assert facts(casework, "户主50岁,男,在厂里上班,工资3000元。", "adult1")["person.income_monthly"] == 3000


def test_how_many_children_an_old_person_has(casework: Casework) -> None:
    found = facts(casework, "老人86岁,膝下只有两个女儿,都嫁到外省。", "elder1")
    assert (found["person.living_children"], found["person.living_children_profile"]) == (2, "two_girls")
    for said in ("只有一个儿子,去年去世", "只有一个儿子在家", "有两个女儿"):
        assert "person.living_children" not in facts(casework, f"老人86岁,{said}。", "elder1")


@pytest.mark.parametrize(
    ("text", "who", "fact", "value"),
    [
        ("小马9岁,已认定为事实无人抚养儿童,按月领取基本生活补贴。", "child1", "person.benefits", {"de_facto_allowance": True}),
        ("户主77岁,享受计划生育家庭特别扶助金。", "elder1", "person.benefits", {"one_child_support": True}),
        ("户主57岁,早年下煤矿,2019年确诊尘肺病,不能劳动。", "adult1", "person.work_capacity", False),
        ("户主48岁,以前交职工医保,现在哪样医保都没有。", "adult1", "person.basic_medical_insurance_type", "none"),
        ("户主40岁。女儿5岁,户口已上。", "child1", "person.no_hukou", False),
        ("户主40岁,种土豆,连旱两年。", "event", "event.natural_disaster", True),
        ("户主40岁,上个月骑车与货车相撞,腿断了。", "event", "event.type", "交通事故"),
        ("户主40岁,腿断了,肇事方赔了两万后不再付钱。", "event", "event.legal_matter", "人身损害"),
        ("户主40岁,想养十只羊,缺本钱,打算贷款。", "household", "household.loan_purpose", "production"),
    ],
)
def test_what_officers_state(casework: Casework, text: str, who: str, fact: str, value: object) -> None:
    assert facts(casework, text, who)[fact] == value


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("张某40岁。女儿13岁,上初一。女儿7岁,上小学。", {"child1": 13, "child2": 7}), ("奶奶70岁。孙子12岁。孙子4岁。", {"grandchild1": 12, "grandchild2": 4}),
        ("两个女儿。女儿13岁。女儿7岁。", {"child1": 13, "child2": 7}), ("女儿13岁。女儿7岁时得了病。", {"child1": 13}),
        ("独生女儿13岁。女儿7岁。", {}), ("女儿13岁。女儿12岁。", {}),  # one, of whom two ages are said
    ],
)  # fmt: skip
def test_the_same_word_with_a_clearly_different_age_is_a_second_child(casework: Casework, text: str, ages: dict[str, int]) -> None:
    drafted = {each["id"]: each.get("facts", {}).get("person.age") for each in note(casework, text)["draft"]["members"]}
    children = {who: age for who, age in drafted.items() if "child" in who}
    assert {who: age for who, age in children.items() if age} == ages
    assert len(children) == max(len(ages), 1)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("奶奶70岁,带两个孙子。大的是大儿子的孩子,12岁,大儿子去世了。小的是小儿子的女儿,8岁,小儿子在坐牢。", {"grandchild1": "死亡", "grandchild2": "服刑"}),
        ("爷爷72岁。大儿子的女儿12岁,小儿子的儿子9岁。大儿子去世了,小儿子失联。", {"grandchild1": "死亡", "grandchild2": "失联"}),
        # Whose the first one is, nobody has said.
        ("奶奶70岁,孙子12岁,孙女8岁。大儿子去世了,孙女是小儿子的孩子。", {"grandchild1": None, "grandchild2": None}),
        ("爷爷72岁,孙女10岁。大儿子去世了,小儿子在广东打工。", {"grandchild1": None}), ("奶奶70岁,儿子去世了,孙子8岁。", {"grandchild1": "死亡"}),
        ("奶奶70岁,带孙子8岁,外孙女6岁。儿子在坐牢。", {"grandchild1": "服刑", "grandchild2": None}),
    ],
)  # fmt: skip
def test_what_became_of_a_parent_is_a_fact_of_his_own_children(casework: Casework, text: str, fates: dict[str, str | None]) -> None:
    children = [who for who in members(casework, text) if who.startswith("grandchild")]
    assert {who: facts(casework, text, who).get("person.father_status") for who in children} == fates


def test_of_several_counted_as_grandsons_one_may_be_a_girl(casework: Casework) -> None:
    text = "奶奶70岁,带两个孙子。大的是大儿子的孩子,12岁。小的是小儿子的女儿,8岁。"
    assert facts(casework, text, "grandchild2") == {"person.sex": "female", "person.age": 8}


@pytest.mark.parametrize("text", ["高三女儿成绩很好。", "大二儿子在家。", "初三儿子厌学。"])
def test_a_class_of_school_counts_no_children(casework: Casework, text: str) -> None:
    assert [each["id"] for each in note(casework, text)["members"]] == ["child1"]


def test_two_children_are_the_brother_and_sister_just_named(casework: Casework) -> None:
    found = note(casework, "兄妹俩,哥哥8岁妹妹5岁,爸爸上个月去新疆摘棉花。两个娃自己在家,哥哥煮饭。")
    assert [each["id"] for each in found["members"]] == ["older_brother1", "younger_sister1", "father1"]


@pytest.mark.parametrize(
    ("said", "children"),
    [
        ("唯一的女儿", 1), ("唯一的一个孩子", 1), ("就一个女儿", 1), ("只生了一个娃", 1), ("她只有一个女", 1), ("唯一的亲生骨肉", 1),
        ("唯一的收入是低保", 2), ("唯一的亲人是舅舅", 2), ("唯一的办法是借钱", 2), ("唯一的劳动力是她", 2), ("家里就一个女人操持", 2), ("只有一个儿媳帮忙", 2),
        ("只有一个女婿在外", 2),
    ],
)  # fmt: skip
def test_of_an_only_child_two_ages_are_said_but_much_else_is_the_only_one(casework: Casework, said: str, children: int) -> None:
    found = members(casework, f"陈某45岁,女儿13岁,{said}。2岁的孩子没人带。")
    assert len([each for each in found if each.startswith("child")]) == children
