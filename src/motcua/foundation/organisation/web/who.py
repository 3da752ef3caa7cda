"""Who sits at the desk, for the frame of every page."""

from __future__ import annotations

from django.http import HttpRequest

from motcua.common.components.desk import Who
from motcua.foundation.organisation.permissions import actor_in
from motcua.foundation.organisation.queries import agency_by_id, unit_by_id


def who_is(request: HttpRequest) -> Who | None:
    """Return the name and place of who is signed in; None when nobody is."""
    if not request.user.is_authenticated:
        return None
    actor = actor_in(request)
    if actor is None:
        return Who(request.user.full_name, "")
    unit = unit_by_id(actor.main.unit_id)
    return Who(actor.name, f"{unit.name}, {agency_by_id(unit.agency_id).short_name}")
