"""What the screens share and keep: the use cases and the graph, each opened once."""

from __future__ import annotations

import streamlit as st

from app.reading import read_model
from app.settings import DATA, SEED, open_graph, settings
from graph import Store
from matching.casework import Casework
from matching.learning.learned import Learned


@st.cache_resource
def casework() -> Casework:
    """The use cases over the seed folder."""
    return Casework(SEED, DATA)


@st.cache_resource
def store() -> Store:
    """The graph; built from the seed folder where there is none yet."""
    opened = open_graph()
    if not opened.revision():
        casework().build(opened)
    return opened


@st.cache_resource
def learned() -> Learned | None:
    """The model whose factors are added to each score; None where the settings name none."""
    place = settings().get("QIANSHOU_LEARNED")
    return read_model(place) if place else None
