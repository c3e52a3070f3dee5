"""A visit note on the command line: read, confirmed, planned for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema

from matching.casework import Casework
from tests.app.conftest import DAY, Run
from tests.conftest import ROOT


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
