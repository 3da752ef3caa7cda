"""Who sits at counters, who sees the figures, who sets the hall up."""

from __future__ import annotations

from datetime import date

from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import Actor, AgencyView
from motcua.foundation.organisation.permissions import reach_of
from motcua.operations.queue.queries.plan import agencies_with_hall

SERVE, FIGURES, SET_UP = "queue_serve", "queue_figures", "administer"


def agencies_for(actor: Actor, act: str, on: date) -> tuple[AgencyView, ...]:
    """Return the one-stop offices of the day in which the person may do the act, that of the main position first."""
    reach = reach_of(actor, act)
    found = [one for one in organisation.one_stop_agencies(on) if reach.covers(agency_id=one.id)]
    return tuple(sorted(found, key=lambda one: (one.id != actor.main.agency_id, one.code)))


def agency_for(actor: Actor, act: str, on: date, code: str = "") -> AgencyView:
    """Return the office of the code, or the first in reach; refuse another's office and whoever has no right."""
    agencies = agencies_for(actor, act, on)
    found = next((one for one in agencies if not code or one.code == code), None)
    if found is None:
        raise NotAllowed
    return found


def hall_of(actor: Actor, on: date) -> AgencyView | None:
    """Return the office at whose counters the person may sit; None without the right or without counters."""
    with_hall = agencies_with_hall()
    if not with_hall:
        return None
    return next((one for one in agencies_for(actor, SERVE, on) if one.id in with_hall), None)
