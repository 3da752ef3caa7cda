"""Moments and days as people and machines write them, always in Hanoi time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from motcua.common.refusals import Refusal

#: Hanoi time has had no daylight saving since 1975, so a fixed offset is exact and twice as fast as a zone.
HANOI = timezone(timedelta(hours=7), "+07:00")
HANOI_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class MomentUnreadable(Refusal):
    """A text that is no ISO 8601 moment."""

    sentence = "«%(text)s» không phải là thời điểm đúng dạng, ví dụ 2022-08-26T09:00."


class DayUnreadable(Refusal):
    """A text that is no ISO 8601 day."""

    sentence = "«%(text)s» không phải là ngày đúng dạng, ví dụ 2022-08-26."


def parse_moment(text: str, *, field: str | None = None) -> datetime:
    """Return the aware moment that an ISO 8601 text names; without an offset it is Hanoi time."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise MomentUnreadable(text=text[:60], field=field) from None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=HANOI)
    try:
        return moment.astimezone(HANOI)
    except OverflowError:
        raise MomentUnreadable(text=text[:60], field=field) from None


def parse_day(text: str, *, field: str | None = None) -> date:
    """Return the day that an ISO 8601 text (YYYY-MM-DD) names."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise DayUnreadable(text=text[:60], field=field) from None


def in_hanoi(moment: datetime) -> datetime:
    """Return the same instant on a Hanoi clock."""
    return moment.astimezone(HANOI)


def day_of(moment: datetime) -> date:
    """Return the calendar day in Hanoi on which the instant falls."""
    return moment.astimezone(HANOI).date()


def end_of_day(day: date) -> datetime:
    """Return the first instant after the day, in Hanoi: what is earlier belongs to the day or before."""
    if day == date.max:
        return datetime.max.replace(tzinfo=HANOI)
    return datetime.combine(day + timedelta(days=1), time(), HANOI)


def start_of_day(day: date) -> datetime:
    """Return the day's first instant in Hanoi."""
    return datetime.combine(day, time(), HANOI)


@lru_cache(maxsize=20_000)
def iso(moment: datetime | None) -> str | None:
    """Return the contract's form of a moment, with seconds and +07:00; None stays None."""
    if moment is None:
        return None
    return moment.astimezone(HANOI).isoformat(timespec="seconds")


def say_day(day: date, *, year: bool = True) -> str:
    """Return a day as people say it: «thứ Hai, 9/5/2022»."""
    text = f"{WEEKDAYS[day.weekday()]}, {day.day}/{day.month}"
    return f"{text}/{day.year}" if year else text


def say_time(moment: datetime) -> str:
    """Return the hour as people say it: «9:40»."""
    local = moment.astimezone(HANOI)
    return f"{local.hour}:{local.minute:02d}"


def say_moment(moment: datetime, *, year: bool = True) -> str:
    """Return a moment as people say it: «17:00 thứ Hai, 9/5/2022»."""
    local = moment.astimezone(HANOI)
    return f"{say_time(local)} {say_day(local.date(), year=year)}"
