"""The words on the screens, Chinese first; one word per idea."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

LANGUAGES = {"zh": "中文", "en": "English"}
_WORDS = {
    "family": ("家庭匹配", "Match a family"),
    "finding": ("查找资源", "Find resources"),
    "network": ("县域网络", "County network"),
    "choose_family": ("选择家庭", "Choose a family"),
    "as_of": ("日期", "Date"),
    "why": ("理由与缺少的信息", "Reasons and missing facts"),
    "missing": ("还要问", "Still to ask"),
    "sources": ("来源", "Sources"),
    "apply_at": ("在哪里申请", "Where to apply"),
    "documents": ("材料", "Documents"),
    "services": ("提供的服务", "Services offered"),
    "questions": ("接下来最值得问", "Worth asking next"),
    "unlocks": ("办成后能打开更多", "Would unlock more"),
    "ruled_out": ("已排除", "Ruled out"),
    "settles": ("可定 {0} 项,有关 {1} 项", "settles {0}, touches {1}"),
    "search": ("用自己的话写,例如:看病贵", "In your own words, such as: hospital bill"),
    "nothing": ("没有找到", "Nothing found"),
    "county": ("县(区)", "County"),
    "links": ("连接数", "Links"),
    "details": ("所选内容", "Details"),
    "alone": ("独自连接本县与帮助的机构", "Agencies that alone link the county to a kind of help"),
    "hint": ("条件由报道推断,仅供询问", "inferred from reports: a hint to ask"),
    "quota": ("有名额限制", "limited places"),
    "eligible": ("符合条件", "eligible"),
    "not_eligible": ("不符合", "not eligible"),
    "to_be_checked": ("待核实", "to be checked"),
    "verified": ("核对日期", "verified"),
    "empty_region": ("这里还没有登记的机构", "No agency is recorded here yet"),
}
BADGE = {"eligible": "green", "not_eligible": "gray", "to_be_checked": "orange"}


def language_choice() -> str:
    """The language picked in the side bar: "zh" or "en"; it lasts over page changes."""
    kept = st.session_state.get("language", "zh")
    chosen = st.sidebar.radio(
        "语言 Language", list(LANGUAGES), format_func=LANGUAGES.get, index=list(LANGUAGES).index(kept), key="language_widget"
    )
    st.session_state["language"] = chosen
    return chosen


def words(key: str, language: str) -> str:
    """The word for an idea."""
    return _WORDS[key][0 if language == "zh" else 1]


def local(text: Mapping[str, str] | str | None, language: str) -> str:
    """A bilingual text in the language; the other where it lacks it."""
    if not isinstance(text, Mapping):
        return text or ""
    return str(text.get(language) or text.get("zh") or text.get("en") or "")
