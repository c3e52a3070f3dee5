"""What a coordinator asks of the graph as a whole, on networkx."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.model import Subgraph
from graph.store import Store


def to_networkx(store: Store, labels: Iterable[str], types: Iterable[str]) -> nx.MultiDiGraph:
    """The nodes of some labels and the links of some types between them; `label` on each node."""
    graph = nx.MultiDiGraph()
    for label in labels:
        for node in store.scan(label):
            graph.add_node(node.id, label=label, **{"name": node.properties.get("name_zh", node.id)})
    for type_ in types:
        graph.add_edges_from(
            (source, target, type_) for source, target in store.edges(type_) if source in graph and target in graph
        )
    return graph


def of_subgraph(found: Subgraph) -> nx.MultiDiGraph:
    """A subgraph in networkx's form."""
    graph = nx.MultiDiGraph()
    for node in found.nodes:
        name = node.properties.get("name_zh") or node.properties.get("name") or node.id
        graph.add_node(node.id, label=node.label, name=name)
    graph.add_edges_from((*edge.key[1:], edge.key[0]) for edge in found.edges)
    return graph


def link_counts(graph: nx.MultiDiGraph) -> list[tuple[str, int]]:
    """(id, number of different neighbours), most first, then by id."""
    plain = nx.Graph(graph)
    return sorted(((node, degree) for node, degree in plain.degree()), key=lambda pair: (-pair[1], pair[0]))


def alone_between(graph: nx.MultiDiGraph, region: str) -> list[tuple[str, str]]:
    """(agency, need type): the agency without which the region has no way to that need's help."""
    plain = nx.Graph(graph)
    if region not in plain:
        return []
    kinds = nx.get_node_attributes(graph, "label")
    reached = nx.node_connected_component(plain, region)
    found = []
    for agency in sorted(node for node in reached if kinds.get(node) == "Agency"):
        without = plain.subgraph(reached - {agency})
        left = nx.node_connected_component(without, region)
        lost = [node for node in reached - left if kinds.get(node) == "NeedType"]
        found += [(agency, need) for need in sorted(lost)]
    return found
