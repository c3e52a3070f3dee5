"""Starting Neo4j: what can be known without a server, and one real server that is refused, killed and found again."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
import yaml
from neo4j.exceptions import AuthError

from graph.errors import StoreError
from graph.server import LTS, NEWEST, Server, find_server, provide, running, start_server
from graph.server import assemble as assembling
from graph.server import java as javas
from graph.server.one_at_a_time import one_at_a_time
from graph.server.process import JavaProcess, container_command, java_command
from graph.server.settings import conf_text, free_port, is_free, port_of, read_conf, settings_of
from graph.server.versions import version_of

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = pytest.mark.parametrize("number", [LTS, NEWEST])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17),
        ('java version "1.8.0_392"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25" 2025-09-16 LTS', 25),
        ('openjdk version "26-ea" 2026-03-17', 26),
        ("Unable to locate a Java Runtime.", None),
        ("", None),
    ],
)
def test_the_number_of_a_java_is_read(text: str, number: int | None) -> None:
    assert javas.java_version(text) == number


def test_each_version_has_its_javas() -> None:
    assert [java for java in (11, 16, 17, 21, 22, 25) if version_of(LTS).runs_on(java)] == [17, 21]
    assert [java for java in (17, 20, 21, 25, 30) if version_of(NEWEST).runs_on(java)] == [21, 25, 30]
    with pytest.raises(StoreError, match="4.4.0: no such version"):
        version_of("4.4.0")


def test_a_java_without_a_compiler_cannot_start_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"-version": 'openjdk version "21.0.2"', "--list-modules": "java.base@21.0.2\njdk.incubator.vector@21.0.2"}
    monkeypatch.setattr(javas, "_candidates", lambda: iter(["/somewhere/java"]))
    monkeypatch.setattr(javas, "_said", lambda java, option: said[option])
    assert javas.java_for(LTS) == "/somewhere/java"
    assert javas.java_for(NEWEST) is None
    said["--list-modules"] += "\njdk.compiler@21.0.2"
    assert javas.java_for(NEWEST) == "/somewhere/java"


@pytest.mark.parametrize(("locale", "given"), [("C", "C.UTF-8"), ("", "C.UTF-8"), ("zh_CN.UTF-8", "zh_CN.UTF-8")])
@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux do Java's file names follow the locale")
def test_java_can_name_a_chinese_folder(locale: str, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_CTYPE", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    assert javas.utf8_environment()["LC_ALL"] == given


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {}, "HOME/.cache/qianshou/neo4j"),
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/qianshou/neo4j"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, "HOME/Library/Caches/qianshou/neo4j"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/qianshou/neo4j"),
        ("win32", {}, "HOME/AppData/Local/qianshou/neo4j"),
        ("linux", {"QIANSHOU_CACHE": "/mine"}, "/mine/neo4j"),
    ],
)
def test_the_cache_has_its_place(
    platform: str, environment: dict[str, str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QIANSHOU_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    expected = Path(place.replace("HOME", str(Path.home()))) / LTS
    assert assembling.cache_place(version_of(LTS)) == expected


@VERSIONS
def test_a_lock_file_names_the_jars_of_its_version(number: str) -> None:
    version = version_of(number)
    lock = assembling.read_lock(version.folder / "jars.sha256")
    assert len(lock) > 200
    assert {f"neo4j-{number}.jar", f"neo4j-server-{number}.jar"} <= lock.keys()
    assert (version.folder / "pom.xml").read_text(encoding="utf-8").count(f"<version>{number}</version>") == 2


@pytest.fixture
def jars(tmp_path: Path) -> Path:
    """A folder of two jars and, beside it, its lock file."""
    folder = tmp_path / "jars"
    folder.mkdir()
    (folder / "a.jar").write_bytes(b"one")
    (folder / "b.jar").write_bytes(b"two")
    (tmp_path / "jars.sha256").write_text(assembling.lock_text(folder), encoding="utf-8")
    return folder


def test_the_very_jars_are_taken(jars: Path) -> None:
    assembling.verify(jars, jars.parent / "jars.sha256", "mend it")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.jar", b"other", "a.jar is not the file"),
        ("a.jar", None, "a.jar is missing"),
        ("c.jar", b"three", "c.jar is not in the lock file"),
    ],
)
def test_other_jars_are_refused(jars: Path, name: str, content: bytes | None, fault: str) -> None:
    if content is None:
        (jars / name).unlink()
    else:
        (jars / name).write_bytes(content)
    with pytest.raises(StoreError, match=f"{fault}.*; nothing was started. Mend it"):
        assembling.verify(jars, jars.parent / "jars.sha256", "mend it")


def test_a_broken_lock_file_is_named_with_its_line(jars: Path) -> None:
    lock = jars.parent / "jars.sha256"
    lock.write_text(lock.read_text(encoding="utf-8") + "nonsense\n", encoding="utf-8")
    with pytest.raises(StoreError, match="jars.sha256:3: not a sha256"):
        assembling.read_lock(lock)


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which somebody else's attempt was interrupted; Maven brings one false jar."""
    monkeypatch.setenv("QIANSHOU_CACHE", str(tmp_path))
    left = tmp_path / "neo4j" / f"{LTS}.part-abc"
    left.mkdir(parents=True)
    (left / "half.jar").write_bytes(b"h")
    monkeypatch.setattr(assembling, "_run_maven", lambda version, folder, maven: (folder / "x.jar").write_bytes(b"x"))
    return tmp_path / "neo4j"


def test_what_maven_brings_is_refused_unless_it_is_what_the_lock_names(half: Path) -> None:
    with pytest.raises(StoreError, match="and 213 more; nothing was started. Check which repository"):
        assembling.assemble(version_of(LTS), "mvn", lambda text: None)
    assert [path.name for path in half.iterdir()] == [f"{LTS}.lock"], "something unverified was left in the cache"


def test_the_lock_keeps_others_out(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path / "lock"), pytest.raises(StoreError, match="another process is at work"):
        with one_at_a_time(tmp_path / "lock", timeout=0):
            pass
    with one_at_a_time(tmp_path / "lock", timeout=0):
        pass


@VERSIONS
def test_a_server_can_be_reached_from_this_machine_only(number: str, tmp_path: Path) -> None:
    settings = settings_of(version_of(number), 7999, "512m", "128m")
    assert {value for name, value in settings.items() if "address" in name} == {"127.0.0.1:7999"}
    assert settings["server.http.enabled"] == settings["dbms.usage_report.enabled"] == "false"
    path = tmp_path / "neo4j.conf"
    path.write_text(conf_text(settings), encoding="utf-8")
    assert read_conf(path) == settings
    assert port_of(settings) == 7999
    command = container_command("docker", version_of(number), tmp_path, settings)
    assert command[command.index("--publish") + 1] == "127.0.0.1:7999:7687"
    assert "NEO4J_server_memory_heap_max__size=512m" in command
    assert command[-1] == f"neo4j:{number}-community"
    assert not [part for part in command if "listen" in part]


def test_java_is_given_the_heap_and_the_home(tmp_path: Path) -> None:
    command = java_command("java", tmp_path / "lib", version_of(NEWEST), tmp_path, "1g")
    assert {"-Xmx1g", f"--home-dir={tmp_path}", f"--config-dir={tmp_path / 'conf'}"} <= set(command)
    start = next(Path(part) for part in command if part.endswith("Start.java"))
    assert start.is_file()


def test_a_free_port_is_free_and_a_taken_one_is_not() -> None:
    port = free_port()
    assert is_free(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not is_free(port)


def test_a_machine_with_nothing_is_told_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QIANSHOU_CACHE", str(tmp_path))
    monkeypatch.delenv("QIANSHOU_NEO4J_WITH", raising=False)
    monkeypatch.setattr(provide.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    monkeypatch.setattr(provide, "java_for", lambda number: None)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(
        StoreError, match="no Java 17 to 21, no Maven.*Run: sudo dnf install java-21-openjdk-devel maven"
    ):
        provide.find_way(version_of(LTS), lambda text: None)


def test_docker_comes_first_and_java_where_the_image_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"info": "linux", "image": "", "pull": "neo4j"}
    monkeypatch.delenv("QIANSHOU_NEO4J_WITH", raising=False)
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    monkeypatch.setattr(provide.shutil, "which", lambda name: name)
    monkeypatch.setattr(provide, "java_for", lambda number: "/java")
    monkeypatch.setattr(provide, "_output", lambda command, patience: said[command[1]])
    assert provide.find_way(version_of(LTS), lambda text: None) == provide.Way("docker", "docker")
    said["pull"] = ""
    assert provide.find_way(version_of(LTS), lambda text: None) == provide.Way("java", "/java", "mvn")
    said["info"] = ""
    assert provide.find_way(version_of(LTS), lambda text: None).kind == "java"
    monkeypatch.setenv("QIANSHOU_NEO4J_WITH", "podman")
    with pytest.raises(StoreError, match="podman: QIANSHOU_NEO4J_WITH is neither"):
        provide.find_way(version_of(LTS), lambda text: None)


def test_a_note_of_another_process_is_no_server(tmp_path: Path) -> None:
    assert find_server(tmp_path) is None
    assert not JavaProcess(os.getpid(), tmp_path).is_alive()
    (tmp_path / "server.json").write_text("{", encoding="utf-8")
    assert find_server(tmp_path) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_password_is_for_its_owner_and_is_not_changed_by_the_way(tmp_path: Path) -> None:
    made = running._password_for(tmp_path, None)
    assert len(made) >= 32
    assert stat.S_IMODE((tmp_path / "password").stat().st_mode) == 0o600
    assert running._password_for(tmp_path, None) == made
    with pytest.raises(StoreError, match="another password"):
        running._password_for(tmp_path, "something-else")
    (tmp_path / "password").unlink()
    with pytest.raises(StoreError, match="no password shorter than 8"):
        running._password_for(tmp_path, "short")


def test_compose_opens_nothing_to_the_network_and_has_no_password() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(text)["services"]
    for service in services.values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        assert service["healthcheck"]["test"]
    assert services["neo4j"]["image"] == version_of(LTS).image
    assert text.count("${NEO4J_PASSWORD") == text.count("${NEO4J_PASSWORD:?set a password}") == 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server of the long-term version, in a home whose name is not ASCII."""
    with start_server(tmp_path_factory.mktemp("家 home"), say=print) as started:
        yield started


def count(server: Server, password: str | None = None) -> int:
    """The number of kept nodes."""
    with neo4j.GraphDatabase.driver(server.address, auth=(server.user, password or server.password)) as driver:
        records, _, _ = driver.execute_query("MATCH (k:Kept) RETURN count(k) AS n")
        return int(records[0]["n"])


@pytest.mark.neo4j
def test_a_server_answers_its_password_only_and_is_found_by_others(server: Server) -> None:
    assert count(server) == 0
    for wrong in ("neo4j", "wrong-password"):
        with pytest.raises(AuthError):
            count(server, wrong)
    finding = "import sys, pathlib, graph.server as s; print(s.find_server(pathlib.Path(sys.argv[1])).address)"
    found = subprocess.run(
        [sys.executable, "-c", finding, str(server.home)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == server.address
    with pytest.raises(StoreError, match=f"runs from this folder already, at {server.address}"):
        start_server(server.home)


@pytest.mark.neo4j
def test_a_killed_server_keeps_what_it_acknowledged(server: Server) -> None:
    address, before = server.address, count(server)
    with neo4j.GraphDatabase.driver(address, auth=(server.user, server.password)) as driver:
        for _ in range(20):
            driver.execute_query("CREATE (:Kept)")
        server.kill()
    assert find_server(server.home) is None
    server.start_again()
    assert server.address == address
    assert count(server) == before + 20
    server.stop()
    server.start_again()
    assert count(server) == before + 20
