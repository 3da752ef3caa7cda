"""The stretch of a spec on a calendar: which moments lie before, in and after it, and until when work is done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.common.moments import end_of_day, start_of_day
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.hours import MINUTE

#: How far before the stretch a dossier that was carried over may have been received.
LOOK_BACK = timedelta(days=240)
#: What is received within so many working minutes of the stretch's end is not finished in it.
_MARGIN = 45


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end` as they stood at `limit`: the end of the last day, or now if that is earlier."""

    start: date
    end: date
    limit: datetime
    calendar: WorkCalendar

    @classmethod
    def of(cls, start: date, end: date, now: datetime, calendar: WorkCalendar) -> Period:
        """Return the stretch as known at the end of its last day, but never later than now."""
        return cls(start, end, min(end_of_day(end), now), calendar)

    @property
    def opened(self) -> int:
        """Working microseconds of the calendar at the beginning of the stretch."""
        return self.calendar.elapsed(start_of_day(self.start))

    @property
    def closed(self) -> int:
        """Working microseconds of the calendar at its limit."""
        return self.calendar.elapsed(self.limit)

    @property
    def has_work(self) -> bool:
        """Whether anything can be done in the stretch."""
        return self.closed > self.opened

    @property
    def first_work(self) -> date:
        """The first working day of the stretch (or after it, when it has none)."""
        return self.calendar.next_working(self.start)

    @property
    def last_work(self) -> datetime:
        """The last working moment up to the limit."""
        return self.calendar.after(self.closed)

    @property
    def last_finishable(self) -> datetime:
        """Until when something may be received that is still to be finished in the stretch."""
        margin = min(_MARGIN * MINUTE, (self.closed - self.opened) // 2)
        return self.calendar.after(self.closed - margin)

    def last_day(self) -> date:
        """The last day on which anything happens."""
        return min(self.end, (self.limit - timedelta(microseconds=1)).date())
