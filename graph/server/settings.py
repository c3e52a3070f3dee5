"""What a server is told: its settings as `neo4j.conf`, and a port that is free."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path

from graph.server.versions import Version

HOST = "127.0.0.1"


def settings_of(version: Version, bolt_port: int, heap: str, pagecache: str) -> dict[str, str]:
    """The settings of a server that only this machine can reach."""
    return {
        "server.bolt.listen_address": f"{HOST}:{bolt_port}",
        "server.bolt.advertised_address": f"{HOST}:{bolt_port}",
        # Nothing here speaks HTTP; a port less, and a second's start less.
        "server.http.enabled": "false",
        "server.memory.heap.max_size": heap,
        "server.memory.pagecache.size": pagecache,
        "dbms.usage_report.enabled": "false",
        # Two logs of 256 MB would be laid out in advance, for a graph of a few.
        "db.tx_log.preallocate": "false",
        # Stopping waits this long twice, by default 5 s each, after the databases have been closed.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        **dict(version.settings),
    }


def conf_text(settings: dict[str, str]) -> str:
    """The text of neo4j.conf."""
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def read_conf(path: Path) -> dict[str, str]:
    """The settings in a neo4j.conf; none where there is no file."""
    if not path.exists():
        return {}
    pairs = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    return {name.strip(): value.strip() for name, separator, value in pairs if separator and not name.startswith("#")}


def port_of(settings: dict[str, str]) -> int | None:
    """The Bolt port in settings, or None."""
    port = settings.get("server.bolt.listen_address", "").rpartition(":")[2]
    return int(port) if port.isdigit() else None


def free_port() -> int:
    """A port on 127.0.0.1 that nothing listens on."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a server could listen on that port of 127.0.0.1."""
    with contextlib.closing(socket.socket()) as probe:
        if os.name != "nt":
            # As the server does it: connections of an earlier one that still linger are no hindrance.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
