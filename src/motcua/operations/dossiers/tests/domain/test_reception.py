"""Reception: when counting starts, what is promised, until when the counter hands over."""

from __future__ import annotations

import pytest

from motcua.foundation.worktime.calendar import NoCalendarYear
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.tests.domain.lives import (
    CASE,
    COUNTER,
    DEPARTMENT,
    ONE_STOP,
    accept,
    due,
    received,
    registered,
    short,
)


@pytest.mark.parametrize(
    ("at", "duration", "promised"),
    [
        # the last minutes of a day
        ("2022-06-13T16:59", "3 ngày làm việc", "2022-06-16T17:00"),
        ("2022-06-13T17:00", "3 ngày làm việc", "2022-06-17T17:00"),
        ("2022-06-13T17:01", "3 ngày làm việc", "2022-06-17T17:00"),
        ("2022-06-17T16:59", "1 ngày làm việc", "2022-06-20T17:00"),
        ("2022-06-17T17:00", "1 ngày làm việc", "2022-06-21T17:00"),
        ("2022-06-18T10:00", "1 ngày làm việc", "2022-06-21T17:00"),  # a Saturday counts as Monday
        ("2022-06-13T06:00", "4 giờ", "2022-06-13T11:30"),
        ("2022-06-13T11:45", "4 giờ", "2022-06-13T17:00"),
        ("2022-06-13T15:00", "trong ngày", "2022-06-13T17:00"),
        ("2022-06-13T15:01", "trong ngày", "2022-06-14T17:00"),
        ("2022-06-18T16:00", "trong ngày", "2022-06-20T17:00"),
        # swapped Saturdays are worked, the days they stand for are not
        ("2024-05-03T09:00", "1 ngày làm việc", "2024-05-04T17:00"),
        ("2024-05-04T09:00", "trong ngày", "2024-05-04T17:00"),
        ("2026-08-21T09:00", "1 ngày làm việc", "2026-08-22T17:00"),
        ("2026-01-02T09:00", "1 ngày làm việc", "2026-01-06T17:00"),
        # Tết and the year's end
        ("2023-01-19T09:00", "1 ngày làm việc", "2023-01-27T17:00"),
        ("2023-01-16T09:00", "10 ngày", "2023-01-27T17:00"),
        ("2025-01-24T17:30", "1 ngày làm việc", "2025-02-04T17:00"),
        ("2025-12-31T09:00", "1 ngày làm việc", "2026-01-05T17:00"),
        ("2025-12-31T17:00", "trong ngày", "2026-01-05T17:00"),
        ("2022-11-30T09:00", "3 tháng", "2023-02-28T17:00"),
    ],
)
def test_the_promise_is_counted_from_the_effective_start(at: str, duration: str, promised: str) -> None:
    told = received(at, duration)

    assert due(told.life) == (promised, promised)
    assert short(told.life.received_at) == short(told.life.counted_from) == at


@pytest.mark.parametrize(
    ("at", "until"),
    [
        ("2022-06-13T08:00", "2022-06-13T17:00"),
        ("2022-06-13T15:00", "2022-06-13T17:00"),
        ("2022-06-13T15:01", "2022-06-14T17:00"),
        ("2022-06-13T16:59", "2022-06-14T17:00"),
        ("2022-06-13T17:00", "2022-06-14T17:00"),  # counts as Tuesday morning
        ("2022-06-17T15:30", "2022-06-20T17:00"),
        ("2022-06-18T15:30", "2022-06-20T17:00"),
    ],
)
def test_the_counter_hands_over_the_same_day_and_after_three_oclock_the_next(at: str, until: str) -> None:
    assert short(received(at).life.step_due_at) == until


def test_the_hand_over_is_never_due_after_the_promise() -> None:
    assert short(received("2022-06-13T15:30", "1 giờ").life.step_due_at) == "2022-06-13T16:30"


def test_who_receives_holds_the_first_step_and_the_department_the_next() -> None:
    told = received()
    assert (told.life.step, told.life.unit_id, told.life.officer_id) == (1, ONE_STOP, COUNTER)

    life = told.does(Act.HAND_OVER, "2022-06-13T09:00", COUNTER)

    assert (life.step, life.unit_id, life.officer_id) == (2, DEPARTMENT, None)
    assert short(life.step_due_at) == "2022-06-15T09:00"  # 16 working hours


def test_what_is_only_registered_has_no_code_no_clock_and_no_date() -> None:
    life = registered("2022-06-13T20:00").life

    assert (life.state, life.code, life.received_at, life.due_at) == (State.REGISTERED, "", None, None)
    assert life.unit_id == ONE_STOP
    assert short(life.step_due_at) == "2022-06-14T17:00"  # answered on the day on which it counts as filed


def test_accepting_starts_the_clock_at_that_moment_not_at_the_filing() -> None:
    told = registered("2022-06-10T20:00")

    life = accept(told, "2022-06-14T09:00")

    assert (life.state, life.code, life.number) == (State.RECEIVED, "M-1", 2)
    assert due(life) == ("2022-06-17T17:00", "2022-06-17T17:00")
    assert told.last.act is Act.ACCEPT


def test_a_supplement_before_reception_moves_no_clock() -> None:
    told = registered()

    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-13T09:00", COUNTER, items=("1",))
    assert told.life.asked and told.life.waiting_since is None and told.life.state is State.REGISTERED

    life = told.does(Act.SUPPLEMENT, "2022-06-14T09:00", None)
    assert not life.asked and life.due_at is None and life.state is State.REGISTERED


def test_a_promise_beyond_the_known_calendar_names_the_missing_year() -> None:
    with pytest.raises(NoCalendarYear, match="2028"):
        received("2027-12-30T09:00", "10 ngày làm việc")


def test_claiming_moves_no_date() -> None:
    told = received()
    told.does(Act.HAND_OVER, "2022-06-13T09:00", COUNTER)
    before = told.life

    life = told.does(Act.CLAIM, "2022-06-13T09:30", CASE)

    assert life.officer_id == CASE
    assert (life.due_at, life.step_due_at, life.run) == (before.due_at, before.step_due_at, before.run)
