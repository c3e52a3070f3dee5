"""The network map: neo4j-viz draws it in the browser, with nothing fetched from elsewhere."""

from __future__ import annotations

import networkx as nx
import streamlit as st
from neo4j_viz import Node, Relationship, VisualizationGraph

COLOURS = {"Region": "#8d6e63", "Agency": "#1565c0", "Service": "#2e7d32", "NeedType": "#ef6c00"}
HEIGHT = 480


def draw(graph: nx.MultiDiGraph) -> None:
    """Draw a graph whose nodes carry `label` and `name`."""
    nodes = [
        Node(id=node, caption=data["name"], color=COLOURS.get(data["label"], "#616161"), properties={"label": data["label"]})
        for node, data in graph.nodes(data=True)
    ]
    links = [Relationship(source=source, target=target, caption=type_) for source, target, type_ in graph.edges(keys=True)]
    picture = VisualizationGraph(nodes=nodes, relationships=links).render(height=f"{HEIGHT}px")
    st.iframe(picture.data, height=HEIGHT + 20)
