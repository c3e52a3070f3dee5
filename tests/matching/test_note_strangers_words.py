"""What the notes of the ninth group got wrong of people and facts: each class with variants, and near misses which are read otherwise."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import facts, members, note

STATUSES, JOB, HOME = "person.statuses", "person.employment_status", "household.own_home"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("男,14岁,跟着大伯住,大伯大妈都是种烤烟的。", {"child1", "uncle1", "aunt1"}),
        ("女,46岁;丈夫49岁;公爹76岁,同住。", {"adult1", "husband1", "father_in_law1"}),
        ("女,46岁,丈夫49岁,婆母74岁,同住。", {"adult1", "husband1", "mother_in_law1"}),
        ("大女儿18岁。阿爸46岁。阿婆80岁,同住。", {"child1", "father1", "grandmother1"}),
        ("阿婆80岁,独居。", {"elder1"}),
        ("大妈78岁,独居。", {"elder1"}),
        ("儿子41岁。老父亲74,老母亲71。老人最愁以后哪个管他。", {"child1", "father1", "mother1"}),
        ("男孩12岁,爹妈在成都工地上打工,过年回来过一回,又走了。", {"child1", "father1", "mother1"}),
        ("男,35岁.媳妇33岁.小的女娃4岁,在村幼儿园中班.母亲66岁跟他们过.", {"adult1", "wife1", "child1", "mother1"}),
        ("大女儿20岁。二儿子15岁,上初二。小儿子9岁,上三年级。", {"child1", "child2", "child3"}),
        ("大儿子20岁。二儿子15岁。小儿子15岁,上初二。", {"child1", "child2"}),
    ],
)
def test_who_is_of_the_home(casework: Casework, text: str, who: set[str]) -> None:
    assert members(casework, text) == who


@pytest.mark.parametrize(
    ("text", "who", "fact", "value"),
    [
        ("男,50岁。唔系低保。", "household", STATUSES, {"dibao": False}),
        ("男,50岁。是低保户。", "household", STATUSES, {"dibao": True}),
        ("妈妈36岁,在纽扣厂上夜班。女儿6岁。", "mother1", JOB, "employed"),
        ("妈妈36岁,在电子厂两班倒。女儿6岁。", "mother1", JOB, "employed"),
        ("女儿4岁,在镇上幼儿园上中班。", "child1", "person.edu_stage", "preschool"),
        ("女,34岁。男人37岁,在县城跑出租。女儿7岁。她在家带孩子,没上班。", "husband1", JOB, "employed"),
        ("女,34岁。男人37岁,在县城跑出租。女儿7岁。她在家带孩子,没上班。", "adult1", JOB, "unemployed"),
        ("男,22岁,在家待业7个月。", "adult1", "person.unemployed_months", 7),
        ("男,35岁,回来三个月没找到活。", "adult1", "person.unemployed_months", 3),
        ("老奶奶,83岁。高龄补贴每月都领。", "elder1", "person.benefits", {"advanced_age_allowance": True}),
        ("老人,女,83岁,丈夫去世。老人有白内障。", "elder1", "person.illnesses", {"白内障": True}),
        ("儿子31岁,精神分裂症,早年在州医院确诊的,有残疾证。", "child1", "person.disability_certificate", True),
        ("户主50岁,自有平房三间。", "household", HOME, True), ("户主50岁。房子是自家前年盖的。", "household", HOME, True),
        ("户主50岁。住的是自家盖的房子。", "household", HOME, True), ("爷俩住公租房,38平。", "household", HOME, False),
        ("男,55岁,年轻时在矿上打了二十年风钻,工伤没认定过。", "adult1", "person.work_injury_recognised", False),
    ],
)
def test_what_is_said_of_them(casework: Casework, text: str, who: str, fact: str, value: object) -> None:
    assert facts(casework, text, who).get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("患儿,男,6岁,白血病。今年5月还在上幼儿园大班。", "person.preschool_grade"),
        ("男娃5岁,脑瘫。爸爸27岁,在银川打工。", "person.child_labour"),
        ("儿子41岁。儿子在村里学会了编竹筐,编得蛮好。", JOB),
        ("男,46岁,尿毒症。患者母亲已去世。", "person.mother_status"),
        ("男,22岁,父亲51岁,母亲50岁种地,问到身体,没病,没残疾。", "person.has_disability"),
        ("儿子41岁。老父亲74,老母亲71。老人有白内障。", "person.illnesses"),
        ("家里有爷爷奶奶和孙子8岁。家里低保2人(爷爷奶奶)。", STATUSES),
        ("户主50岁,房子想自己盖。", HOME),
    ],
)
def test_what_is_not_drafted(casework: Casework, text: str, fact: str) -> None:
    found = note(casework, text)
    told = [each for member in found["members"] for each in member["facts"]] + found["household"]
    assert not [each for each in told if each["fact"] == fact and each["drafted"]]


def test_a_childs_first_words_name_no_mother(casework: Casework) -> None:
    assert "mother1" not in members(casework, "女,38岁,带着小的男孩6岁,说话只会叫妈妈。")
    assert "mother1" not in members(casework, "奶奶81岁。孙子13岁,问过村里,说他妈还在不算。")
