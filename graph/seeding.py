"""From the seed folder to the graph: which entry becomes which nodes and links.

Pure: the files in, one batch out. Whoever calls it gives the batch to a store.
"""

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.errors import CatalogueError
from graph.model import Batch, Edge, Node, Subgraph
from graph.seed_files import SeedFile, SeedFolder
from graph.sources import UNSAFE_TIER

# Where the division codes come from, and what concepts made for this project rest on.
_TABLE = {"source": "GB/T 2260", "source_tier": "dataset", "source_date": "2026-01", "seen": True}
_KNOWN = {"source": "general knowledge", "source_tier": "none", "source_date": "2026-01", "seen": False}
COUNTRY = "region:100000"
_LINK = {
    "excludes": "EXCLUDES", "sequence": "SEQUENCE", "choose_higher": "CHOOSE_HIGHER", "tops_up": "TOPS_UP",
    "stacks": "STACKS_WITH", "prerequisite": "PREREQUISITE_OF", "income_disregard": "DISREGARDED_BY",
    "offset": "OFFSETS", "superseded_by": "SUPERSEDED_BY",
}  # fmt: skip


class _Builder:
    """Collects nodes and links; a link whose ends are not there is kept back."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def node(self, identifier: str, label: str, /, **properties: Any) -> str:
        kept = {key: value for key, value in properties.items() if value not in (None, "", [])}
        self.nodes[identifier] = Node(identifier, label, kept)
        return identifier

    def link(self, type_: str, source: str, target: str, /, **properties: Any) -> None:
        kept = {key: value for key, value in properties.items() if value not in (None, "")}
        edge = Edge(type_, source, target, kept)
        self.edges.setdefault(edge.key, edge)

    def batch(self) -> Batch:
        """Everything whose ends exist."""
        edges = [e for e in self.edges.values() if e.source in self.nodes and e.target in self.nodes]
        return Batch(nodes=tuple(self.nodes.values()), edges=tuple(edges))


def seed_batch(seed: Path, without: Collection[str] = ()) -> Batch:
    """The whole seed folder as one batch, but for the families of some ids.

    CatalogueError names the file where something is wrong.
    """
    builder = _Builder()
    folder = SeedFolder(seed)
    _regions(builder, seed / "regions.csv")
    _concepts(builder, folder)
    _resources(builder, folder)
    _agencies(builder, folder)
    _pairings(builder, folder)
    _article(builder, folder)
    for record in read_families(seed):
        if record["id"] not in without:
            add_family(builder, record)
    return builder.batch()


def family_batch(record: Mapping[str, Any], before: Subgraph | None = None) -> Batch:
    """One household's nodes; its region and need types must be in the graph already.

    `before` is the family as it was read, with its persons, needs and region: what is gone from the
    record goes from the graph, and the batch expects the family to be still as it was.
    """
    builder = _Builder()
    add_family(builder, record)
    batch = Batch(nodes=tuple(builder.nodes.values()), edges=tuple(builder.edges.values()))
    if before is None:
        return batch
    gone = [node.id for node in before.nodes if node.label in ("Person", "Need") and node.id not in builder.nodes]
    cut = [edge.key for edge in before.edges if edge.key not in builder.edges]
    return replace(
        batch,
        remove_nodes=tuple(gone),
        remove_edges=tuple(cut),
        expected=tuple(node for node in before.nodes if node.label == "Family"),
    )


def read_families(seed: Path) -> list[dict[str, Any]]:
    """The article's households and the synthetic ones."""
    found: list[dict[str, Any]] = []
    for path in sorted((seed / "families").glob("*.yaml")):
        found += SeedFile(path).data["families"]
    return found


def read_regions(path: Path) -> list[dict[str, str]]:
    """The division codes, a row each."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except OSError as error:
        raise CatalogueError(f"cannot be read ({error.strerror})", str(path), "restore the file") from error


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _regions(builder: _Builder, path: Path) -> None:
    rows = read_regions(path)
    current = current_regions(rows)
    for row in rows:
        properties = {
            "adcode": row["adcode"], "name": row["name"], "level": row["level"], "in_use": row["in_use"] == "1",
            "code_from": row["valid_from"], "code_to": row["valid_to"], **_TABLE,
        }  # fmt: skip
        for axis in ("longitude", "latitude"):
            if row[axis]:
                properties[axis] = float(row[axis])
        builder.node(_region_id(row, current), "Region", **properties)
    builder.node(COUNTRY, "Region", adcode="100000", name="中国", level="country", in_use=True, **_TABLE)
    for row in rows:
        identifier, code = _region_id(row, current), row["adcode"]
        parents = [f"region:{each}" for each in (code[:4] + "00", code[:2] + "0000") if each != code]
        parent = next((each for each in parents if each in builder.nodes), COUNTRY)
        builder.link("PART_OF", identifier, parent, **_TABLE)
        for successor in successors(row):
            if f"region:{successor}" != identifier:
                builder.link("SUCCEEDED_BY", identifier, f"region:{successor}", **_TABLE)


def current_regions(rows: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """For each code its row in use, or else its latest (a code may have had several names)."""
    ordered = sorted(rows, key=lambda row: (row["in_use"] == "1", row["valid_from"]))
    return {row["adcode"]: row for row in ordered}


@functools.cache
def regions_by_code(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The current regions of a table, read once for the names of a note, a search and a household."""
    return current_regions(read_regions(path))


def successors(row: Mapping[str, str]) -> list[str]:
    """The codes that replaced a code (the table writes `120113[2020]`, several apart by a sign)."""
    return re.findall(r"\d{6}", re.sub(r"\[\d+\]", "", row["successors"] or ""))


def _region_id(row: Mapping[str, str], current: Mapping[str, Mapping[str, str]]) -> str:
    code = row["adcode"]
    return f"region:{code}" if current[code] is row else f"region:{code}@{row['valid_from']}"


def _concepts(builder: _Builder, folder: SeedFolder) -> None:
    needs = folder.file("needs").data
    for key, entry in needs.items():
        synonyms = entry.get("synonyms") or {}
        builder.node(
            f"need_type:{key}", "NeedType", name_zh=entry["names"]["zh"], name_en=entry["names"]["en"],
            synonyms_zh=synonyms.get("zh"), synonyms_en=synonyms.get("en"), **_KNOWN,
        )  # fmt: skip
        for link in ("broader", "related"):
            for other in entry.get(link) or ():
                builder.link(link.upper(), f"need_type:{key}", f"need_type:{other}", **_KNOWN)
    for key, entry in folder.file("populations").data.items():
        names = entry["names"]
        builder.node(f"population:{key}", "PopulationGroup", name_zh=names["zh"], name_en=names["en"], **_KNOWN)


def _resources(builder: _Builder, folder: SeedFolder) -> None:
    records = [file.data for name in ("programs", "funds") for file in folder.folder(name)]
    ids = {record["id"]: _resource_id(record) for record in records}
    for record in records:
        _resource(builder, record, ids)


def _resource_id(record: Mapping[str, Any]) -> str:
    return f"{'fund' if record['kind'] == 'fund' else 'program'}:{record['id']}"


def _resource(builder: _Builder, record: Mapping[str, Any], ids: Mapping[str, str]) -> None:
    identifier, provenance = ids[record["id"]], _provenance(record)
    is_fund = record["kind"] == "fund"
    common = {
        "name_zh": record["names"]["zh"], "name_en": record["names"]["en"], "state": record["validity"]["state"],
        "valid_from": _text(record["validity"].get("from")), "valid_to": _text(record["validity"].get("to")),
        "verified": _text((record.get("verified") or {}).get("date")), "record": _json(record),
        **provenance,
    }  # fmt: skip
    if is_fund:
        builder.node(identifier, "Fund", basis=record.get("basis"), applicants=record.get("applicants"), **common)
        operator = record.get("operator")
        if operator:
            owner = builder.node(f"foundation:{operator['zh']}", "Foundation", name_zh=operator["zh"], name_en=operator["en"], **provenance)
            builder.link("OPERATES", owner, identifier, **provenance)
    else:
        builder.node(
            identifier, "Program", kind=record["kind"], level=record.get("level"),
            categories=record.get("categories"), **common,
        )  # fmt: skip
        body = record["authority"]["zh"]
        owner = builder.node(f"body:{body}", "GovernmentBody", name_zh=body, name_en=record["authority"].get("en"), **provenance)
        builder.link("ADMINISTERS", owner, identifier, **provenance)
    for need in record.get("needs") or ():
        builder.link("ADDRESSES", identifier, f"need_type:{need}", **provenance)
    for code in record.get("regions") or ():
        builder.link("COVERS", identifier, f"region:{code}", **provenance)
    if not record.get("regions"):
        basis = "some places, to be checked" if record.get("region_uncertain") else "nationwide"
        builder.link("COVERS", identifier, COUNTRY, basis=basis, **provenance)
    for document in record.get("documents") or ():
        paper = builder.node(f"document:{document['zh']}", "Document", name_zh=document["zh"], name_en=document["en"], **provenance)
        builder.link("REQUIRES", identifier, paper, **provenance)
    for other in record.get("same_as") or ():
        builder.link("SAME_AS", identifier, ids.get(other, ""), **provenance)
    for interaction in record.get("interactions") or ():
        cited = _cited(interaction, record)
        builder.link(
            _LINK[interaction["type"]], identifier, ids.get(interaction["with"], ""),
            text_zh=interaction["text"]["zh"], text_en=interaction["text"]["en"], relation=interaction.get("relation"),
            **cited,
        )  # fmt: skip
        if interaction.get("relation") == "gateway":
            builder.link("UNLOCKS", identifier, ids.get(interaction["with"], ""), **cited)


def _cited(interaction: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """An interaction's own source; the record's where it names none that may be shown."""
    own, found = interaction.get("source"), _provenance(record)
    tiers = {each.get("url"): each["tier"] for each in record["sources"]}
    if own:
        found |= {"source": own, "source_tier": tiers.get(own, "third_party")}
    return found | {"seen": interaction["seen"]}


def _agencies(builder: _Builder, folder: SeedFolder) -> None:
    for service in folder.file("services").data:
        identifier = builder.node(
            f"service:{service['id']}", "Service", name_zh=service["name_zh"], name_en=service["name_en"],
            category=service["category"], description_zh=service["description"]["zh"],
            description_en=service["description"]["en"], record=_json(service),
            **_provenance(service),
        )  # fmt: skip
        for need in service.get("needs") or ():
            builder.link("ADDRESSES", identifier, f"need_type:{need}", **_provenance(service))
        _serves(builder, identifier, service)
        for provider in service.get("provider_ids") or ():
            builder.link("OFFERS", f"agency:{provider}", identifier, **_provenance(service))
    for agency in folder.file("agencies").data:
        identifier = builder.node(
            f"agency:{agency['id']}", "Agency", name_zh=agency["name_zh"], name_en=agency.get("name_en"),
            org_type=agency.get("org_type"), roles=agency.get("roles"), expertise=agency.get("expertise"),
            adcode=agency.get("adcode"), adcode_level=agency.get("adcode_level"), record=_json(agency),
            **_provenance(agency),
        )  # fmt: skip
        if agency.get("adcode"):
            builder.link("LOCATED_IN", identifier, f"region:{agency['adcode']}", **_provenance(agency))
        for place in agency.get("covers") or ():
            builder.link("COVERS", identifier, f"region:{place['adcode']}", basis=place["basis"], **_provenance(agency))
        for offered in agency.get("services_offered") or ():
            builder.link("OFFERS", identifier, f"service:{offered['id']}", basis=offered["basis"], **_provenance(agency))
        _serves(builder, identifier, agency)


def _serves(builder: _Builder, identifier: str, record: Mapping[str, Any]) -> None:
    for population in record.get("populations") or ():
        builder.link("SERVES", identifier, f"population:{population}", **_provenance(record))


def _pairings(builder: _Builder, folder: SeedFolder) -> None:
    for pairing in folder.file("pairings").data:
        identifier = builder.node(
            f"pairing:{pairing['id']}", "Pairing", name_zh=_pair_name(pairing), program=pairing["program"], status=pairing["status"],
            year_from=pairing.get("year_from"), year_to=pairing.get("year_to"), record=_json(pairing),
            **_both_languages(pairing, "services"), **_both_languages(pairing, "outcomes"), **_provenance(pairing),
        )  # fmt: skip
        supporter, recipient = (f"agency:{pairing.get(side)}" for side in ("supporter_id", "recipient_id"))
        builder.link("SUPPORTER", identifier, supporter, **_provenance(pairing))
        builder.link("RECIPIENT", identifier, recipient, **_provenance(pairing))
        builder.link("SUPPORTS", supporter, recipient, pairing=pairing["id"], **_provenance(pairing))
        if pairing.get("adcode"):
            builder.link("IN_REGION", identifier, f"region:{pairing['adcode']}", **_provenance(pairing))


def _both_languages(record: Mapping[str, Any], name: str) -> dict[str, list[str]]:
    """A list of texts as one list a language, since a node holds no lists of pairs."""
    return {f"{name}_{language}": [each[language] for each in record.get(name) or ()] for language in ("zh", "en")}


def _pair_name(pairing: Mapping[str, Any]) -> str:
    """Both sides; a question mark where the source names none."""
    return " → ".join(pairing.get(side) or "?" for side in ("supporter_name", "recipient_name"))


def _article(builder: _Builder, folder: SeedFolder) -> None:
    for fact in folder.file("article").data:
        provenance = _provenance({"sources": [fact["source"]], "seen": fact.get("seen")})
        identifier = builder.node(
            f"article:{fact['id']}", "ArticleFact", name_zh=fact.get("name_zh"), name_en=fact.get("name_en"),
            kind=fact.get("kind") or fact["record_type"], text_zh=fact.get("text_zh"), text_en=fact.get("text_en"), record=_json(fact),
            **provenance,
        )  # fmt: skip
        codes = fact.get("adcode") or ()
        for code in [codes] if isinstance(codes, str) else codes:
            builder.link("IN_REGION", identifier, f"region:{code}", **provenance)
        for about in (fact.get("actor_id"), fact.get("subject"), fact.get("object"), fact.get("provider")):
            target = str(about or "").replace("fund:", "")
            for kind in ("agency", "fund", "program"):
                if f"{kind}:{target}" in builder.nodes:
                    builder.link("ABOUT", identifier, f"{kind}:{target}", predicate=fact.get("predicate"), **provenance)


def add_family(builder: _Builder, record: Mapping[str, Any]) -> None:
    """A household's nodes: the family, its members and its needs, each in the family's name space."""
    family = f"family:{record['id']}"
    source = record.get("source")
    record = {key: value for key, value in record.items() if key != "source"}
    builder.node(
        family, "Family", record=_json(record), facts=_json(record.get("facts") or {}),
        synthetic=bool(record.get("synthetic")), case_source=_json(source) if source else None,
    )  # fmt: skip
    builder.link("LIVES_IN", family, f"region:{record['region']}")
    for member in record["members"]:
        person = builder.node(
            f"person:{record['id']}:{member['id']}", "Person", relation=member.get("relation"),
            facts=_json(member.get("facts") or {}),
        )  # fmt: skip
        builder.link("MEMBER_OF", person, family)
    for need in record.get("needs") or ():
        identifier = builder.node(need_id(record["id"], need["type"], need.get("member")), "Need", stated=True)
        builder.link("OF_TYPE", identifier, f"need_type:{need['type']}")
        builder.link("HAS_NEED", family, identifier)
        if need.get("member"):
            builder.link("HAS_NEED", f"person:{record['id']}:{need['member']}", identifier)


def need_id(family: str, need_type: str, member: str | None) -> str:
    """The id of a need of a household (`member` None) or of one of its members."""
    return f"need:{family}:{need_type}" + (f":{member}" if member else "")


def _provenance(record: Mapping[str, Any]) -> dict[str, Any]:
    """The best source that may be shown, its tier, and whether it was read."""
    shown = [each for each in _sources(record.get("sources")) if each.get("tier") != UNSAFE_TIER]
    first = shown[0] if shown else {}
    verified = record.get("verified") or {}
    seen = record.get("seen")
    if seen is None:
        seen = bool(verified.get("seen"))
    return {
        "source": first.get("url") or first.get("document") or "general knowledge",
        "source_tier": first.get("tier") or "none",
        "seen": bool(seen),
        "source_date": _text(verified.get("date")) or "2026-01",
    }


def _sources(value: Iterable[Any] | None) -> list[Mapping[str, Any]]:
    return [each for each in value or () if isinstance(each, Mapping)]


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
