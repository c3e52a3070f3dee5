"""What a note mentions and what does not hold of this family now: denied, over, only supposed or planned, or other people's."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import cases, facts, note

# What is said to hold of nobody, by fact: a denial may be stated as such ("no").
NOT_NOW = {
    "dibao": [
        # Denied.
        "老赵66岁,低保他家从来没沾过边。", "老赵66岁,低保、特困、残疾证一样都没有。", "老赵66岁,没享受过任何政策,低保也好,临时救助也好。",
        "老赵66岁,低保名单里没有他。", "老赵66岁,评低保没他的份。", "老赵66岁,低保嘛没有,自己能挣。", "老赵66岁,哪有什么低保,都是自己挣。",
        "老赵66岁,低保×,特困×。", "老赵66岁,低保/特困/边缘:否/否/否。", "老赵66岁,不予纳入低保。", "老赵66岁,经民主评议未通过低保。",
        "老赵66岁,低保核不过。", "老赵66岁,把低保让给了别人。", "老赵66岁,主动放弃低保。", "老赵66岁,全家没一个吃低保的。", "老赵66岁,别说低保,连医保都没交。",
        "老赵66岁,去年报过低保,因名下有车没评上。", "老赵66岁,名下有车,评不了低保。",
        "Mrs Li, 35, neither has dibao nor a disability certificate.",
        # Over.
        "老赵56岁,低保被清出去了。", "老赵56岁,低保吃到去年底。", "老赵56岁,低保只吃了半年。", "老赵56岁,低保,原来有。", "老赵56岁,低保是前年核查时停掉的。", "Mr Li, 56, was on dibao until last year.",
        # Not settled, planned, a rule.
        "老赵66岁,低保正在走流程。", "老赵66岁,低保材料交上去了。", "老赵66岁,镇上答应给他评低保。", "老赵66岁,目标:三个月内办下低保。", "老赵66岁,按规定,低保户可以免医保费。",
        "老赵66岁,就算有低保也不够。", "Mrs Li, 38, is waiting to hear about dibao.",
        # Others'.
        "老赵66岁,独居。抱怨说有钱人都吃低保。", "老赵66岁,独居。前一户是低保户,另记。", "老赵66岁,独居。村里低保户有二十几户。", "老赵66岁,独居。还有三户,都是低保。",
        "老赵66岁,独居。隔壁韦婶也在,抢着讲她屋里的事:她自己吃低保。", "老赵66岁,独居。和她一起拾荒的老姐妹是低保户。", "老赵66岁,前夫那头已另成家,还是低保户。",
    ],
    "tekun": ["老太82岁,有儿子,评不了特困。", "老太82岁,有儿子,办不了五保。"],
    "monitored": ["老赵56岁,前几年是监测户,去年脱了。", "老赵56岁,2020年纳入监测,2023年消除风险。", "老赵56岁,镇里意见是先报监测户,等会议定。"],
    "orphan": ["老赵66岁,独居。去年我们帮过的孙家,孩子是孤儿。", "小花10岁,班上李同学是孤儿,她常分零食给他。", "陈哥45岁,担心自己哪天走了,女儿成孤儿。"],
    "has_disability": [
        "老赵66岁,残疾情况:无(本人及妻子均无)。", "老赵66岁,车祸早已赔清,不构成伤残。", "老赵66岁,医生说再不治会瘫痪。", "老赵66岁,搞不好要截肢。",
        "老赵66岁,告诉他重度残疾人有护理补贴。", "老赵66岁,社工小李自己也是残疾人。", "小花4岁,若评上残疾,训练就不用自己掏。", "老赵66岁,全家没有一个残疾人。",
        "老赵66岁,同名的老赵是八组的,残疾二级,本次走的是三组。",
    ],
    "illnesses": [
        "老赵66岁,白内障排除了。", "老赵66岁,医生说不像肺结核。", "小花4岁,孤独症待排。", "小花4岁,不排除先天性心脏病。", "小花10岁,脑瘫的诊断被推翻了。",
        "老赵66岁,看样子像中风。", "老赵66岁,彩超提示肝硬化可能。", "小花4岁,得过肾炎,两年没犯了。", "王嫂38岁,她们厂里有人得了尘肺。", "Mrs Li, 35. The scan ruled out cancer.",
        "老赵56岁,以前说他有肺结核,今年复查好了。", "梁阿姨50岁,得过乳腺癌,2016年做的手术,五年复查没事。", "梁阿姨50岁,女儿自闭症的说法,后来专家否了。",
        "梁阿姨50岁,丧偶。医院走廊里有个老汉,尘肺晚期。", "梁阿姨50岁,丧偶。她说她们单位老陈尿毒症,单位捐了款。", "梁阿姨50岁,丧偶。她在医院当护工,护理一个中风病人。",
        "老赵56岁,前年得肺结核,治了半年好了。", "Mr Chen, 45, once had hepatitis but recovered.", "王嫂38岁,儿子6岁。出门碰到王婶,她孙子脑瘫。",
    ],
    "disability_certificate": ["李姐35岁,残疾证也是没有的。", "李姐35岁,哪来的残疾证,都没人带她去评。", "李姐35岁,村里动员她办残疾证。", "李姐35岁,待办:残疾证。"],
    "housing_grade": ["老赵66岁,房屋鉴定非C级非D级。", "老赵56岁,老房子是D级,拆了盖的新房。", "老赵56岁,要真是D级,就能报危改。", "老赵56岁,房子2020年前是D级,后来重修了。"],
    "employment_status": ["老赵56岁,当过保安,如今在家歇着。", "老赵56岁,开过小卖部,现已关门。", "老赵56岁,到去年为止都在餐馆洗碗。", "老赵56岁,厂里说好了下月去上班。",
                          "老赵56岁,在煤矿打了二十年眼,前年确诊尘肺病。", "老赵56岁,在县水泥厂当工人,2015年厂子垮了。"],
    "works_away": [
        "老赵56岁,2018年起在浙江打工,2024年回来。", "老赵56岁,在外打工多年,现在干不动了,在家种地。", "陈哥45岁,2010到2018年在福建打工。", "小敏13岁,奶奶白天出去干活。",
        "小敏13岁,爸爸出去打工,晚上回家。", "老赵66岁,独居。路上遇见小陈,在福建打工刚回来。", "陈哥45岁,女儿15岁,说毕业了去深圳打工。", "老赵70岁,没有子女在外打工。",
    ],
    "no_hukou": ["小麦39岁,十五年前嫁过来时还是黑户,户口09年落的。"],
    "natural_disaster": ["陈哥45岁,如遇洪水要转移到学校。", "陈哥45岁,汛期有滑坡风险。", "王嫂38岁,娘家遭了洪水,她寄了两千块。", "梁阿姨50岁,丧偶。上游村子发了山洪,他们村没事。"],
    "wage_arrears": ["老赵56岁,包工头欠的两万工钱,去年都追回来了。", "老赵56岁,包工头欠的两万工钱,去年劳动监察帮着追回来了。"],
    "work_injury": ["老赵56岁,没出过工伤。"],
    "guardianship_risk": ["小花10岁,没有发现孩子被关、被虐待的情况。"],
    "has_student_loan": ["小丽18岁,高三,老师讲上了大学可以办助学贷款。"],
    "father_status": ["小花10岁,跟奶奶过。班上另一个孩子的爸爸坐牢去了。", "小花10岁,跟奶奶过。隔壁家娃的爸爸去世了。"],
    "pregnant": ["王嫂38岁,以前吃过低保,现在没有了。"],
}  # fmt: skip


@pytest.mark.parametrize(("fact", "text"), cases(NOT_NOW), ids=lambda each: each)
def test_what_is_mentioned_does_not_hold_of_the_family_now(casework: Casework, fact: str, text: str) -> None:
    found = note(casework, text)
    every = [each for one in [*found["members"], {"facts": found["household"]}, {"facts": found["event"]}] for each in one["facts"]]
    now = [(each["fact"].split(".")[1], each["value"]) for each in every if each["holds"] == "now"]
    said = {name for name, value in now if not isinstance(value, dict) and value is not False}
    said |= {name for fact, value in now if isinstance(value, dict) for name, holds in value.items() if holds}
    said |= {fact for fact, value in now if isinstance(value, dict) and any(value.values())}
    assert fact not in said


@pytest.mark.parametrize(
    ("text", "who", "fact"),
    [
        ("张大爷70岁,低保没停,一直领着。", "household", "person.statuses"),
        # What holds such words and is none of them.
        ("学生前天辍学了,患白血病。", "child1", "person.edu_stage"),
        ("老王45岁。该户是公租房租户,享受低保。", "household", "person.statuses"),
        ("老王45岁,晚上一家人睡一张床,享受低保。", "household", "person.statuses"),
        ("以前一家三口住土房,儿子12岁有智力残疾。", "child1", "person.disability_types"),
        ("张大爷70岁,2019年起享受低保。", "household", "person.statuses"),
        ("张大爷70岁,低保不够用。", "household", "person.statuses"),
        ("张大爷70岁,邻居常来看他。低保每月500元。", "household", "person.statuses"),
        ("张大爷70岁,低保停过一次,今年又恢复了。", "household", "person.statuses"),
        ("张大爷70岁,高血压,没按时吃药。", "elder1", "person.illnesses"),
        ("张大爷70岁,糖尿病没控制住,烂了脚。", "elder1", "person.illnesses"),
        ("老赵56岁,得糖尿病十几年了。", "adult1", "person.illnesses"),
        ("老赵56岁,在外打工十年了,过年才回。", "adult1", "person.works_away"),
        ("小敏13岁,爸爸出去干活了,过年才回来。", "father1", "person.works_away"),
        ("小敏8岁,从未上过学。", "child1", "person.edu_stage"),
    ],
)
def test_what_began_and_holds_still_is_a_fact(casework: Casework, text: str, who: str, fact: str) -> None:
    assert facts(casework, text, who).get(fact)


@pytest.mark.parametrize("text", ["老周60岁,不是没有低保,外头传要停发。", "老周60岁,全家都有低保,只有儿子没有。", "老周60岁,全家三口除了儿子都吃低保。"])
def test_what_is_denied_twice_or_not_of_all_is_asked_about(casework: Casework, text: str) -> None:
    found = note(casework, text)
    assert "person.statuses" in {each["fact"] for each in found["household"]}
    assert not any(each["drafted"] for each in found["household"])


def test_a_sentence_without_anybody_goes_on_about_the_others(casework: Casework) -> None:
    text = "老赵66岁,独居。隔壁那户去年着了火。房子是D级危房。他有糖尿病。"
    assert not facts(casework, text, "household") and facts(casework, text, "elder1")["person.illnesses"]
