"""Which way this machine can run a Neo4j server: a container engine, or Java with Neo4j's jars.

In this order: Docker where its engine runs and has or gets the image; Java and Maven; both from the
package manager where that needs nobody's leave. Else an error with the one command that provides it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import StoreError
from graph.server.assemble import cache_place
from graph.server.java import java_for
from graph.server.versions import Version

_CHOICE = "QIANSHOU_NEO4J_WITH"
DOCKER = "docker"
JAVA = "java"


@dataclass(frozen=True, slots=True)
class Way:
    """How to run a server: `kind` is "docker" or "java", `program` its path; `maven` may be None if not needed."""

    kind: str
    program: str
    maven: str | None = None


def find_way(version: Version, say: Callable[[str], object]) -> Way:
    """The way that works here; QIANSHOU_NEO4J_WITH=docker or =java allows that one only."""
    choice = os.environ.get(_CHOICE, "")
    if choice not in ("", DOCKER, JAVA):
        raise StoreError(f"{_CHOICE} is neither docker nor java", choice, "set one of them, or leave it out")
    way = None
    if choice != JAVA:
        way = _docker_way(version, say)
    if way is None and choice != DOCKER:
        way = _java_way(version) or (_install(version, say) and _java_way(version)) or None
    if way is None:
        raise StoreError(
            f"this machine has no way to run Neo4j {version.number} ({_lack(version, choice)})",
            None,
            f"run: {remedy_command(version, choice)}",
        )
    return way


def _docker_way(version: Version, say: Callable[[str], object]) -> Way | None:
    docker = shutil.which("docker")
    # An engine on another machine would publish its ports there, not on our 127.0.0.1.
    if docker is None or os.environ.get("DOCKER_HOST", "unix:").split(":")[0] not in ("unix", "npipe"):
        return None
    if _output([docker, "info", "--format", "{{.OSType}}"], 20) != "linux":
        return None
    if _output([docker, "image", "inspect", "--format", "{{.Id}}", version.image], 20):
        return Way(DOCKER, docker)
    say(f"fetching {version.image} …")
    # Where the image cannot be had (Docker Hub is blocked in places), Java may still do.
    return Way(DOCKER, docker) if _output([docker, "pull", "--quiet", version.image], 1800) else None


def _java_way(version: Version) -> Way | None:
    java = java_for(version.number)
    maven = shutil.which("mvn")
    if java is None or (maven is None and not cache_place(version).exists()):
        return None
    return Way(JAVA, java, maven)


def _install(version: Version, say: Callable[[str], object]) -> bool:
    """Whether the package manager was asked; only where we are root and nobody's password is needed."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say("trying the package manager for Java and Maven …")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for package in version.packages:
        result = subprocess.run(
            [apt, "install", "-y", "-qq", "--no-install-recommends", package, "maven"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if result.returncode == 0 and java_for(version.number):
            return True
    return False


def remedy_command(version: Version, choice: str = "") -> str:
    """The one command that provides what is missing on this machine."""
    number = str(version.oldest_java if version.newest_java is None else version.newest_java)
    if sys.platform == "darwin":
        return "brew install --cask docker" if choice == DOCKER else f"brew install openjdk@{number} maven"
    if sys.platform == "win32":
        # Windows has no package of Maven's own makers; Docker Desktop brings everything.
        return "winget install Docker.DockerDesktop (then start it once)"
    if choice == DOCKER:
        return "sudo systemctl start docker"
    if shutil.which("dnf"):
        return f"sudo dnf install java-{number}-openjdk-devel maven"
    if shutil.which("apt-get"):
        return f"sudo apt-get install {_apt_package(version)} maven"
    return f"install Java {number} and Maven from your distribution"


def _apt_package(version: Version) -> str:
    """The first of the version's packages that this distribution has."""
    return next(
        (name for name in version.packages if _output(["apt-cache", "show", "--quiet", name], 20)), version.packages[0]
    )


def _lack(version: Version, choice: str) -> str:
    range_ = f"{version.oldest_java}" + (f" to {version.newest_java}" if version.newest_java else " or newer")
    kit = " with its compiler" if version.java_modules else ""
    lacks = [] if choice == JAVA else [f"no local Docker engine that has {version.image}"]
    if choice != DOCKER and java_for(version.number) is None:
        lacks.append(f"no Java {range_}{kit}")
    if choice != DOCKER and shutil.which("mvn") is None:
        lacks.append("no Maven")
    return ", ".join(lacks)


def _output(command: list[str], patience: float) -> str:
    try:
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=patience)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if result.returncode else result.stdout.strip()
