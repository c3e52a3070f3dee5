"""Sentence vectors kept in a file: those of the catalogue's passages are worked out once, and not at every start."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from matching.search.meaning import ENCODER, vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray


def kept_vectors(texts: Sequence[str], path: Path | None) -> NDArray[np.float32]:
    """A vector a text (rows), from the file where it holds those of just these texts, else worked out and written there.

    A file that is missing, broken, of other texts or not to be written costs the time and nothing else.
    """
    key = hashlib.sha256("\0".join((ENCODER, *texts)).encode()).hexdigest()
    found = None if path is None else _read(path, key)
    if found is None:
        found = vectors(texts)
        if path is not None:
            _write(path, key, found)
    return found


def _read(path: Path, key: str) -> NDArray[np.float32] | None:
    try:
        with np.load(path, allow_pickle=False) as held:
            return held["vectors"] if str(held["key"]) == key else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _write(path: Path, key: str, found: NDArray[np.float32]) -> None:
    """Whole or not at all: another process may read it meanwhile."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.savez(file, key=np.array(key), vectors=found)
        try:
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
