"""What a coordinator asks of the graph as a whole, on networkx."""

from __future__ import annotations

import networkx as nx

from graph.model import Node, Subgraph
from graph.store import Store

# What a coordinator's map may show; families and persons are never on it.
MAP_LABELS = (
    "Region", "Agency", "Service", "NeedType", "Program", "Fund", "Foundation", "GovernmentBody", "PopulationGroup",
    "Pairing", "Document", "ArticleFact",
)  # fmt: skip
_NEIGHBOURS = 60


def map_names(store: Store, language: str) -> dict[str, str]:
    """The name of every node that a map may show but the regions, by id."""
    return {node.id: name_of(node, language) for label in MAP_LABELS[1:] for node in store.scan(label)}


def name_of(node: Node, language: str) -> str:
    """A node's name in a language, else in the other, else its id without the kind."""
    keys = ("name_zh", "name", "name_en") if language == "zh" else ("name_en", "name_zh", "name")
    found = next((node.properties[key] for key in keys if node.properties.get(key)), None)
    if found is None and node.label == "ArticleFact":
        found = str(node.properties.get("text_zh", ""))[:20]
    return str(found or node.id.partition(":")[2])


def of_subgraph(found: Subgraph, language: str = "zh") -> nx.MultiDiGraph:
    """A subgraph in networkx's form: `label` and `name` on each node, a link's type as its key."""
    graph = nx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.id, label=node.label, name=name_of(node, language))
    graph.add_edges_from((*edge.key[1:], edge.key[0]) for edge in found.edges)
    return graph


def county_network(store: Store, region: str, language: str = "zh") -> nx.MultiDiGraph:
    """Who serves a place, with what, for which needs: Region, Agency, Service and NeedType nodes.

    An agency counts that covers the place or what the place lies in; NotFoundError for an unknown region.
    """
    above = store.neighbours(region, 4, types=["PART_OF"], direction="out")
    places = of_subgraph(above, language)
    graph = nx.MultiDiGraph()
    for place in above.nodes:
        serving = store.neighbours(place.id, 1, types=["COVERS"], labels=["Agency"], direction="in")
        graph = nx.compose(graph, of_subgraph(serving, language))
    for agency in [node for node, label in graph.nodes(data="label") if label == "Agency"]:
        offered = store.neighbours(agency, 2, types=["OFFERS", "ADDRESSES"], direction="out")
        graph = nx.compose(graph, of_subgraph(offered, language))
    way_up = {region}.union(
        *(nx.shortest_path(places, region, place.id) for place in above.nodes if graph.degree(place.id))
    )
    graph.remove_nodes_from([place.id for place in above.nodes if place.id not in way_up])
    return nx.compose(graph, places.subgraph(way_up))


def expanded(store: Store, graph: nx.MultiDiGraph, identifier: str, language: str = "zh") -> nx.MultiDiGraph:
    """The network with a node's own links (at most 60 neighbours, none of them families)."""
    found = store.neighbours(identifier, 1, labels=MAP_LABELS, limit=_NEIGHBOURS)
    return nx.compose(graph, of_subgraph(found, language))


def with_node(store: Store, graph: nx.MultiDiGraph, identifier: str, language: str = "zh") -> nx.MultiDiGraph:
    """The network with one more node and its links to what is there already."""
    found = of_subgraph(store.neighbours(identifier, 1, labels=MAP_LABELS), language)
    return nx.compose(graph, found.subgraph({identifier} | (set(graph) & set(found))))


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
