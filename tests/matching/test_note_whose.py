"""Whose a fact is: not that of whom the words only date, carry or hit."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note


@pytest.mark.parametrize(
    ("text", "fact", "value", "who"),
    [
        # A time is nobody.
        ("李姐35岁,怀老二的时候查出HIV阳性。", "person.hiv_positive", True, "adult1"),
        ("李姐35岁,有两个孩子,老大10岁。怀老大那年查出高血压。", "person.illnesses", {"高血压": True}, "adult1"),
        ("李姐35岁,生老二那年得了产后抑郁。", "person.illnesses", {"抑郁症": True}, "adult1"),
        ("李姐35岁,带儿子住院期间查出乳腺癌。", "person.illnesses", {"乳腺癌": True}, "adult1"),
        ("李姐35岁。老二出生时缺氧,脑瘫。", "person.illnesses", {"脑瘫": True}, "child1"),
        ("小明7岁,出生的时候缺氧,脑瘫。", "person.illnesses", {"脑瘫": True}, "child1"),
        ("孩子妈21岁,头胎,女宝,2个月大,早产。", "person.illnesses", {"早产": True}, "child1"),
        ("小明15岁,初三。没满十六岁工厂不敢收。", "person.age", 15, "child1"),
        ("小明15岁,初三。真考不上高中,去读职高也行。", "person.edu_stage", "junior", "child1"),
        ("父亲54岁,工伤也没去认定。", "person.work_injury_recognised", False, "father1"),
        ("女儿10岁,听不见,三岁做的人工耳蜗。", "person.age", 10, "child1"),
        # Words before 的 are of whom follows.
        ("她55岁,屋里就她和一个读大二的女儿。", "person.edu_stage", "higher", "child1"),
        ("王婶50岁,家里就她和一个患精神病的儿子。", "person.severe_mental", True, "child1"),
        ("王婶50岁,家里只有她和一个残疾的儿子。", "person.has_disability", True, "child1"),
        ("老陈70岁,家里有他和一个读初二的孙女。", "person.edu_stage", "junior", "grandchild1"),
        ("刘某45岁,他和一个瘫痪的母亲一起生活。", "person.has_disability", True, "mother1"),
    ],
)
def test_whose_it_is(casework: Casework, text: str, fact: str, value: Any, who: str) -> None:
    found = {each["id"]: facts(casework, text, each["id"]).get(fact) for each in note(casework, text)["members"]}
    assert {each: told for each, told in found.items() if told is not None} == {who: value}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("王姐40岁,她父亲早逝,和女儿12岁一起生活。", {"adult1"}),
        ("患者42岁,男,有一儿一女。患者父亲早逝。", {"adult1"}),
        ("张某,女,38岁,两个孩子,10岁和7岁。案主的父亲前年去世。", {"adult1"}),
        ("李某,男,46岁,父亲去世,母亲72岁。儿子10岁,女儿8岁。", {"adult1"}),
        ("李某,女,19岁,读大一,父亲去世。", {"adult1"}),
        ("王姐40岁,女儿12岁,她爸前年去世。", {"child1"}),
        ("女儿12岁,她父亲早逝。", {"child1"}),
        ("小明9岁,父亲去世。", {"child1"}),
    ],
)
def test_whose_father_is_dead(casework: Casework, text: str, whose: set[str]) -> None:
    assert {each for each in members(casework, text) if facts(casework, text, each).get("person.father_status") == "死亡"} == whose


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("案主老张45岁,男,精神分裂症,妻子40岁照顾他,发病的时候也打她。", "wife1"),
        ("老张45岁,精神分裂症,和妻子、女儿住。发病时打妻子。", "wife1"),
        ("小张26岁,精神分裂症,和母亲住,发病的时候也打她。", "mother1"),
        ("户主45岁,精神二级残疾,妻子38岁。喝了酒就打她。", "wife1"),
        ("户主老刘喝酒,老婆说他喝了酒就打她。", "wife1"),
        ("张姐38岁,丈夫精神分裂症,发病时也打她。", "adult1"),
        ("张姐38岁,说他喝了酒就打她。", "adult1"),
    ],
)
def test_whoever_hits_is_not_the_one_to_be_protected(casework: Casework, text: str, hit: str) -> None:
    blows = [each for each in note(casework, text)["event"] if each["fact"] == "event.domestic_violence"]
    assert {each.get("member") for each in blows} == {hit}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("老陈68岁,有三个儿子,都在外村。", {"elder1"}),
        ("老陈68岁,两个女儿都自己成了家。", {"elder1"}),
        ("老陈68岁,大女儿嫁了,老二也成家单过。", {"elder1"}),
        ("张某40岁,婆婆在孟定乡下,身体不好。", {"adult1"}),
        ("老陈68岁,儿子20岁智力一级,和老陈一起生活。大儿子已分家。", {"elder1", "child1"}),
        ("老陈68岁,儿子30岁在外打工。小儿子12岁上小学。", {"elder1", "child1", "child2"}),
        ("老大10岁,老二5岁。小儿子体弱。", {"child1", "child2"}),
        ("王某38岁,大儿子10岁,小儿子5岁,老二有哮喘。", {"adult1", "child1", "child2"}),
        ("王姐38岁,公公75岁,婆婆72岁,两个老的都有高血压。", {"adult1", "father_in_law1", "mother_in_law1"}),
        ("王某38岁,父亲75岁,母亲72岁,两个老的身体差。", {"adult1", "father1", "mother1"}),
        # Near misses: they live here.
        ("老陈68岁,儿子没成家。", {"elder1", "child1"}),
        ("老陈68岁,儿子成家了,一家六口住在一起。", {"elder1", "child1"}),
        ("小明9岁,跟奶奶在乡下。", {"child1", "grandmother1"}),
        ("老陈68岁,妻子66岁,老两口都有高血压。", {"elder1", "wife1"}),
        # Told apart by a number or a letter; a pupil; whoever writes.
        ("覃某1(47岁),妻覃某2(45),一子覃某3(12)。", {"adult1", "wife1", "child1"}),
        ("我班小C同学,女,10岁,父母离异。", {"child1", "father1", "mother1"}),
        ("蓝同学,男,13岁,初一。", {"child1"}),
        ("韦老四,47了,光棍一条。", {"adult1"}),
        ("女,38岁,离婚后带一子(6岁)一女(3岁)。", {"adult1", "child1", "child2"}),
        ("王某,男,40岁,书包里有一把小刀,孩子8岁。", {"adult1", "child1"}),
        ("我今年刚接手这个班,小E同学10岁。", {"child1"}),
        ("我是村医,今天去看老李,70岁。", {"elder1"}),
        ("我们组的干部劝我办低保,我腿断了,孩子8岁。", {"adult1", "child1"}),
        ("我家五口人,我爱人瘫痪,我儿子上初中。", {"adult1", "spouse1", "child1"}),
        ("我今年68岁,老伴走了,儿子打工。", {"elder1", "child1"}),
        ("俺今个去的是后街那家,爷爷、爹、闺女三口过日子。闺女10岁。", {"grandfather1", "father1", "child1"}),
        ("男孩5岁。妈妈30岁。奶奶原先老跟媳妇吵,现在不吵了。", {"child1", "mother1", "grandmother1"}),
        ("妹崽14岁,跟着伯伯伯娘住。伯伯51岁;伯娘46岁。", {"child1", "uncle1", "aunt1"}),
        ("老太82岁,养了三个儿子。老三媳妇跟她吵。", {"elder1", "child1", "child2", "child3", "daughter_in_law1"}),
    ],
)
def test_who_is_of_the_household(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


@pytest.mark.parametrize("text", ["马某45岁,在兰大二院住院。", "李某2,男,56岁,在郑大一附院确诊肺癌。", "马某45岁,在西南医大附院住院。"])
def test_a_hospital_is_no_college(casework: Casework, text: str) -> None:
    assert not {"person.edu_stage", "person.college_year"} & set(facts(casework, text, "adult1"))


@pytest.mark.parametrize(("text", "age"), [("覃某1 (47),尿毒症。", 47), ("李某2,男,56岁。", 56), ("覃某45,尿毒症。", 45)])
def test_the_number_of_a_name_is_no_age(casework: Casework, text: str, age: int) -> None:
    assert facts(casework, text, "adult1")["person.age"] == age


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("老陈68岁,峨边县人,儿子在沐川县一个工地干活。", "511132"),
        ("老陈68岁,峨边县人,儿子前年去库尔勒市找活干。", "511132"),
        ("张某家,住峨边县,在沐川县租房打工。", "511132"),
        ("峨边县老陈68岁,女儿到永康市做工。", "511132"),
        ("老陈在峨边县生活,靠打工。", "511132"),
    ],
)
def test_a_place_of_work_is_no_home(casework: Casework, text: str, home: str) -> None:
    assert casework.read_note(text, "note", None)["region"]["code"] == home


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("老四47岁,喝了酒打人。他娘79岁,身上青一块紫一块的。", "mother1"),
        ("张姐38岁,男人喝了酒就动手,她身上常有伤。", "adult1"),
        ("小明9岁,身上有淤青。", "child1"),
    ],
)
def test_who_has_the_wounds_is_to_be_protected(casework: Casework, text: str, whose: str) -> None:
    assert {each["member"] for each in note(casework, text)["needs"] if each["type"] == "personal_safety"} == {whose}
