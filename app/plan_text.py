"""A family's plan as text that a person can read in a terminal: Chinese first, English beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.text import BASIS, Names, in_both, next_questions, warnings
from app.wording import Branch, branches, by_other, by_question_but, by_resource, from_to, in_short, is_same_question, sure_and_rest
from matching.household import HOUSEHOLD

_ASKED = 3  # of one step's questions, those put in full


def plan(result: dict[str, Any], names: Names) -> str:
    """A plan: what is certain, what to find out first and what else hangs on an answer, what is either one or the other, what
    was left out, errands, papers, what opens."""
    lines = [f"{result['household']} · {result['region']} · {result['as_of']}", *warnings(result, names)]
    lines += [f"已在享受 Held already: {_both(each)} · {_for(each, names)}" for each in by_resource(result["held"])]
    lines += ["", "需要 Needs:", *(_need(each, names) for each in result["needs"] if each["basis"] != "likely")]
    lines += ["", "步骤 Steps: " + " / ".join(in_short(result, language) for language in ("zh", "en")), *_certain(result["steps"], names), *_found_out(result, names)]
    if result["alternatives"]:
        lines += ["", "二选一,先弄清 Either one or the other; find out first:"]
    for each in by_other(result["alternatives"]):
        asked = ";".join(dict.fromkeys(question["question"]["zh"] for question in each["find_out"]))
        either = ";".join(f"{one['names']['zh']}({because['text']['zh']})" for one, because in each["either"])
        lines.append(f"  - {each['or']['names']['zh']} | {either} ? {asked}")
    lines += _left_out(result["left_out"], names, {each["name"]: each["text"]["zh"] for each in result["aims"]})
    certain = {each["step"] for each in result["steps"] if each["action"] == "apply"}
    lines += ["", "跑腿 Errands:", *_numbered(result["errands"], certain)]
    lines += ["", "材料 Papers:", *_numbered(result["documents"], certain)]
    sure, possible = result["money"]["certain"], result["money"]["possible"]
    lines += ["", f"钱 Money: 确定 certain {_total(sure)};可能 possible {_total(possible)}"]
    beside = [each for each in result["questions"] if not any(is_same_question(each, put) for put in result["find_out"])]
    lines += next_questions({"questions": beside}, names)
    if result["unlock_paths"]:
        lines += ["", "办成后能打开 Steps that would open more:"]
    lines += dict.fromkeys(f"  ! {each['caution']['zh']}" for way in result["unlock_paths"] for each in way["steps"] if each["caution"])
    lines += [line for each in branches(result["unlock_paths"]) for line in _branch(each, names, "- ")]
    return "\n".join([*lines, "", "依次看重 Aims in order: " + " → ".join(each["text"]["zh"] for each in result["aims"])])


def _branch(branch: Branch, names: Names, mark: str) -> list[str]:
    """What a step opens, and indented under it what opens with one more."""
    steps = " 或 or ".join(_way(each, names) for each in branch.either)
    opens = "、".join(map(_opened, branch.opens))
    deeper = [line for each in branch.then for line in _branch(each, names, "再 then ")]
    return [f"  {mark}{steps}{f' ⇒ {opens}' if opens else ''}", *(f"    {line}" for line in deeper)]


def _way(steps: list[Mapping[str, Any]], names: Names) -> str:
    return " → ".join(f"{each['names']['zh']} · {names.subject(each['subject'])}{_terms(each)}" for each in steps)


def _certain(steps: list[dict[str, Any]], names: Names) -> list[str]:
    """The steps that can be done now, in order, each with all that is known of it."""
    found = [line for each in steps if each["action"] == "apply" for line in (_head(each, names), *(f"    {one}" for one in _known(each, names)))]
    return [in_both("now") + ":", *found] if found else []


def _found_out(result: dict[str, Any], names: Names) -> list[str]:
    """The checks under the question that opens them; what has time comes last, a line each."""
    steps = {each["step"]: each for each in result["steps"]}
    lines = []
    for first, key in ((True, "find_out_first"), (False, "find_out_later")):
        groups = [each for each in result["find_out"] if each["first"] is first]
        lines += ["", in_both(key) + ":"] if groups else []
        for each in groups:
            lines.append(f"  ? {_asked_of(each, names)}: {each['question']['zh']} / {each['question']['en']}")
            for step in (steps[number] for number in each["steps"]):
                told = [*_known(step, names), *_still(step, each, names)]
                lines += [f"  {_head(step, names)}", *(f"      {one}" for one in told)] if first else [f"  {_head(step, names)}{' — ' if told else ''}{';'.join(told)}"]
    return lines


def _asked_of(question: dict[str, Any], names: Names) -> str:
    return "、".join(names.subject(each["subject"]) for each in question["asked_of"])


def _need(each: dict[str, Any], names: Names) -> str:
    """What a need is served by, or openly what there is of it."""
    said = [f"第{_numbers(each['steps'])}步 steps {_numbers(each['steps'])}"] if each["steps"] else []
    said += [f"已在享受 held: {_listed(each['held'])}"] if each["held"] else []
    if not each["later"] and each["ask"]:
        said.append(in_both("serves_nothing"))
    for key, words in (("later", "没有排进步骤,可打听 no step, may be asked about"), ("refused", "查过、不符合 not eligible")):
        said += [f"{words}: {_listed(each[key])}"] if each[key] else []
    said += [each["ask"]["zh"]] if each["ask"] else []
    if each["near"] and not each["steps"]:
        said.append(f"相近的 near to it: 第{_numbers(each['near'])}步 steps {_numbers(each['near'])}")
    basis = "" if each["stated"] else f" ({BASIS[each['basis']]})"
    return f"  - {_both(each)} · {names.subject(each['member'] or HOUSEHOLD)}{basis}: {';'.join(said) or '——'}"


def _listed(every: list[dict[str, str]]) -> str:
    return "、".join(each["zh"] for each in every)


def _due(each: dict[str, Any]) -> str:
    """Until when a thing has to be done: the day where it is known."""
    if each["from"]:
        day = f"{each['from']} → {each['by']}"
    elif each["by"]:
        day = f"{each['by']} 前 by {each['by']} ({each['within']['zh']})"
    else:
        day = f"{each['within']['zh']} {each['within']['en']}"
    extras = [] if each["state"] == "running" else [in_both(f"due.{each['state']}")]
    extras += [] if each["seen"] else [in_both("not_read")]
    return " · ".join([f"{each['who']['zh']}: {day}", *extras])


def _head(each: dict[str, Any], names: Names) -> str:
    """A step in a line: its number, what to do, for whom."""
    action = "申请 apply" if each["action"] == "apply" else "核实 check"
    after = f" · 先做 after {_numbers(each['after'])}" if each["after"] else ""
    hint = " · 仅供询问 hint only" if each["hint_only"] else ""
    return f"{each['step']:>2}. [{action}] {_both(each)} · {_for(each, names)}{after}{hint}"


def _known(each: dict[str, Any], names: Names) -> list[str]:
    """What is known of a step: what to ask before it, what it takes the place of, money, days, what it may be had beside."""
    told = [f"! {each['caution']['zh']}"] if each["caution"] else []
    told += [f"代替 instead of: {one['names']['zh']} · {names.subject(one['subject'])}" for one in each["replaces"]]
    told += [f"钱 money: {_amount(each['amount'])}"] if each["amount"] else []
    dates = each["dates"]
    told += [f"期限 deadline: {_due(one)}" for one in dates["deadlines"]]
    told += [f"截止 until: {dates['until']}"] if dates["until"] else []
    told += [f"办理时间 takes: {dates['takes']['zh']}"] if dates["takes"] else []
    return told + [f"与第{other['step']}步 with step {other['step']}: {other['text']['zh']}" for other in each["together"]]


def _still(each: dict[str, Any], put: dict[str, Any], names: Names) -> list[str]:
    """What is missing for a check beside the question that it stands under."""
    asked = by_question_but(each["missing"], put, names.facts)
    several = len(each["subjects"]) > 1
    told = [zh["zh"] + (f" · {'、'.join(map(names.subject, subjects))}" if several else "") for zh, subjects in asked[:_ASKED]]
    told += [f"…… 另 {len(asked) - _ASKED} 项 more"] if len(asked) > _ASKED else []
    return [f"{in_both('still')}: {' '.join(told)}"] if told else []


def _for(each: dict[str, Any], names: Names) -> str:
    return "、".join(map(names.subject, each["subjects"]))


def _left_out(left_out: list[dict[str, Any]], names: Names, aims: dict[str, str]) -> list[str]:
    """What gave way to something or is asked for by no aim, a line each, and the aim that decided; what waits, counted."""
    lines = []
    for each in by_resource(left_out):
        because = each["because"]
        if because["of"] is not None:
            held = "已在享受 held: " if because["held"] else ""
            source = f" ({because['source']})" if because["source"] else ""
            decided = f" · 取舍 decided by: {aims[because['decided_by']]}" if because["decided_by"] in aims else ""
            rule = f"{held}{because['of']['names']['zh']} · {because['text']['zh']}{source}{decided}"
            lines.append(f"  - {_both(each)} · {_for(each, names)}: {rule}")
        elif because["type"] == "no_aim":
            lines.append(f"  - {_both(each)} · {_for(each, names)}: {because['text']['zh']} {because['text']['en']}")
    rest = len({each["resource"] for each in left_out if each["because"]["type"] in ("limit", "no_need")})
    lines += [f"  - 另有{rest}项以后再看,见 --json {rest} more wait, see --json"] if rest else []
    return ["", "没有列入 Left out:", *lines] if lines else []


def _both(each: dict[str, Any]) -> str:
    return f"{each['names']['zh']} ({each['names']['en']})"


def _numbered(every: list[dict[str, Any]], certain: set[int]) -> list[str]:
    """Places or papers: a line each for what is certain, then one for those that only a check asks for."""
    sure, rest = sure_and_rest(every, certain)
    later = ";".join(f"{each['names']['zh']}{_at(each)} {_numbers(each['steps'])}" for each in rest)
    lines = [f"  - {_both(each)}{_at(each)}: {_numbers(each['steps'])}" for each in sure]
    return lines + ([f"  - {in_both('once_checked')}: {later}"] if rest else [])


def _at(each: dict[str, Any]) -> str:
    return f" · {each['at']['zh']}" if each.get("at") else ""


def _numbers(steps: list[int]) -> str:
    return "、".join(map(str, steps))


def _amount(amount: dict[str, Any]) -> str:
    per = "元/年 CNY a year" if amount["per"] == "year" else "元(一次) CNY once"
    return f"{from_to(amount['low'], amount['high'])} {per}"


def _total(total: dict[str, Any]) -> str:
    known = [_amount({**total[per], "per": per}) for per in ("year", "once") if total[per] != {"low": 0, "high": 0}]
    unknown = len(total["without_figure"])
    known += [f"另 {unknown} 项金额未知 of unknown amount"] if unknown else []
    return " + ".join(known) or "没有已知数额 no known figure"


def _terms(each: Mapping[str, Any]) -> str:
    """Where a step is done, what it brings itself, until when it is open, what it does not cover, and what it takes the place of."""
    terms = [each["where"]["zh"], *_sum(each), *map(_due, each["deadlines"]), *([each["note"]["zh"]] if each["note"] else [])]
    terms += [f"代替 replaces {one['names']['zh']}" for one in each["replaces"]]
    return f"({';'.join(terms)})"


def _sum(each: Mapping[str, Any]) -> list[str]:
    """What it brings, or openly that it pays and nobody knows how much."""
    return [_amount(each["amount"])] if each["amount"] else [in_both("amount_unknown")] if each["pays"] else []


def _opened(each: Mapping[str, Any]) -> str:
    amount = "".join(f"({each})" for each in _sum(each))
    asked = f"(还须核实 still to check: {len(each['missing'])})" if each["missing"] else ""
    replaced = "".join(f"(代替 replaces {one['names']['zh']})" for one in each["replaces"])
    return f"{each['names']['zh']}{amount}{replaced}{asked}"
