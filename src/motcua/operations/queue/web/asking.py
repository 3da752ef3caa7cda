"""What the page of figures is asked, read from its address; what cannot be read is told at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.common.moments import parse_day
from motcua.common.refusals import Refusal

#: A year at most: what is longer is asked in parts.
LONGEST = timedelta(days=366)


class PeriodBackwards(Refusal):
    """A period that ends before it begins."""

    field = "to"
    sentence = "Ngày cuối phải từ ngày đầu trở đi."


class PeriodTooLong(Refusal):
    """A period of more than a year."""

    field = "from"
    sentence = "Mỗi lần xem tối đa một năm; hãy chọn kỳ ngắn hơn."


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, and what was wrong with the one that was asked for."""

    first: date
    last: date
    errors: Mapping[str, str]


def read(told: Mapping[str, str], today: date) -> Asked:
    """Return the period that is asked for: by default the last seven days with today."""
    try:
        first = parse_day(told["from"], field="from") if told.get("from") else today - timedelta(days=6)
        last = parse_day(told["to"], field="to") if told.get("to") else max(today, first)
        if last < first:
            raise PeriodBackwards
        if last - first > LONGEST:
            raise PeriodTooLong
    except Refusal as refusal:
        return Asked(today - timedelta(days=6), today, {refusal.field or "from": str(refusal)})
    return Asked(first, last, {})
