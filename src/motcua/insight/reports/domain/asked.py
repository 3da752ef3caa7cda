"""What a report is asked for: whose dossiers, which period, as known when; and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.common.refusals import Refusal

#: Beyond it no report looks.
FARTHEST_YEAR = 2200
LEVELS = {"commune": "Cấp xã", "district": "Cấp huyện", "province": "Cấp tỉnh"}


class PeriodBackwards(Refusal):
    """A period that ends before it begins."""

    field = "to"
    sentence = "Kỳ báo cáo kết thúc (%(last)s) trước khi bắt đầu (%(first)s)."


class AsOfTooEarly(Refusal):
    """A cut-off before the period is over."""

    field = "as_of"
    sentence = "Ngày chốt số liệu (%(as_of)s) không được trước ngày cuối kỳ (%(last)s)."


class DayTooFar(Refusal):
    """A day so far off that it can only be a slip; days are added to it, and the calendar of a computer ends."""

    sentence = "Ngày %(day)s quá xa; báo cáo tính đến hết năm %(year)d."


class NeitherAgencyNorLevel(Refusal):
    """A report that does not say whose, or says it twice."""

    field = "agency"
    sentence = "Cần cho biết cơ quan hoặc cấp, chỉ một trong hai."


class LevelUnknown(Refusal):
    """A level of government that does not exist."""

    field = "level"
    sentence = "«%(level)s» không phải là một cấp; hãy dùng commune, district hoặc province."


@dataclass(frozen=True, slots=True)
class Span:
    """A period and the day at whose end the state is taken."""

    first: date
    last: date
    as_of: date


def span_of(first: date, last: date, as_of: date | None = None) -> Span:
    """Return the period as of the end of `as_of`: by default its last day, never an earlier one."""
    as_of = last if as_of is None else as_of
    for field, day in (("to", last), ("as_of", as_of)):
        if day.year > FARTHEST_YEAR:
            raise DayTooFar(day=_say(day), year=FARTHEST_YEAR, field=field)
    if last < first:
        raise PeriodBackwards(first=_say(first), last=_say(last))
    if as_of < last:
        raise AsOfTooEarly(as_of=_say(as_of), last=_say(last))
    return Span(first, last, as_of)


def check_level(level: str) -> str:
    """Return the level; refuse one that does not exist."""
    if level not in LEVELS:
        raise LevelUnknown(level=level[:40])
    return level


def _say(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
