"""Laws of the house: imports run app → matching → graph, and each store keeps its driver to itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import graph

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {"graph": {"matching", "app"}, "matching": {"app"}, "app": set()}
ONLY_IN = {
    "sqlite3": {"graph/sqlite_store.py", "graph/migrations.py"},
    "neo4j": {"graph/neo4j_store.py", "graph/server/asking.py"},
    "streamlit": None,
}


def imported(source: str) -> set[str]:
    """The top packages that a source text imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


def breaches(path: str, source: str) -> list[str]:
    """What a file imports against the law."""
    names = imported(source)
    layer = path.split("/")[0]
    found = [f"{path} imports {name}" for name in names & FORBIDDEN[layer]]
    for package, allowed in ONLY_IN.items():
        inside = layer == "app" if allowed is None else path in allowed
        if package in names and not inside:
            found.append(f"{path} imports {package}")
    return found


FILES = [path for layer in FORBIDDEN for path in sorted((ROOT / layer).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_the_law(path: Path) -> None:
    assert breaches(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("graph/x.py", "from matching.verdict import Verdict"),
        ("matching/x.py", "import app.cli"),
        ("matching/x.py", "import streamlit as st"),
        ("graph/store.py", "import sqlite3"),
        ("app/x.py", "def f():\n    from neo4j import Driver"),
    ],
)
def test_the_law_can_be_broken(path: str, source: str) -> None:
    assert breaches(path, source)


def test_the_door_of_the_graph_is_small_and_true() -> None:
    assert sorted(graph.__all__) == graph.__all__
    assert all(hasattr(graph, name) for name in graph.__all__)
    assert len(graph.__all__) <= 15


def test_no_file_is_too_long_and_none_is_a_grab_bag() -> None:
    for path in FILES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 450, path
        assert path.stem not in ("utils", "helpers", "manager", "common")
