"""Work, land and school as notes tell them, and what is said of a whole family."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, needs, note


@pytest.mark.parametrize(
    "said",
    [
        "在宁波工地开塔吊", "在东莞一家鞋厂上流水线", "去了咸阳摘苹果卖货", "在赣州做木工", "在永康打磨", "于昆山电子厂务工", "在义乌跑快递", "到阿克苏捡棉花",
        "在西宁开饭馆", "在省里当保安", "下顺德做家具", "在口里打工", "在嘉峪关当厨师",
    ],
)  # fmt: skip
def test_work_in_any_province_or_prefecture_is_away(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1")["person.works_away"] is True


@pytest.mark.parametrize(
    "said", ["在县城开店", "在镇上制衣厂踩衣车", "厂子搬去越南了", "把房子卖到广东", "想去东莞打工", "在宁波看病", "以前在温州打工"]
)
def test_work_at_home_and_no_work_are_not_away(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1").get("person.works_away") is not True


@pytest.mark.parametrize("said", ["今年没再出去打工", "从广东回来照顾孩子", "不出去打工了", "厂里辞工回家了"])
def test_who_came_back_works_away_no_more(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1")["person.works_away"] is False


@pytest.mark.parametrize("said", ["从广东回来过年", "在深圳上班,回家看了一趟"])
def test_who_is_here_for_a_feast_works_away_all_the_same(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1").get("person.works_away") is not False


@pytest.mark.parametrize(
    "said",
    [
        "在村口箱包厂上拉链", "在镇上开五金店", "开三轮车给人送货", "在本乡砖厂拉砖", "在街上卖米粉", "给人看大门", "在扶贫车间做鞋垫", "在学校食堂烧饭",
        "在乡卫生院打扫", "当代课老师", "跑网约车", "缝布偶", "在菜市场卖鱼",
    ],
)  # fmt: skip
def test_paid_work_is_employment(casework: Casework, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "mother1")["person.employment_status"] == "employed"


@pytest.mark.parametrize("said", ["自己开车来的", "想开个店", "没去上班", "在医院看病", "在学校门口等孩子", "以前在砖厂拉砖"])
def test_what_comes_near_is_no_employment(casework: Casework, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "mother1").get("person.employment_status") != "employed"


@pytest.mark.parametrize(
    "said", ["种着6亩山地", "还种三亩大蒜", "在家种莼菜喂猪", "养牛7头", "务着几亩地", "种百合和黄花菜", "栽了两亩沃柑", "放羊", "养蜜蜂20箱", "守着二分薄地"]
)
def test_land_and_stock_make_a_farmer(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1")["person.farmer"] is True


@pytest.mark.parametrize("said", ["地早流转了", "不种地了", "在养猪场看门", "爱吃大蒜", "得了牛皮癣"])
def test_what_comes_near_makes_no_farmer(casework: Casework, said: str) -> None:
    assert facts(casework, f"父亲45岁,{said}。", "father1").get("person.farmer") is not True


@pytest.mark.parametrize("said", ["书读到一半就不去了", "现在没在学校", "死活不去学校了", "没再读下去了"])
def test_who_left_school_is_at_none(casework: Casework, said: str) -> None:
    assert facts(casework, f"女儿14岁,{said}。", "child1")["person.edu_stage"] == "none"


@pytest.mark.parametrize("said", ["昨天没去学校", "还没去上学,八点才走", "放假在家"])
def test_who_is_at_home_for_a_day_has_not_left_school(casework: Casework, said: str) -> None:
    assert facts(casework, f"女儿14岁,初二,{said}。", "child1").get("person.edu_stage") != "none"


@pytest.mark.parametrize("said", ["一家四口医保都交了", "全家的医保都交了", "四口人都买了医保"])
def test_what_a_whole_family_has_each_member_has(casework: Casework, said: str) -> None:
    text = f"父亲45岁,母亲43岁,女儿9岁,儿子4岁。{said}。"
    for member in ("father1", "mother1", "child1", "child2"):
        assert facts(casework, text, member)["person.basic_medical_insurance"] is True


def test_a_couple_is_no_whole_family(casework: Casework) -> None:
    found = facts(casework, "小两口都是聋哑人,孩子3岁。", "child1")
    assert "person.has_disability" not in found


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("爷爷78岁,问去不去养老院,直摆手,不去。", "person.willing_institution", False),
        ("爷爷78岁,劝他去敬老院,不肯去。", "person.willing_institution", False),
        ("父亲45岁,从没评过残。", "person.disability_assessed", False),
        ("母亲30岁,怀起六个多月了。", "person.pregnant", True),
        ("父亲,男,出生:1957年。", "person.birth_year", 1957),
        ("母亲45岁,失业金能领到明年五月。", "person.benefits", {"unemployment_insurance": True}),
    ],
)
def test_other_ways_of_saying_it(casework: Casework, text: str, fact: str, value: object) -> None:
    assert next(each["value"] for each in note(casework, text)["members"][0]["facts"] if each["fact"] == fact) == value


@pytest.mark.parametrize(
    "text", ["女儿9岁,学校宣传了防溺水。", "爷爷70岁,是否纳入,待评议后报镇上研究。", "母亲45岁,零就业家庭摸排时见到她。"]
)
def test_what_only_sounds_like_it_is_nothing(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert not found["event"] and not found["household"]
    assert "person.edu_stage" not in {each["fact"] for each in found["members"][0]["facts"]}


@pytest.mark.parametrize("said", ["下不了床", "起不来炕", "吃饭上厕所要人弄", "吃饭、穿衣全靠侄子", "下不来床,吃喝靠老伴"])
def test_who_cannot_get_up_needs_care(casework: Casework, said: str) -> None:
    assert {"elder1 long_term_care"} <= needs(casework, f"老人81岁,独居,{said}。")


def test_what_a_neighbours_family_asks_for_is_not_ours(casework: Casework) -> None:
    found = note(casework, "女儿9岁。隔壁老李家儿子吸毒坐牢,他家也想问孤儿补助。")
    assert not found["needs"] and found["draft"]["members"][0]["facts"].keys() == {"person.sex", "person.age"}


def test_whom_a_visit_is_paid_to_is_one_with_the_name_behind_it(casework: Casework) -> None:
    assert [each["id"] for each in note(casework, "走访对象:小宇,9岁。")["members"]] == ["child1"]


def test_a_boss_who_owes_wages_is_an_event(casework: Casework) -> None:
    found = note(casework, "父亲45岁,老板欠他两万六的工钱。")
    assert [each["fact"] for each in found["event"]] == ["event.wage_arrears"]


def test_a_father_in_another_village_is_no_member(casework: Casework) -> None:
    found = note(casework, "Her own father, 70, lives in another village and had a stroke. The mother is 36.")
    assert [each["id"] for each in found["members"]] == ["mother1"]


@pytest.mark.parametrize(
    ("text", "who", "fact"),
    [
        ("孩子9岁,妈妈把孩子送回老家了。", "child1", "person.mother_status"), ("母亲35岁,抚养费一分没给。", "mother1", "person.income_monthly"),
        ("父亲45岁,他动手能力强。", "event", "event.domestic_violence"), ("奶奶70岁,改天可以再来。", "household", "household.consents_retrofit"),
        ("奶奶70岁,电话装了。", "household", "household.retrofit_done"), ("父亲45岁,低保有本。", "father1", "person.disability_certificate"),
        ("母亲30岁,结婚没登记。", "mother1", "person.registered_unemployed"), ("孩子9岁,奶奶管不了。", "grandmother1", "person.legal_supporter_status"),
        ("孩子9岁,没有返贫风险。", "child1", "person.guardianship_risk"), ("母亲35岁,借钱看病。", "household", "household.loan_purpose"),
        ("母亲35岁,被丈夫赶走。", "mother1", "person.involuntary_unemployed"), ("父亲45岁,看了马边县的房子。", "father1", "person.farmer"),
    ],
)  # fmt: skip
def test_words_that_mean_something_else_give_no_such_fact(casework: Casework, text: str, who: str, fact: str) -> None:
    assert fact not in facts(casework, text, who)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("今年考上了省里一所师范学院", "undergraduate"), ("今年刚被本科录取", None), ("高考后录取到一本", "undergraduate"), ("今年考上了职业技术学院", "junior"),
        ("今年考取了大专", "junior"), ("去年考上了师范大学", None), ("明年想考上师范大学", None), ("今年没考上本科", None),
    ],
)  # fmt: skip
def test_who_was_admitted_to_a_college_this_year(casework: Casework, said: str, kind: str | None) -> None:
    assert facts(casework, f"父亲45岁。女儿18岁,{said}。", "child1").get("person.college_admitted") == kind


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ("去年7月在广东工地上从架子上摔下来", None), ("前年在浙江厂里被机器轧了手", None), ("去年在广东工地干活时不小心摔了", None),
        ("在广东工地上班", True), ("去年去广东工地打工,一直没回", True),
    ],
)  # fmt: skip
def test_where_somebody_had_an_accident_is_not_where_he_works_now(casework: Casework, said: str, away: bool | None) -> None:
    assert facts(casework, f"户主男,46岁,{said}。", "adult1").get("person.works_away") is away


@pytest.mark.parametrize(
    ("said", "happened"),
    [
        ("去年在工地报了工伤,认定还没下来", True), ("从架子上摔下来,工伤", True), ("摔断了腿,老板不给报工伤", True), ("公司说不算工伤", None),
        ("村里来宣传工伤预防", None), ("单位给交工伤保险", None),
    ],
)  # fmt: skip
def test_an_injury_at_work_is_one_whether_or_not_it_is_settled(casework: Casework, said: str, happened: bool | None) -> None:
    assert facts(casework, f"刘某45岁,{said}。", "event").get("event.work_injury") is happened


@pytest.mark.parametrize(
    ("said", "owed"),
    [("老板都找不到了", False), ("钱也没给,老板都找不到了", True), ("干了三个月,老板电话打不通", True), ("老板跑了,工钱没结", True), ("找老板请假,电话打不通", False)],
)
def test_a_boss_who_is_gone_owes_wages_where_the_sentence_is_about_them(casework: Casework, said: str, owed: bool) -> None:
    assert ("adult1 wage_arrears" in needs(casework, f"刘某45岁,{said}。")) is owed


@pytest.mark.parametrize(("said", "veteran"), [("1968年入伍", True), ("每月领参战补助", True), ("参加过边境作战", True), ("2023年入伍,在部队", False)])
def test_who_joined_long_ago_is_a_veteran(casework: Casework, said: str, veteran: bool) -> None:
    found = facts(casework, f"吴某50岁,{said}。", "adult1").get("person.statuses", {})
    assert found.get("veteran", False) is veteran


@pytest.mark.parametrize("text", ["儿媳在外面打麻将。", "婆婆78岁,吃药是村医帮着带上来。", "在城东工地旁遇到的一户。夫妻俩带一个孩子。"])
def test_what_is_no_work_of_the_family(casework: Casework, text: str) -> None:
    told = {each["fact"] for member in note(casework, text)["members"] for each in member["facts"]}
    assert not told & {"person.works_away", "person.employment_status"}
