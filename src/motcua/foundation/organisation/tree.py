"""The whole organisation as plain objects, built in a few statements and kept in the process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple, TypeVar

from motcua.foundation.law import calendar_with, national_calendar
from motcua.foundation.organisation.domain import (
    Actor,
    AgencyView,
    Identifier,
    OfficerView,
    Post,
    UnitView,
)
from motcua.foundation.organisation.models import (
    Agency,
    AgencyIdentifier,
    AgencySuccession,
    CalendarException,
    Position,
    ServedPlace,
    Unit,
    UnitCompetence,
    WorkingHours,
)
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.hours import Hours

Key = TypeVar("Key")
Value = TypeVar("Value")

#: Beyond this many remembered actors (a person on a day) the memory starts anew.
_ACTORS_KEPT = 20_000


class Held(NamedTuple):
    """A position with its days."""

    post: Post
    officer: OfficerView
    valid_from: date
    valid_until: date | None

    def in_force(self, on: date) -> bool:
        """Return whether the position was held on the day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(slots=True)
class Tree:
    """Agencies, units and positions, by every key that is asked for; only the answers below are filled later."""

    agencies: dict[int, AgencyView]
    by_code: dict[str, AgencyView]
    below: dict[int, frozenset[int]]
    units: dict[int, UnitView]
    units_of: dict[int, tuple[UnitView, ...]]
    competences: dict[int, tuple[tuple[str, UnitView], ...]]  # of an agency, longest word first
    held_by_user: dict[int, tuple[Held, ...]]
    user_of_officer: dict[int, int]
    held_in_unit: dict[int, tuple[Held, ...]]
    own_days: dict[int | None, tuple[tuple[date, bool, str], ...]]  # None: everybody's
    own_hours: dict[int, Hours]
    successors: dict[int, tuple[tuple[int, date], ...]]  # of an agency: who took over, and from which day
    calendars: dict[int, WorkCalendar] = field(default_factory=dict)
    actors: dict[tuple[int, date], Actor | None] = field(default_factory=dict)
    units_for_field: dict[tuple[int, str, str], UnitView | None] = field(default_factory=dict)

    def actor(self, user_id: int, on: date) -> Actor | None:
        """Return the person with the positions held on the day; None when there is none."""
        key = (user_id, on)
        if key not in self.actors:
            if len(self.actors) >= _ACTORS_KEPT:
                self.actors.clear()
            self.actors[key] = self._make_actor(user_id, on)
        return self.actors[key]

    def calendar(self, agency_id: int) -> WorkCalendar:
        """Return the national calendar with everybody's and the agency's own days and hours."""
        if agency_id not in self.calendars:
            days = self.own_days.get(None, ()) + self.own_days.get(agency_id, ())
            hours = self.own_hours.get(agency_id)
            self.calendars[agency_id] = calendar_with(days, hours) if days or hours else national_calendar()
        return self.calendars[agency_id]

    def _make_actor(self, user_id: int, on: date) -> Actor | None:
        held = [one for one in self.held_by_user.get(user_id, ()) if one.in_force(on)]
        if not held:
            return None
        posts = tuple(one.post for one in held)
        officer = held[0].officer
        return Actor(officer_id=officer.id, user_id=user_id, name=officer.name, posts=posts, main=posts[0])


def build() -> Tree:
    """Read the organisation from its tables."""
    agencies = _agencies()
    units = {
        unit_id: UnitView(unit_id, code, name, kind, agency_id)
        for unit_id, code, name, kind, agency_id in Unit.objects.order_by("pk").values_list(
            "pk", "code", "name", "kind", "agency_id"
        )
    }
    held = list(_positions(agencies, units))
    return Tree(
        agencies=agencies,
        by_code={agency.code: agency for agency in agencies.values()},
        below=_below(agencies.values()),
        units=units,
        units_of=_grouped((unit.agency_id, unit) for unit in units.values()),
        competences=_competences(units),
        held_by_user=_grouped((one.officer.user_id, one) for one in held),
        user_of_officer={one.officer.id: one.officer.user_id for one in held},
        held_in_unit=_grouped((one.post.unit_id, one) for one in held),
        own_days=_grouped(
            (agency_id, (day, works, name))
            for agency_id, day, works, name in CalendarException.objects.order_by("day").values_list(
                "agency_id", "day", "works", "name"
            )
        ),
        own_hours={row.agency_id: _hours(row) for row in WorkingHours.objects.all()},
        successors=_grouped(
            (before, (after, on))
            for before, after, on in AgencySuccession.objects.order_by("pk").values_list(
                "before_id", "after_id", "on"
            )
        ),
    )


def _hours(row: WorkingHours) -> Hours:
    sessions = ((row.morning_from, row.morning_until), (row.afternoon_from, row.afternoon_until))
    return Hours(tuple((_minutes(begin), _minutes(end)) for begin, end in sessions))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _agencies() -> dict[int, AgencyView]:
    identifiers = _grouped(
        (agency_id, Identifier(scheme, code, valid_from, valid_until))
        for agency_id, scheme, code, valid_from, valid_until in AgencyIdentifier.objects.order_by(
            "pk"
        ).values_list("agency_id", "scheme", "code", "valid_from", "valid_until")
    )
    serves = _grouped(ServedPlace.objects.order_by("pk").values_list("agency_id", "committee_id"))
    rows = list(Agency.objects.order_by("code"))
    parents = {row.pk: row.parent_id for row in rows}
    return {
        row.pk: AgencyView(
            id=row.pk,
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            level=row.level,
            path=_path(row.pk, parents),
            is_one_stop=row.is_one_stop,
            is_home=row.is_home,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            identifiers=identifiers.get(row.pk, ()),
            kind=row.kind,
            serves=serves.get(row.pk, ()),
        )
        for row in rows
    }


def _path(agency_id: int, parents: dict[int, int | None]) -> tuple[int, ...]:
    path = [agency_id]
    while (parent := parents[path[-1]]) is not None:
        path.append(parent)
    return tuple(reversed(path))


def _below(agencies: Iterable[AgencyView]) -> dict[int, frozenset[int]]:
    below: dict[int, set[int]] = defaultdict(set)
    for agency in agencies:
        for ancestor in agency.path:
            below[ancestor].add(agency.id)
    return {agency_id: frozenset(ids) for agency_id, ids in below.items()}


def _competences(units: dict[int, UnitView]) -> dict[int, tuple[tuple[str, UnitView], ...]]:
    rows = UnitCompetence.objects.order_by("pk").values_list("unit_id", "keyword")
    grouped = _grouped((units[unit_id].agency_id, (keyword, units[unit_id])) for unit_id, keyword in rows)
    return {
        agency_id: tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
        for agency_id, pairs in grouped.items()
    }


def _positions(agencies: dict[int, AgencyView], units: dict[int, UnitView]) -> Iterable[Held]:
    rows = Position.objects.order_by("pk").values_list(
        "unit_id",
        "role",
        "title",
        "valid_from",
        "valid_until",
        "officer_id",
        "officer__full_name",
        "officer__user_id",
        "officer__user__username",
    )
    for unit_id, role, title, valid_from, valid_until, officer_id, name, user_id, username in rows:
        agency = agencies[units[unit_id].agency_id]
        yield Held(
            post=Post(role, unit_id, agency.id, agency.path),
            officer=OfficerView(officer_id, user_id, username, name, title, role, unit_id),
            valid_from=valid_from,
            valid_until=valid_until,
        )


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
