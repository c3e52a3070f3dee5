"""The words of visit notes for facts, by class: what each of many ways of saying gives, and what comes near and gives nothing."""

from __future__ import annotations

from typing import Any

import pytest

from matching.casework import Casework
from tests.conftest import DAY
from tests.matching.visit_notes import cases, facts, needs, note

BENEFITS = {
    "advanced_age_allowance": ["高龄津贴领起的", "高龄津贴在领", "每月领80块高龄钱", "领着高龄补贴", "高龄津贴每月50元", "享受低保、高龄津贴", "长寿金领到手了"],
    "disability_care_allowance": ["只领到护理补贴", "护理补贴都有发", "享受重度残疾人护理补贴", "重残补贴每月100元"],
    "disability_living_allowance": ["两补都有", "两项补贴都在享受", "困难残疾人生活补贴和护理补贴都在领"],
    "elderly_nursing_subsidy": ["养老服务补贴在领", "领着失能老人护理补贴"],
    "resident_pension": ["养老金一个月123", "农保每月拿一百三", "领着城乡居民养老金", "每月领128元养老金"],
    "family_planning_reward": ["独生子女奖扶在拿", "享受计生奖扶"],
    "one_child_support": ["特扶金每月都有发", "领着失独补助"],
    "unemployment_insurance": ["在领失业金"],
    "premium_aid": ["医保是政府代缴的", "民政资助参保费"],
}  # fmt: skip


def valued(table: list[tuple[str, Any, list[str]]]) -> list[tuple[str, Any, str]]:
    """Each fact and its value with each way of saying it."""
    return [(fact, value, each) for fact, value, said in table for each in said]


def told(casework: Casework, text: str, fact: str) -> list[dict[str, Any]]:
    """All that a note says of a fact of whoever it names first."""
    return [each for each in note(casework, text)["members"][0]["facts"] if each["fact"] == fact]


@pytest.mark.parametrize(("benefit", "said"), cases(BENEFITS), ids=lambda each: each)
def test_what_is_received_already_is_a_fact(casework: Casework, benefit: str, said: str) -> None:
    found = told(casework, f"奶奶83岁,{said}。", "person.benefits")
    assert {benefit: True} in [each["value"] for each in found if each["holds"] == "now"]


@pytest.mark.parametrize("said", ["没领过", "还没办", "一直没领", "没享受"])
@pytest.mark.parametrize("name", ["高龄津贴", "护理补贴", "农保"])
def test_what_was_never_received_is_denied(casework: Casework, name: str, said: str) -> None:
    found = facts(casework, f"奶奶83岁,{name}{said}。", "grandmother1")["person.benefits"]
    assert list(found.values()) == [False]


@pytest.mark.parametrize(
    "said",
    [
        "高龄津贴领到去年就停了", "高龄津贴停了", "高龄津贴被取消了", "想申请高龄津贴", "可以领高龄津贴", "符合高龄津贴条件", "问能不能领高龄津贴",
        "村里宣传高龄津贴政策", "以前领过高龄津贴", "交了农保", "觉得护理补贴太少", "前些年领过高龄津贴", "高龄津贴批没批不清楚", "邻居领着高龄津贴",
    ],
)  # fmt: skip
def test_what_was_received_once_or_only_wished_for_is_no_fact(casework: Casework, said: str) -> None:
    assert "person.benefits" not in facts(casework, f"奶奶83岁,{said}。", "grandmother1")


def test_a_word_for_either_allowance_is_for_the_worker_to_tick(casework: Casework) -> None:
    found = told(casework, "父亲45岁,残补在拿。", "person.benefits")
    assert {each["level"] for each in found} == {"inferred"} and not any(each["drafted"] for each in found)


@pytest.mark.parametrize(
    ("text", "resource"),
    [
        ("奶奶83岁,高龄津贴在领。", "advanced-age-allowance"), ("儿子23岁,肢体二级,有证,护理补贴每月100元。", "disability-care-allowance"),
        ("孙子9岁,父母双亡,孤儿补贴每月1000元。", "orphan-allowance"), ("孙子9岁,在领事实无人抚养儿童补贴。", "de-facto-unattended-child"),
        ("爷爷70岁,农保每月拿128元。", "resident-basic-pension"), ("儿子17岁,读高二,国家助学金领着。", "senior-high-grant"),
    ],
)  # fmt: skip
def test_the_plan_does_not_propose_what_is_received(casework: Casework, text: str, resource: str) -> None:
    household = casework.household(note(casework, text)["draft"], "draft", DAY)
    plan = casework.plan(household)
    assert resource in {each["resource"] for each in plan["held"]}
    assert resource not in {each["resource"] for each in plan["steps"]}


CRISES = [
    "有两次说不想活了", "割过腕", "想一死了之", "说活着没意思", "喝过农药", "要跳河被拉住了", "不如死了算了", "有自杀念头", "上个月自杀未遂", "写了遗书",
    "闹着要寻短见", "用小刀划自己手臂", "吃了一瓶安眠药", "想走绝路", "活够了", "想死",
]  # fmt: skip


@pytest.mark.parametrize("said", CRISES)
@pytest.mark.parametrize("who", ["母亲", "女儿", "爷爷"])
def test_a_life_in_danger_is_a_fact_and_a_need_that_cannot_wait(casework: Casework, who: str, said: str) -> None:
    found = note(casework, f"{who}{said}。")
    member = found["members"][0]["id"]
    assert facts(casework, f"{who}{said}。", member)["person.suicide_risk"] is True
    assert f"{member} mental_crisis" in needs(casework, f"{who}{said}。")
    plan = casework.plan(casework.household(found["draft"], "draft", DAY))
    assert "psychological-hotline-12356" in {each["resource"] for each in plan["steps"]}


def test_english_words_for_it_are_read(casework: Casework) -> None:
    for text in ("The mother says she wants to die.", "The mother has suicidal thoughts.",
        "The mother does not want to live."):
        assert "mother1 mental_crisis" in needs(casework, text)


@pytest.mark.parametrize(
    "text",
    [
        "母亲十年前喝过农药。", "母亲以前有过轻生的念头。", "母亲去年自杀未遂。", "邻居的妈妈想自杀,母亲45岁。", "母亲没有自杀念头。", "医生怀疑母亲有自杀倾向。",
        "孩子想死妈妈了。", "奶奶病得要死。", "父亲跳河救人。", "孩子误喝农药。", "母亲不想死。", "丈夫喝农药死了,母亲45岁。", "夫妻打药时农药中毒。",
    ],
)  # fmt: skip
def test_long_past_or_others_or_other_meanings_are_no_danger_now(casework: Casework, text: str) -> None:
    assert not any(each["type"] == "mental_crisis" for each in note(casework, text)["needs"])
    for member in note(casework, text)["members"]:
        assert facts(casework, text, member["id"]).get("person.suicide_risk") is not True


ILLNESSES = {
    "高血压": ["血压高", "吃着降压药", "高血压三级"], "糖尿病": ["血糖高", "每天打胰岛素", "糖尿病足"], "中风": ["小中风", "得了偏风"], "脑梗": ["脑梗塞", "腔梗", "脑血栓"], "脑出血": ["脑壳里出血", "脑溢血"], "脑卒中": ["脑卒中"],
    "冠心病": ["冠心病"], "心脏病": ["心梗", "心脏放了两个支架", "风心病", "房颤", "装了起搏器"], "癫痫": ["羊癫疯", "羊角风", "母猪疯", "扯羊角疯", "抽风病"],
    "哮喘": ["齁包病", "吼病", "气喘病"], "慢性支气管炎": ["老慢支", "慢支炎"], "慢阻肺": ["慢阻肺", "阻塞性肺病"], "肺结核": ["肺痨", "痨病", "得了结核"],
    "尘肺病": ["矽肺", "黑肺病", "煤工尘肺", "矽肺三期", "石末肺"], "尿毒症": ["尿毒症", "每周透析三次", "腹透"], "肾衰竭": ["肾衰", "换过肾"], "肾病": ["腰子病",
     "多囊肾"],
    "恶性肿瘤": ["肝癌晚期", "得了噎食病", "骨肉瘤", "淋巴瘤", "食道癌", "得了绝症", "贲门癌"], "乳腺癌": ["乳癌", "切了一边乳房"], "宫颈癌": ["子宫颈癌"],
    "白血病": ["血癌", "急粒", "慢粒白血病"], "血液病": ["再障", "血小板减少"], "地中海贫血": ["重型地贫"], "类风湿": ["类风湿病"], "类风湿关节炎": ["类风湿性关节炎", "类风湿关节炎"], "风湿": ["老寒腿", "风湿病"],
    "腰椎间盘突出": ["腰突症", "腰间盘突出"], "股骨头坏死": ["股骨头坏死"], "骨质增生": ["骨刺", "骨质疏松"], "胃病": ["老胃病", "胃溃疡"], "肝病": ["肝硬化",
     "臌胀病", "换过肝"],
    "肝炎": ["乙肝", "大三阳", "丙肝"], "结石": ["胆结石", "肾结石"], "甲亢": ["甲亢"], "地方性甲状腺肿": ["大脖子病", "粗脖子病"], "老年痴呆": ["老年痴呆",
     "老糊涂"], "阿尔茨海默病": ["阿尔茨海默症"], "前列腺增生": ["前列腺肥大"], "膝关节炎": ["膝关节炎", "膝盖关节炎"],
    "帕金森病": ["帕金森", "巴金森"], "抑郁症": ["重度抑郁症", "产后抑郁"], "焦虑症": ["焦虑症", "强迫症"], "先天性心脏病": ["先心病", "心脏有个洞", "室缺", "法四"],
    "唇腭裂": ["兔唇", "豁嘴", "腭裂"], "脑瘫": ["脑瘫", "小儿脑瘫"], "孤独症": ["自闭症", "星娃"], "发育迟缓": ["发育迟缓", "语言发育落后"],
     "唐氏综合征": ["唐氏", "二十一三体"],
    "脑积水": ["脑积水"], "白内障": ["白内障"], "青光眼": ["青光眼"], "红斑狼疮": ["红斑狼疮"], "强直性脊柱炎": ["强直性脊柱炎"], "大骨节病": ["柳拐子病"],
     "包虫病": ["肝包虫"],
    "银屑病": ["牛皮癣"], "成骨不全症": ["瓷娃娃", "脆骨症"], "渐冻症": ["渐冻症", "肌萎缩侧索硬化"], "重症肌无力": ["重症肌无力"], "进行性肌营养不良": ["杜氏肌营养不良"],
    "苯丙酮尿症": ["苯丙酮尿症"], "血友病": ["血友病"], "小脑萎缩": ["小脑萎缩"], "疝气": ["疝气"], "脊柱侧弯": ["脊柱侧弯"], "布病": ["布病", "布鲁氏菌病"],
     "烧烫伤": ["大面积烧伤", "开水烫伤"],
}  # fmt: skip


@pytest.mark.parametrize(("illness", "said"), cases(ILLNESSES), ids=lambda each: each)
def test_an_illness_is_read_by_every_name_it_goes_by(casework: Casework, illness: str, said: str) -> None:
    assert {illness: True} in [each["value"] for each in told(casework, f"奶奶60岁,{said}。", "person.illnesses")]


@pytest.mark.parametrize("text", ["奶奶没有高血压。", "奶奶没得糖尿病。"])
def test_an_illness_denied_is_not_there(casework: Casework, text: str) -> None:
    assert list(facts(casework, text, "grandmother1")["person.illnesses"].values()) == [False]


@pytest.mark.parametrize("text", ["奶奶60岁,家庭贫困。", "奶奶60岁,去了肿瘤医院附近。", "奶奶60岁,宣传防癌知识。", "奶奶60岁,怀疑是肺癌。", "邻居得了胃癌,奶奶60岁。"])
def test_what_only_sounds_like_an_illness_is_none(casework: Casework, text: str) -> None:
    assert "person.illnesses" not in facts(casework, text, "grandmother1")


KINDS = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
SPELLINGS = ("{}二级", "{}残疾二级", "二级{}残", "二级{}残疾", "残疾证({}二级)", "{}类(2级)", "{}残疾,二级")


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_disability_is_read_in_every_spelling(casework: Casework, kind: str, spelling: str) -> None:
    found = facts(casework, f"儿子23岁,{spelling.format(kind)}。", "child1")
    assert (found["person.disability_types"], found["person.disability_grade"]) == ({kind: True}, 2)


SAID = [
    ("person.disability_types", {"肢体": True}, ["腿瘸", "高位截瘫", "下肢瘫痪", "小儿麻痹", "断臂", "手被机器绞断了"]),
    ("person.disability_types", {"视力": True}, ["双目失明", "眼睛瞎了", "盲人"]), ("person.disability_types", {"智力": True},
     ["智力低下", "弱智", "憨包", "发高烧烧坏了脑子"]),
    ("person.has_disability", True, ["一级重残", "残废", "聋哑"]), ("person.disability_certificate", False, ["没办残疾证",
     "残疾证一直没办", "评不上残疾证"]),
    ("person.work_capacity", False, ["丧失劳动能力", "什么活都干不了", "下不了地"]), ("person.work_capacity", True, ["有劳动能力"]),
    ("person.care_dependency", "partial", ["洗澡做饭都困难", "起床穿衣很费劲", "上厕所不方便"]),
    ("person.lives_alone", True, ["独居", "一个人住", "独自生活", "单独居住"]),
    ("person.care_dependency", "none", ["生活基本能自理"]), ("person.severe_mental", True, ["精神分裂症", "武疯子", "双相情感障碍"]),
    ("person.works_away", True, ["在东莞电子厂打工", "去福建了", "在新疆摘棉花", "外头找钱", "常年在外", "出去搞副业"]),
    ("person.farmer", True, ["种了三亩猕猴桃", "养了两头母猪", "在家种田", "放牧", "是庄稼人", "靠种地为生", "养蜂"]),
    ("person.employment_status", "employed", ["在镇上砖厂做工", "当环卫工", "打零工", "开货车", "开了个小卖部", "在超市上班", "在街上卖菜"]),
    ("person.employment_status", "unemployed", ["失业在家", "没得活干", "找不到活", "一直没找到工作", "没工作"]), ("person.registered_unemployed",
     True, ["办了失业登记", "失业登记办好了"]),
    ("person.registered_unemployed", False, ["失业登记还没办", "没办失业登记"]), ("person.involuntary_unemployed", True,
     ["被厂里辞退", "厂子倒闭失业", "被裁员"]),
    ("person.income_monthly", 2600, ["每月挣2600元", "月工资2600元", "一个月找2600"]), ("person.basic_medical_insurance", False,
     ["医保没交", "没参加医保", "医保断了"]),
    ("person.basic_medical_insurance_type", "resident", ["参加了合作医疗", "有新农合", "居民医保"]), ("person.pregnant", True,
     ["怀孕5个月", "怀了二胎", "快生了"]),
    ("person.statuses", {"veteran": True}, ["当过三年兵", "退伍军人", "复员军人"]), ("person.statuses", {"tekun": True}, ["是五保",
     "吃五保", "特困人员"]),
    ("person.work_injury_insurance", False, ["没买工伤保险"]), ("person.credit_ok", False, ["征信黑了"]),
     ("person.employee_pension", True, ["退休工资每月3000元"]),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "value", "said"), valued(SAID), ids=str)
def test_a_grown_up_is_described_in_every_region_s_words(casework: Casework, fact: str, value: Any,
    said: str) -> None:
    who, text = ("mother1", f"母亲45岁,{said}。") if fact == "person.pregnant" else ("father1", f"父亲45岁,{said}。")
    assert facts(casework, text, who).get(fact, facts(casework, text, "household").get(fact)) == value


SCHOOL = {
    "preschool": ["上幼儿园", "读学前班", "上幼儿园大班"], "primary": ["上小学", "读小三", "在村小读三年级", "五年级", "小学在读"],
    "junior": ["读初二", "上初中", "八年级", "今年中考"], "senior": ["读高一", "上高中", "高三", "准备高考"], "vocational": ["读职高", "上中专",
     "在县职教中心读书", "读技校"],
    "higher": ["读大二", "考上了四川农业大学", "读大专", "上本科", "在职业技术学院读书"], "none": ["辍学在家", "没上学", "初二就不读了", "休学了", "书没读了"],
}  # fmt: skip


@pytest.mark.parametrize(("stage", "said"), cases(SCHOOL), ids=lambda each: each)
def test_a_stage_of_school_is_read_however_it_is_said(casework: Casework, stage: str, said: str) -> None:
    assert facts(casework, f"孩子{said}。", "child1")["person.edu_stage"] == stage


FAMILY = [
    ("person.statuses", {"dibao": True}, ["低保户", "全家吃低保", "纳入低保", "农低保", "最低生活保障家庭"]), ("person.statuses",
     {"dibao_edge": True}, ["低保边缘户", "低边户"]),
    ("person.statuses", {"monitored": True}, ["监测户", "纳入防返贫监测", "三类对象", "边缘易致贫户", "脱贫不稳定户"]), ("person.hukou_type",
     "rural", ["农村户口", "农业户口", "户口是农村"]),
    ("person.statuses", {"poverty_alleviated": True}, ["脱贫户", "建档立卡户", "2018年脱的贫", "已脱贫"]), ("person.hukou_type",
     "urban", ["城镇户口", "非农户口"]),
    ("household.low_income", False, ["经济上不困难", "日子不困难"]),
    ("household.low_income", True, ["家里困难", "家徒四壁", "生活困难", "吃了上顿没下顿", "经济条件差", "日子过得紧", "收入微薄"]),
     ("household.housing_grade", "D", ["房子D级危房"]),
    ("household.housing_grade", "B", ["房子鉴定B级"]), ("household.housing_aid_received", True, ["做过危房改造", "危房改造建的",
     "政府给盖了新房"]),
    ("household.zero_employment", True, ["零就业家庭", "一家人都没工作"]), ("household.necessary_expenditure_shock", True,
     ["花光了积蓄", "家底都掏空了"]),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "value", "said"), valued(FAMILY), ids=str)
def test_a_family_is_described_in_every_region_s_words(casework: Casework, fact: str, value: Any, said: str) -> None:
    assert facts(casework, f"该家庭{said}。", "household")[fact] == value


EVENTS = [
    ("event.type", "火灾", ["上个月房子烧光了", "灶房失火"]), ("event.type", "交通事故", ["被车撞了", "骑摩托摔伤", "出了车祸"]), ("event.type",
     "其他意外", ["上山砍柴摔断了腿", "被电击伤", "从房顶摔下来"]),
    ("event.natural_disaster", True, ["遭了水灾", "房子被大水冲垮了", "庄稼遇到雹灾", "今年大旱"]), ("event.wage_arrears", True,
     ["老板拖欠工资", "工钱要不回来", "包工头跑了"]),
    ("event.emergency_care", True, ["住进ICU", "昏迷不醒", "病危"]), ("event.domestic_violence", True, ["被家暴", "被打得鼻青脸肿"]),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "value", "said"), valued(EVENTS), ids=str)
def test_what_happened_is_read_however_it_is_said(casework: Casework, fact: str, value: Any, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "event")[fact] == value


PARENTS = [
    ("死亡", ["被砸死了", "病死了", "溺亡", "猝死", "死了三年"]), ("服刑", ["判了无期", "还在坐牢", "关在监狱"]), ("限制自由", ["关在看守所", "被公安抓走了"]),
    ("失联", ["离家出走", "音讯全无", "跑了六年", "一去不返", "断了联系"]), ("强制戒毒", ["送去强制戒毒"]),
]  # fmt: skip


@pytest.mark.parametrize(("fate", "said"), [(key, each) for key, said in PARENTS for each in said],
    ids=lambda each: each)
def test_what_became_of_a_parent_is_read_however_it_is_said(casework: Casework, fate: str, said: str) -> None:
    assert facts(casework, f"孩子10岁,爸爸{said}。", "child1")["person.father_status"] == fate


NEAR = [
    ("person.disability_types", "父亲卖瓜子为生。"), ("person.disability_types", "父亲是睁眼瞎,不识字。"),
     ("person.disability_certificate", "父亲没领结婚证。"),
    ("person.disability_certificate", "父亲低保没办,评不上。"), ("person.work_capacity", "父亲部分丧失劳动能力。"),
     ("person.work_capacity", "母亲要照顾孩子不能打工。"),
    ("person.edu_stage", "孩子大一点就好了。"), ("person.edu_stage", "孩子坐车上高速。"), ("person.edu_stage", "孩子15岁,有辍学风险。"),
     ("person.edu_stage", "奶奶没读过书,孩子9岁。"),
    ("person.pregnant", "母亲结婚一年就生了孩子。"), ("person.works_away", "父亲在镇上打工。"), ("person.works_away", "父亲想去广东打工。"),
     ("person.farmer", "父亲种不动地了。"),
    ("person.father_status", "父亲坐过牢,孩子10岁。"), ("person.father_status", "父亲的牛病死了,孩子10岁。"), ("person.father_status",
     "父亲累死累活,孩子10岁。"),
    ("person.father_status", "父亲讲劳动教育,孩子10岁。"), ("person.statuses", "家里血压在监测中。"), ("person.statuses",
     "父亲做志愿军老兵家属工作。"),
    ("household.low_income", "该家庭身体条件差。"), ("event.type", "家里烧了炕。"), ("event.natural_disaster", "孩子在外面受冻。"),
     ("person.academic_excellent", "孩子成绩不好。"),
    ("person.cannot_attend_school", "孩子户口没上,不能入学。"), ("person.guardianship_risk", "丈夫经常打她,孩子9岁。"),
     ("person.no_hukou", "社工没入户走访,孩子9岁。"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text"), NEAR, ids=[text for _, text in NEAR])
def test_what_comes_near_gives_no_fact(casework: Casework, fact: str, text: str) -> None:
    found = casework.read_note(text + "户主50岁。", "note", DAY, "511132")
    told = [each for member in found["members"] for each in member["facts"]] + found["household"] + found["event"]
    assert not [each for each in told if each["fact"] == fact and each["holds"] == "now"]


MORE_SAID = [
    ("person.employment_status", "employed", ["在小区当保安", "在工地开挖机", "在县城拉面馆端盘子", "当护林员", "在旗里开出租", "跑大车", "在镇上超市上班", "给人放羊",
     "扫马路"]),
    ("person.employment_status", "unemployed", ["把超市的班辞了", "没再上班", "辞了工作", "厂里不要他了"]),
    ("person.disability_certificate", True, ["持精神残疾二级证", "肢体二级,证在手", "评了三级,证也有"]), ("person.income_monthly", 2100, ["当保安,两千一一个月",
     "在小区扫地,一个月2100"]),
    ("person.needs_assistive_device", True, ["轮椅坐坏了", "想换个助听器"]), ("person.disability_grade", 3, ["肢体残疾评了三级"]),
    ("person.work_injury_insurance", False, ["单位未缴纳工伤保险"]), ("household.loan_purpose", "production", ["想申请贴息贷款买草料", "想贷点款扩大养殖",
     "想贷款买种子", "打算贷款开个小店"]),
    ("event.natural_disaster", True, ["今年遭白灾死了羊", "庄稼让雹子打了", "天旱", "房子后面泥石流", "闹虫灾"]),
    ("event.legal_matter", "人身损害", ["被车撞了,司机不赔", "肇事逃逸"]), ("event.legal_matter", "劳动", ["工伤赔偿要不到", "在打劳动仲裁"]),
    ("event.legal_matter", "other", ["在打离婚官司", "宅基地纠纷"]), ("event.legal_matter", "赡养抚养扶养", ["想要回抚养费", "抚养费一年多没给"]),
    ("event.only_child", "death", ["独生儿子前年车祸没了", "唯一的女儿病逝", "就一个儿子,去年走了"]),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "value", "said"), valued(MORE_SAID), ids=str)
def test_work_papers_loans_and_the_law_are_read(casework: Casework, fact: str, value: Any, said: str) -> None:
    text = f"父亲45岁,{said}。"
    subject = {"household": "household", "event": "event"}.get(fact.split(".")[0], "father1")
    assert facts(casework, text, subject)[fact] == value


MORE_SCHOOL = {
    "none": ["幼儿园不收", "学校不肯收", "没上幼儿园"], "vocational": ["在县里读职高", "读卫校二年级"], "higher": ["上大一", "在高职院校读书"], "preschool": ["上学前班"],
}  # fmt: skip


@pytest.mark.parametrize(("stage", "said"), cases(MORE_SCHOOL), ids=lambda each: each)
def test_a_school_that_takes_nobody_is_none(casework: Casework, stage: str, said: str) -> None:
    assert facts(casework, f"孩子{said}。", "child1")["person.edu_stage"] == stage


@pytest.mark.parametrize("said", ["年级前十", "班里第一", "三好学生", "墙上贴满奖状", "考了全班第二", "学习很争气"])
def test_good_marks_are_read_in_every_form(casework: Casework, said: str) -> None:
    assert facts(casework, f"孩子10岁,{said}。", "child1")["person.academic_excellent"] is True


@pytest.mark.parametrize("said", ["14个月", "才十一个月", "出生8个月"])
def test_a_baby_s_months_are_its_age(casework: Casework, said: str) -> None:
    assert "person.age_months" in facts(casework, f"女儿{said}。", "child1")


@pytest.mark.parametrize(
    "said", ["低保嫌收入超了没评上", "低保申请了两回都没评上", "办了低保边缘,低保没评上", "没吃低保", "低保没批", "不是低保户", "够不上低保", "低保评不上", "低保被刷下来了", "想申请低保"]
)
def test_a_family_that_was_refused_dibao_has_none(casework: Casework, said: str) -> None:
    found = casework.read_note(f"母亲45岁,{said}。", "note", DAY, "511132")
    told = [each for member in found["members"] for each in member["facts"]] + found["household"]
    assert not any(each["fact"] == "person.statuses" and each["value"].get("dibao") and each["holds"] == "now" for each in told)


@pytest.mark.parametrize("said", ["低保嫌收入超了没评上", "低保申请了两回都没评上", "低保没评上", "不是低保户"])
def test_a_plain_refusal_of_dibao_is_a_fact(casework: Casework, said: str) -> None:
    assert facts(casework, f"母亲45岁,{said}。", "household")["person.statuses"]["dibao"] is False


def test_dibao_stays_where_another_paper_was_refused(casework: Casework) -> None:
    assert facts(casework, "母亲45岁,低保户,残疾证没办下来。", "household")["person.statuses"]["dibao"] is True


@pytest.mark.parametrize("said", ["白内障,快失明了", "几乎失明", "nearly blind with cataracts", "眼睛差点瞎了"])
def test_nearly_blind_is_no_disability(casework: Casework, said: str) -> None:
    text = f"The grandmother is 78, {said}." if said.isascii() else f"奶奶78岁,{said}。"
    assert "person.disability_types" not in facts(casework, text, "grandmother1")


@pytest.mark.parametrize("text", ["父亲在小区当保安。", "父亲在旗里开出租。", "父亲在学校食堂干活。", "父亲在社区上班。"])
def test_who_works_near_works_not_away(casework: Casework, text: str) -> None:
    assert "person.works_away" not in facts(casework, text, "father1")


ENGLISH = [
    ("Grandfather is 80.", "grandfather1", "person.age", 80), ("A girl of 9 lives with her grandmother.", "child1", "person.age", 9),
    ("The boy is in his second year at the county vocational school.", "child1", "person.edu_stage", "vocational"),
    ("The mother works as a cleaner.", "mother1", "person.employment_status", "employed"),
    ("The mother gave up her job.", "mother1", "person.employment_status", "unemployed"),
    ("The mother needs a wheelchair.", "mother1", "person.needs_assistive_device", True), ("The kitchen was burnt down.", "event", "event.type", "火灾"),
    ("The boy is near the top of his class.", "child1", "person.academic_excellent", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "fact", "value"), ENGLISH, ids=[text for text, *_ in ENGLISH])
def test_plain_english_is_read(casework: Casework, text: str, subject: str, fact: str, value: Any) -> None:
    assert facts(casework, text, subject)[fact] == value


NO_FACT = [
    ("person.disability_certificate", "外婆74岁,孤儿证办了。"), ("person.disability_certificate", "父亲45岁,房产证下来了。"), ("person.works_away", "父亲45岁,因照顾母亲无法外出务工。"),
    ("person.illnesses", "孩子7岁,医生说脑瘫风险大。"), ("person.illnesses", "父亲45岁,做了肿瘤筛查。"), ("event.legal_matter", "父亲45岁,每月按时给800抚养费。"),
    ("event.legal_matter", "父亲45岁,赔偿款已经拿到了。"), ("household.loan_purpose", "父亲45岁,贷款去年还清了。"), ("person.income_monthly", "父亲45岁,租的房子,房租一个月400。"),
    ("event.only_child", "爷爷70岁,独生儿子在外打工。"), ("person.work_capacity", "爷爷80岁,做不动饭了。"), ("person.edu_stage", "母亲45岁,愁女儿考上大学供不起。"),
    ("event.natural_disaster", "父亲45岁,在灾后重建办上班。"), ("person.academic_excellent", "孩子10岁,成绩班里倒数第一。"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text"), NO_FACT, ids=[text for _, text in NO_FACT])
def test_what_only_sounds_like_a_fact_is_none(casework: Casework, fact: str, text: str) -> None:
    found = casework.read_note(text, "note", DAY, "511132")
    told = [each for member in found["members"] for each in member["facts"]] + found["household"] + found["event"]
    assert not [each for each in told if each["fact"] == fact and each["value"] and each["drafted"]]


@pytest.mark.parametrize("said", ["不知道去哪申请", "电话打不通就着急", "不晓得去哪看病"])
def test_who_does_not_know_where_to_ask_is_not_missing(casework: Casework, said: str) -> None:
    assert [each["id"] for each in note(casework, f"奶奶70岁,{said}。")["members"]] == ["grandmother1"]
