"""Trouble, on real servers: no server at the address, no right to log in, a server too old.

Nothing that was acknowledged is lost, nothing is there by half, and whatever goes wrong is one plain
sentence with its place and its remedy. Nothing here is pretended but the version of an old server.
"""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator

import neo4j
import pytest

from graph import open_store
from graph.neo4j_store import _check_version
from graph.server.settings import free_port
from tests.graph.trouble import SOON, UNREACHABLE, refused, refused_at_once
from tests.neo4j_server import Neo4jServer


@contextlib.contextmanager
def listening() -> Iterator[tuple[int, int]]:
    """The ports of a listener that never says a word, and of one that speaks another protocol."""
    silent = socket.create_server(("127.0.0.1", 0))
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield silent.getsockname()[1], web.server_port
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
        silent.close()


@pytest.mark.neo4j
def test_where_no_such_server_answers_the_address_is_named_and_what_to_look_at(neo4j_server: Neo4jServer) -> None:
    here = neo4j_server.server.address.partition("://")[2]
    with listening() as (silent, web):
        reasons = {
            f"bolt://127.0.0.1:{free_port()}": "check the address, start the server",
            f"neo4j://127.0.0.1:{free_port()}": "check the address, start the server",
            f"bolt://127.0.0.1:{web}": "check the address, start the server",
            f"bolt://127.0.0.1:{silent}": "check the address, start the server",
            "bolt://no-such-host.invalid:7687": "no host has this name. Check the address",
            "neo4j://no-such-host.invalid:7687": "no host has this name. Check the address",
            f"neo4j+s://{here}": "speaks TLS there",
            f"bolt+ssc://{here}": "speaks TLS there",
        }
        settings = neo4j_server.settings
        refusals = refused_at_once({each: lambda each=each: open_store(each, settings) for each in reasons})
    for address, (said, seconds) in refusals.items():
        assert said.startswith(f"{address}: {UNREACHABLE}") and reasons[address].lower() in said.lower()
        # Who takes the call and does not answer it is waited for twice.
        assert seconds < (2 * SOON if address.endswith((f":{silent}", f":{web}")) else SOON), address


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:7474", "there is no store for http"),
        ("neo4j+x://127.0.0.1", "there is no store for neo4j+x"),
        ("bolt://[::1", "not an address of a server"),
        ("neo4j://127.0.0.1:port", "not an address of a server"),
        ("bolt://127.0.0.1?user=neo4j", "not an address of a server"),
    ],
)
def test_what_is_no_address_is_said_to_be_none(neo4j_server: Neo4jServer, address: str, reason: str) -> None:
    said = refused(lambda: open_store(address, neo4j_server.settings))
    assert said.startswith(f"{address}: {reason}")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_password_in_the_address_is_not_repeated_to_anybody(neo4j_server: Neo4jServer, scheme: str) -> None:
    here = neo4j_server.server.address.partition("://")[2]
    said = refused(lambda: open_store(f"{scheme}://neo4j:secret@{here}", neo4j_server.settings))
    assert said == (
        f"{here}: an address holds no user and no password. "
        "Give them in QIANSHOU_NEO4J_USER and QIANSHOU_NEO4J_PASSWORD"
    )


@pytest.fixture
def guest(neo4j_server: Neo4jServer, administrator: neo4j.Driver) -> Iterator[dict[str, str]]:
    """The settings of a user whose password may be tried out without shutting out everybody else."""
    administrator.execute_query("CREATE USER guest SET PASSWORD 'guest-password' CHANGE REQUIRED", database_="system")
    yield {**neo4j_server.settings, "QIANSHOU_NEO4J_USER": "guest", "QIANSHOU_NEO4J_PASSWORD": "guest-password"}
    administrator.execute_query("DROP USER guest", database_="system")


@pytest.mark.neo4j
def test_a_wrong_password_is_said_to_be_and_several_are_waited_out(
    neo4j_server: Neo4jServer, administrator: neo4j.Driver, guest: dict[str, str]
) -> None:
    address = neo4j_server.server.address
    wrong = {**guest, "QIANSHOU_NEO4J_PASSWORD": "wrong-password"}
    for _ in range(3):
        assert refused(lambda: open_store(address, wrong)) == (
            f"{address}: the server refused the user or the password. "
            "Check QIANSHOU_NEO4J_USER and QIANSHOU_NEO4J_PASSWORD"
        )
    for settings in (wrong, guest):
        assert refused(lambda settings=settings: open_store(address, settings)) == (
            f"{address}: the server takes no password for some seconds, after several wrong ones. "
            "Wait ten seconds, then give the right QIANSHOU_NEO4J_PASSWORD"
        )
    neo4j_server.open().close()
    time.sleep(5.5)
    assert "wants this user's password changed first" in refused(lambda: open_store(address, guest))
    administrator.execute_query("ALTER USER guest SET PASSWORD CHANGE NOT REQUIRED", database_="system")
    open_store(address, guest).close()


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothere", "the server has no database 'nothere'. Check QIANSHOU_NEO4J_DATABASE"),
        ("no such/ 家", "the server has no database 'no such/ 家'. Check QIANSHOU_NEO4J_DATABASE"),
        ("System", "the database 'system' is the server's own. Name another in QIANSHOU_NEO4J_DATABASE"),
    ],
)
def test_a_database_that_is_not_there_for_this_is_named(neo4j_server: Neo4jServer, name: str, reason: str) -> None:
    settings = {**neo4j_server.settings, "QIANSHOU_NEO4J_DATABASE": name}
    address = neo4j_server.server.address
    assert refused(lambda: open_store(address, settings)) == f"{address}: {reason}"


@pytest.mark.parametrize("version", ["5.26.0", "5.26.30", "5.27.0-SNAPSHOT", "5.27-aura", "2025.01.0", "2026.09.0"])
def test_a_version_that_is_new_enough_is_taken(version: str) -> None:
    """No server of the kind is asked: this is the reading of its version alone."""
    _check_version(version, "bolt://there")


@pytest.mark.parametrize("version", ["5.25.1", "5.9.0", "4.4.38", "3.5.35", "5.25.0-SNAPSHOT"])
def test_a_version_that_is_too_old_is_refused(version: str) -> None:
    """There is no old server here: this is the reading of its version alone, with what old releases do say."""
    assert refused(lambda: _check_version(version, "bolt://there")) == (
        f"bolt://there: the server is Neo4j {version}, older than 5.26. Update it to 5.26 or newer"
    )
