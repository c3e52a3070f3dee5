"""Vectors that are kept in a file: the same as those worked out, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matching import kept
from matching.kept import kept_vectors

TEXTS = ["看病贵", "school fees"]


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands in for the encoder; what it was asked for."""
    asked: list[list[str]] = []

    def vectors(texts: list[str]) -> np.ndarray:
        asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)

    monkeypatch.setattr(kept, "vectors", vectors)
    return asked


def test_they_are_worked_out_once(tmp_path: Path, worked_out: list[list[str]]) -> None:
    path = tmp_path / "new" / "vectors.npz"
    first = kept_vectors(TEXTS, path)
    assert np.array_equal(first, kept_vectors(TEXTS, path))
    assert worked_out == [TEXTS]
    assert [each.name for each in path.parent.iterdir()] == ["vectors.npz"]


def test_those_of_other_texts_are_worked_out_anew(tmp_path: Path, worked_out: list[list[str]]) -> None:
    path = tmp_path / "vectors.npz"
    kept_vectors(TEXTS, path)
    assert kept_vectors(TEXTS[:1], path).shape == (1, 2)
    assert worked_out == [TEXTS, TEXTS[:1]]


@pytest.mark.parametrize("content", [b"", b"no vectors", b"PK\x03\x04 cut off"])
def test_a_broken_file_is_written_anew(tmp_path: Path, worked_out: list[list[str]], content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    kept_vectors(TEXTS, path)
    kept_vectors(TEXTS, path)
    assert worked_out == [TEXTS]


def test_a_place_where_nothing_can_be_written_costs_only_time(tmp_path: Path, worked_out: list[list[str]]) -> None:
    (tmp_path / "file").write_text("")
    assert kept_vectors(TEXTS, tmp_path / "file" / "vectors.npz").shape == (2, 2)
    (tmp_path / "vectors.npz").mkdir()
    assert kept_vectors(TEXTS, tmp_path / "vectors.npz").shape == (2, 2)
    assert kept_vectors(TEXTS, None).shape == (2, 2)
    assert not list(tmp_path.glob("*.part"))
