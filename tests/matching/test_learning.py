"""Learning from outcomes: what is read, what is adopted or refused, and that it only changes an order."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.learning import drawn, truth
from graph import InputError
from matching.casework import Casework, read_lines
from matching.eligibility import Assessor
from matching.learning.decision import GROUP, HOUSEHOLDS, OUTCOMES, SMALL, TOLERANCE, Decision, State
from matching.learning.fitting import FEWEST, learn
from matching.learning.learned import POINTS, Effect, Learned, keys, read_learned
from matching.learning.outcomes import SHAPE, Kind, Outcome, kind_of
from matching.ranking import WEIGHTS
from tests.conftest import DAY

RESOURCES = [f"r{n}" for n in range(16)]
EFFECT = {"resource": "dibao", "trait": "", "value": "", "log_odds": 0.5, "worked": 14, "of": 20}
LINE: dict[str, Any] = {
    "household": "f1", "subject": "dad", "resource": "dibao", "date": "2025-06-01", "region": "511132",
    "factors": dict.fromkeys(WEIGHTS, 0.5), "stage": "applied",
}  # fmt: skip


def made(rng: random.Random, families: int = 160, each: int = 10) -> list[Outcome]:
    """Recommendations to families of several kinds, of which nothing is known yet."""
    found = []
    for n in range(families):
        province, age = rng.choice(["510000", "430000", "150000"]), rng.choice(["6-17", "18-59", None])
        kind = Kind(province, age, rng.choice([True, False, None]))
        ethnicity = rng.choice(["汉族", "汉族", "彝族"])
        for resource in rng.sample(RESOURCES, each):
            found.append(Outcome(f"f{n}", "m1", resource, DAY, kind, ethnicity, rng.uniform(30, 90), "recommended"))
    return found


def decided(seed: int, log_odds: Callable[[Outcome, Any], float]) -> Decision:
    """What is decided where the truth is a function of an outcome and the truth drawn."""
    rng = random.Random(seed)
    families = made(rng)
    known = truth(families, rng)
    return learn(drawn(families, lambda each: log_odds(each, known), rng))


@pytest.fixture(scope="module")
def adopted() -> Decision:
    return decided(1, lambda each, known: known.of(each))


def test_what_is_true_of_resources_and_places_is_adopted(adopted: Decision) -> None:
    assert adopted.state is State.ADOPTED
    assert adopted.order.low > 0 and adopted.loss.low > 0
    assert not any(group.loses for group in adopted.groups)
    assert {(group.trait, group.value) for group in adopted.groups} >= {
        ("province", "510000"), ("disability", "unknown"), ("age", "unknown"), ("ethnicity", "彝族"),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_refused(seed: int) -> None:
    assert decided(seed, lambda each, known: 0.0).state is State.REFUSED


def test_what_the_standing_score_says_already_is_not_learned_again() -> None:
    assert decided(2, lambda each, known: (each.standing - 60) / 10).state is State.REFUSED


def test_what_hurts_one_group_is_refused_and_the_group_is_named() -> None:
    found = decided(3, lambda each, known: known.own[each.resource] * (-1 if each.ethnicity == "彝族" else 1))
    assert found.state is State.REFUSED
    losing = {(group.trait, group.value) for group in found.groups if group.loses}
    assert ("ethnicity", "彝族") in losing and ("ethnicity", "汉族") not in losing
    assert any("彝族" in why["zh"] and "彝族" in why["en"] for why in found.why)


def test_ethnicity_is_never_learned_from(adopted: Decision) -> None:
    assert {effect.trait for effect in adopted.learned.effects.values()} == {"", "province", "age", "disability"}


def test_with_too_few_outcomes_it_stands_aside_and_says_how_many_are_missing() -> None:
    rng = random.Random(4)
    few = drawn(made(rng, families=12), lambda each: 0.0, rng)
    known = sum(each.worked is not None for each in few)
    found = learn(few)
    assert found.state is State.STANDS_ASIDE and found.learned is None
    assert f"{OUTCOMES - known} are missing" in found.why[0]["en"] and str(OUTCOMES - known) in found.why[0]["zh"]
    assert learn([]).state is State.STANDS_ASIDE


def test_many_outcomes_of_few_families_are_too_few() -> None:
    rng = random.Random(5)
    repeated = [replace(each, subject=f"m{n}") for each in made(rng, families=HOUSEHOLDS - 1) for n in range(2)]
    found = learn(drawn(repeated, lambda each: 0.0, rng))
    assert found.known >= OUTCOMES and found.state is State.STANDS_ASIDE


def test_all_granted_leaves_nothing_to_compare() -> None:
    assert learn([replace(each, stage="granted") for each in made(random.Random(6))]).state is State.STANDS_ASIDE


def test_what_is_open_counts_neither_way() -> None:
    rng = random.Random(7)
    ended = [each for each in drawn(made(rng), lambda each: 0.0, rng) if each.worked is not None]
    pending = [replace(each, subject="m2", stage="applied", declined=None) for each in ended]
    with_open, without = learn([*ended, *pending]), learn(ended)
    assert with_open.outcomes == 2 * without.outcomes
    assert replace(with_open, outcomes=without.outcomes) == without


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter(rng: random.Random) -> None:
    source = random.Random(8)
    families = made(source, families=90)
    outcomes = drawn(families, truth(families, source).of, source)
    before = learn(outcomes)
    rng.shuffle(outcomes)
    assert learn(outcomes) == before


def test_an_effect_of_few_outcomes_is_not_kept(adopted: Decision) -> None:
    assert all(effect.of >= FEWEST and effect.worked <= effect.of for effect in adopted.learned.effects.values())


@pytest.mark.parametrize(("families", "state"), [(SMALL // 2, State.ADOPTED), (GROUP - 8, State.REFUSED)])
def test_a_small_group_is_heard_where_its_loss_is_certain(families: int, state: State) -> None:
    rng = random.Random(9)
    every = [replace(each, ethnicity="羌族" if int(each.household[1:]) < families else None) for each in made(rng)]
    known = truth(every, rng)
    found = learn(drawn(every, lambda each: known.own[each.resource] * (-1 if each.ethnicity else 1), rng))
    group = next(each for each in found.groups if each.trait == "ethnicity")
    assert group.order.gain < -TOLERANCE and not group.judged
    assert found.state is state and group.loses is (state is State.REFUSED)


# Reading a file of outcomes.


def read(casework: Casework, *lines: dict[str, Any]) -> Any:
    return casework.learn([json.dumps(line, ensure_ascii=False) for line in lines], "file")


def test_a_line_of_the_documented_shape_is_read(casework: Casework) -> None:
    full = {**LINE, "age": "18-59", "disability": True, "ethnicity": "彝族", "declined": "too_slow"}
    fastjsonschema.compile(SHAPE)(full)
    found = read(casework, LINE, {**full, "subject": "mum"})
    assert (found.outcomes, found.known) == (2, 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"resource": "dibo"}, r"file:2\.resource: no resource 'dibo'\. Did you mean 'dibao'"),
        ({"stage": "grant"}, r"file:2\.stage: stage is 'grant'\. Did you mean 'granted'"),
        ({"name": "某某"}, r"file:2\.name: unknown field 'name'"),
        ({"household": "王小明"}, r"file:2\.household: .*\. Use letters, digits"),
        ({"ethnicity": "王小明"}, r"file:2\.ethnicity: .*\. Write it as 彝族"),
        ({"date": "2025-02-30"}, r"file:2\.date: .*\. Write YYYY-MM-DD"),
        ({"date": "June"}, r"file:2\.date: .*\. Write YYYY-MM-DD"),
        ({"region": "999999"}, r"file:2\.region: .*division codes"),
        ({"stage": "granted", "declined": "other"}, r"file:2\.declined: granted, and yet declined"),
        ({"factors": {"need": 1}}, r"file:2\.factors: factors lacks 'verdict'"),
        ({"factors": {**dict.fromkeys(WEIGHTS, 0.5), "need": 40}}, r"file:2\.factors\.need: need must be smaller"),
        ({"subject": "dad"}, "file:2: the same recommendation twice"),
    ],
)
def test_a_bad_line_is_one_clear_message(casework: Casework, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(casework, LINE, {**LINE, "subject": "mum", **change})


@pytest.mark.parametrize("line", ["3", "[]", "null"])
def test_a_line_that_is_no_outcome_is_one_clear_message(casework: Casework, line: str) -> None:
    with pytest.raises(InputError, match="file:1: the line must be object. Write an object"):
        casework.learn([line], "file")


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"age": 7}, Kind("510000", "6-17", None)),
        ({"age_months": 71}, Kind("510000", "0-5", None)),
        ({"birth_year": 2020}, Kind("510000", None, None)),
        ({"birth_date": "1966-03-01"}, Kind("510000", "60+", None)),
        ({"birth_date": "1966-03-02"}, Kind("510000", "18-59", None)),
        ({"disability_certificate": True}, Kind("510000", None, True)),
        ({"has_disability": False}, Kind("510000", None, False)),
    ],
)
def test_a_kind_of_family_is_what_its_facts_settle(casework: Casework, facts: dict[str, Any], kind: Kind) -> None:
    record = {"region": "511132", "members": [{"id": "a", "facts": facts}]}
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    assert kind_of(assessor, "a") == kind
    assert kind_of(assessor, "household") == replace(kind, age="household")


# What a model does to a recommendation.


def scored(casework: Casework, record: dict[str, Any], learned: Learned | None = None) -> dict[str, Any]:
    return casework.match(casework.household(record, "test", DAY), 300, learned)


@settings(max_examples=8, deadline=None)
@given(rates=st.lists(st.floats(-10, 10), min_size=60, max_size=60))
def test_a_model_changes_the_order_and_nothing_else(casework: Casework, rates: list[float]) -> None:
    dad, child = {"id": "dad", "facts": {"age": 40, "has_disability": True}}, {"id": "child", "facts": {"age": 7}}
    record = {"region": "511132", "members": [dad, child]}
    assessor = Assessor(casework.household(record, "test", DAY), casework.catalogue)
    every = sorted(casework.catalogue.resources)
    effects = {}
    for resource, rate in zip(random.Random(1).sample(every, 60), rates, strict=True):
        for key in keys(resource, kind_of(assessor, "child")):
            effects[key] = Effect(*key, rate, 14, 20)
    before, after = scored(casework, record), scored(casework, record, Learned(effects))
    assert {**before, "candidates": []} == {**after, "candidates": []}
    stood = {each["resource"]: each for each in before["candidates"]}
    assert {each["resource"] for each in after["candidates"]} == set(stood)
    moving = ("rank", "score", "factors", "tied")
    for each in after["candidates"]:
        old = stood[each["resource"]]
        assert {k: v for k, v in each.items() if k not in moving} == {k: v for k, v in old.items() if k not in moving}
        added = each["factors"][len(WEIGHTS) :]
        assert each["factors"][: len(WEIGHTS)] == old["factors"]
        assert each["score"] == pytest.approx(old["score"] + sum(factor["points"] for factor in added))
        assert all(factor["points"] == POINTS * factor["value"] and factor["because"]["zh"] for factor in added)
    scores = [each["score"] for each in after["candidates"]]
    assert scores == sorted(scores, reverse=True)


def test_a_model_that_knows_nothing_changes_nothing(casework: Casework, ebian: dict[str, Any]) -> None:
    assert json.dumps(scored(casework, ebian, Learned({}))) == json.dumps(scored(casework, ebian))


def test_a_factor_says_what_it_was_learned_from(casework: Casework, ebian: dict[str, Any]) -> None:
    first = scored(casework, ebian)["candidates"][0]["resource"]
    here, elsewhere = Effect(first, "province", "510000", -1.0, 1, 9), Effect(first, "province", "430000", 3.0, 9, 9)
    learned = Learned({each.key: each for each in (Effect(first, "", "", 0.5, 14, 20), here, elsewhere)})
    found = next(each for each in scored(casework, ebian, learned)["candidates"] if each["resource"] == first)
    added = {each["name"]: each for each in found["factors"] if "because" in each}
    assert set(added) == {"learned", "learned_province"}
    assert added["learned"]["points"] == 5.0 and "14 of the 20 times" in added["learned"]["because"]["en"]
    assert "9次中办成1次" in added["learned_province"]["because"]["zh"]


def test_a_model_is_plain_data_and_comes_back_the_same(adopted: Decision) -> None:
    assert read_learned(json.loads(json.dumps(adopted.learned.data())), "file") == adopted.learned
    json.dumps(adopted.data(), allow_nan=False)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weights": {"need": 1.0}}, "other weights than those of today. Learn again"),
        ({"effects": [{"resource": "dibao"}]}, r"file\.effects\.0"),
        ({"effects": [{**EFFECT, "trait": "ethnicity", "value": "彝族"}]}, r"effects\.0\.trait"),
        ({"effects": [{**EFFECT, "log_odds": 1e9}]}, r"effects\.0\.log_odds"),
    ],
)
def test_a_spoiled_model_is_one_clear_message(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_learned({**Learned({}).data(), **change}, "file")


def test_lines_are_counted_with_the_empty_ones() -> None:
    assert [place for place, _ in read_lines(["{}", "", "{}"], "file")] == ["file:1", "file:3"]
