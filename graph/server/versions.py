"""The versions of Neo4j that Qianshou starts: what each needs and how each is started.

A version is a folder here too: `pom.xml` names its jars and `jars.sha256` says what they must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError

LTS = "5.26.30"
NEWEST = "2026.09.0"
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Version:
    """Facts of one version; `newest_java` is None where any later Java will do."""

    number: str
    oldest_java: int
    newest_java: int | None
    java_modules: tuple[str, ...]
    packages: tuple[str, ...]
    start: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def folder(self) -> Path:
        """Where its pom.xml and its jars.sha256 are."""
        return _HERE / self.number

    @property
    def image(self) -> str:
        """The official container image."""
        return f"neo4j:{self.number}-community"

    def runs_on(self, java: int) -> bool:
        """Whether it runs on that Java."""
        return self.oldest_java <= java <= (self.newest_java or java)


_VERSIONS = {
    LTS: Version(
        number=LTS,
        oldest_java=17,
        newest_java=21,
        java_modules=(),
        packages=("openjdk-17-jre-headless", "openjdk-21-jre-headless", "default-jre-headless"),
        start=("org.neo4j.server.CommunityEntryPoint",),
    ),
    NEWEST: Version(
        number=NEWEST,
        oldest_java=21,
        newest_java=None,
        # The compiler, because Start.java is started as source: a JRE alone will not do.
        java_modules=("jdk.compiler", "jdk.incubator.vector"),
        packages=("openjdk-25-jdk-headless", "openjdk-21-jdk-headless", "default-jdk-headless"),
        start=(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            str(_HERE / NEWEST / "Start.java"),
        ),
        # A store on 127.0.0.1 has no fleet: it neither broadcasts on the network nor reports to a console.
        settings=(("server.fleet_discovery.enabled", "false"), ("dbms.fleet_manager.enabled", "false")),
    ),
}


def version_of(number: str) -> Version:
    """The version of that number. StoreError where Qianshou does not know it."""
    if number not in _VERSIONS:
        raise StoreError("no such version of Neo4j is known here", number, f"choose one of {', '.join(_VERSIONS)}")
    return _VERSIONS[number]
