"""Why a due date is what it is: a line for each day, and one sentence, that recompute to the date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from motcua.common.moments import HANOI, WEEKDAYS, say_time
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.clock import Due, Extension, Pause, Promise, first_due, merge, promise
from motcua.foundation.worktime.duration import Duration, Unit
from motcua.foundation.worktime.wording import sentence_of

#: Kinds of days: reception and the start of counting, days counted or not, the due day, what lies behind it.
RECEIVED, START, COUNTED, OFF, HOLIDAY, PAUSED = "received", "start", "counted", "off", "holiday", "paused"
DUE, MOVED, EXTENSION, EXTENDED = "due", "moved", "extension", "extended"
_NOT_COUNTED = "; ngày này không tính"


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day between reception and due date, what became of it, and why.

    `number` is the running number of a counted day; `worked` the working time counted on it where hours count.
    """

    day: date
    kind: str
    reason: str
    number: int | None = None
    worked: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A promise with the days that lead to it; `pauses` are those that moved it, merged and in order."""

    received: datetime
    duration: Duration
    promise: Promise
    days: tuple[DayLine, ...]
    pauses: tuple[Pause, ...]
    sentence: str

    @property
    def counted(self) -> int:
        """How many days were counted; with the days of its kind that were paused they reach from start to due date."""
        return sum(1 for line in self.days if line.number is not None)


def explain(
    received: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Explanation:
    """Return the promise of the same arguments together with its reasons."""
    promised = promise(received, duration, calendar, pauses, extension)
    start = promised.effective_start
    first = first_due(start, duration, calendar)
    merged = merge(pauses, start)
    taken = _taken(first, merged, calendar)
    days = _Days(received.astimezone(HANOI), start, first, first.moved_by(merged, calendar), taken, calendar)
    lines = _counted_lines(days, duration)
    lines += days.moved_off()
    lines[-1] = _as_due(lines[-1], promised.original_due_at)
    lines += _extension_lines(promised, calendar)
    waits_since = next((pause.start for pause in merged if pause.end is None), None)
    sentence = sentence_of(received.astimezone(HANOI), duration, promised, calendar, taken, waits_since)
    return Explanation(received, duration, promised, tuple(lines), taken, sentence)


def _taken(first: Due, merged: Sequence[Pause], calendar: WorkCalendar) -> tuple[Pause, ...]:
    """Return the pauses that moved the due date, in order."""
    taken: list[Pause] = []
    for pause in merged:
        if pause.end is None or pause.start >= first.moved_by(taken, calendar).moment(calendar):
            break
        taken.append(pause)
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of one promise: received, start of counting, first due date, due date after the pauses taken."""

    received: datetime
    start: datetime
    first: Due
    last: Due
    pauses: tuple[Pause, ...]
    calendar: WorkCalendar

    def before_start(self, note: str = "") -> Iterator[DayLine]:
        """The day of reception, and what lies between it and the day on which counting starts; that one with a note."""
        began = self.start.date()
        if self.received.date() == began:
            yield DayLine(began, RECEIVED, f"Nhận {say_time(self.received)}{note}")
            return
        reason = f"Nhận {say_time(self.received)}, ngoài giờ làm việc"
        yield DayLine(self.received.date(), RECEIVED, reason)
        for day in _days(self.received.date() + timedelta(days=1), began - timedelta(days=1)):
            yield self.off(day)
        yield DayLine(began, START, f"Tính từ {say_time(self.start)}{note}")

    def off(self, day: date) -> DayLine:
        """A day that is not worked."""
        why = self.calendar.why_off(day) or ""
        return DayLine(day, HOLIDAY if self.calendar.is_holiday(day) else OFF, why)

    def pause_of(self, day: date) -> Pause | None:
        """The pause that takes the day out: the days after its beginning up to and with its end."""
        return next((p for p in self.pauses if p.end and p.start.date() < day <= p.end.date()), None)

    def paused(self, day: date, pause: Pause | None) -> DayLine:
        """A day that is not counted because of a pause, its own or one that the due date makes up for."""
        if pause is None:
            return DayLine(day, PAUSED, "Bù cho thời gian tạm dừng")
        return DayLine(day, PAUSED, f"Tạm dừng{f': {pause.ground}' if pause.ground else ''}; không tính")

    def moved_off(self) -> Iterator[DayLine]:
        """The days between a due date counted in calendar days and the working day that it moves to."""
        if self.last.at is None:
            due = self.calendar.next_working(self.last.day)
            for day in _days(self.last.day + timedelta(days=1), due):
                why = self.calendar.why_off(day)
                yield DayLine(
                    day, MOVED, f"{why}: dời tiếp" if why else "Ngày làm việc đầu tiên sau ngày nghỉ"
                )


def _counted_lines(days: _Days, duration: Duration) -> list[DayLine]:
    """Return the lines from the reception up to the due date before it is moved off days off."""
    if duration.unit is Unit.SAME_DAY:
        return [*days.before_start(), *_day_lines(days, 0, working=True)]
    if duration.unit in (Unit.DAYS, Unit.MONTHS):
        count = (days.first.day - days.start.date()).days
        return [*days.before_start(_NOT_COUNTED), *_day_lines(days, count, working=False)]
    whole, rest = divmod(duration.amount, 1)
    if whole and duration.unit is Unit.WORKING_DAYS:
        return [*days.before_start(_NOT_COUNTED), *_day_lines(days, whole, working=True, rest=rest)]
    if duration.unit is Unit.HOURS:
        return _from_start(days, _hour_lines(days, days.last.moment(days.calendar), days.pauses))
    lines = _from_start(days, _hour_lines(days, days.first.moment(days.calendar), ()))
    return lines + [
        days.paused(day, days.pause_of(day)) if days.calendar.is_working(day) else days.off(day)
        for day in _days(days.first.day + timedelta(days=1), days.last.day)
    ]


def _from_start(days: _Days, lines: Iterator[DayLine]) -> list[DayLine]:
    """Return the lines before counting starts and those of counting, the day on which it starts told once."""
    *before, start = days.before_start()
    first = next(lines)
    return [*before, replace(start, worked=first.worked, reason=f"{start.reason}, {first.reason}"), *lines]


def _day_lines(days: _Days, count: int, *, working: bool, rest: Fraction = Fraction(0)) -> Iterator[DayLine]:
    """Lines after the start up to the due date: days that count are numbered, days in a pause give their place on."""
    number = 0
    for day in _days(days.start.date() + timedelta(days=1), days.last.day):
        pause = days.pause_of(day)
        if working and not days.calendar.is_working(day):
            yield days.off(day)
        elif pause is not None:
            yield days.paused(day, pause)
        elif number < count:
            number += 1
            why = None if working else days.calendar.why_off(day)
            yield DayLine(day, COUNTED, f"Ngày thứ {number}{f' ({why}, vẫn tính)' if why else ''}", number)
        elif rest:
            yield DayLine(day, COUNTED, f"Thêm {float(rest):.3g} ngày làm việc".replace(".", ","))
            rest = Fraction(0)
        elif days.pauses:
            yield days.paused(day, None)
        else:
            yield DayLine(day, COUNTED, "Nhận sau giờ trả trong ngày: hẹn ngày làm việc tiếp theo")


def _hour_lines(days: _Days, until: datetime, pauses: Sequence[Pause]) -> Iterator[DayLine]:
    """Lines of what is counted in working hours, from the day of the start on."""
    clock = days.calendar.working_time
    for day in _days(days.start.date(), until.date()):
        if not days.calendar.is_working(day):
            yield days.off(day)
            continue
        opening, closing = max(days.start, days.calendar.opening(day)), min(until, days.calendar.closing(day))
        counted = clock(opening, closing) - sum(
            clock(max(opening, p.start), min(closing, p.end)) for p in pauses if p.end and p.start < closing
        )
        worked = timedelta(microseconds=counted)
        yield DayLine(day, COUNTED if counted else PAUSED, f"tính {_say_length(worked)}", worked=worked)


def _as_due(line: DayLine, due: datetime) -> DayLine:
    return replace(line, kind=DUE, reason=f"{line.reason}; hẹn trả {say_time(due)}")


def _extension_lines(promised: Promise, calendar: WorkCalendar) -> Iterator[DayLine]:
    first, last = promised.original_due_at.date(), promised.due_at.date()
    for day in _days(first + timedelta(days=1), last):
        why = calendar.why_off(day)
        if day == last:
            yield DayLine(day, EXTENDED, f"Hẹn lại {say_time(promised.due_at)}")
        elif why is not None:
            yield DayLine(day, HOLIDAY if calendar.is_holiday(day) else OFF, why)
        else:
            yield DayLine(day, EXTENSION, f"Sau hẹn đầu, {WEEKDAYS[day.weekday()]}")


def _say_length(worked: timedelta) -> str:
    hours, minutes = divmod(int(worked.total_seconds()) // 60, 60)
    parts = [f"{hours} giờ"] * bool(hours) + [f"{minutes} phút"] * bool(minutes)
    return " ".join(parts) or "0 phút"


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
