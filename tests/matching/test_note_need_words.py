"""The words of visit notes for needs, by whose they are: in which words each is heard, and what comes near and is none."""

from __future__ import annotations

import pytest

from matching.casework import Casework
from tests.matching.visit_notes import cases, facts, needs, note

WANTED = [
    ("medical_cost", ["没钱抓药", "看不起病了", "药费都拿不出来", "舍不得住院", "欠着医院的钱"]), ("assistive_device", ["想申请轮椅", "助听器坏了"]),
    ("status_recognition", ["想办残疾证", "能不能评上特困"]), ("legal_help", ["请不起律师", "赔偿还没拿到"]), ("emotional_support",
     ["整夜睡不着", "说着说着就哭了", "心里憋屈"]),
    ("disability_support", ["想申请护理补贴"]), ("training", ["想学门手艺"]), ("employment", ["想找个活干"]),
]  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(dict(WANTED)), ids=lambda each: each)
def test_a_need_is_heard_however_it_is_said(casework: Casework, need: str, said: str) -> None:
    assert f"father1 {need}" in needs(casework, f"父亲45岁,{said}。")


AT_HOME = [
    ("housing", ["房子下雨就漏", "墙裂了缝", "四面透风"]), ("winter", ["没有厚衣服", "长了冻疮"]), ("income_support", ["日子过不下去了"]),
     ("livelihood", ["果子卖不出去", "猪发瘟死了"]),
    ("child_care", ["孩子没人带"]), ("drinking_water", ["没得水吃", "吃水要挑"]), ("daily_necessities", ["睡门板", "没有换洗的衣服"]),
     ("personal_safety", ["被打得浑身是伤"]),
]  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(dict(AT_HOME)), ids=lambda each: each)
def test_a_home_s_need_is_heard_however_it_is_said(casework: Casework, need: str, said: str) -> None:
    assert need in needs(casework, f"母亲45岁,{said}。")


# What is said of whoever the sentence is about: an ill grown-up, a child, an old person.
OF_THE_ILL = {
    "medical_cost": ["药费实在负担不起", "医药支出家里难以承担", "靶向药吃不起", "没钱继续治", "手术费还差三万", "欠着医院两万", "报完还是欠亲戚四万", "舍不得住院",
     "治病拉了一屁股饥荒", "要做手术,要六七万,拿不出", "有病就拖着", "化疗停了,没钱做"],
    "assistive_device": ["想换个轮椅", "助听器没声音了", "拐棍使坏了", "配不起助听器"],
    "prosthesis": ["假肢磨坏了", "装不起假肢"],
    "long_term_care": ["离不开人", "翻身都要人帮"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(OF_THE_ILL), ids=lambda each: each)
def test_what_illness_takes_is_heard(casework: Casework, need: str, said: str) -> None:
    assert f"father1 {need}" in needs(casework, f"父亲45岁,脑梗,{said}。")


OF_A_GROWN_UP = {
    "emotional_support": ["没人唠嗑", "日子没个盼头", "整宿睡不着觉", "一提这事就掉泪", "急得直哭", "心里空落落的", "不愿出门见人", "半宿半宿睡不着"],
    "employment": ["想在家门口找个活干", "盼着有份轻省的活路", "想申请公益岗", "没单位肯要他"],
    "training": ["想学个手艺", "想参加月嫂培训", "一直想学修车"],
    "legal_help": ["想打官司", "工伤赔偿要不到", "司机不肯赔", "想要回孩子的抚养费", "宅基地被占,想讨个说法"],
    "wage_arrears": ["老板欠着八千工钱", "干了半年一分钱都没拿到", "工资要不回来"],
    "status_recognition": ["想给自己办残疾证", "够不够得上评特困", "慢病卡咋办"],
    "retirement_income": ["想补缴养老保险"],
    "digital_literacy": ["微信不会用", "智能手机弄不来"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(OF_A_GROWN_UP), ids=lambda each: each)
def test_what_a_grown_up_wishes_or_suffers_is_heard(casework: Casework, need: str, said: str) -> None:
    assert f"father1 {need}" in needs(casework, f"父亲45岁,{said}。")


OF_A_CHILD = {
    "student_aid": ["学费还没着落", "上大学供不起", "下学期生活费发愁", "不想读了出去打工", "读高中的钱凑不齐"],
    "study_support": ["作业没人管", "成绩班里倒数", "奶奶不识字,作业辅导不了"],
    "family_contact": ["天天盼着妈妈打电话", "要跟妈妈打视频", "晚上喊妈妈", "电话打不通就哭"],
    "child_mental_health": ["手臂上有划痕", "要给孩子找个心理老师", "老做噩梦", "不敢见人"],
    "rehabilitation": ["康复做不起", "想做语言训练"],
    "special_education": ["学校不肯收", "找不到合适的学校"],
    "behaviour": ["天天抱着手机", "经常跟人打架"],
    "social_inclusion": ["同学都笑话他", "没人跟他玩"],
    "infant_nutrition": ["奶粉快断了", "买不起奶粉"],
    "identity_registration": ["想给孩子上户口", "没有出生证"],
    "vision_loss": ["看不清黑板"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(OF_A_CHILD), ids=lambda each: each)
def test_what_a_child_lacks_is_heard(casework: Casework, need: str, said: str) -> None:
    assert f"child1 {need}" in needs(casework, f"孩子10岁,{said}。")


OF_THE_OLD = {
    "elder_loneliness": ["一天到晚没人唠嗑", "儿女一年回不来一趟"],
    "elder_care": ["跟前没人端茶倒水", "想住养老院", "走丢过好几次"],
    "elder_meal": ["做不动饭", "一天就吃两顿", "顿顿吃剩饭"],
    "elderly_illness": ["白内障想做手术"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(OF_THE_OLD), ids=lambda each: each)
def test_what_an_old_person_lacks_is_heard(casework: Casework, need: str, said: str) -> None:
    assert f"grandfather1 {need}" in needs(casework, f"爷爷80岁,{said}。")


OF_A_HOME = {
    "housing": ["没地方住", "墙有裂缝漏风", "房租交不起", "一下雨屋里就漏", "土墙房裂了好大的口子", "盖不起房"],
    "winter": ["煤还没买", "这冬天咋整", "没有过冬的东西", "脚都冻烂了", "愁过冬"],
    "emergency": ["厨房上周烧了"],
    "income_support": ["能不能评上低保", "够不够得上评低保", "断了生活来源", "外债还不上", "吃了上顿没下顿"],
    "livelihood": ["想养几只羊", "苹果卖不出去", "麦子没收成"],
    "credit": ["想申请贴息贷款", "想贷点款买牛", "贷不到款"],
    "child_care": ["孩子上学没人接送", "带孩子走不开", "放学没人接"],
    "childcare_cost": ["奶粉钱都成问题", "养不起孩子"],
    "utility_cost": ["电费交不起", "被停了电"],
    "daily_necessities": ["缺棉被", "被子都烧光了"],
    "conflict": ["婆媳处不来"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(OF_A_HOME), ids=lambda each: each)
def test_what_a_home_lacks_is_heard(casework: Casework, need: str, said: str) -> None:
    assert any(each.split()[-1] == need for each in needs(casework, f"母亲45岁,{said}。"))


# Topic × what is wrong with it, of needs that were hardly heard: illnesses of their own name, papers, prices, care.
BESIDE = {
    "price_rise": ["菜价涨得快吃不起了", "物价涨了低保没涨", "钱不经花", "food prices keep rising"],
    "congenital_defect": ["女儿先天性心脏病等着开刀", "女儿房缺要做介入", "想给女儿的先心病找免费手术"],
    "rare_disease": ["女儿血友病的药买不到", "女儿得的是罕见病"], "burn": ["女儿被开水烫了一身", "想做疤痕修复"],
    "infectious_disease_care": ["母亲肺结核不肯吃药", "怕把结核传给女儿"], "endemic_disease": ["母亲大骨节病要吃药", "母亲得了包虫病"],
    "women_cancer": ["母亲宫颈癌要做放疗", "母亲没做过乳腺筛查"], "maternal_health": ["怕生孩子大出血", "分娩的钱凑不齐"],
    "autism": ["女儿自闭症没地方训练", "The girl is autistic and needs help."], "cerebral_palsy": ["女儿脑瘫不会走", "抱不动脑瘫的女儿"],
    "hearing_loss": ["女儿听力筛查没通过", "女儿想学手语"], "prosthesis": ["残肢磨破了戴不上", "女儿假肢太短了"],
    "medical_decision_support": ["不晓得该不该转院", "医生说的病情听不懂"], "health_literacy": ["不懂退烧药怎么吃", "药名分不清"],
    "identity_registration": ["身份证丢了没补", "户口一直没落"], "insurance_premium": ["医保断缴了", "问医保怎么补缴"],
    "child_income_support": ["孤儿津贴停了三个月", "问孤儿生活费怎么领"], "utility_cost": ["取暖费交不起", "燃气费欠了半年"],
    "emergency": ["家里突遭变故", "想申请急难救助"], "home_accessibility": ["厕所没有扶手", "想装防滑垫"], "childcare_cost": ["尿布一个月几百", "养娃娃太费钱"],
    "child_care": ["我上班小的没人带", "娃没人看"], "child_protection": ["他爸喝了酒就打孩子"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(BESIDE), ids=lambda each: each)
def test_a_need_that_has_a_name_of_its_own_is_heard(casework: Casework, need: str, said: str) -> None:
    assert need in {each["type"] for each in note(casework, f"母亲35岁,女儿8岁。{said}。")["needs"]}


# The topic alone, a paper that is not there, what is well.
MENTIONED = {
    "price_rise": ["猪价涨了卖得好", "物价没涨"], "status_recognition": ["残疾证没办", "没纳入监测户"], "identity_registration": ["户口在老家"],
    "insurance_premium": ["医保已经交了"], "burn": ["房子烧了"], "disaster_relief": ["水电费都交不起", "住搬迁安置点"], "autism": ["女儿孤独症"],
    "cerebral_palsy": ["女儿脑瘫"], "infectious_disease_care": ["母亲去打乙肝疫苗"], "rare_disease": ["讲了罕见病知识"], "congenital_defect": ["女儿先心病做了手术"],
}  # fmt: skip


@pytest.mark.parametrize(("need", "said"), cases(MENTIONED), ids=lambda each: each)
def test_a_topic_that_is_only_mentioned_is_no_need(casework: Casework, need: str, said: str) -> None:
    assert need not in {each["type"] for each in note(casework, f"母亲35岁,女儿8岁。{said}。")["needs"]}


NO_NEED = [
    ("medical_cost", "父亲45岁,医药费有人出,不用愁。"), ("student_aid", "孩子10岁,学校很好。"), ("winter", "冬天走访,父亲45岁。"),
    ("legal_help", "父亲45岁,在法院旁边住。"), ("family_planning_support", "奶奶70岁,失独扶助金按月领着。"), ("elderly_illness", "奶奶78岁,有白内障。"),
    ("loneliness", "孩子5岁,孤独症。"), ("emergency", "母亲45岁,去年临时救助给了五千。"), ("disaster_relief", "母亲45岁,今年雪灾死了三只羊。"),
    ("special_education", "孩子10岁,幼儿园收费高。"), ("housing", "母亲45岁,邻居的房子裂了。"), ("emotional_support", "母亲45岁,如果想哭就找社工。"),
    ("long_term_care", "母亲45岁,身体好,不用人照顾。"), ("family_contact", "社工跟妈妈打电话了解情况。"),
    ("personal_safety", "小花10岁,奶奶说孩子以前很活泼。"),
]  # fmt: skip


@pytest.mark.parametrize(("need", "text"), NO_NEED, ids=[text for _, text in NO_NEED])
def test_what_comes_near_is_no_need(casework: Casework, need: str, text: str) -> None:
    assert not any(each["type"] == need for each in note(casework, text)["needs"])


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("母亲45岁。儿子10岁。母亲想给儿子办残疾证。", "child1 status_recognition"), ("母亲45岁,愁女儿的学费交不起。", "child1 student_aid"),
        ("父亲45岁,想帮母亲找个活干。", "mother1 employment"), ("父亲45岁。女儿16岁。父亲供女儿上学供不起。", "child1 student_aid"),
    ],
)  # fmt: skip
def test_a_need_is_of_those_for_whom_it_is_wished(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


@pytest.mark.parametrize("said", ["抚养费两年没给过", "不肯给抚养费"])
def test_what_a_former_husband_owes_is_whom_the_note_is_about_s_matter(casework: Casework, said: str) -> None:
    text = f"妇女,35岁,离异。前夫{said}。"
    assert "adult1 legal_help" in needs(casework, text)
    assert facts(casework, text, "event")["event.legal_matter"] == "赡养抚养扶养"


ENGLISH_NEEDS = [
    ("The mother cannot afford the medicine.", "mother1 medical_cost"), ("The mother needs a new hearing aid.", "mother1 assistive_device"),
    ("The mother is looking for work.", "mother1 employment"), ("The mother would like to learn a trade.", "mother1 training"),
    ("The mother cannot sleep and is often in tears.", "mother1 emotional_support"), ("The mother is owed wages.", "mother1 wage_arrears"),
    ("The family needs somewhere to live.", "housing"), ("There is no coal for the winter and the mother is 45.", "winter"),
    ("The mother cannot pay the rent.", "housing"), ("The girl is bullied at school.", "child1 social_inclusion"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "need"), ENGLISH_NEEDS, ids=[text for text, _ in ENGLISH_NEEDS])
def test_a_need_in_plain_english_is_heard(casework: Casework, text: str, need: str) -> None:
    assert need in needs(casework, text)


WELL = [
    "煤已经买了,冬天不冷", "房子去年刚翻修过,不漏雨", "学费免了,作业有奶奶辅导", "药费负担得起,没欠账", "赔偿款已经拿到了,官司打赢了", "轮椅是残联去年送的,还好用",
    "每天去广场跳舞,跟人唠嗑", "贷款去年还清了", "工资按时发", "白内障做了手术,看得清", "放学有校车接送",
]  # fmt: skip


@pytest.mark.parametrize("said", WELL)
def test_where_all_is_well_nothing_is_needed(casework: Casework, said: str) -> None:
    assert needs(casework, f"奶奶70岁,{said}。") == set()


ASKED_OR_LACKED = [
    ("left_behind_emotion", "看到别人爸爸来接就躲着哭"), ("family_contact", "妈妈的电话打不通"), ("orphan", "爹妈都没了,没人收养"), ("girl_protection", "孙女来例假了没人教"),
    ("child_development", "拟推荐参加夏令营"), ("early_development", "一岁半还不会坐"), ("child_space", "孩子们没有玩的地方"), ("housing_for_child", "姐弟俩大了还挤一张床"),
    ("parenting", "不晓得咋跟孩子沟通"), ("mutual_support", "收谷子没人帮工"), ("community_service", "办个证来回跑三趟"), ("integration", "进城几年融不进去"),
    ("needs_discovery", "不好意思开口说困难"), ("conflict", "想请村干部来调解"), ("digital_literacy", "想让人教教怎么用微信"), ("drinking_water", "井水发黄不敢喝"),
    ("wage_arrears", "包工头电话打不通"), ("veteran_support", "退伍回来没安排工作"), ("elder_meal", "懒得做饭"), ("resource_linking", "拟对接公益机构"),
]  # fmt: skip


@pytest.mark.parametrize(("need", "said"), ASKED_OR_LACKED, ids=[said for _, said in ASKED_OR_LACKED])
def test_what_is_wrong_with_a_thing_or_planned_for_it_is_a_need(casework: Casework, need: str, said: str) -> None:
    family = "爷爷80岁" if need in ("elder_meal",) else "父亲45岁,女儿8岁"
    assert need in {each["type"] for each in note(casework, f"{family}。{said}。")["needs"]}


@pytest.mark.parametrize("said", [
    "孙女喜欢画画", "孩子有自己的书桌", "社工上门走访", "村里有便民服务点", "水管通到家,水质好", "老板按月发工资", "参加了夏令营", "爷爷当过兵,身体硬朗",
    "搬来三年,都习惯了", "母亲17岁嫁到本村", "奶奶会用微信视频", "孩子开口叫人了", "助学金已经到卡上",
])  # fmt: skip
def test_what_only_names_a_thing_asks_for_nothing(casework: Casework, said: str) -> None:
    assert needs(casework, f"母亲45岁,女儿8岁。{said}。") == set()


LASTING = [("rehabilitation", "孩子5岁,脑瘫,以前在机构训练,做不起就停了。", "child1"), ("occupational_disease", "父亲早年下井得了矽肺,离不开制氧机。", "father1"),
    ("medical_cost", "父亲45岁,肝癌,化疗做不起了,只能出院。", "father1")]  # fmt: skip


@pytest.mark.parametrize(("need", "text", "member"), LASTING, ids=[text for _, text, _ in LASTING])
def test_what_was_given_up_for_want_of_money_is_needed_still(casework: Casework, need: str, text: str,
    member: str) -> None:
    assert f"{member} {need}" in needs(casework, text)
