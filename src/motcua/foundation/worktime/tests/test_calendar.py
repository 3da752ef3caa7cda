"""The calendar knows which days are worked, and says so when it does not know."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.common.moments import HANOI, iso, parse_moment
from motcua.foundation.law import calendar_with, national_calendar
from motcua.foundation.worktime.calendar import NoCalendarYear
from motcua.foundation.worktime.hours import Hours, HoursError

NATIONAL = national_calendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 8, 26), None),
        (date(2022, 8, 27), "Thứ Bảy"),
        (date(2022, 8, 28), "Chủ nhật"),
        (date(2022, 9, 1), "Quốc khánh"),
        (date(2022, 4, 30), "Ngày Chiến thắng"),
        (date(2026, 1, 10), None),
        (date(2026, 1, 2), "Ngày nghỉ (thay cho ngày 10/01/2026)"),
    ],
)
def test_a_day_off_has_a_reason_and_a_worked_saturday_has_none(day, why):
    assert NATIONAL.why_off(day) == why
    assert NATIONAL.is_working(day) is (why is None)


def test_days_are_counted_forwards_backwards_and_from_a_day_off():
    assert NATIONAL.add_working_days(date(2022, 8, 26), 1) == date(2022, 8, 29)
    assert NATIONAL.add_working_days(date(2022, 8, 29), -1) == date(2022, 8, 26)
    assert NATIONAL.add_working_days(date(2022, 8, 28), -1) == date(2022, 8, 26)
    assert NATIONAL.add_working_days(date(2022, 8, 27), 0) == date(2022, 8, 29)
    assert NATIONAL.add_working_days(date(2022, 8, 26), 0) == date(2022, 8, 26)
    assert NATIONAL.working_days_between(date(2022, 8, 26), date(2022, 9, 5)) == 4
    assert NATIONAL.working_days_between(date(2022, 9, 5), date(2022, 8, 26)) == 0


def test_working_time_stops_at_lunch_and_in_the_evening():
    start = parse_moment("2022-08-26T11:00")

    assert iso(NATIONAL.add_working_minutes(start, 30)) == "2022-08-26T11:30:00+07:00"
    assert iso(NATIONAL.add_working_minutes(start, 31)) == "2022-08-26T13:01:00+07:00"
    assert iso(NATIONAL.add_working_minutes(start, 270)) == "2022-08-26T17:00:00+07:00"
    assert iso(NATIONAL.add_working_minutes(start, 271)) == "2022-08-29T07:31:00+07:00"
    assert NATIONAL.working_minutes(start, parse_moment("2022-08-29T07:31")) == 271


def test_an_agency_has_its_own_days_and_hours():
    own = calendar_with(
        [(date(2022, 8, 27), True, "Làm bù"), (date(2022, 8, 29), False, "Mất điện")],
        Hours.of("08:00-12:00", "13:00-16:30"),
    )

    assert own.why_off(date(2022, 8, 29)) == "Mất điện"
    assert own.add_working_days(date(2022, 8, 26), 2) == date(2022, 8, 30)
    assert own.closing(date(2022, 8, 27)) == datetime(2022, 8, 27, 16, 30, tzinfo=HANOI)
    assert NATIONAL.why_off(date(2022, 8, 27)) == "Thứ Bảy"


def test_hours_may_change_from_a_day_on():
    own = calendar_with(
        (), [(date(2021, 1, 1), Hours.of("07:30-11:30")), (date(2022, 9, 5), Hours.of("08:00-12:00"))]
    )

    assert iso(own.closing(date(2022, 8, 31))) == "2022-08-31T11:30:00+07:00"
    assert iso(own.add_working_minutes(parse_moment("2022-08-31T11:00"), 60)) == "2022-09-05T08:30:00+07:00"


@pytest.mark.parametrize(
    ("ask", "year"),
    [
        (lambda: NATIONAL.is_working(date(2020, 12, 31)), 2020),
        (lambda: NATIONAL.why_off(date(2028, 1, 1)), 2028),
        (lambda: NATIONAL.add_working_days(date(2027, 12, 31), 1), 2028),
        (lambda: NATIONAL.add_working_days(date(2021, 1, 4), -1), 2020),
        (lambda: NATIONAL.add_working_minutes(parse_moment("2027-12-31T16:00"), 61), 2028),
        (lambda: NATIONAL.next_working(date(2035, 5, 5)), 2035),
    ],
)
def test_a_day_outside_the_known_years_is_refused_by_its_year(ask, year):
    with pytest.raises(NoCalendarYear, match=f"năm {year}"):
        ask()


@pytest.mark.parametrize("sessions", [("11:30-07:30",), ("07:30-12:00", "11:00-17:00"), ("seven",), ()])
def test_hours_that_make_no_day_are_a_mistake_in_the_data(sessions):
    with pytest.raises(HoursError):
        Hours.of(*sessions)
