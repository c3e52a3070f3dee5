"""The plan on the command line: in its documented shape, and for a person to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema

import app.cli
from matching.casework import Casework
from tests.app.conftest import DAY, EBIAN, Run


def test_plan_answers_in_the_documented_shape_the_same_every_time(run: Run) -> None:
    found = run("plan", EBIAN, "--json", *DAY)
    assert found.status == 0
    jsonschema.validate(found.json, run("schema", "plan").json)
    assert found.json["household"] == "family-ebian-xiaozhi" and found.json["as_of"] == "2026-03-01"
    assert run("plan", "--family", "family-ebian-xiaozhi", "--json", *DAY).out == found.out


def test_plan_for_a_person_to_read(run: Run) -> None:
    said = run("plan", EBIAN, *DAY).out
    for part in ("步骤 Steps", "跑腿 Errands", "材料 Papers", "钱 Money", "办成后能打开"):
        assert part in said
    assert "残疾人证申办" in said and "先做 after" in said


def test_whom_the_worker_must_tell_stands_before_the_steps(run: Run, tmp_path: Path) -> None:
    girl = {"id": "girl", "relation": "child", "facts": {"age": 13, "pregnant": True}}
    file = tmp_path / "girl.json"
    file.write_text(json.dumps({"region": "511132", "members": [girl]}), encoding="utf-8")
    for command, first in (("plan", "步骤 Steps"), ("match", "需要 Needs")):
        said = run(command, str(file), *DAY).out
        assert -1 < said.find("必须先做") < said.find("110") < said.find(first)


def test_plan_says_what_gave_way_and_to_what(run: Run, tmp_path: Path) -> None:
    elder = {"age": 82, "disability_certificate": True, "disability_grade": 1, "needs_long_term_care_months": 24,
        "statuses": {"items": ["dibao"], "complete": True}, "benefits": ["elderly_nursing_subsidy"]}  # fmt: skip
    record = {"region": "511132", "members": [{"id": "elder", "facts": elder}], "needs": ["disability_support"]}
    file = tmp_path / "elder.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    said = run("plan", str(file), *DAY).out
    assert "已在享受 Held already: 最低生活保障" in said
    assert "没有列入 Left out" in said and "held: 经济困难" in said and "先问清哪项高" in said


def test_plan_says_what_a_step_takes_the_place_of(run: Run, tmp_path: Path) -> None:
    elder = {"age": 71, "statuses": ["dibao"], "legal_supporter_status": "none"}
    record = {"region": "511132", "members": [{"id": "elder", "facts": elder}], "needs": ["income_support"]}
    file = tmp_path / "elder.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    assert "代替 instead of: 最低生活保障" in run("plan", str(file), *DAY).out


def test_the_aims_that_count_first_are_the_users_to_name(run: Run) -> None:
    found = run("plan", EBIAN, "--aims", "money, help", "--json", *DAY).json
    assert [each["name"] for each in found["aims"]][:3] == ["money", "help", "urgent"]
    wrong = run("plan", EBIAN, "--aims", "mony", *DAY)
    assert wrong.status == 2 and "did you mean 'money'" in wrong.err.lower()


def test_a_duty_that_was_not_read_in_its_source_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "family.json"
    for facts, unread in (({"age": 40, "suicide_risk": True}, True), ({"age": 13, "pregnant": True}, False)):
        file.write_text(json.dumps({"region": "511132", "members": [{"id": "one", "facts": facts}]}), encoding="utf-8")
        (duty,) = [line for line in run("match", str(file), *DAY).out.splitlines() if "必须先做" in line]
        assert ("待核" in duty) is unread


def test_the_help_names_every_aim(casework: Casework) -> None:
    """They stand there by hand, as the plan's solver is not loaded for a help text."""
    assert get_args(app.cli.Aims)[1].help.endswith(f": of {', '.join(casework.aims())}.")


def test_a_plan_of_a_family_asked_for_a_local_rule_can_be_read(run: Run, tmp_path: Path) -> None:
    """The question is the place's, and its scheme is no member."""
    known = {"hukou_type": "rural", "has_local_carer": True, "care_dependency": "none", "employee_pension": False, "benefits": {"complete": True}}
    old = {"id": "old", "relation": "grandfather", "facts": {"age": 80, "statuses": ["tekun"], **known}}
    file = tmp_path / "old.json"
    file.write_text(json.dumps({"region": "430524", "members": [old], "needs": ["elder_poverty"]}), encoding="utf-8")
    said = run("plan", str(file), *DAY)
    assert said.status == 0 and "需要 Needs" in said.out
    assert "? 当地 place (region): 当地是否这样规定" in said.out
