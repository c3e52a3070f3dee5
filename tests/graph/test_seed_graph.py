"""The graph that the seed data makes: whole, with its sources, and walkable from a county to a need."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from graph import Store, open_store
from graph.schema import LABELS, RELATIONSHIPS
from graph.seed_files import SeedFolder
from matching.casework import Casework
from tests.conftest import ROOT

SEED = SeedFolder(ROOT / "seed_data")
# What a worker writes of a family is its own source.
OF_FAMILIES = {"Family", "Person", "Need", "LIVES_IN", "MEMBER_OF", "HAS_NEED", "OF_TYPE"}


@pytest.fixture(scope="module")
def store(casework: Casework, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("seed") / "graph.sqlite")) as opened:
        casework.build(opened)
        yield opened


@pytest.mark.parametrize("label", [label for label in LABELS if label not in OF_FAMILIES])
def test_every_node_says_where_it_is_read(store: Store, label: str) -> None:
    nodes = list(store.scan(label))
    assert nodes
    assert [node.id for node in nodes if not {"source", "source_tier", "source_date", "seen"} <= set(node.properties)] == []


@pytest.mark.parametrize("type_", [type_ for type_ in RELATIONSHIPS if type_ not in OF_FAMILIES])
def test_every_link_says_where_it_is_read(store: Store, type_: str) -> None:
    links = list(store.edges(type_))
    assert [edge.key for edge in links if not {"source", "source_tier", "source_date", "seen"} <= set(edge.properties)] == []


def test_every_interaction_is_a_link_of_its_type(store: Store) -> None:
    kinds = {
        "excludes": "EXCLUDES", "sequence": "SEQUENCE", "choose_higher": "CHOOSE_HIGHER", "tops_up": "TOPS_UP",
        "stacks": "STACKS_WITH", "prerequisite": "PREREQUISITE_OF", "income_disregard": "DISREGARDED_BY",
        "offset": "OFFSETS", "superseded_by": "SUPERSEDED_BY",
    }  # fmt: skip
    links = {kind: {edge.key for edge in store.edges(kind)} for kind in kinds.values()}
    wanted = [
        (kinds[each["type"]], f"program:{file.data['id']}", f"program:{each['with']}")
        for file in SEED.folder("programs")
        for each in file.data["interactions"]
    ]
    # Those of the sources but one (of the nursing fee of a work injury, said of pneumoconiosis), and that the injury is recognised before its fee.
    assert len(wanted) == 84 - 1 + 1
    assert [key for key in wanted if key not in links[key[0]]] == []


def test_seven_counties_of_the_article_lead_to_an_agency_its_services_and_needs(store: Store) -> None:
    counties = {edge.target for edge in store.edges("IN_REGION") if edge.source.startswith("article:")}
    walkable = []
    for county in sorted(counties):
        agencies = store.neighbours(county, 1, types=["COVERS"], labels=["Agency"], direction="in").nodes
        found = [store.neighbours(each.id, 2, types=["OFFERS", "ADDRESSES"], direction="out") for each in agencies if each.label == "Agency"]
        if any(node.label == "NeedType" for one in found for node in one.nodes):
            walkable.append(county)
    assert len(walkable) >= 7


def test_records_in_the_graph_are_whole(store: Store) -> None:
    for label, folder in (("Program", "programs"), ("Fund", "funds")):
        records = {node.properties["name_zh"]: json.loads(node.properties["record"]) for node in store.scan(label)}
        assert len(records) == len(SEED.folder(folder))
        assert all(record["conditions"] for record in records.values())
