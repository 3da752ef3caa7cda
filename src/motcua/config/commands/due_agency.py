"""The calendar of an agency for `motcua due --agency`; the one part of that command that needs the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module

from motcua.foundation.worktime.calendar import WorkCalendar

import_module("motcua.config.commands.django_ready")
_organisation = import_module("motcua.foundation.organisation.queries")


def calendar_of_agency(code: str) -> Callable[[date], WorkCalendar]:
    """Return a function that gives the agency's calendar; it refuses a day on which the agency is not in force."""

    def calendar_on(day: date) -> WorkCalendar:
        agency = _organisation.agency_by_code(code, on=day)
        calendar: WorkCalendar = _organisation.calendar_of(agency.id)
        return calendar

    return calendar_on
