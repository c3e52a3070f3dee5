"""Find resources by words, and read what each asks for."""

from __future__ import annotations

import streamlit as st

from app.parts.result import paper_and_place, points
from app.resources import casework
from app.wording import listed, local, words
from graph import QianshouError

language = st.session_state.get("language", "zh")
st.title(words("finding", language))
query = st.text_input(words("search", language), key="finding_words")
regions = casework().region_names
place = st.selectbox(
    words("county", language), list(regions), index=None, format_func=lambda code: f"{regions[code]} {code}",
    key="finding_place", placeholder=words("choose", language),
)  # fmt: skip
found = []
if query.strip():
    try:
        found = casework().search(query, place, 20)
    except QianshouError as error:
        st.error(str(error))
    if not found:
        st.info(words("nothing", language))
for each in found:
    resource = casework().catalogue.resources[each["resource"]]
    about = [f"**{local(each['names'], language)}**", words(each["kind"], language), words(each["state"], language)]
    st.markdown(" · ".join(about) + f" :gray[{each['score']:.1f}]")
    reasons = [f"{one['said']} → {local(one['names'], language)}" for one in each["because"]]
    if reasons:
        st.caption(listed(reasons, language))
    with st.expander(words("conditions", language)):
        record = resource.record
        summary = local(record.get("target") or record.get("summary"), language)
        conditions = [f"- {local(condition.text, language)}" for condition in resource.conditions]
        st.markdown("\n".join([summary, "", *conditions]))
        paper_and_place(casework().describe(resource.id), language)
        points(each, language)
