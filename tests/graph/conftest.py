"""Servers for trouble: one that may be killed, and somebody who does as he likes with the other."""

from __future__ import annotations

from collections.abc import Iterator

import neo4j
import pytest

from graph import StoreError
from graph.server import LTS, find_server
from tests.graph.trouble import administering
from tests.neo4j_server import Neo4jServer


@pytest.fixture(scope="package")
def mortal_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of these files' own, so that the one of all other tests stays up."""
    try:
        server = Neo4jServer.start(tmp_path_factory.mktemp("mortal"), LTS)
    except StoreError as error:
        pytest.skip(f"not run: {error}")
    yield server
    server.server.stop()


@pytest.fixture
def mortal(mortal_home: Neo4jServer) -> Neo4jServer:
    """A server that may be killed and told other settings; it is up, and empty."""
    if find_server(mortal_home.server.home) is None:
        mortal_home.server.start_again()
    mortal_home.clear()
    return mortal_home


@pytest.fixture
def administrator(neo4j_server: Neo4jServer) -> Iterator[neo4j.Driver]:
    """Somebody who runs the server and does as he likes with it."""
    with administering(neo4j_server) as driver:
        yield driver
