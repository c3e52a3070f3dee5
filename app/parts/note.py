"""A visit note on the screen: what was read in it, for the worker to confirm one by one.

The text stays in the page: it is read, and neither kept nor logged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.parts.result import Names, duties
from app.resources import casework
from app.wording import listed, local, quoted, value_words, words
from graph import InputError
from matching.confirming import Said, confirmed, estimates, is_drafted, statements
from matching.facts import Fact
from matching.household import HOUSEHOLD
from matching.notes.note import LONGEST
from matching.notes.statements import EVENT

# The same thing said in several places of a note is one thing to confirm.
Statements = dict[tuple[str, str], list[Mapping[str, Any]]]


def confirm(identifier: str, language: str) -> dict[str, Any] | None:
    """The record of what the worker has confirmed of a note, under that id; None until she has."""
    text = st.text_area(words("note_text", language), height=200, key="note_text")
    st.caption(words("note_private", language))
    regions, vocabulary = casework().region_names, casework().catalogue.vocabulary
    region = st.selectbox(
        words("note_county", language), list(regions), index=None, format_func=lambda code: f"{regions[code]} {code}",
        key="note_county", placeholder=words("note_county_named", language),
    )  # fmt: skip
    asked = st.button(words("note_read", language), key="note_read")
    found = _read(text, region, language) if text.strip() else None
    if asked and not text.strip():
        st.error(words("note_empty", language))
    if found is None:
        return None
    people = (found["draft"] or found)["members"]
    names = Names({each["id"]: vocabulary.relation(each.get("relation")).names for each in people}, language)
    duties(found["duties"], names)  # whom she must tell does not wait for the county
    if found["alarms"]:
        st.warning(f"**{words('note_alarm', language)}**: {quoted(found['alarms'])}")
    st.caption(words("note_no_all_clear", language))
    if found["draft"] is None:
        several = listed((f"{regions[each['code']]} {each['code']}" for each in found["regions"]), language)
        st.warning(words("note_which_county", language).format(several) if several else words("note_no_county", language))
        return None
    county = regions[found["draft"]["region"]]
    st.markdown(f"**{words('county', language)}** {county} · {words('note_confirm', language)}")
    with st.form("note"):
        members, said = _choices(found, names)
        _not_counted(found, names)
        if not st.form_submit_button(words("note_save", language), type="primary"):
            return None
    if not members:
        st.error(words("note_nobody", language))
        return None
    try:
        return confirmed(found["draft"], members, said, identifier, vocabulary)
    except InputError as error:
        st.error(f"{words('not_saved', language)} {error}")
        return None


def _read(text: str, region: str | None, language: str) -> Mapping[str, Any] | None:
    if len(text) > LONGEST:
        st.error(words("note_too_long", language).format(len(text), LONGEST))
        return None
    try:
        return casework().read_note(text, words("note", language), None, region)
    except InputError:
        st.error(words("note_not_read", language))
        return None


def _choices(found: Mapping[str, Any], names: Names) -> tuple[list[str], list[Said]]:
    """The members and the statements that are ticked: beforehand those of the draft."""
    draft, language = found["draft"], names.language
    every = _statements(found)
    members: list[str] = []
    said: list[Said] = []
    for subject in [*(each["id"] for each in draft["members"]), HOUSEHOLD, EVENT]:
        mine = {key: entries for key, entries in every.items() if key[0] == subject}
        if subject in (HOUSEHOLD, EVENT):
            if mine:
                st.markdown(f"**{words(subject, language)}**")
        else:
            label = words("note_member", language).format(names.subject(subject))
            members += [subject] if st.checkbox(label, value=True, key=f"note/{subject}") else []
        for key, entries in mine.items():
            owner = _owner(key, entries, draft, names)
            if owner is not None:
                said.append((owner, entries[0]))
    return members, said


def _owner(
    key: tuple[str, str], entries: list[Mapping[str, Any]], draft: Mapping[str, Any], names: Names
) -> str | None:
    """Of whom the worker says that it is so; None where she does not. Whose an event is she picks herself."""
    subject, language = key[0], names.language
    drafted = any(is_drafted(draft, subject, each) for each in entries)
    label, widget = _line(entries, language), "note/" + "/".join(key)
    if subject != EVENT:
        return subject if st.checkbox(label, value=drafted, key=widget) else None
    owners = [*(each["id"] for each in draft["members"]), HOUSEHOLD]
    whose = entries[0].get("member", HOUSEHOLD)
    return st.selectbox(
        label, owners, index=owners.index(whose) if drafted else None, format_func=names.subject, key=widget,
        placeholder=words("note_whose", language),
    )  # fmt: skip


def _statements(found: Mapping[str, Any]) -> Statements:
    """Facts and needs by (subject, what is said)."""
    every: Statements = {}
    for subject, entry in statements(found):
        if "low" in entry:
            said = f"{entry['fact']}={entry['low']:g}-{entry['high']:g}"
        else:
            said = entry["type"] if "type" in entry else f"{entry['fact']}={entry['value']}"
            said += f"/{entry['member']}" if subject == EVENT and "member" in entry else ""
        every.setdefault((subject, said), []).append(entry)
    return every


def _line(entries: list[Mapping[str, Any]], language: str) -> str:
    """What is said, in which words of the note, how sure that is, and why it is doubtful."""
    first = max(entries, key=lambda each: each["confidence"])
    how = f"{words('confidence', language)} {first['confidence']:.0%}"
    if "because" in first:
        how += " · " + words(f"because.{first['because']}", language)
    return f"{_said(first, language)} :gray[{quoted(each['span'] for each in entries)} {how}]"


def _said(entry: Mapping[str, Any], language: str) -> str:
    catalogue = casework().catalogue
    if "type" in entry:
        return f"{words('NeedType', language)}: **{local(catalogue.needs[entry['type']]['names'], language)}**"
    fact = catalogue.vocabulary.get(entry["fact"])
    if "low" in entry:
        value = f"{entry['low']:g}–{entry['high']:g}"
    elif isinstance(entry["value"], Mapping):
        value = listed((_element(fact, each, holds, language) for each, holds in entry["value"].items()), language)
    else:
        value = value_words(fact, entry["value"], language)
    return f"{local(fact.question, language)} **{value}**"


def _element(fact: Fact, element: str, holds: bool, language: str) -> str:
    name = value_words(fact, element, language)
    return name if holds else words("has_not", language).format(name)


def _not_counted(found: Mapping[str, Any], names: Names) -> None:
    """What was read and cannot be confirmed: vague numbers, other people, sentences not understood."""
    language = names.language
    rough = [f"{names.subject(subject)}: {_said(each, language)} {quoted([each['span']])}" for subject, each in estimates(found)]
    outside = [_outsider(each, language) for each in found["outside"]]
    others = [f"{_said(each, language)} {quoted([each['span']])}" for each in found["other_people"]]
    unread = [quoted([each]) for each in found["unread"]]
    for key, lines in (
        ("note_estimates", rough), ("note_outside", outside), ("note_others", others), ("note_unread", unread),
    ):  # fmt: skip
        if lines:
            st.caption("\n".join([f"**{words(key, language)}**", "", *(f"- {line}" for line in lines)]))


def _outsider(each: Mapping[str, Any], language: str) -> str:
    """Somebody named who is no member, and what became of them."""
    vocabulary = casework().catalogue.vocabulary
    fates = vocabulary.get("person.father_status").values
    because = local(fates.get(each["because"]), language) or words(f"outside.{each['because']}", language)
    return f"{local(vocabulary.relation(each['relation']).names, language)}: {because} {quoted([each['span']])}"
