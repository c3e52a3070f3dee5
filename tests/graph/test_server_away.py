"""Trouble, on real servers: it is killed, or away.

Nothing that was acknowledged is lost, nothing is there by half, and whatever goes wrong is one plain
sentence with its place and its remedy.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from graph import Batch, Store, StoreError
from tests.conftest import ROOT
from tests.graph.trouble import SIZE, SOON, UNREACHABLE, linked, need, refused_at_once, wait_until
from tests.neo4j_server import Neo4jServer

KILLS = 6


@dataclass
class Writer:
    """Applies one batch after the other, each again until it is acknowledged."""

    store: Store
    acknowledged: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def write_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            batch = linked(len(self.acknowledged) + 1)
            try:
                self.acknowledged.append(self.store.apply(batch, "writer"))
            except StoreError as error:
                self.refusals.append(error.message)


@contextlib.contextmanager
def writing(writer: Writer) -> Iterator[None]:
    """The writer at work in a thread of its own."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(writer.write_until, stop)
        try:
            yield
        finally:
            stop.set()
        work.result()


@pytest.mark.neo4j
def test_six_kills_of_the_server_lose_nothing_and_halve_nothing(mortal: Neo4jServer) -> None:
    chance = random.Random(20260301)
    with mortal.open() as store:
        writer = Writer(store)
        for kill in range(KILLS):
            before = len(writer.acknowledged)
            with writing(writer):
                wait_until(lambda before=before: len(writer.acknowledged) >= before + 5)
                time.sleep(chance.random() * 0.5)
                mortal.server.kill()
                mortal.server.start_again()
            check(mortal, writer)
        assert len(writer.acknowledged) >= KILLS * 5
    assert {UNREACHABLE} >= {said for said in writer.refusals if "may or may not" not in said}


def check(server: Neo4jServer, writer: Writer) -> None:
    """All that was acknowledged is there, whole and once; one batch more at most, whole too."""
    with server.open() as store:
        revision = store.revision()
        assert writer.acknowledged == list(range(1, len(writer.acknowledged) + 1)), "a revision is missing, or twice"
        assert revision - len(writer.acknowledged) in (0, 1)
        every = range(1, revision + 1)
        nodes = Counter(node.id.partition("-")[0] for node in store.scan("NeedType"))
        assert nodes == {f"need_type:b{number}": SIZE for number in every}, "half a batch"
        links = Counter(edge.source for edge in store.edges("RELATED"))
        assert links == {f"need_type:b{number}-0": SIZE - 1 for number in every}, "half of a batch's links"
        lines = Counter(each.revision for each in store.changes(0, limit=10**6))
        assert lines == {number: 2 * SIZE - 1 for number in every}, "the log is not what was written"
        # A batch that was kept already changes nothing when it comes again.
        assert store.apply(linked(revision), "again") == revision


def stats(server: Neo4jServer) -> subprocess.CompletedProcess[str]:
    """`stats` of the command line, on the server's graph."""
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "stats"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **server.settings, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.mark.neo4j
def test_a_server_that_is_away_is_said_to_be_and_the_same_store_goes_on_when_it_is_back(mortal: Neo4jServer) -> None:
    with mortal.open() as store:
        store.apply(Batch(nodes=(need("a"),)), "before")
        mortal.server.kill()
        with ThreadPoolExecutor(1) as pool:
            command = pool.submit(stats, mortal)
            refusals = refused_at_once(
                {
                    "get": lambda: store.get("need_type:a"),
                    "apply": lambda: store.apply(Batch(nodes=(need("b"),)), "meanwhile"),
                    "open": mortal.open,
                }
            )
        for said, seconds in refusals.values():
            assert f"{mortal.server.address}: {UNREACHABLE}. " in said
            assert "start the server (`python run.py neo4j`) or wait until it is back" in said
            assert seconds < SOON
        said = command.result()
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr.startswith(f"error: {mortal.server.address}: {UNREACHABLE}. ")
        assert said.stderr.count("\n") == 1
        mortal.server.start_again()
        assert store.get("need_type:a") == need("a")
        assert store.apply(Batch(nodes=(need("b"),)), "afterwards") == 2
    again = stats(mortal)
    assert (again.returncode, again.stderr) == (0, "")
