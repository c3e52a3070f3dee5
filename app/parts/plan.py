"""The family's plan on the screen: steps in order, errands, papers, what gave way, what would open more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app.parts.result import Names
from app.resources import casework
from app.wording import Branch, badge, branches, by_other, by_question_but, by_resource, counted, escaped, from_to, in_short, listed, local, sure_and_rest, words

_ASKED = 3


def plan(found: Mapping[str, Any], names: Names) -> None:
    """All of a plan: what is certain, what to find out first, and the rest behind a click; the aims say what "best" means."""
    language = names.language
    st.caption(words("aims", language) + ": " + " → ".join(local(each["text"], language) for each in found["aims"]))
    _needs(found["needs"], names)
    st.subheader(words("plan", language))
    st.markdown(in_short(found, language))
    certain = [each for each in found["steps"] if each["action"] == "apply"]
    if certain:
        st.markdown(f"**{words('now', language)}**")
        st.markdown("\n".join(_step(each, None, names) for each in certain))
    _found_out(found, names)
    money = [f"{words(f'money.{sure}', language)} {_total(each, language)}" for sure, each in found["money"].items()]
    st.markdown(f"**{words('money', language)}**: {listed(money, language)}")
    left, right = st.columns(2)
    with left:
        _numbered("errands", found["errands"], certain, language)
    with right:
        _numbered("documents", found["documents"], certain, language)
    _alternatives(found["alternatives"], names)
    _unlock_paths(found["unlock_paths"], names)
    _left_out(found["left_out"], {each["name"]: each["text"] for each in found["aims"]}, names)


def aims(standing: Mapping[str, Mapping[str, str]], language: str) -> list[str]:
    """The aims that the worker wants to count first, in the order in which she chose them; none leaves the standing order."""
    with st.expander(words("aims_first", language)):
        st.caption(words("aims_help", language))
        return st.multiselect(
            words("aims_first", language), list(standing), key="family_aims", placeholder=words("aims_standing", language),
            format_func=lambda name: local(standing[name], language), label_visibility="collapsed",
        )  # fmt: skip


def _needs(every: Sequence[Mapping[str, Any]], names: Names) -> None:
    """Each need that is stated or shown, and what serves it or that nothing does."""
    language = names.language
    lines = []
    for each in every:
        if each["basis"] != "likely":
            whose = names.subject(each["member"] or "household")
            lines.append(f"- **{local(each['names'], language)}** · {whose}: {_serving(each, language)}")
    if lines:
        st.subheader(words("needs", language))
        st.markdown("\n".join(lines))


def _serving(each: Mapping[str, Any], language: str) -> str:
    said = [_at_steps(each["steps"], language)] if each["steps"] else []
    if each["ask"] and not each["later"]:
        said.append(f":orange[{words('serves_nothing', language)}]")
    for key in ("held", "later", "refused"):
        every = listed((local(one, language) for one in each[key]), language)
        said += [words(f"serves_{key}", language).format(every)] if every else []
    said += [local(each["ask"], language)] if each["ask"] else []
    if each["near"] and not each["steps"]:
        said.append(words("serves_near", language).format(_at_steps(each["near"], language)))
    return "; ".join(said) or "—"


def _at_steps(numbers: Sequence[int], language: str) -> str:
    return words("steps", language).format(listed(map(str, numbers), language))


def _deadline(each: Mapping[str, Any], language: str) -> str:
    """Until when a thing has to be done: the day where it is known, in bold."""
    within = local(each["within"], language)
    if each["from"]:
        day = f"**{each['from']} – {each['by']}**"
    elif each["by"]:
        day = f"**{words('by', language).format(each['by'])}** ({within})"
    else:
        day = within
    extras = [] if each["state"] == "running" else [words(f"due.{each['state']}", language)]
    extras += [] if each["seen"] else [words("not_read", language)]
    return " · ".join([f"{words('deadline', language)}: {local(each['who'], language)}: {day}", *extras])


def _found_out(found: Mapping[str, Any], names: Names) -> None:
    """The checks, each under the question that opens it; those that have time behind a click."""
    language, steps = names.language, {each["step"]: each for each in found["steps"]}

    def of(put: Mapping[str, Any]) -> str:
        whom = listed((names.subject(each["subject"]) for each in put["asked_of"]), language)
        checks = (_step(steps[number], put, names) for number in put["steps"])
        return "\n\n".join([f":material/help: **{local(put['question'], language)}** ({whom})", "\n".join(checks)])

    first = [of(each) for each in found["find_out"] if each["first"]]
    later = [of(each) for each in found["find_out"] if not each["first"]]
    if first:
        st.markdown("\n\n".join([f"**{words('find_out_first', language)}**", *first]))
    if later:
        with st.expander(f"{words('find_out_later', language)} ({counted(found)[-1]})"):
            st.markdown("\n\n".join(later))


def _step(each: Mapping[str, Any], put: Mapping[str, Any] | None, names: Names) -> str:
    """A step, and what is known of it; of a check what is still to be asked beside the question that is `put` above it."""
    language = names.language
    label = {code: words(each["action"], code) for code in ("zh", "en")}
    line = f"- {each['step']}\\. {badge(each['verdict'], language, label)} **{local(each['names'], language)}**"
    line += f" · {listed(map(names.subject, each['subjects']), language)}"
    if each["after"]:
        line += " · " + words("after", language).format(listed(map(str, sorted(each["after"])), language))
    if each["hint_only"]:
        line += " · " + words("hint", language)
    noted = [] if each["caution"] is None else [f":red[{local(each['caution'], language)}]"]
    dates = each["dates"]
    noted += [_deadline(one, language) for one in dates["deadlines"]]
    told = [] if each["amount"] is None else [_amount(each["amount"], language)]
    told += [words("replaces", language).format(local(one["names"], language)) for one in each["replaces"]]
    told += [words("until", language).format(dates["until"])] if dates["until"] else []
    told += [words("takes", language).format(local(dates["takes"], language))] if dates["takes"] else []
    noted += [*map(escaped, told), *([] if put is None else _still(each, put, names))]
    return "\n".join([line, *(f"    - {one}" for one in noted)])


def _still(each: Mapping[str, Any], put: Mapping[str, Any], names: Names) -> list[str]:
    """What a check asks beside the question that it stands under, in one line."""
    language = names.language
    questions = by_question_but(each["missing"], put, casework().catalogue.vocabulary.facts)
    asked = []
    for question, subjects in questions[:_ASKED]:
        whose = f" ({listed(map(names.subject, subjects), language)})" if len(each["subjects"]) > 1 else ""
        asked.append(f"{local(question, language)}{whose}")
    rest = len(questions) - _ASKED
    asked += [words("more", language).format(rest)] if rest > 0 else []
    return [f":gray[{words('still', language)}:] {' '.join(asked)}"] if asked else []


def _numbered(heading: str, every: Sequence[Mapping[str, Any]], certain: Sequence[Mapping[str, Any]], language: str) -> None:
    """Places or papers, each with the steps that it is for: those of what is certain, and behind a click what only a check asks for."""
    st.subheader(words(heading, language))
    sure, rest = sure_and_rest(every, {each["step"] for each in certain})
    st.markdown(_lines(sure, language))
    if rest:
        with st.expander(words("once_checked", language)):
            st.markdown(_lines(rest, language))


def _lines(every: Sequence[Mapping[str, Any]], language: str) -> str:
    lines = []
    for each in every:
        where = f" · {local(each['at'], language)}" if each.get("at") else ""
        lines.append(f"- {local(each['names'], language)}{where}: {_at_steps(each['steps'], language)}")
    return "\n".join(lines)


def _alternatives(every: Sequence[Mapping[str, Any]], names: Names) -> None:
    language = names.language
    if every:
        st.subheader(words("alternatives", language))
    for each in by_other(every):
        asked = " ".join(dict.fromkeys(local(question["question"], language) for question in each["find_out"]))
        either = "; ".join(f"**{local(one['names'], language)}** ({local(because['text'], language)})" for one, because in each["either"])
        st.markdown(f"- **{local(each['or']['names'], language)}** / {either} :gray[{asked}]")


def _unlock_paths(ways: Sequence[Mapping[str, Any]], names: Names) -> None:
    language = names.language
    if ways:
        st.subheader(words("unlock_paths", language))
    for caution in dict.fromkeys(local(each["caution"], language) for way in ways for each in way["steps"] if each["caution"]):
        st.markdown(f":red[{caution}]")
    st.markdown("\n".join(line for each in branches(ways) for line in _branch(each, names)))


def _branch(branch: Branch, names: Names, then: str = "") -> list[str]:
    """What a step opens, and indented under it what opens with one more."""
    language = names.language
    steps = words("or", language).join(_way(each, names) for each in branch.either)
    opens = listed((_opened(each, language) for each in branch.opens), language)
    deeper = [line for each in branch.then for line in _branch(each, names, f"{words('then', language)} ")]
    return [f"- {then}{steps}{f' ⇒ {opens}' if opens else ''}", *(f"    {line}" for line in deeper)]


def _way(steps: Sequence[Mapping[str, Any]], names: Names) -> str:
    """Steps one after the other, each with its terms and where it is done."""
    return " → ".join(
        f"**{local(each['names'], names.language)}** ({names.subject(each['subject'])}){_terms(each, names.language)}" for each in steps
    )


def _terms(each: Mapping[str, Any], language: str) -> str:
    """Where a step is done, what it brings itself, until when it is open, what it does not cover, and what it takes the place of."""
    terms = [escaped(local(each["where"], language)), *_sum(each, language)]
    terms += [_deadline(one, language) for one in each["deadlines"]]
    terms += [local(each["note"], language)] if each["note"] else []
    terms += [words("replaces", language).format(local(one["names"], language)) for one in each["replaces"]]
    return f" :gray[{'; '.join(terms)}]"


def _sum(each: Mapping[str, Any], language: str) -> list[str]:
    """What it brings, or openly that it pays and nobody knows how much."""
    if each["amount"] is not None:
        return [escaped(_amount(each["amount"], language))]
    return [words("amount_unknown", language)] if each["pays"] else []


def _opened(each: Mapping[str, Any], language: str) -> str:
    terms = _sum(each, language)
    terms += [words("replaces", language).format(local(one["names"], language)) for one in each["replaces"]]
    terms += [words("to_check", language).format(len(each["missing"]))] if each["missing"] else []
    return local(each["names"], language) + (f" ({'; '.join(terms)})" if terms else "")


def _amount(amount: Mapping[str, Any], language: str) -> str:
    return words(f"per.{amount['per']}", language).format(from_to(amount["low"], amount["high"]))


def _total(total: Mapping[str, Any], language: str) -> str:
    known = [
        _amount({**total[per], "per": per}, language) for per in ("year", "once") if total[per] != {"low": 0, "high": 0}
    ]
    unknown = len(total["without_figure"])
    known += [words("unknown_amounts", language).format(unknown)] if unknown else []
    return escaped(" + ".join(known)) or words("no_figure", language)


def _left_out(every: Sequence[Mapping[str, Any]], aims: Mapping[str, Mapping[str, str]], names: Names) -> None:
    """What gave way to something else, and to what; what only waits is not listed."""
    language = names.language
    beaten = [each for each in every if each["because"]["of"] is not None]
    if beaten:
        st.subheader(words("left_out", language))
    for each in by_resource(beaten):
        because = each["because"]
        decided = local(aims.get(because["decided_by"] or ""), language)
        rule = f"{local(because['of']['names'], language)} · {local(because['text'], language)}"
        rule += f" :gray[{decided}]" if decided else ""
        st.markdown(f"- {local(each['names'], language)} ({listed(map(names.subject, each['subjects']), language)}): {rule}")
