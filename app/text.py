"""Answers as text that a person can read in a terminal: Chinese first, English beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.wording import duties_together, words
from matching.catalogue import Catalogue
from matching.facts import Fact, Vocabulary
from matching.household import HOUSEHOLD, REGION, Household
from matching.learning.decision import group_name

_ASKED = 5  # of one candidate's questions, those put in full
_MARK = {"eligible": "[符合 eligible]", "not_eligible": "[不符合 not eligible]", "to_be_checked": "[待核实 to be checked]"}


class Names:
    """Whom an id means, and what a recorded value says, in words."""

    def __init__(self, household: Household, vocabulary: Vocabulary) -> None:
        self.facts = vocabulary.facts
        relations = {member.id: vocabulary.relation(member.relation).names for member in household.members}
        self._names: Mapping[str, Mapping[str, str]] = {**_NAMES, **relations}

    def subject(self, identifier: str) -> str:
        """A member's relation and id; the household and the place by their words."""
        names = self._names[identifier]
        return " ".join(dict.fromkeys([names["zh"], names["en"]])) + f" ({identifier})"

    def recorded(self, used: Iterable[Mapping[str, Any]]) -> str:
        """What is on record of the facts that a reason used; nothing where nothing is."""
        said = [self._said(self.facts[each["fact"]], each["value"]) for each in used if each["value"] is not None]
        return f" [{';'.join(said)}]" if said else ""

    def _said(self, fact: Fact, value: Any) -> str:
        if fact.type == "set":
            elements = [f"{'' if has else '无'}{_value(fact, element)}" for element, has in value["known"].items()]
            return f"{fact.question['zh']}——{'、'.join(elements) or '无'}"
        return f"{fact.question['zh']}——{_value(fact, value)}"


def _value(fact: Fact, value: Any, language: str = "zh") -> str:
    if isinstance(value, bool):
        return _YES_NO[language][0 if value else 1]
    return fact.values[value][language] if value in fact.values else str(value)


_YES_NO = {"zh": ("是", "否"), "en": ("yes", "no")}
BASIS = {"shown": "由情况看出 shown", "likely": "可能 likely"}
_NAMES = {HOUSEHOLD: {"zh": "全家", "en": "household"}, REGION: {"zh": "当地", "en": "place"}}


def recommendation(result: dict[str, Any], names: Names) -> str:
    """A recommendation, a block a candidate; a question that several raise is put once and then by its number."""
    lines = [f"{result['household']} · {result['region']} · {result['as_of']}", *warnings(result, names), ""]
    if result["needs"]:
        lines += ["需要 Needs:", *(_need(each, names) for each in result["needs"]), ""]
    asked: dict[tuple[str, str], int] = {}
    for each in result["candidates"]:
        lines += _candidate(each, names, asked)
    shown, whole = len(result["candidates"]), result["total_candidates"]
    if shown < whole:
        lines.append(f"共 {whole} 项,此处 {shown} 项;--limit {whole} 显示全部 {shown} of {whole} shown; --limit {whole} for all")
    if result["held"]:
        held = "、".join(f"{each['names']['zh']} · {names.subject(each['subject'])}" for each in result["held"])
        lines += ["", f"已经有的 Already has: {held}"]
    lines += next_questions(result, names)
    if result["unlocks"]:
        lines += ["", "办成后能打开更多 Would unlock more:"]
        lines += [f"  - {each['names']['zh']} → {len(each['opens'])}" for each in result["unlocks"]]
    if result["ruled_out"]:
        lines += ["", "已排除 Ruled out:"]
        for each in result["ruled_out"]:
            why = ";".join(
                _label(one) + one["text"]["zh"] + names.recorded(one.get("facts", ())) for one in each["reasons"]
            )
            lines.append(f"  - {each['names']['zh']} · {names.subject(each['subject'])}: {why}")
    return "\n".join(lines)


def next_questions(result: dict[str, Any], names: Names) -> list[str]:
    """The questions worth asking next, each with how many resources it settles and touches."""
    if not result["questions"]:
        return []
    lines = ["", "接下来最值得问 Worth asking next:"]
    for position, each in enumerate(result["questions"], 1):
        counts = f"可定 settles {len(each['settles'])},有关 touches {len(each['touches'])}"
        whom = "、".join(names.subject(one["subject"]) for one in each["asked_of"])
        lines.append(f"  {position}. {whom}: {_question(each)} [{counts}]")
    return lines


def warnings(result: dict[str, Any], names: Names) -> list[str]:
    """What the worker must do first, and what she should look at again, a line each."""
    return [_warning(each, names) for each in result["warnings"]]


def _warning(each: Mapping[str, Any], names: Names) -> str:
    said = f"{names.subject(each['subject'])}: {each['text']['zh']} / {each['text']['en']}"
    return _duty(each, said) if each["kind"] == "duty" else f"! {said}"


def _duty(each: Mapping[str, Any], said: str) -> str:
    """A duty in a line; `certain` is missing where it follows from a record."""
    mark, key = ("!!", "duty") if each.get("certain", True) else ("!?", "duty_possible")
    return f"{mark} {in_both(key)} · {said}" + ("" if each["seen"] else f" · {in_both('not_read')}")


def _question(missing: Mapping[str, Any]) -> str:
    return f"{missing['question']['zh']} / {missing['question']['en']}"


def _need(each: Mapping[str, Any], names: Names) -> str:
    because = each.get("because")
    why = "" if because is None else f" — {BASIS[each['basis']]}: {because['zh']} / {because['en']}"
    return f"  - {each['names']['zh']} {each['names']['en']} · {names.subject(each['member'] or HOUSEHOLD)}{why}"


def _candidate(each: dict[str, Any], names: Names, asked: dict[tuple[str, str], int]) -> list[str]:
    lines = [
        f"{each['rank']:>2}. {each['names']['zh']} ({each['names']['en']})",
        f"    {_MARK[each['verdict']]} {names.subject(each['subject'])} · {each['score']:.1f} · {each['resource']}"
        + (" · 有名额限制 quota" if each["quota"] else "")
        + (" · 仅供询问 hint only" if each["hint_only"] else ""),
    ]
    for reason in each["reasons"]:
        if reason["deciding"]:
            lines.append(f"    · {_label(reason)} {reason['text']['zh']}")
    for factor in each["factors"]:
        if "because" in factor:
            because = f"{factor['because']['zh']} / {factor['because']['en']}"
            lines.append(f"    {factor['points']:+.1f} 以往结果 learned: {because}")
    if each["services"]:
        lines.append("    服务 services: " + "、".join(service["names"]["zh"] for service in each["services"]))
    lines += _missing(each["missing"], names, asked)
    verified = (each["verified"] or {}).get("date", "?")
    return [*lines, f"    来源 source: {_source(each['sources'])} ({verified})", ""]


def _label(reason: Mapping[str, Any]) -> str:
    return f"[{reason['label']['zh']} {reason['label']['en']}]"


def _missing(every: Iterable[Mapping[str, Any]], names: Names, asked: dict[tuple[str, str], int]) -> list[str]:
    by_key = {(each["subject"], each["question"]["zh"]): each for each in every}
    before = [f"?{asked[key]}" for key in by_key if key in asked]
    new = [key for key in by_key if key not in asked]
    lines = [f"    见上 as above: {' '.join(before)}"] if before else []
    for key in new[:_ASKED]:
        asked[key] = len(asked) + 1
        lines.append(f"    ?{asked[key]} {names.subject(key[0])}: {_question(by_key[key])}")
    if len(new) > _ASKED:
        lines.append(f"    ? …… 另 {len(new) - _ASKED} 项 more")
    return lines


def _source(sources: Sequence[Mapping[str, Any]]) -> str:
    """The first that can be looked up, else what is noted of one, else that there is none."""
    named = [each.get("url") or each.get("document") for each in sources]
    noted = [f"{each['note']['zh']} {each['note']['en']}" for each in sources if "note" in each]
    return next((each for each in [*named, *noted] if each), "通用知识 general knowledge")


def explanation(result: dict[str, Any], names: Names) -> str:
    """One resource's reasons, for each subject."""
    lines = [f"{result['names']['zh']} ({result['names']['en']}) · {result['household']} · {result['as_of']}"]
    lines += warnings(result, names)
    for each in result["subjects"]:
        lines += ["", f"{names.subject(each['subject'])}: {_MARK[each['verdict']]}"]
        for reason in each["reasons"]:
            star = "*" if reason["deciding"] else " "
            lines.append(f"  {star} {_label(reason)} {reason['text']['zh']} / {reason['text'].get('en', '')}")
        for missing in each["missing"]:
            other = "" if missing["subject"] == each["subject"] else f"{names.subject(missing['subject'])}: "
            lines.append(f"  ? {other}{_question(missing)}")
    return "\n".join(lines)


def assessment(result: dict[str, Any]) -> str:
    """One household's verdicts, counted."""
    counts: dict[str, int] = {}
    for each in result["verdicts"]:
        counts[each["verdict"]] = counts.get(each["verdict"], 0) + 1
    found = ", ".join(f"{_MARK[name]} {number}" for name, number in sorted(counts.items()))
    return f"{result['household']} · {result['as_of']}: {found}"


_FACTORS = {
    "named": "名称 name", "need": "需要 need", "meaning": "意思 meaning", "words": "用词 words", "whom": "对象 whom",
    "place": "地方 place", "field": "领域 field", "trust": "可靠 trust", "running": "在办 running",
}  # fmt: skip


def found(result: list[dict[str, Any]]) -> str:
    """What a search found, why, and of what factors its score is the sum."""
    if not result:
        return "没有找到 nothing found"
    lines: list[str] = []
    for each in result:
        lines.append(f"{each['score']:5.1f}  {each['resource']}  {each['names']['zh']} / {each['names']['en']}")
        because = [f"{one['said']} → {one['names']['zh']} / {one['names']['en']}" for one in each["because"]]
        factors = " + ".join(f"{_FACTORS[one['name']]} {one['points']:.1f}" for one in each["factors"] if one["points"])
        lines.append("       " + " · ".join([*because, factors]))
    return "\n".join(lines)


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


_STATE = {
    "adopted": "采用 adopted",
    "refused": "不采用,次序照旧 refused: the order stays as it is",
    "stands_aside": "结果太少,不作判断 stands aside: too few outcomes",
}


def decision(result: dict[str, Any]) -> str:
    """Whether a model is adopted, why, and each group's numbers."""
    lines = [_STATE[result["state"]], *(f"  - {each['zh']} / {each['en']}" for each in result["why"]), ""]
    lines.append(
        f"推荐 recommended {result['outcomes']} · 结果已知 known {result['known']} · "
        f"可比的家庭 comparable families {result['households']}"
    )
    if result["order"]:
        order, loss = result["order"], result["loss"]
        lines += [
            f"排对的 pairs in order: {_gain(order)}",
            f"对数损失 log-loss: {loss['standing']:.4f} → {loss['learned']:.4f}, "
            f"减少 falls by {loss['gain']:.4f} [{loss['low']:.4f}, {loss['high']:.4f}]",
            "", "各群体 Groups:", *map(_group, result["groups"]),
        ]  # fmt: skip
    return "\n".join([*lines, "", f"注意 {result['limits']['zh']} / {result['limits']['en']}"])


def _group(each: dict[str, Any]) -> str:
    zh, en = group_name(each["trait"], each["value"])
    order = each["order"]
    found = f"{order['households']} 户 families, {_gain(order)}" if order else "没有可比的 nothing to compare"
    mark = "" if each["judged"] else " (太少,不作判断 too few to judge)"
    return f"  {'!' if each['loses'] else '-'} {zh} {en}: {each['outcomes']} 条 outcomes, {found}{mark}"


def _gain(each: dict[str, Any]) -> str:
    interval = f"[{each['low']:+.1%}, {each['high']:+.1%}]"
    return f"{each['standing']:.1%} → {each['learned']:.1%}, {each['gain']:+.1%} {interval}"


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


def note(result: dict[str, Any], catalogue: Catalogue) -> str:
    """A visit note as read, a block a person: ✓ is in the draft, ? waits for the worker, ≈ is an estimate."""
    region = result["region"]["code"] if result["region"] else "未写明区县 no county named (--region)"
    if result["regions"]:
        several = " / ".join(f"{each['span']['text']} {each['code']}" for each in result["regions"])
        region = f"不清楚是哪一个 not clear which (--region): {several}"
    lines = [f"待确认 to be confirmed · {region} · {result['as_of']}"]
    lines += ["✓ 已写入草稿 in the draft · ? 待您确认 for you to confirm · ≈ 估计 an estimate"]
    people = _people(result, catalogue)
    lines += [*note_duties(result, catalogue), in_both("note_no_all_clear")]
    for each in result["members"]:
        lines += ["", people[each["id"]], *_read([*each["facts"], *each["estimates"]], catalogue, people)]
    blocks = [
        ("家庭 household", result["household"] + result["household_estimates"]), ("事件 event", result["event"]),
        ("别人家的事,不算 of other people, not counted", result["other_people"]), ("需求 needs", result["needs"]),
    ]  # fmt: skip
    for title, entries in blocks:
        if entries:
            lines += ["", title, *_read(entries, catalogue, people)]
    if result["outside"]:
        lines += ["", "提到但不算家庭成员 named, but no members:", *(_outside(each, catalogue) for each in result["outside"])]
    if result["unread"]:
        lines += ["", "没有读懂 not understood:", *(f"  - {each['text'].strip()}" for each in result["unread"])]
    return "\n".join(lines)


def note_duties(result: Mapping[str, Any], catalogue: Catalogue) -> list[str]:
    """Whom the worker must tell by a note, or may have to, each with the words that it rests on; and words that may mean a danger."""
    people = _people(result, catalogue)
    lines = []
    for each, subjects, spans in duties_together(result["duties"]):
        said = f"{'、'.join(people[one] for one in subjects)}: {each['text']['zh']} / {each['text']['en']}"
        lines.append(f"{_duty(each, said)} ← {' '.join(_quoted(spans))}")
    alarms = [f"!? {in_both('note_alarm')}: {' '.join(_quoted(result['alarms']))}"] if result["alarms"] else []
    return lines + alarms


def _people(result: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """The members of a note by id."""
    return {each["id"]: f"{_relation(each['relation'], catalogue)} ({each['id']})" for each in result["members"]}


def in_both(key: str) -> str:
    """The word for an idea, Chinese and English beside it."""
    return f"{words(key, 'zh')} {words(key, 'en')}"


def _relation(word: str, catalogue: Catalogue) -> str:
    names = catalogue.vocabulary.relation(word).names
    return f"{names['zh']} {names['en']}"


def _outside(each: dict[str, Any], catalogue: Catalogue) -> str:
    fate = catalogue.vocabulary.get("person.father_status").values.get(each["because"])
    why = f"{fate['zh']} {fate['en']}" if fate else in_both(f"outside.{each['because']}")
    return f"  ? {_relation(each['relation'], catalogue)}: {why} [{each['confidence']}] ← “{each['span']['text']}”"


def _read(entries: Sequence[dict[str, Any]], catalogue: Catalogue, people: Mapping[str, str]) -> list[str]:
    """A line for each thing that is said, with all the places where the note says it."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in entries:
        because = f" · {in_both('because.' + each['because'])}" if "because" in each else ""
        told.setdefault((_said(each, catalogue, people), because), []).append(each)
    return [
        f"  {said} [{max(each['confidence'] for each in found)}]{because} ← {' '.join(_quoted(one['span'] for one in found))}"
        for (said, because), found in told.items()
    ]


def _quoted(spans: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(f"“{each['text']}”" for each in spans))


def _said(each: dict[str, Any], catalogue: Catalogue, people: Mapping[str, str]) -> str:
    mark = "≈" if "low" in each else "✓" if each["drafted"] else "?"
    if "type" in each:
        names = catalogue.needs[each["type"]]["names"]
        said = f"{names['zh']} {names['en']}"
    else:
        said = _stated(catalogue.vocabulary.get(each["fact"]), each)
    return f"{mark} {said}" + (f" · {people[each['member']]}" if "member" in each else "")


def _stated(fact: Fact, each: dict[str, Any]) -> str:
    """A fact's question in both languages with what the note says to it."""
    if "low" in each:
        zh = en = f"{each['low']:g}-{each['high']:g}"
    else:
        said = each["value"] if isinstance(each["value"], dict) else {each["value"]: True}
        zh = "、".join(_value(fact, value) + ("" if has else "(没有)") for value, has in said.items())
        en = ", ".join(_value(fact, value, "en") + ("" if has else " (no)") for value, has in said.items())
    return f"{fact.question['zh']} {zh} / {fact.question['en']} {en}"
