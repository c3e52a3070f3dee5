"""Answers as text that a person can read in a terminal: Chinese first, English beside it."""

from __future__ import annotations

from typing import Any

_MARK = {"eligible": "[符合 eligible]", "not_eligible": "[不符合 not eligible]", "to_be_checked": "[待核实 to be checked]"}


def recommendation(result: dict[str, Any]) -> str:
    """A recommendation, a block a candidate."""
    lines = [f"{result['household']} · {result['region']} · {result['as_of']}", ""]
    for each in result["candidates"]:
        lines += _candidate(each)
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
            why = ";".join(reason["text"]["zh"] for reason in each["reasons"])
            lines.append(f"  - {each['names']['zh']} ({each['subject']}): {why}")
    return "\n".join(lines)


def _candidate(each: dict[str, Any]) -> list[str]:
    lines = [
        f"{each['rank']:>2}. {each['names']['zh']} ({each['names']['en']})",
        f"    {_MARK[each['verdict']]} {each['subject']} · {each['score']:.1f} · {each['resource']}"
        + (" · 有名额限制 quota" if each["quota"] else "")
        + (" · 仅供询问 hint only" if each["hint_only"] else ""),
    ]
    for reason in each["reasons"]:
        if reason["deciding"]:
            lines.append(f"    · {_MARK[reason['verdict']]} {reason['text']['zh']}")
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


def explanation(result: dict[str, Any]) -> str:
    """One resource's reasons, for each subject."""
    lines = [f"{result['names']['zh']} ({result['names']['en']}) · {result['household']} · {result['as_of']}"]
    for each in result["subjects"]:
        lines += ["", f"{each['subject']}: {_MARK[each['verdict']]}"]
        for reason in each["reasons"]:
            star = "*" if reason["deciding"] else " "
            lines.append(f"  {star} {_MARK[reason['verdict']]} {reason['text']['zh']} / {reason['text'].get('en', '')}")
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


_REASON = {
    "denial": "否认不清 unclearly denied", "history": "过去的事 past", "hypothesis": "假设或愿望 supposed or wished",
    "other_people": "别人家的 other people", "contradiction": "前后矛盾 contradictory",
}  # fmt: skip


def note(result: dict[str, Any]) -> str:
    """A visit note as read, a block a person; everything is to be confirmed."""
    region = result["region"]["code"] if result["region"] else "未写明区县 no county named (--region)"
    lines = [f"待确认 to be confirmed · {region} · {result['as_of']}"]
    blocks = [(f"{each['id']} ({each['relation']})", [*each["facts"], *each["estimates"]]) for each in result["members"]]
    blocks += [
        ("家庭 household", result["household"] + result["household_estimates"]), ("事件 event", result["event"]),
        ("别人家的事,不算 of other people, not counted", result["other_people"]), ("需求 needs", result["needs"]),
    ]  # fmt: skip
    for title, entries in blocks:
        if entries or title[0].isascii():
            lines += ["", title, *map(_read, entries)]
    if result["unread"]:
        lines += ["", "没有读懂 not understood:", *(f"  - {each['text'].strip()}" for each in result["unread"])]
    return "\n".join([*lines, "", "草稿只收有把握的事实(--json 可见) The draft holds only what is sure (see --json)" if result["draft"] else ""]).rstrip()


def _read(each: dict[str, Any]) -> str:
    if "type" in each:
        said = each["type"] + (f" ({each['member']})" if "member" in each else "")
    elif "low" in each:
        said = f"{each['fact']} ≈ {each['low']:g}-{each['high']:g} (估计 estimate)"
    else:
        said = f"{each['fact']} = {each['value']}"
    because = f" · {_REASON[each['because']]}" if "because" in each else ""
    return f"  {'✓' if each['holds'] == 'now' else '?'} {said} [{each['confidence']}]{because} ← “{each['span']['text']}”"
