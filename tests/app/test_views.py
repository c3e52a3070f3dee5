"""Each view, run without a browser."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app.resources
from matching.household import EARLIEST_DAY
from matching.learning.learned import Effect, Learned
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def own_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QIANSHOU_GRAPH", str(tmp_path / "graph.sqlite"))
    st.cache_resource.clear()
    yield
    app.resources.store().close()
    st.cache_resource.clear()


def run(view: str, language: str = "zh") -> AppTest:
    test = AppTest.from_file(str(ROOT / "app" / "views" / f"{view}.py"), default_timeout=60)
    test.session_state["language"] = language
    return test.run()


@pytest.mark.parametrize(("language", "title"), [("zh", "家庭匹配"), ("en", "Match a family")])
def test_the_family_view_shows_verdicts(language: str, title: str) -> None:
    view = run("family", language)
    assert not view.exception
    assert view.title[0].value == title
    page = "\n".join(each.value for each in view.markdown)
    assert ("待核实" if language == "zh" else "to be checked") in page
    assert ("医疗救助" if language == "zh" else "Medical assistance") in page


def test_the_search_view_finds_by_a_workers_words() -> None:
    view = run("finding")
    view.text_input(key="finding_words").set_value("看病贵").run()
    assert not view.exception
    assert any("大病" in each.value for each in view.markdown)


def test_the_network_view_shows_the_county_of_the_article() -> None:
    view = run("network")
    assert not view.exception
    assert view.selectbox(key="network_place").value == "511132"
    assert any("尚善" in each.value for each in view.markdown)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_family_view_shows_the_plan(language: str) -> None:
    view = run("family", language)
    view.segmented_control(key="family_show").set_value("plan").run()
    assert not view.exception
    page = "\n".join(each.value for each in view.markdown)
    for word in (("去申请", "先核实", "残疾") if language == "zh" else ("apply", "check first", "Disability")):
        assert word in page
    assert any(("跑哪些地方" if language == "zh" else "Errands") == each.value for each in view.subheader)

    def aims() -> str:
        return next(each.value for each in view.caption if "→" in each.value).split(": ", 1)[1]

    assert aims().startswith("不能等的需要" if language == "zh" else "needs that cannot wait")
    view.multiselect(key="family_aims").set_value(["errands", "money"]).run()
    assert not view.exception
    assert aims().startswith("少跑几处 → 钱" if language == "zh" else "the fewest places to go to → money")


@pytest.mark.parametrize("shown", ["recommendation", "plan"])
def test_whom_the_worker_must_tell_stands_on_top(shown: str) -> None:
    girl = {"id": "girl", "relation": "child", "facts": {"age": 13, "pregnant": True}}
    app.resources.casework().save_family(app.resources.store(), {"id": "girl", "region": "511132", "members": [girl]})
    view = AppTest.from_file(str(ROOT / "app" / "views" / "family.py"), default_timeout=60)
    view.session_state["language"] = "zh"
    view.run()
    view.selectbox(key="family_choice").set_value("girl").run()
    view.segmented_control(key="family_show").set_value(shown).run()
    assert not view.exception
    assert ["110" in each.value for each in view.error] == [True]


NOTE = (
    "家住峨边县新林镇。孩子小明7岁,上小学。父亲肢体残疾,没办残疾证,以前吃过低保。奶奶七十来岁。"
    "父亲被打伤了。邻居是残疾人。电话13912345678。"
)


def noted(text: str, language: str = "zh") -> AppTest:
    """The family view with a note pasted and read."""
    view = run("family", language)
    view.segmented_control(key="family_way").set_value("note_family").run()
    view.text_area(key="note_text").set_value(text).run()
    return view.button(key="note_read").click().run()


def records() -> list[dict[str, Any]]:
    """Every family's record in the graph."""
    return [json.loads(node.properties["record"]) for node in app.resources.store().scan("Family")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_shows_each_statement_with_its_words_and_keeps_nothing(language: str) -> None:
    run("family", language)
    before = records()
    view = noted(NOTE, language)
    assert not view.exception and not view.error
    ticked = {each.key: each.value for each in view.checkbox}
    assert ticked["note/child1/person.age=7"] and ticked["note/father1"]
    past = next(each for each in view.checkbox if "低保" in each.label or "dibao" in each.label)
    assert past.value is False and ("过去的事" if language == "zh" else "past") in past.label
    assert all("“" in each.label and "%" in each.label for each in view.checkbox if each.key.count("/") == 2)
    shown = " ".join([each.value for each in (*view.caption, *view.markdown)] + [each.label for each in view.checkbox])
    assert "13912345678" not in shown and "新林镇" not in shown
    assert records() == before


def test_whom_a_note_makes_her_tell_stands_before_all_else_and_what_is_doubtful_so_is_to_be_confirmed() -> None:
    doubtful = noted("家住峨边县。女儿13岁,好像怀孕了。")
    assert not doubtful.error and ["请核实" in each.value and "“怀孕了”" in each.value for each in doubtful.warning] == [True]
    certain = noted("女儿13岁,怀孕了。")  # no county is named, and this does not wait for it
    assert ["110" in each.value for each in certain.error] == [True]


def test_only_what_is_confirmed_of_a_note_becomes_a_family_and_its_text_is_kept_nowhere() -> None:
    view = noted(NOTE)
    before = {each["id"] for each in records()}
    view.checkbox(key="note/father1/person.has_disability=True").uncheck()
    view.checkbox(key="note/grandmother1").uncheck()
    view.button(key="FormSubmitter:note-确认并保存").click().run()
    assert not view.exception and not view.error
    record = next(each for each in records() if each["id"] not in before)
    assert [each["relation"] for each in record["members"]] == ["child", "father"]
    assert record["region"] == "511132" and record["members"][0]["facts"]["age"] == 7
    assert "has_disability" not in record["members"][1]["facts"]
    assert "statuses" not in record["members"][1]["facts"]
    assert view.selectbox(key="family_choice").value == record["id"]
    graph = b"".join(each.read_bytes() for each in Path(os.environ["QIANSHOU_GRAPH"]).parent.iterdir())
    assert "小明".encode() not in graph and b"13912345678" not in graph and "新林镇".encode() not in graph


def test_a_worker_says_herself_whose_an_event_is() -> None:
    view = noted("家住峨边县。孩子7岁。父亲35岁。工资被拖欠,欠薪。")
    event = next(each for each in view.selectbox if each.key.startswith("note/event/"))
    assert event.value is None
    event.select("父亲")
    view.button(key="FormSubmitter:note-确认并保存").click().run()
    chosen = view.selectbox(key="family_choice").value
    record = next(each for each in records() if each["id"] == chosen)
    assert record["members"][1]["event"] and not record["members"][0].get("event") and "event" not in record


@pytest.mark.parametrize(
    ("text", "said"),
    [(" ", "还没有内容"), ("Il pleut.", "没有读懂"), ("孩子7岁。" * 5000, "太长了"), ("孩子7岁。", "没有写明县")],
)
def test_a_note_that_cannot_be_used_is_told(text: str, said: str) -> None:
    view = noted(text)
    assert not view.exception
    assert said in " ".join(each.value for each in (*view.error, *view.warning))
    assert not view.checkbox


def test_whose_an_event_is_by_the_notes_own_words_is_chosen_beforehand() -> None:
    view = noted("家住峨边县。孩子7岁。母亲35岁,昨晚又被丈夫打。")
    event = next(each for each in view.selectbox if each.key.startswith("note/event/"))
    assert event.value == "mother1" and "被丈夫打" in event.label
    before = {each["id"] for each in records()}
    view.button(key="FormSubmitter:note-确认并保存").click().run()
    record = next(each for each in records() if each["id"] not in before)
    assert {each["relation"]: each.get("event") for each in record["members"]}["mother"] == {"domestic_violence": True}


def test_two_answers_to_one_question_are_told_and_nothing_is_kept() -> None:
    view = noted("家住峨边县。父亲35岁。父亲42岁。")
    before = records()
    for age in (35, 42):
        view.checkbox(key=f"note/father1/person.age={age}").check()
    view.button(key="FormSubmitter:note-确认并保存").click().run()
    assert "选了两种说法" in view.error[0].value and records() == before


def test_ages_that_contradict_each_other_are_not_kept() -> None:
    view = noted("家住峨边县。孩子7岁。孩子是2012年出生的。")
    before = records()
    for each in view.checkbox:
        each.check()
    view.button(key="FormSubmitter:note-确认并保存").click().run()
    assert "contradict" in view.error[0].value and records() == before


def test_what_was_learned_is_shown_beside_the_other_factors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def captions() -> str:
        return "\n".join(each.value for each in run("family").caption)

    assert "以往结果" not in captions()
    effect = Effect("medical-assistance", "", "", 0.8, 16, 20)
    model = tmp_path / "model.json"
    model.write_text(json.dumps(Learned({effect.key: effect}).data()), encoding="utf-8")
    monkeypatch.setenv("QIANSHOU_LEARNED", str(model))
    app.resources.learned.clear()
    assert "+ 8.0 以往结果" in captions() and "结果已知的20次中办成16次" in captions()
    monkeypatch.setenv("QIANSHOU_LEARNED", str(tmp_path / "none.json"))
    app.resources.learned.clear()
    assert "none.json: cannot be read" in run("family").error[0].value


def asked(fact: str, subject: str, family: str, elements: tuple[str, ...] = ()) -> AppTest:
    """The questions' part with one question, on a page of its own."""

    def page(fact: str, subject: str, family: str, elements: tuple[str, ...]) -> None:
        from app.parts.questions import ask
        from app.parts.result import Names

        question = {"zh": "问", "en": "ask"}
        whom = [{"subject": subject, "elements": list(elements)}]
        about = {"kind": "fact", "fact": fact, "subject": subject, "question": question, "settles": [], "touches": [], "asked_of": whom}
        ask([about | ({"elements": list(elements)} if elements else {})], family, Names({}, "zh"))

    arguments = {"fact": fact, "subject": subject, "family": family, "elements": elements}
    return AppTest.from_function(page, default_timeout=60, kwargs=arguments).run()


@pytest.mark.parametrize(
    ("fact", "low", "high", "shown"),
    [("person.age", 0, 130, "0–130"), ("household.income_per_capita_annual", 0, 1e12, "0 以上")],
)
def test_a_number_keeps_to_its_facts_bounds_and_shows_them(fact: str, low: float, high: float, shown: str) -> None:
    box = asked(fact, "household", "family-ebian-xiaozhi").number_input[0]
    assert (box.min, box.max, box.placeholder) == (low, high, shown)


def test_a_date_is_picked_and_kept_as_the_record_writes_it() -> None:
    view = asked("person.birth_date", "child", "family-ebian-xiaozhi")
    picker = view.date_input[0]
    assert (picker.min, picker.max) == (EARLIEST_DAY, datetime.date.today())
    member = next(each for each in kept("family-ebian-xiaozhi")["members"] if each["id"] == "child")
    day = datetime.date.today().replace(month=1, day=1)
    day = day.replace(year=day.year - member["facts"]["age"])
    picker.set_value(day).run()
    member = next(each for each in kept("family-ebian-xiaozhi")["members"] if each["id"] == "child")
    assert member["facts"]["birth_date"] == day.isoformat()


def test_of_a_list_each_element_is_answered_and_only_the_button_denies_the_rest() -> None:
    statuses = ("dibao", "monitored", "dibao_edge")

    def known() -> dict[str, bool]:
        return {each: held for each, held in (kept("synthetic-001")["facts"].get("statuses") or {}).items() if each in statuses}

    asked("person.statuses", "household", "synthetic-001", statuses).segmented_control[1].set_value(True).run()
    assert known() == {"monitored": True}
    view = asked("person.statuses", "household", "synthetic-001", ("dibao", "dibao_edge"))
    assert len(view.segmented_control) == 2
    view.button[0].click().run()
    assert known() == {"dibao": False, "monitored": True, "dibao_edge": False}


def kept(family: str) -> dict[str, Any]:
    """A family's record as the graph has it."""
    return next(each for each in records() if each["id"] == family)
