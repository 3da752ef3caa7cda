"""The last ten days of a promise for a list, without its full explanation: some microseconds a row."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from motcua.common.components.promise_bar import Kind, ShortBar
from motcua.common.moments import day_of, say_day, say_moment
from motcua.foundation.worktime.bar_days import Marks, kind_of
from motcua.foundation.worktime.calendar import WorkCalendar

_CELLS = 10


def short_bar_of(
    *,
    received_at: datetime,
    due_at: datetime,
    original_due_at: datetime,
    calendar: WorkCalendar,
    today: date,
    finished_at: datetime | None = None,
    waiting_since: datetime | None = None,
) -> ShortBar:
    """Return the ten days that end with the due day, or with today when that has passed."""
    received = day_of(received_at)
    finished = day_of(finished_at) if finished_at else None
    waits = day_of(waiting_since) if waiting_since else None
    marks = Marks(received, day_of(original_due_at), day_of(due_at), today, finished, waits)
    kinds, today_at, before = _cells(marks, calendar)
    sentence = f"Nhận {say_day(received, year=False)}: hẹn {say_moment(due_at)}."
    return ShortBar(kinds, sentence, today_at, before)


@lru_cache(maxsize=16384)
def _cells(marks: Marks, calendar: WorkCalendar) -> tuple[tuple[Kind, ...], int | None, bool]:
    first = marks.last.toordinal() - _CELLS + 1
    kinds = tuple(kind_of(date.fromordinal(first + slot), marks, calendar) for slot in range(_CELLS))
    place = marks.today.toordinal() - first
    if marks.finished:
        return kinds, None, False
    return kinds, place if 0 <= place < _CELLS else None, place < 0
