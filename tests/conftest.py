"""What many tests share: the real catalogue, read once, and a fixed day."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import StoreError
from graph.server import LTS
from matching.casework import Casework
from tests.neo4j_server import Neo4jServer

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)


@pytest.fixture(scope="session")
def casework() -> Casework:
    """The use cases over the real seed folder."""
    return Casework(ROOT / "seed_data")


@pytest.fixture
def ebian() -> dict[str, Any]:
    """The family of the seed article, as a household record."""
    return json.loads((ROOT / "tests" / "cases" / "ebian_family.json").read_text(encoding="utf-8"))


# What could not be run on this machine: the remedy, and the tests that it would let run.
NOT_RUN: dict[str, list[str]] = {}
# How many tests of the store's contract passed on each store.
CONTRACT: Counter[str] = Counter()


@pytest.fixture(scope="session")
def neo4j_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Neo4jServer]]:
    """A real server of a version, started at its first use; where none can be had the test is counted as not run."""
    started: dict[str, Neo4jServer | StoreError] = {}

    def server(version: str) -> Neo4jServer:
        if version not in started:
            try:
                started[version] = Neo4jServer.start(tmp_path_factory.mktemp("neo4j"), version)
            except StoreError as error:
                started[version] = error
        found = started[version]
        if isinstance(found, StoreError):
            pytest.skip(f"not run: {found}")
        return found

    yield server
    for each in started.values():
        if isinstance(each, Neo4jServer):
            each.server.stop()


@pytest.fixture
def neo4j_server(neo4j_servers: Callable[[str], Neo4jServer]) -> Neo4jServer:
    """An empty server of the long-term release."""
    server = neo4j_servers(LTS)
    server.clear()
    return server


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note each test that was skipped for want of a browser or a server, and where the contract was kept."""
    store = re.search(r"test_store_contract\.py.*\[(sqlite|neo4j [^-\]]*)", report.nodeid)
    if store and report.when == "call" and report.passed:
        CONTRACT[store.group(1)] += 1
    if report.skipped and isinstance(report.longrepr, tuple) and "not run: " in report.longrepr[2]:
        NOT_RUN.setdefault(report.longrepr[2].partition("not run: ")[2], []).append(report.nodeid)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end on which stores the contract was kept, what was not run, and how it would be."""
    if CONTRACT:
        kept = ", ".join(f"{number} on {store}" for store, number in sorted(CONTRACT.items()))
        terminalreporter.write_line(f"the store's contract: {kept}")
    for remedy, tests in NOT_RUN.items():
        terminalreporter.write_line(f"not run: {len(tests)} tests. {remedy}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a test that was not run is a failure."""
    if NOT_RUN and os.environ.get("CI", "").lower() == "true" and session.exitstatus == 0:
        session.exitstatus = 1
