"""Asking a server over Bolt: whether it answers a query yet, and giving it its first password.

The only file of this package that knows the driver, and it loads it only to ask. The Bolt port opens before the databases do, so
that only an answered query says that a server is up.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from graph.errors import StoreError

USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105 - what every new server has until it is changed
_PAUSE = 0.2
# After three refusals a server refuses everything for five seconds; only what lasts longer is a wrong password.
_REFUSAL = 7.0


class RefusedError(StoreError):
    """The server answers, but not with this password."""


def answers(address: str, password: str) -> bool:
    """Whether the server answers a query now. RefusedError where it does not take the password."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        _ask(address, password, "RETURN 1", "neo4j")
    except AuthError as error:
        raise _refused(address) from error
    except (DriverError, Neo4jError):
        return False
    return True


def wait_for_answer(address: str, password: str, is_alive: Callable[[], bool], timeout: float) -> bool:
    """Wait until the server answers a query with this password; False where it died or the time is over.

    A server that still has its first password is given this one. RefusedError where it has another.
    """
    deadline = time.monotonic() + timeout
    refused_until: float | None = None
    while time.monotonic() < deadline:
        try:
            if answers(address, password):
                return True
        except RefusedError:
            refused_until = refused_until or time.monotonic() + _REFUSAL
            if _set_first_password(address, password):
                continue
            if time.monotonic() > refused_until:
                raise
            time.sleep(1)
        if not is_alive():
            return False
        time.sleep(_PAUSE)
    return False


def _set_first_password(address: str, password: str) -> bool:
    from neo4j.exceptions import DriverError, Neo4jError

    change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    try:
        _ask(address, FIRST_PASSWORD, change, "system", old=FIRST_PASSWORD, new=password)
    except (DriverError, Neo4jError):
        return False
    return True


def _ask(address: str, password: str, query: str, database: str, **parameters: str) -> None:
    """One query without the driver's own retries, which would outlast a server that died."""
    import neo4j

    driver = neo4j.GraphDatabase.driver(
        address, auth=(USER, password), connection_timeout=5, connection_acquisition_timeout=5, telemetry_disabled=True
    )
    with driver, driver.session(database=database) as session:
        session.run(query, parameters).consume()


def _refused(address: str) -> RefusedError:
    return RefusedError("the server does not take this password", address, "give the one that it was started with")
