"""Find resources by words."""

from __future__ import annotations

import streamlit as st

from app.resources import casework
from app.wording import local, words
from graph import QianshouError

language = st.session_state.get("language", "zh")
st.title(words("finding", language))
query = st.text_input(words("search", language), key="finding_words")
codes = {f"{name} {code}": code for code, name in casework().region_names.items()}
place = st.selectbox(words("county", language), [None, *codes], format_func=lambda each: each or "—", key="finding_place")
if query:
    try:
        found = casework().search(query, codes.get(place), 20)
    except QianshouError as error:
        st.error(str(error))
        found = []
    for each in found:
        st.markdown(f"**{local(each['names'], language)}** · {each['kind']} · `{each['resource']}` · {each['score']:.2f}")
    if not found:
        st.info(words("nothing", language))
