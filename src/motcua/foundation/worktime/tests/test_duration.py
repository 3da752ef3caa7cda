"""Durations are read as the law writes them, and nothing else is taken for one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from motcua.foundation.worktime.duration import DurationNotWhole, DurationUnreadable, Unit, parse_duration


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("3 ngày làm việc", Fraction(3), Unit.WORKING_DAYS),
        ("03 ngày làm việc", Fraction(3), Unit.WORKING_DAYS),
        ("0,5 ngày làm việc", Fraction(1, 2), Unit.WORKING_DAYS),
        ("0.5 ngày làm việc", Fraction(1, 2), Unit.WORKING_DAYS),
        ("1/2 ngày làm việc", Fraction(1, 2), Unit.WORKING_DAYS),
        ("17,5 ngày làm việc", Fraction(35, 2), Unit.WORKING_DAYS),
        ("15 ngày", Fraction(15), Unit.DAYS),
        ("8 giờ", Fraction(8), Unit.HOURS),
        ("8 giờ làm việc", Fraction(8), Unit.HOURS),
        ("1,5 giờ", Fraction(3, 2), Unit.HOURS),
        ("1 tháng", Fraction(1), Unit.MONTHS),
        ("trong ngày", Fraction(1), Unit.SAME_DAY),
        ("  3\u00a0NGÀY  làm việc ", Fraction(3), Unit.WORKING_DAYS),
        ("Trong\u00a0Ngày", Fraction(1), Unit.SAME_DAY),
        ("3 nga\u0300y la\u0300m vie\u0323\u0302c", Fraction(3), Unit.WORKING_DAYS),
    ],
)
def test_a_duration_of_the_law_is_read(text, amount, unit):
    duration = parse_duration(text)

    assert (duration.amount, duration.unit) == (amount, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày",
        "3",
        "0 ngày",
        "0,0 ngày làm việc",
        "0/2 ngày làm việc",
        "1/0 ngày làm việc",
        "-3 ngày",
        "10 + 15 ngày",
        "10 ngày + 5 ngày làm việc",
        "3 ngày làm việc và 2 giờ",
        "3 tuần",
        "ba ngày",
        "3 ngày lịch",
        "1,2,3 ngày làm việc",
        "1 khác",
        "٣ ngày",
        "3 ngày\u200b",
        "9" * 400 + " ngày",
        "x" * 300_000,
    ],
)
def test_anything_else_is_refused_with_what_was_read(text):
    with pytest.raises(DurationUnreadable) as refused:
        parse_duration(text)

    assert refused.value.field == "duration"
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("text", ["0,5 ngày", "1/2 ngày", "1,5 tháng", "2.5 ngày"])
def test_a_fraction_of_calendar_days_or_months_is_refused_by_its_own_name(text):
    with pytest.raises(DurationNotWhole, match="phải là số nguyên"):
        parse_duration(text)
