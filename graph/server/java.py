"""Finding a Java that runs a version of Neo4j: what the person chose first, then the usual places."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.server.versions import Version, version_of

_PROGRAM = "java.exe" if os.name == "nt" else "java"
_HOMES = (
    "/usr/lib/jvm/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    # Homebrew installs Java without linking it anywhere else.
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "C:/Program Files/Java/*",
    "C:/Program Files/Eclipse Adoptium/*",
    "C:/Program Files/Microsoft/jdk-*",
)


def java_for(version: str) -> str | None:
    """The path of a Java on which that version of Neo4j runs, or None."""
    wanted = version_of(version)
    return next((java for java in _candidates() if _fits(java, wanted)), None)


def java_version(text: str) -> int | None:
    """The number in what `java -version` says: 17 for "17.0.15", 8 for "1.8.0_392"; None where there is none."""
    found = re.search(r'version "(\d+)(?:\.(\d+))?', text)
    if found is None:
        return None
    first, second = found.groups()
    # Until Java 8 the number that people say was the second one.
    return int(second) if first == "1" and second else int(first)


def utf8_environment() -> dict[str, str]:
    """The environment in which Java can name any folder: on Linux its file names follow the locale."""
    environment = dict(os.environ)
    locale = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    if sys.platform == "linux" and "utf" not in locale.lower():
        environment["LC_ALL"] = "C.UTF-8"
    return environment


def _candidates() -> Iterator[str]:
    seen: set[Path] = set()
    for path in _places():
        real = path.resolve()
        if path.is_file() and real not in seen:
            seen.add(real)
            yield str(path)


def _places() -> Iterator[Path]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home) / "bin" / _PROGRAM
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    for pattern in _HOMES:
        yield from (Path(home) / "bin" / _PROGRAM for home in sorted(glob.glob(pattern)))


def _fits(java: str, wanted: Version) -> bool:
    number = java_version(_said(java, "-version"))
    if number is None or not wanted.runs_on(number):
        return False
    if not wanted.java_modules:
        return True
    modules = {line.split("@")[0].strip() for line in _said(java, "--list-modules").splitlines()}
    return modules.issuperset(wanted.java_modules)


def _said(java: str, option: str) -> str:
    try:
        result = subprocess.run([java, option], capture_output=True, text=True, errors="replace", timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    # macOS has a `java` that only says where to get one; it fails.
    return "" if result.returncode else result.stdout + result.stderr
