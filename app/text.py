"""Answers as text that a person can read in a terminal: Chinese first, English beside it."""

from __future__ import annotations

from typing import Any

_MARK = {"eligible": "[符合 eligible]", "not_eligible": "[不符合 not eligible]", "to_be_checked": "[待核实 to be checked]"}


_BASIS = {"shown": "由情况看出 shown", "likely": "可能 likely"}


def recommendation(result: dict[str, Any]) -> str:
    """A recommendation, a block a candidate."""
    lines = [f"{result['household']} · {result['region']} · {result['as_of']}", ""]
    if result["needs"]:
        lines += ["需要 Needs:", *map(_need, result["needs"]), ""]
    for each in result["candidates"]:
        lines += _candidate(each)
    if result["held"]:
        held = "、".join(f"{each['names']['zh']} ({each['subject']})" for each in result["held"])
        lines += ["", f"已经有的 Already has: {held}"]
    if result["questions"]:
        lines += ["", "接下来最值得问 Worth asking next:"]
        for position, each in enumerate(result["questions"], 1):
            counts = f"可定 settles {len(each['settles'])},有关 touches {len(each['touches'])}"
            lines.append(f"  {position}. ({each['subject']}) {each['question']['zh']} / {each['question']['en']} [{counts}]")
    if result["unlocks"]:
        lines += ["", "办成后能打开更多 Would unlock more:"]
        lines += [f"  - {each['names']['zh']} → {len(each['opens'])}" for each in result["unlocks"]]
    if result["ruled_out"]:
        lines += ["", "已排除 Ruled out:"]
        for each in result["ruled_out"]:
            why = ";".join(f"{_label(reason)} {reason['text']['zh']}" for reason in each["reasons"])
            lines.append(f"  - {each['names']['zh']} ({each['subject']}): {why}")
    return "\n".join(lines)


def _need(each: dict[str, Any]) -> str:
    because = each.get("because")
    why = "" if because is None else f" — {_BASIS[each['basis']]}: {because['zh']} / {because['en']}"
    return f"  - {each['names']['zh']} {each['names']['en']} ({each['member'] or 'household'}){why}"


def _candidate(each: dict[str, Any]) -> list[str]:
    lines = [
        f"{each['rank']:>2}. {each['names']['zh']} ({each['names']['en']})",
        f"    {_MARK[each['verdict']]} {each['subject']} · {each['score']:.1f} · {each['resource']}"
        + (" · 有名额限制 quota" if each["quota"] else "")
        + (" · 仅供询问 hint only" if each["hint_only"] else ""),
    ]
    for reason in each["reasons"]:
        if reason["deciding"]:
            lines.append(f"    · {_label(reason)} {reason['text']['zh']}")
    if each["services"]:
        lines.append("    服务 services: " + "、".join(service["names"]["zh"] for service in each["services"]))
    for missing in each["missing"][:5]:
        lines.append(f"    ? {missing['question']['zh']}")
    if len(each["missing"]) > 5:
        lines.append(f"    ? …… 另 {len(each['missing']) - 5} 项 more")
    source = next((s.get("url") or s.get("document") for s in each["sources"] if s.get("url") or s.get("document")), None)
    if source:
        verified = (each["verified"] or {}).get("date", "?")
        lines.append(f"    来源 source: {source} ({verified})")
    return [*lines, ""]


def _label(reason: dict[str, Any]) -> str:
    return f"[{reason['label']['zh']} {reason['label']['en']}]"


def explanation(result: dict[str, Any]) -> str:
    """One resource's reasons, for each subject."""
    lines = [f"{result['names']['zh']} ({result['names']['en']}) · {result['household']} · {result['as_of']}"]
    for each in result["subjects"]:
        lines += ["", f"{each['subject']}: {_MARK[each['verdict']]}"]
        for reason in each["reasons"]:
            star = "*" if reason["deciding"] else " "
            lines.append(f"  {star} {_label(reason)} {reason['text']['zh']} / {reason['text'].get('en', '')}")
        lines += [f"  ? {missing['question']['zh']} / {missing['question']['en']}" for missing in each["missing"]]
    return "\n".join(lines)


def assessment(result: dict[str, Any]) -> str:
    """One household's verdicts, counted."""
    counts: dict[str, int] = {}
    for each in result["verdicts"]:
        counts[each["verdict"]] = counts.get(each["verdict"], 0) + 1
    found = ", ".join(f"{_MARK[name]} {number}" for name, number in sorted(counts.items()))
    return f"{result['household']} · {result['as_of']}: {found}"


def found(result: list[dict[str, Any]]) -> str:
    """What a search found."""
    if not result:
        return "没有找到 nothing found"
    return "\n".join(
        f"{each['score']:.3f}  {each['resource']}  {each['names']['zh']} / {each['names']['en']}" for each in result
    )


_MEASURES = {
    "verdicts_right": "判断正确 verdicts right",
    "eligible_right": "其中应符合的 of those eligible",
    "not_eligible_right": "其中应不符合的 of those not eligible",
    "to_be_checked_right": "其中应待核实的 of those to be checked",
    "false_eligible": "误判符合 said eligible where it is not",
    "false_refusal": "误判不符合 said not eligible where it is not",
    "needs_precision": "需要的准确率 needs: precision",
    "needs_recall": "需要的召回率 needs: recall",
    "needs_f1": "需要的F1 needs: F1",
    "plan_kept": "方案与标准一致 plan as the gold has it",
    "note_facts_right": "记录中读对的情况 facts read right from notes",
    "note_facts_wrong": "记录中读错的情况 facts read wrong from notes",
    "note_verdicts_right": "读记录后判断正确 verdicts right from notes",
    "note_needs_f1": "读记录后需要的F1 needs from notes: F1",
    "ndcg_at_10": "搜索nDCG@10 search: nDCG@10",
    "recall_at_10": "搜索召回率@10 search: recall@10",
    "abstention": "该空手时空手 search: nothing where nothing should be",
}
_NOT_MEASURED = {"plan": "方案 plan", "notes": "走访记录 notes", "queries": "搜索 queries"}
_SPLITS = {"all": "全部 all", "tune": "可看部分 tune", "held": "保留部分 held"}


def evaluation(result: dict[str, Any]) -> str:
    """The measures of each split, a line each: value, interval, how many of how many (or over how many)."""
    lines: list[str] = []
    for split, measures in result["measures"].items():
        lines += [f"{_SPLITS[split]} · {result['cases'][split]} 例 cases", *map(_measure, measures.items()), ""]
    if result["not_measured"]:
        lines.append("此处未测 not measured here: " + ", ".join(_NOT_MEASURED[each] for each in result["not_measured"]))
    return "\n".join(lines)


def _measure(item: tuple[str, dict[str, Any]]) -> str:
    name, each = item
    interval = "[  –  ,   –  ]" if each["low"] is None else f"[{each['low']:.3f}, {each['high']:.3f}]"
    count = f"{each['right']}/{each['of']}" if "right" in each else f"n={each['of']}"
    return f"  {each['value']:.3f} {interval} {count:>8}  {_MEASURES[name]}"


def evaluation_in_full(result: dict[str, Any]) -> str:
    """The measures, and before them each verdict that differs from the gold."""
    lines = [
        f"{each['case']} ({each['from']}): {each['resource']} · {each['subject']}: 标准 gold {each['gold']}, "
        f"程序 found {each['found'] or '–'} {' '.join(each['deciding'])}"
        for each in result["differences"]
    ]
    return "\n".join([*lines, "", evaluation(result)])


def stats(result: dict[str, Any]) -> str:
    """Numbers, a line each."""
    lines: list[str] = []

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}.{key}" if path else key)
        else:
            lines.append(f"{path}: {value}")

    walk(result, "")
    return "\n".join(lines)
