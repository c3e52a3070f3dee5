"""Choose or enter a family and see what fits, why, and what to ask next."""

from __future__ import annotations

import datetime

import streamlit as st

from app.parts import entry, result
from app.parts.plan import aims, plan
from app.parts.questions import ANCHOR, ask
from app.resources import casework, learned, store
from app.wording import words
from graph import QianshouError
from matching.household import EARLIEST_DAY

LISTED = 30
language = st.session_state.get("language", "zh")
st.title(words("family", language))
chosen = entry.choose(language)
if chosen is None:
    st.stop()
day = st.date_input(
    words("as_of", language), datetime.date.today(), min_value=EARLIEST_DAY, key="family_day", format="YYYY-MM-DD"
)  # fmt: skip
try:
    household = casework().household(casework().family(store(), chosen), chosen, day)
    found = casework().match(household, LISTED, learned())
except QianshouError as error:
    st.error(str(error))
    st.stop()

vocabulary = casework().catalogue.vocabulary
names = result.Names({member.id: vocabulary.relation(member.relation).names for member in household.members}, language)
result.duties(found["warnings"], names)
result.needs(found["needs"], names)
shown = st.segmented_control(
    words("show", language), ("recommendation", "plan"), format_func=lambda each: words(each, language),
    default="recommendation", key="family_show", label_visibility="collapsed",
)  # fmt: skip
if found["questions"]:
    # On a narrow screen the questions stand below a long list.
    st.markdown(f"[{words('questions', language)} ↓](#{ANCHOR})")
left, right = st.columns([3, 2])
with left:
    if shown == "plan":
        first = aims(casework().aims(), language)
        plan(casework().plan(household, first), names)
    else:
        for each in found["candidates"]:
            result.candidate(each, names)
        if found["total_candidates"] > LISTED:
            st.caption(words("more", language).format(found["total_candidates"] - LISTED))
with right:
    ask(found["questions"], chosen, names)
    result.aside(found, names)
