"""The command line: what it answers, and how it says no."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

import app.cli
from app import schemas
from graph.schema import LABELS
from graph.sources import unsafe_addresses
from matching.casework import Casework
from matching.ranking import WEIGHTS
from tests.conftest import ROOT

EBIAN = str(ROOT / "tests" / "cases" / "ebian_family.json")
DAY = ("--as-of", "2026-03-01")


class Answer(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command line in this process, with a graph of its own."""
    monkeypatch.setenv("QIANSHOU_GRAPH", str(tmp_path / "graph.sqlite"))

    def call(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["qianshou", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            app.cli.main()
        said = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), said.out, said.err)

    return call


def test_match_answers_in_the_documented_shape(run: Run) -> None:
    found = run("match", EBIAN, "--json", "--limit", "5", *DAY)
    assert found.status == 0
    jsonschema.validate(found.json, schemas.recommendation_schema())
    assert len(found.json["candidates"]) == 5
    assert found.json["as_of"] == "2026-03-01"


def test_match_gives_the_same_bytes_every_time(run: Run) -> None:
    assert run("match", EBIAN, "--json", *DAY).out == run("match", EBIAN, "--json", *DAY).out


def test_match_for_a_person_to_read(run: Run) -> None:
    found = run("match", EBIAN, *DAY)
    assert "困难残疾人生活补贴" in found.out and "来源 source" in found.out and "接下来最值得问" in found.out


def test_match_a_family_of_the_graph(run: Run) -> None:
    found = run("match", "--family", "family-ebian-xiaozhi", "--json", *DAY)
    assert found.status == 0
    assert found.json["household"] == "family-ebian-xiaozhi"


def test_assess_gives_every_verdict_a_line_a_household(run: Run, tmp_path: Path, casework: Casework) -> None:
    record = json.loads(Path(EBIAN).read_text(encoding="utf-8"))
    lines = tmp_path / "households.jsonl"
    lines.write_text("\n".join(json.dumps({**record, "id": name}) for name in ("one", "two")) + "\n\n", encoding="utf-8")
    found = run("assess", str(lines), "--json", *DAY)
    results = [json.loads(line) for line in found.out.splitlines()]
    assert [each["household"] for each in results] == ["one", "two"]
    resources = casework.catalogue.resources.values()
    assert len(results[0]["verdicts"]) == sum(1 if each.subject == "household" else 4 for each in resources)


def test_explain_a_resource_that_was_not_recommended(run: Run) -> None:
    found = run("explain", "orphan-allowance", EBIAN, "--json", *DAY)
    assert {each["verdict"] for each in found.json["subjects"]} >= {"not_eligible"}
    assert all(each["reasons"] for each in found.json["subjects"])


def test_search_in_both_languages(run: Run) -> None:
    assert "medical-assistance" in [each["resource"] for each in run("search", "看病贵", "--json").json]
    assert "disability-care-allowance" in [each["resource"] for each in run("search", "disability care allowance", "--json").json]
    assert run("search", "qqqq", "--json").json == []


def test_the_schemas_are_those_that_the_tests_hold(run: Run) -> None:
    jsonschema.validate(json.loads(Path(EBIAN).read_text(encoding="utf-8")), run("schema", "household").json)
    assert run("schema", "recommendation").json == schemas.recommendation_schema()


def test_stats_count_the_catalogue_and_the_graph(run: Run) -> None:
    found = run("stats", "--json").json
    assert found["conditions"]["total"] == found["conditions"]["executable"] + found["conditions"]["questions"]
    assert found["graph"]["nodes"]["Region"] > 6000


def unsafe() -> set[str]:
    """The addresses in the seed files that must never be shown."""
    files = (ROOT / "seed_data").rglob("*.yaml")
    return set().union(*(unsafe_addresses(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)) for file in files))


def test_export_gives_no_unsafe_address(run: Run) -> None:
    addresses = unsafe()
    assert len(addresses) > 5
    for label in LABELS:
        lines = run("export", label).out.splitlines()
        assert {json.loads(line)["label"] for line in lines} == {label}
        assert not [address for address in addresses if any(address in line for line in lines)]


@pytest.mark.parametrize("command", [("match",), ("explain", "dibao"), ("explain", "childcare-subsidy")])
def test_no_answer_shows_an_unsafe_address(run: Run, command: tuple[str, ...]) -> None:
    text = run(*command, EBIAN, "--json", *DAY).out
    assert not [address for address in unsafe() if address in text]


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


BAD: list[tuple[tuple[str, ...], str, str]] = [
    (("match", "{}"), "{broken", "not readable as JSON"),
    (("match", "{}"), "", "not readable as JSON"),
    (("match", "{}"), "[]", "a household is an object"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"age": NaN}}]}', "not readable as JSON"),
    (("match", "{}"), "[" * 100_000, "not readable as JSON"),
    (("copy", "no-such-graph.sqlite", "other.sqlite"), "", "there is no such graph"),
    (("copy", "", "other.sqlite"), "", "a place has no name"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"agge": 7}}]}', "Did you mean age"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"age": "seven"}}]}', "not a number"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"birth_date": "2019-02-30"}}]}', "not a date"),
    (("match", "{}"), '{"region": "511999", "members": [{}]}', "not in the table"),
    (("match", "{}", "--as-of", "2026-02-30"), '{"region": "511132", "members": [{}]}', "not a date"),
    (("match", "no-such-file.json"), "", "cannot be read"),
    (("match",), "", "one of them"),
    (("match", "--family", "family-ebian-xiaozhu"), "", "family-ebian-xiaozhi"),
    (("explain", "medical-asistance", "{}"), '{"region": "511132", "members": [{}]}', "Did you mean medical-assistance"),
    (("assess", "{}"), '{"region": "511132", "members": [{}]}\n{broken', ":2"),
    (("search", "看病贵", "--region", "999999"), "", "not in the table"),
    (("schema", "house"), "", "household, recommendation or outcome"),
    (("export", "Programme"), "", "has no"),
    (("learn", "{}"), '{"household": "f1"}', "json:1: the line lacks 'subject'"),
    (("match", EBIAN, "--learned", "{}"), '{"effects": []}', "lacks 'weights'"),
]


@pytest.mark.parametrize(("arguments", "text", "message"), BAD, ids=[f"{case[0][0]}: {case[2]}" for case in BAD])
def test_bad_input_is_one_message_and_changes_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], text: str, message: str
) -> None:
    graph = tmp_path / "graph.sqlite"
    run("stats")
    before = graph.read_bytes()
    file = tmp_path / "household.json"
    file.write_text(text, encoding="utf-8")
    found = run(*(str(file) if each == "{}" else each for each in arguments))
    assert found.status == 2
    assert message in found.err
    assert found.err.startswith("error: ") and found.err.count("\n") == 1
    assert "Traceback" not in found.err
    assert graph.read_bytes() == before


def test_a_file_that_is_no_text_is_one_message(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "photo.json"
    file.write_bytes(b"\xff\xfe\x00\x81" * 50)
    found = run("match", str(file))
    assert found.status == 2
    assert "UTF-8" in found.err and found.err.count("\n") == 1


def test_a_catalogue_file_with_an_error_is_one_message_with_its_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = tmp_path / "seed"
    shutil.copytree(ROOT / "seed_data", seed)
    broken = seed / "programs" / "medical-assistance.yaml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("fact: person.statuses", "fact: person.status", 1), encoding="utf-8")
    line = text[: text.index("fact: person.statuses")].count("\n") + 1
    monkeypatch.setattr(app.cli, "SEED", seed)
    found = run("match", EBIAN)
    assert found.status == 2
    assert f"medical-assistance.yaml:{line}" in found.err
    assert "Did you mean 'person.statuses'?" in found.err


def test_the_door_itself_from_another_folder_with_standard_input(tmp_path: Path) -> None:
    environment = {**os.environ, "QIANSHOU_GRAPH": str(tmp_path / "graph.sqlite")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "match", "-", "--json", *DAY],
        input=Path(EBIAN).read_bytes(), capture_output=True, cwd=tmp_path, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["household"] == "family-ebian-xiaozhi"


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_command_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = [each.name or each.callback.__name__ for each in app.cli.cli.registered_commands if not each.hidden]
    assert [name for name in commands if f"run.py {name}" not in text] == []
