"""One process at a time in a place: the others wait. The system frees the place when a process dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from graph.errors import StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.1


@contextlib.contextmanager
def one_at_a_time(path: Path, timeout: float = 1800) -> Iterator[None]:
    """Hold the lock file at `path`. StoreError where another process holds it beyond `timeout` seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout
    with path.open("a+b") as file:
        while not _take(file.fileno()):
            if time.monotonic() > deadline:
                raise StoreError("another process is at work here", str(path), "wait for it, or end it")
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            _free(file.fileno())


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _free(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
