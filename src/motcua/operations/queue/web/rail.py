"""This room on the desk: its entry on the rail, and the line of the officer's counter above every page."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from motcua.common.components.desk import Room, Strip, register_room, register_strip
from motcua.common.moments import day_of
from motcua.foundation.organisation.permissions import actor_in, with_right
from motcua.operations.queue.permissions import FIGURES, SET_UP, hall_of
from motcua.operations.queue.web.standing import standing_of

_OWN_PAGE = "/quay/"


def register() -> None:
    """Put counters, figures and the setting-up on the rail, and the strip above the pages."""
    register_room(Room("queue", "Quầy", "talk", "queue:counter", 25, sits_at_counters))
    register_room(Room("queue-figures", "Hàng chờ", "wait", "queue:figures", 45, with_right(FIGURES)))
    register_room(Room("queue-setup", "Lấy số", "gear", "queue:setup", 90, with_right(SET_UP)))
    register_strip("queue", strip)


def sits_at_counters(request: HttpRequest) -> bool:
    """Return whether the signed-in person may sit at counters of an office that has some."""
    actor = actor_in(request)
    return actor is not None and hall_of(actor, day_of(timezone.now())) is not None


def strip(request: HttpRequest) -> Strip | None:
    """Return the line of the officer's counter; None for whoever sits at none, and on the counter's own page."""
    if request.path.startswith(_OWN_PAGE):
        return None
    actor = actor_in(request)
    now = timezone.now()
    agency = hall_of(actor, day_of(now)) if actor else None
    if actor is None or agency is None:
        return None
    standing = standing_of(actor.officer_id, now)
    return Strip("queue/strip.html", {"standing": standing, "back": request.get_full_path()})
