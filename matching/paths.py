"""The way through the graph from a family to a resource, each step in the direction of its link."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from graph.seeding import need_id
from matching import regions
from matching.resources import Resource
from matching.household import Household
from matching.needs import NeedMatch, way_up

COUNTRY = "100000"
_NODE = {"fund": "fund", "agency": "agency"}


def node_id(resource: Resource) -> str:
    """The resource's id in the graph."""
    return f"{_NODE.get(resource.kind, 'program')}:{resource.id}"


def path(
    household: Household, resource: Resource, match: NeedMatch | None, needs: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, str]]:
    """Through the need that it serves, where the family stated one; else through the place."""
    if match is not None and match.stated:
        return _through_need(household, resource, match, needs)
    return _through_place(household, resource)


def _step(source: str, type_: str, target: str) -> dict[str, str]:
    return {"from": source, "type": type_, "to": target}


def _through_need(
    household: Household, resource: Resource, match: NeedMatch, needs: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, str]]:
    stated, addressed = f"need_type:{match.need.type}", f"need_type:{match.addressed}"
    need = need_id(household.id, match.need.type, match.need.member)
    steps = [_step(f"family:{household.id}", "HAS_NEED", need), _step(need, "OF_TYPE", stated)]
    if match.addressed != match.need.type:
        steps += _between(match.need.type, match.addressed, needs)
    offered = [each["id"] for each in resource.record.get("services") or () if resource.kind == "agency" and match.addressed in each["needs"]]
    if offered:
        service = f"service:{offered[0]}"
        return [*steps, _step(service, "ADDRESSES", addressed), _step(node_id(resource), "OFFERS", service)]
    return [*steps, _step(node_id(resource), "ADDRESSES", addressed)]


def _between(need: str, addressed: str, needs: Mapping[str, Mapping[str, Any]]) -> list[dict[str, str]]:
    """From one need type to another: up or down the tree, or across by one link."""
    up, down = way_up(need, addressed, needs), way_up(addressed, need, needs)
    steps = [_step(f"need_type:{lower}", "BROADER", f"need_type:{upper}") for lower, upper in itertools.pairwise(up or down)]
    if steps:
        return steps if up else steps[::-1]
    ends = (need, addressed) if addressed in (needs[need].get("related") or ()) else (addressed, need)
    return [_step(f"need_type:{ends[0]}", "RELATED", f"need_type:{ends[1]}")]


def _through_place(household: Household, resource: Resource) -> list[dict[str, str]]:
    """From the county up to the place that the resource covers; the whole country for most."""
    covered = resource.regions or resource.likely_areas or (COUNTRY,)
    steps = [_step(f"family:{household.id}", "LIVES_IN", f"region:{household.region}")]
    here = household.region
    for code in [*regions.chain(household.region)[1:], COUNTRY]:
        if here in covered:
            break
        steps.append(_step(f"region:{here}", "PART_OF", f"region:{code}"))
        here = code
    inside = here if here in covered else next((code for code in covered if regions.contains(household.region, code)), None)
    return [*steps, _step(node_id(resource), "COVERS", f"region:{inside}")] if inside else steps[:1]
