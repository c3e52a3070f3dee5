"""One node of the graph on the screen: what it is, its links, where that is read."""

from __future__ import annotations

import streamlit as st

from app.resources import store
from app.wording import listed, words
from graph import Node
from graph.network import MAP_LABELS, name_of

PROPERTIES = (
    "adcode", "level", "org_type", "roles", "expertise", "category", "description", "kind", "state", "basis",
    "applicants", "status", "year_from", "year_to", "services", "outcomes", "text", "synonyms",
)  # fmt: skip
_LISTED = 12


def details(identifier: str, language: str) -> None:
    """A node's kind, properties, links by type, source with its tier and date."""
    found = store().neighbours(identifier, 1, labels=MAP_LABELS)
    nodes = {node.id: node for node in found.nodes}
    node = nodes[identifier]
    st.markdown(f"**{name_of(node, language)}** · {words(node.label, language)}")
    lines = []
    for key in PROPERTIES:
        spellings = (f"{key}_{language}", key, f"{key}_zh")
        value = next((node.properties[each] for each in spellings if each in node.properties), None)
        if value not in (None, "", []):
            every = value if isinstance(value, (list, tuple)) else [value]
            text = listed((words(str(each), language) for each in every), language)
            lines.append(f"- {words(f'property.{key}', language)}: {text}")
    linked: dict[tuple[str, bool], list[str]] = {}
    for edge in found.edges:
        outward = edge.source == identifier
        other = nodes[edge.target if outward else edge.source]
        linked.setdefault((edge.type, outward), []).append(name_of(other, language))
    for (type_, outward), names in sorted(linked.items()):
        rest = f" … +{len(names) - _LISTED}" if len(names) > _LISTED else ""
        arrow = "→" if outward else "←"
        lines.append(f"- {arrow} {words(type_, language)} ({len(names)}): {listed(names[:_LISTED], language)}{rest}")
    st.markdown("\n".join([*lines, _source(node, language)]))


def _source(node: Node, language: str) -> str:
    """Where the node's facts come from, how near to the origin, from when, and whether it was read."""
    properties = node.properties
    if not properties.get("source"):
        return ""
    read = words("read" if properties.get("seen") else "not_read", language)
    tier = words(f"tier.{properties.get('source_tier', 'none')}", language)
    where = f"{properties['source']} ({tier}, {properties.get('source_date', '?')}, {read})"
    return f"- {words('sources', language)}: {where}"
