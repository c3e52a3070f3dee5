"""A process that is killed while it writes: every batch is there whole, or not at all."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from graph import open_store

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200
SIZE = 12
WRITER = f"""
import sys
from graph import Batch, Edge, Node, open_store
store = open_store(sys.argv[1])
print("ready", flush=True)
while True:
    n = store.revision()
    nodes = [Node(f"need_type:b{{n}}-{{i}}", "NeedType", {{"name_zh": "x" * 200}}) for i in range({SIZE})]
    edges = [Edge("RELATED", nodes[0].id, node.id) for node in nodes[1:]]
    print(store.apply(Batch(nodes=tuple(nodes), edges=tuple(edges)), "writer"), flush=True)
"""


def test_two_hundred_kills_lose_nothing_and_halve_nothing(tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    chance = random.Random(20260301)
    acknowledged = 0
    kills = 0
    while kills < KILLS:
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.02)
        process.kill()
        said = [int(line) for line in process.stdout.read().split("\n")[:-1] if line.strip()]
        process.stdout.close()
        process.wait()
        acknowledged = max([acknowledged, *said])
        kills += 1
        check(path, acknowledged)
    assert kills == KILLS
    assert acknowledged > KILLS / 10, "the writer was killed before it wrote anything worth the name"


def check(path: Path, acknowledged: int) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    sizes = connection.execute(
        "SELECT substr(id, 1, instr(id, '-') - 1), count(*) FROM node GROUP BY 1 HAVING count(*) <> ?", (SIZE,)
    ).fetchall()
    assert sizes == [], f"half a batch: {sizes}"
    connection.close()
    with open_store(str(path)) as store:
        revision = store.revision()
        assert revision >= acknowledged
        if revision:
            assert store.counts() == {
                "nodes": {"NeedType": revision * SIZE}, "edges": {"RELATED": revision * (SIZE - 1)},
            }  # fmt: skip
