"""The synthetic families: made by their script, well formed, marked, and free of contradictions."""

from __future__ import annotations

import importlib.util
from typing import Any

import jsonschema
import pytest

from app import schemas
from graph.seeding import read_families
from matching.casework import Casework
from tests.conftest import DAY, ROOT

FOLDER = ROOT / "seed_data" / "families"
RECORDS = read_families(ROOT / "seed_data")
SYNTHETIC = [each for each in RECORDS if each.get("synthetic")]


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", FOLDER / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_writes_the_committed_file() -> None:
    module = generator()
    assert module.text(module.families()) == (FOLDER / "synthetic.yaml").read_text(encoding="utf-8")


def test_another_seed_gives_other_families() -> None:
    module = generator()
    assert module.families(1) != module.families(2)


def test_there_are_sixty_and_the_two_of_the_article() -> None:
    assert len(SYNTHETIC) >= 60
    assert {each["id"] for each in RECORDS if not each.get("synthetic")} == {"family-ebian-xiaozhi", "family-sunite-elder"}


@pytest.mark.parametrize("record", SYNTHETIC, ids=lambda each: each["id"])
def test_a_family_is_well_formed_and_some_help_is_open_to_it(record: dict[str, Any], casework: Casework) -> None:
    jsonschema.validate(record, schemas.household_schema(casework.catalogue))
    result = casework.match(casework.household(record, record["id"], DAY), 10)
    assert [each for each in result["warnings"] if each["kind"] != "duty"] == []
    assert result["candidates"]
    jsonschema.validate(result, schemas.recommendation_schema())
