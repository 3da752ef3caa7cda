"""Finding whom an act hands a step to."""

from __future__ import annotations

from datetime import date

from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.refusals import AssigneeUnknown


def assignee_of(to: str, agency_id: int, on: date) -> tuple[int | None, int | None]:
    """Return (unit, officer) that a unit's code or an officer's account name means there; no text, two Nones."""
    if not to:
        return None, None
    for unit in organisation.units_of(agency_id):
        if unit.code == to:
            return unit.id, None
    officer = organisation.officer_of_agency(to, agency_id, on)
    if officer is None:
        raise AssigneeUnknown(to=to[:60])
    return officer.unit_id, officer.id
