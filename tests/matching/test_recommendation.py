"""What a recommendation lists, leaves out and says beside it."""

from __future__ import annotations

from typing import Any

import pytest

from graph import InputError
from matching.casework import Casework
from matching.eligibility import Assessor
from matching.verdict import Verdict
from tests.conftest import DAY
from tests.matching.households import family, member


def match(casework: Casework, record: dict[str, Any]) -> dict[str, Any]:
    return casework.match(casework.household(record, "test", DAY), 300)


def listed(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["resource"]: each for each in result["candidates"]}


def verdict(casework: Casework, record: dict[str, Any], resource: str, subject: str) -> Verdict:
    found = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    return found.assess(casework.catalogue.resources[resource], subject).verdict


def test_what_the_family_has_already_is_not_recommended_nor_asked_about(casework: Casework) -> None:
    result = match(casework, family(member("dad", "father", age=40), facts={"statuses": ["dibao"]}))
    assert [(each["resource"], each["subject"]) for each in result["held"]] == [("dibao", "household")]
    assert "dibao" not in listed(result)
    assert not any("dibao" in each["settles"] + each["touches"] for each in result["questions"])


def test_what_one_member_has_is_said_where_it_gives_no_status(casework: Casework) -> None:
    old = member("old", "elder", age=83, benefits=["elderly_nursing_subsidy"])
    household = casework.household(family(old, facts={"statuses": ["dibao"]}), "test", DAY)
    held = casework.match(household, 1)["held"]
    assert [(each["resource"], each["subject"]) for each in held] == [("dibao", "household"), ("elderly-care-subsidy", "old")]
    assert held == casework.plan(household)["held"]


def test_care_goes_on_for_a_child_known_to_be_left_behind(casework: Casework) -> None:
    child = member("child", "child", age=7, left_behind=True, statuses=["left_behind"])
    result = match(casework, family(child, needs=[{"type": "left_behind_child"}]))
    assert "left-behind-children" in listed(result)


def test_two_records_of_one_scheme_are_listed_once_as_the_governments_with_both_sources(casework: Casework) -> None:
    ill = {"illnesses": ["乳腺浸润癌"], "sex": "female", "age": 45}
    result = match(casework, family(member("mum", "mother", **ill), needs=[{"type": "women_cancer"}]))
    found = listed(result)
    assert "two-cancer-relief" in found and "acwf-two-cancers" not in found
    fund = casework.catalogue.resources["acwf-two-cancers"].record["sources"]
    shown = {each.get("url") or each.get("document") for each in found["two-cancer-relief"]["sources"]}
    assert {each.get("url") or each.get("document") for each in fund if each["tier"] != "copy_on_unrelated_domain"} <= shown


@pytest.mark.parametrize("root", ["living", "health", "disability", "children", "education", "elders"])
def test_a_need_at_the_root_covers_what_is_under_it(casework: Casework, root: str) -> None:
    result = match(casework, family(member("dad", "father", age=40), member("child", "child", age=8), needs=[{"type": root}]))
    served = [each for each in result["candidates"] if any(need["need"] == root for need in each["needs_served"])]
    assert served
    assert all(each["path"][0]["from"] == "family:test" for each in served)


def test_an_exclusion_that_does_not_hold_is_not_called_met(casework: Casework) -> None:
    result = casework.explain(
        "two-cancer-relief", casework.household(family(member("mum", "mother", two_cancer_aid_received=False)), "test", DAY)
    )
    reason = next(each for each in result["subjects"][0]["reasons"] if each["role"] == "exclusion")
    assert reason["label"] == {"zh": "未被排除", "en": "not excluded"}


def test_a_condition_whose_guard_does_not_hold_does_not_apply(casework: Casework) -> None:
    pupil = member("child", "child", age=9, has_disability=True, edu_stage="primary")
    result = casework.explain("special-education-support", casework.household(family(pupil), "test", DAY))
    reason = next(each for each in result["subjects"][0]["reasons"] if each["id"] == "c5")
    assert reason["applies"] is False
    assert reason["label"]["en"] == "not applicable"


def test_what_is_far_fetched_stands_behind_what_is_likely(casework: Casework) -> None:
    child, needs = member("child", "child", age=6), [{"type": "income_support"}]
    unknown = listed(match(casework, family(child, needs=needs)))
    child["facts"]["hiv_positive"] = True
    known = listed(match(casework, family(child, needs=needs)))
    assert known["hiv-child-allowance"]["rank"] < known["dibao"]["rank"]
    assert unknown["hiv-child-allowance"]["rank"] > unknown["dibao"]["rank"]


def test_a_rare_yes_to_a_question_is_far_fetched_without_a_hint(casework: Casework) -> None:
    def rank_of_nursing(**more: Any) -> int:
        old = member("old", "elder", age=66) | more
        needs = [{"type": "long_term_care", "member": "old"}]
        known = listed(match(casework, family(old, needs=needs)))
        return known["work-injury-nursing"]["rank"] - known["disability-care-allowance"]["rank"]

    assert rank_of_nursing() > 0
    assert rank_of_nursing(facts={"person.age": 66, "person.work_injury_insurance": True}) < rank_of_nursing()


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (9, set()),
        (43, {"work_injury_nursing", "disabled_veteran_living"}),
        (66, {"work_injury_nursing", "disabled_veteran_living", "elderly_nursing_subsidy"}),
        (90, {"work_injury_nursing", "disabled_veteran_living", "elderly_nursing_subsidy", "retired_cadre_allowance", "retired_cadre_nursing"}),
    ],
)
def test_nobody_is_asked_for_a_benefit_that_none_of_the_age_can_have(casework: Casework, age: int, asked: set[str]) -> None:
    household = casework.household(family(member("who", "other", age=age)), "test", DAY)
    found = [Assessor(household, casework.catalogue).assess(casework.catalogue.resources[each], "who")
             for each in ("disability-living-allowance", "disability-care-allowance")]  # fmt: skip
    assert {each.element for one in found for each in one.missing if each.name == "person.benefits"} == asked


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"employment_status": "unemployed"}, Verdict.ELIGIBLE),
        ({"employment_status": "none", "work_capacity": False}, Verdict.ELIGIBLE),
        ({"employment_status": "none"}, Verdict.TO_BE_CHECKED),
        ({"employment_status": "none", "work_capacity": True}, Verdict.NOT_ELIGIBLE),
        ({"employment_status": "employed"}, Verdict.NOT_ELIGIBLE),
    ],
)
def test_who_cannot_work_is_out_of_work(casework: Casework, facts: dict[str, Any], expected: Verdict) -> None:
    son = member("son", "son", age=43, disability_grade=2, disability_types=["精神"], **facts)
    assert verdict(casework, family(son, facts={"low_income": True}), "sunshine-home-care", "son") is expected


def test_who_cannot_work_has_no_insurance_against_unemployment(casework: Casework) -> None:
    man = member("man", "father", age=43, work_capacity=False)
    assert verdict(casework, family(man), "unemployment-insurance", "man") is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("known", "expected"),
    [({}, Verdict.TO_BE_CHECKED), ({"college_year": 1}, Verdict.NOT_ELIGIBLE), ({"college_year": 2}, Verdict.ELIGIBLE),
     ({"graduation_year": True}, Verdict.ELIGIBLE)],
)  # fmt: skip
def test_a_freshman_has_no_inspirational_scholarship(casework: Casework, known: dict[str, Any], expected: Verdict) -> None:
    girl = member("girl", "daughter", age=19, edu_stage="higher", school_recognised_poor=True, academic_excellent=True, full_time=True, **known)
    assert verdict(casework, family(girl), "inspirational-scholarship", "girl") is expected


def test_a_pupil_who_leaves_school_is_no_graduate_of_a_college(casework: Casework) -> None:
    def found(stage: str) -> Verdict:
        son = member("son", "son", age=18, edu_stage=stage, graduation_year=True, statuses=["dibao"])
        return verdict(casework, family(son), "graduate-job-subsidy", "son")

    assert [found(each) for each in ("senior", "vocational", "higher")] == [Verdict.NOT_ELIGIBLE, Verdict.ELIGIBLE, Verdict.ELIGIBLE]


@pytest.mark.parametrize(
    ("age", "illness", "expected"),
    [
        (9, "急性淋巴细胞白血病", Verdict.ELIGIBLE),
        (30, "白血病", Verdict.TO_BE_CHECKED),
        (10, "先天性心脏病", Verdict.ELIGIBLE),
        (10, "心脏病", Verdict.TO_BE_CHECKED),
        (52, "尘肺病", Verdict.ELIGIBLE),
        (4, "脑瘫", Verdict.TO_BE_CHECKED),
    ],
)
def test_an_illness_that_the_national_list_names_is_not_asked_about(casework: Casework, age: int, illness: str, expected: Verdict) -> None:
    ill = member("ill", "other", age=age, illnesses=[illness])
    known = family(ill, facts={"statuses": ["poverty_alleviated"]})
    assert verdict(casework, known, "major-disease-treatment", "ill") is expected


@pytest.mark.parametrize("paid", ["policy_scope_self_pay", "policy_scope_self_pay_annual"])
def test_what_was_paid_in_the_year_is_what_is_left_to_pay(casework: Casework, paid: str) -> None:
    girl = member("girl", "daughter", age=9, statuses=["dibao"], basic_medical_insurance=True, **{paid: 86000})
    assert verdict(casework, family(girl), "medical-assistance", "girl") is Verdict.ELIGIBLE


def test_a_fund_for_freshmen_is_far_fetched_in_the_middle_of_school_and_ruled_out_later(casework: Casework) -> None:
    def found(**facts: Any) -> dict[str, dict[str, Any]]:
        girl = member("girl", "daughter", age=17, **facts)
        return listed(match(casework, family(girl, facts={"low_income": True}, needs=[{"type": "student_aid", "member": "girl"}])))

    pupil, leaver = found(edu_stage="vocational"), found(edu_stage="senior")
    assert pupil["hope-dream-college"]["score"] < leaver["hope-dream-college"]["score"]
    assert "hope-dream-college" not in found(edu_stage="higher", college_year=2)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"college_admitted": "undergraduate"}, Verdict.ELIGIBLE),
        ({"college_admitted": "junior"}, Verdict.NOT_ELIGIBLE),
        ({"college_admitted": "none"}, Verdict.NOT_ELIGIBLE),
        ({"edu_stage": "senior"}, Verdict.TO_BE_CHECKED),
        ({"edu_stage": "junior"}, Verdict.NOT_ELIGIBLE),
    ],
)
def test_a_fund_for_freshmen_is_for_who_has_been_admitted(casework: Casework, facts: dict[str, Any], expected: Verdict) -> None:
    girl = member("girl", "daughter", age=18, residence_region="530102", hukou_region="530102", **facts)
    record = family(girl, facts={"low_income": True}) | {"region": "530102"}
    record["answers"] = [{"resource": "yn-love-dream-college", "condition": "running", "subject": "region", "answer": True}]
    assert verdict(casework, record, "yn-love-dream-college", "girl") is expected


LOAN = {"nationality": "中国", "hukou_and_co_borrower_same_county": True, "has_co_borrower": True, "has_other_student_loan": False}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"edu_stage": "higher", "full_time": True}, Verdict.ELIGIBLE),
        ({"edu_stage": "higher", "enrolment_suspended_or_nonvocational": False}, Verdict.ELIGIBLE),
        ({"edu_stage": "higher"}, Verdict.TO_BE_CHECKED),
        ({"edu_stage": "higher", "full_time": False, "college_admitted": "none"}, Verdict.NOT_ELIGIBLE),
        ({"edu_stage": "none", "college_admitted": "junior"}, Verdict.ELIGIBLE),
    ],
)
def test_a_student_loan_is_for_full_time_study_begun_or_admitted_to(casework: Casework, facts: dict[str, Any], expected: Verdict) -> None:
    girl = member("girl", "daughter", age=19, school_recognised_poor=True, **LOAN, **facts)
    assert verdict(casework, family(girl), "student-origin-loan", "girl") is expected
    if facts["edu_stage"] == "higher":
        assert verdict(casework, family(girl), "undergraduate-grant", "girl") is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"own_home": True}, Verdict.ELIGIBLE),
        ({"own_home": False}, Verdict.NOT_ELIGIBLE),
        ({}, Verdict.TO_BE_CHECKED),
        ({"housing_grade": "none"}, Verdict.ELIGIBLE),
        ({"housing_aid_received": True, "housing_redamaged_by_disaster": True}, Verdict.ELIGIBLE),
    ],
)
def test_a_house_is_rebuilt_for_who_owns_it(casework: Casework, facts: dict[str, Any], expected: Verdict) -> None:
    known = {"statuses": ["dibao"], "hukou_type": "rural", "housing_grade": "D", "housing_aid_received": False, **facts}
    assert verdict(casework, family(member("man", "father", age=50), facts=known), "rural-dangerous-house", "household") is expected


@pytest.mark.parametrize(
    ("son", "old", "expected"),
    [
        ({"age": 62, "statuses": ["dibao"]}, {}, Verdict.TO_BE_CHECKED),
        ({"age": 62, "statuses": ["dibao"]}, {"legal_supporter_status": "able"}, Verdict.TO_BE_CHECKED),
        ({"age": 62, "statuses": ["dibao"]}, {"supporters_excused": True}, Verdict.ELIGIBLE),
        ({"age": 62, "statuses": ["dibao"]}, {"legal_supporter_status": "able", "supporters_excused": False}, Verdict.NOT_ELIGIBLE),
        ({"age": 55, "disability_grade": 1}, {"legal_supporter_status": "able"}, Verdict.TO_BE_CHECKED),
        ({"age": 55, "disability_grade": 3, "disability_types": ["精神"]}, {"legal_supporter_status": "able"}, Verdict.TO_BE_CHECKED),
        ({"age": 55, "statuses": ["dibao"]}, {"legal_supporter_status": "able"}, Verdict.NOT_ELIGIBLE),
        ({"age": 55, "disability_grade": 3, "disability_types": ["听力"]}, {"legal_supporter_status": "able"}, Verdict.NOT_ELIGIBLE),
    ],
)
def test_who_is_old_and_poor_himself_is_not_held_able_to_support(
    casework: Casework, son: dict[str, Any], old: dict[str, Any], expected: Verdict
) -> None:
    """特困人员认定办法 (2021) art. 8; of other children, who may be able, the record says nothing."""
    mother = member("old", "grandmother", age=84, income_monthly=160, assets_within=["tekun_limit"], statuses={"orphan": False}, **old)
    record = family(mother, member("son", "father", **son), region_facts={"dibao_standard_monthly": 700}, facts={"hukou_type": "rural"})
    assert verdict(casework, record, "tekun", "old") is expected


@pytest.mark.parametrize(("mother", "expected"), [({"age": 61}, Verdict.TO_BE_CHECKED), ({"age": 55}, Verdict.NOT_ELIGIBLE)])
def test_of_two_parents_one_who_is_able_supports(casework: Casework, mother: dict[str, Any], expected: Verdict) -> None:
    son = member("son", "child", age=31, income_monthly=0, assets_within=["tekun_limit"], disability_grade=2, disability_types=["智力"], legal_supporter_status="able")
    record = family(member("dad", "father", age=63), member("mum", "mother", **mother), son, facts={"statuses": ["dibao"]})
    assert verdict(casework, record, "tekun", "son") is expected


def test_a_fund_for_amputees_is_far_fetched_for_who_lost_no_limb(casework: Casework) -> None:
    def rank(*needs: str) -> int:
        boy = member("boy", "child", age=6, illnesses=["脑瘫"], has_disability=True)
        known = family(boy, facts={"low_income": True}, needs=[{"type": each, "member": "boy"} for each in needs])
        found = listed(match(casework, known))
        return found["ccafc-stand-again"]["rank"] - found["assistive-device-subsidy"]["rank"]

    assert rank("assistive_device") > rank("assistive_device", "prosthesis")


def test_violence_at_home_opens_legal_aid_without_a_test_of_means_and_aid_in_an_emergency(casework: Casework) -> None:
    def found(**event: Any) -> dict[str, Verdict]:
        mum = member("mum", "mother", age=34, event=event)
        known = family(mum, member("dad", "husband", age=38), head="mum", facts={"basic_living_disrupted": True, "cannot_cope_alone": True})
        of = {"legal-aid": "mum", "linshi-emergency": "household"}
        return {resource: verdict(casework, known, resource, subject) for resource, subject in of.items()}

    beaten = found(domestic_violence=True, legal_matter="人身损害")
    assert beaten == {"legal-aid": Verdict.ELIGIBLE, "linshi-emergency": Verdict.ELIGIBLE}
    threatened = found(domestic_violence_threat=True, legal_matter="人身损害")
    assert set(threatened.values()) == {Verdict.TO_BE_CHECKED}


def test_an_event_of_the_household_that_is_one_members_is_asked_about(casework: Casework) -> None:
    dad, mum, baby = member("dad", "father", age=30), member("mum", "mother", age=29), member("baby", "child", age=1)
    result = match(casework, family(dad, mum, baby, event={"wage_arrears": True}))
    assert [(each["subject"], each["fact"]) for each in result["warnings"]] == [("household", "event.wage_arrears")]
    dad["event"], mum["event"] = {"wage_arrears": True}, {"wage_arrears": False}
    assert match(casework, family(dad, mum, baby))["warnings"] == []


@pytest.mark.parametrize(
    ("event", "need", "resource"),
    [
        ("domestic_violence", "personal_safety", "domestic-violence-shelter"),
        ("wage_arrears", "wage_arrears", "migrant-wage-arrears"),
    ],
)
def test_an_event_of_the_household_is_theirs_whom_its_need_is_stated_for(
    casework: Casework, event: str, need: str, resource: str
) -> None:
    record = family(member("wife", "wife", age=34), member("man", "husband", age=38), event={event: True})
    assert {verdict(casework, record, resource, each) for each in ("wife", "man")} == {Verdict.ELIGIBLE}
    record["needs"] = [{"type": need, "member": "wife"}]
    assert verdict(casework, record, resource, "wife") is Verdict.ELIGIBLE
    assert verdict(casework, record, resource, "man") is Verdict.TO_BE_CHECKED
    assert not any(each["kind"] == "whose" for each in match(casework, record)["warnings"])


def test_nobody_owes_a_baby_wages(casework: Casework) -> None:
    record = family(member("dad", "father", age=40), member("baby", "child", age=1), event={"wage_arrears": True})
    assert verdict(casework, record, "migrant-wage-arrears", "dad") is Verdict.ELIGIBLE
    assert verdict(casework, record, "migrant-wage-arrears", "baby") is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize("status", ["orphan", "veteran", "left_behind", "hiv_child", "tekun"])
def test_what_is_one_persons_cannot_be_said_of_the_household(casework: Casework, status: str) -> None:
    record = family(member("child", "child", age=7), facts={"statuses": [status]})
    with pytest.raises(InputError, match="under the member"):
        match(casework, record)
    match(casework, {**record, "facts": {"statuses": {status: False}}})


def test_a_childs_parents_are_not_asked_for_where_they_are_members(casework: Casework) -> None:
    alone, beside = family(member("child", "child", age=7)), family(member("child", "child", age=7), member("mum", "mother"))
    assert verdict(casework, alone, "orphan-allowance", "child") is Verdict.TO_BE_CHECKED
    assert verdict(casework, beside, "orphan-allowance", "child") is Verdict.NOT_ELIGIBLE


def test_who_is_on_dibao_is_known_to_be_in_hardship(casework: Casework) -> None:
    household = casework.household(family(member("dad", "father"), facts={"statuses": ["dibao"]}), "test", DAY)
    facts = Assessor(household, casework.catalogue).facts
    assert facts.value("household", "household.low_income") is True
    assert facts.household.implied["household", "household.low_income"]["en"]


def test_a_registered_jobseeker_who_cannot_work_is_looked_at_again(casework: Casework) -> None:
    """Registration presupposes the ability to work: both cannot be so, and neither is believed."""
    record = family(member("dad", "father", age=45, registered_unemployed=True, work_capacity=False, lost_land=True))
    assert verdict(casework, record, "public-welfare-post", "dad") is Verdict.TO_BE_CHECKED
    assert any(each["fact"] == "person.work_capacity" for each in match(casework, record)["warnings"])


def test_a_need_is_inferred_with_its_reason_and_counts_for_less_than_a_stated_one(casework: Casework) -> None:
    mum, dad = member("mum", "mother", works_away=True), member("dad", "father", age=40, has_disability=True)
    result = match(casework, family(member("child", "child", age=7), mum, dad))
    needs = {(each["type"], each["member"]): each for each in result["needs"]}
    for likely in ("left_behind_emotion", "study_support", "child_protection", "parenting"):
        assert needs[likely, "child"]["basis"] == "likely"
        assert needs[likely, "child"]["because"]["zh"]
    assert needs["disability_support", "dad"]["basis"] == "shown"
    at_home = match(casework, family(member("child", "child", age=7), {**mum, "facts": {}}, dad))
    assert not {"left_behind_emotion", "study_support"} & {each["type"] for each in at_home["needs"]}


@pytest.mark.parametrize("complete", [True, False])
def test_an_illness_is_of_its_kind_also_where_the_list_names_it_alone(casework: Casework, complete: bool) -> None:
    ill = member("child", "child", age=7, illnesses={"items": ["急性淋巴细胞白血病"], "complete": complete})
    facts = Assessor(casework.household(family(ill), "test", DAY), casework.catalogue).facts
    illnesses = facts.value("child", "person.illnesses")
    assert illnesses.has("白血病") and illnesses.has("恶性肿瘤") and illnesses.has("肿瘤")
    assert illnesses.has("唇腭裂") is (False if complete else None)
    assert not facts.household.conflicts
