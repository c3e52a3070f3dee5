"""The next questions, with a place for the answer beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.parts.result import Names
from app.resources import casework, store
from app.wording import local, words
from graph import QianshouError
from matching.facts import Fact
from matching.household import REGION


def ask(questions: Sequence[Mapping[str, Any]], family: str | None, names: Names) -> None:
    """The questions in order; an answer is written into the family on record and all is worked out anew."""
    st.subheader(words("questions", names.language))
    if st.session_state.get("answer_error"):
        st.error(st.session_state.pop("answer_error"))
    for position, each in enumerate(questions, 1):
        counts = words("settles", names.language).format(len(each["settles"]), len(each["touches"]))
        st.markdown(f"{position}. {local(each['question'], names.language)} ({names.subject(each['subject'])}) :gray[{counts}]")
        if family is not None:
            _control(each, family, names.language)


def _control(each: Mapping[str, Any], family: str, language: str) -> None:
    """A place for the answer: a fact, a local figure, or yes and no; none for terms that only the organisation knows."""
    key = f"answer/{family}/{each['subject']}/{_about(each)}"
    common: dict[str, Any] = {
        "key": key, "label_visibility": "collapsed", "on_change": _keep, "args": (key, family, dict(each)),
    }  # fmt: skip
    if each["kind"] in ("fact", "local_figure"):
        _fact_control(casework().catalogue.vocabulary.get(each.get("parameter") or each["fact"]), common, language)
    elif "condition" in each:
        _yes_or_no(common, language)


def _about(each: Mapping[str, Any]) -> str:
    return "/".join(each.get(key, "") for key in ("fact", "element", "parameter", "resource", "condition"))


def _yes_or_no(common: Mapping[str, Any], language: str) -> None:
    label = words("answer", language)
    st.segmented_control(label, [True, False], format_func=lambda yes: words("yes" if yes else "no", language), **common)


def _fact_control(fact: Fact, common: Mapping[str, Any], language: str) -> None:
    label = words("answer", language)
    choosing: dict[str, Any] = {"index": None, "placeholder": words("choose", language)}
    if fact.type in ("boolean", "set"):
        _yes_or_no(common, language)
    elif fact.type in ("integer", "number"):
        whole = fact.type == "integer"
        st.number_input(label, min_value=0 if whole else 0.0, value=None, step=1 if whole else 1.0, **common)
    elif fact.type == "enum":
        st.selectbox(label, list(fact.values), format_func=lambda value: _label(fact, value, language), **choosing, **common)
    elif fact.type == "region":
        codes = casework().region_names
        st.selectbox(label, list(codes), format_func=lambda code: f"{codes[code]} {code}", **choosing, **common)
    else:
        st.text_input(label, placeholder="2019-05-31", **common)


def _label(fact: Fact, value: Any, language: str) -> str:
    return local(fact.values[value], language) or str(value)


def _keep(key: str, family: str, each: Mapping[str, Any]) -> None:
    """Write the answer; what does not fit is said at the next drawing and changes nothing."""
    value = st.session_state.get(key)
    if value is None or value == "":
        return
    try:
        if each["kind"] == "fact":
            casework().answer(store(), family, each["subject"], each["fact"], value, each.get("element", ""))
        elif each["kind"] == "local_figure":
            casework().answer(store(), family, REGION, each["parameter"], value)
        else:
            casework().answer_question(store(), family, each["subject"], each["resource"], each["condition"], value)
    except QianshouError as error:
        st.session_state["answer_error"] = str(error)
