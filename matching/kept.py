"""What takes long to work out is kept in a file: it is worked out once, and not at every start."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from matching.meaning import ENCODER, vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = Mapping[str, "NDArray[Any]"]


def kept(path: Path | None, made_of: Sequence[str], names: Sequence[str], make: Callable[[], Arrays]) -> Arrays:
    """The arrays of these names, from the file where it holds those made of just this, else as they are made, and written there.

    A file that is missing, broken, made of something else or not to be written costs the time and nothing else.
    """
    key = hashlib.sha256("\0".join((ENCODER, *made_of)).encode()).hexdigest()
    found = None if path is None else _read(path, key, names)
    if found is None:
        found = make()
        if path is not None:
            _write(path, key, found)
    return found


def kept_vectors(texts: Sequence[str], path: Path | None) -> NDArray[np.float32]:
    """A vector a text (rows)."""
    return kept(path, texts, ["vectors"], lambda: {"vectors": vectors(texts)})["vectors"]


def _read(path: Path, key: str, names: Sequence[str]) -> Arrays | None:
    try:
        with np.load(path, allow_pickle=False) as held:
            return {name: held[name] for name in names} if str(held["key"]) == key else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _write(path: Path, key: str, found: Arrays) -> None:
    """Whole or not at all: another process may read it meanwhile."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            np.savez(file, key=np.array(key), **found)
        try:
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
