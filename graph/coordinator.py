"""A coordinator's questions to the whole graph, answered over any store.

The same questions stand in `docs/cypher.md` for whoever asks a Neo4j server directly; the answers agree.
Each is one pass over the links that it needs, so that the cost is linear in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.store import Store

EVIDENCE = ("HAS_NEED", "OF_TYPE", "BROADER", "RELATED", "ADDRESSES")
_UPWARDS = 3
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
        reaching = store.neighbours(place, 1, types=["COVERS"], labels=["Fund"], direction="in", limit=10_000)
        basis = {edge.source: edge.properties.get("basis", "") for edge in reaching.edges}
        funds = [node for node in reaching.nodes if node.label == "Fund"]
        for fund in funds:
            owners = store.neighbours(fund.id, 1, types=["OPERATES"], direction="in")
            found += [
                {"foundation": owner.properties["name_zh"], "fund": fund.id, "place": _name(store, place),
                 "basis": basis[fund.id], "applicants": fund.properties.get("applicants")}
                for owner in owners.nodes if owner.label == "Foundation"
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
    homes = {edge.source: edge.target for edge in store.edges("LIVES_IN") if edge.target in counties}
    kinds = {edge.source: edge.target for edge in store.edges("OF_TYPE")}
    served = _Served(store)
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in store.edges("HAS_NEED"):
        county = homes.get(edge.source)
        if county is not None and kinds[edge.target] not in served.needs(county):
            families[county, kinds[edge.target]].add(edge.source)
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
    instances = {edge.source for edge in store.edges("OF_TYPE") if edge.target == need}
    return {edge.source for edge in store.edges("HAS_NEED") if edge.target in instances and edge.source.startswith("family:")}


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
