"""Whom a name means: in a list of the family, in a whole name, of one of twins; and who is a man of whom nobody says whose."""

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.visit_notes import facts, members, needs, note, outside

LIST = "户主:马某,女,38岁。\n1. 儿子 马哈三,17岁,中职在读\n2. 女儿 马麦燕,12岁,智力残疾二级\n3. 公公 马福才,76岁,中风"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LIST, {"adult1", "child1", "child2", "father_in_law1"}),
        ("母亲,李秀英,45岁,胃癌。女儿9岁。", {"mother1", "child1"}),
        ("农小花,13岁。哥哥农小军19岁,在佛山进厂。母亲45岁。", {"child1", "older_brother1", "mother1"}),
        ("走访对象:黄小燕一家。小燕36岁。丈夫徐强38岁。", {"adult1", "husband1"}),
        ("向小燕了解情况。小燕12岁,读六年级。", {"child1"}),
        ("张强43岁。家里三个娃,老大15岁;双胞胎弟弟8岁。", {"adult1", "child1", "child2", "child3"}),
        ("小军12岁,双胞胎弟弟6岁。", {"child1", "younger_brother1", "younger_brother2"}),
        ("户主,女,38岁。公公76岁,卧床。她要照顾老人,出不了门。", {"adult1", "father_in_law1"}),
    ],
)
def test_a_name_is_of_whom_it_stands_with(casework: Casework, text: str, found: set[str]) -> None:
    assert members(casework, text) == found


@pytest.mark.parametrize(
    ("text", "who", "age"),
    [
        (LIST, "adult1", 38), (LIST, "child1", 17), (LIST, "child2", 12), (LIST, "father_in_law1", 76),
        ("张强43岁。家里三个娃,老大15岁;双胞胎弟弟8岁。", "child1", 15), ("张强43岁。家里三个娃,老大15岁;双胞胎弟弟8岁。", "child3", 8),
        ("走访对象:黄小燕一家。小燕36岁。丈夫徐强38岁。", "adult1", 36),
    ],
)  # fmt: skip
def test_his_age_is_his(casework: Casework, text: str, who: str, age: int) -> None:
    assert facts(casework, text, who)["person.age"] == age


@pytest.mark.parametrize("text", ["女儿13岁,怀孕五个月。她说是邻村22岁的男的。", "女儿13岁,怀孕五个月。父亲52岁,想把她嫁给那男的。"])
def test_a_man_of_whom_nobody_says_whose_is_none_of_the_family(casework: Casework, text: str) -> None:
    assert "others" in outside(casework, text) and "husband1" not in members(casework, text)
    assert facts(casework, text, "child1")["person.pregnant"] is True
    assert facts(casework, text, "child1").get("person.sex") == "female"


def test_the_man_of_a_home_still_is_its_husband(casework: Casework) -> None:
    assert "husband1" in members(casework, "王某,女,40岁。男的在外打工。")


def test_to_draw_a_pension_is_no_adoption(casework: Casework) -> None:
    text = "奶奶68岁,每月领养老金一百多。孙女5岁。"
    assert not any("person.adopted" in facts(casework, text, each) for each in members(casework, text))
    assert facts(casework, "女孩5岁,是领养的。", "child1")["person.adopted"] is True


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("去榕江县看了杨光明家,儿子想去广东打工。", "522632"),  # 光明 is a district of 深圳, in Guangdong
        ("女儿6岁。家住深圳光明,儿子想去广州打工。", "440311"),
    ],
)
def test_a_whole_name_of_a_county_is_no_given_name(casework: Casework, text: str, county: str) -> None:
    assert casework.read_note(text, "note", DAY)["region"]["code"] == county


def test_what_is_one_persons_said_of_the_home_is_its_only_members(casework: Casework) -> None:
    text = "王大爷,82岁,属于五保户。"
    assert facts(casework, text, "elder1")["person.statuses"] == {"tekun": True}
    assert "person.statuses" not in facts(casework, text, "household")


def test_what_is_one_persons_is_not_drafted_of_a_home_of_several(casework: Casework) -> None:
    text = "该户是五保户。老人78岁,孙女9岁。"
    draft = casework.read_note(text, "note", DAY, "511132")["draft"]
    casework.plan(casework.household(draft, "note", DAY))
    assert "tekun" not in draft.get("facts", {}).get("person.statuses", {})


def test_what_does_not_suffice_for_school_is_no_lawsuit(casework: Casework) -> None:
    assert needs(casework, "儿子17岁,生活费不够。") == {"child1 student_aid"}
    assert "adult1 legal_help" in needs(casework, "她35岁,儿子7岁,前夫生活费一直不给。")


@pytest.mark.parametrize("text", ["来电人:周某(某小学班主任)。女儿11岁。", "来电人:某村村医王某。女儿11岁。"])
def test_who_calls_by_his_office_is_no_member(casework: Casework, text: str) -> None:
    assert members(casework, text) == {"child1"}


def test_who_calls_for_himself_is_a_member(casework: Casework) -> None:
    assert members(casework, "来电人:王某,女,45岁。儿子9岁,老师说他打人。") == {"adult1", "child1"}


STEPFATHER = "女孩11岁。母亲34岁。继父40岁。弟弟2岁{}。亲生父亲离婚后没联系。"


@pytest.mark.parametrize("born", [",是母亲和继父生的", ",是她妈跟现在的丈夫后来生的"])
def test_the_half_brother_has_another_father(casework: Casework, born: str) -> None:
    text = STEPFATHER.format(born)
    assert facts(casework, text, "child1")["person.father_status"] == "失联"
    assert "person.father_status" not in facts(casework, text, "younger_brother1")


def test_a_brother_of_whom_that_is_not_said_has_the_same(casework: Casework) -> None:
    assert facts(casework, STEPFATHER.format(""), "younger_brother1")["person.father_status"] == "失联"


@pytest.mark.parametrize(
    ("text", "older", "younger"),
    [
        ("两个女儿:9岁(读三年级)和4岁(没上幼儿园)。", "primary", "none"),
        ("两个儿子,12岁(读初一)、7岁(读一年级)。", "junior", "primary"),
        ("Two daughters: 13 (in grade seven) and 4 (not in kindergarten).", None, "none"),
    ],
)
def test_what_stands_in_brackets_is_of_whose_age_they_follow(casework: Casework, text: str, older: str | None, younger: str) -> None:
    assert facts(casework, text, "child1").get("person.edu_stage") == older
    assert facts(casework, text, "child2")["person.edu_stage"] == younger


def test_brackets_behind_one_of_a_couple_are_his(casework: Casework) -> None:
    text = "父亲45岁(肢体残疾)和母亲40岁。"
    assert "person.has_disability" in facts(casework, text, "father1") and "person.has_disability" not in facts(casework, text, "mother1")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("户主43岁。砖房,不漏。", set()), ("户主43岁。土房,屋顶漏雨。", {"housing"}), ("奶奶70岁。老屋没有裂缝。", set()),
        ("奶奶70岁。老屋墙上有裂缝。", {"housing"}), ("女儿9岁,身上没有伤痕。", set()),
    ],
)  # fmt: skip
def test_what_is_said_not_to_be_so_is_no_need(casework: Casework, text: str, wanted: set[str]) -> None:
    assert needs(casework, text) == wanted


def test_who_brings_up_children_after_a_death_is_no_care_of_the_old(casework: Casework) -> None:
    text = "奶奶68岁,带两个孙子,一个10岁,一个5岁。奶奶最担心自己哪天走了两个孩子怎么办。"
    assert "grandmother1 long_term_care" not in needs(casework, text) and "grandchild1 child_protection" in needs(casework, text)
    assert "child1 long_term_care" in needs(casework, "母亲68岁。儿子35岁,脑瘫。她担心自己哪天走了儿子怎么办。")


@pytest.mark.parametrize(("text", "who"), [
    ("娃儿10岁,女。她爸吉木某某,38岁,坐轮椅。", ["child1", "father1"]), ("女儿10岁。她爸沙马某,38岁。", ["child1", "father1"]),
    ("陈某家四口人。儿子6岁。爸爸陈某,36岁。", ["child1", "father1"]),
])  # fmt: skip
def test_a_name_of_two_syllables_and_that_of_a_house_are_nobody_else(casework: Casework, text: str, who: list[str]) -> None:
    assert [each["id"] for each in note(casework, text)["members"]] == who
