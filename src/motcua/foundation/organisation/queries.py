"""What the house asks about agencies and people; every answer comes from the snapshot in the process."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from motcua.common.moments import day_of
from motcua.common.text import fold
from motcua.common.versions import Snapshot
from motcua.foundation.organisation.domain import (
    Actor,
    AgencyNotInForce,
    AgencyView,
    NoIdentifier,
    NoPosition,
    NoUnit,
    OfficerView,
    UnitView,
    UnknownAgency,
)
from motcua.foundation.organisation.tree import Tree, build
from motcua.foundation.worktime.calendar import WorkCalendar

#: The version name that whoever changes the organisation's rows bumps.
VERSION = "organisation"

_tree: Snapshot[Tree] = Snapshot(VERSION, build)


def actor_of(user: Any, at: datetime) -> Actor:
    """Return the account's person with the positions in force at the moment; refuse one who has none."""
    return _actor(user.pk, at)


def actor_of_officer(officer_id: int, at: datetime) -> Actor:
    """Return the officer with the positions in force at the moment; refuse one who has none."""
    return _actor(_tree.get().user_of_officer.get(officer_id, 0), at)


def _actor(user_id: int, at: datetime) -> Actor:
    day = day_of(at)
    actor = _tree.get().actor(user_id, day)
    if actor is None:
        raise NoPosition(day=_say(day))
    return actor


def agency_by_code(code: str, *, on: date) -> AgencyView:
    """Return the agency of the code, which must exist on the day."""
    agency = known_agency(code)
    if not agency.in_force(on):
        raise AgencyNotInForce(name=agency.name, code=agency.code, day=_say(on), period=_period(agency))
    return agency


def known_agency(code: str) -> AgencyView:
    """Return the agency of the code, whether or not it still exists."""
    agency = _tree.get().by_code.get(code)
    if agency is None:
        raise UnknownAgency(code=code[:40])
    return agency


def agency_by_id(agency_id: int) -> AgencyView:
    """Return the agency with the key."""
    return _tree.get().agencies[agency_id]


def agencies(*, on: date | None = None, level: str | None = None) -> tuple[AgencyView, ...]:
    """Return the agencies in the order of their codes: those of the day and the level, where given."""
    return tuple(
        agency
        for agency in _tree.get().agencies.values()
        if (on is None or agency.in_force(on)) and (level is None or agency.level == level)
    )


def home_agencies(on: date) -> tuple[AgencyView, ...]:
    """Return the agencies that this installation serves on the day, in the order of their codes."""
    return tuple(agency for agency in agencies(on=on) if agency.is_home)


def one_stop_agencies(on: date) -> tuple[AgencyView, ...]:
    """Return the agencies with a one-stop office on the day."""
    return tuple(agency for agency in agencies(on=on) if agency.is_one_stop)


def descendants(agency_id: int) -> frozenset[int]:
    """Return the keys of the agency and of every agency under it, of whatever time."""
    return _tree.get().below.get(agency_id, frozenset())


def serving(kind: str, committee_id: int, on: date) -> AgencyView | None:
    """Return the vertical agency of the kind that works in the committee's place on the day; None when none does."""
    return next((a for a in agencies(on=on) if a.kind == kind and committee_id in a.serves), None)


def area_of(agency: AgencyView, level: str) -> int | None:
    """Return the agency of the level above this one (or above the places that it serves); None when there is none."""
    known = _tree.get().agencies
    paths = [agency.path, *(known[committee].path for committee in agency.serves)]
    return next((key for path in paths for key in path if known[key].level == level), None)


def in_force_or_after(agency: AgencyView, on: date) -> AgencyView | None:
    """Return the agency, or who took over from it by the day; None when nobody did."""
    tree = _tree.get()
    while not agency.in_force(on):
        after = next((key for key, since in tree.successors.get(agency.id, ()) if since <= on), None)
        if after is None:
            return None
        agency = tree.agencies[after]
    return agency


def identifier_of(agency_id: int, scheme: str, on: date) -> str:
    """Return the agency's code under the scheme (qcvn102, qd20, gso) on the day."""
    agency = agency_by_id(agency_id)
    for one in agency.identifiers:
        if (
            one.scheme == scheme
            and one.valid_from <= on
            and (one.valid_until is None or on < one.valid_until)
        ):
            return one.code
    raise NoIdentifier(name=agency.name, scheme=scheme, day=_say(on))


def calendar_of(agency_id: int) -> WorkCalendar:
    """Return the calendar by which the agency works: the national one with its own days and hours."""
    return _tree.get().calendar(agency_id)


def units_of(agency_id: int) -> tuple[UnitView, ...]:
    """Return the agency's units in the order in which they were set up."""
    return _tree.get().units_of.get(agency_id, ())


def unit_by_id(unit_id: int) -> UnitView:
    """Return the unit with the key."""
    return _tree.get().units[unit_id]


def unit_for_role(agency_id: int, kind: str, on: date | None = None) -> UnitView:
    """Return the agency's first unit of the kind: the one that does a step of that kind."""
    return unit_for_field(agency_id, kind, "")


def unit_for_field(agency_id: int, unit_kind: str, procedure_field: str) -> UnitView:
    """Return the unit that does a step of the kind for a field of procedures.

    Of several departments it is the one with the longest word of competence in the field's name, else the one
    that takes what is left, else the first.
    """
    tree = _tree.get()
    key = (agency_id, unit_kind, procedure_field)
    if key not in tree.units_for_field:
        tree.units_for_field[key] = _choose(tree, *key)
    unit = tree.units_for_field[key]
    if unit is None:
        raise NoUnit(name=agency_by_id(agency_id).name)
    return unit


def _choose(tree: Tree, agency_id: int, kind: str, procedure_field: str) -> UnitView | None:
    candidates = [unit for unit in tree.units_of.get(agency_id, ()) if unit.kind == kind]
    if len(candidates) > 1:
        words = f" {fold(procedure_field)} "
        for keyword, unit in tree.competences.get(agency_id, ()):
            if unit.kind == kind and keyword in words:
                return unit
    return candidates[0] if candidates else None


def is_competent(agency_id: int, procedure_field: str) -> bool:
    """Return whether the agency resolves the field: one of its words of competence stands in it, or it has none."""
    words = f" {fold(procedure_field)} "
    competences = _tree.get().competences.get(agency_id, ())
    return not competences or any(keyword in words for keyword, _ in competences)


def officers_in(unit_id: int, on: date) -> tuple[OfficerView, ...]:
    """Return who holds a position in the unit on the day."""
    return tuple(one.officer for one in _tree.get().held_in_unit.get(unit_id, ()) if one.in_force(on))


def officer_of_agency(username: str, agency_id: int, on: date) -> OfficerView | None:
    """Return the person of that account name who holds a position at the agency on the day; None when nobody does."""
    for unit in units_of(agency_id):
        for officer in officers_in(unit.id, on):
            if officer.username == username:
                return officer
    return None


def officer_name(officer_id: int) -> str:
    """Return the officer's name; empty for an unknown one."""
    tree = _tree.get()
    held = tree.held_by_user.get(tree.user_of_officer.get(officer_id, 0), ())
    return held[0].officer.name if held else ""


def _say(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _period(agency: AgencyView) -> str:
    if agency.valid_until is None:
        return f"từ {_say(agency.valid_from)}"
    return f"từ {_say(agency.valid_from)} đến trước {_say(agency.valid_until)}"
