"""The next questions, with a place for the answer beside each."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.parts.result import Names
from app.resources import casework, store
from app.wording import bounds, listed, local, value_words, words
from graph import QianshouError
from matching.facts import Fact
from matching.household import EARLIEST_DAY, REGION

ANCHOR = "questions"
_SHARE_STEP = 0.05
# Of a list as many elements have their place at once; the others are behind a click.
_ELEMENTS = 5


def ask(questions: Sequence[Mapping[str, Any]], family: str | None, names: Names) -> None:
    """The questions in order, each with a place for the answer of each whom it asks about; an answer is written into the family on record and all is worked out anew."""
    st.subheader(words("questions", names.language), anchor=ANCHOR)
    if st.session_state.get("answer_error"):
        st.error(st.session_state.pop("answer_error"))
    for position, each in enumerate(questions, 1):
        counts = words("settles", names.language).format(len(each["settles"]), len(each["touches"]))
        whom = listed((names.subject(one["subject"]) for one in each["asked_of"]), names.language)
        st.markdown(f"{position}. {local(each['question'], names.language)} ({whom}) :gray[{counts}]")
        for one in each["asked_of"] if family is not None else ():
            if len(each["asked_of"]) > 1:
                st.caption(names.subject(one["subject"]))
            elements = {"elements": one["elements"]} if one["elements"] else {}
            _control({**each, "subject": one["subject"], **elements}, family, names.language)


def _control(each: Mapping[str, Any], family: str, language: str) -> None:
    """A place for the answer: a fact, each element of a list, a local figure, or yes and no; none for terms that only
    an organisation knows."""
    key = f"answer/{family}/{each['subject']}/{_about(each)}"
    common: dict[str, Any] = {
        "key": key, "label_visibility": "collapsed", "on_change": _keep, "args": (key, family, dict(each)),
    }  # fmt: skip
    if "elements" in each:
        _elements_control(key, family, each, language)
    elif each["kind"] in ("fact", "local_figure"):
        fact = casework().catalogue.vocabulary.get(each.get("parameter") or each["fact"])
        _fact_control(fact, each.get("expected"), common, language)
    elif "condition" in each:
        _yes_or_no(common, language)


def _about(each: Mapping[str, Any]) -> str:
    return "/".join(each.get(key, "") for key in ("fact", "parameter", "resource", "condition"))


def _elements_control(key: str, family: str, each: Mapping[str, Any], language: str) -> None:
    """Yes and no for each element, and one button for "none of them"; what is not answered stays unknown."""
    fact, elements = casework().catalogue.vocabulary.get(each["fact"]), each["elements"]
    for element in elements[:_ELEMENTS]:
        _element_control(key, family, each, fact, element, language)
    if len(elements) > _ELEMENTS:
        with st.expander(words("more_elements", language).format(len(elements) - _ELEMENTS)):
            for element in elements[_ELEMENTS:]:
                _element_control(key, family, each, fact, element, language)
    st.button(
        words("none_of_them" if len(elements) > 1 else "no", language), key=f"{key}/none",
        on_click=_write, args=(family, dict(each), dict.fromkeys(elements, False)),
    )  # fmt: skip


def _element_control(key: str, family: str, each: Mapping[str, Any], fact: Fact, element: str, language: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(value_words(fact, element, language))
        own = f"{key}/{element}"
        common: dict[str, Any] = {"label_visibility": "collapsed", "on_change": _keep, "args": (own, family, dict(each), element)}
        _yes_or_no({"key": own, **common}, language)


def _yes_or_no(common: Mapping[str, Any], language: str) -> None:
    common["format_func"] = lambda yes: words("yes" if yes else "no", language)
    st.segmented_control(words("answer", language), [True, False], **common)


def _fact_control(fact: Fact, expected: str | None, common: Mapping[str, Any], language: str) -> None:
    """A place for a fact's value; of places the `expected` one comes first."""
    label = words("answer", language)
    choosing: dict[str, Any] = {"index": None, "placeholder": words("choose", language)}
    if fact.type == "boolean":
        _yes_or_no(common, language)
    elif fact.type in ("integer", "number"):
        kind = int if fact.type == "integer" else float
        st.number_input(
            label, min_value=kind(fact.minimum), max_value=kind(fact.maximum), value=None,
            step=kind(1) if fact.unit != "share" else _SHARE_STEP, placeholder=bounds(fact, language), **common,
        )  # fmt: skip
    elif fact.type == "enum":
        choosing["format_func"] = lambda value: value_words(fact, value, language)
        st.selectbox(label, list(fact.values), **choosing, **common)
    elif fact.type == "region":
        codes = casework().region_names
        choosing["format_func"] = lambda code: f"{codes[code]} {code}"
        st.selectbox(label, sorted(codes, key=lambda code: code != expected), **choosing, **common)
    else:
        # What is asked for as a date has been, and nobody here was born before the first of these days.
        common |= {"min_value": EARLIEST_DAY, "max_value": datetime.date.today()}
        st.date_input(label, value=None, format="YYYY-MM-DD", **common)


def _keep(key: str, family: str, each: Mapping[str, Any], element: str = "") -> None:
    """Write what was entered, where anything was; `element` of a list is what it is about."""
    value = st.session_state.get(key)
    if isinstance(value, datetime.date):
        value = value.isoformat()
    if value is not None:
        _write(family, each, {element: value} if element else value)


def _write(family: str, each: Mapping[str, Any], value: Any) -> None:
    """Write the answer; what does not fit is said at the next drawing and changes nothing."""
    try:
        if each["kind"] == "fact":
            casework().answer(store(), family, each["subject"], each["fact"], value)
        elif each["kind"] == "local_figure":
            casework().answer(store(), family, REGION, each["parameter"], value)
        else:
            casework().answer_question(store(), family, each["subject"], each["resource"], each["condition"], value)
    except QianshouError as error:
        st.session_state["answer_error"] = str(error)
