"""The national calendar of the public sector, and how an agency's own days change it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache

from motcua.foundation.law.editions import DATA, table
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.hours import Hours


@cache
def national_calendar() -> WorkCalendar:
    """Return the calendar in force throughout the country; a day outside its years is refused by the clock."""
    with (DATA / "holidays_2021_2027.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (date.fromisoformat(r["date"]), r["kind"] == "worked_saturday", r["name"])
            for r in csv.DictReader(file)
        ]
    return WorkCalendar(
        {day: name for day, works, name in rows if not works},
        {day: name for day, works, name in rows if works},
        years=(min(rows)[0].year, max(rows)[0].year),
        hours=_hours(),
    )


def calendar_with(exceptions: Iterable[tuple[date, bool, str]], hours: Hours | None = None) -> WorkCalendar:
    """Return the national calendar changed by an agency's own days (day, whether it works, name) and hours."""
    return national_calendar().changed_by(exceptions, hours)


def _hours() -> list[tuple[date, Hours]]:
    return [
        (row["in_force_from"], Hours.of(*row["sessions"], same_day_until=row["same_day_until"]))
        for row in table("hours.toml")["hours"]
    ]
