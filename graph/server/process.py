"""A server's process, be it Java's or a container: started, asked whether it lives, ended."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Protocol

from graph.errors import StoreError
from graph.server.java import utf8_environment
from graph.server.settings import port_of
from graph.server.versions import Version

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_PAUSE = 0.05
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class Process(Protocol):
    """What a server runs in."""

    @property
    def name(self) -> str:
        """What it is found by again: a process id, or a container's name."""

    def is_alive(self) -> bool:
        """Whether it runs."""

    def terminate(self) -> None:
        """Ask it to end in order."""

    def kill(self) -> None:
        """End it at once."""

    def last_lines(self) -> list[str]:
        """The end of what it said."""

    def forget(self) -> None:
        """Clear away what an ended process leaves in the system."""


class JavaProcess:
    """Java as a process of this machine; `child` where this program started it."""

    def __init__(
        self, pid: int, home: Path, child: subprocess.Popen[bytes] | None = None, logged_before: int = 0
    ) -> None:
        self.pid = pid
        self._logged_before = logged_before
        self._home = home
        self._child = child
        self._is_ours = child is not None

    @property
    def name(self) -> str:
        """The process id."""
        return str(self.pid)

    def is_alive(self) -> bool:
        """Whether that process runs and is the server of this home: ids are used again."""
        if self._child is not None:
            return self._child.poll() is None
        # A process that ends loses its command line before it lets go of its files and its port.
        self._is_ours = self._is_ours or _has_argument(_command_line(self.pid), f"--home-dir={self._home}")
        return self._is_ours and _exists(self.pid)

    def terminate(self) -> None:
        """Neo4j closes its databases at SIGTERM. Windows has no such signal: there it recovers at the next start."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._signal(_KILL)

    def last_lines(self) -> list[str]:
        """What Neo4j has logged in this run, and what Java said."""
        logged = _text(_neo4j_log(self._home), self._logged_before)
        return [*logged.splitlines(), *_text(console_log(self._home)).splitlines()]

    def forget(self) -> None:
        """Nothing is left of a process."""

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self._child is not None:
                self._child.send_signal(number)
            elif self.is_alive():
                os.kill(self.pid, number)


class Container:
    """A container of the local Docker engine."""

    def __init__(self, docker: str, name: str) -> None:
        self._docker = docker
        self.name = name

    def is_alive(self) -> bool:
        """Whether the container runs."""
        return self._do("inspect", "--format", "{{.State.Running}}", self.name).stdout.strip() == "true"

    def terminate(self) -> None:
        """Ask Neo4j to close its databases."""
        self._do("kill", "--signal", "TERM", self.name)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._do("kill", self.name)

    def last_lines(self) -> list[str]:
        """The end of what the container said."""
        result = self._do("logs", "--tail", "40", self.name)
        return (result.stdout + result.stderr).splitlines()

    def forget(self) -> None:
        """Remove the container; the data are in the home."""
        self._do("rm", "--force", self.name)

    def _do(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self._docker, *arguments], capture_output=True, text=True, errors="replace")


def start_java(java: str, jars: Path, version: Version, home: Path, heap: str, *, keep: bool) -> JavaProcess:
    """Start Neo4j from its jars; unless `keep`, it ends with this program where the system can see to that."""
    log = console_log(home)
    log.parent.mkdir(parents=True, exist_ok=True)
    before = _neo4j_log(home).stat().st_size if _neo4j_log(home).exists() else 0
    with log.open("wb") as output:
        child = subprocess.Popen(
            _tether(keep) + java_command(java, jars, version, home, heap),
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=home, env=utf8_environment(),
            # Ctrl-C at this program's terminal is for this program, which then stops the server in order.
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )  # fmt: skip
    return JavaProcess(child.pid, home, child, before)


def java_command(java: str, jars: Path, version: Version, home: Path, heap: str) -> list[str]:
    """The command that runs Neo4j. The heap is Java's to know: neo4j.conf tells only Neo4j's own launcher."""
    return [
        java, f"-Xmx{heap}", "-Dfile.encoding=UTF-8",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        "-cp", str(jars / "*"), *version.start, f"--home-dir={home}", f"--config-dir={home / 'conf'}",
    ]  # fmt: skip


def start_container(docker: str, version: Version, home: Path, settings: dict[str, str]) -> Container:
    """Start the official image with the home's data folder."""
    container = Container(docker, container_name(home))
    subprocess.run([docker, "rm", "--force", container.name], capture_output=True)
    (home / "data").mkdir(parents=True, exist_ok=True)
    result = subprocess.run(
        container_command(docker, version, home, settings), capture_output=True, text=True, errors="replace"
    )
    if result.returncode:
        container.forget()
        said = result.stderr.strip() or "(nothing)"
        raise StoreError(f"Docker cannot start {version.image}", str(home), f"mend what it says: {said}")
    return container


def container_command(docker: str, version: Version, home: Path, settings: dict[str, str]) -> list[str]:
    """The command that runs the image, its port published on 127.0.0.1 only."""
    command = [docker, "run", "--detach", "--name", container_name(home)]
    command += ["--publish", f"127.0.0.1:{port_of(settings)}:7687", "--volume", f"{home / 'data'}:/data"]
    if hasattr(os, "getuid") and os.getuid() != 0:
        # Else the data would belong to the image's user, and the next start with Java could not read them.
        command += ["--user", f"{os.getuid()}:{os.getgid()}"]
    for name, value in settings.items():
        # Inside, the server listens to the container's network; the publishing above keeps others out.
        if not name.endswith("listen_address"):
            command += ["--env", f"NEO4J_{name.replace('_', '__').replace('.', '_')}={value}"]
    return [*command, version.image]


def container_name(home: Path) -> str:
    """The same name for the same home."""
    return f"qianshou-neo4j-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"


def console_log(home: Path) -> Path:
    """What the process itself said in its last run; Neo4j's own logs are beside it."""
    return home / "logs" / "console.log"


def wait_for_end(process: Process, timeout: float) -> bool:
    """Whether the process ended within the time."""
    deadline = time.monotonic() + timeout
    while process.is_alive():
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE)
    return True


def _tether(keep: bool) -> list[str]:
    """What has Linux end the server when this program dies, however it dies.

    Linux means the thread that started it, so it is for the main thread only.
    """
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    if keep or setpriv is None or threading.current_thread() is not threading.main_thread():
        return []
    return [setpriv, "--pdeathsig", "TERM"]


def _neo4j_log(home: Path) -> Path:
    return home / "logs" / "neo4j.log"


def _text(path: Path, start: int = 0) -> str:
    try:
        return path.read_bytes()[start:].decode("utf-8", errors="replace")
    except OSError:
        return ""


def _has_argument(line: str, argument: str) -> bool:
    """Whether the command line has that argument whole, quoted or not."""
    _, found, after = f"{line} ".partition(argument)
    return bool(found) and after[0] in ' "'


def _exists(pid: int) -> bool:
    if sys.platform != "linux":
        return _command_line(pid) != ""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0]
        # Java's first thread may have ended before the others.
        return state not in "ZX" or len(os.listdir(f"/proc/{pid}/task")) > 1
    except OSError:
        return False


def _command_line(pid: int) -> str:
    """The command line of a process, empty where there is none."""
    if sys.platform == "linux":
        try:
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" "))
        except OSError:
            return ""
    command = ["ps", "-ww", "-p", str(pid), "-o", "command="]
    if sys.platform == "win32":
        query = f'(Get-CimInstance Win32_Process -Filter "ProcessId={pid}").CommandLine'
        command = ["powershell", "-NoProfile", "-Command", query]
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace").stdout.strip()
    except OSError:
        return ""
