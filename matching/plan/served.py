"""What becomes of each need in the plan: the steps for it, or openly why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from matching.agencies import KIND as AGENCY
from matching.catalogue import Catalogue
from matching.household import HOUSEHOLD, Need
from matching.needs import RELATED, closeness
from matching.plan.items import Item, Step
from matching.recognitions import Holding
from matching.recommendation import Ranked, need_value
from matching.verdict import Verdict

# Of what waits and of what was refused so many are named.
NAMED = 3
ASK = {
    "zh": "请问村(居)委会、乡镇(街道)民政窗口和社工站,也可问当地慈善会、红十字会",
    "en": "ask the village committee, the township's civil affairs window and social work station, and local charities",
}


def served(
    needs: Iterable[Need],
    steps: Sequence[Step],
    held: Sequence[Holding],
    open_items: Iterable[Item],
    ranked: Iterable[Ranked],
    catalogue: Catalogue,
) -> list[dict[str, Any]]:
    """Each need with the numbers of the steps for it and of those only near it, what the family holds for it and, where
    no step is for it, what waits for later and what was refused; `ask` where a need that was stated has nothing at all."""
    listed = [item for item in open_items if not item.ranked.far_fetched]
    refused = [
        each for each in ranked
        if each.assessment.verdict is Verdict.NOT_ELIGIBLE and each.assessment.resource.kind != AGENCY
    ]  # fmt: skip
    found = []
    for need in needs:
        close = {number: max(_close(item.holding, need, catalogue) for item in step.items) for number, step in enumerate(steps, 1)}
        numbers = [number for number, each in close.items() if each > RELATED]
        had = _close_to(need, held, catalogue)
        none = not numbers and not had
        later = _close_to(need, (item.holding for item in listed), catalogue) if none else []
        out = _close_to(need, (each.holding for each in refused), catalogue) if none else []
        found.append({
            **need_value(need, catalogue),
            "steps": numbers,
            "near": [number for number, each in close.items() if each == RELATED],
            "held": had,
            "later": later[:NAMED],
            "refused": [each for each in out if each not in later][:NAMED],
            "ask": dict(ASK) if none and need.basis == "stated" else None,
        })  # fmt: skip
    return found


def _close_to(need: Need, holdings: Iterable[Holding], catalogue: Catalogue) -> list[dict[str, str]]:
    return _names((each for each in holdings if _close(each, need, catalogue) > RELATED), catalogue)


def _names(holdings: Iterable[Holding], catalogue: Catalogue) -> list[dict[str, str]]:
    return [dict(catalogue.resources[name].names) for name in dict.fromkeys(each.resource.id for each in holdings)]


def _close(holding: Holding, need: Need, catalogue: Catalogue) -> float:
    """How close what somebody holds is to a need; 0 where the need is another member's."""
    if need.member is not None and holding.subject not in (need.member, HOUSEHOLD):
        return 0.0
    return max((closeness(need.type, each, catalogue.needs) for each in holding.resource.needs), default=0.0)
