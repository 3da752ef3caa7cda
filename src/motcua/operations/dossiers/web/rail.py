"""This room on the rail of every desk."""

from __future__ import annotations

from django.http import HttpRequest

from motcua.capabilities.inbox import queries as inbox
from motcua.common.components.desk import Room, register_room
from motcua.foundation.organisation.permissions import actor_in, reach_of, with_right
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.permissions import PRINT, REPORT, units_of_work
from motcua.operations.dossiers.services.fees import SEE_FEES


def waiting(request: HttpRequest) -> int | None:
    """Return how much waits for the officer's units."""
    actor = actor_in(request)
    return inbox.waiting_for(units_of_work(actor.posts)).count() if actor else None


def prints_for_all(request: HttpRequest) -> bool:
    """Return whether the officer prints the books and lists of a whole agency."""
    actor = actor_in(request)
    return actor is not None and bool(reach_of(actor, PRINT).agencies)


def register() -> None:
    """Put the worklist, the counter and the search on the rail."""
    register_room(
        Room("inbox", "Việc của tôi", "inbox", "dossiers:worklist", 10, with_right(Act.CLAIM), waiting)
    )
    register_room(Room("receive", "Tiếp nhận", "desk", "dossiers:receive", 20, with_right(Act.RECEIVE)))
    register_room(Room("day-lists", "Bàn giao", "up", "dossiers:day-lists", 32, prints_for_all))
    register_room(Room("register", "Sổ theo dõi", "task", "dossiers:register", 33, prints_for_all))
    register_room(Room("dossiers", "Hồ sơ", "file", "dossiers:find", 30, with_right("search")))
    register_room(Room("digitisation", "Số hóa", "save", "dossiers:digitisation", 45, with_right(REPORT)))
    register_room(Room("fees", "Sổ thu phí", "card", "dossiers:fee-book", 35, with_right(SEE_FEES)))
