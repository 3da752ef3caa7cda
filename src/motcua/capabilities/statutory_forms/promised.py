"""The promise of a receipt as a row of days: the clock's explanation in the words of the form."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.capabilities.statutory_forms.values import DueDay
from motcua.common.moments import SHORT_WEEKDAYS
from motcua.foundation.worktime.explain import DUE, HOLIDAY, MOVED, OFF, PAUSED, DayLine

_NOT_COUNTED = (OFF, HOLIDAY, PAUSED, MOVED)


def due_days(lines: Iterable[DayLine]) -> list[DueDay]:
    """Return the days of an explanation from the reception to the day of the result."""
    return [
        DueDay(
            weekday=SHORT_WEEKDAYS[line.day.weekday()],
            day=f"{line.day.day}/{line.day.month}",
            kind="due" if line.kind == DUE else "off" if line.kind in _NOT_COUNTED else "counted",
        )
        for line in lines
    ]
