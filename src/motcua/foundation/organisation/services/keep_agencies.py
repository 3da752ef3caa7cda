"""Setting up the tree of agencies; repeating it changes what differs and adds what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.common.versions import bump
from motcua.foundation.organisation.models import Agency, AgencyIdentifier, AgencySuccession, ServedPlace
from motcua.foundation.organisation.queries import VERSION


@dataclass(frozen=True, slots=True)
class AgencyData:
    """An agency to keep; `parent` is the code of the agency above, empty at the root."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str
    valid_from: date
    valid_until: date | None
    is_one_stop: bool
    is_home: bool
    note: str = ""
    kind: str = "committee"


@dataclass(frozen=True, slots=True)
class IdentifierData:
    """A code of an agency under a scheme, to keep."""

    agency: str
    scheme: str
    code: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class SuccessionData:
    """Which agency took over from which, by their codes, to keep."""

    before: str
    after: str
    on: date


@dataclass(frozen=True, slots=True)
class ServedData:
    """A vertical agency and a committee in whose place it works, by their codes, to keep."""

    agency: str
    committee: str


def keep_agencies(
    agencies: Sequence[AgencyData],
    identifiers: Iterable[IdentifierData] = (),
    successions: Iterable[SuccessionData] = (),
    served: Iterable[ServedData] = (),
) -> dict[str, int]:
    """Keep the agencies, each after the one above it, and return the key of each by its code."""
    for depth in _by_depth(agencies):
        _keep(depth)
    keys = dict(Agency.objects.values_list("code", "pk"))
    _keep_identifiers(identifiers, keys)
    _keep_successions(successions, keys)
    ServedPlace.objects.bulk_create(
        [ServedPlace(agency_id=keys[one.agency], committee_id=keys[one.committee]) for one in served],
        ignore_conflicts=True,
    )
    bump(VERSION)
    return keys


def _by_depth(agencies: Sequence[AgencyData]) -> Iterable[list[AgencyData]]:
    left = {agency.code: agency for agency in agencies}
    while left:
        ready = [agency for agency in left.values() if agency.parent not in left]
        if not ready:
            raise ValueError(f"agencies that stand above each other in a circle: {', '.join(left)}")
        yield ready
        for agency in ready:
            del left[agency.code]


def _keep(agencies: list[AgencyData]) -> None:
    parents = dict(Agency.objects.values_list("code", "pk"))
    fields = [
        "name",
        "short_name",
        "level",
        "parent",
        "valid_from",
        "valid_until",
        "is_one_stop",
        "is_home",
        "note",
        "kind",
    ]
    Agency.objects.bulk_create(
        [
            Agency(
                code=agency.code,
                name=agency.name,
                short_name=agency.short_name,
                level=agency.level,
                parent_id=parents[agency.parent] if agency.parent else None,
                valid_from=agency.valid_from,
                valid_until=agency.valid_until,
                is_one_stop=agency.is_one_stop,
                is_home=agency.is_home,
                note=agency.note,
                kind=agency.kind,
            )
            for agency in agencies
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=fields,
    )


def _keep_identifiers(identifiers: Iterable[IdentifierData], keys: dict[str, int]) -> None:
    AgencyIdentifier.objects.bulk_create(
        [
            AgencyIdentifier(
                agency_id=keys[one.agency],
                scheme=one.scheme,
                code=one.code,
                valid_from=one.valid_from,
                valid_until=one.valid_until,
            )
            for one in identifiers
        ],
        update_conflicts=True,
        unique_fields=["agency", "scheme", "valid_from"],
        update_fields=["code", "valid_until"],
    )


def _keep_successions(successions: Iterable[SuccessionData], keys: dict[str, int]) -> None:
    AgencySuccession.objects.bulk_create(
        [
            AgencySuccession(before_id=keys[one.before], after_id=keys[one.after], on=one.on)
            for one in successions
        ],
        update_conflicts=True,
        unique_fields=["before", "after"],
        update_fields=["on"],
    )
