"""The county's network: who serves it, with what, for which needs."""

from __future__ import annotations

import streamlit as st

from app.network_map import draw
from app.resources import casework, store
from app.wording import words
from graph.network import alone_between, link_counts, of_subgraph

WALK = ["COVERS", "OFFERS", "ADDRESSES"]
language = st.session_state.get("language", "zh")
st.title(words("network", language))
names = casework().region_names
served = sorted({target for _, target in store().edges("COVERS") if target.startswith("region:")})
codes = [each.removeprefix("region:") for each in served if each.removeprefix("region:") in names]
code = st.selectbox(
    words("county", language), codes, format_func=lambda each: f"{names[each]} {each}", key="network_place",
    index=codes.index("511132") if "511132" in codes else 0,
)  # fmt: skip
region = f"region:{code}"
agencies = store().neighbours(region, 1, types=["COVERS"], direction="in")
near = store().neighbours(region, 3, types=WALK, labels=["Agency", "Service", "NeedType"])
keep = {node.id for node in agencies.nodes if node.label == "Agency"}
walked = of_subgraph(near)
walked.remove_nodes_from([node for node, kind in walked.nodes(data="label") if kind == "Agency" and node not in keep])
if not keep:
    st.info(words("empty_region", language))
else:
    draw(walked)
    left, right = st.columns(2)
    with left:
        st.subheader(words("links", language))
        rows = [{"": walked.nodes[node]["name"], words("links", language): count} for node, count in link_counts(walked)]
        st.dataframe(rows, hide_index=True)
    with right:
        st.subheader(words("alone", language))
        for agency, need in alone_between(walked, region):
            st.markdown(f"- {walked.nodes[agency]['name']} → {walked.nodes[need]['name']}")
    st.subheader(words("details", language))
    picked = st.selectbox(
        words("details", language), sorted(walked.nodes), format_func=lambda each: walked.nodes[each]["name"], key="network_node"
    )
    node = store().get(picked)
    if node is not None:
        st.json({key: value for key, value in node.properties.items() if key != "record"})
