"""How the command line says no: one message of what is wrong, where, and what to do, and nothing is changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app.cli
from tests.app.conftest import DAY, EBIAN, Run
from tests.conftest import ROOT


HOUSEHOLD = '{"region": "511132", "members": [{"facts": {%s}}]}'
BAD: list[tuple[tuple[str, ...], str, str]] = [
    (("match", "{}"), "{broken", "not readable as JSON"),
    (("match", "{}"), "", "not readable as JSON"),
    (("match", "{}"), "[]", "a household is an object"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"age": NaN}}]}', "not readable as JSON"),
    (("match", "{}"), "[" * 100_000, "nested too deep"),
    (("match", "{}"), HOUSEHOLD % f'"age": {"1" * 5000}', "a number too long"),
    (("match", "{}"), HOUSEHOLD % '"age": Infinity', "not readable as JSON"),
    (("match", "{}"), HOUSEHOLD % '"age": 1e400', "Write a number from 0 to 130"),
    (("match", "{}"), HOUSEHOLD % '"age": 131', "Write a number from 0 to 130"),
    (("match", "{}"), HOUSEHOLD % '"age_months": 1561', "Write a number from 0 to 1560"),
    (("match", "{}"), HOUSEHOLD % '"birth_year": 99999', "Write a number from 1880 to 2100"),
    (("match", "{}"), HOUSEHOLD % '"disability_grade": 5', "Write a number from 0 to 4"),
    (("match", "{}"), '{"region": "511132", "facts": {"rigid_expenditure_ratio_12m": 50}, "members": [{}]}', "0.5 for 50%"),
    (("match", "{}"), HOUSEHOLD % '"age": 7, "age": 8', "'age' is written 2 times"),
    (("match", "{}"), '{"region": "511132", "as_of": "0999-01-01", "members": [{}]}', "from 1900-01-01 on"),
    (("match", "{}", "--as-of", "0001-01-01"), '{"region": "511132", "members": [{}]}', "from 1900-01-01 on"),
    (("match", "{}"), json.dumps({"region": "511132", "members": [{}] * 3000}), "List 60 at most"),
    (("assess", "{}"), '{\n  "region": "511132",\n  "members": [{}]\n}', "Write one record a line"),
    (("search", " "), "", "no words"),
    (("copy", "no-such-graph.sqlite", "other.sqlite"), "", "there is no such graph"),
    (("copy", "", "other.sqlite"), "", "a place has no name"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"agge": 7}}]}', "Did you mean age"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"age": "seven"}}]}', "not a number"),
    (("match", "{}"), '{"region": "511132", "members": [{"facts": {"birth_date": "2019-02-30"}}]}', "not a date"),
    (("match", "{}"), '{"region": "511999", "members": [{}]}', "not in the table"),
    (("match", "{}", "--as-of", "2026-02-30"), '{"region": "511132", "members": [{}]}', "not a date"),
    (("match", "no-such-file.json"), "", "cannot be read"),
    (("match",), "", "one of them"),
    (("match", "{}"), "{}", "json.region: the region is missing. Write the county's six digits"),
    (("match", EBIAN, "--limit", "0"), "", "--limit: 0 is fewer than one. Give 1 or more"),
    (("match", "--family", "family-ebian-xiaozhu"), "", "family-ebian-xiaozhi"),
    (("explain", "medical-asistance", "{}"), '{"region": "511132", "members": [{}]}', "Did you mean medical-assistance"),
    (("explain", "低保"), "", "Did you mean dibao or"),
    (("explain", "zzz"), "", "Look its id up with `python run.py search WORDS`"),
    (("assess", "{}"), '{"region": "511132", "members": [{}]}\n{broken', ":2"),
    (("search", "看病贵", "--region", "999999"), "", "not in the table"),
    (("schema", "house"), "", "household, note, outcome, plan or recommendation"),
    (("read-note", "{}"), "", "the note is empty"),
    (("read-note", "{}"), "Il pleut.", "nothing in it was understood"),
    (("read-note", "{}"), "孩子7岁。" * 5000, "too long"),
    (("read-note", "{}", "--region", "999999"), "孩子7岁。", "not in the table"),
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


@pytest.mark.parametrize(("encoding", "message"), [("gb18030", "not UTF-8 text (byte"), ("utf-16", "UTF-16, not UTF-8")])
def test_a_text_in_another_encoding_is_one_message(run: Run, tmp_path: Path, encoding: str, message: str) -> None:
    file = tmp_path / "household.json"
    file.write_text('{"region": "511132", "members": [{"relation": "弟弟"}]}', encoding=encoding)
    found = run("match", str(file))
    assert found.status == 2
    assert message in found.err and str(file) in found.err and found.err.count("\n") == 1


def test_a_mark_at_the_beginning_is_no_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "household.json"
    file.write_text(Path(EBIAN).read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert run("match", str(file), "--json", *DAY).out == run("match", EBIAN, "--json", *DAY).out


def test_as_many_members_as_may_be_are_weighed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "household.json"
    file.write_text(json.dumps({"region": "511132", "members": [{}] * 60}), encoding="utf-8")
    assert run("match", str(file), *DAY).status == 0


IMPOSSIBLE = [
    (("stats",), "file/graph"),
    (("stats",), "folder"),
    (("copy", EBIAN, "{}"), "file/graph"),
    (("copy", EBIAN, "{}"), "folder"),
    (("neo4j", "--home", "{}"), "file"),
    (("neo4j", "--home", "{}"), "file/home"),
    (("neo4j", "--home", "{}", "--stop"), "folder"),
]


@pytest.mark.parametrize(("command", "inside"), IMPOSSIBLE, ids=[f"{case[0][0]}: {case[1]}" for case in IMPOSSIBLE])
def test_a_place_that_cannot_be_is_one_message(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], inside: str
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (tmp_path / "folder" / "password").mkdir(parents=True)
    run("stats")
    source = str(tmp_path / "graph.sqlite")
    place = str(tmp_path / inside)
    if command == ("stats",):
        monkeypatch.setenv("QIANSHOU_GRAPH", place)
    found = run(*({"{}": place, EBIAN: source}.get(each, each) for each in command))
    assert found.status == 2
    assert found.err.startswith(f"error: {tmp_path}") and found.err.count("\n") == 1


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, under a shell; `door` in the line stands for it."""
    line = line.replace("door", f"'{sys.executable}' -m app.cli")
    return subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_message() -> None:
    found = shell("door schema household >/dev/full")
    assert found.returncode == 2
    assert found.stderr.startswith("error: standard output: ") and found.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_input_is_one_message_and_a_reader_who_leaves_is_none() -> None:
    closed = shell("door match - <&-")
    assert closed.returncode == 2
    assert "standard input is closed" in closed.stderr and closed.stderr.count("\n") == 1
    left = shell("door schema household | head -1")
    assert (left.stdout, left.stderr) == ("{\n", "")


@pytest.mark.parametrize("arguments", [("nonsense",), ("match", "--nonsense"), ("explain",)])
def test_a_wrong_command_names_the_door(run: Run, arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert found.status == 2
    assert "python run.py" in found.err and "app.cli" not in found.err


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
