"""A Neo4j server of one's own on 127.0.0.1: started in a home folder, stopped, found again.

A home keeps everything: `conf`, `data`, `logs`, `password` (for its owner's eyes) and, while the server
runs, `server.json`, by which another program finds it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.errors import StoreError
from graph.server.asking import USER, wait_for_answer
from graph.server.assemble import assemble
from graph.server.one_at_a_time import one_at_a_time
from graph.server.process import Container, JavaProcess, Process, start_container, start_java, wait_for_end
from graph.server.provide import DOCKER, find_way
from graph.server.settings import HOST, conf_text, free_port, is_free, port_of, read_conf, settings_of
from graph.server.versions import LTS, Version, version_of

_NOTE = "server.json"
_PATIENCE = 120
_STOP_PATIENCE = 60
_SHORTEST_PASSWORD = 8


class Server:
    """A running server; as a context manager it is stopped at the end."""

    user = USER

    def __init__(self, home: Path, version: str, port: int, password: str, process: Process | None, keep: bool) -> None:
        self.home = home
        self.version = version
        self.port = port
        self.password = password
        self._process = process
        self._keep = keep

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"bolt://{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The id of its process; None where it is stopped or a container."""
        return self._process.pid if isinstance(self._process, JavaProcess) else None

    def stop(self) -> None:
        """Close the databases and end the server; nothing where it is stopped already."""
        self._end(kill=False)

    def kill(self) -> None:
        """End the server as a power cut would; what it acknowledged is there at the next start."""
        self._end(kill=True)

    def start_again(self, timeout: float = _PATIENCE, say: Callable[[str], object] = lambda text: None) -> None:
        """Start it again in the same home at the same port; returns when it answers a query."""
        with one_at_a_time(self.home / "server.lock", timeout):
            self._launch(version_of(self.version), timeout, say)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _launch(self, version: Version, timeout: float, say: Callable[[str], object]) -> None:
        _refuse_second(self.home)
        if not is_free(self.port):
            raise StoreError(f"port {self.port} is in use", str(self.home), "stop what listens there, or use another")
        self._process = _start_process(version, self.home, say, keep=self._keep)
        if not self._keep:
            atexit.register(self.stop)
        _write(self.home / _NOTE, json.dumps(
            {"version": self.version, "container": isinstance(self._process, Container), "name": self._process.name}
        ))  # fmt: skip
        try:
            if not wait_for_answer(self.address, self.password, self._process.is_alive, timeout):
                raise _failure(self._process, self.home, timeout)
        except BaseException:
            self.stop()
            raise

    def _end(self, kill: bool) -> None:
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is None:
            return
        if not kill:
            process.terminate()
        if kill or not wait_for_end(process, _STOP_PATIENCE):
            process.kill()
            wait_for_end(process, _STOP_PATIENCE)
        process.forget()
        (self.home / _NOTE).unlink(missing_ok=True)


def start_server(
    home: Path,
    version: str = LTS,
    *,
    password: str | None = None,
    bolt_port: int | None = None,
    heap: str = "512m",
    pagecache: str = "128m",
    timeout: float = _PATIENCE,
    keep: bool = False,
    say: Callable[[str], object] = lambda text: None,
) -> Server:
    """Start a server in a home folder, new or used before; returns when it answers a query.

    A new home gets a password of its own, kept in its file `password`, unless one is given; a used home
    has its password and, unless another is asked for, its port. `keep` has it outlive this program.
    StoreError, quoting the server's log, where it does not start; or where one runs from there already.
    """
    home = home.absolute()
    wanted = version_of(version)
    with _usable(home):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with one_at_a_time(home / "server.lock", timeout):
            _refuse_second(home)
            chosen = _password_for(home, password)
            port = bolt_port or _port_for(home)
            (home / "conf").mkdir(exist_ok=True)
            _write(home / "conf" / "neo4j.conf", conf_text(settings_of(wanted, port, heap, pagecache)))
            server = Server(home, version, port, chosen, None, keep)
            server._launch(wanted, timeout, say)
            _write(home / "password", chosen)
            return server


def find_server(home: Path, timeout: float = _PATIENCE) -> Server | None:
    """The server that runs from this home already, when it answers; None where none does.

    StoreError where the home cannot be a folder, or not be read.
    """
    home = home.absolute()
    process, note = _noted(home)
    with _usable(home):
        port = port_of(read_conf(home / "conf" / "neo4j.conf"))
        password = _read(home / "password")
    if process is None or port is None or password is None:
        return None
    server = Server(home, note["version"], port, password, process, keep=True)
    return server if wait_for_answer(server.address, password, process.is_alive, timeout) else None


@contextlib.contextmanager
def _usable(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the server's folder cannot be used ({error.strerror})", str(home), "name another folder"
        ) from error


def _start_process(version: Version, home: Path, say: Callable[[str], object], *, keep: bool) -> Process:
    settings = read_conf(home / "conf" / "neo4j.conf")
    way = find_way(version, say)
    if way.kind == DOCKER:
        return start_container(way.program, version, home, settings)
    jars = assemble(version, way.maven, say)
    return start_java(way.program, jars, version, home, settings["server.memory.heap.max_size"], keep=keep)


def _noted(home: Path) -> tuple[Process | None, dict[str, str]]:
    """The living process that the home's note names."""
    try:
        note = json.loads(_read(home / _NOTE) or "{}")
        process: Process = (
            Container(shutil.which("docker") or "docker", note["name"])
            if note["container"]
            else JavaProcess(int(note["name"]), home)
        )
        return (process if process.is_alive() else None), note
    except (ValueError, KeyError, OSError):
        # A note that cannot be read, or no Docker any more, is no server.
        return None, {}


def _refuse_second(home: Path) -> None:
    process, _ = _noted(home)
    if process is not None:
        port = port_of(read_conf(home / "conf" / "neo4j.conf"))
        raise StoreError(
            f"a server runs from this folder already, at bolt://{HOST}:{port}", str(home), "use it, or stop it first"
        )


def _password_for(home: Path, given: str | None) -> str:
    kept = _read(home / "password")
    if given is not None and kept is not None and given != kept:
        raise StoreError(
            "the server of this folder has another password", str(home / "password"), "leave the password out"
        )
    if given is not None and len(given) < _SHORTEST_PASSWORD:
        raise StoreError(f"Neo4j takes no password shorter than {_SHORTEST_PASSWORD}", None, "give a longer one")
    chosen = given or kept
    used = (home / "data" / "databases").exists()
    if chosen is None and used:
        raise StoreError("the data have a password, and the file with it is gone", str(home), "give the password")
    chosen = chosen or secrets.token_urlsafe(24)
    if not used:
        # Before the server has it: after a crash in between, the next start would not know it.
        _write(home / "password", chosen)
    return chosen


def _port_for(home: Path) -> int:
    before = port_of(read_conf(home / "conf" / "neo4j.conf"))
    return before if before and is_free(before) else free_port()


def _failure(process: Process, home: Path, timeout: float) -> StoreError:
    died = not process.is_alive()
    # Of Java's stack traces the messages are enough.
    lines = [line for line in process.last_lines() if line.strip() and not line.startswith(("\tat ", "\t... "))]
    said = "".join(f"\n  {line[:300]}" for line in lines[-8:]) or " with nothing"
    what = "the server ended while starting" if died else f"the server did not answer within {timeout:g} s"
    return StoreError(what, str(home), f"see {home / 'logs'}; the last run's log ends:{said}")


def _read(path: Path) -> str | None:
    with contextlib.suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").strip() or None
    return None


def _write(path: Path, text: str) -> None:
    """Write in one step, readable by its owner only."""
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(draft, path)
