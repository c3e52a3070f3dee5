"""Every condition of the fact files is in the catalogue: the committed ledger counts them."""

from __future__ import annotations

import yaml

from matching.casework import Casework
from tests.conftest import ROOT

LEDGER = yaml.safe_load((ROOT / "seed_data" / "ledger.yaml").read_text(encoding="utf-8"))
PARAMETERS = yaml.safe_load((ROOT / "seed_data" / "parameters.yaml").read_text(encoding="utf-8"))


def carried(casework: Casework) -> dict[str, int]:
    """Conditions per record, in the resources and (for local standards) in the parameters."""
    found = {resource.id: len(resource.conditions) for resource in casework.catalogue.resources.values() if resource.kind != "agency"}
    for figure in PARAMETERS["figures"].values():
        for entry in figure["entries"]:
            found[entry["id"]] = len(entry["conditions"])
    return found


def test_no_condition_is_dropped(casework: Casework) -> None:
    expected = {**LEDGER["government"], **LEDGER["charity"], **LEDGER["added"]}
    assert carried(casework) == expected


def test_the_ledger_is_that_of_the_sources() -> None:
    assert sum(LEDGER["government"].values()) == 467
    assert sum(LEDGER["charity"].values()) == 326
    assert len(LEDGER["government"]) == 112
    assert len(LEDGER["charity"]) == 92


def test_every_condition_is_a_rule_or_a_question(casework: Casework) -> None:
    for resource in casework.catalogue.resources.values():
        for condition in resource.conditions:
            assert condition.rule is not None or condition.question is not None, (resource.id, condition.id)
