"""The command line: what it answers, and what a person reads of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

import app.cli
from app import schemas
from graph.schema import LABELS
from graph.sources import unsafe_addresses
from matching.casework import Casework
from tests.app.conftest import DAY, EBIAN, Run
from tests.conftest import ROOT


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


@pytest.mark.parametrize("command", [("match",), ("plan",), ("explain", "dibao"), ("explain", "childcare-subsidy")])
def test_no_answer_shows_an_unsafe_address(run: Run, command: tuple[str, ...]) -> None:
    text = run(*command, EBIAN, "--json", *DAY).out
    assert not [address for address in unsafe() if address in text]


def test_the_help_names_what_the_door_does_itself(run: Run) -> None:
    found = run("--help")
    assert found.status == 0
    assert all(f"run.py {each}" in " ".join(found.out.split()) for each in ("app", "test", "benchmark"))


def test_the_door_names_the_benchmarks_there_are() -> None:
    def benchmark(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "run.py"), "benchmark", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    unknown, told = benchmark("foo"), benchmark("--help")
    assert (unknown.returncode, unknown.stdout, unknown.stderr.count("\n")) == (2, "", 1)
    assert "matching, notes, plan, sayings, search, stores" in unknown.stderr
    assert (told.returncode, told.stderr) == (0, "")
    assert "matching, notes, plan, sayings, search, stores" in told.stdout


FAMILY = {
    "region": "511132",
    "needs": ["medical_cost", "childcare_cost", "disability_support"],
    "members": [
        {"id": "m1", "relation": "child", "facts": {"birth_date": "2019-01-01", "disability_certificate": False}},
        {"id": "m2", "relation": "爷爷", "facts": {"age": 3, "disability_certificate": False}},
    ],
}


@pytest.fixture
def family(tmp_path: Path) -> str:
    """A household's file whose grandfather is too young to be one."""
    file = tmp_path / "family.json"
    file.write_text(json.dumps(FAMILY), encoding="utf-8")
    return str(file)


def test_a_person_reads_whom_an_id_means_what_was_recorded_and_what_contradicts(run: Run, family: str) -> None:
    found = run("match", family, *DAY).out
    assert "孩子 child (m1)" in found and "全家 household (household)" in found
    assert "! 祖父 grandfather (m2): 与其他记录不符(祖父至少应比最小的孩子大26岁)" in found
    ruled_out = found.partition("已排除")[2]
    assert "持有残疾人证 [有没有残疾人证?——否]" in ruled_out
    assert "[今年几周岁?——3]" in ruled_out
    explained = run("explain", "medical-assistance", family, *DAY).out
    assert "! 祖父 grandfather (m2): 与其他记录不符" in explained
    assert "\n孩子 child (m1): [" in explained and "\n祖父 grandfather (m2): [" in explained


def test_where_an_age_is_asked_for_the_birth_date_on_record_is_the_fact_used(run: Run, family: str) -> None:
    subject = run("explain", "childcare-subsidy", family, "--json", *DAY).json["subjects"][0]
    used = [fact for reason in subject["reasons"] for fact in reason.get("facts", ()) if fact["value"] is not None]
    assert {"fact": "person.birth_date", "subject": "m1", "value": "2019-01-01"} in used


def test_a_person_reads_how_much_more_there_is(run: Run, family: str) -> None:
    whole = run("match", family, "--json", *DAY).json["total_candidates"]
    assert f"--limit {whole} for all" in run("match", family, "--limit", "3", *DAY).out
    assert "for all" not in run("match", family, "--limit", str(whole), *DAY).out


def test_a_question_is_put_once_and_then_by_its_number(run: Run, family: str) -> None:
    found = run("match", family, "--limit", "1000", *DAY).out.partition("接下来最值得问")[0]
    asked = re.findall(r"^    \?(\d+) (.*)$", found, re.MULTILINE)
    again = re.findall(r"^    见上 as above: (.*)$", found, re.MULTILINE)
    assert [int(number) for number, _ in asked] == list(range(1, len(asked) + 1))
    assert len({text for _, text in asked}) == len(asked)
    assert again and set(re.findall(r"\?(\d+)", " ".join(again))) <= {number for number, _ in asked}


@pytest.mark.parametrize("resource", ["migrant-children-care", "major-disease-treatment"])
def test_a_person_reads_why_no_address_is_given(run: Run, tmp_path: Path, resource: str) -> None:
    file = tmp_path / "household.json"
    file.write_text('{"region": "511132", "members": [{}], "needs": ["left_behind_child", "major_illness"]}', encoding="utf-8")
    block = run("match", str(file), "--limit", "1000", *DAY).out.partition(f"· {resource}\n")[2].partition("\n\n")[0]
    assert "来源 source: 来源是无关网站上的副本,不提供链接" in block


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
