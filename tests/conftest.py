"""What many tests share: the real catalogue, read once, and a fixed day."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from matching.casework import Casework

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 3, 1)


@pytest.fixture(scope="session")
def casework() -> Casework:
    """The use cases over the real seed folder."""
    return Casework(ROOT / "seed_data")


@pytest.fixture
def ebian() -> dict[str, Any]:
    """The family of the seed article, as a household record."""
    return json.loads((ROOT / "tests" / "cases" / "ebian_family.json").read_text(encoding="utf-8"))
