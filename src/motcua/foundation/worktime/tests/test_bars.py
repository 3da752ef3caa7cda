"""A promise is drawn as it stands: running, kept, waiting, moved, missed."""

from __future__ import annotations

from datetime import date

from motcua.common.components.promise_bar import Bar, HourBar, Kind
from motcua.common.moments import parse_moment
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.bars import Course, bar_of
from motcua.foundation.worktime.clock import Extension, Pause
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import explain
from motcua.foundation.worktime.short_bars import short_bar_of

CALENDAR = national_calendar()
NOW = parse_moment("2026-09-11T09:40")


def drawn(received: str, duration: str, *, pauses=(), extension=None, **course: object) -> Bar:
    explanation = explain(parse_moment(received), parse_duration(duration), CALENDAR, pauses, extension)
    bar = bar_of(explanation, CALENDAR, Course(**{"now": NOW, **course}))
    assert isinstance(bar, Bar)
    return bar


def kinds(bar: Bar) -> dict[date, Kind]:
    return {here.day: here.kind for here in bar.days}


def test_a_running_promise_has_solid_days_behind_it_and_open_ones_ahead():
    bar = drawn("2026-08-18T14:20", "20 ngày làm việc")

    seen = kinds(bar)
    assert seen[date(2026, 8, 18)] is Kind.RECEIVED
    assert seen[date(2026, 8, 22)] is Kind.ELAPSED  # a worked Saturday
    assert seen[date(2026, 8, 23)] is Kind.OFF
    assert seen[date(2026, 9, 2)] is Kind.HOLIDAY
    assert seen[date(2026, 9, 11)] is Kind.TODO
    assert seen[date(2026, 9, 17)] is Kind.DUE
    assert [span.words for span in bar.spans] == ["nghỉ Quốc khánh 31/8–2/9"]


def test_a_promise_kept_early_gives_its_days_back():
    bar = drawn("2026-08-26T08:05", "8 ngày làm việc", finished=parse_moment("2026-09-04T10:00"))

    seen = kinds(bar)
    assert seen[date(2026, 9, 4)] is Kind.FINISHED
    assert seen[date(2026, 9, 10)] is Kind.GIVEN_BACK
    assert bar.above[0].words == "xong 4/9"
    assert bar.today is None


def test_a_missed_promise_is_red_from_the_day_after():
    seen = kinds(drawn("2026-08-27T13:30", "5 ngày làm việc"))

    assert seen[date(2026, 9, 8)] is Kind.DUE_PAST
    assert [seen[date(2026, 9, day)] for day in (9, 10, 11)] == [Kind.LATE] * 3
    assert max(seen) == date(2026, 9, 11)


def test_a_promise_due_today_stands_out():
    assert kinds(drawn("2026-09-08T10:10", "3 ngày làm việc"))[date(2026, 9, 11)] is Kind.DUE_TODAY


def test_days_of_a_pause_are_hatched_under_its_ground():
    pause = Pause(parse_moment("2026-08-24T09:30"), parse_moment("2026-08-27T15:10"), "Chờ cơ quan thuế")
    bar = drawn("2026-08-18T14:20", "15 ngày làm việc", pauses=[pause])

    assert [day for day, kind in kinds(bar).items() if kind is Kind.PAUSED] == [
        date(2026, 8, d) for d in (25, 26, 27)
    ]
    assert bar.spans[0].words == "tạm dừng, chờ cơ quan thuế"


def test_while_a_wait_has_no_end_the_days_ahead_are_grey():
    bar = drawn(
        "2026-08-28T15:20",
        "10 ngày làm việc",
        waiting_since=parse_moment("2026-09-04T16:00"),
        waiting_for="chờ bản vẽ",
    )

    seen = kinds(bar)
    assert seen[date(2026, 9, 7)] is Kind.PAUSED
    assert seen[date(2026, 9, 14)] is Kind.GIVEN_BACK
    assert bar.spans[0].words == "chờ bản vẽ"
    assert "hẹn cũ" in bar.below[1].words


def test_an_extension_stands_behind_the_first_promise():
    extension = Extension(until=date(2026, 9, 15), at=parse_moment("2026-09-08T15:02"))
    bar = drawn("2026-08-25T09:00", "8 ngày làm việc", extension=extension)

    seen = kinds(bar)
    assert seen[date(2026, 9, 9)] is Kind.DUE_PAST
    assert seen[date(2026, 9, 10)] is Kind.OVER_FIRST
    assert seen[date(2026, 9, 14)] is Kind.EXTENSION
    assert seen[date(2026, 9, 15)] is Kind.EXTENSION_DUE


def test_a_promise_within_a_day_is_drawn_in_hours():
    explanation = explain(parse_moment("2026-09-11T09:00"), parse_duration("4 giờ"), CALENDAR)
    bar = bar_of(explanation, CALENDAR, Course(NOW))

    assert isinstance(bar, HourBar)
    assert (bar.start_words, bar.due_words, bar.late) == ("nhận 9:00", "hẹn 14:30", False)


def test_feasts_that_follow_each_other_have_one_bracket():
    bar = drawn("2022-04-28T09:40", "3 ngày làm việc", now=parse_moment("2022-04-29T10:00"))

    assert [span.words for span in bar.spans] == ["nghỉ lễ 30/4–3/5"]


def test_the_ten_last_days_are_those_of_the_full_bar():
    full = drawn("2026-08-18T14:20", "20 ngày làm việc")
    short = short_bar_of(
        received_at=parse_moment("2026-08-18T14:20"),
        due_at=parse_moment("2026-09-17T17:00"),
        original_due_at=parse_moment("2026-09-17T17:00"),
        calendar=CALENDAR,
        today=NOW.date(),
    )

    assert short.kinds == tuple(here.kind for here in full.days[-10:])
    assert short.today_at == 3


def test_a_list_row_before_reception_is_empty_and_far_ahead_has_a_chevron():
    received, due = parse_moment("2026-09-11T08:00"), parse_moment("2026-09-30T17:00")
    short = short_bar_of(
        received_at=received, due_at=due, original_due_at=due, calendar=CALENDAR, today=NOW.date()
    )

    assert short.today_before
    assert Kind.OUTSIDE not in short.kinds
