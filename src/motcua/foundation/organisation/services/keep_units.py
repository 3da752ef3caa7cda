"""Setting up units, what they are competent for, and the one-stop offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.common.versions import bump
from motcua.foundation.organisation.models import Agency, OneStopOffice, Unit, UnitCompetence
from motcua.foundation.organisation.queries import VERSION


@dataclass(frozen=True, slots=True)
class UnitData:
    """A unit to keep; `words` are folded parts of the names of fields that a department resolves."""

    agency: str
    code: str
    name: str
    kind: str
    words: tuple[str, ...] = ()


def keep_units(units: Sequence[UnitData]) -> dict[tuple[str, str], int]:
    """Keep the units in the given order and return the key of each by the codes of agency and unit."""
    agencies = {
        agency.code: agency for agency in Agency.objects.filter(code__in={unit.agency for unit in units})
    }
    Unit.objects.bulk_create(
        [
            Unit(agency=agencies[unit.agency], code=unit.code, name=unit.name, kind=unit.kind)
            for unit in units
        ],
        batch_size=200,
        update_conflicts=True,
        unique_fields=["agency", "code"],
        update_fields=["name", "kind"],
    )
    keys = {(agency, code): pk for agency, code, pk in Unit.objects.values_list("agency__code", "code", "pk")}
    _keep_competences(units, keys)
    _keep_one_stop_offices(units, keys, agencies)
    bump(VERSION)
    return keys


def _keep_competences(units: Sequence[UnitData], keys: dict[tuple[str, str], int]) -> None:
    wanted = {(keys[unit.agency, unit.code], word) for unit in units for word in unit.words}
    of_these = UnitCompetence.objects.filter(unit__in={keys[unit.agency, unit.code] for unit in units})
    kept = {(unit_id, word): pk for pk, unit_id, word in of_these.values_list("pk", "unit_id", "keyword")}
    UnitCompetence.objects.filter(pk__in=[pk for pair, pk in kept.items() if pair not in wanted]).delete()
    UnitCompetence.objects.bulk_create(
        [UnitCompetence(unit_id=unit_id, keyword=word) for unit_id, word in sorted(wanted - kept.keys())],
        batch_size=400,
    )


def _keep_one_stop_offices(
    units: Sequence[UnitData], keys: dict[tuple[str, str], int], agencies: dict[str, Agency]
) -> None:
    OneStopOffice.objects.bulk_create(
        [
            OneStopOffice(
                agency=agencies[unit.agency],
                unit_id=keys[unit.agency, unit.code],
                name=f"{unit.name} {agencies[unit.agency].short_name}",
                valid_from=agencies[unit.agency].valid_from,
                valid_until=agencies[unit.agency].valid_until,
            )
            for unit in units
            if unit.kind == Unit.Kind.ONE_STOP
        ],
        update_conflicts=True,
        unique_fields=["unit"],
        update_fields=["agency", "name", "valid_from", "valid_until"],
    )
