"""The real Neo4j servers that tests run against, started once a session, in a folder of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import neo4j

from graph import Store, open_store
from graph.server import Server, start_server

PASSWORD = "only-for-tests"


@dataclass
class Neo4jServer:
    """One running server."""

    server: Server

    @classmethod
    def start(cls, home: Path, version: str) -> Neo4jServer:
        """Start one; StoreError says what would be needed."""
        return cls(start_server(home, version, password=PASSWORD, say=print))

    @property
    def settings(self) -> dict[str, str]:
        """What a program is given to use it."""
        return {
            "QIANSHOU_STORE": self.server.address,
            "QIANSHOU_NEO4J_USER": self.server.user,
            "QIANSHOU_NEO4J_PASSWORD": self.server.password,
        }

    def open(self) -> Store:
        """The graph on it."""
        return open_store(self.server.address, self.settings)

    def clear(self) -> None:
        """Leave nothing in it, the log included."""
        auth = (self.server.user, self.server.password)
        with neo4j.GraphDatabase.driver(self.server.address, auth=auth) as driver:
            with driver.session() as session:
                session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
