"""Files that the user names, read as text."""

from __future__ import annotations

import codecs
import contextlib
import sys
from collections.abc import Iterator
from typing import TextIO

from graph import InputError
from matching.casework import read_json
from matching.learning.learned import Learned, read_learned


@contextlib.contextmanager
def reading(path: str) -> Iterator[TextIO]:
    """The text of a file, or with - of standard input. InputError where it cannot be had or is no UTF-8."""
    if path == "-" and sys.stdin is None:
        raise InputError("standard input is closed", path, "name a file, or send one in with <")
    try:
        # Windows editors may begin a file with a mark.
        stream = open(sys.stdin.fileno() if path == "-" else path, encoding="utf-8-sig", closefd=path != "-")
    except OSError as error:
        remedy = "name an existing file, or - for standard input"
        raise InputError(f"cannot be read ({error.strerror})", path, remedy) from error
    with stream:
        try:
            yield stream
        except UnicodeDecodeError as error:
            wide = error.object.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            what = "UTF-16, not UTF-8 text" if wide else f"not UTF-8 text (byte {error.start})"
            raise InputError(f"the input is {what}", path, "save it as UTF-8") from error


def read_model(path: str) -> Learned:
    """What `learn --out` wrote."""
    with reading(path) as stream:
        return read_learned(read_json(stream.read(), path), path)
