"""Whose a need is, what only tells of a family without stating a need, and the ways in which needs are put."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.test_note_needs import kinds, needs


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("案主小贺,9岁。爷爷坐在门口抽烟。", "behaviour"), ("母亲44岁,女儿20岁。母亲在化疗,她掉了头发不愿出门。", "child_mental_health"),
        ("父亲45岁,想请兽医来看看。", "companionship"), ("女儿7岁,父亲希望社工陪他去派出所。", "companionship"), ("爷爷80岁,住院没人陪护。", "companionship"),
        ("爷爷80岁,想请人上门搭把手。", "home_accessibility"), ("奶奶70岁,领着计划生育特别扶助金。", "family_planning_support"),
        ("孩子8岁,听到摩托车声就往床底下躲。", "daily_necessities"), ("孩子8岁,想要一张书桌。", "daily_necessities"), ("母亲32岁,在家带弟弟。", "child_care"),
        ("女儿19岁,想问助学贷款怎么办。", "credit"), ("小卢,27岁,社区戒毒第二年。", "drug_rehab"), ("父亲50岁,找活人家嫌年龄大。", "social_inclusion"),
        ("孩子6岁,趴在板凳上写作业。", "housing_for_child"), ("奶奶70岁,儿女都在外地。", "elder_loneliness"), ("母亲45岁,去年申请过低保。", "income_support"),
        ("孩子6岁,没户口学校不收。", "special_education"), ("孩子12岁,盼着有人给孩子开导开导,夜里偷偷哭。", "emotional_support"),
    ],
)  # fmt: skip
def test_what_only_tells_or_is_asked_of_another_is_no_need(casework: Casework, text: str, need: str) -> None:
    assert need not in kinds(casework, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("孙女10岁。爷爷70岁。爷爷问能不能评事实无人抚养。", "grandchild1 status_recognition"), ("女儿6岁。父亲40岁。没户口学校不收。", "child1 identity_registration"),
        ("父亲66岁,儿子38岁,智力残疾。父亲最愁自己死了以后儿子咋办。", "child1 long_term_care"), ("父亲50岁,问上哪告去,想找个不要钱的律师。", "father1 legal_help"),
        ("男,43岁,离婚。父亲70岁。先帮他联系法律援助中心。", "adult1 legal_help"), ("男,38岁,精神分裂症。母亲69岁,问有没有能托养的地方。", "adult1 long_term_care"),
    ],
)  # fmt: skip
def test_a_need_is_of_whom_it_is_asked_for(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


WAYS = {
    "companionship": ["奶奶80岁,说你们常来坐坐就好。"], "daily_necessities": ["换洗衣裳都没有,锅碗也没了。"], "disaster_relief": ["问能不能给些救济粮。"],
    "employment": ["母亲41岁,想在小区附近找份保洁。", "父亲30岁,想在镇上找点力所能及的事情做。", "母亲33岁,盼着在家附近上个班。"],
    "family_contact": ["孩子10岁,爸爸在服刑,想去看看爸爸。"], "housing": ["一家五口挤在两间瓦房里。"], "identity_registration": ["孩子5岁,急着上户。", "孩子5岁,到现在没有户口。"],
    "infant_nutrition": ["母亲25岁,孩子8个月,不知道怎么加辅食。"], "integration": ["孩子8岁,普通话口音重被同学学舌。"],
    "medical_cost": ["父亲50岁,尿毒症,愁后面透析的钱。", "父亲50岁,胃癌,吃药钱也紧。", "孩子3岁,先天性心脏病,父母筹不到手术费。"],
    "medical_decision_support": ["孩子1岁,唇裂,问哪里的医院能做。"], "mental_illness_care": ["儿子30岁,精神分裂症,把药藏在枕头下不吃。"],
    "peer_support": ["母亲47岁,乳腺癌,想找得过一样病又好起来的人聊聊。", "奶奶65岁,问有没有一样遭遇的人。"], "social_inclusion": ["父亲40岁,人家嫌他有前科不要。"],
    "status_recognition": ["奶奶63岁,残疾证一直没办,问咋个评。"], "student_aid": ["女儿17岁,住校费都要东拼西凑。"],
    "veteran_support": ["爷爷68岁,当过兵,问国家有没有什么帮扶。"], "winter": ["煤也拉不上去。"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "text"), [(need, each) for need, said in WAYS.items() for each in said], ids=lambda each: each)
def test_other_ways_of_stating_a_need_are_read(casework: Casework, need: str, text: str) -> None:
    assert need in kinds(casework, text)
