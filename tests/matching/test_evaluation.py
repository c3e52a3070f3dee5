"""Measures against small examples counted by hand; a spoiled case file is one message with its place."""

from __future__ import annotations

import datetime
import math
import random
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph import CatalogueError, InputError, QianshouError
from matching.casework import Casework
from matching.evaluation import evaluate, f1, ndcg, over_cases, recall, share, verdict_measures
from matching.gold import GoldQuery, load_gold
from matching.verdict import Verdict
from tests.conftest import ROOT

CASES = ROOT / "benchmarks" / "cases"
YES, NO, ASK = Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE, Verdict.TO_BE_CHECKED
RECORD = """
id: one
story: {zh: 一户, en: one}
split: tune
as_of: '2026-03-01'
household:
  region: '511132'
  members:
  - {id: elder, relation: elder, facts: {age: 82, employment_status: unemployed}}
  - {id: child, relation: grandchild, facts: {age: 7, edu_stage: primary}}
gold:
  verdicts:
    compulsory-two-exemptions: {child: eligible, elder: not_eligible}
    childcare-subsidy: {child: eligible}
  needs: [{type: elder_care, member: elder}, {type: study_support, member: child}, {type: companionship, member: child}]
  plan: {holds: [[compulsory-two-exemptions, child]], leaves_out: [[childcare-subsidy, child]]}
"""
NOTE = """
id: two
story: {zh: 一段记录, en: a note}
split: held
as_of: '2026-03-01'
region: '511132'
note: 儿子和女儿都在读书。
gold:
  facts:
    son: {age: 8, edu_stage: primary}
    daughter: {age: 13, edu_stage: junior, illnesses: [白血病]}
    household: {hukou_type: rural}
  verdicts: {compulsory-two-exemptions: {son: eligible, daughter: eligible}}
  needs: [{type: child_major_illness, member: daughter}, {type: medical_cost, member: daughter}]
  plan: {holds: [], leaves_out: []}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two cases: a record, and a note."""
    (tmp_path / "one.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "two.yaml").write_text(NOTE, encoding="utf-8")
    return tmp_path


def test_wilsons_bounds_are_those_of_the_formula() -> None:
    found = share([True] * 8 + [False] * 2)
    z, n, p = 1.959963984540054, 10, 0.8
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert found is not None and (found.value, found.right, found.of) == (0.8, 8, 10)
    assert (found.low, found.high) == (pytest.approx(middle - half), pytest.approx(middle + half))


def test_a_share_of_nothing_is_no_share_and_one_of_all_is_still_uncertain() -> None:
    assert share([]) is None
    assert (found := share([True] * 5)) is not None and found.low == pytest.approx(5 / (5 + 1.959963984540054**2))


def test_the_verdicts_are_counted_by_the_golds_class() -> None:
    pairs = [(YES, YES), (YES, NO), (NO, NO), (NO, YES), (NO, ASK), (ASK, ASK), (ASK, NO), (ASK, None)]
    found = {name: (each.right, each.of) for name, each in verdict_measures(pairs).items() if each}
    assert found == {
        "verdicts_right": (3, 8), "eligible_right": (1, 2), "not_eligible_right": (1, 3), "to_be_checked_right": (1, 3),
        "false_eligible": (1, 6), "false_refusal": (2, 5),
    }  # fmt: skip


def test_f1_is_of_all_cases_together_and_the_bootstrap_repeats_itself() -> None:
    rows = [(2, 3, 4), (0, 1, 0), (1, 1, 1)]
    found = over_cases(rows, f1)
    assert found is not None and found.value == pytest.approx(2 * 3 / (5 + 5)) and found.of == 3
    assert found.low is not None and found.high is not None and found.low < found.value < found.high
    assert over_cases(rows, f1) == found
    assert f1([0], [0], [0]) == 1.0


def test_of_a_single_case_there_is_no_interval() -> None:
    found = over_cases([(1, 2, 2)], f1)
    assert found is not None and (found.value, found.low, found.high) == (0.5, None, None)


def test_ndcg_and_recall_by_hand() -> None:
    relevant = {"a": 3, "b": 1}
    assert ndcg(relevant, ["a", "b"]) == 1.0
    assert ndcg(relevant, ["x", "a"]) == pytest.approx((7 / math.log2(3)) / (7 + 1 / math.log2(3)))
    assert ndcg(relevant, [*"cdefghijkl", "a"]) == 0.0  # the eleventh place is not looked at
    assert (recall(relevant, ["b", "x"]), recall(relevant, [*"cdefghijkl", "a"])) == (0.5, 0.0)


def test_a_record_is_measured_and_what_differs_is_listed(folder: Path, casework: Casework) -> None:
    cases, queries = load_gold(folder, casework)
    found = evaluate(cases, queries, casework)
    own = found["measures"]["tune"]
    assert (own["verdicts_right"]["right"], own["verdicts_right"]["of"]) == (2, 3)
    # Shown by the facts: elder_care of the elder and employment; stated or likely: nothing more.
    assert own["needs_recall"]["right"] == 1 and own["needs_recall"]["of"] == 3
    assert found["not_measured"] == ["plan", "notes", "queries"]
    assert not {"plan_kept", "note_facts_right", "ndcg_at_10"} & set(found["measures"]["all"])
    (difference,) = found["differences"]
    assert {**difference, "deciding": set(difference["deciding"])} == {
        "case": "one", "from": "record", "resource": "childcare-subsidy", "subject": "child", "gold": "eligible",
        "found": "not_eligible", "deciding": {"c1", "c2"},
    }  # fmt: skip


def test_a_plan_is_held_against_what_it_must_hold_and_leave_out(folder: Path, casework: Casework) -> None:
    cases, queries = load_gold(folder, casework)

    def measured(plan: list[tuple[str, str]]) -> tuple[int, int]:
        own = evaluate(cases, queries, casework, plan=lambda household: plan)["measures"]["tune"]
        return own["plan_kept"]["right"], own["plan_kept"]["of"]

    assert measured([("compulsory-two-exemptions", "child")]) == (2, 2)
    assert measured([("childcare-subsidy", "child")]) == (0, 2)


def read(note: str, region: str, as_of: datetime.date) -> Mapping[str, Any]:
    """A reader that takes both children for `child`, the girl's age wrong, and says nothing of the hukou."""
    return {
        "region": region,
        "members": [
            {"id": "a", "relation": "child", "facts": {"age": 12, "edu_stage": "junior", "illnesses": ["白血病"]}},
            {"id": "b", "relation": "child", "facts": {"age": 8, "edu_stage": "primary"}},
        ],
    }


def test_what_is_read_from_a_note_finds_its_members_and_its_facts(folder: Path, casework: Casework) -> None:
    cases, queries = load_gold(folder, casework)
    own = evaluate(cases, queries, casework, read=read)["measures"]["held"]
    facts = {name: (own[name]["right"], own[name]["of"]) for name in ("note_facts_right", "note_facts_wrong")}
    assert facts == {"note_facts_right": (4, 6), "note_facts_wrong": (1, 6)}
    assert (own["note_verdicts_right"]["right"], own["note_verdicts_right"]["of"]) == (2, 2)
    assert own["note_needs_f1"]["value"] > 0.5  # the girl was recognised, though read as another child


def test_a_member_who_was_not_read_has_no_verdict(folder: Path, casework: Casework) -> None:
    cases, queries = load_gold(folder, casework)
    def half(note: str, region: str, as_of: datetime.date) -> Mapping[str, Any]:
        record = read(note, region, as_of)
        return {**record, "members": record["members"][:1]}

    found = evaluate(cases, queries, casework, read=half)
    lost = [each for each in found["differences"] if each["from"] == "note"]
    assert [(each["subject"], each["found"], each["deciding"]) for each in lost] == [("son", None, [])]


def test_queries_are_measured_and_nothing_may_be_found_where_nothing_should_be(casework: Casework) -> None:
    queries = [
        GoldQuery("孤儿基本生活保障", "tune", None, {"orphan-allowance": 3}),
        GoldQuery("zzz qqq", "tune", None, {}),
        GoldQuery("孤儿", "tune", None, {}),
    ]
    own = evaluate([], queries, casework)["measures"]["tune"]
    assert (own["abstention"]["right"], own["abstention"]["of"]) == (1, 2)
    assert own["recall_at_10"]["value"] == 1.0 and 0 < own["ndcg_at_10"]["value"] <= 1


FAULTS = [
    ("one", "split: tune", "split: tuned", "one.yaml:4 (split)", "'tune'"),
    ("one", "as_of: '2026-03-01'", "as_of: 2026-03-01", "one.yaml:5 (as_of)", "within quotes"),
    ("one", "as_of: '2026-03-01'", "as_of: '2026-02-30'", "one.yaml:5 (as_of)", "YYYY-MM-DD"),
    ("one", "id: one\n", "id: other\n", "one.yaml:2 (id)", "id: one"),
    ("one", "childcare-subsidy: {", "childcare-subsidi: {", "one.yaml:14", "'childcare-subsidy'"),
    ("one", "{child: eligible, elder", "{chidl: eligible, elder", "one.yaml:13", "'child'"),
    ("one", "elder: not_eligible", "elder: not_eligable", "one.yaml:13", "'not_eligible'"),
    ("one", "type: elder_care", "type: elder_cars", "one.yaml:15", "'elder_care'"),
    ("one", "[[childcare-subsidy, child]]", "[[childcare-subsidy]]", "one.yaml:16", "[resource, subject]"),
    ("one", "[[childcare-subsidy, child]]", "[[childcare-subsidy, household]]", "one.yaml:16", "child, elder"),
    ("one", "age: 82", "age: old", "one.yaml:7 (household)", "without quotes"),
    ("one", "type: companionship, member: child", "type: companionship, member: household", "one.yaml:15", "child"),
    ("one", "household:\n", "note: 一段\nhousehold:\n", "one.yaml:1", "not both"),
    ("one", "gold:", "gold: [", "one.yaml:13", "mend the line"),
    ("two", "age: 8", "aeg: 8", "two.yaml:10 (gold.facts)", "did you mean age"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "place", "remedy"), FAULTS)
def test_a_spoiled_case_says_where_and_what_to_do(
    folder: Path, casework: Casework, name: str, right: str, wrong: str, place: str, remedy: str
) -> None:
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(QianshouError) as refused:
        load_gold(folder, casework)
    assert place in str(refused.value) and remedy.lower() in str(refused.value).lower()
    assert refused.value.status == 2 and "\n" not in str(refused.value)


def test_a_query_about_what_there_is_not_is_refused(folder: Path, casework: Casework) -> None:
    (folder / "queries.yaml").write_text("- {words: 低保, split: tune, best: [diabo], useful: []}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"queries\.yaml:1 \(0\.best\.0\).*'dibao'"):
        load_gold(folder, casework)


def test_a_folder_without_cases_is_refused(tmp_path: Path, casework: Casework) -> None:
    for folder in (tmp_path, tmp_path / "away"):
        with pytest.raises(InputError, match="there are no cases"):
            load_gold(folder, casework)


def test_the_visible_benchmark_is_whole_and_in_two_halves(casework: Casework, tmp_path: Path) -> None:
    shutil.copytree(CASES, tmp_path / "anywhere")
    cases, _ = load_gold(tmp_path / "anywhere", casework)
    names = sorted(each.id for each in cases)
    random.Random(20260301).shuffle(names)
    assert len(names) == 60 and {each.id for each in cases if each.split == "tune"} == set(names[:30])
    assert sum(each.note is not None for each in cases) == 10
    assert all(5 <= len(each.verdicts) <= 10 for each in cases)
    assert {verdict for each in cases for verdict in each.verdicts.values()} == set(Verdict)
