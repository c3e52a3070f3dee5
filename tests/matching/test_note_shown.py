"""What a reading shows of any text: each clause with its place, no name of anybody, and one clear message where it cannot be read."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import schemas
from graph import InputError
from matching.casework import Casework
from matching.implications import known_facts
from matching.notes.clauses import plain
from matching.notes.masking import MASK, masked
from matching.notes.note import public
from matching.notes.reading import read
from tests.conftest import DAY
from tests.matching.visit_notes import note


def test_names_numbers_and_addresses_are_not_shown(casework: Casework) -> None:
    text = "户主张大山,男,52岁,身份证51112319740305123X,电话139-1234-5678,家住毛坪镇上游村三组12号。妻子李秀英智力残疾。张大山微信wang_jg88。"
    shown = json.dumps(note(casework, text), ensure_ascii=False)
    for secret in ("张大山", "李秀英", "51112319740305123", "139-1234", "5678", "wang_jg88", "上游村", "三组"):
        assert secret not in shown
    assert MASK in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("La mère a 42 ans et son fils est handicapé. He is 9.", "neither Chinese nor English"),
        ("Мать болеет, ребёнку 7 лет.", "neither Chinese nor English"), ("La abuela tiene 70 años y epilepsia.", "neither Chinese nor English"),
        ("Bà ngoại 70 tuổi, sống với cháu 7 tuổi.", "neither Chinese nor English"), ("母親は42歳で、うつ病です。", "neither Chinese nor English"),
        ("어머니는 42세이고 아이는 7살입니다.", "neither Chinese nor English"), ("Die Mutter ist 42, der Sohn hat HIV.", "neither Chinese nor English"),
        ("Ibu berusia 42 tahun, anak HIV.", "neither Chinese nor English"), ("A mãe tem 42 anos e cancer.", "neither Chinese nor English"),
        ("", "empty"), (" \n\t", "empty"), ("孩子七岁。" * 3000, "too long"), ("\x00\x01孩子", "no text"), ("\ufffd孩子7岁", "no text"),
        ("Les parents habitent à Lyon et leur enfant est malade.", "nothing in it was understood"), ("12345 67890", "nothing in it was understood"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_message(casework: Casework, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        casework.read_note(text, "note", DAY)
    assert caught.value.remedy


def test_a_sentence_that_is_not_understood_is_shown_as_such(casework: Casework) -> None:
    text = "孩子7岁。今天天气晴。"
    assert [text[each["start"] : each["end"]] for each in note(casework, text)["unread"]] == ["今天天气晴。"]


WORDS = st.sampled_from(
    "爸爸 妈妈 孩子 儿子 奶奶 他 两个孩子 小志 户主 邻居 一个 残疾 二级 没有 不是 以前 可能 如果 低保 低保户 7岁 70岁 2018年生 虚岁8 三年级 "
    "去世 坐牢 跑了 在浙江打工 得了白血病 想妈妈 漏雨 每月挣2000元 四口人 全家年收入3万 申请 还没批 治好了 的 和 、 , 。 ? \n the mother is 9 years old not disabled".split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_with_its_places_and_gives_a_draft_that_can_be_matched(casework: Casework, text: str) -> None:
    try:
        found = note(casework, text)
    except InputError:
        return
    jsonschema.validate(found, schemas.note_schema(casework.catalogue))
    told = [each["span"] for member in found["members"] for each in [*member["facts"], *member["estimates"]]]
    told += [each["span"] for each in found["household"] + found["event"] + found["other_people"] + found["needs"]] + found["unread"]
    for span in told:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert len(span["text"]) == span["end"] - span["start"]
        assert span["masked"] or span["text"] == text[span["start"] : span["end"]]
    known_facts(casework.household(found["draft"], "draft", DAY), casework.catalogue, DAY)


@given(TEXTS)
@settings(deadline=None)
def test_full_width_signs_change_nothing(casework: Casework, text: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    catalogue = casework.catalogue
    assert read(wide, catalogue.lexicon, catalogue.vocabulary, DAY) == read(plain(text), catalogue.lexicon, catalogue.vocabulary, DAY)


def test_no_name_of_the_catalogue_is_masked(casework: Casework) -> None:
    wrong = []
    for each in casework.catalogue.resources.values():
        for name in (each.names["zh"], *each.record.get("also", ())):
            text = f"孩子7岁,想申请{name}。"
            shown = masked(text, (), (), casework.catalogue.lexicon.surnames, public(text, casework.catalogue))
            if shown != text:
                wrong.append((name, shown))
    assert wrong == []


@pytest.mark.parametrize("name", ["张小天", "李雨露", "王春蕾"])
def test_a_persons_name_is_masked_beside_one_of_the_catalogue(casework: Casework, name: str) -> None:
    text = f"户主{name},52岁,想申请小天使基金。孩子7岁,{name}说要春蕾计划和雨露计划。"
    shown = json.dumps(note(casework, text), ensure_ascii=False)
    assert name not in shown
    assert name not in masked(text, (), (), casework.catalogue.lexicon.surnames, public(text, casework.catalogue))


def test_each_clause_is_read_or_shown_as_not_read(casework: Casework) -> None:
    text = "住在峨边县。孩子7岁,性子慢,上小学,奶奶耳背但精神好。大家都客气。"
    found = note(casework, text)
    assert [text[each["start"] : each["end"]] for each in found["unread"]] == ["性子慢", "奶奶耳背但精神好。", "大家都客气。"]


def test_every_level_and_every_reason_is_explained(casework: Casework) -> None:
    schema = json.dumps(schemas.note_schema(casework.catalogue), ensure_ascii=False)
    assert all(level.means["zh"] in schema and level.means["en"] in schema for level in casework.catalogue.lexicon.levels.values())
