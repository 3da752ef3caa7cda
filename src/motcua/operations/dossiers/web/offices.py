"""Whose books and lists an officer may print: those of the agencies in which the right reaches all of it."""

from __future__ import annotations

from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.organisation.permissions import reach_of
from motcua.operations.dossiers.permissions import PRINT
from motcua.operations.dossiers.web.visit import Visit


def offices_of(visit: Visit) -> tuple[AgencyView, ...]:
    """Return the agencies, that of the main position first; raise NotAllowed where there is none."""
    keys = reach_of(visit.officer, PRINT).agencies
    own = visit.officer.main.agency_id
    found = sorted(
        (organisation.agency_by_id(key) for key in keys), key=lambda one: (one.id != own, one.code)
    )
    if not found:
        raise NotAllowed
    return tuple(found)


def office_asked(visit: Visit, code: str) -> AgencyView:
    """Return the agency of the code among them, the first where none is named; raise NotAllowed for another."""
    offices = offices_of(visit)
    if not code:
        return offices[0]
    for agency in offices:
        if agency.code == code:
            return agency
    raise NotAllowed
