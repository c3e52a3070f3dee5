"""Reading a visit note: what becomes a fact, and what stays in doubt."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from matching.casework import Casework
from tests.conftest import DAY, ROOT
from tests.matching.visit_notes import EBIAN, facts, needs, note


def test_the_story_of_the_seed_article_gives_the_family_and_its_needs(casework: Casework, ebian: dict[str, Any]) -> None:
    article = yaml.safe_load((ROOT / "seed_data" / "article.yaml").read_text(encoding="utf-8"))
    found = casework.read_note(next(each for each in article if each["id"] == "case-child")["text_zh"], "note", DAY)
    assert found["region"]["code"] == found["draft"]["region"] == EBIAN
    assert {each["relation"] for each in found["members"]} == {each["relation"] for each in ebian["members"]}
    drafted = {each["relation"]: each["facts"] for each in found["draft"]["members"]}
    assert drafted["child"]["person.age"] == 7
    assert drafted["father"]["person.has_disability"] is True
    assert drafted["mother"]["person.works_away"] is True
    named = {(each["type"], each.get("member")) for each in found["draft"]["needs"]}
    assert {("emotional_support", "child1"), ("family_contact", "child1"), ("study_support", "child1"), ("child_care", None), ("livelihood", None)} <= named
    assert casework.match(casework.household(found["draft"], "draft", DAY), 5)["candidates"]


def test_the_story_as_text_gives_a_plan_with_papers_errands_steps_that_open_more_and_the_next_question(casework: Casework) -> None:
    article = yaml.safe_load((ROOT / "seed_data" / "article.yaml").read_text(encoding="utf-8"))
    draft = note(casework, next(each for each in article if each["id"] == "case-child")["text_zh"])["draft"]
    found = casework.plan(casework.household(draft, "draft", DAY))
    assert found["steps"] and found["errands"] and found["documents"]
    assert {way["steps"][0]["step"] for way in found["unlock_paths"]} >= {"assess-disability"} and len(found["unlock_paths"]) >= 2
    assert found["questions"][0]["settles"]


FACTS = [
    ("父亲肢体残疾二级,有证。", "father1", {"person.disability_types": {"肢体": True}, "person.disability_grade": 2, "person.disability_certificate": True}),
    ("妈妈智力残疾,没办残疾证。", "mother1", {"person.has_disability": True, "person.disability_certificate": False}),
    ("娃得了血癌。", "child1", {"person.illnesses": {"白血病": True}}),
    ("他爸得了黑肺病。", "father1", {"person.illnesses": {"尘肺病": True}}),
    ("丈夫尿毒症,每周透析三次。", "husband1", {"person.illnesses": {"尿毒症": True}}),
    ("孩子心脏有洞。", "child1", {"person.illnesses": {"先天性心脏病": True}}),
    ("小孩是兔唇。", "child1", {"person.illnesses": {"唇腭裂": True}}),
    ("妈妈在浙江打工。", "mother1", {"person.works_away": True}),
    ("爸爸每月打工挣3000元。", "father1", {"person.income_monthly": 3000}),
    ("孩子在读初二。", "child1", {"person.edu_stage": "junior"}),
    ("五保老人,76岁。", "elder1", {"person.statuses": {"tekun": True}, "person.age": 76}),
    ("爸爸坐牢,孩子9岁。", "child1", {"person.father_status": "服刑"}),
    ("孩子父母双亡。", "child1", {"person.parents_status": "both_dead"}),
    ("一家低保户。", "household", {"person.statuses": {"dibao": True}}),
    ("家里是低保边缘户。", "household", {"person.statuses": {"dibao_edge": True}}),
    ("纳入监测户。", "household", {"person.statuses": {"monitored": True}}),
    ("该户是脱贫户。", "household", {"person.statuses": {"poverty_alleviated": True}}),
    ("人均年收入5200元。", "household", {"household.income_per_capita_annual": 5200}),
    ("房子鉴定为D级危房。", "household", {"household.housing_grade": "D"}),
    ("上个月厨房失火。", "event", {"event.type": "火灾"}),
    ("The father is disabled, mother works in Guangdong.", "mother1", {"person.works_away": True}),
    ("The boy is 9 years old and in primary school.", "child1", {"person.age": 9, "person.edu_stage": "primary"}),
]


@pytest.mark.parametrize(("text", "who", "expected"), FACTS, ids=[case[0] for case in FACTS])
def test_what_is_said_is_a_fact_of_whom_it_is_said(casework: Casework, text: str, who: str, expected: dict[str, Any]) -> None:
    found = facts(casework, text, who)
    assert {name: found.get(name) for name in expected} == expected


NOT_SO = [
    ("家里以前吃过低保。", "household", "person.statuses", "history"),
    ("妈妈以前在浙江打工,现在家。", "mother1", "person.works_away", "history"),
    ("爸爸的肝病已经治好了。", "father1", "person.illnesses", "history"),
    ("想申请低保。孩子7岁。", "household", "person.statuses", "hypothesis"),
    ("要是评上低保就好了。孩子7岁。", "household", "person.statuses", "hypothesis"),
    ("爸爸可能是精神残疾。", "father1", "person.disability_types", "hypothesis"),
    ("孩子有没有上户口还要核实。", "child1", "person.no_hukou", "hypothesis"),
    ("邻居家是五保户。孩子7岁。", "other_people", "person.statuses", "other_people"),
    ("隔壁老王的儿子得了白血病。孩子7岁。", "other_people", "person.illnesses", "other_people"),
    ("孩子7岁。后来说孩子9岁。", "child1", "person.age", "contradiction"),
]


@pytest.mark.parametrize(("text", "who", "name", "because"), NOT_SO, ids=[case[0] for case in NOT_SO])
def test_past_supposed_and_other_peoples_facts_stay_in_doubt(casework: Casework, text: str, who: str, name: str, because: str) -> None:
    found = note(casework, text)
    groups = {each["id"]: each["facts"] for each in found["members"]} | {key: found[key] for key in ("household", "other_people")}
    told = [each for each in groups[who] if each["fact"] == name]
    assert told and all(each["holds"] == "unclear" and each["because"] == because for each in told)
    assert all(name not in each["facts"] for each in found["draft"]["members"]) and name not in found["draft"].get("facts", {})


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        ("家里不是低保户。", "household", "person.statuses", {"dibao": False}),
        ("没有低保,孩子7岁。", "household", "person.statuses", {"dibao": False}),
        ("爸爸没有残疾证。", "father1", "person.disability_certificate", False),
        ("爸爸肢体残疾没办残疾证。", "father1", "person.disability_types", {"肢体": True}),
        ("爸爸低保没吃上,孩子7岁。", "father1", "person.statuses", {"dibao": False}),
        ("爸爸残疾,证还没办,残疾证也没办下来。", "father1", "person.disability_certificate", False),
        ("The child is 7 years old. No disability certificate.", "child1", "person.disability_certificate", False),
    ],
)
def test_what_is_denied_is_false_and_nothing_else(casework: Casework, text: str, who: str, name: str, value: Any) -> None:
    assert facts(casework, text, who)[name] == value


def test_nothing_said_is_never_false(casework: Casework) -> None:
    found = note(casework, "爸爸在家种地,孩子7岁。")
    values = [each["value"] for member in found["members"] for each in member["facts"]]
    assert values and False not in values


def test_hardship_in_everyday_words_is_no_number(casework: Casework) -> None:
    found = facts(casework, "一年到头挣不了几个钱。孩子7岁。", "household")
    assert found == {"household.low_income": True}


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("孩子没人说话。", "child1 emotional_support"), ("孩子想妈妈。", "child1 family_contact"), ("地里收成不好。孩子7岁。", "farming_advice"),
        ("爸爸尿毒症,看病花钱多。", "father1 medical_cost"), ("房子漏雨。孩子7岁。", "housing"), ("He misses his mother.", "adult1 family_contact"),
    ],
)  # fmt: skip
def test_needs_in_the_notes_own_words(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text) or need.replace("adult1", "child1") in needs(casework, text)


def test_somebody_elses_need_and_a_denied_one_are_none(casework: Casework) -> None:
    assert needs(casework, "邻居家房子漏雨。孩子7岁,不缺被子。") == set()


def test_the_draft_holds_only_what_is_sure_and_says_what_it_is(casework: Casework) -> None:
    found = note(casework, "爸爸可能有残疾,妈妈在浙江打工。孩子7岁。")
    assert found["to_confirm"] is True and found["draft"]["id"] == "draft-to-be-confirmed"
    drafted = {each["id"]: each["facts"] for each in found["draft"]["members"]}
    assert drafted == {"father1": {}, "mother1": {"person.works_away": True}, "child1": {"person.age": 7}}


def test_whose_an_event_is_the_worker_says(casework: Casework) -> None:
    found = note(casework, "爸爸在工地上干活,老板欠了工资没给。妈妈在家,孩子7岁。")
    assert any(each["fact"] == "event.wage_arrears" for each in found["event"])
    assert "event" not in found["draft"] and {"wage_arrears"} <= {each["type"] for each in found["draft"]["needs"]}


@pytest.mark.parametrize(
    ("text", "region"),
    [("家住茶陵县,孩子7岁。", "430224"), ("住在峨边县,孩子7岁。", EBIAN), ("四川乐山峨边的孩子,7岁。", EBIAN), ("在义乌市打工,孩子7岁。", None), ("孩子7岁,家住朝阳区。", None)],
)
def test_the_county_is_the_one_where_the_family_lives(casework: Casework, text: str, region: str | None) -> None:
    found = casework.read_note(text, "note", DAY)
    assert (found["region"] or {}).get("code") == region
    assert (found["draft"] is None) == (region is None)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("家住峨边县新林镇,爸爸在三台县打工,孩子7岁。", EBIAN), ("户主45岁,三台县人,现在住峨边县。", EBIAN),
        ("妈妈娘家在马边县,孩子7岁,家在峨边县。", EBIAN), ("峨边县某村,孩子7岁,在沐川县医院住院。", EBIAN),
        ("户主从马边县搬到峨边县十年了。", EBIAN), ("孩子7岁,峨边县,转到三台县人民医院治疗。", EBIAN),
        ("沐川县嫁过来的妻子,家住峨边县。", EBIAN), ("母亲老家在茶陵县,孩子现随父亲在炎陵县生活。", "430225"),
        ("在峨边县医院看到户主,50岁,说家在马边县。", "511133"), ("今天去峨边县走访,户主50岁。", EBIAN),
    ],
)  # fmt: skip
def test_a_second_county_does_not_hide_the_home(casework: Casework, text: str, region: str) -> None:
    found = casework.read_note(text, "note", DAY)
    assert found["region"]["code"] == region and found["regions"] == []


@pytest.mark.parametrize(
    "text",
    ["孩子7岁,现居峨边县,又说住马边县。", "孩子7岁,爸爸是峨边县人,妈妈是马边县人。", "峨边县和马边县交界处,户主50岁。"],
)
def test_where_two_counties_may_be_the_home_both_are_named(casework: Casework, text: str) -> None:
    found = casework.read_note(text, "note", DAY)
    assert found["region"] is None and found["draft"] is None
    assert [each["code"] for each in found["regions"]] == [EBIAN, "511133"]
    assert casework.read_note(text, "note", DAY, EBIAN)["regions"] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Visit in Leibo County. The boy is 8.", ["513437"]), ("They live in Yanting county. The boy is 8.", ["510723"]),
        ("Chaoyang District. The boy is 8.", ["110105", "220104", "440513"]), ("The boy is 8. He was treated in Chengdu.", []),
    ],
)  # fmt: skip
def test_a_county_may_be_named_in_english(casework: Casework, text: str, codes: list[str]) -> None:
    found = casework.read_note(text, "note", DAY)
    assert sorted([each["code"] for each in found["regions"]] or [found["region"]["code"]] if codes else []) == codes
    assert (found["region"] is None) == (len(codes) != 1)


PAST_STATUSES = [
    ("以前是建档立卡户,2020年脱贫的。孩子7岁。", {"poverty_alleviated": True}),
    ("孩子7岁,家里20年脱的贫。", {"poverty_alleviated": True}),
    ("建档立卡户已脱贫,户主50岁。", {"poverty_alleviated": True}),
    ("户主50岁,曾经是贫困户,现在脱贫了。", {"poverty_alleviated": True}),
    ("户主50岁,2016年建档立卡,2019年脱贫。", {"poverty_alleviated": True}),
    ("户主50岁,原建档立卡贫困户,2018年脱贫出列。", {"poverty_alleviated": True}),
    ("户主50岁,去年退出低保。", {"dibao": False}),
    ("户主50岁,前年取消了低保。", {"dibao": False}),
    ("户主50岁,已经不吃低保了。", {"dibao": False}),
    ("户主50岁,退出了监测户。", {"monitored": False}),
    ("户主50岁,还没脱贫。", None),
    ("户主50岁,低保停了,今年又恢复了。", {"dibao": True}),
    ("户主50岁,吃低保,工资停了。", {"dibao": True}),
]


@pytest.mark.parametrize(("text", "statuses"), PAST_STATUSES, ids=[case[0] for case in PAST_STATUSES])
def test_a_status_that_ended_or_was_left_is_told_as_it_is_now(casework: Casework, text: str, statuses: dict[str, bool] | None) -> None:
    assert facts(casework, text, "household").get("person.statuses") == statuses
    ages = [each for member in note(casework, text)["members"] for each in member["facts"] if each["fact"] == "person.age"]
    assert all(each["holds"] == "now" for each in ages)


EVENTS = [
    ("户主45岁,去年出了车祸。", "event.type", "history"),
    ("户主45岁,前年火灾烧了房子。", "event.type", "history"),
    ("户主45岁,2019年发大水。", "event.natural_disaster", "history"),
    ("户主45岁,三年前遇到泥石流。", "event.natural_disaster", "history"),
    ("妻子45岁,以前被丈夫打过。", "event.domestic_violence", "history"),
    ("孩子9岁,爸爸车祸走的。", "event.type", "history"),
    ("Man, 50. House fire last year.", "event.type", "history"),
    ("户主45岁,上个月出了车祸。", "event.type", None),
    ("户主45岁,今年发大水。", "event.natural_disaster", None),
    ("户主45岁,老板去年就跑了,工资没给。", "event.wage_arrears", None),
]


@pytest.mark.parametrize(("text", "fact", "because"), EVENTS, ids=[case[0] for case in EVENTS])
def test_what_happened_in_a_year_that_is_over_is_no_present_event(casework: Casework, text: str, fact: str, because: str | None) -> None:
    told = [each for each in note(casework, text)["event"] if each["fact"] == fact]
    assert told and {each.get("because") for each in told} == {because}


ILLNESSES = [
    ("爷爷慢阻肺。", {"慢阻肺"}), ("爷爷有肺气肿。", {"肺气肿"}), ("爷爷肺心病。", {"肺心病"}), ("爷爷得了支气管炎。", {"支气管炎"}),
    ("孩子肾病综合征。", {"肾病综合征"}), ("妈妈是大脖子病。", {"地方性甲状腺肿"}), ("爷爷有氟斑牙。", {"氟斑牙"}), ("爷爷得了关节炎。", {"关节炎"}),
    ("爷爷肾衰竭。", {"肾衰竭"}), ("爷爷结核病。", {"结核病"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "illnesses"), ILLNESSES)
def test_an_illness_is_not_taken_for_its_neighbour(casework: Casework, text: str, illnesses: set[str]) -> None:
    members = note(casework, text)["members"]
    assert {name for each in members[0]["facts"] if each["fact"] == "person.illnesses" for name in each["value"]} == illnesses


def test_what_is_not_a_disability_by_the_standard_or_not_surely_is_not_drafted(casework: Casework) -> None:
    for text in ("爷爷驼背。", "爷爷左眼失明。", "孩子1岁,不会说话。"):
        found = note(casework, text)
        assert found["members"][0]["facts"]
        assert "person.has_disability" not in found["draft"]["members"][0]["facts"]


@pytest.mark.parametrize("text", ["孩子8岁,跟奶奶过,奶奶七十多岁。爸妈在广东打工。", "孩子8岁,老人六十来岁。"])
def test_a_left_behind_childs_care_is_not_offered_to_the_old(casework: Casework, text: str) -> None:
    found = casework.match(casework.household(note(casework, text)["draft"], "draft", DAY), 200)
    assert {each["subject"] for each in found["candidates"] if each["resource"] == "left-behind-children"} <= {"child1"}


SAID = [
    ("妈妈下岗了。", "mother1", {"person.employment_status": "unemployed", "person.involuntary_unemployed": True}),
    ("女儿18岁,今年考上川北医学院。", "child1", {"person.edu_stage": "higher"}),
    ("孩子读中专。", "child1", {"person.edu_stage": "vocational", "person.vocational_track": "secondary"}),
    ("孩子在公办幼儿园小班。", "child1", {"person.preschool_type": "public"}),
    ("爸爸没参加过工伤保险。", "father1", {"person.work_injury_insurance": False}),
    ("爸爸残疾鉴定还没做。", "father1", {"person.disability_assessed": False}),
    ("孩子户口办了,医保还没交。", "child1", {"person.no_hukou": False, "person.basic_medical_insurance": False}),
    ("儿子在重庆开出租。", "child1", {"person.works_away": True}),
    ("爸爸种了两亩红薯。", "father1", {"person.farmer": True}),
    ("孩子7岁。户口是农村。", "household", {"person.hukou_type": "rural"}),
    ("孩子7岁。屋头没得低保。", "household", {"person.statuses": {"dibao": False}}),
    ("孩子7岁。家里想贷点款养羊。", "household", {"household.loan_purpose": "production"}),
]


@pytest.mark.parametrize(("text", "who", "expected"), SAID, ids=[case[0] for case in SAID])
def test_what_county_notes_say_of_papers_work_and_school_is_read(casework: Casework, text: str, who: str, expected: dict[str, Any]) -> None:
    found = facts(casework, text, who)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "need"),
    [("老公打她,她33岁。", "personal_safety"), ("爸爸38岁,5到9月的工资还欠起2万7。", "wage_arrears"),
     ("爸爸38岁,老板还欠着半年工资。", "wage_arrears")],
)  # fmt: skip
def test_what_cannot_wait_is_a_need_of_the_draft_before_the_event_is_confirmed(casework: Casework, text: str, need: str) -> None:
    draft = note(casework, f"住在峨边县。{text}")["draft"]
    assert need in {each["type"] for each in draft["needs"]}
