"""A recommendation on the screen: candidates with their reasons, unlocks, what is ruled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.resources import casework
from app.wording import badge, duties_together, listed, local, quoted, words

_OPENED = 4  # of what something unlocks, those named
_BASIS = {"stated": "blue", "shown": "gray", "likely": "gray"}


class Names:
    """Whom an id means, in the worker's language: father, not m1."""

    def __init__(self, relations: Mapping[str, Mapping[str, str]], language: str) -> None:
        self._relations = relations
        self.language = language

    def subject(self, identifier: str) -> str:
        """A member's relation; household and region by their words."""
        relation = self._relations.get(identifier)
        if relation is None:
            return words(identifier, self.language)
        name = local(relation, self.language)
        same = [each for each, other in self._relations.items() if other == relation]
        return name if len(same) == 1 else f"{name} {same.index(identifier) + 1}"


def needs(every: Sequence[Mapping[str, Any]], names: Names) -> None:
    """The family's needs: what it says, what its facts show or make likely, and why."""
    language = names.language
    for basis, colour in _BASIS.items():
        types = {each["type"]: local(each["names"], language) for each in every if each["basis"] == basis}
        if types:
            badges = " ".join(f":{colour}-badge[{name}]" for name in types.values())
            st.markdown(f"**{words(basis, language)}** {badges}")
    inferred = [each for each in every if "because" in each]
    if inferred:
        with st.expander(words("why_needs", language)):
            lines = []
            for each in inferred:
                whose = f"{local(each['names'], language)} · {names.subject(each['member'] or 'household')}"
                lines.append(f"- {whose}: {local(each['because'], language)}")
            st.markdown("\n".join(lines))


def duties(warnings: Sequence[Mapping[str, Any]], names: Names) -> None:
    """Whom the worker must tell, before anything that the family could apply for."""
    language = names.language
    for each, subjects, spans in duties_together(each for each in warnings if each["kind"] == "duty"):
        certain = each.get("certain", True)  # what follows from a record is; of a note, what the draft holds
        key = "duty" if certain else "duty_possible"
        line = f"**{words(key, language)} · {listed(map(names.subject, subjects), language)}**: {local(each['text'], language)}"
        seen = "" if each["seen"] else f" · {words('not_read', language)}"
        rests_on = f" {quoted(spans)}" if spans else ""
        shown = st.error if certain else st.warning
        shown(f"{line} ([{words('sources', language)}]({each['source']}), {each['date']}){seen}{rests_on}")


def candidate(each: Mapping[str, Any], names: Names) -> None:
    """One recommendation: a line, and all else behind it."""
    language = names.language
    extras = [words(key, language) for key, shown in (("quota", each["quota"]), ("hint", each["hint_only"])) if shown]
    line = f"{badge(each['verdict'], language)} **{local(each['names'], language)}** · {names.subject(each['subject'])}"
    st.markdown(" · ".join([line, words(each["kind"], language), *extras]))
    with st.expander(words("why", language)):
        reasons(each, language)
        paper_and_place(each, language)
        points(each, language)


def points(each: Mapping[str, Any], language: str) -> None:
    """A score as the sum of its factors; of what was learned from outcomes also from how many."""
    factors = [factor for factor in each["factors"] if factor["points"]]
    total = " ".join(f"{_signed(factor['points'])} {words('factor.' + factor['name'], language)}" for factor in factors)
    st.caption(f"{words('score', language)} {each['score']:.1f} = {total.removeprefix('+ ')}")
    for factor in factors:
        if "because" in factor:
            learned = f"{words('factor.learned', language)} {factor['points']:+.1f}"
            st.caption(f"{learned}: {local(factor['because'], language)}")


def _signed(points: float) -> str:
    return f"{'−' if points < 0 else '+'} {abs(points):.1f}"


def reasons(each: Mapping[str, Any], language: str) -> None:
    """Each condition with its own verdict (the deciding ones in bold), then what is still to be asked."""
    lines = []
    for reason in each["reasons"]:
        mark = "**" if reason["deciding"] else ""
        text = f"{mark}{local(reason['text'], language)}{mark}"
        lines.append(f"- {badge(reason['verdict'], language, reason['label'])} {text}")
    if each["missing"]:
        lines += ["", f"**{words('missing', language)}**", ""]
        for missing in each["missing"]:
            ask = local(missing.get("ask"), language)
            lines.append(f"- {local(missing['question'], language)}" + (f" — {ask}" if ask else ""))
    st.markdown("\n".join(lines))


def paper_and_place(each: Mapping[str, Any], language: str) -> None:
    """Services, benefit, documents, where to apply, sources with their date."""
    benefit = each["benefit"]
    amount = local(benefit["amount"], language)
    for key, text in (
        ("services", listed((local(service["names"], language) for service in each["services"]), language)),
        ("benefit", f"{amount} ({local(benefit['as_of'], language)})" if amount and each["kind"] != "agency" else ""),
        ("documents", listed((local(document, language) for document in each["documents"]), language)),
        ("apply_at", local(each["apply_at"], language)),
    ):
        if text:
            st.markdown(f"**{words(key, language)}**: {text}")
    sources(each.get("sources") or (), (each.get("verified") or {}).get("date"), language)


def sources(every: Any, date: str | None, language: str) -> None:
    """Where it is read; a source that is no safe link is named without an address."""
    lines = [f"**{words('sources', language)}** ({words('verified', language)} {date or '?'})", ""]
    for source in every:
        lines.append(f"- {source.get('url') or source.get('document') or local(source.get('note'), language)}")
    st.markdown("\n".join(lines))


def aside(result: Mapping[str, Any], names: Names) -> None:
    """Contradictions, what would unlock more, what is ruled out."""
    language = names.language
    contradictory = [each for each in result["warnings"] if each["kind"] != "duty"]
    if contradictory:
        st.subheader(words("warnings", language))
        for each in contradictory:
            st.warning(f"{names.subject(each['subject'])}: {local(each['text'], language)}")
    resources = casework().catalogue.resources
    if result["unlocks"]:
        st.subheader(words("unlocks", language))
        for each in result["unlocks"]:
            opened = listed((local(resources[one].names, language) for one in each["opens"][:_OPENED]), language)
            opened += " …" if len(each["opens"]) > _OPENED else ""
            opened = words("opens", language).format(len(each["opens"]), opened)
            st.markdown(f"- **{local(each['names'], language)}** · {opened}")
    if result["held"]:
        every = (f"{local(each['names'], language)} ({names.subject(each['subject'])})" for each in result["held"])
        held = listed(every, language)
        st.markdown(f"**{words('held', language)}**: {held}")
    if result["ruled_out"]:
        st.subheader(words("ruled_out", language))
        for each in result["ruled_out"]:
            reasons = [f"{local(one['label'], language)}: {local(one['text'], language)}" for one in each["reasons"]]
            why = "; ".join(reasons)
            st.markdown(f"- {local(each['names'], language)} · {names.subject(each['subject'])}: {why}")
