"""Social-work agencies as resources: whom they serve where, and what is to be asked before a referral."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from matching.resources import Resource, Validity
from matching.household import APPLICANTS, HOUSEHOLD
from matching.rules import Condition

KIND = "agency"
# A seat in a county makes it likely that the agency works there; only a report of its work makes it known.
_SEAT = "seat"


def agency_resources(
    agencies: Iterable[Mapping[str, Any]], services: Iterable[Mapping[str, Any]]
) -> list[Resource]:
    """Every agency with the services it is known to offer."""
    services = list(services)
    return [_resource(agency, [each for each in services if _offers(agency, each)]) for agency in agencies]


def _capacity(names: Mapping[str, str]) -> Condition:
    return Condition(
        id="capacity",
        text={"zh": "机构现在仍在服务,并且接新个案", "en": "the agency is still at work and takes new cases"},
        role="required",
        question={
            "zh": f"{names['zh']}现在还在服务、还接新个案吗?",
            "en": f"Is {names['en']} still at work, and does it take new cases?",
        },
    )


def _offers(agency: Mapping[str, Any], service: Mapping[str, Any]) -> bool:
    listed = [each["id"] for each in agency.get("services_offered") or ()]
    return service["id"] in listed or agency["id"] in (service.get("provider_ids") or ())


def _resource(agency: Mapping[str, Any], services: list[Mapping[str, Any]]) -> Resource:
    covers = agency.get("covers") or ()
    names = {"zh": agency["name_zh"], "en": agency.get("name_en") or agency["name_zh"]}
    offered = [
        {"id": each["id"], "names": {"zh": each["name_zh"], "en": each["name_en"]}, "needs": each.get("needs") or []}
        for each in services
    ]
    done = {
        language: sign.join(each[language] for each in agency.get("services") or ())
        for language, sign in (("zh", "、"), ("en", ", "))
    }
    record = {
        **agency,
        "authority": names,
        "services": offered,
        "summary": done,
        "benefit": {
            "kind": "service",
            "amount": {
                "zh": "、".join(each["names"]["zh"] for each in offered) or done["zh"],
                "en": ", ".join(each["names"]["en"] for each in offered) or done["en"],
            },
        },
        "apply_at": names,
        "verified": {"date": "2026-01", "seen": int(bool(agency.get("seen"))), "total": 1},
    }
    return Resource(
        id=agency["id"],
        kind=KIND,
        names=names,
        subject=HOUSEHOLD,
        applicants=APPLICANTS,
        regions=(),
        region_uncertain=True,
        known_areas=tuple(str(each["adcode"]) for each in covers if each["basis"] != _SEAT),
        likely_areas=tuple(str(each["adcode"]) for each in covers),
        validity=Validity("active"),
        inferred=False,
        quota=False,
        grants=(),
        needs=tuple(dict.fromkeys(need for each in services for need in each.get("needs") or ())),
        conditions=(_capacity(names),),
        record=record,
    )
