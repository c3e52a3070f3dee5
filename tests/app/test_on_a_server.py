"""The program on a Neo4j server: the same answers as on a file, byte for byte, and patience when it is away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app.resources
from graph import Batch, Node, Store, StoreError, open_store
from graph.copying import copy, digest
from graph.server import LTS
from matching.casework import Casework
from tests.app.conftest import DAY, EBIAN, Run
from tests.conftest import ROOT
from tests.conftest import DAY as TODAY
from tests.neo4j_server import Neo4jServer

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def server(neo4j_servers: Callable[[str], Neo4jServer]) -> Neo4jServer:
    """The server with nothing on it."""
    found = neo4j_servers(LTS)
    found.clear()
    return found


@pytest.fixture(scope="module")
def both(casework: Casework, server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A file and the server, each built from the seed data by itself."""
    with open_store(str(tmp_path_factory.mktemp("both") / "graph.sqlite")) as file, server.open() as served:
        casework.build(file)
        casework.build(served)
        yield file, served


def test_both_hold_the_same_graph(both: tuple[Store, Store]) -> None:
    file, served = both
    assert file.counts() == served.counts()
    assert digest(file) == digest(served)


def test_every_family_is_matched_the_same_byte_for_byte(both: tuple[Store, Store], casework: Casework) -> None:
    file, served = both

    def matched(store: Store, family: str) -> str:
        return json.dumps(casework.match(casework.household(casework.family(store, family), family, TODAY), 30), ensure_ascii=False)

    families = [node.id.removeprefix("family:") for node in file.scan("Family")]
    assert len(families) > 60
    assert [name for name in families if matched(file, name) != matched(served, name)] == []


def test_the_commands_answer_the_same_on_both(
    both: tuple[Store, Store], server: Neo4jServer, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path  # noqa: F811
) -> None:
    commands = [
        ("match", EBIAN, "--json", *DAY),
        ("match", "--family", "family-sunite-elder", "--json", *DAY),
        ("explain", "dibao", EBIAN, "--json", *DAY),
        ("search", "看病贵", "--json"),
        ("export", "Program"),
        ("stats", "--json"),
    ]
    on_file = [run(*command) for command in commands]
    for key, value in server.settings.items():
        monkeypatch.setenv(key, value)
    assert [run(*command) for command in commands] == on_file
    assert all(answer.status == 0 for answer in on_file)


def test_a_copy_that_was_interrupted_goes_on(both: tuple[Store, Store], server: Neo4jServer, tmp_path: Path) -> None:
    file, _ = both
    with open_store(str(tmp_path / "copy.sqlite")) as target:
        told: list[int] = []

        def stop_half_way(done: int, whole: int) -> None:
            told.append(done)
            if done > whole / 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            copy(file, target, stop_half_way)
        assert 0 < sum(target.counts()["nodes"].values())
        there = target.revision()
        found = copy(file, target)
        assert found.digest == digest(file)
        assert there < target.revision() <= there + len(told) + 30
        again = target.revision()
        assert copy(file, target) == found
        assert target.revision() == again


def test_a_copy_into_something_else_is_refused_and_changes_nothing(both: tuple[Store, Store], tmp_path: Path) -> None:
    file, _ = both
    with open_store(str(tmp_path / "other.sqlite")) as target:
        target.apply(Batch(nodes=(Node("family:stranger", "Family", {"record": "{}"}),)), "somebody")
        before = digest(target)
        with pytest.raises(StoreError, match="the source has not"):
            copy(file, target)
        assert digest(target) == before


@pytest.fixture
def fresh_app() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize("view", ["family", "finding", "network"])
def test_each_view_works_on_a_server(
    both: tuple[Store, Store], server: Neo4jServer, monkeypatch: pytest.MonkeyPatch, fresh_app: None, view: str
) -> None:
    for key, value in server.settings.items():
        monkeypatch.setenv(key, value)
    test = AppTest.from_file(str(ROOT / "app" / "views" / f"{view}.py"), default_timeout=120)
    test.session_state["language"] = "zh"
    test.run()
    assert not test.exception
    assert test.title[0].value
    app.resources.store().close()


def test_the_app_says_that_the_server_is_away_and_works_again_when_it_is_back(
    casework: Casework, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, fresh_app: None
) -> None:
    own = Neo4jServer.start(tmp_path_factory.mktemp("away"), LTS)
    with own.server:
        for key, value in own.settings.items():
            monkeypatch.setenv(key, value)
        test = AppTest.from_file(str(ROOT / "app" / "main.py"), default_timeout=120).run()
        assert not test.exception and test.title[0].value == "家庭匹配"
        own.server.kill()
        test.run()
        assert not test.exception
        assert "图谱暂时用不了" in test.error[0].value
        assert "cannot be reached" in test.error[0].value
        own.server.start_again()
        test.button(key="try_again").click().run()
        assert not test.exception
        assert not test.error and test.title[0].value == "家庭匹配"
        app.resources.store().close()
