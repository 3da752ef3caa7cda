"""What stands around a desk page: the rooms on the rail and who sits there, told by the rooms themselves.

Components know no rooms: each registers itself when the apps are ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


def always(request: HttpRequest) -> bool:
    """Show the room to everyone who is signed in."""
    return True


def uncounted(request: HttpRequest) -> int | None:
    """Say that nothing is counted on the room's rail entry."""
    return None


@dataclass(frozen=True, slots=True)
class Room:
    """An entry of the rail: where it leads, who sees it, and how much waits there."""

    key: str
    label: str
    icon: str
    url_name: str
    order: int
    shown: Callable[[HttpRequest], bool] = always
    count: Callable[[HttpRequest], int | None] = uncounted


@dataclass(frozen=True, slots=True)
class Who:
    """The person at the desk, in words: name and place."""

    name: str
    place: str


_rooms: dict[str, Room] = {}
_who: list[Callable[[HttpRequest], Who | None]] = []


def register_room(room: Room) -> None:
    """Put the room on the rail; the same key again replaces it."""
    _rooms[room.key] = room


def rooms_for(request: HttpRequest) -> list[Room]:
    """Return the rooms that this request may see, in their order."""
    return [room for room in sorted(_rooms.values(), key=lambda room: room.order) if room.shown(request)]


def tell_who(teller: Callable[[HttpRequest], Who | None]) -> None:
    """Let the teller answer who sits at the desk."""
    _who[:] = [teller]


def who_is(request: HttpRequest) -> Who | None:
    """Return who sits at the desk, or None when nobody is signed in."""
    return _who[0](request) if _who else None
