"""The clock: from a moment of reception and a duration to the promise, and how pauses and extensions move it.

The only place that counts time (contracts §1); pure.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction

from motcua.common.moments import HANOI
from motcua.common.refusals import Refusal
from motcua.foundation.worktime.calendar import NoCalendarYear, WorkCalendar
from motcua.foundation.worktime.duration import Duration, Unit
from motcua.foundation.worktime.hours import MINUTE

#: An approved working day of a process is eight hours, whatever an office's own hours are (regulations §4.12).
HOURS_A_DAY = 8


class PauseBackwards(Refusal):
    """A pause that ends before it begins."""

    field = "pauses"
    sentence = "Tạm dừng kết thúc (%(end)s) trước khi bắt đầu (%(start)s)."


class ExtensionOnDayOff(Refusal):
    """An extension to a day that is not worked."""

    field = "until"
    sentence = "Ngày hẹn lại %(day)s không phải ngày làm việc (%(why)s)."


class ExtensionNotLater(Refusal):
    """An extension that does not lie after the promise last given."""

    field = "until"
    sentence = "Ngày hẹn lại phải sau ngày hẹn trả hiện nay (%(due)s)."


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch with a legal ground that does not count; without an end the dossier waits."""

    start: datetime
    end: datetime | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A new appointment: the closing of a working day that a person named at a moment."""

    until: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """When the result is due: as first promised (moved by lawful pauses only) and as last promised."""

    original_due_at: datetime
    due_at: datetime
    waiting: bool
    effective_start: datetime


class Lateness(Enum):
    """How a finish compares with a due moment; the value is the word for people."""

    EARLY = "trước hạn"
    ON_TIME = "đúng hạn"
    LATE = "trễ hạn"


def effective_start(received: datetime, calendar: WorkCalendar) -> datetime:
    """Return when counting starts: the moment of reception, or the next working moment after it."""
    return calendar.next_working_moment(received.astimezone(HANOI))


def promise(
    received: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Promise:
    """Return the due moments of what was received then.

    Raises NoCalendarYear where a date lies outside the calendar, PauseBackwards for a pause that runs backwards.
    """
    start = effective_start(received, calendar)
    if not pauses and extension is None:
        due = _plain_due(start, duration, calendar)
        return Promise(due, due, False, start)
    first = first_due(start, duration, calendar)
    merged = merge(pauses, start)
    original = first.moved_by(merged, calendar).moment(calendar)
    last = original
    if extension is not None:
        renewed = Due(calendar.next_working(extension.until), None, duration.unit)
        last = max(original, renewed.moved_by(merge(pauses, extension.at), calendar).moment(calendar))
    return Promise(original, last, any(pause.end is None for pause in pauses), start)


def _plain_due(start: datetime, duration: Duration, calendar: WorkCalendar) -> datetime:
    if duration.unit is Unit.WORKING_DAYS and duration.amount.denominator == 1:
        return calendar.closing_after(start, duration.amount.numerator)
    return first_due(start, duration, calendar).moment(calendar)


@dataclass(frozen=True, slots=True)
class Due:
    """A due date before it is moved off days off, and its hour where that is not the closing."""

    day: date
    at: datetime | None
    unit: Unit

    def moment(self, calendar: WorkCalendar) -> datetime:
        """Return the due moment: the hour that was counted, else the closing of the day or of the next working day."""
        return self.at if self.at is not None else calendar.closing(calendar.next_working(self.day))

    def moved_by(self, pauses: Sequence[Pause], calendar: WorkCalendar) -> Due:
        """Return the due date after the merged pauses, each taken if it begins before the due moment reached so far."""
        due = self
        for pause in pauses:
            if pause.end is None or pause.start >= due.moment(calendar):
                break
            due = due.moved_past(pause.start, pause.end, calendar)
        return due

    def moved_past(self, start: datetime, end: datetime, calendar: WorkCalendar) -> Due:
        """Return the due date moved by one pause, by the rule of the unit."""
        if self.unit is Unit.HOURS:
            due = calendar.add_working_time(self.moment(calendar), calendar.working_time(start, end))
            return Due(due.date(), due, self.unit)
        if self.unit in (Unit.DAYS, Unit.MONTHS):
            return Due(_add_days(self.day, (end.date() - start.date()).days, calendar), None, self.unit)
        days = calendar.working_days_between(start.date(), end.date())
        if not days:
            return self
        day = calendar.add_working_days(self.day, days)
        at = None if self.at is None else self.at + timedelta(days=(day - self.day).days)
        return Due(day, at, self.unit)


def first_due(start: datetime, duration: Duration, calendar: WorkCalendar) -> Due:
    """Return the due date that a duration gives from its effective start, before any pause."""
    unit, day = duration.unit, start.date()
    if unit is Unit.WORKING_DAYS:
        return _after_working_days(start, duration, calendar)
    if unit is Unit.HOURS:
        due = calendar.add_working_time(start, _microseconds(duration.amount))
        return Due(due.date(), due, unit)
    if unit is Unit.DAYS:
        return Due(_add_days(day, duration.whole, calendar), None, unit)
    if unit is Unit.MONTHS:
        return Due(_add_months(day, duration.whole, calendar), None, unit)
    late = start.hour * 60 + start.minute, start.second, start.microsecond
    after_limit = late > (calendar.hours_on(day).same_day_until, 0, 0)
    return Due(calendar.add_working_days(day, 1) if after_limit else day, None, unit)


def _after_working_days(start: datetime, duration: Duration, calendar: WorkCalendar) -> Due:
    whole, rest = divmod(duration.amount, 1)
    if not rest:
        return Due(calendar.add_working_days(start.date(), whole), None, duration.unit)
    if whole:
        start = calendar.opening(calendar.add_working_days(start.date(), whole + 1))
    due = calendar.add_working_time(start, _microseconds(rest * HOURS_A_DAY))
    return Due(due.date(), due, duration.unit)


def merge(pauses: Sequence[Pause], since: datetime) -> list[Pause]:
    """Return the pauses in the order of their beginning, overlapping ones as one, cut to what lies after a moment."""
    merged: list[Pause] = []
    # Of those that begin together the one without an end comes first, so that their order never matters.
    for pause in sorted(pauses, key=lambda pause: (pause.start, pause.end is not None)):
        start = max(pause.start, since).astimezone(HANOI)
        end = None if pause.end is None else pause.end.astimezone(HANOI)
        if end is not None and end < pause.start:
            raise PauseBackwards(start=pause.start.isoformat(), end=end.isoformat())
        if end is not None and end <= since:
            continue
        last = merged[-1] if merged else None
        if last is not None and _touch(last, start, end):
            longest = None if last.end is None or end is None else max(last.end, end)
            merged[-1] = Pause(last.start, longest, last.ground)
        else:
            merged.append(Pause(start, end, pause.ground))
    return merged


def _touch(last: Pause, start: datetime, end: datetime | None) -> bool:
    """Return whether a stretch continues the last one; one without an end undoes nothing that is over."""
    if last.end is None or start < last.end:
        return True
    return start == last.end and end is not None


def check_extension(until: date, due_at: datetime, calendar: WorkCalendar) -> datetime:
    """Return the new due moment of an extension; refuse a day off and a day that is not later than the promise."""
    why = calendar.why_off(until)
    if why is not None:
        raise ExtensionOnDayOff(day=f"{until.day}/{until.month}/{until.year}", why=why)
    moment = calendar.closing(until)
    if moment <= due_at:
        raise ExtensionNotLater(due=due_at.astimezone(HANOI).strftime("%H:%M %d/%m/%Y"))
    return moment


def step_due(
    opened: datetime,
    hours: Fraction | int,
    calendar: WorkCalendar,
    not_after: datetime,
    pauses: Sequence[Pause] = (),
) -> datetime:
    """Return when a step is due: its working hours after it opened, moved by pauses, never later than the promise."""
    start = effective_start(opened, calendar)
    due = calendar.add_working_time(
        start, _microseconds(hours if isinstance(hours, Fraction) else Fraction(hours))
    )
    if pauses:
        due = Due(due.date(), due, Unit.HOURS).moved_by(merge(pauses, start), calendar).moment(calendar)
    return min(due, not_after)


def lateness(finished: datetime, due: datetime, policy: str = "date") -> Lateness:
    """Compare a finish with a due moment: by calendar date in Hanoi (`date`) or by the instant (`instant`)."""
    done: date = finished.astimezone(HANOI)
    limit: date = due.astimezone(HANOI)
    if policy == "date":
        done, limit = finished.astimezone(HANOI).date(), due.astimezone(HANOI).date()
    elif policy != "instant":
        raise ValueError(f"lateness is judged by 'date' or 'instant', not {policy!r}")
    if done == limit:
        return Lateness.ON_TIME
    return Lateness.EARLY if done < limit else Lateness.LATE


def _microseconds(hours: Fraction) -> int:
    # In whole numbers: arithmetic of fractions (and their hash) costs ten times as much.
    return hours.numerator * 60 * MINUTE // hours.denominator


def _add_days(day: date, days: int, calendar: WorkCalendar) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise NoCalendarYear(year=calendar.last_day.year + 1) from None


def _add_months(day: date, months: int, calendar: WorkCalendar) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        raise NoCalendarYear(year=calendar.last_day.year + 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
