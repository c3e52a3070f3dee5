"""Where things are: the seed folder, the graph, the folder for local data.

`QIANSHOU_STORE` names a server (`neo4j://…`) or a file; it and the server's user, password and database
come from the environment, or else from `.streamlit/secrets.toml`. With nothing set the graph is a file.
`QIANSHOU_LEARNED` names what `learn --out` wrote: the app then shows its factors beside the others.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from graph import InputError, Store, open_store

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("QIANSHOU_DATA") or ROOT / "data")
SEED = Path(os.environ.get("QIANSHOU_SEED") or ROOT / "seed_data")
SECRETS = ROOT / ".streamlit" / "secrets.toml"
_PREFIX = "QIANSHOU_"


def settings(environment: Mapping[str, str] = os.environ, secrets: Path | None = None) -> dict[str, str]:
    """Every QIANSHOU_ setting: the secrets' file, over it the environment."""
    found: dict[str, str] = {}
    secrets = secrets or SECRETS
    if secrets.exists():
        try:
            text = secrets.read_text(encoding="utf-8")
            found = {key: str(value) for key, value in tomllib.loads(text).items() if key.startswith(_PREFIX)}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(f"cannot be read ({error})", str(secrets), "mend the file, or remove it") from error
    return found | {key: value for key, value in environment.items() if key.startswith(_PREFIX)}


def store_place() -> str:
    """The graph that is meant: a server's address or a file's path."""
    found = settings()
    return found.get("QIANSHOU_STORE") or found.get("QIANSHOU_GRAPH") or str(DATA / "graph.sqlite")


def open_graph(place: str | None = None) -> Store:
    """The store at a place; without one the graph that is meant."""
    return open_store(place or store_place(), settings())
