"""Each view, run without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app.resources
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
