"""Where the graph is: the environment first, then the secrets' file, else a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import settings as chosen
from graph import InputError, StoreError, open_store


def test_the_environment_goes_before_the_secrets_file(tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('QIANSHOU_STORE = "neo4j://far"\nQIANSHOU_NEO4J_PASSWORD = "kept"\nOTHER = 1\n', encoding="utf-8")
    found = chosen.settings({"QIANSHOU_STORE": "bolt://near", "HOME": "/"}, secrets)
    assert found == {"QIANSHOU_STORE": "bolt://near", "QIANSHOU_NEO4J_PASSWORD": "kept"}
    assert chosen.settings({}, tmp_path / "none.toml") == {}


def test_a_secrets_file_that_is_broken_is_told(tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("QIANSHOU_STORE = neo4j", encoding="utf-8")
    with pytest.raises(InputError, match=r"secrets\.toml"):
        chosen.settings({}, secrets)


def test_with_nothing_set_it_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QIANSHOU_STORE", raising=False)
    monkeypatch.delenv("QIANSHOU_GRAPH", raising=False)
    monkeypatch.setattr(chosen, "SECRETS", Path("nowhere.toml"))
    assert chosen.store_place().endswith("graph.sqlite")


def test_a_server_needs_its_password() -> None:
    with pytest.raises(StoreError, match="QIANSHOU_NEO4J_PASSWORD"):
        open_store("neo4j://127.0.0.1:7687", {})
    with pytest.raises(StoreError, match="there is no store for redis"):
        open_store("redis://127.0.0.1", {})
