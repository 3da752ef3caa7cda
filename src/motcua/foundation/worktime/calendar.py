"""Working days and hours, counted by prefix sums: any span costs the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from motcua.common.moments import HANOI
from motcua.common.refusals import Refusal
from motcua.foundation.worktime.hours import MINUTE, Hours

SATURDAY, SUNDAY = 5, 6
_WEEKEND = {SATURDAY: "Thứ Bảy", SUNDAY: "Chủ nhật"}
#: Hours in force from a day on; the first entry also holds for the days before it.
DatedHours = Sequence[tuple[date, Hours]]


class NoCalendarYear(Refusal):
    """A date outside the years whose days off are known; the clock never guesses."""

    sentence = "Chưa có lịch làm việc năm %(year)d; cần bổ sung lịch nghỉ của năm đó trước khi tính."


class WorkCalendar:
    """The working days and hours of some known years; immutable.

    `days_off` names the days that are not worked besides weekends, `worked` the weekend days that are.
    """

    def __init__(
        self,
        days_off: Mapping[date, str],
        worked: Mapping[date, str],
        *,
        years: tuple[int, int],
        hours: Hours | DatedHours,
    ) -> None:
        self.first_day = date(years[0], 1, 1)
        self.last_day = date(years[1], 12, 31)
        self._first = self.first_day.toordinal()
        self._length = self.last_day.toordinal() - self._first + 1
        self._off = {day: name for day, name in days_off.items() if day not in worked}
        self._worked = dict(worked)
        self._editions = (
            [(date.min, hours)] if isinstance(hours, Hours) else sorted(hours, key=lambda e: e[0])
        )
        self._number_days()
        self._number_hours()

    def _number_days(self) -> None:
        through: list[int] = []
        works = bytearray(self._length)
        self._days: list[date] = []
        for index in range(self._length):
            day = date.fromordinal(self._first + index)
            if day in self._worked or (day.weekday() < SATURDAY and day not in self._off):
                self._days.append(day)
                works[index] = 1
            through.append(len(self._days))
        #: Number of working days up to and with each day.
        self._through = through
        self._works = bytes(works)

    def _number_hours(self) -> None:
        self._hours = [self.hours_on(day) for day in self._days]
        self._midnights = [datetime.combine(day, time(), HANOI) for day in self._days]
        at = datetime.combine
        self._closings = [
            at(day, hours.closing, HANOI) for day, hours in zip(self._days, self._hours, strict=True)
        ]
        total = 0
        #: Working microseconds before each working day, and after the last one.
        self._before = [0]
        for hours in self._hours:
            total += hours.total
            self._before.append(total)

    def changed_by(
        self, exceptions: Iterable[tuple[date, bool, str]], hours: Hours | DatedHours | None = None
    ) -> WorkCalendar:
        """Return this calendar with an agency's own days (day, whether it works, name) and hours."""
        days_off, worked = dict(self._off), dict(self._worked)
        for day, works, name in exceptions:
            (worked if works else days_off)[day] = name
            (days_off if works else worked).pop(day, None)
        years = (self.first_day.year, self.last_day.year)
        return WorkCalendar(days_off, worked, years=years, hours=self._editions if hours is None else hours)

    # -- days

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._first
        if not 0 <= index < self._length:
            raise NoCalendarYear(year=day.year)
        return index

    def _nth(self, number: int) -> date:
        """Return the working day with a running number from 1, refusing those beyond the known years."""
        if number < 1:
            raise NoCalendarYear(year=self.first_day.year - 1)
        if number > len(self._days):
            raise NoCalendarYear(year=self.last_day.year + 1)
        return self._days[number - 1]

    def is_working(self, day: date) -> bool:
        """Return whether the day is worked."""
        return self._works[self._index(day)] == 1

    def why_off(self, day: date) -> str | None:
        """Return why the day is not worked (weekday or holiday, in Vietnamese); None when it is."""
        if self.is_working(day):
            return None
        return self._off.get(day) or _WEEKEND[day.weekday()]

    def is_holiday(self, day: date) -> bool:
        """Return whether the day is off for another reason than being a weekend."""
        return day in self._off

    def next_working(self, day: date) -> date:
        """Return the day itself if it works, else the first working day after it."""
        return day if self.is_working(day) else self._nth(self._through[self._index(day)] + 1)

    def add_working_days(self, day: date, n: int) -> date:
        """Return the n-th working day after the day, before it for a negative n; for 0 as `next_working`."""
        if n == 0:
            return self.next_working(day)
        through = self._through[self._index(day)]
        if n > 0:
            return self._nth(through + n)
        return self._nth(through + n + (0 if self.is_working(day) else 1))

    def working_days_between(self, after: date, through: date) -> int:
        """Return how many working days lie after the first day up to and with the second, at least 0."""
        return max(0, self._through[self._index(through)] - self._through[self._index(after)])

    # -- hours

    def hours_on(self, day: date) -> Hours:
        """Return the hours in force on the day, whether it is worked or not."""
        found = self._editions[0][1]
        for since, hours in self._editions[1:]:
            if day < since:
                break
            found = hours
        return found

    def opening(self, day: date) -> datetime:
        """Return the moment at which the day opens."""
        return datetime.combine(day, self.hours_on(day).opening, HANOI)

    def closing(self, day: date) -> datetime:
        """Return the moment at which the day closes."""
        return datetime.combine(day, self.hours_on(day).closing, HANOI)

    def closing_after(self, day: date, n: int) -> datetime:
        """Return the closing of the n-th working day after the day (n at least 1)."""
        number = self._through[self._index(day)] + n
        if number > len(self._closings):
            raise NoCalendarYear(year=self.last_day.year + 1)
        return self._closings[number - 1]

    def next_working_moment(self, moment: datetime) -> datetime:
        """Return the moment (in Hanoi time) if it is worked, else the next one that is; a closing is not worked."""
        index = self._index(moment)
        number = self._through[index]
        if self._works[index]:
            minute = moment.hour * 60 + moment.minute
            for start, end in self._hours[number - 1].sessions:
                if minute < end:
                    return (
                        moment if minute >= start else self._midnights[number - 1] + timedelta(minutes=start)
                    )
        return self.opening(self._nth(number + 1))

    def elapsed(self, moment: datetime) -> int:
        """Return the working microseconds from the start of the calendar up to a moment in Hanoi time."""
        index = self._index(moment)
        number = self._through[index]
        if not self._works[index]:
            return self._before[number]
        return self._before[number - 1] + self._hours[number - 1].elapsed(_since_midnight(moment))

    def after(self, elapsed: int) -> datetime:
        """Return the first moment at which so many working microseconds of the calendar have elapsed."""
        number = bisect_left(self._before, elapsed)
        if number >= len(self._before):
            raise NoCalendarYear(year=self.last_day.year + 1)
        number = max(number, 1)
        within = self._hours[number - 1].after(elapsed - self._before[number - 1])
        return self._midnights[number - 1] + timedelta(microseconds=within)

    def add_working_time(self, moment: datetime, microseconds: int) -> datetime:
        """Return the instant at which the working time has elapsed; exactly at a session's end it stays there."""
        local = moment.astimezone(HANOI)
        return self.after(self.elapsed(local) + microseconds) if microseconds else local

    def working_time(self, start: datetime, end: datetime) -> int:
        """Return the working microseconds between two moments, 0 when the second is earlier."""
        return max(0, self.elapsed(end.astimezone(HANOI)) - self.elapsed(start.astimezone(HANOI)))

    def add_working_minutes(self, moment: datetime, minutes: int) -> datetime:
        """Return the instant at which the working minutes have elapsed; exactly at 11:30 or 17:00 it stays there."""
        return self.add_working_time(moment, minutes * MINUTE)

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Return the whole working minutes between two moments, 0 when the second is earlier."""
        return self.working_time(start, end) // MINUTE

    def days_of(self, start: date, end: date) -> Iterable[date]:
        """Return every calendar day from the first up to and with the second."""
        return (date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1))


def _since_midnight(moment: datetime) -> int:
    return (moment.hour * 60 + moment.minute) * MINUTE + moment.second * 1_000_000 + moment.microsecond
