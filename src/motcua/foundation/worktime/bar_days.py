"""What each calendar day is in the course of a promise: the one rule behind the full bar and the short one."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from motcua.common.components.promise_bar import Kind
from motcua.foundation.worktime.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Marks:
    """The days that decide: reception, due days, the day of looking, and (where there is one) finish or wait."""

    received: date
    original: date
    due: date
    today: date
    finished: date | None = None
    waits: date | None = None

    @property
    def reached(self) -> date:
        """How far the promise has come: its finish, else today."""
        return self.finished or self.today

    @property
    def last(self) -> date:
        """The last day that is drawn."""
        return max(self.due, self.received, self.reached)


def kind_of(day: date, marks: Marks, calendar: WorkCalendar, paused: Container[date] = ()) -> Kind:
    """Return what the day is; `paused` are the days that pauses already ended took out."""
    if day < marks.received:
        return Kind.OUTSIDE
    if day == marks.finished:
        return Kind.FINISHED if day <= marks.original else Kind.LATE
    if day == marks.received and day != marks.original:
        return Kind.RECEIVED
    if not calendar.is_working(day):
        return Kind.HOLIDAY if calendar.is_holiday(day) else Kind.OFF
    if marks.finished and day > marks.finished:
        return Kind.GIVEN_BACK
    if marks.waits and day > marks.waits:
        return Kind.PAUSED if day <= marks.today else Kind.GIVEN_BACK
    if day >= marks.original:
        return _from_due_day(day, marks)
    if day in paused:
        return Kind.PAUSED
    return Kind.ELAPSED if day < marks.reached else Kind.TODO


def _from_due_day(day: date, marks: Marks) -> Kind:
    """Return what a working day is from the first due day on, while nothing but time decides."""
    if day == marks.original:
        if day < marks.reached:
            return Kind.DUE_PAST
        return Kind.DUE_TODAY if day == marks.today and not marks.finished else Kind.DUE
    if day == marks.due:
        return Kind.EXTENSION_DUE
    if day > marks.due:
        return Kind.LATE
    return Kind.OVER_FIRST if day <= marks.reached else Kind.EXTENSION
