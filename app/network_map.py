"""The network map: neo4j-viz draws it in the browser, with nothing fetched from elsewhere."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx
from neo4j_viz import Node, Relationship, VisualizationGraph
from neo4j_viz.streamlit import display_widget

from app.wording import words

COLOURS = {
    "Region": "#8d6e63", "Agency": "#1565c0", "Service": "#2e7d32", "NeedType": "#ef6c00", "Program": "#6a1b9a",
    "Fund": "#ad1457", "Foundation": "#00838f", "GovernmentBody": "#455a64", "Pairing": "#f9a825",
}  # fmt: skip
_OTHER = "#757575"
HEIGHT = 560


class Touched(NamedTuple):
    """What the coordinator did on the map: the node selected, the node double-clicked."""

    selected: str | None
    opened: str | None


def draw(graph: nx.MultiDiGraph, language: str, key: str) -> Touched:
    """Draw a graph whose nodes carry `label` and `name`; what was clicked on it since."""
    nodes = [
        Node(
            id=node, caption=data["name"], caption_size=2, color=COLOURS.get(data["label"], _OTHER),
            properties={"kind": words(data["label"], language)},
        )
        for node, data in graph.nodes(data=True)
    ]  # fmt: skip
    links = [
        Relationship(id=f"{source} {type_} {target}", source=source, target=target, caption=words(type_, language))
        for source, target, type_ in graph.edges(keys=True)
    ]
    picture = VisualizationGraph(nodes=nodes, relationships=links)
    widget = picture.render_widget(renderer="canvas", height=f"{HEIGHT}px", show_layout_button=False)
    display_widget(widget, key=key)
    event = widget.last_event
    opened = event.id if event is not None and event.type == "node_double_click" else None
    return Touched(next(iter(widget.selected.nodeIds), None), opened)
