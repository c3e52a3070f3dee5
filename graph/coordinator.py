"""A coordinator's questions to the whole graph, answered over any store.

The same questions stand in `docs/cypher.md` for whoever asks a Neo4j server directly; the answers agree.
Each begins where it asks, at a place or a need, and is linear in the links there; what is asked of every
county is one pass over the links that it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.store import Store

EVIDENCE = ("HAS_NEED", "OF_TYPE", "BROADER", "RELATED", "ADDRESSES")
_UPWARDS = 3
# A county's or a need's families are asked for whole, however many they are.
_ALL = 10**9
Row = dict[str, Any]


def counties_without(store: Store, need: str) -> list[Row]:
    """Counties with families in a need and no agency that offers anything for it: adcode, county, families."""
    families = _families_of(store, need)
    places: dict[str, set[str]] = defaultdict(set)
    for edge in store.edges("LIVES_IN"):
        if edge.source in families:
            places[edge.target].add(edge.source)
    served = _Served(store)
    rows = [
        _county(store, county) | {"families": len(there)} for county, there in places.items() if need not in served.needs(county)
    ]
    return sorted(rows, key=lambda row: (-row["families"], row["adcode"]))


def funds_that_reach(store: Store, region: str) -> list[Row]:
    """Funds that cover a place or what it lies in: foundation, fund, place, basis, applicants."""
    found = []
    for place in _above(store, region):
        reaching = store.neighbours(
            place, 2, types=["COVERS", "OPERATES"], labels=["Fund", "Foundation"], direction="in", limit=_ALL
        )
        there = {node.id: node.properties for node in reaching.nodes}
        basis = {edge.source: edge.properties.get("basis", "") for edge in reaching.edges if edge.type == "COVERS"}
        found += [
            {"foundation": there[edge.source]["name_zh"], "fund": edge.target, "place": there[place]["name"],
             "basis": basis[edge.target], "applicants": there[edge.target].get("applicants")}
            for edge in reaching.edges if edge.type == "OPERATES"
        ]  # fmt: skip
    return sorted(found, key=lambda row: (row["foundation"], row["fund"]))


def agencies_alone(store: Store) -> list[Row]:
    """Counties whose services all come from one agency: adcode, county, agency, services."""
    served = _Served(store)
    rows = []
    for county in store.scan("Region"):
        if county.properties.get("level") != "county":
            continue
        offering = {agency for agency in served.agencies(county.id) if served.offers.get(agency)}
        if len(offering) == 1:
            agency = offering.pop()
            rows.append({
                "adcode": county.properties["adcode"], "county": county.properties["name"],
                "agency": _name(store, agency), "services": len(served.offers[agency]),
            })  # fmt: skip
    return sorted(rows, key=lambda row: (-row["services"], row["adcode"]))


def evidence_path(store: Store, family: str, resource: str) -> list[Row]:
    """The shortest way from a family's needs to a resource, a link a row: source, type, target."""
    steps = store.path(family, resource, types=EVIDENCE, longest=6) or ()
    return [{"source": edge.source, "type": edge.type, "target": edge.target} for edge in steps]


def pairs_and_outcomes(store: Store) -> list[Row]:
    """Pairings of which both sides are known: pairing, supporter, recipient, years, outcomes."""
    sides = {kind: {edge.source: edge.target for edge in store.edges(kind)} for kind in ("SUPPORTER", "RECIPIENT")}
    return [
        {"pairing": pairing.id, "supporter": _name(store, sides["SUPPORTER"][pairing.id]),
         "recipient": _name(store, sides["RECIPIENT"][pairing.id]), "year_from": pairing.properties.get("year_from"),
         "year_to": pairing.properties.get("year_to"), "outcomes": pairing.properties.get("outcomes_zh", [])}
        for pairing in store.scan("Pairing")
        if pairing.id in sides["SUPPORTER"] and pairing.id in sides["RECIPIENT"]
    ]  # fmt: skip


def unserved_recipients(store: Store) -> list[Row]:
    """Where a supported agency works: needs of families there that no agency answers: adcode, need, families."""
    recipients = {edge.target for edge in store.edges("SUPPORTS")}
    counties = {edge.target for edge in store.edges("COVERS") if edge.source in recipients}
    served = _Served(store)
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for county in counties:
        for family, need in _needs_in(store, county):
            if need not in served.needs(county):
                families[county, need].add(family)
    rows = [
        {"adcode": county.removeprefix("region:"), "need": _name(store, need), "families": len(there)}
        for (county, need), there in families.items()
    ]
    return sorted(rows, key=lambda row: (row["adcode"], -row["families"], row["need"]))


class _Served:
    """Which agencies cover a place, and for which needs they offer something."""

    def __init__(self, store: Store) -> None:
        self._covering: dict[str, set[str]] = defaultdict(set)
        for edge in store.edges("COVERS"):
            if edge.source.startswith("agency:"):
                self._covering[edge.target].add(edge.source)
        self._part_of = {edge.source: edge.target for edge in store.edges("PART_OF")}
        self.offers: dict[str, set[str]] = defaultdict(set)
        for edge in store.edges("OFFERS"):
            self.offers[edge.source].add(edge.target)
        self._addresses: dict[str, set[str]] = defaultdict(set)
        for edge in store.edges("ADDRESSES"):
            self._addresses[edge.source].add(edge.target)
        self._needs: dict[str, frozenset[str]] = {}

    def agencies(self, place: str) -> set[str]:
        """The agencies that cover the place or what it lies in."""
        found = set(self._covering.get(place, ()))
        for _ in range(_UPWARDS):
            place = self._part_of.get(place, "")
            found |= self._covering.get(place, set())
        return found

    def needs(self, place: str) -> frozenset[str]:
        """The needs for which an agency there offers something."""
        if place not in self._needs:
            services = {service for agency in self.agencies(place) for service in self.offers.get(agency, ())}
            self._needs[place] = frozenset(_union(self._addresses.get(service, ()) for service in services))
        return self._needs[place]


def _families_of(store: Store, need: str) -> set[str]:
    having = store.neighbours(
        need, 2, types=["OF_TYPE", "HAS_NEED"], labels=["Need", "Family"], direction="in", limit=_ALL
    )
    return {node.id for node in having.nodes if node.label == "Family"}


def _needs_in(store: Store, county: str) -> list[tuple[str, str]]:
    """Each family that lives there with each kind of its own needs."""
    there = store.neighbours(
        county, 3, types=["LIVES_IN", "HAS_NEED", "OF_TYPE"], labels=["Family", "Need", "NeedType"], limit=_ALL
    )
    kinds = {edge.source: edge.target for edge in there.edges if edge.type == "OF_TYPE"}
    return [(edge.source, kinds[edge.target]) for edge in there.edges if edge.type == "HAS_NEED"]


def _above(store: Store, region: str) -> list[str]:
    return [node.id for node in store.neighbours(region, _UPWARDS, types=["PART_OF"], direction="out").nodes]


def _county(store: Store, region: str) -> Row:
    node = store.get(region)
    assert node is not None
    return {"adcode": node.properties["adcode"], "county": node.properties["name"]}


def _name(store: Store, identifier: str) -> str:
    node = store.get(identifier)
    assert node is not None
    return node.properties.get("name_zh") or node.properties.get("name") or ""


def _union(sets: Iterable[Iterable[str]]) -> set[str]:
    return {each for one in sets for each in one}
