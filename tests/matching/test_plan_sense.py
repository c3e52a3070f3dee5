"""What an adviser expects of a plan: what fits best comes first, and nothing stands in it that makes no sense for this family."""

from __future__ import annotations

from typing import Any

import pytest

from matching import ranking
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.implications import known_facts
from matching.verdict import Verdict
from tests.conftest import DAY
from tests.matching.households import family, member
from tests.matching.plans import by_what_presses


def plan_of(casework: Casework, *members: dict[str, Any], needs: list[dict[str, str]], **rest: Any) -> dict[str, Any]:
    return casework.plan(casework.household(family(*members, needs=needs, **({"region": "430524"} | rest)), "test", DAY))


def resources(plan: dict[str, Any]) -> list[str]:
    return [step["resource"] for step in plan["steps"]]


FATHER, MOTHER = member("father", "father", age=38), member("mother", "mother", age=36)
GIRL = member("girl", "child", age=8, edu_stage="primary")


def test_an_income_below_the_line_calls_for_dibao_though_nobody_said_so(casework: Casework) -> None:
    old, needs = member("old", "elder", age=79), [{"type": "elder_care", "member": "old"}]
    assert "dibao" in resources(plan_of(casework, old, needs=needs, facts={"hukou_type": "rural", "income_per_capita_monthly": 165}))
    assert "dibao" not in resources(plan_of(casework, old, needs=needs, facts={"hukou_type": "rural", "income_per_capita_monthly": 3000}))


def test_what_one_fact_is_missing_for_leads_what_it_excludes(casework: Casework) -> None:
    alone = member(
        "old", "elder", age=82, living_children=0, work_capacity=False, legal_supporter_status="none", income_monthly=165,
        needs_long_term_care_months=9,
    )  # fmt: skip
    needs = [{"type": "elder_care", "member": "old"}, {"type": "long_term_care", "member": "old"}]

    def excluded(region: str) -> set[str]:
        plan = plan_of(casework, alone, needs=needs, facts={"hukou_type": "rural"}, region=region, region_facts={"dibao_standard_monthly": 500})
        assert resources(plan)[0] == "tekun"
        return {each["either"]["resource"] for each in plan["alternatives"] if each["or"]["resource"] == "elderly-care-subsidy"}

    assert excluded("420528") == {"tekun"}
    assert excluded("621225") == set()  # a rule of Hubei alone


@pytest.mark.parametrize("resource", ["tekun", "left-behind-children", "migrant-children-care", "hiv-child-allowance"])
def test_nobody_looks_at_what_a_child_with_both_parents_cannot_be_expected_to_have(casework: Casework, resource: str) -> None:
    needs = [{"type": "income_support"}, {"type": "child_protection", "member": "girl"}, {"type": "child_income_support", "member": "girl"}]
    assert resource not in resources(plan_of(casework, FATHER, MOTHER, GIRL, needs=needs))


def test_a_child_who_moved_along_is_looked_at_as_one(casework: Casework) -> None:
    girl = member("girl", "child", age=8, hukou_region="522301")
    plan = plan_of(casework, FATHER, MOTHER, girl, needs=[{"type": "child_protection", "member": "girl"}])
    assert "migrant-children-care" in resources(plan)


def test_wages_are_claimed_and_a_lawyer_is_asked_at_once(casework: Casework) -> None:
    worker = member("father", "father", {"wage_arrears": True, "legal_matter": "劳动"}, age=38, statuses=["migrant_worker"])
    plan = plan_of(casework, worker, needs=[{"type": "wage_arrears", "member": "father"}, {"type": "legal_help", "member": "father"}])
    steps = {step["resource"]: step for step in plan["steps"]}
    assert steps["legal-aid"]["action"] == steps["migrant-wage-arrears"]["action"] == "apply"
    assert not steps["legal-aid"]["after"]


def test_wages_are_claimed_and_a_lawyer_is_asked_at_once_though_his_means_are_not_known(casework: Casework) -> None:
    worker = member("father", "father", {"wage_arrears": True, "legal_matter": "劳动", "exempt_reason": "none"}, age=38)
    plan = plan_of(casework, worker, needs=[{"type": "wage_arrears", "member": "father"}, {"type": "legal_help", "member": "father"}])
    steps = {step["resource"]: step for step in plan["steps"]}
    assert steps["legal-aid"]["action"] == "check"
    assert not steps["legal-aid"]["after"] and not steps["migrant-wage-arrears"]["after"]


def test_an_old_woman_whose_son_is_old_and_poor_himself_is_looked_at_for_tekun(casework: Casework) -> None:
    old = member("old", "grandmother", age=84, income_monthly=160, assets_within=["tekun_limit"])
    needs = [{"type": "income_support", "member": "old"}]

    def looked_at(**son: Any) -> set[str]:
        plan = plan_of(casework, old, member("son", "father", **son), needs=needs, facts={"hukou_type": "rural"})
        return {*resources(plan), *(each["or"]["resource"] for each in plan["alternatives"])}

    assert "tekun" in looked_at(age=62, statuses=["dibao"])
    assert "tekun" not in looked_at(age=40)


def test_low_income_that_is_recognised_waits_for_no_other_recognition(casework: Casework) -> None:
    ill = member("mother", "mother", age=45, illnesses=["乳腺浸润癌"], sex="female")
    plan = plan_of(casework, ill, needs=[{"type": "women_cancer", "member": "mother"}, {"type": "income_support"}], facts={"statuses": ["dibao_edge"]})
    step = next(each for each in plan["steps"] if each["resource"] == "two-cancer-relief")
    assert not step["after"]


def test_the_public_is_not_asked_for_money_in_a_plan(casework: Casework) -> None:
    needs = [{"type": "major_illness", "member": "father"}, {"type": "emergency"}]
    assert not {"shuidichou", "qingsongchou"} & set(resources(plan_of(casework, FATHER, MOTHER, needs=needs)))


def test_advice_for_farmers_stands_in_a_plan_only_where_it_is_asked_for(casework: Casework) -> None:
    farmer = member("father", "father", age=50, farmer=True)
    lonely = plan_of(casework, farmer, GIRL, needs=[{"type": "companionship", "member": "girl"}])
    assert "agri-extension" not in resources(lonely)
    assert "agri-extension" in {each["resource"] for each in lonely["left_out"]}
    assert "agri-extension" in resources(plan_of(casework, farmer, GIRL, needs=[{"type": "farming_advice"}]))


def test_no_union_is_looked_at_for_a_rural_family(casework: Casework) -> None:
    needs = [{"type": "income_support"}]
    assert "union-hardship" not in resources(plan_of(casework, FATHER, MOTHER, needs=needs, facts={"hukou_type": "rural"}))


@pytest.mark.parametrize("need", ["child_care", "companionship", "child_protection", "legal_help", "student_aid"])
def test_neither_a_hotline_nor_care_of_the_left_behind_is_looked_at_where_nobody_shows_such_a_need(casework: Casework, need: str) -> None:
    plan = plan_of(casework, MOTHER, GIRL, needs=[{"type": need, "member": "girl"}])
    hotlines = set() if need == "child_protection" else {"hotline-minor-12345", "psychological-hotline-12356"}
    assert not ({"left-behind-children"} | hotlines) & set(resources(plan))


def test_care_of_the_left_behind_is_looked_at_where_the_family_says_so_or_the_parents_are_away(casework: Casework) -> None:
    said = plan_of(casework, MOTHER, GIRL, needs=[{"type": "left_behind_child", "member": "girl"}])
    away = plan_of(casework, member("father", "father", age=38, works_away=True), GIRL, needs=[{"type": "child_care", "member": "girl"}])
    assert "left-behind-children" in resources(said) and "left-behind-children" in resources(away)


def test_an_old_man_on_tekun_is_not_looked_at_as_one_whose_children_are_away(casework: Casework) -> None:
    old, needs = member("old", "elder", age=79, statuses=["tekun"]), [{"type": "elder_care", "member": "old"}]
    assert "rural-left-behind-elderly" not in resources(plan_of(casework, old, needs=needs, facts={"hukou_type": "rural"}))


def test_a_work_injury_is_recognised_before_its_nursing_fee(casework: Casework) -> None:
    """Within a year, by the worker himself where the employer does not apply (工伤保险条例 art. 17)."""
    hurt = member("father", "father", {"work_injury": True}, age=45, needs_long_term_care_months=4)
    plan = plan_of(casework, hurt, needs=[{"type": "medical_cost", "member": "father"}, {"type": "long_term_care", "member": "father"}])
    steps = {step["resource"]: step for step in plan["steps"]}
    recognition = steps["work-injury-recognition"]
    assert recognition["step"] in steps["work-injury-nursing"]["after"]
    assert "1年内" in recognition["apply_at"]["zh"]
    ill = plan_of(casework, FATHER, needs=[{"type": "medical_cost", "member": "father"}])
    assert "work-injury-recognition" not in resources(ill)


DISABLED = {"disability_grade": 2, "disability_types": ["肢体"], "disability_certificate": True}


def test_a_severely_disabled_father_at_home_is_what_is_asked_of_a_childs_father(casework: Casework) -> None:
    grandmother, boy = member("old", "elder", age=74), member("boy", "grandchild", age=9, mother_status="失联")
    found = casework.plan(casework.household(family(grandmother, boy, member("father", "father", **DISABLED), region="430524"), "test", DAY))
    step = next(step for step in found["steps"] if step["resource"] == "de-facto-unattended-child")
    assert [each["fact"] for each in step["missing"]] == ["person.any_parent_capable"]
    assert "advanced-age-allowance" not in resources(found)


@pytest.mark.parametrize(
    ("relation", "facts", "others"),
    [
        ("father", {"disability_grade": 3, "disability_types": ["肢体"]}, []),
        ("father", DISABLED, [member("self", "adult", age=35)]),
        ("uncle", DISABLED, []),
    ],
)
def test_no_other_disability_makes_a_father_one_who_cannot_care(
    casework: Casework, relation: str, facts: dict[str, Any], others: list[dict[str, Any]]
) -> None:
    boy = member("boy", "child", age=9, mother_status="失联")
    household = casework.household(family(boy, member("man", relation, **facts), *others, region="430524"), "test", DAY)
    assert known_facts(household, casework.catalogue, DAY).value("boy", "person.father_status") is None


@pytest.mark.parametrize(("mother", "left"), [({"works_away": True}, True), ({"works_away": False}, None), ({}, None)])
def test_a_child_of_two_who_work_away_is_left_behind(casework: Casework, mother: dict[str, Any], left: bool | None) -> None:
    parents = member("father", "father", works_away=True), member("mother", "mother", **mother)
    household = casework.household(family(member("boy", "child", age=9), *parents, region="430524"), "test", DAY)
    assert known_facts(household, casework.catalogue, DAY).value("boy", "person.left_behind") is left


def test_only_who_may_well_be_a_member_is_sent_to_the_union(casework: Casework) -> None:
    needs, insured = [{"type": "income_support"}], FATHER | {"facts": FATHER["facts"] | {"basic_medical_insurance_type": "employee"}}
    assert "union-hardship" not in resources(plan_of(casework, FATHER, MOTHER, GIRL, needs=needs, facts={"statuses": ["dibao"]}))
    assert "union-hardship" in resources(plan_of(casework, insured, MOTHER, GIRL, needs=needs, facts={"statuses": ["dibao"]}))


def test_a_farming_family_is_not_looked_at_as_one_where_nobody_works_nor_a_student_as_left_behind(casework: Casework) -> None:
    father, mother = FATHER | {"facts": {"works_away": True}}, MOTHER | {"facts": {"farmer": True}}
    needs = [{"type": "employment", "member": "father"}, {"type": "child_protection", "member": "girl"}]
    plan = plan_of(casework, father, mother, member("girl", "child", edu_stage="higher"), needs=needs, facts={"statuses": ["poverty_alleviated"]})
    assert {"zero-employment-family", "left-behind-children"}.isdisjoint(resources(plan))


@pytest.mark.parametrize(("mother", "son"), [("mother", "adult"), ("elder", "child")])
def test_a_mother_is_looked_at_for_tekun_only_where_the_grown_son_at_home_may_be_excused(casework: Casework, mother: str, son: str) -> None:
    def is_far_fetched(**facts: Any) -> bool:
        record = family(member("son", son, age=52, **facts), member("old", mother, age=70))
        assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
        return ranking.is_far_fetched(assessor.assess(casework.catalogue.resources["tekun"], "old"), assessor)

    assert is_far_fetched() and is_far_fetched(work_capacity=False)
    assert not is_far_fetched(has_disability=True, disability_types=["肢体"], disability_grade=1)


def test_of_what_is_missing_what_is_in_doubt_stands_before_what_is_expected(casework: Casework) -> None:
    son = member("son", "adult", age=52, has_disability=True)
    plan = plan_of(casework, son, needs=[{"type": "income_support", "member": "son"}], facts={"statuses": ["dibao_edge"]})
    asked = [each.get("fact") for step in plan["steps"] if step["resource"] == "dibao-single-person" for each in step["missing"]]
    assert asked.index("person.religious_residence_years") > asked.index("person.adult_unemployed_severe_disability")
    rare = [casework.catalogue.vocabulary.is_rare(fact, "") for fact in asked if fact]
    assert rare == sorted(rare)


STORY = (
    member("child", "child", age=7), member("father", "father", has_disability=True), member("mother", "mother", works_away=True),
    member("brother", "younger_brother"),
)  # fmt: skip


def test_a_brother_is_raised_by_whoever_raises_the_child(casework: Casework) -> None:
    needs = [{"type": "child_care"}, {"type": "study_support", "member": "child"}]
    assert "de-facto-unattended-child" not in resources(plan_of(casework, *STORY, needs=needs, region="511132"))
    unattended = [STORY[0], member("brother", "younger_brother", father_status="死亡", mother_status="失联")]
    plan = plan_of(casework, *unattended, needs=needs, region="511132")
    assert ("de-facto-unattended-child", ["brother"]) in [(step["resource"], step["subjects"]) for step in plan["steps"]]


def test_nobody_asks_for_the_kindergarten_of_a_child_of_seven(casework: Casework) -> None:
    needs = [{"type": "study_support", "member": "child"}]
    found = resources(plan_of(casework, *STORY, needs=needs, region="511132"))
    assert "compulsory-two-exemptions" in found and "preschool-free-year" not in found
    small = [member("child", "child", age=5), *STORY[1:]]
    assert "preschool-free-year" in resources(plan_of(casework, *small, needs=needs, region="511132"))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        ({"hukou_type": "rural"}, ["rural-dangerous-house"]),
        ({"hukou_type": "rural", "housing_grade": "D"}, ["rural-dangerous-house"]),
        ({"hukou_type": "urban"}, ["public-rental-housing"]),
        # A finding that the family is short of housing makes the umbrella certain: it stands, and takes the place of nothing.
        ({"hukou_type": "rural", "housing_difficulty": True, "housing_grade": "D"}, ["housing-assistance-649", "rural-dangerous-house"]),
        # Nothing through which it is given may be had.
        ({"hukou_type": "rural", "housing_grade": "A", "local_housing_area_below": False}, ["housing-assistance-649"]),
    ],
)
def test_what_is_given_through_others_gives_way_to_them(casework: Casework, facts: dict[str, Any], steps: list[str]) -> None:
    plan = plan_of(casework, member("old", "elder", age=72), needs=[{"type": "housing"}], facts={"statuses": ["dibao"], **facts})
    housing = {"housing-assistance-649", "rural-dangerous-house", "public-rental-housing"}
    assert [each for each in resources(plan) if each in housing] == steps
    assert not housing & {each[way]["resource"] for each in plan["alternatives"] for way in ("either", "or")}
    if "housing-assistance-649" not in steps:
        left = next(each for each in plan["left_out"] if each["resource"] == "housing-assistance-649")
        assert (left["because"]["type"], left["because"]["of"]["resource"]) == ("through", steps[0])
        assert "household.housing_difficulty" not in {each.get("fact") for each in plan["questions"]}


@pytest.mark.parametrize("known", [{}, {"income_monthly": 160}])
def test_tekun_leads_for_a_childless_disabled_elder(casework: Casework, known: dict[str, Any]) -> None:
    """That there is nobody to support is expected, and what is expected is no fact that is missing."""
    old = member("old", "elder", age=66, living_children=0, **DISABLED, **known)
    with by_what_presses():
        plan = plan_of(casework, old, needs=[{"type": "income_support", "member": "old"}], facts={"hukou_type": "rural"})
    assert resources(plan)[0] == "tekun"
    assert "dibao" in {each["or"]["resource"] for each in plan["alternatives"] if each["either"]["resource"] == "tekun"}


def test_a_variant_is_looked_at_after_what_it_is_a_variant_of(casework: Casework) -> None:
    """The dibao of one person is for whose family is refused the household's."""
    needs = [{"type": "income_support"}]
    unknown = plan_of(casework, member("son", "adult", age=45, **DISABLED), needs=needs, facts={"hukou_type": "rural"})
    assert "dibao-single-person" not in resources(unknown) and "dibao" in resources(unknown)
    edge = plan_of(casework, member("son", "adult", age=45, **DISABLED), needs=needs, facts={"statuses": ["dibao_edge"]})
    assert "dibao-single-person" in resources(edge)


@pytest.mark.parametrize("admitted", ["junior", "undergraduate"])
def test_a_freshman_is_looked_at_for_college_though_nobody_said_that_she_is_there(casework: Casework, admitted: str) -> None:
    girl, poor = member("girl", "child", age=18, college_admitted=admitted), {"hukou_type": "rural", "low_income": True}
    plan = plan_of(casework, FATHER, girl, needs=[], facts=poor)
    assert {"undergraduate-grant", "student-origin-loan", "hope-dream-college"} <= set(resources(plan))
    assert not {"senior-high-grant", "senior-high-fee-waiver", "compulsory-living-subsidy"} & set(resources(plan))
    assert ("student_aid", "girl", "shown") in {(each["type"], each["member"], each["basis"]) for each in plan["needs"]}


@pytest.mark.parametrize(
    ("farmer", "likely"),
    [({"age": 50}, True), ({"age": 67}, False), ({"age": 50, "work_capacity": False}, False), ({"age": 50, "illnesses": ["心脏病"]}, False)],
)
def test_who_is_old_or_ill_is_not_taken_to_want_a_course_for_farmers(casework: Casework, farmer: dict[str, Any], likely: bool) -> None:
    plan = plan_of(casework, member("man", "father", farmer=True, **farmer), needs=[], facts={"low_income": True, "hukou_type": "rural"})
    assert ({"farming_advice", "livelihood"} <= {each["type"] for each in plan["needs"]}) is likely
    assert ("quality-farmer-training" in resources(plan)) is likely


def test_a_rural_family_that_nobody_says_was_employed_is_not_sent_for_unemployment_insurance(casework: Casework) -> None:
    needs = [{"type": "income_support"}]
    rural = plan_of(casework, FATHER, needs=needs, facts={"hukou_type": "rural", "statuses": ["dibao"]})
    assert "unemployment-insurance" not in resources(rural)
    laid_off = member("father", "father", age=38, employment_status="unemployed", registered_unemployed=True)
    assert "unemployment-insurance" in resources(plan_of(casework, laid_off, needs=needs, facts={"hukou_type": "rural", "statuses": ["dibao"]}))


def test_each_of_two_brothers_whom_nobody_raises_is_looked_at(casework: Casework) -> None:
    boys = [member(each, "grandchild", age=age, father_status="服刑", mother_status="失联") for each, age in (("a", 6), ("b", 2))]
    plan = plan_of(casework, member("gran", "grandmother", age=71), *boys, needs=[{"type": "child_income_support"}])
    step = next(each for each in plan["steps"] if each["resource"] == "de-facto-unattended-child")
    assert step["subjects"] == ["a", "b"]


def test_a_veteran_in_need_is_looked_at_for_aid(casework: Casework) -> None:
    old = member("old", "elder", age=74, statuses=["veteran"])
    assert "veteran-aid" in resources(plan_of(casework, old, needs=[{"type": "veteran_support", "member": "old"}]))


def test_dibao_does_not_wait_for_the_care_of_a_mental_illness(casework: Casework) -> None:
    son = member("son", "adult", age=40, severe_mental=True, disability_grade=2, disability_types=["精神"])
    plan = plan_of(casework, FATHER, son, needs=[{"type": "income_support"}])
    assert not next(each for each in plan["steps"] if each["resource"] == "dibao")["after"]


def test_grown_children_who_work_away_leave_no_child_behind(casework: Casework) -> None:
    needs = [{"type": "major_illness", "member": "mother"}]
    sick, son = member("mother", "mother", age=50, illnesses={"breast_cancer": True}), member("son", "child", age=24, works_away=True)
    plan = plan_of(casework, sick, son, needs=needs)
    assert "left_behind_child" not in {each["type"] for each in plan["needs"]} and "de-facto-unattended-child" not in resources(plan)
    beside = plan_of(casework, sick, son, GIRL, needs=needs)
    assert "left_behind_child" in {each["type"] for each in beside["needs"]}


@pytest.mark.parametrize("farms", ["father", "gran"])
def test_where_one_of_the_home_farms_its_house_is_a_village_house(casework: Casework, farms: str) -> None:
    people = [member("father", "father", age=42), member("gran", "grandmother", age=73), GIRL]
    people = [{**each, "facts": each["facts"] | ({"farmer": True} if each["id"] == farms else {})} for each in people]
    planned = resources(plan_of(casework, *people, needs=[{"type": "housing"}]))
    assert "rural-dangerous-house" in planned and "public-rental-housing" not in planned


@pytest.mark.parametrize("relation", ["father", "wife", "uncle", "guardian", "adult"])
@pytest.mark.parametrize("age", [{}, {"age": 8}])
def test_what_is_for_children_is_not_looked_at_for_whoever_raises_one(casework: Casework, relation: str, age: dict[str, int]) -> None:
    """Nobody says how old he is: it is the child who is meant."""
    for need in ("child_income_support", "child_protection"):
        steps = plan_of(casework, member("who", relation), member("child", "child", **age), needs=[{"type": need}])["steps"]
        checked = {each["resource"] for each in steps if "who" in each["subjects"]}
        assert checked.isdisjoint({"children-in-difficulty", "de-facto-unattended-child", "hiv-child-allowance", "mingtian-plan"})


@pytest.mark.parametrize(("facts", "looked_at"), [({}, False), ({"age": 8}, False), ({"age": 15}, True), ({"edu_stage": "junior"}, True)])
def test_a_class_of_a_senior_high_school_is_looked_at_for_who_may_soon_go_there(
    casework: Casework, facts: dict[str, Any], looked_at: bool
) -> None:
    child = member("child", "child", **facts)
    household = casework.household(family(FATHER, child, region="430524", needs=[{"type": "student_aid"}]), "test", DAY)
    assessor = Assessor(household, casework.catalogue)
    pearl = assessor.assess(casework.resource("xinhua-pearl"), "child", reasons=False)
    assert (pearl.verdict is Verdict.TO_BE_CHECKED and not ranking.is_far_fetched(pearl, assessor)) is looked_at


@pytest.mark.parametrize(("facts", "looked_at"), [({}, False), ({"illnesses": ["白血病"]}, True), ({"has_disability": True}, True)])
def test_an_orphan_is_looked_at_for_treatment_only_where_something_ails_him(
    casework: Casework, facts: dict[str, Any], looked_at: bool
) -> None:
    orphan = member("child", "grandchild", age=8, statuses=["orphan"], **facts)
    steps = plan_of(casework, member("gran", "grandmother", age=70), orphan, needs=[{"type": "orphan", "member": "child"}])["steps"]
    assert ("mingtian-plan" in {each["resource"] for each in steps}) is looked_at


@pytest.mark.parametrize(("age", "drawn", "step"), [
    (44, {}, "apply"), (49, {}, "check"), (57, {}, "check"), (57, {"employee_pension": False}, "apply"), (57, {"employee_pension": True}, None),
    (63, {"employee_pension": False}, "check"), (63, {"employee_pension": False, "resident_pension": False}, "apply"), (66, {}, None),
])  # fmt: skip
def test_who_may_draw_a_pension_is_asked_before_unemployment_benefit(
    casework: Casework, age: int, drawn: dict[str, bool], step: str | None
) -> None:
    """社会保险法第五十一条(四): it ends with a basic pension, which women workers draw from 50, of hazardous work from 45 (国发〔1978〕104号), residents from 60."""
    paid = {"ui_contribution_months": 36, "involuntary_unemployed": True, "registered_unemployed": True}
    who = member("who", "adult", age=age, **paid, **({"benefits": drawn} if drawn else {}))
    steps = plan_of(casework, who, needs=[{"type": "employment", "member": "who"}])["steps"]
    assert next((each["action"] for each in steps if each["resource"] == "unemployment-insurance"), None) == step


def test_what_nearly_nobody_draws_is_not_what_a_check_hangs_on(casework: Casework) -> None:
    son = member("m", "child", age=34, has_disability=True, disability_grade=2, severe_mental=True)
    plan = plan_of(casework, son, needs=[{"type": "long_term_care", "member": "m"}])
    number = 1 + resources(plan).index("disability-care-allowance")
    assert next(each for each in plan["find_out"] if number in each["steps"])["fact"] == "person.needs_long_term_care_months"


def test_who_has_no_certificate_yet_is_led_to_the_assessment(casework: Casework) -> None:
    child = member("m", "child", age=7, disability_certificate=False)
    assert "disability-certificate" in resources(plan_of(casework, child, needs=[]))
    child = member("m", "child", age=7, disability_certificate=False, has_disability=False)
    assert "disability-certificate" not in resources(plan_of(casework, child, needs=[]))


@pytest.mark.parametrize(
    ("parent", "stage", "shown"),
    [
        ({"illnesses": {"尘肺病": True}}, "higher", True), ({"work_capacity": False}, "senior", True), ({"disability_grade": 1}, "vocational", True),
        ({"illnesses": {"尘肺病": True}}, "junior", False), ({"illnesses": {"高血压": True}}, "higher", False), ({}, "senior", False),
    ],
)  # fmt: skip
def test_school_that_costs_is_a_need_where_whoever_would_earn_it_cannot(casework: Casework, parent: dict[str, Any], stage: str, shown: bool) -> None:
    plan = plan_of(casework, member("f", "father", age=45, **parent), member("c", "child", edu_stage=stage), needs=[])
    assert shown is any(each["type"] == "student_aid" and each["member"] == "c" for each in plan["needs"])


def test_who_lives_with_a_grandparent_alone_is_looked_at_whoever_raises_the_child(casework: Casework) -> None:
    old, child, mother = member("g", "grandmother", age=66), member("c", "grandchild", age=9), member("d", "daughter_in_law", age=35)
    assert {"de-facto-unattended-child", "left-behind-children"} <= {*resources(plan_of(casework, old, child, needs=[]))}
    assert not {"de-facto-unattended-child", "left-behind-children"} & {*resources(plan_of(casework, old, child, mother, needs=[]))}
