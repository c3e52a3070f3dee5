"""Agencies' services as help for a household: who serves the place, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matching import regions


@dataclass(frozen=True, slots=True)
class Offer:
    """One service of one agency that covers some places (`covers`: adcodes)."""

    service: Mapping[str, Any]
    agency: Mapping[str, Any]
    covers: tuple[str, ...]

    @property
    def id(self) -> str:
        """`service@agency`."""
        return f"{self.service['id']}@{self.agency['id']}"


def offers(agencies: Iterable[Mapping[str, Any]], services: Iterable[Mapping[str, Any]]) -> list[Offer]:
    """Every service with every agency that is known to offer it."""
    by_id = {agency["id"]: agency for agency in agencies}
    found: dict[str, Offer] = {}
    for service in services:
        providers = [*service.get("provider_ids", ())]
        providers += [
            agency["id"] for agency in by_id.values() if service["id"] in _offered(agency)
        ]
        for provider in dict.fromkeys(providers):
            agency = by_id.get(provider)
            if agency is not None:
                offer = Offer(service, agency, _covers(agency))
                found[offer.id] = offer
    return list(found.values())


def serving(every: Iterable[Offer], region: str) -> list[Offer]:
    """The offers whose agency covers a place, nearest coverage first."""
    here = [offer for offer in every if any(regions.contains(code, region) for code in offer.covers)]
    return sorted(here, key=lambda offer: (-max(len(regions.prefix(code)) for code in offer.covers), offer.id))


def _offered(agency: Mapping[str, Any]) -> list[str]:
    return [
        each if isinstance(each, str) else each["id"] for each in agency.get("services_offered") or ()
    ]


def _covers(agency: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        str(each if isinstance(each, (str, int)) else each["adcode"]) for each in agency.get("covers") or ()
    )
