"""The jars of a Neo4j version, gathered once into the user's cache and checked before every start.

Maven fetches them, because it knows the person's mirrors and proxies. What it brings is compared with
the committed `jars.sha256`, so that neither a mirror nor a changed cache can have other code run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from graph.errors import StoreError
from graph.server.java import utf8_environment
from graph.server.one_at_a_time import one_at_a_time
from graph.server.versions import Version

_LOCK = "jars.sha256"
_PATIENCE = 1800


def cache_place(version: Version) -> Path:
    """Where the jars of a version are kept: `QIANSHOU_CACHE`, or the platform's cache folder."""
    chosen = os.environ.get("QIANSHOU_CACHE")
    return (Path(chosen) if chosen else _user_cache() / "qianshou") / "neo4j" / version.number


def assemble(version: Version, maven: str | None, say: Callable[[str], object]) -> Path:
    """The folder of the version's jars, fetched where they are not there yet; every jar has been checked."""
    folder = cache_place(version)
    try:
        with one_at_a_time(folder.with_name(f"{version.number}.lock")):
            if not folder.exists():
                _fetch(version, folder, maven, say)
    except OSError as error:
        raise StoreError(
            f"the jars cannot be kept there ({error.strerror})", str(folder), "set QIANSHOU_CACHE to another folder"
        ) from error
    verify(folder, version.folder / _LOCK, "delete the folder; the next start fetches the jars again")
    return folder


def read_lock(path: Path) -> dict[str, str]:
    """{file name: sha256} of a lock file, which `sha256sum --check` understands too."""
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        digest, separator, name = line.partition("  ")
        if not separator or len(digest) != 64 or "/" in name or "\\" in name:
            raise StoreError("not a sha256 and a file name", f"{path}:{number}", "restore it from the repository")
        found[name] = digest
    return found


def lock_text(folder: Path) -> str:
    """The lock file for the jars in a folder; for whoever raises a version."""
    return "".join(f"{_digest(path)}  {path.name}\n" for path in sorted(folder.glob("*.jar")))


def verify(folder: Path, lock: Path, remedy: str) -> None:
    """StoreError unless the folder holds the very jars of the lock file and nothing else that Java would load."""
    wanted = read_lock(lock)
    there = {path.name: path for path in folder.iterdir()}
    faults = [f"{name} is missing" for name in sorted(wanted.keys() - there.keys())]
    faults += [f"{name} is not in the lock file" for name in sorted(there.keys() - wanted.keys())]
    faults += [
        f"{name} is not the file that {lock.name} names"
        for name in sorted(wanted.keys() & there.keys())
        if _digest(there[name]) != wanted[name]
    ]
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise StoreError(f"{faults[0]}{more}; nothing was started", str(folder), remedy)


def _fetch(version: Version, folder: Path, maven: str | None, say: Callable[[str], object]) -> None:
    if maven is None:
        raise StoreError("Maven is needed to fetch Neo4j's jars", str(folder), "install Maven, then start again")
    say(f"fetching the jars of Neo4j {version.number} (about 150 MB, once) …")
    # We hold the lock: what another one left half done is nobody's.
    for rest in folder.parent.glob(f"{version.number}.part-*"):
        shutil.rmtree(rest, ignore_errors=True)
    part = Path(tempfile.mkdtemp(prefix=f"{version.number}.part-", dir=folder.parent))
    try:
        _run_maven(version, part, maven)
        remedy = "check which repository Maven asks (mirrors in ~/.m2/settings.xml), then start again"
        verify(part, version.folder / _LOCK, remedy)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _run_maven(version: Version, folder: Path, maven: str) -> None:
    command = [
        maven, "--batch-mode", "--strict-checksums", "--file", str(version.folder / "pom.xml"),
        "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder}",
    ]  # fmt: skip
    remedy = "check the network (a mirror can be named in ~/.m2/settings.xml), then start again"
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_PATIENCE, env=utf8_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise StoreError(f"Maven fetched nothing useful in {_PATIENCE} s", str(folder), remedy) from error
    if result.returncode:
        lines = (result.stdout + result.stderr).splitlines()
        said = [line for line in lines if line.startswith("[ERROR]") and len(line) > 8] or lines[-3:]
        raise StoreError("Maven could not fetch the jars", maven, f"{remedy}; Maven said:\n  " + "\n  ".join(said[:3]))


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
