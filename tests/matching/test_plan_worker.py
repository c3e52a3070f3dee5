"""What a county social worker looks for in a plan: what presses leads, with its day; each need has its line; one office, one errand."""

from __future__ import annotations

import itertools
from typing import Any

import jsonschema
import pytest

from app import plan_text, schemas, text
from app.wording import by_other, by_question, by_resource
from graph.errors import InputError
from matching.casework import Casework
from matching.conflicts import Conflicts
from matching.eligibility import Assessor
from matching.needs import urgent_needs
from matching.plan import aims
from matching.plan.deadlines import due
from matching.plan.errands import meant
from matching.plan.items import Item
from matching.plan.solver import best
from matching.recommendation import rank
from matching.shown_needs import every_need
from tests.conftest import DAY
from tests.matching.households import family, member
from tests.matching.plans import by_what_presses

FATHER, MOTHER = member("father", "father", age=36, works_away=True), member("mother", "mother", age=34)
ILL = {"age": 7, "edu_stage": "primary", "illnesses": ["白血病"], "basic_medical_insurance": True}
BOY = member("boy", "child", **ILL)


def plan_of(casework: Casework, *members: dict[str, Any], first: tuple[str, ...] = (), **rest: Any) -> dict[str, Any]:
    record = family(*members, **{"region": "430524", "as_of": DAY.isoformat(), **rest})
    plan = casework.plan(casework.household(record, "test"), first)
    jsonschema.validate(plan, schemas.plan_schema())
    return plan


def resources(plan: dict[str, Any]) -> list[str]:
    return [step["resource"] for step in plan["steps"]]


def step_of(plan: dict[str, Any], resource: str) -> dict[str, Any]:
    return next(step for step in plan["steps"] if step["resource"] == resource)


# -- what presses leads


@pytest.mark.parametrize("needs", [["child_major_illness"], ["medical_cost"], ["medical_cost", "child_major_illness"]])
@pytest.mark.parametrize("low_income", [True, None])
def test_what_bears_the_bill_of_a_child_with_leukaemia_leads_and_gifts_follow(
    casework: Casework, needs: list[str], low_income: bool | None
) -> None:
    stated = [{"type": each, "member": "boy"} for each in needs]
    with by_what_presses():
        order = resources(plan_of(casework, FATHER, MOTHER, BOY, needs=stated, facts={"low_income": low_income}))
    assert order[:2] == ["critical-illness-insurance", "medical-assistance"]
    assert order.index("linshi-expenditure") < order.index("crcf-little-angel")


def test_what_could_open_medical_assistance_follows_it_and_holds_it_up_for_nothing(casework: Casework) -> None:
    with by_what_presses():
        plan = plan_of(casework, FATHER, MOTHER, BOY, needs=[{"type": "medical_cost", "member": "boy"}], facts={"low_income": True})
    assert resources(plan)[2] == "dibao"
    assert step_of(plan, "medical-assistance")["after"] == [step_of(plan, "critical-illness-insurance")["step"]]


@pytest.mark.parametrize("illness", ["胃癌", "尿毒症"])
def test_an_adults_cancer_or_dialysis_leads_with_what_bears_its_bill(casework: Casework, illness: str) -> None:
    ill = member("father", "father", age=52, illnesses=[illness], basic_medical_insurance=True)
    needs = [{"type": "student_aid", "member": "girl"}, {"type": "medical_cost", "member": "father"}, {"type": "major_illness", "member": "father"}]
    girl = member("girl", "child", age=15, edu_stage="junior")
    with by_what_presses():
        order = resources(plan_of(casework, ill, girl, needs=needs, facts={"statuses": ["dibao_edge"]}))
    assert order[:2] == ["critical-illness-insurance", "medical-assistance"]


def test_dialysis_shows_a_need_of_which_nobody_spoke(casework: Casework) -> None:
    ill = member("mother", "mother", age=50, illnesses=["尿毒症"], basic_medical_insurance=True)
    plan = plan_of(casework, FATHER, ill, needs=["income_support"], facts={"statuses": ["dibao_edge"]})
    assert step_of(plan, "medical-assistance")["subjects"] == ["mother"]


def test_no_limit_cuts_the_governments_money_for_what_cannot_wait(casework: Casework) -> None:
    ill = member("father", "father", age=52, illnesses=["胃癌"], basic_medical_insurance=True)
    plan = plan_of(casework, ill, MOTHER, needs=[{"type": "major_illness", "member": "father"}, "emergency"])
    assert {"linshi-emergency", "linshi-expenditure", "critical-illness-insurance", "medical-assistance"} <= set(resources(plan))
    waits = [each["resource"] for each in plan["left_out"] if each["because"]["type"] == "limit"]
    assert not {each for each in waits if each.startswith("linshi-")}


# -- days


def hurt(**event: Any) -> dict[str, Any]:
    return member("father", "father", {"work_injury": True, **event}, age=38)


def test_a_right_that_is_lost_with_a_day_leads_and_says_the_day(casework: Casework) -> None:
    injured = hurt(work_injury_date="2026-02-10", wage_arrears=True)
    needs = [{"type": "wage_arrears", "member": "father"}, {"type": "medical_cost", "member": "father"}]
    with by_what_presses():
        plan = plan_of(casework, injured, MOTHER, needs=needs)
    first = plan["steps"][0]
    assert first["resource"] == "work-injury-recognition" and plan["as_of"] == "2026-03-01"
    assert [(each["by"], each["state"]) for each in first["dates"]["deadlines"]] == [("2026-03-12", "running"), ("2027-02-10", "running")]
    said = plan_text.plan(plan, text.Names(casework.household(family(injured, MOTHER, region="430524"), "test", DAY), casework.catalogue.vocabulary))
    assert "2026-03-12 前" in said and "工伤" in said


def test_where_the_event_has_no_day_the_time_is_said_and_a_past_day_does_not_press(casework: Casework) -> None:
    needs = [{"type": "medical_cost", "member": "father"}]
    unknown = plan_of(casework, hurt(), MOTHER, needs=needs)["steps"][0]
    assert unknown["resource"] == "work-injury-recognition"
    assert [each["by"] for each in unknown["dates"]["deadlines"]] == [None, None]
    assert unknown["dates"]["deadlines"][0]["within"]["zh"] == "出事或确诊职业病之日起30日内"
    past = plan_of(casework, hurt(work_injury_date="2024-02-29"), MOTHER, needs=needs)
    found = step_of(past, "work-injury-recognition")
    assert [(each["by"], each["state"]) for each in found["dates"]["deadlines"]] == [("2024-03-30", "passed"), ("2025-02-28", "passed")]


def test_life_and_safety_come_before_any_day(casework: Casework) -> None:
    mother = member("mother", "mother", {"domestic_violence": True}, age=34)
    plan = plan_of(casework, hurt(), mother, needs=[{"type": "medical_cost", "member": "father"}])
    order = resources(plan)
    assert order[0] == "domestic-violence-shelter" and "work-injury-recognition" in order


@pytest.mark.parametrize(
    ("day", "opens", "by", "state"),
    [("2026-03-01", "2026-07-15", "2026-09-15", "not_yet"), ("2026-08-01", "2026-07-15", "2026-09-15", "running"), ("2026-11-29", "2027-07-15", "2027-09-15", "not_yet")],
)
def test_a_season_has_its_days_of_this_year_or_the_next(casework: Casework, day: str, opens: str, by: str, state: str) -> None:
    record = family(member("student", "child", age=18), as_of=day)
    (found,) = due("student-origin-loan", ["student"], Assessor(casework.household(record, "test"), casework.catalogue))
    value = found.value()
    assert (value["from"], value["by"], value["state"], value["seen"]) == (opens, by, state, False)


def test_enrolment_that_would_open_more_says_its_days(casework: Casework) -> None:
    ill = member("father", "father", age=36, illnesses=["胃癌"], basic_medical_insurance=False)
    plan = plan_of(casework, ill, needs=[{"type": "medical_cost", "member": "father"}], facts={"statuses": ["dibao"]}, as_of="2026-11-29")
    (step,) = [step for way in plan["unlock_paths"] for step in way["steps"] if step["step"] == "enrol-medical-insurance"]
    assert [(each["from"], each["by"], each["seen"]) for each in step["deadlines"]] == [("2026-09-01", "2026-12-31", False)]


def test_a_lawyer_waits_for_no_status_that_is_but_one_way_to_him(casework: Casework) -> None:
    ill = {"illnesses": ["胃癌"], "age": 38}
    worker = member("father", "father", {"wage_arrears": True}, **ill)
    needs = [{"type": "wage_arrears", "member": "father"}, {"type": "legal_help", "member": "father"}, {"type": "income_support"}]
    plan = plan_of(casework, worker, MOTHER, needs=needs)
    assert any(casework.catalogue.resources[each].grants for each in resources(plan))
    assert step_of(plan, "legal-aid")["after"] == []


# -- each need has its line


def test_every_need_that_is_stated_says_what_serves_it_or_that_nothing_does(casework: Casework) -> None:
    old = member("old", "elder", age=80, statuses=["tekun"])
    plan = plan_of(casework, old, needs=["winter", {"type": "elder_care", "member": "old"}, "emergency", "credit"])
    for need in plan["needs"]:
        if need["basis"] == "stated":
            assert need["steps"] or need["held"] or need["ask"], need["type"]
    lines = {each["type"]: each for each in plan["needs"]}
    assert [each["zh"] for each in lines["elder_care"]["held"]] == ["特困人员救助供养"]
    nothing = next(each for each in plan_of(casework, FATHER, needs=["winter"], region="522301")["needs"] if each["type"] == "winter")
    assert nothing["steps"] == [] and nothing["held"] == [] and nothing["ask"] and nothing["refused"]
    assert all(number <= len(plan["steps"]) for each in plan["needs"] for number in (*each["steps"], *each["near"]))


def test_a_step_serves_no_other_members_need(casework: Casework) -> None:
    plan = plan_of(casework, FATHER, BOY, needs=[{"type": "medical_cost", "member": "boy"}, {"type": "retirement_income", "member": "father"}])
    other = next(each for each in plan["needs"] if each["type"] == "retirement_income")
    assert step_of(plan, "medical-assistance")["step"] not in other["steps"]


# -- places and papers


def test_one_office_in_two_counties_is_two_errands(casework: Casework) -> None:
    girl = member("girl", "child", age=9, mother_status="失联", hukou_region="520525")
    old = member("old", "elder", age=84, hukou_region="430524")
    plan = plan_of(casework, old, girl, needs=[{"type": "child_income_support", "member": "girl"}, {"type": "elder_care", "member": "old"}])
    township = {each["region"]: each for each in plan["errands"] if each["place"] == "township"}
    assert {"430524", "520525"} <= township.keys()
    assert step_of(plan, "de-facto-unattended-child")["step"] in township["520525"]["steps"]
    assert township["520525"]["at"]["zh"] == "户籍地 贵州省毕节市纳雍县" and township["430524"]["at"] is None


def test_what_is_applied_for_at_the_employers_says_so(casework: Casework) -> None:
    plan = plan_of(casework, hurt(), needs=[{"type": "medical_cost", "member": "father"}])
    number = step_of(plan, "work-injury-recognition")["step"]
    (errand,) = [each for each in plan["errands"] if number in each["steps"]]
    assert errand["region"] is None and errand["at"]["zh"] == "用人单位所在地"


@pytest.mark.parametrize(
    ("written", "papers"),
    [
        ("残疾证、身份证复印件", ["disability", "identity"]), ("居民身份证", ["identity"]), ("户口本复印件", ["identity"]),
        ("诊断资料与费用票据", ["diagnosis", "bills"]), ("困难身份证明", ["hardship"]), ("身份与案件材料", ["identity", "case"]),
        ("监护人身份证复印件", ["guardian"]), ("预算", []),
    ],
)  # fmt: skip
def test_a_text_means_every_paper_that_it_names(casework: Casework, written: str, papers: list[str]) -> None:
    assert [each["id"] for each in meant(written, casework.catalogue.papers)] == papers


# -- each thing is said once


def test_what_is_said_of_several_people_is_said_once(casework: Casework) -> None:
    old = [member(name, "elder", age=80, statuses=["tekun"]) for name in ("one", "two")]
    held = by_resource(plan_of(casework, *old)["held"])
    assert [(each["resource"], each["subjects"]) for each in held] == [("tekun", ["one", "two"])]
    left = [{"resource": "tekun", "subject": name, "because": {"of": "dibao"}} for name in ("one", "two")]
    other = {"resource": "tekun", "subject": "three", "because": {"of": "dibao-edge-family"}}
    assert [each["subjects"] for each in by_resource([*left, other])] == [["one", "two"], ["three"]]


def test_what_is_asked_of_one_list_is_one_question(casework: Casework) -> None:
    plan = plan_of(casework, FATHER, MOTHER, BOY, needs=[{"type": "medical_cost", "member": "boy"}])
    asked = [question["zh"] for question, _ in by_question(step_of(plan, "medical-assistance")["missing"], casework.catalogue.vocabulary.facts)]
    (statuses,) = [each for each in asked if each.startswith("有没有被认定为")]
    assert {"低保", "特困", "低保边缘"} <= set(statuses.partition("——")[2].split("、"))


def test_an_amount_is_asked_for_once_with_the_figure_that_it_is_compared_with(casework: Casework) -> None:
    facts = casework.catalogue.vocabulary.facts
    income, statuses = facts["household.income_per_capita_monthly"], facts["person.statuses"]
    alone = {"kind": "fact", "fact": income.name, "subject": "household", "question": income.question}
    figure = {**alone, "kind": "local_figure", "parameter": "region.dibao_standard_monthly", "question": {"zh": "与低保标准相比?", "en": "against dibao?"}}
    listed = [{"kind": "fact", "fact": statuses.name, "subject": "household", "element": each, "question": {}} for each in ("dibao", "tekun")]
    (status, whose), (amount, _) = by_question([alone, listed[0], figure, listed[1]], facts)
    assert amount["zh"] == "与低保标准相比?"
    assert status["zh"].endswith("——低保、特困") and whose == ["household"]
    assert [each["zh"] for each, _ in by_question([alone], facts)] == [income.question["zh"]]


def test_what_excludes_several_things_is_one_line(casework: Casework) -> None:
    alone = member("old", "elder", age=82, living_children=0, work_capacity=False, needs_long_term_care_months=9)
    needs = [{"type": each, "member": "old"} for each in ("income_support", "elder_care", "long_term_care")]
    plan = plan_of(casework, alone, needs=needs, facts={"low_income": True})
    others = [each["or"]["resource"] for each in plan["alternatives"]]
    assert len(others) > len(set(others))
    assert [each["or"]["resource"] for each in by_other(plan["alternatives"])] == list(dict.fromkeys(others))
    assert sum(len(each["either"]) for each in by_other(plan["alternatives"])) == len(plan["alternatives"])


# -- the user's order of the aims


def test_the_aims_that_a_user_names_lead_and_the_others_follow() -> None:
    assert aims.in_order_of([]) == tuple(aims.AIMS)
    assert aims.in_order_of(["money", "help"]) == ("money", "help", "urgent", "stated", "shown", "likely", "errands")
    with pytest.raises(InputError, match="there is no aim 'mony'.*money"):
        aims.in_order_of(["mony"])
    with pytest.raises(InputError, match="twice"):
        aims.in_order_of(["money", "money"])


def test_every_order_of_the_aims_gives_a_plan_that_can_be_had_and_none_betters(casework: Casework) -> None:
    """A family of whom several things are certain that exclude each other; each order against trying everything."""
    old = member(
        "old", "elder", age=71, income_monthly=100, legal_supporter_status="none", assets_within=["tekun_limit"],
        statuses={"complete": True}, refused_suitable_jobs=0, farmer=True,
    )  # fmt: skip
    record = family(old, needs=["income_support", {"type": "elder_care", "member": "old"}], facts={
        "hukou_region": "511132", "income_per_capita_monthly": 100, "assets_within": ["dibao_limit"],
    }, region_facts={"dibao_standard_monthly": 700})  # fmt: skip
    catalogue, conflicts = casework.catalogue, Conflicts(casework.catalogue, "511132")
    assessor = Assessor(casework.household(record, "test", DAY), catalogue)
    needs = every_need(assessor, catalogue)
    free = [item for item in map(Item, rank(assessor, catalogue, needs)) if item.is_certain and not item.ranked.held][:7]
    pairs = [pair for pair in itertools.combinations(range(len(free)), 2) if conflicts.between(*(free[each].holding for each in pair))]
    assert pairs
    allowed = [
        each for size in range(len(free) + 1) for each in itertools.combinations(range(len(free)), size)
        if not any(set(pair) <= set(each) for pair in pairs)
    ]  # fmt: skip
    urgent = urgent_needs(needs, catalogue.needs)
    for order in itertools.islice(itertools.permutations(aims.AIMS), 0, None, 97):
        wanted = aims.aims(free, needs, urgent, assessor, order)
        assert [aim.name for aim in wanted] == list(order)
        chosen = best(len(free), pairs, wanted)
        assert chosen in allowed
        assert [aim.value(chosen) for aim in wanted] == max([aim.value(each) for aim in wanted] for each in allowed)


def test_a_protection_order_is_an_errand_to_the_court(casework: Casework) -> None:
    """反家庭暴力法 art. 25; the shelter is the police's and the relief station's."""
    mum = member("mum", "mother", {"domestic_violence": True, "legal_matter": "人身损害"}, age=38, residence_region="430525")
    needs = [{"type": "personal_safety", "member": "mum"}, {"type": "legal_help", "member": "mum"}]
    plan = casework.plan(casework.household(family(mum, region="430524", needs=needs), "test", DAY))
    steps = {each["resource"]: each["step"] for each in plan["steps"]}
    at = {each["place"]: each for each in plan["errands"]}
    shelter = steps["domestic-violence-shelter"]
    assert at["police"]["steps"] == at["court"]["steps"] == [shelter]
    assert at["police"]["region"] == "430524" and at["court"]["region"] == "430525"
    assert steps["legal-aid"] in at["justice"]["steps"] and at["justice"]["at"]["zh"].startswith("办案机关")
    assert "人民法院" in plan["steps"][shelter - 1]["apply_at"]["zh"]


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ([member("dad", "father", age=40), member("kid", "child", age=9)], False),
        ([member("dad", "father", age=40, disability_grade=3, disability_types=["肢体"]), member("kid", "child", age=9)], True),
        ([member("dad", "father", age=40, work_capacity=False), member("kid", "child", age=9)], True),
    ],
)
def test_the_certificate_is_brought_only_where_somebody_may_be_disabled(casework: Casework, members: list[dict[str, Any]], named: bool) -> None:
    household = casework.household(family(*members, needs=["income_support"], facts={"hukou_type": "rural"}), "test", DAY)
    plan = casework.plan(household)
    assert "dibao" in {each["resource"] for each in plan["steps"]}
    assert ("残疾人证" in {each["names"]["zh"] for each in plan["documents"]}) is named
