"""Figures and days as people write them: 40.811; 98,67%; 17:00 T2 9/5."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from motcua.common.moments import SHORT_WEEKDAYS, in_hanoi, say_time


def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """Return the figure with dots between thousands and a comma before decimals; None is a dash."""
    if value is None:
        return "–"
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def percent(value: float | Decimal | None, decimals: int = 2) -> str:
    """Return the share (in per cent) rounded half up, without trailing zeros: 98,67%; 0,4%."""
    if value is None:
        return "–"
    text = number(value, decimals)
    return (text.rstrip("0").rstrip(",") if "," in text else text) + "%"


def short_day(day: date) -> str:
    """Return the day for a narrow place: T2 9/5."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day}/{day.month}"


def short_moment(moment: datetime) -> str:
    """Return the moment for a narrow place: 17:00 T2 9/5."""
    local = in_hanoi(moment)
    return f"{say_time(local)} {short_day(local.date())}"


def length(minutes: int) -> str:
    """Return a length of time in words: 5 giờ 50 phút; 2 giờ; 45 phút."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} giờ"] * bool(hours) + [f"{rest} phút"] * bool(rest or not hours)
    return " ".join(parts)


def masked(number: str) -> str:
    """Return the identity number with all but its last four characters hidden."""
    return "•" * max(len(number) - 4, 0) + number[-4:]
