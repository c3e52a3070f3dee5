"""The command line where it measures: what was learned from outcomes, and how right the program is."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import jsonschema

from app import schemas
from matching.ranking import WEIGHTS
from tests.app.conftest import DAY, EBIAN, Run
from tests.conftest import ROOT


def test_what_was_learned_is_written_and_ranks(run: Run, tmp_path: Path) -> None:
    rng = random.Random(1)
    lines = []
    for n in range(90):
        for resource in ("dibao", "medical-assistance", "dibao-edge-family", "tekun", "medical-insurance-premium-aid"):
            works = rng.random() < (0.9 if resource == "dibao" else 0.2)
            end = {"stage": "granted"} if works else {"stage": "applied", "declined": "too_slow"}
            factors = {name: rng.random() for name in WEIGHTS}
            outcome = {"household": f"f{n}", "subject": "household", "resource": resource, "date": "2025-06-01", "region": "511132"}
            lines.append(outcome | {"factors": factors} | end)
    file, model = tmp_path / "outcomes.jsonl", tmp_path / "model.json"
    shape = run("schema", "outcome").json
    for each in lines:
        jsonschema.validate(each, shape)
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = run("learn", str(file), "--json", "--out", str(model))
    assert found.json["state"] == "adopted"
    assert "采用 adopted" in run("learn", str(file)).out
    assert json.loads(model.read_text(encoding="utf-8")) == found.json["learned"]
    nowhere = run("learn", str(file), "--out", str(tmp_path / "no-such-folder" / "model.json"))
    assert nowhere.status == 2 and "cannot be written" in nowhere.err
    ranked = run("match", EBIAN, "--json", "--learned", str(model), *DAY)
    jsonschema.validate(ranked.json, schemas.recommendation_schema())
    assert any("because" in factor for each in ranked.json["candidates"] for factor in each["factors"])
    assert "以往结果 learned" in run("match", EBIAN, "--learned", str(model), *DAY).out


def test_too_few_outcomes_write_no_model(run: Run, tmp_path: Path) -> None:
    file, model = tmp_path / "outcomes.jsonl", tmp_path / "model.json"
    file.write_text("", encoding="utf-8")
    found = run("learn", str(file), "--out", str(model))
    assert found.status == 0 and not model.exists() and "not written" in found.err
    assert "300 are missing" in found.out


def test_evaluate_prints_what_the_readme_shows(run: Run) -> None:
    found = run("evaluate", str(ROOT / "benchmarks" / "cases"))
    whole = found.out.split("\n\n")[0]
    for readme in ("README.md", "README.zh.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        assert [line for line in whole.split("\n") if f"    {line}\n" not in text] == []


def test_evaluate_one_split_as_json_and_with_what_differs(run: Run) -> None:
    cases = str(ROOT / "benchmarks" / "cases")
    found = run("evaluate", cases, "--split", "held", "--json").json
    assert found["cases"] == {"held": 30}
    assert found["measures"]["held"] == run("evaluate", cases, "--json").json["measures"]["held"]
    listed = run("evaluate", cases, "--split", "held", "-v").out
    assert all(f"{each['case']} ({each['from']}): {each['resource']} · {each['subject']}" in listed for each in found["differences"])


def test_evaluate_refuses_what_it_cannot_use(run: Run, tmp_path: Path) -> None:
    shutil.copy(ROOT / "benchmarks" / "cases" / "ebian-elder-alone.yaml", tmp_path)  # of the split tune
    for split, said in (("test", "no split 'test'"), ("held", "no case is of the split 'held'")):
        found = run("evaluate", str(tmp_path), "--split", split)
        assert (found.status, found.out) == (2, "") and said in found.err and found.err.count("\n") == 1
    (tmp_path / "one.yaml").write_text("id: one\n", encoding="utf-8")
    found = run("evaluate", str(tmp_path))
    assert (found.status, found.out) == (2, "") and "one.yaml:1: " in found.err and found.err.count("\n") == 1
