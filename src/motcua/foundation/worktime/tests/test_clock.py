"""The clock keeps the letter of contracts §1."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from motcua.common.moments import iso, parse_moment
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.calendar import NoCalendarYear
from motcua.foundation.worktime.clock import (
    Extension,
    ExtensionNotLater,
    ExtensionOnDayOff,
    Lateness,
    Pause,
    PauseBackwards,
    check_extension,
    effective_start,
    lateness,
    promise,
    step_due,
)
from motcua.foundation.worktime.duration import parse_duration

NATIONAL = national_calendar()


def due(received, duration, *pauses, extension=None):
    spans = [Pause(parse_moment(start), parse_moment(end) if end else None) for start, end in pauses]
    return promise(parse_moment(received), parse_duration(duration), NATIONAL, spans, extension)


def due_text(received, duration, *pauses):
    return iso(due(received, duration, *pauses).due_at).removesuffix(":00+07:00")


#: Regulations §12.3.
VECTORS = """
2022-06-15 +10 2022-06-29 · 2025-12-31 +1 2026-01-05 · 2026-01-09 +1 2026-01-10 · 2022-08-26 +3 2022-08-31 ·
2022-08-31 +1 2022-09-05 · 2022-04-29 +1 2022-05-04 · 2023-01-19 +1 2023-01-27 · 2023-04-28 +1 2023-05-04 ·
2024-04-26 +1 2024-05-02 · 2024-05-03 +1 2024-05-04 · 2025-01-24 +1 2025-02-03 · 2025-04-25 +1 2025-04-26 ·
2025-04-29 +1 2025-05-05 · 2026-02-13 +1 2026-02-23 · 2026-04-24 +1 2026-04-28 · 2026-08-21 +1 2026-08-22 ·
2026-08-28 +1 2026-09-03 · 2026-11-23 +1 2026-11-25
"""


@pytest.mark.parametrize("vector", [v.split() for v in VECTORS.split("·")], ids=lambda v: " ".join(v))
def test_working_days_after_the_day_of_reception(vector):
    received, days, expected = vector

    assert due_text(f"{received}T09:00", f"{days[1:]} ngày làm việc") == f"{expected}T17:00"


@pytest.mark.parametrize(
    ("received", "start"),
    [
        ("2022-08-26T09:10", "2022-08-26T09:10"),
        ("2022-08-26T07:00", "2022-08-26T07:30"),
        ("2022-08-26T11:30", "2022-08-26T13:00"),
        ("2022-08-26T12:59", "2022-08-26T13:00"),
        ("2022-08-26T17:00", "2022-08-29T07:30"),
        ("2022-08-27T10:00", "2022-08-29T07:30"),
        ("2022-08-31T18:00", "2022-09-05T07:30"),
        ("2022-08-26T02:00+00:00", "2022-08-26T09:00"),
    ],
)
def test_counting_starts_with_the_next_working_moment(received, start):
    assert effective_start(parse_moment(received), NATIONAL) == parse_moment(start)


@pytest.mark.parametrize(
    ("received", "duration", "expected"),
    [
        ("2022-08-26T09:00", "0,5 ngày làm việc", "2022-08-26T14:30"),
        ("2022-08-26T09:00", "1,5 ngày làm việc", "2022-08-30T11:30"),
        ("2022-08-26T09:00", "17,5 ngày làm việc", "2022-09-23T11:30"),
        ("2022-08-26T17:00", "1 ngày làm việc", "2022-08-30T17:00"),
        ("2022-08-26T09:00", "2,5 giờ", "2022-08-26T11:30"),
        ("2022-08-26T09:00", "6,5 giờ", "2022-08-26T17:00"),
        ("2022-08-26T09:00", "8 giờ làm việc", "2022-08-29T09:00"),
        ("2022-08-26T09:00", "1 ngày", "2022-08-29T17:00"),
        ("2022-08-26T09:00", "3 ngày", "2022-08-29T17:00"),
        ("2022-08-26T09:00", "7 ngày", "2022-09-05T17:00"),
        ("2022-08-31T09:00", "1 tháng", "2022-09-30T17:00"),
        ("2023-01-31T09:00", "1 tháng", "2023-02-28T17:00"),
        ("2022-08-03T09:00", "1 tháng", "2022-09-05T17:00"),
        ("2022-12-15T09:00", "2 tháng", "2023-02-15T17:00"),
        ("2022-08-26T15:00", "trong ngày", "2022-08-26T17:00"),
        ("2022-08-26T15:01", "trong ngày", "2022-08-29T17:00"),
        ("2022-08-27T16:00", "trong ngày", "2022-08-29T17:00"),
        ("2022-08-29T17:30", "trong ngày", "2022-08-30T17:00"),
    ],
)
def test_each_unit_has_its_rule(received, duration, expected):
    assert due_text(received, duration) == expected


@pytest.mark.parametrize(
    ("duration", "pauses", "expected"),
    [
        # Without: 31/8. Working days after the date of the pause up to and with that of its end.
        ("3 ngày làm việc", [("2022-08-29T10:00", "2022-08-30T16:00")], "2022-09-05T17:00"),
        ("3 ngày làm việc", [("2022-08-29T10:00", "2022-08-29T16:00")], "2022-08-31T17:00"),
        ("3 ngày làm việc", [("2022-08-27T10:00", "2022-08-28T16:00")], "2022-08-31T17:00"),
        # Before the effective start nothing counts; from the due moment on neither, unless an earlier pause moved it.
        ("3 ngày làm việc", [("2022-08-20T10:00", "2022-08-25T16:00")], "2022-08-31T17:00"),
        ("3 ngày làm việc", [("2022-08-24T10:00", "2022-08-29T16:00")], "2022-09-05T17:00"),
        ("3 ngày làm việc", [("2022-08-31T17:00", "2022-09-07T16:00")], "2022-08-31T17:00"),
        ("3 ngày làm việc", [("2022-08-31T16:59", "2022-09-05T16:00")], "2022-09-05T17:00"),
        (
            "3 ngày làm việc",
            [("2022-09-05T09:00", "2022-09-06T09:00"), ("2022-08-29T10:00", "2022-08-30T16:00")],
            "2022-09-06T17:00",
        ),
        # Overlapping ones count once.
        (
            "3 ngày làm việc",
            [("2022-08-29T10:00", "2022-08-31T16:00"), ("2022-08-30T10:00", "2022-08-30T16:00")],
            "2022-09-06T17:00",
        ),
        # Calendar days move the date before it was moved to a working day: Saturday 3/9 plus one is Sunday 4/9.
        ("8 ngày", [("2022-08-29T10:00", "2022-08-30T16:00")], "2022-09-05T17:00"),
        ("8 ngày", [("2022-08-29T10:00", "2022-09-01T16:00")], "2022-09-06T17:00"),
        ("1 tháng", [("2022-08-29T10:00", "2022-08-30T16:00")], "2022-09-27T17:00"),
        ("8 giờ", [("2022-08-26T10:00", "2022-08-26T14:00")], "2022-08-29T11:30"),
        ("8 giờ", [("2022-08-26T10:00", "2022-08-26T12:00")], "2022-08-29T10:30"),
        ("trong ngày", [("2022-08-26T10:00", "2022-08-29T14:00")], "2022-08-29T17:00"),
        ("0,5 ngày làm việc", [("2022-08-26T10:00", "2022-08-30T08:00")], "2022-08-30T14:30"),
    ],
)
def test_a_pause_moves_the_due_date_by_the_rule_of_its_unit(duration, pauses, expected):
    assert due_text("2022-08-26T09:00", duration, *pauses) == expected


def test_without_an_end_the_due_date_stands_and_the_dossier_waits():
    promised = due("2022-08-26T09:00", "3 ngày làm việc", ("2022-08-29T10:00", None))

    assert promised.waiting
    assert promised.due_at == promised.original_due_at == parse_moment("2022-08-31T17:00")


@pytest.mark.parametrize("order", [1, -1])
def test_a_wait_that_begins_where_a_pause_ended_undoes_nothing(order):
    over = ("2022-08-26T10:00", "2022-08-30T10:00")
    waits = [("2022-08-30T10:00", None), ("2022-08-30T10:00", "2022-08-31T09:00")]

    promised = due("2022-08-26T09:00", "3 ngày làm việc", over, *waits[::order])

    assert promised.waiting
    assert promised.due_at == parse_moment("2022-09-06T17:00")


def test_a_pause_that_ends_before_its_beginning_is_refused():
    with pytest.raises(PauseBackwards) as refused:
        due("2022-08-26T09:00", "3 ngày làm việc", ("2022-08-30T10:00", "2022-08-29T10:00"))

    assert refused.value.field == "pauses"


def test_an_extension_moves_the_promise_and_a_pause_after_it_moves_both_dates():
    extension = Extension(until=date(2022, 9, 8), at=parse_moment("2022-08-31T09:00"))

    plain = due("2022-08-26T09:00", "3 ngày làm việc", extension=extension)
    paused = due(
        "2022-08-26T09:00", "3 ngày làm việc", ("2022-08-30T09:00", "2022-09-05T09:00"), extension=extension
    )

    assert (iso(plain.original_due_at), iso(plain.due_at)) == (
        "2022-08-31T17:00:00+07:00",
        "2022-09-08T17:00:00+07:00",
    )
    # The pause lasts 31/8 and 5/9; of it 5/9 lies after the day of the extension.
    assert (iso(paused.original_due_at), iso(paused.due_at)) == (
        "2022-09-06T17:00:00+07:00",
        "2022-09-09T17:00:00+07:00",
    )


def test_the_promise_is_never_before_the_first_one():
    extension = Extension(until=date(2022, 9, 5), at=parse_moment("2022-09-08T09:00"))

    promised = due(
        "2022-08-26T09:00", "3 ngày làm việc", ("2022-08-29T09:00", "2022-09-08T08:00"), extension=extension
    )

    assert promised.due_at == promised.original_due_at == parse_moment("2022-09-12T17:00")


def test_an_extension_goes_to_a_later_working_day():
    promised = parse_moment("2022-08-31T17:00")

    assert check_extension(date(2022, 9, 5), promised, NATIONAL) == parse_moment("2022-09-05T17:00")
    with pytest.raises(ExtensionOnDayOff, match="Quốc khánh"):
        check_extension(date(2022, 9, 2), promised, NATIONAL)
    with pytest.raises(ExtensionNotLater, match="31/08/2022"):
        check_extension(date(2022, 8, 31), promised, NATIONAL)


@pytest.mark.parametrize(
    ("received", "duration", "year"),
    [
        ("2027-12-30T09:00", "3 ngày làm việc", 2028),
        ("2027-12-30T09:00", "3 ngày", 2028),
        ("2027-12-30T09:00", "30 tháng", 2030),
        ("2020-12-30T09:00", "3 ngày", 2020),
        ("2027-12-31T17:00", "1 giờ", 2028),
        ("2022-08-26T09:00", "999999999 ngày", 2028),
        ("2022-08-26T09:00", "999999999 tháng", 2028),
        ("2022-08-26T09:00", "999999999 ngày làm việc", 2028),
        ("2022-08-26T09:00", "999999999 giờ", 2028),
    ],
)
def test_a_date_outside_the_calendar_names_the_missing_year(received, duration, year):
    with pytest.raises(NoCalendarYear, match=f"năm {year}"):
        due(received, duration)


def test_a_step_is_due_after_its_hours_but_never_later_than_the_promise():
    opened, promised = parse_moment("2022-08-26T15:00"), parse_moment("2022-08-31T17:00")

    assert step_due(opened, 4, NATIONAL, promised) == parse_moment("2022-08-29T09:30")
    assert step_due(opened, Fraction(1, 2), NATIONAL, promised) == parse_moment("2022-08-26T15:30")
    assert step_due(opened, 400, NATIONAL, promised) == promised
    pause = Pause(parse_moment("2022-08-29T08:00"), parse_moment("2022-08-29T10:00"))
    assert step_due(opened, 4, NATIONAL, promised, [pause]) == parse_moment("2022-08-29T11:30")


@pytest.mark.parametrize(
    ("finished", "by_date", "by_instant"),
    [
        ("2022-08-30T23:59", Lateness.EARLY, Lateness.EARLY),
        ("2022-08-31T09:00", Lateness.ON_TIME, Lateness.EARLY),
        ("2022-08-31T17:00", Lateness.ON_TIME, Lateness.ON_TIME),
        ("2022-08-31T19:00", Lateness.ON_TIME, Lateness.LATE),
        ("2022-09-01T00:00", Lateness.LATE, Lateness.LATE),
        ("2022-08-31T17:30+00:00", Lateness.LATE, Lateness.LATE),
    ],
)
def test_lateness_is_judged_by_date_or_by_instant(finished, by_date, by_instant):
    promised = parse_moment("2022-08-31T17:00")

    assert lateness(parse_moment(finished), promised) is by_date
    assert lateness(parse_moment(finished), promised, "instant") is by_instant
