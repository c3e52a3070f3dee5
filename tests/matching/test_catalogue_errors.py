"""A seed file with a fault is refused with its file, line, field and a suggestion; nothing else happens to it."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import CatalogueError, QianshouError
from graph.seeding import seed_batch
from matching.catalogue import load_catalogue
from tests.conftest import ROOT

SEED = ROOT / "seed_data"
FAULTS = [
    ("programs/dibao.yaml", "role: required", "role: requird", "Did you mean 'required'?"),
    ("programs/dibao.yaml", "kind: figure", "kind: figures", "Did you mean 'figure'?"),
    ("programs/dibao.yaml", "fact: household.assets_within", "fact: household.asset_within", "'household.assets_within'"),
    ("programs/dibao.yaml", "op: contains_any", "op: contains", "'contains_any'"),
    ("programs/dibao.yaml", "op: contains_any", "op: ==", "contains_any, not_contains_any"),
    ("programs/dibao.yaml", "- dibao_limit", "- dibao_limits", "'dibao_limit'"),
    ("programs/dibao.yaml", "ref: region.dibao_standard_monthly", "ref: region.dibao_standard", "'region.dibao_standard_monthly'"),
    ("programs/dibao.yaml", "level: national", "levle: national", "Did you mean 'level'?"),
    ("programs/dibao.yaml", "id: dibao\n", "id: dibo\n", "Write id: dibao"),
    ("programs/dibao.yaml", "  as_of: 2026-01", "  from: 2026-13", "YYYY-MM"),
    ("programs/dibao.yaml", "also:\n  zh:", "also:\n  zhh:", "Did you mean 'zh'?"),
    ("funds/smile-train.yaml", "basis: stated", "basis: guessed", "stated"),
    ("funds/smile-train.yaml", "- url: http", "- url: 'http://{{href}}'  # ", "Write the whole address"),
    ("programs/dibao.yaml", "  url: http", "  url: 'http://{{href}}'  # ", "Write the whole address"),
    ("programs/dibao.yaml", "  source: http", "  source: '{{href}}'  # ", "Write the whole address"),
    ("needs.yaml", "broader:", "broder:", "Did you mean 'broader'?"),
    ("vocabulary.yaml", "type: boolean", "type: bool", "Did you mean 'boolean'?"),
    ("implications.yaml", "person.employment_status: none", "person.employment_state: none", "'person.employment_status'"),
    ("expectations.yaml", "relations: [father,", "relations: [爸爸,", "Use one of"),
    ("expectations.yaml", "without: [adult,", "without: [son,", "Use one of"),
    ("duties.yaml", "  date:", "  dated:", "Add `date: …`"),
    ("shown_needs.yaml", "disability_support: person", "disability_suport: person", "'disability_support'"),
    ("steps.yaml", "person.disability_assessed: true", "person.disability_assesed: true", "'person.disability_assessed'"),
    ("steps.yaml", "person.no_hukou: false", "person.age: false", "a boolean fact"),
    ("steps.yaml", "person.no_hukou: false", "person.no_hukou: 3", "boolean"),
    ("steps.yaml", "subject: household", "subject: person", "Mend the subject"),
    ("steps.yaml", "unless:", "unles:", "Did you mean 'unless'?"),
    ("places.yaml", "words:", "wrods:", "Add `words: …`"),
    ("papers.yaml", "names:", "name:", "Add `names: …`"),
    ("deadlines.yaml", "of: work-injury-recognition", "of: work-injury-recognitions", "'work-injury-recognition'"),
    ("deadlines.yaml", "fact: event.work_injury_date", "fact: event.work_injury", "'event.work_injury_date'"),
    ("deadlines.yaml", "from: '09-01'", "from: 'September'", "MM-DD"),
    ("deadlines.yaml", "to: '09-15'", "to: '02-29'", "is no day of every year"),
    ("deadlines.yaml", "to: '09-15'", "to: '06-30'", "ends before it begins"),
    ("programs/dibao.yaml", "each_member_without: [tekun]", "each_member_without: [tekum]", "'tekun'"),
    ("jurisdictions.yaml", "fact: person.hukou_region", "fact: person.hukou_type", "'person.hukou_region'"),
    ("programs/unemployment-insurance.yaml", "value: [unemployment_insurance]}", "value: [unemployment_insurrance]}", "'unemployment_insurance'"),
    ("programs/orphan-allowance.yaml", "amount_range: {low: 600}", "amount_range: {lowest: 600}", "low"),
    ("parameters.yaml", "exactness: exact", "exactness: exactly", "Did you mean 'exact'?"),
    ("lexicon/facts.yaml", "fact: person.illnesses", "fact: person.illneses", "'person.illnesses'"),
    ("lexicon/facts.yaml", "value: dibao_edge", "value: dibao_egde", "'dibao_edge'"),
    ("lexicon/people.yaml", "value: 服刑", "value: 服行", "'服刑'"),
    ("lexicon/needs.yaml", "need: medical_cost", "need: medical_costs", "'medical_cost'"),
    ("lexicon/facts.yaml", "level: inferred", "level: infered", "'inferred'"),
    ("lexicon/facts.yaml", "who: adult", "who: adults", "Did you mean 'adult'?"),
    ("lexicon/facts.yaml", "'虚岁 ?{n}岁?'", "'虚岁 ?({n}岁?'", "is no expression"),
    ("lexicon/people.yaml", "{clan}某", "{cla}某", "Did you mean 'clan'?"),
    ("lexicon/people.yaml", "hers: [father]", "hers: [fathr]", "Did you mean 'father'?"),
    ("lexicon/facts.yaml", "leading: [person.age,", "leading: [person.aeg,", "'person.age'"),
    ("lexicon/needs.yaml", "owned: true", "owned: yes please", "boolean"),
    ("lexicon/needs.yaml", "{child_mental_health:", "{child_mental_helth:", "'child_mental_health'"),
    ("lexicon/needs.yaml", "elder_loneliness: loneliness", "elder_loneliness: housing", "Use one of: elders"),
    ("lexicon/needs.yaml", "given: wages", "given: wagse", "Did you mean 'wages'?"),
    ("lexicon/unlikely.yaml", "person.pregnant:", "person.pregnat:", "'person.pregnant'"),
    ("lexicon/unlikely.yaml", "[尘肺病]", "[尘肺]", "'尘肺病'"),
    ("lexicon/unlikely.yaml", "grandmother, husband", "grandmothr, husband", "Did you mean 'grandmother'?"),
    ("asking.yaml", "need: medical_cost", "need: medical_costs", "'medical_cost'"),
    ("asking.yaml", "value: veteran", "value: vetran", "'veteran'"),
    ("asking.yaml", "冒得: 没有", "冒得: 没", "not as long"),
    ("agencies.yaml", "confidence: high", "confidence: sure", "high"),
    ("programs/dibao.yaml", "conditions:", "conditions: [", "Mend the line"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("catalogue") / "seed"
    shutil.copytree(SEED, copied)
    return copied


@pytest.mark.parametrize(("name", "right", "wrong", "remedy"), FAULTS, ids=[f"{case[0]}: {case[2]}" for case in FAULTS])
def test_a_fault_is_named_with_file_line_and_remedy(folder: Path, name: str, right: str, wrong: str, remedy: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        with pytest.raises(CatalogueError) as caught:
            load_catalogue(folder).asking.check()
    finally:
        file.write_text(text, encoding="utf-8")
    assert caught.value.place is not None and caught.value.place.startswith(f"{file}:")
    assert remedy in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "needs.yaml").rename(folder / "needs.away")
    try:
        with pytest.raises(CatalogueError, match=r"needs\.yaml: the file is missing"):
            load_catalogue(folder)
    finally:
        (folder / "needs.away").rename(folder / "needs.yaml")


JUNK: list[Any] = [None, 3, -1, "x", [], {}, True, [1], {"a": 1}, "", 2.5]


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(each, (*at, key))


def spoiled(data: Any, chance: random.Random) -> Any:
    """The data with one entry left out, renamed or replaced by something else."""
    data = copy.deepcopy(data)
    at = chance.choice(list(paths(data)))
    holder = data
    for step in at[:-1]:
        holder = holder[step]
    how = chance.choice(["leave out", "rename", "replace"])
    if how == "leave out":
        del holder[at[-1]]
    elif how == "rename" and isinstance(holder, dict):
        holder[f"{at[-1]}x"] = holder.pop(at[-1])
    else:
        holder[at[-1]] = chance.choice(JUNK)
    return data


@pytest.mark.parametrize("number", range(30))
def test_whatever_is_spoiled_is_read_or_refused_but_never_crashes(folder: Path, number: int) -> None:
    chance = random.Random(number)
    files = sorted(folder.glob("*.yaml"))
    file = chance.choice(files if number % 2 else sorted(folder.rglob("*.yaml")))
    text = file.read_text(encoding="utf-8")
    file.write_text(yaml.dump(spoiled(yaml.load(text, yaml.CSafeLoader), chance), allow_unicode=True), encoding="utf-8")
    try:
        load_catalogue(folder)
        seed_batch(folder)
    except QianshouError as error:
        assert isinstance(error, CatalogueError)
        assert error.place and error.remedy
    finally:
        file.write_text(text, encoding="utf-8")
