"""Choose a family and see what fits, why, and what to ask next."""

from __future__ import annotations

import datetime
from typing import Any

import streamlit as st

from app.resources import casework, store
from app.wording import BADGE, local, words
from graph import QianshouError

language = st.session_state.get("language", "zh")


def reasons(each: dict[str, Any]) -> None:
    """A candidate's reasons, missing facts, papers and sources."""
    for reason in each["reasons"]:
        mark = "**" if reason["deciding"] else ""
        st.markdown(f"- :{BADGE[reason['verdict']]}-badge[{words(reason['verdict'], language)}] {mark}{local(reason['text'], language)}{mark}")
    if each["services"]:
        offered = "、".join(local(service["names"], language) for service in each["services"])
        st.markdown(f"**{words('services', language)}**: {offered}")
    if each["missing"]:
        st.markdown(f"**{words('missing', language)}**")
        for missing in each["missing"]:
            ask = local(missing.get("ask"), language)
            st.markdown(f"- {local(missing['question'], language)}" + (f" — {ask}" if ask else ""))
    if each.get("documents"):
        st.markdown(f"**{words('documents', language)}**: " + ";".join(map(str, each["documents"])))
    apply_at = each.get("apply_at") or {}
    place = local(apply_at, language) or "、".join(apply_at.get("channel", [])) if isinstance(apply_at, dict) else str(apply_at)
    if place:
        st.markdown(f"**{words('apply_at', language)}**: {place}")
    st.markdown(f"**{words('sources', language)}** ({words('verified', language)} {(each.get('verified') or {}).get('date', '?')})")
    for source in each["sources"]:
        st.markdown(f"- {source.get('url') or source.get('document') or local(source.get('note'), language)}")


def candidate(each: dict[str, Any]) -> None:
    """One recommendation."""
    badge = f":{BADGE[each['verdict']]}-badge[{words(each['verdict'], language)}]"
    extras = [words(name, language) for name, shown in (("quota", each["quota"]), ("hint", each["hint_only"])) if shown]
    st.markdown(f"{badge} **{local(each['names'], language)}** · {each['subject']}" + (f" · {'; '.join(extras)}" if extras else ""))
    with st.expander(words("why", language)):
        reasons(each)


def side(result: dict[str, Any]) -> None:
    """The questions, what would unlock more and what is ruled out."""
    st.subheader(words("questions", language))
    for position, each in enumerate(result["questions"], 1):
        counts = words("settles", language).format(len(each["settles"]), len(each["touches"]))
        st.markdown(f"{position}. {local(each['question'], language)} ({each['subject']}) :gray[{counts}]")
    st.subheader(words("unlocks", language))
    for each in result["unlocks"]:
        st.markdown(f"- {local(each['names'], language)} → {len(each['opens'])}")
    st.subheader(words("ruled_out", language))
    for each in result["ruled_out"]:
        why = ";".join(local(reason["text"], language) for reason in each["reasons"])
        st.markdown(f"- {local(each['names'], language)}: {why}")


st.title(words("family", language))
ids = [node.id.removeprefix("family:") for node in store().scan("Family")]
chosen = st.selectbox(words("choose_family", language), ids, key="family_choice")
day = st.date_input(words("as_of", language), datetime.date.today(), key="family_day")
try:
    household = casework().household(casework().family(store(), chosen), chosen, day)
    result = casework().match(household, 30)
except QianshouError as error:
    st.error(str(error))
else:
    left, right = st.columns([2, 1])
    with left:
        for found in result["candidates"]:
            candidate(found)
    with right:
        side(result)
