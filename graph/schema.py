"""The one table of labels and relationships that every store obeys.

Names follow HSDS (Human Services Data Specification) where it has them: service, organization
(here Agency, Foundation, GovernmentBody), location, service area (COVERS), eligibility, document.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from graph.errors import SchemaError
from graph.model import Edge, Node

# What every node and link may carry: where the fact comes from, and when it holds.
PROVENANCE = {"source", "source_tier", "source_date", "seen", "valid_from", "valid_to", "verified", "note"}

# label: (meaning, properties of its own). `record` is the whole entry as JSON.
LABELS: dict[str, tuple[str, set[str]]] = {
    "Family": ("a household, pseudonymous", {"facts", "record", "synthetic", "case_source"}),
    "Person": ("a member of a household, pseudonymous", {"relation", "facts"}),
    "Need": ("one household's or person's need", {"stated"}),
    "NeedType": ("a concept of need", {"name_zh", "name_en", "synonyms_zh", "synonyms_en", "record"}),
    "Program": ("a government programme or recognition", {"name_zh", "name_en", "kind", "level", "state", "categories", "record"}),
    "Fund": ("a charity's fund or project", {"name_zh", "name_en", "state", "basis", "applicants", "record"}),
    "Service": ("what an agency offers (HSDS: service)", {"name_zh", "name_en", "category", "description_zh", "description_en", "record"}),
    "Agency": ("a social-work agency (HSDS: organization)", {"name_zh", "name_en", "org_type", "roles", "expertise", "adcode", "adcode_level", "record"}),
    "Foundation": ("who operates funds (HSDS: organization)", {"name_zh", "name_en"}),
    "GovernmentBody": ("an authority (HSDS: organization)", {"name_zh", "name_en"}),
    "Region": ("a division of GB/T 2260 (HSDS: location)", {"adcode", "name", "level", "in_use", "code_from", "code_to", "longitude", "latitude"}),
    "PopulationGroup": ("whom something is for", {"name_zh", "name_en"}),
    "Pairing": ("a pairing of agencies", {"name_zh", "program", "status", "year_from", "year_to", "services_zh", "services_en", "outcomes_zh", "outcomes_en", "record"}),
    "Document": ("a paper to bring (HSDS: required document)", {"name_zh", "name_en"}),
    "ArticleFact": ("a fact or a mechanism of the seed article", {"name_zh", "name_en", "kind", "text_zh", "text_en", "record"}),
}  # fmt: skip

_RESOURCE = ("Program", "Fund")
# type: (from labels, to labels, meaning)
RELATIONSHIPS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "LIVES_IN": (("Family",), ("Region",), "lives in"),
    "MEMBER_OF": (("Person",), ("Family",), "belongs to the household"),
    "HAS_NEED": (("Family", "Person"), ("Need",), "has this need"),
    "OF_TYPE": (("Need",), ("NeedType",), "is of this kind"),
    "BROADER": (("NeedType",), ("NeedType",), "the target is the wider concept"),
    "RELATED": (("NeedType",), ("NeedType",), "related concepts"),
    "ADDRESSES": ((*_RESOURCE, "Service"), ("NeedType",), "helps with"),
    "OFFERS": (("Agency",), ("Service",), "offers"),
    "OPERATES": (("Foundation",), ("Fund",), "operates"),
    "ADMINISTERS": (("GovernmentBody",), ("Program",), "decides on"),
    "FUNDS": (("Foundation", "GovernmentBody", "Fund"), ("Agency", "Fund", "Program", "Pairing"), "pays for"),
    "LOCATED_IN": (("Agency",), ("Region",), "has its seat in"),
    "COVERS": ((*_RESOURCE, "Agency"), ("Region",), "is available in (service area)"),
    "SERVES": (("Agency", "Service", *_RESOURCE), ("PopulationGroup",), "is for"),
    "PART_OF": (("Region",), ("Region",), "lies in"),
    "SUCCEEDED_BY": (("Region",), ("Region",), "the code was replaced by"),
    "SUPPORTS": (("Agency",), ("Agency",), "supports, in a pairing"),
    "SUPPORTER": (("Pairing",), ("Agency",), "the stronger side"),
    "RECIPIENT": (("Pairing",), ("Agency",), "the new side"),
    "IN_REGION": (("Pairing", "ArticleFact"), ("Region",), "takes place in"),
    "ABOUT": (("ArticleFact",), ("Agency", "Program", "Fund"), "speaks of"),
    "REQUIRES": (_RESOURCE, ("Document",), "asks for"),
    "SAME_AS": (_RESOURCE, _RESOURCE, "the same scheme, recorded twice"),
    "UNLOCKS": (_RESOURCE, _RESOURCE, "its status opens the way to"),
    "EXCLUDES": (_RESOURCE, _RESOURCE, "not both"),
    "SEQUENCE": (_RESOURCE, _RESOURCE, "one after the other"),
    "CHOOSE_HIGHER": (_RESOURCE, _RESOURCE, "the higher of the two"),
    "TOPS_UP": (_RESOURCE, _RESOURCE, "topped up to"),
    "STACKS_WITH": (_RESOURCE, _RESOURCE, "both may be had"),
    "PREREQUISITE_OF": (_RESOURCE, _RESOURCE, "needed first"),
    "DISREGARDED_BY": (_RESOURCE, _RESOURCE, "not counted as income by"),
    "OFFSETS": (_RESOURCE, _RESOURCE, "deducted from"),
    "SUPERSEDED_BY": (_RESOURCE, _RESOURCE, "replaced by"),
}
_EDGE_PROPERTIES = PROVENANCE | {"text_zh", "text_en", "relation", "pairing", "capacity", "basis", "year_from", "year_to", "predicate"}
_PRIVATE = ("name", "phone", "mobile", "id_number", "id_card", "address", "姓名", "电话", "手机", "身份证", "住址", "地址")
_GUARDED = ("Family", "Person")


def validate_node(node: Node) -> None:
    """SchemaError where the label, a property or a value is not in the table."""
    if node.label not in LABELS:
        raise SchemaError(f"unknown label {node.label!r}", node.id, f"use one of {', '.join(sorted(LABELS))}")
    if not node.id or ":" not in node.id:
        raise SchemaError("a node's id is kind:name", node.id or "(empty)", "write such as program:dibao")
    _validate_properties(node.properties, LABELS[node.label][1] | PROVENANCE, node.id)
    if node.label in _GUARDED:
        for name in ("facts", "record"):
            _refuse_private(json.loads(node.properties.get(name, "{}")), node.id)


def validate_edge(edge: Edge) -> None:
    """SchemaError where the type or a property is not in the table (ends are the store's to check)."""
    place = f"{edge.source} -{edge.type}-> {edge.target}"
    if edge.type not in RELATIONSHIPS:
        raise SchemaError(f"unknown link {edge.type!r}", place, f"use one of {', '.join(sorted(RELATIONSHIPS))}")
    _validate_properties(edge.properties, _EDGE_PROPERTIES, place)


def validate_ends(edge: Edge, source_label: str, target_label: str) -> None:
    """SchemaError where a link does not run between these labels."""
    sources, targets, _ = RELATIONSHIPS[edge.type]
    if source_label not in sources or target_label not in targets:
        raise SchemaError(
            f"{edge.type} does not run from {source_label} to {target_label}",
            f"{edge.source} -{edge.type}-> {edge.target}",
            f"it runs from {' or '.join(sources)} to {' or '.join(targets)}",
        )


def _validate_properties(properties: Mapping[str, Any], allowed: set[str], place: str) -> None:
    for name, value in properties.items():
        if name not in allowed:
            raise SchemaError(f"no property {name!r} here", place, f"use one of {', '.join(sorted(allowed))}")
        if not _is_storable(value):
            raise SchemaError(f"{name} cannot be stored as it is", place, "use text, a number, true or false, or a list of one kind")


def _is_storable(value: Any) -> bool:
    """Whether every store can keep it: text that is UTF-8, whole numbers of 64 bits, no infinities."""
    if isinstance(value, (list, tuple)):
        return len({type(each) for each in value}) <= 1 and all(not isinstance(each, (list, tuple)) and _is_storable(each) for each in value)
    if isinstance(value, str):
        return not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, bool) or (isinstance(value, int) and -(2**63) <= value < 2**63)


def _refuse_private(value: Any, place: str) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).rsplit(".", 1)[-1].lower() in _PRIVATE:
                raise SchemaError(
                    f"{key!r} would identify somebody", place, "leave it out: the graph holds facts, never identities"
                )
            _refuse_private(inner, place)
    elif isinstance(value, list):
        for inner in value:
            _refuse_private(inner, place)
