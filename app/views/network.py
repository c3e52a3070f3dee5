"""The county's network: who serves it, with what, for which needs."""

from __future__ import annotations

import networkx as nx
import streamlit as st

from app.network_map import draw
from app.parts.node import details
from app.resources import casework, store
from app.wording import listed, words
from graph.network import MAP_LABELS, alone_between, county_network, expanded, link_counts, map_names, with_node

OPENING = "511132"  # the county of the seed article


@st.cache_data(max_entries=4)
def names_on_map(language: str, revision: int) -> dict[str, str]:
    """Every name that can be added to a map; `revision` makes a changed graph be read anew."""
    return map_names(store(), language)


def build(region: str, steps: list[tuple[str, str]], language: str) -> nx.MultiDiGraph:
    """The county's network and what the coordinator added to it, step by step."""
    network = county_network(store(), region, language)
    for how, node in steps:
        network = (expanded if how == "expand" else with_node)(store(), network, node, language)
    return network


def measures(network: nx.MultiDiGraph, region: str, language: str) -> None:
    """The plainest measures: who links to how many, who stands alone."""
    left, right = st.columns(2)
    with left:
        st.subheader(words("links", language))
        columns = (words("name", language), words("kind", language), words("links", language))
        rows = [
            (network.nodes[node]["name"], words(network.nodes[node]["label"], language), count)
            for node, count in link_counts(network)
        ]
        st.dataframe([dict(zip(columns, row, strict=True)) for row in rows], hide_index=True, key="network_links")
    with right:
        st.subheader(words("alone", language))
        alone: dict[str, list[str]] = {}
        for agency, need in alone_between(network, region):
            alone.setdefault(network.nodes[agency]["name"], []).append(network.nodes[need]["name"])
        lines = [f"- **{agency}** → {listed(needs, language)}" for agency, needs in alone.items()]
        st.markdown("\n".join(lines) or words("nobody", language))


language = st.session_state.get("language", "zh")
st.title(words("network", language))
names = casework().region_names
served = dict.fromkeys(edge.target.removeprefix("region:") for edge in store().edges("LOCATED_IN"))
codes = [code for code in names if code in served] + [code for code in names if code not in served]
code = st.selectbox(
    words("county", language), codes, format_func=lambda each: f"{names[each]} {each}", key="network_place",
    index=codes.index(OPENING) if OPENING in codes else 0,
)  # fmt: skip
region = f"region:{code}"
# What was added to each county's map, and how often it was put back: a map put back is a new one to the browser.
kept = st.session_state.setdefault("network_kept", {}).setdefault(code, {"steps": [], "turn": 0})

every = names_on_map(language, store().revision())
find, add, back = st.columns([5, 1.4, 1], vertical_alignment="bottom")
wanted = find.selectbox(
    words("find_node", language), list(every), index=None, format_func=every.__getitem__, key="network_find",
    placeholder=words("choose", language),
)  # fmt: skip
if add.button(words("add", language), disabled=wanted is None, key="network_add"):
    kept["steps"].append(("add", wanted))
if back.button(words("reset", language), key="network_reset"):
    kept.update(steps=[], turn=kept["turn"] + 1)

network = build(region, kept["steps"], language)
present = [label for label in MAP_LABELS if any(kind == label for _, kind in network.nodes(data="label"))]
kinds = st.pills(
    words("kinds", language), present, default=present, selection_mode="multi",
    format_func=lambda each: words(each, language), key=f"network_kinds/{code}/{kept['turn']}/{len(present)}",
)  # fmt: skip
if not any(kind == "Agency" for _, kind in network.nodes(data="label")):
    st.info(words("empty_region", language))
shown = network.subgraph([node for node, kind in network.nodes(data="label") if kind in kinds])
picture, panel = st.columns([3, 2])
with picture:
    touched = draw(shown, language, f"network_map/{code}/{kept['turn']}")
    st.caption(words("details_hint", language))
with panel:
    st.subheader(words("details", language))
    if touched.selected is not None and touched.selected in network:
        if st.button(words("expand", language), key="network_expand"):
            kept["steps"].append(("expand", touched.selected))
            st.rerun()
        details(touched.selected, language)
    else:
        st.caption(words("select_hint", language))
if touched.opened in network and ("expand", touched.opened) not in kept["steps"]:
    kept["steps"].append(("expand", touched.opened))
    st.rerun()
measures(network, region, language)
