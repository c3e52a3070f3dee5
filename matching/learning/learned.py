"""What was learned, as plain numbers: what each resource's record adds to its score, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import fastjsonschema

from graph.errors import InputError
from graph.seed_files import fault
from matching.household import HOUSEHOLD
from matching.learning.outcomes import Kind
from matching.ranking import WEIGHTS, Factor

# Points for one unit of log-odds: a resource that works out e times as often against not doing so stands
# ten points higher. Four units would outweigh a stated need; what is learned is rarely as much as two.
POINTS = 10.0
_BOUND = 10.0
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Effect:
    """One resource's effect with every family (`trait` and `value` empty) or, beside that, with those of
    one kind: in log-odds, and how often it worked out among the outcomes known."""

    resource: str
    trait: str
    value: str
    log_odds: float
    worked: int
    of: int

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.resource, self.trait, self.value


@dataclass(frozen=True, slots=True)
class Learned:
    """The effects of an adopted model, by key."""

    effects: Mapping[Key, Effect]

    def factors(self, resource: str, kind: Kind) -> tuple[Factor, ...]:
        """What was learned of a resource with families of this kind; nothing where nothing was."""
        found = (self.effects.get(key) for key in keys(resource, kind))
        return tuple(
            Factor("_".join(filter(None, ("learned", each.trait))), POINTS, each.log_odds, _because(each))
            for each in found
            if each is not None
        )

    def data(self) -> dict[str, Any]:
        """As plain data, with the weights that it was measured against."""
        return {"weights": _weights(), "effects": [asdict(each) for _, each in sorted(self.effects.items())]}


def keys(resource: str, kind: Kind) -> Iterator[Key]:
    """The effects that bear on a resource with a kind of family."""
    yield resource, "", ""
    for trait, value in kind.traits().items():
        yield resource, trait, value


def read_learned(data: Any, place: str) -> Learned:
    """What `Learned.data` wrote. InputError where it is something else, or the standing weights have
    changed since: it was shown to better those, not these."""
    broken = fault(_CHECK, data)
    if broken is not None:
        message, field, remedy = broken
        raise InputError(message, ".".join(map(str, (place, *field))), remedy)
    if data["weights"] != _weights():
        raise InputError("learned beside other weights than those of today", place, "learn again from the outcomes")
    effects = [Effect(**each) for each in data["effects"]]
    return Learned({each.key: each for each in effects})


def _weights() -> dict[str, float]:
    return {name: weight for name, (weight, _) in WEIGHTS.items()}


def _because(effect: Effect) -> dict[str, str]:
    zh, en = _AMONG[effect.trait](effect.value)
    return {
        "zh": f"{zh},结果已知的{effect.of}次中办成{effect.worked}次",
        "en": f"{en}: granted {effect.worked} of the {effect.of} times whose outcome is known",
    }


_AMONG = {
    "": lambda _: ("推荐给各类家庭", "recommended to all families"),
    "province": lambda _: ("在本省", "in this province"),
    "age": lambda band: _WHOLE if band == HOUSEHOLD else (f"给{band}岁的人", f"for people aged {band}"),
    "disability": lambda value: _DISABILITY[value],
}
_WHOLE = ("由整户申请的", "for families as one")
_DISABILITY = {
    "yes": ("家里有残疾人的", "with a disability in the family"),
    "no": ("家里没有残疾人的", "with no disability in the family"),
}
_COUNT = {"type": "integer", "minimum": 0}
_CHECK = fastjsonschema.compile({
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "remedy": "give the file that `learn --out` wrote",
    "properties": {
        "weights": {"type": "object"},
        "effects": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "resource": {"type": "string"}, "trait": {"enum": list(_AMONG)}, "value": {"type": "string"},
                    "log_odds": {"type": "number", "minimum": -_BOUND, "maximum": _BOUND},
                    "worked": _COUNT, "of": _COUNT,
                },
                "required": ["resource", "trait", "value", "log_odds", "worked", "of"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["weights", "effects"],
})  # fmt: skip
