"""Turns a promise into what the promise bar draws: each day's part in it, brackets, and words.

The days come from an explanation; what became of the promise (finished, waiting, late) is added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from motcua.common.components.promise_bar import Bar, BarDay, HourBar, Kind, Label, Span, Step
from motcua.common.moments import day_of, in_hanoi, say_time
from motcua.foundation.worktime import explain
from motcua.foundation.worktime.bar_days import Marks, kind_of
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.explain import Explanation


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a promise: when it is looked at, was finished, and since when it waits, with words for that."""

    now: datetime
    finished: datetime | None = None
    waiting_since: datetime | None = None
    waiting_for: str = "chờ bổ sung"
    begun: str = "nhận"

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        return day_of(self.now)

    @property
    def reached(self) -> date:
        """How far the promise has come: its finish, else today."""
        return day_of(self.finished) if self.finished else self.today


def bar_of(
    explanation: Explanation, calendar: WorkCalendar, course: Course, steps: Sequence[Step] = ()
) -> Bar | HourBar:
    """Return the promise drawn in hours when it lies within one day, else in days."""
    promise = explanation.promise
    begin, due = day_of(promise.effective_start), day_of(promise.original_due_at)
    if begin == due == day_of(promise.due_at) and course.reached <= due and course.waiting_since is None:
        return _hour_bar(explanation, calendar, course)
    return _Days(explanation, calendar, course).bar(steps)


class _Days:
    """The days of one promise, sorted out once."""

    def __init__(self, explanation: Explanation, calendar: WorkCalendar, course: Course) -> None:
        self.explanation, self.calendar, self.course = explanation, calendar, course
        promise = explanation.promise
        self.marks = Marks(
            received=day_of(explanation.received),
            original=day_of(promise.original_due_at),
            due=day_of(promise.due_at),
            today=course.today,
            finished=day_of(course.finished) if course.finished else None,
            waits=day_of(course.waiting_since) if course.waiting_since else None,
        )
        self.paused = {line.day for line in explanation.days if line.kind == explain.PAUSED}

    def bar(self, steps: Sequence[Step]) -> Bar:
        """Return the whole bar."""
        days = tuple(
            BarDay(day, kind_of(day, self.marks, self.calendar, self.paused))
            for day in _each(self.marks.received, self.marks.last)
        )
        return Bar(
            days=days,
            sentence=self.explanation.sentence,
            today=None if self.marks.finished else self.course.today,
            spans=(*self._pauses(days), *self._holidays(days)),
            above=tuple(self._above()),
            below=tuple(self._below()),
            steps=tuple(steps),
        )

    def _above(self) -> Iterator[Label]:
        if self.marks.finished:
            tone = "tg" if self.marks.finished <= self.marks.original else "tlate"
            yield Label(self.marks.finished, f"xong {_short(self.marks.finished)}", tone)
        else:
            yield Label(self.course.today, f"hôm nay {_short(self.course.today)}", "nowt")

    def _below(self) -> Iterator[Label]:
        promise = self.explanation.promise
        yield Label(self.marks.received, f"{self.course.begun} {say_time(self.explanation.received)}")
        if self.marks.waits:
            yield Label(self.marks.due, f"hẹn cũ {_short(self.marks.due)}", "b7")
        elif self.marks.due != self.marks.original:
            yield Label(self.marks.due, f"hẹn lại {say_time(promise.due_at)}", "b7")
            yield Label(self.marks.original, f"hẹn đầu {_short(self.marks.original)}")
        else:
            yield Label(self.marks.due, f"hẹn {say_time(promise.due_at)}", "b7")

    def _pauses(self, days: Sequence[BarDay]) -> Iterator[Span]:
        for pause in self.explanation.pauses:
            first, last = day_of(pause.start), day_of(pause.end or pause.start)
            taken = [d.day for d in days if d.kind is Kind.PAUSED and first < d.day <= last]
            if taken:
                yield Span(
                    taken[0], taken[-1], f"tạm dừng{f', {_lowered(pause.ground)}' if pause.ground else ''}"
                )
        if self.marks.waits:
            since = self.marks.waits
            taken = [d.day for d in days if d.kind is Kind.PAUSED and d.day > since]
            if taken:
                yield Span(taken[0], taken[-1], self.course.waiting_for)

    def _holidays(self, days: Sequence[BarDay]) -> Iterator[Span]:
        held: list[date] = []
        for here in days:
            if here.kind is Kind.HOLIDAY:
                held.append(here.day)
            elif held and here.kind is not Kind.OFF:
                yield self._holiday(held)
                held = []
        if held:
            yield self._holiday(held)

    def _holiday(self, held: Sequence[date]) -> Span:
        name = _feast([self.calendar.why_off(day) or "" for day in held])
        when = _short(held[0]) + (f"–{_short(held[-1])}" if len(held) > 1 else "")
        return Span(held[0], held[-1], f"nghỉ {name} {when}")


def _hour_bar(explanation: Explanation, calendar: WorkCalendar, course: Course) -> HourBar:
    promise = explanation.promise
    day = day_of(promise.effective_start)
    sessions = calendar.hours_on(day).sessions
    received = in_hanoi(explanation.received)
    now = in_hanoi(course.now)
    started = in_hanoi(promise.effective_start).time()
    moment = now.time() if course.finished is None and now.date() == day else None
    finished = in_hanoi(course.finished) if course.finished else None
    reached = finished or (now if now.date() == day else None)
    start_words = f"tính từ {say_time(promise.effective_start)}"
    if received.date() == day:
        start_words = f"{course.begun} {say_time(received)}"
    return HourBar(
        periods=tuple((time(*divmod(a, 60)), time(*divmod(b, 60))) for a, b in sessions),
        start=started,
        due=in_hanoi(promise.due_at).time(),
        sentence=explanation.sentence,
        now=moment,
        finished=finished.time() if finished and finished.date() == day else None,
        start_words=start_words,
        due_words=f"hẹn {say_time(promise.due_at)}",
        late=bool(reached and reached > promise.due_at),
    )


def _each(first: date, last: date) -> Iterable[date]:
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def _short(day: date) -> str:
    return f"{day.day}/{day.month}"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _feast(names: Sequence[str]) -> str:
    """Return the name that most of the days share («Tết Nguyên Đán»), or «lễ» when there are several feasts."""
    own = [name for name in names if "thay cho" not in name] or list(names)
    bare = [re.sub(r"\s*\(.*\)$", "", name).removeprefix("Ngày ") for name in own]
    best = max(bare, key=lambda name: (sum(other.endswith(name) for other in bare), -len(name)))
    shared = sum(other.endswith(best) or other.endswith(best.split()[0]) for other in bare)
    return best if shared == len(bare) else "lễ"
