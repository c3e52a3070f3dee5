"""The exact answer against brute force over every completion of what is unknown."""

from __future__ import annotations

import itertools
import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.formula import And, Atom, Domain, Known, Not, Or, Variable, atoms, decide, kleene, stakes

BOOLEAN, WHOLE, ENUM = Domain("boolean"), Domain("integer"), Domain("enum", ("a", "b", "c"), open=False)
REGION = Domain("region")
VALUES: dict[str, list[Any]] = {
    "x": [False, True], "y": [False, True], "z": [False, True], "n": list(range(9)), "e": ["a", "b", "c"],
    "r": ["511132", "511133", "510100", "430224", "110101"],
}  # fmt: skip


def variable(name: str) -> Variable:
    return Variable("fact", "m", name)


def _atom() -> st.SearchStrategy[Atom]:
    booleans = st.builds(lambda n: Atom(variable(n), BOOLEAN, "==", True), st.sampled_from("xyz"))
    numbers = st.builds(
        lambda op, v: Atom(variable("n"), WHOLE, op, v), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(0, 8)
    )
    enums = st.builds(lambda v: Atom(variable("e"), ENUM, "in", tuple(v)), st.sets(st.sampled_from("abc"), min_size=1))
    places = st.builds(
        lambda v: Atom(variable("r"), REGION, "within", tuple(v)),
        st.sets(st.sampled_from(["511132", "510000", "430000"]), min_size=1),
    )
    return st.one_of(booleans, numbers, enums, places)


FORMULAS = st.recursive(
    _atom(),
    lambda inner: st.one_of(
        st.builds(lambda parts: And(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(lambda parts: Or(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(Not, inner),
    ),
    max_leaves=10,
)
KNOWN = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})


def holds(formula: Any, world: dict[str, Any]) -> bool:
    if isinstance(formula, Atom):
        return formula.holds(world[formula.variable.name])
    if isinstance(formula, Not):
        return not holds(formula.part, world)
    results = [holds(part, world) for part in formula.parts]
    return all(results) if isinstance(formula, And) else any(results)


def worlds(formula: Any, known: dict[str, Any]) -> list[dict[str, Any]]:
    names = sorted({atom.variable.name for atom in atoms(formula)})
    options = [[known[name]] if name in known else VALUES[name] for name in names]
    return [dict(zip(names, values, strict=True)) for values in itertools.product(*options)]


def knowledge(known: dict[str, Any]) -> Any:
    # A number's domain is bounded in the brute force, so it must be bounded here too.
    return lambda v: Known(value=known[v.name]) if v.name in known else Known(low=0, high=8) if v.name == "n" else Known()


@settings(max_examples=400, deadline=None)
@given(FORMULAS, KNOWN)
def test_the_answer_is_that_of_every_completion(formula: Any, known: dict[str, Any]) -> None:
    truths = {holds(formula, world) for world in worlds(formula, known)}
    expected = truths.pop() if len(truths) == 1 else None
    decision = decide(formula, knowledge(known))
    assert decision.truth is expected
    assert kleene(formula, knowledge(known)) in (expected, None)
    assert bool(decision.missing) == (expected is None)


@settings(max_examples=300, deadline=None)
@given(FORMULAS, KNOWN)
def test_missing_is_exactly_what_can_matter(formula: Any, known: dict[str, Any]) -> None:
    every = worlds(formula, known)
    names = {name for world in every for name in world} - set(known)
    table = {tuple(sorted(world.items())): holds(formula, world) for world in every}
    matters = {
        name
        for name in names
        for world in every
        if any(
            table[tuple(sorted({**world, name: value}.items()))] != table[tuple(sorted(world.items()))]
            for value in VALUES[name]
        )
    }
    assert {each.name for each in decide(formula, knowledge(known)).missing} == matters


@settings(max_examples=200, deadline=None)
@given(st.lists(_atom(), max_size=5), KNOWN, st.randoms())
def test_the_order_of_conditions_does_not_matter(parts: list[Atom], known: dict[str, Any], chance: Any) -> None:
    shuffled = list(parts)
    chance.shuffle(shuffled)
    for join in (And, Or):
        one, other = (decide(join(tuple(each)), knowledge(known)) for each in (parts, shuffled))
        assert one.truth is other.truth
        assert set(one.missing) == set(other.missing)


BOOLEANS = st.recursive(
    st.builds(lambda n, v: Atom(variable(n), BOOLEAN, "==", v), st.sampled_from("wxyz"), st.booleans()),
    lambda inner: st.one_of(
        st.builds(lambda parts: And(tuple(parts)), st.lists(inner, max_size=4)),
        st.builds(lambda parts: Or(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(Not, inner),
    ),
    max_leaves=9,
)


@settings(max_examples=300, deadline=None)
@given(BOOLEANS, st.fixed_dictionaries({name: st.integers(1, 9) for name in "wxyz"}))
def test_what_hangs_on_an_answer_is_what_it_tells_over_all_worlds(formula: Any, tenths: dict[str, int]) -> None:
    likely = {name: {True: tenths[name] / 10, False: 1 - tenths[name] / 10} for name in "wxyz"}
    every = [dict(zip("wxyz", values, strict=True)) for values in itertools.product([False, True], repeat=4)]

    def probability(**given: bool) -> float:
        fitting = [world for world in every if given.items() <= world.items()]
        chances = [math.prod(likely[name][value] for name, value in world.items()) for world in fitting]
        return sum(chance for chance, world in zip(chances, fitting, strict=True) if holds(formula, world)) / sum(chances)

    found = stakes(formula, lambda _: Known(), lambda each, values: [likely[each.name][value] for value in values])
    assert set(found) == set(decide(formula, lambda _: Known()).missing)
    for each, stake in found.items():
        name = each.name
        after = {value: probability(**{name: value}) for value in (False, True)}
        # Mutual information, from the joint probabilities of the answer and the whole.
        joint = {(value, True): likely[name][value] * after[value] for value in after}
        joint |= {(value, False): likely[name][value] * (1 - after[value]) for value in after}
        outcome = {True: probability(), False: 1 - probability()}
        tells = sum(
            chance * math.log2(chance / (likely[name][value] * outcome[truth]))
            for (value, truth), chance in joint.items()
            if chance > 1e-12
        )
        assert math.isclose(stake.tells, tells, abs_tol=1e-6)
        assert math.isclose(stake.part, probability() / len(found), abs_tol=1e-9)
        assert stake.settles == any(math.isclose(p, 0, abs_tol=1e-9) or math.isclose(p, 1) for p in after.values())


def test_one_fact_in_two_conditions_is_not_too_timid() -> None:
    age = variable("n")
    formula = Or((Atom(age, WHOLE, "<", 5), Atom(age, WHOLE, ">=", 5)))
    assert kleene(formula, lambda _: Known()) is None
    assert decide(formula, lambda _: Known()).truth is True


def test_bounds_of_an_age_may_decide() -> None:
    months = Atom(variable("n"), WHOLE, "<", 36)
    assert decide(months, lambda _: Known(low=84, high=95)).truth is False
    assert decide(months, lambda _: Known(low=24, high=47)).truth is None
