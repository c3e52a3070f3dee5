"""Getting a family in: from the record, a visit note, a file, or a few lines typed after a visit."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.parts import note
from app.resources import casework, store
from app.wording import bounds, local, words
from graph import QianshouError
from matching.casework import read_json

WAYS = ("kept_family", "note_family", "new_family", "upload_family")


def choose(language: str) -> str | None:
    """The id of the family to look at, or None where none is chosen yet."""
    if st.session_state.get("family_saved"):
        st.session_state["family_way"] = WAYS[0]
        st.session_state["family_choice"] = st.session_state.pop("family_saved")
        st.success(words("saved", language).format(st.session_state["family_choice"]))
    way = st.segmented_control(
        words("choose_family", language), WAYS, format_func=lambda each: words(each, language), default=WAYS[0],
        key="family_way", label_visibility="collapsed",
    )  # fmt: skip
    if way == "note_family":
        record = note.confirm(_fresh(), language)
        if record is not None:
            _save(record, record["id"], language)
        return None
    if way == "new_family":
        _new(language)
        return None
    if way == "upload_family":
        _upload(language)
        return None
    families = store().scan("Family")
    records = {node.id.removeprefix("family:"): json.loads(node.properties["record"]) for node in families}
    return st.selectbox(
        words("choose_family", language), list(records), format_func=lambda each: _title(records[each], language),
        key="family_choice",
    )  # fmt: skip


def _title(record: Mapping[str, Any], language: str) -> str:
    place = casework().region_names.get(record["region"], record["region"])
    mark = f" · {words('synthetic', language)}" if record.get("synthetic") else ""
    return f"{record['id']} · {place}{mark}"


def _upload(language: str) -> None:
    uploaded = st.file_uploader(words("upload_hint", language), type="json", key="family_file")
    if uploaded is None:
        return
    try:
        record = read_json(uploaded.getvalue().decode("utf-8-sig"), uploaded.name)
        if isinstance(record, dict):
            record.setdefault("id", _fresh())
        household = casework().household(record, uploaded.name)
    except (QianshouError, UnicodeDecodeError) as error:
        st.error(str(error))
        return
    if st.button(words("save", language), type="primary", key="family_upload_save"):
        _save(record, household.id, language)


def _new(language: str) -> None:
    """The least that a match needs; the questions ask for the rest."""
    regions = casework().region_names
    relations = {relation.id: relation for relation in casework().catalogue.vocabulary.relations.values()}
    needs = casework().catalogue.needs
    age = casework().catalogue.vocabulary.get("person.age")
    with st.form("family_new"):
        region = st.selectbox(
            words("county", language), list(regions), index=None, format_func=lambda code: f"{regions[code]} {code}",
            key="new_region", placeholder=words("choose", language),
        )  # fmt: skip
        st.caption(words("members_hint", language))
        members = st.data_editor(
            [{"relation": "child", "age": None}, {"relation": "mother", "age": None}],
            num_rows="dynamic",
            column_config={
                "relation": st.column_config.SelectboxColumn(
                    words("relation", language), options=list(relations), required=True,
                    format_func=lambda each: local(relations[each].names, language),
                ),
                "age": st.column_config.NumberColumn(
                    f"{words('age', language)} {bounds(age, language)}",
                    min_value=age.minimum, max_value=age.maximum, step=1,
                ),  # fmt: skip
            },
            key="new_members",
        )  # fmt: skip
        wanted = st.multiselect(
            words("needs", language), list(needs), format_func=lambda each: local(needs[each]["names"], language),
            key="new_needs", placeholder=words("choose", language),
        )  # fmt: skip
        if not st.form_submit_button(words("save", language), type="primary"):
            return
    record = {
        "id": _fresh(),
        "region": region,
        "members": [
            {
                "id": f"m{number}",
                "relation": row["relation"],
                "facts": {} if row.get("age") is None else {"age": int(row["age"])},
            }
            for number, row in enumerate(members, 1)
        ],
        "needs": [{"type": each} for each in wanted],
    }
    _save(record, record["id"], language)


def _fresh() -> str:
    """A pseudonymous id that says nothing about anybody."""
    return f"family-{secrets.token_hex(4)}"


def _save(record: Mapping[str, Any], identifier: str, language: str) -> None:
    try:
        casework().save_family(store(), record)
    except QianshouError as error:
        st.error(f"{words('not_saved', language)} {error}")
        return
    st.session_state["family_saved"] = identifier
    st.rerun()
