"""The language of the screens, picked in the side bar."""

from __future__ import annotations

import streamlit as st

LANGUAGES = {"zh": "中文", "en": "English"}


def language_choice() -> str:
    """The language picked in the side bar: "zh" or "en"; it lasts over page changes."""
    kept = st.session_state.get("language", "zh")
    chosen = st.sidebar.radio(
        "语言 Language", list(LANGUAGES), format_func=LANGUAGES.get, index=list(LANGUAGES).index(kept),
        key="language_widget",
    )  # fmt: skip
    st.session_state["language"] = chosen
    return chosen
