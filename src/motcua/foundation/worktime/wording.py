"""The one sentence that says where a due date comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from motcua.common.moments import WEEKDAYS, say_time
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.clock import Pause, Promise
from motcua.foundation.worktime.duration import Duration, Unit


def sentence_of(
    received: datetime,
    duration: Duration,
    promised: Promise,
    calendar: WorkCalendar,
    pauses: Sequence[Pause],
    waits_since: datetime | None,
) -> str:
    """Return the sentence, e.g. «Nhận 14:20 thứ Năm 28/4, cộng 3 ngày làm việc, …: hẹn 17:00 thứ Năm 5/5/2022.»."""
    start, due = promised.effective_start, promised.original_due_at
    parts = [f"Nhận {_say(received, year=received.year != due.year)}"]
    if start != received:
        parts.append(
            f"tính từ {say_time(start)}" if start.date() == received.date() else f"tính từ {_say(start)}"
        )
    parts.append(_added(start, duration, due, pauses))
    if duration.unit in (Unit.WORKING_DAYS, Unit.HOURS, Unit.SAME_DAY):
        parts += [f"trừ nghỉ lễ {span}" for span in _holidays(start.date(), due.date(), calendar)]
    parts += [_paused(pause) for pause in pauses]
    text = f"{', '.join(parts)}: hẹn {_say(due, year=True)}."
    if promised.due_at != due:
        text += f" Đã hẹn lại: {_say(promised.due_at, year=True)}."
    if waits_since is not None:
        text += f" Đang chờ từ {_say(waits_since)}; ngày hẹn sẽ dời khi hết chờ."
    return text


def _added(start: datetime, duration: Duration, due: datetime, pauses: Sequence[Pause]) -> str:
    if duration.unit is Unit.SAME_DAY:
        same = start.date() == due.date() or pauses
        return "trả trong ngày" if same else "sau giờ trả trong ngày nên trả ngày làm việc tiếp theo"
    text = f"cộng {duration.text.lower()}"
    return f"{text} (gồm cả ngày nghỉ, không hẹn vào ngày nghỉ)" if duration.unit is Unit.DAYS else text


def _holidays(first: date, last: date, calendar: WorkCalendar) -> Iterable[str]:
    """Return the holidays after the first day up to the last, days that follow each other as one span."""
    spans: list[tuple[date, date]] = []
    for day in calendar.days_of(first + timedelta(days=1), last):
        if not calendar.is_holiday(day):
            continue
        if spans and spans[-1][1] == day - timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return (_span(*span) for span in spans)


def _paused(pause: Pause) -> str:
    end = pause.end or pause.start
    if end.date() == pause.start.date():
        when = f"{say_time(pause.start)} - {say_time(end)} ngày {pause.start.day}/{pause.start.month}"
    else:
        when = _span(pause.start.date(), end.date())
    return f"trừ tạm dừng {when}{f' ({pause.ground})' if pause.ground else ''}"


def _span(first: date, last: date) -> str:
    return f"{first.day}/{first.month}" + (f" - {last.day}/{last.month}" if last != first else "")


def _say(moment: datetime, *, year: bool = False) -> str:
    day = f"{WEEKDAYS[moment.weekday()]} {moment.day}/{moment.month}"
    return f"{say_time(moment)} {day}/{moment.year}" if year else f"{say_time(moment)} {day}"
