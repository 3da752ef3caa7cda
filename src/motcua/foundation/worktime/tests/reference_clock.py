"""A slow clock that walks day by day and minute by minute, written apart from the real one to check it.

It shares no code with `worktime`: it reads the days off itself, knows the hours by heart, and takes naive Hanoi moments
of whole minutes. Its rules are contracts §1, read as a person would apply them with a calendar on the wall.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

HOLIDAYS = Path(__file__).parents[2] / "law" / "data" / "holidays_2021_2027.csv"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
Span = tuple[datetime, datetime | None]


def _read() -> tuple[set[date], set[date]]:
    off, worked = set(), set()
    with HOLIDAYS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (worked if row["kind"] == "worked_saturday" else off).add(date.fromisoformat(row["date"]))
    return off, worked


OFF, WORKED = _read()


@dataclass(frozen=True)
class Case:
    """A question to both clocks: `amount` in minutes for hours and fractions, else in units."""

    received: datetime
    kind: str  # working_days, half_days, days, hours, months, same_day
    amount: int  # whole units; for half_days: working minutes beyond the whole days in `minutes`
    minutes: int
    text: str
    pauses: tuple[Span, ...]
    extension: tuple[date, datetime] | None = None


def works(day: date) -> bool:
    """Whether the day is worked."""
    if day in WORKED:
        return True
    return day.weekday() not in (5, 6) and day not in OFF


def minute_works(moment: datetime) -> bool:
    """Whether the minute that begins then is worked."""
    clock = moment.strftime("%H:%M")
    return works(moment.date()) and ("07:30" <= clock < "11:30" or "13:00" <= clock < "17:00")


def walk_to_work(moment: datetime) -> datetime:
    """The first worked minute from the moment on."""
    while not works(moment.date()):
        moment = datetime.combine(moment.date() + DAY, datetime.min.time())
    while not minute_works(moment):
        moment += MINUTE
        while not works(moment.date()):
            moment = datetime.combine(moment.date() + DAY, datetime.min.time())
    return moment


def walk_minutes(moment: datetime, minutes: int) -> datetime:
    """The end of the last of so many worked minutes."""
    while minutes:
        moment = walk_to_work(moment) + MINUTE
        minutes -= 1
    return moment


def count_minutes(start: datetime, end: datetime) -> int:
    """How many worked minutes begin in the span."""
    total = 0
    while start < end:
        if not works(start.date()):
            start = datetime.combine(start.date() + DAY, datetime.min.time())
            continue
        total += minute_works(start)
        start += MINUTE
    return total


def walk_days(day: date, count: int) -> date:
    """The count-th working day after the day."""
    while count:
        day += DAY
        count -= works(day)
    return day


def roll(day: date) -> date:
    """The day itself, or the next that works."""
    while not works(day):
        day += DAY
    return day


def five(day: date) -> datetime:
    """The closing of a day."""
    return datetime.combine(day, time(17))


def month_later(day: date, months: int) -> date:
    """The same number so many months on, or that month's last day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(number, day.day))
        except ValueError:
            continue
    raise AssertionError


def joined(spans: tuple[Span, ...], since: datetime) -> list[Span]:
    """The spans after a moment in order, overlapping ones as one; what only begins where another ends joins it, too,
    unless it has no end: then what is over stays over."""
    waiting = [(max(s, since), e) for s, e in spans if e is None or e > since]
    told: list[Span] = []
    while waiting:
        start = min(s for s, _ in waiting)
        ends = [e for s, e in waiting if s == start]
        waiting = [span for span in waiting if span[0] != start]
        end = None if None in ends else max(e for e in ends if e)
        before = told[-1] if told else None
        if before and (before[1] is None or start < before[1] or (start == before[1] and end is not None)):
            told[-1] = (before[0], None if before[1] is None or end is None else max(before[1], end))
        else:
            told.append((start, end))
    return told


def moved(case: Case, raw: date, due: datetime, spans: list[Span]) -> datetime:
    """The due moment after the pauses."""
    for start, end in spans:
        if end is None or start >= due:
            break
        if case.kind == "hours":
            due = walk_minutes(due, count_minutes(start, end))
        elif case.kind in ("days", "months"):
            day = start.date()
            while day < end.date():
                day += DAY
                raw += DAY
            due = five(roll(raw))
        else:
            day = start.date()
            while day < end.date():
                day += DAY
                if works(day):
                    due = datetime.combine(walk_days(due.date(), 1), due.time())
    return due


def first(case: Case, start: datetime) -> tuple[date, datetime]:
    """The due date before pauses: as counted, and as promised."""
    day = start.date()
    if case.kind == "working_days":
        raw = walk_days(day, case.amount)
    elif case.kind == "days":
        raw = day + case.amount * DAY
    elif case.kind == "months":
        raw = month_later(day, case.amount)
    elif case.kind == "same_day":
        raw = walk_days(day, 1) if start.strftime("%H:%M") > "15:00" else day
    else:
        if case.kind == "half_days" and case.amount:
            start = datetime.combine(walk_days(day, case.amount + 1), datetime.min.time())
        due = walk_minutes(start, case.minutes)
        return due.date(), due
    return raw, five(roll(raw))


def answer(case: Case) -> tuple[datetime, datetime, bool, datetime]:
    """Original due moment, due moment, waiting, effective start."""
    start = walk_to_work(case.received)
    raw, due = first(case, start)
    original = moved(case, raw, due, joined(case.pauses, start))
    last = original
    if case.extension is not None:
        until, at = case.extension
        last = max(original, moved(case, until, five(until), joined(case.pauses, at)))
    return original, last, any(end is None for _, end in case.pauses), start
