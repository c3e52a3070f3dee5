"""The command line run in the tests' own process, with a graph of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import app.cli
from tests.conftest import ROOT

EBIAN = str(ROOT / "tests" / "cases" / "ebian_family.json")
DAY = ("--as-of", "2026-03-01")


class Answer(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command line in this process, with a graph of its own."""
    monkeypatch.setenv("QIANSHOU_GRAPH", str(tmp_path / "graph.sqlite"))

    def call(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["qianshou", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            app.cli.main()
        said = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), said.out, said.err)

    return call
