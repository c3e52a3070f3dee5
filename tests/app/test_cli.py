"""The command line: what it answers, and how it says no."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

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


def test_a_note_is_read_in_the_documented_shape_and_its_draft_can_be_matched(run: Run, tmp_path: Path, casework: Casework) -> None:
    file = tmp_path / "note.txt"
    file.write_text("家住峨边彝族自治县。父亲肢体残疾,孩子7岁。电话13912345678。", encoding="utf-8")
    found = run("read-note", str(file), "--json", *DAY)
    assert found.status == 0
    jsonschema.validate(found.json, run("schema", "note").json)
    assert "13912345678" not in found.out
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps(found.json["draft"], ensure_ascii=False), encoding="utf-8")
    assert run("match", str(draft), "--json", *DAY).json["candidates"]
    shown = run("read-note", str(file), *DAY).out
    assert "待确认" in shown and "✓ 今年几周岁? 7 / How old, in full years? 7" in shown and "没有读懂" in shown


def test_a_note_as_text_has_a_block_for_each_kind_of_thing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(
        "峨边县。爷爷七十多岁带着孙子,孙子7岁,爸爸前年矿上出事没了。奶奶瘫在床上,没吃低保。邻居家吃低保。"
        "今年玉米被水冲了,想要个人陪孩子读书。他们那边的事说不清。",
        encoding="utf-8",
    )
    out = run("read-note", str(file), *DAY).out
    for part in ("≈ 今年几周岁?", "✓ 今年几周岁? 7", "低保(没有)", "父亲 father: 死亡 dead", "灾害救助 disaster relief",
                 "别人家的事", "没有读懂", "没有提示不等于没有危险"):  # fmt: skip
        assert part in out


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


def test_a_confirmed_draft_is_planned_for(run: Run, tmp_path: Path) -> None:
    note, household = tmp_path / "note.txt", tmp_path / "household.json"
    note.write_text("住在峨边县。孩子7岁,上小学。爸爸肢体残疾,没办残疾证。妈妈在浙江打工。孩子想妈妈。", encoding="utf-8")
    draft = run("read-note", str(note), "--draft")
    assert draft.json == run("read-note", str(note), "--json").json["draft"]
    household.write_text(draft.out, encoding="utf-8")
    plan = run("plan", str(household), "--json").json
    assert "disability-certificate" in {each["resource"] for each in plan["steps"]} and plan["unlock_paths"]
    note.write_text("孩子7岁,上小学。", encoding="utf-8")
    nowhere = run("read-note", str(note), "--draft")
    assert (nowhere.status, nowhere.out) == (2, "") and "--region" in nowhere.err


def test_the_same_note_is_read_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("婆婆今年虚岁85,独居。三个儿子都在外省。老人眼睛看不清,白内障,没做手术。", encoding="utf-8")
    command = [sys.executable, "-m", "app.cli", "read-note", str(note), "--json", "--region", "511132"]
    read = {
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "2")
    }
    assert len(read) == 1


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
