"""Moments and days, read and told in Hanoi time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from motcua.common.moments import (
    DayUnreadable,
    MomentUnreadable,
    day_of,
    end_of_day,
    iso,
    parse_day,
    parse_moment,
    say_day,
    say_moment,
    start_of_day,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022-08-26T09:00", "2022-08-26T09:00:00+07:00"),
        (" 2022-08-26 09:00:30 ", "2022-08-26T09:00:30+07:00"),
        ("2022-08-26T20:00Z", "2022-08-27T03:00:00+07:00"),
        ("2022-08-26T09:00+09:00", "2022-08-26T07:00:00+07:00"),
        ("2022-08-26", "2022-08-26T00:00:00+07:00"),
    ],
)
def test_a_moment_without_an_offset_is_hanoi_time(text: str, told: str) -> None:
    assert iso(parse_moment(text)) == told


@pytest.mark.parametrize("text", ["", "hôm nay", "2022-13-01T00:00", "2022-08-26T25:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "x" * 10_000])  # fmt: skip
def test_what_is_no_moment_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(MomentUnreadable, match="không phải là thời điểm đúng dạng") as caught:
        parse_moment(text, field="at")

    assert caught.value.field == "at" and len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["", "31/12/2022", "2022-02-30", "2022-08-26T09:00"])
def test_what_is_no_day_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(DayUnreadable, match="không phải là ngày đúng dạng"):
        parse_day(text)


def test_the_day_is_the_day_in_hanoi() -> None:
    evening = datetime(2022, 6, 13, 17, 30, tzinfo=UTC)

    assert day_of(evening) == date(2022, 6, 14)


def test_a_day_ends_where_the_next_begins() -> None:
    day = date(2022, 12, 31)

    assert end_of_day(day) == start_of_day(date(2023, 1, 1))
    assert iso(end_of_day(day)) == "2023-01-01T00:00:00+07:00"


def test_moments_are_said_as_people_say_them() -> None:
    at = parse_moment("2022-05-09T09:05")

    assert say_day(day_of(at)) == "thứ Hai, 9/5/2022"
    assert say_day(day_of(at), year=False) == "thứ Hai, 9/5"
    assert say_moment(at) == "9:05 thứ Hai, 9/5/2022"
    assert iso(None) is None
