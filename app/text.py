"""Answers as text that a person can read in a terminal: Chinese first, English beside it."""

from __future__ import annotations

from typing import Any

from matching.learning.decision import group_name

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
    for factor in each["factors"]:
        if "because" in factor:
            lines.append(f"    {factor['points']:+.1f} 以往结果 learned: {factor['because']['zh']} / {factor['because']['en']}")
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


_STATE = {
    "adopted": "采用 adopted",
    "refused": "不采用,次序照旧 refused: the order stays as it is",
    "stands_aside": "结果太少,不作判断 stands aside: too few outcomes",
}


def decision(result: dict[str, Any]) -> str:
    """Whether a model is adopted, why, and each group's numbers."""
    lines = [_STATE[result["state"]], *(f"  - {each['zh']} / {each['en']}" for each in result["why"]), ""]
    lines.append(
        f"推荐 recommended {result['outcomes']} · 结果已知 known {result['known']} · 可比的家庭 comparable families {result['households']}"
    )
    if result["order"]:
        order, loss = result["order"], result["loss"]
        lines += [
            f"排对的 pairs in order: {_gain(order)}",
            f"对数损失 log-loss: {loss['standing']:.4f} → {loss['learned']:.4f}, 减少 falls by {loss['gain']:.4f} [{loss['low']:.4f}, {loss['high']:.4f}]",
            "", "各群体 Groups:", *map(_group, result["groups"]),
        ]  # fmt: skip
    return "\n".join([*lines, "", f"注意 {result['limits']['zh']} / {result['limits']['en']}"])


def _group(each: dict[str, Any]) -> str:
    zh, en = group_name(each["trait"], each["value"])
    found = "没有可比的 nothing to compare" if each["order"] is None else f"{each['order']['households']} 户 families, {_gain(each['order'])}"
    mark = "" if each["judged"] else " (太少,不作判断 too few to judge)"
    return f"  {'!' if each['loses'] else '-'} {zh} {en}: {each['outcomes']} 条 outcomes, {found}{mark}"


def _gain(each: dict[str, Any]) -> str:
    return f"{each['standing']:.1%} → {each['learned']:.1%}, {each['gain']:+.1%} [{each['low']:+.1%}, {each['high']:+.1%}]"


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
