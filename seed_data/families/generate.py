"""Make the synthetic families: `python seed_data/families/generate.py` writes synthetic.yaml beside it.

Nobody is described here. Every family is drawn from one of the outlines below (an outline: who is in
the household, what burdens it, what a worker usually knows after a first visit), with ages, incomes
and places drawn at random from a fixed seed, so that the same script always writes the same file.
After drawing, some facts are dropped again, as on a real first visit not all is asked; what is
dropped is absent, never false. The figures are plausible, not measured.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

SEED = 20260301
EACH = 6  # families an outline
DROPPED = 0.2  # the share of the facts that the first visit did not find out
# Counties of the article, and a few more spread over the country (all in use).
RURAL = ["511132", "152524", "430524", "410422", "430224", "500243", "360704", "410423", "130131", "621225", "532627", "520328"]
CITIES = ["510107", "500103", "430105", "360702", "130102", "410402"]
HEADER = "# Synthetic: nobody is described here. Written by generate.py (seed {seed}); do not edit by hand.\n"

Family = dict[str, Any]
KEPT = {"age", "birth_date", "disability_grade", "disability_certificate", "statuses", "edu_stage"}


def person(identifier: str, relation: str, event: Family | None = None, **facts: Any) -> Family:
    """One member."""
    return {"id": identifier, "relation": relation, "facts": facts} | ({"event": event} if event else {})


def need(kind: str, member: str | None = None) -> Family:
    """One need, the household's or a member's."""
    return {"type": kind} | ({"member": member} if member else {})


def stage(age: int) -> str:
    """The school stage that is usual at an age."""
    return "none" if age < 3 else "preschool" if age < 6 else "primary" if age < 12 else "junior" if age < 15 else "senior"


def left_behind(rng: random.Random) -> Family:
    """Children with their grandparents, the parents at work far away."""
    age = rng.randint(6, 14)
    away = rng.choice([4, 8, 11, 18])
    return {
        "facts": {"hukou_type": "rural", "low_income": rng.random() < 0.5},
        "members": [
            person("grandmother", "grandmother", age=rng.randint(58, 74), farmer=True),
            person("child", "child", age=age, edu_stage=stage(age), left_behind=True, parents_away_months=away, residence_village_registered=True),
            person("father", "father", works_away=True),
            person("mother", "mother", works_away=True),
        ],
        "needs": [need("left_behind_emotion", "child"), need("family_contact", "child"), need("study_support", "child")],
    }


def disabled_breadwinner(rng: random.Random) -> Family:
    """A disabled parent who cannot work much; a child at school."""
    age, grade = rng.randint(5, 14), rng.choice([1, 2, 3, 4])
    return {
        "facts": {"hukou_type": "rural", "income_per_capita_monthly": rng.randrange(250, 1100, 50), "statuses": rng.choice([["dibao"], ["dibao_edge"], {"dibao": False}])},
        "members": [
            person("father", "father", age=rng.randint(33, 52), disability_certificate=True, disability_grade=grade,
                   disability_types=[rng.choice(["肢体", "视力", "听力"])], farmer=True, needs_long_term_care_months=rng.choice([0, 8, 24])),
            person("mother", "mother", works_away=rng.random() < 0.6),
            person("child", "child", age=age, edu_stage=stage(age)),
        ],
        "needs": [need("disability_support", "father"), need("livelihood"), need("student_aid", "child")],
    }  # fmt: skip


def uncertified(rng: random.Random) -> Family:
    """A disability that nobody has had certified yet."""
    return {
        "facts": {"hukou_type": "rural"},
        "members": [
            person("son", "adult", age=rng.randint(17, 45), has_disability=True, disability_certificate=False,
                   disability_types=[rng.choice(["智力", "精神", "肢体"])], employment_status="unemployed"),
            person("mother", "elder", age=rng.randint(60, 78), sex="female", farmer=True),
        ],
        "needs": [need("long_term_care", "son"), need("elder_care", "mother"), need("income_support")],
    }  # fmt: skip


def lone_elder(rng: random.Random) -> Family:
    """An old person alone."""
    return {
        "facts": {"hukou_type": "rural"},
        "members": [
            person("elder", "elder", age=rng.randint(63, 91), care_dependency=rng.choice(["none", "partial", "moderate", "severe"]),
                   legal_supporter_status=rng.choice(["none", "unable", "able"]), has_local_carer=rng.random() < 0.4,
                   children_away_months=rng.choice([0, 9, 20]), income_monthly=rng.randrange(120, 500, 20)),
        ],
        "needs": [need("elder_loneliness", "elder"), need("elder_care", "elder")],
    }  # fmt: skip


def orphaned(rng: random.Random) -> Family:
    """A child whose parents are dead, missing or unable, with kin."""
    age = rng.randint(4, 16)
    case = rng.choice([
        {"parents_status": "both_dead", "statuses": {"orphan": True}},
        {"parents_status": "other", "father_status": "死亡", "mother_status": "失联", "any_parent_capable": False},
        {"parents_status": "other", "father_status": "服刑", "mother_status": "重残", "any_parent_capable": False},
        {"parents_status": "other", "father_status": "死亡", "mother_status": "正常", "any_parent_capable": True},
    ])  # fmt: skip
    return {
        "facts": {"hukou_type": rng.choice(["rural", "urban"])},
        "members": [
            person("grandfather", "grandfather", age=rng.randint(60, 76)),
            person("child", "child", age=age, edu_stage=stage(age), adopted=False, **case),
        ],
        "needs": [need("child_income_support", "child"), need("companionship", "child")],
    }


def sick_child(rng: random.Random) -> Family:
    """A child with a grave illness."""
    age = rng.randint(1, 13)
    return {
        "facts": {"hukou_type": "rural", "necessary_expenditure_shock": True, "basic_living_disrupted": rng.random() < 0.6},
        "members": [
            person("mother", "mother", age=rng.randint(24, 44), employment_status="none"),
            person("father", "father", works_away=True),
            person("child", "child", age=age, edu_stage=stage(age), illnesses=[rng.choice(["白血病", "先天性心脏病", "血友病", "脑瘫", "孤独症"])],
                   basic_medical_insurance_type="resident", policy_scope_self_pay=rng.randrange(5000, 90000, 1000)),
        ],
        "needs": [need("child_major_illness", "child"), need("medical_cost", "child")],
    }  # fmt: skip


def sick_adult(rng: random.Random) -> Family:
    """An adult with a grave illness."""
    illness, relation = rng.choice([("乳腺浸润癌", "mother"), ("尘肺病", "father"), ("恶性肿瘤", "father")])
    return {
        "facts": {"hukou_type": "rural", "statuses": rng.choice([["dibao"], ["monitored"], ["poverty_alleviated"], {"dibao": False}])},
        "members": [
            person("patient", relation, age=rng.randint(36, 64), illnesses=[illness], basic_medical_insurance=True,
                   policy_scope_self_pay=rng.randrange(2000, 60000, 1000), diagnosis_qualified=True),
            person("child", "child", age=rng.randint(6, 17)),
        ],
        "needs": [need("medical_cost", "patient"), need("major_illness", "patient")],
    }  # fmt: skip


def disaster(rng: random.Random) -> Family:
    """A house lost to flood, quake or fire."""
    natural = rng.random() < 0.7
    event = {"natural_disaster": True, "disaster_phase": "housing"} if natural else {"natural_disaster": False, "type": "火灾"}
    return {
        "facts": {"hukou_type": "rural", "basic_living_disrupted": True, "cannot_cope_alone": True, "housing_grade": rng.choice(["C", "D", "none"])},
        "event": event,
        "members": [person("adult", "adult", age=rng.randint(28, 60), farmer=True), person("child", "child", age=rng.randint(2, 15))],
        "needs": [need("disaster_relief"), need("housing")],
    }


def student(rng: random.Random) -> Family:
    """A young person at upper secondary school, vocational school or university."""
    kind = rng.choice(["senior", "vocational", "higher"])
    age = {"senior": rng.randint(15, 18), "vocational": rng.randint(15, 18), "higher": rng.randint(18, 22)}[kind]
    facts: Family = {"age": age, "edu_stage": kind, "school_recognised_poor": rng.random() < 0.7}
    if kind == "higher":
        facts |= {"nationality": "中国", "has_co_borrower": True, "hukou_and_co_borrower_same_county": True, "has_other_student_loan": False}
    if kind == "vocational":
        facts |= {"major_agricultural": rng.random() < 0.4, "major_performing_arts": False, "vocational_track": "secondary"}
    return {
        "facts": {"hukou_type": "rural", "statuses": rng.choice([["poverty_alleviated"], ["dibao"], {"dibao": False}])},
        "members": [person("mother", "mother", farmer=True), person("student", "child", **facts)],
        "needs": [need("student_aid", "student")],
    }


def jobless(rng: random.Random) -> Family:
    """Town people out of work."""
    months = rng.choice([3, 7, 14, 26])
    return {
        "city": True,
        "facts": {"hukou_type": "urban", "zero_employment": rng.random() < 0.5},
        "members": [
            person("wife", "wife", age=rng.randint(38, 54), registered_unemployed=True, unemployed_months=months,
                   ui_contribution_months=rng.choice([0, 8, 20]), involuntary_unemployed=True, work_capacity=True),
            person("husband", "husband", age=rng.randint(40, 58), employment_status=rng.choice(["unemployed", "employed"])),
        ],
        "needs": [need("employment", "wife"), need("training", "wife")],
    }  # fmt: skip


def newcomers(rng: random.Random) -> Family:
    """A family that moved to a city for work, its children with it."""
    age = rng.randint(3, 14)
    return {
        "city": True,
        "facts": {"hukou_type": "rural", "hukou_region": rng.choice(RURAL)},
        "members": [
            person("father", "father", event={"wage_arrears": rng.random() < 0.5}, age=rng.randint(27, 45), statuses={"migrant_worker": True}),
            person("child", "child", age=age, edu_stage=stage(age), migrant_months=rng.choice([3, 8, 30]), intra_city_districts=False),
        ],
        "needs": [need("integration"), need("study_support", "child"), need("wage_arrears", "father")],
    }


def infant(rng: random.Random) -> Family:
    """A young mother with a baby."""
    months = rng.randint(2, 34)
    return {
        "facts": {"hukou_type": "rural"},
        "members": [
            person("mother", "mother", age=rng.randint(19, 38)),
            person("baby", "child", age_months=months, residence_nutrition_county=rng.random() < 0.6, no_hukou=rng.random() < 0.2),
        ],
        "needs": [need("early_development", "baby"), need("parenting", "mother")],
    }


def violence(rng: random.Random) -> Family:
    """A woman and her child in danger at home."""
    return {
        "facts": {"hukou_type": rng.choice(["rural", "urban"])},
        "members": [
            person("mother", "mother", event={"domestic_violence": True, "exempt_reason": "家暴虐待遗弃", "legal_matter": "赡养抚养扶养"}, age=rng.randint(23, 48)),
            person("child", "child", age=rng.randint(1, 16), guardianship_risk=True),
        ],
        "needs": [need("personal_safety", "mother"), need("legal_help", "mother"), need("child_protection", "child")],
    }


def school_case(rng: random.Random) -> Family:
    """A child whom a school, an agency or a welfare institution applies for."""
    return {
        "members": [
            person("child", "child", age=rng.randint(7, 15), edu_stage="primary", school_recognised_poor=True)
            | {"applicant_type": rng.choice(["school", "agency", "welfare_institution"])},
        ],
        "facts": {"hukou_type": "rural"},
        "needs": [need("student_aid", "child"), need("nutrition", "child")],
    }


OUTLINES: list[Callable[[random.Random], Family]] = [
    left_behind, disabled_breadwinner, uncertified, lone_elder, orphaned, sick_child, sick_adult, disaster, student,
    jobless, newcomers, infant, violence, school_case,
]  # fmt: skip


def families(seed: int = SEED) -> list[Family]:
    """All synthetic families, in order."""
    rng = random.Random(seed)
    found = []
    for outline in OUTLINES:
        for _ in range(EACH):
            drawn = outline(rng)
            region = rng.choice(CITIES if drawn.pop("city", False) else RURAL)
            record = {"id": f"synthetic-{len(found) + 1:03}", "synthetic": True, "region": region, "head": drawn["members"][0]["id"]}
            found.append(record | _forgotten(drawn, rng, region))
    return found


def _forgotten(drawn: Family, rng: random.Random, region: str) -> Family:
    """The family without what the first visit did not find out."""
    drawn["facts"].setdefault("hukou_region", region)
    holders = [drawn["facts"], *(member["facts"] for member in drawn["members"])]
    for facts in holders:
        for name in list(facts):
            if name not in KEPT and rng.random() < DROPPED:
                del facts[name]
    return drawn


def text(records: list[Family]) -> str:
    """The file's text."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    body = yaml.dump({"families": records}, Dumper=Plain, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
    return HEADER.format(seed=SEED) + body


if __name__ == "__main__":
    Path(__file__).with_name("synthetic.yaml").write_text(text(families()), encoding="utf-8")
