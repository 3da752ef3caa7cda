"""Reporting periods: the quarters of the law, and those that a printed report chose itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from motcua.foundation.law.editions import Edition, read, the_one_in_force

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRule(Edition):
    """The days (month-day) on which the four quarters begin, the first in the year before."""

    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Edition):
    """A stretch of days that a report covers, both ends with it."""

    name: str
    first: date
    last: date


@cache
def _rules() -> tuple[QuarterRule, ...]:
    return read("periods.toml", "quarters", QuarterRule)


@cache
def named_periods() -> tuple[Period, ...]:
    """Return the periods that printed reports chose themselves, the newest first."""
    return tuple(sorted(read("periods.toml", "named", Period), key=lambda period: period.first, reverse=True))


def quarter_of(day: date) -> Period:
    """Return the reporting quarter in which the day lies."""
    rule = the_one_in_force(_rules(), day, "kỳ báo cáo quý")
    year = day.year + (day >= _start(rule, day.year + 1, 0))
    number = max(n for n in range(4) if _start(rule, year, n) <= day)
    after = _start(rule, year, number + 1) if number < 3 else _start(rule, year + 1, 0)
    return Period(
        name=f"Quý {_ROMAN[number]} năm {year}",
        first=_start(rule, year, number),
        last=after - timedelta(days=1),
        in_force_from=rule.in_force_from,
        source=rule.source,
        unsure=rule.unsure,
    )


def name_of(first: date, last: date) -> str | None:
    """Return the name of the period with these ends; None when it has no name. A quarter may still be running."""
    for period in named_periods():
        if (period.first, period.last) == (first, last):
            return period.name
    quarter = quarter_of(first)
    return quarter.name if (quarter.first, quarter.last) == (first, last) else None


def _start(rule: QuarterRule, year: int, number: int) -> date:
    month, day = map(int, rule.starts[number].split("-"))
    return date(year - (number == 0), month, day)
