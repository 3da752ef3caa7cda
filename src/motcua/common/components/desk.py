"""What stands around a desk page: the rooms on the rail, who sits there, lines above it, told by the rooms.

Components know no rooms: each registers itself when the apps are ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Strip:
    """A line above every desk page: the template that draws it and what the template names."""

    template: str
    context: dict[str, Any]


_rooms: dict[str, Room] = {}
_strips: dict[str, Callable[[HttpRequest], Strip | None]] = {}
_who: list[Callable[[HttpRequest], Who | None]] = []


def register_room(room: Room) -> None:
    """Put the room on the rail; the same key again replaces it."""
    _rooms[room.key] = room


def rooms_for(request: HttpRequest) -> list[Room]:
    """Return the rooms that this request may see, in their order."""
    return [room for room in sorted(_rooms.values(), key=lambda room: room.order) if room.shown(request)]


def register_strip(key: str, teller: Callable[[HttpRequest], Strip | None]) -> None:
    """Let the teller put a line above the desk pages of whoever it concerns; the same key again replaces it."""
    _strips[key] = teller


def strips_for(request: HttpRequest) -> list[Strip]:
    """Return the lines above this request's page."""
    return [strip for teller in _strips.values() if (strip := teller(request)) is not None]


def tell_who(teller: Callable[[HttpRequest], Who | None]) -> None:
    """Let the teller answer who sits at the desk."""
    _who[:] = [teller]


def who_is(request: HttpRequest) -> Who | None:
    """Return who sits at the desk, or None when nobody is signed in."""
    return _who[0](request) if _who else None
