"""The words on the screens, Chinese first; one word per idea."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from matching.facts import UNBOUNDED, Fact
from matching.household import HOUSEHOLD
from matching.missing import question

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!$~:|<>])")
BADGE = {"eligible": "green", "not_eligible": "gray", "to_be_checked": "orange"}


def words(key: str, language: str) -> str:
    """The word for an idea; the key itself where there is none (a rare kind of link)."""
    pair = _every_word().get(key)
    return key if pair is None else pair[0 if language == "zh" else 1]


@functools.cache
def _every_word() -> dict[str, list[str]]:
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


def listed(texts: Iterable[str], language: str) -> str:
    """Several words as one line."""
    return ("、" if language == "zh" else ", ").join(texts)


def badge(verdict: str, language: str, label: Mapping[str, str] | None = None) -> str:
    """A verdict as a coloured badge, in the label's words where one is given."""
    return f":{BADGE[verdict]}-badge[{local(label, language) or words(verdict, language)}]"


def escaped(text: str) -> str:
    """The text with nothing in it that is taken for markup."""
    return _MARKDOWN.sub(r"\\\1", text)


def quoted(spans: Iterable[Mapping[str, Any]]) -> str:
    """The words of a note as they may be shown, each once; nothing in them is taken for markup."""
    texts = dict.fromkeys(" ".join(each["text"].split()) for each in spans)
    return " ".join(f"“{escaped(each)}”" for each in texts)


def local(text: Mapping[str, str] | str | None, language: str) -> str:
    """A bilingual text in the language; the other where it lacks it."""
    if not isinstance(text, Mapping):
        return text or ""
    return str(text.get(language) or text.get("zh") or text.get("en") or "")


def value_words(fact: Fact, value: Any, language: str) -> str:
    """A fact's value in words."""
    if isinstance(value, bool):
        return words("yes" if value else "no", language)
    return local(fact.values.get(value), language) or str(value)


def from_to(low: int, high: int | None) -> str:
    """A sum from the least to the most that it is known to be."""
    return f"{low}" if low == high else f"{low}+" if high is None else f"{low}–{high}"


def by_question(
    missing: Iterable[Mapping[str, Any]], facts: Mapping[str, Fact]
) -> list[tuple[Mapping[str, str], list[str]]]:
    """Each question once, with the ids of those of whom it is asked; what is asked of several elements of one list fact is one
    question that names them all, and an amount is asked for once: with the figure that it is compared with, where there is one."""
    every = list(missing)
    compared = {each["fact"] for each in every if each["kind"] == "local_figure"}
    asked: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for number, each in enumerate(every):
        if each["kind"] != "fact" or each["fact"] not in compared:
            asked.setdefault((each["fact"] if each.get("element") else f"{number}", each["subject"]), []).append(each)
    found: dict[str, tuple[Mapping[str, str], list[str]]] = {}
    for (_, subject), group in asked.items():
        elements = [each["element"] for each in group if each.get("element")]
        text = question(facts[group[0]["fact"]], *elements) if elements else group[0]["question"]
        found.setdefault(text["zh"], (text, []))[1].append(subject)
    return list(found.values())


def by_question_but(
    missing: Iterable[Mapping[str, Any]], put: Mapping[str, Any], facts: Mapping[str, Fact]
) -> list[tuple[Mapping[str, str], list[str]]]:
    """As `by_question`, without what a question that is `put` already (`find_out` of a plan) asks."""
    every = list(missing)
    whom = {each["subject"] for each in put["asked_of"]}
    same = [each for each in every if _about(each) == _about(put) and (each["subject"] in whom or HOUSEHOLD in whom)]
    asked = [text for text, _ in by_question(same, facts)]
    return [(text, subjects) for text, subjects in by_question(every, facts) if text not in asked]


def duties_together(duties: Iterable[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], list[str], list[Mapping[str, Any]]]]:
    """Each duty once, as certain as it is, with all of whom it is and the words of a note that it rests on."""
    found: dict[tuple[str, bool], tuple[Mapping[str, Any], list[str], list[Mapping[str, Any]]]] = {}
    for each in duties:
        _, subjects, spans = found.setdefault((each["text"]["zh"], each.get("certain", True)), (each, [], []))
        subjects.append(each["subject"])
        spans += [one for one in each.get("spans", ()) if one not in spans]
    return list(found.values())


def is_same_question(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two questions are about the same thing of the same people."""
    whom = [{each["subject"] for each in question["asked_of"]} for question in (one, other)]
    return _about(one) == _about(other) and whom[0] <= whom[1]


def _about(each: Mapping[str, Any]) -> list[str | None]:
    return [each.get(key) for key in ("kind", "fact", "parameter", "resource", "condition")]


def counted(plan: Mapping[str, Any]) -> tuple[int, int, int, int]:
    """Of a plan: the steps that are certain, what to find out first, the steps that hang on that, and the other checks."""
    first = [each for each in plan["find_out"] if each["first"]]
    checks = sum(len(each["steps"]) for each in first)
    return len([each for each in plan["steps"] if each["action"] == "apply"]), len(first), checks, sum(len(each["steps"]) for each in plan["find_out"]) - checks


def in_short(plan: Mapping[str, Any], language: str) -> str:
    """How much of a plan is certain, to be found out first, and possible beside that; of what there is none nothing is said."""
    certain, first, checks, rest = counted(plan)
    told = [words("in_short.now", language).format(certain)] if certain else []
    told += [words("in_short.first", language).format(first, checks)] if first else []
    told += [words("in_short.later", language).format(rest)] if rest else []
    return words("in_short.then", language).join(told) or words("in_short.nothing", language)


def by_resource(every: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What was said of one thing for several people, in the same words, once: with all `subjects`."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in every:
        key = (each["resource"], repr(each.get("because")))
        found.setdefault(key, {**each, "subjects": []})["subjects"].append(each["subject"])
    return list(found.values())


def by_other(alternatives: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What excludes several things of a plan, once: `either` lists those, each with the reason, `find_out` all there is to ask."""
    found: dict[str, dict[str, Any]] = {}
    for each in alternatives:
        one = found.setdefault(each["or"]["resource"], {"or": each["or"], "either": [], "find_out": []})
        if (each["either"], each["because"]) not in one["either"]:
            one["either"].append((each["either"], each["because"]))
        one["find_out"] += each["find_out"]
    return list(found.values())


def sure_and_rest(every: Sequence[Mapping[str, Any]], certain: Set[int]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Places or papers of a plan: those that one of the `certain` steps needs, and those that only a check asks for."""
    rest = [each for each in every if certain.isdisjoint(each["steps"])]
    return [each for each in every if not certain.isdisjoint(each["steps"])], rest


@dataclass(slots=True)
class Branch:
    """Where ways part: the steps of each of `either` (any of them will do) open something, and with what comes `then` more."""

    either: list[list[Mapping[str, Any]]]
    opens: list[Mapping[str, Any]]
    then: list[Branch]


def branches(ways: Iterable[Mapping[str, Any]]) -> list[Branch]:
    """The ways of a plan as they part: a step that several begin with is told once, with all that it opens."""
    return _branches([(each["steps"], each["opens"]) for each in ways])


def _branches(ways: Iterable[tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]]) -> list[Branch]:
    begun: dict[tuple[str, str], list[tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]]] = {}
    for steps, opens in ways:
        begun.setdefault((steps[0]["step"], steps[0]["subject"]), []).append((steps, opens))
    found: dict[str, Branch] = {}
    for same in begun.values():
        first = same[0][0][0]
        opened = [one for steps, opens in same if len(steps) == 1 for one in opens]
        then = _branches((steps[1:], opens) for steps, opens in same if len(steps) > 1)
        if not opened and len(then) == 1 and len(then[0].either) == 1:  # it opens nothing by itself: one line for all
            branch = Branch([[first, *then[0].either[0]]], then[0].opens, then[0].then)
        else:
            branch = Branch([[first]], opened, then)
        found.setdefault(_opening(branch), Branch([], branch.opens, branch.then)).either.extend(branch.either)
    return list(found.values())


def _opening(branch: Branch) -> str:
    """What a branch opens, as it is told: two that are alike in it are one."""
    opens = [(one["resource"], one["subject"], one["amount"], len(one["missing"]), one["replaces"]) for one in branch.opens]
    then = [([[(step["step"], step["subject"]) for step in way] for way in each.either], _opening(each)) for each in branch.then]
    return repr((opens, then))


def bounds(fact: Fact, language: str) -> str:
    """From where to where a number may be."""
    if fact.maximum == UNBOUNDED:
        return words("from", language).format(f"{fact.minimum:g}")
    return f"{fact.minimum:g}–{fact.maximum:g}"
