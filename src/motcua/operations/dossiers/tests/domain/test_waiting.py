"""Waiting: pauses with a legal ground, supplements, payments; what each does to the two dates and to the open step."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.common.moments import parse_day
from motcua.foundation.worktime.clock import Lateness, lateness, promise
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.tests.domain.lives import (
    COUNTER,
    due,
    in_state,
    processing,
    received,
    short,
    terms,
)

TUESDAY = "2022-06-14T09:00"
FRIDAY = "2022-06-17T10:00"
FIVE = "5 ngày làm việc"
GROUND = {"reason": "sector_law"}
ITEMS = {"items": ("1",)}


# -- a pause with a legal ground


def test_a_pause_moves_both_dates_by_the_working_days_it_took_and_shifts_the_open_step() -> None:
    told = processing(duration=FIVE)
    assert due(told.life) == ("2022-06-20T17:00", "2022-06-20T17:00")
    assert short(told.life.step_due_at) == "2022-06-15T08:00"

    told.does(Act.PAUSE, TUESDAY, **GROUND)
    assert due(told.life) == ("2022-06-20T17:00", "2022-06-20T17:00")
    assert short(told.life.waiting_since) == TUESDAY and told.life.state is State.PROCESSING

    life = told.does(Act.RESUME, FRIDAY)
    assert due(life) == ("2022-06-23T17:00", "2022-06-23T17:00")
    assert short(life.step_due_at) == "2022-06-20T09:00"  # 25 working hours later
    assert life.waiting_since is None


@pytest.mark.parametrize(
    ("duration", "start", "end", "promised"),
    [
        (FIVE, "2022-06-14T08:00", "2022-06-14T16:30", "2022-06-20T17:00"),  # within a day
        (FIVE, "2022-06-17T16:00", "2022-06-18T09:00", "2022-06-20T17:00"),  # into a Saturday
        (FIVE, "2022-06-17T16:00", "2022-06-20T09:00", "2022-06-21T17:00"),
        ("trong ngày", "2022-06-13T10:00", "2022-06-15T09:00", "2022-06-15T17:00"),
        ("10 ngày", "2022-06-17T16:00", "2022-06-20T09:00", "2022-06-27T17:00"),  # three days on to a Sunday
        ("1 tháng", "2022-06-14T09:00", "2022-06-18T09:00", "2022-07-18T17:00"),
        ("20 giờ", "2022-06-14T10:00", "2022-06-15T10:00", "2022-06-16T13:30"),
        ("2 ngày làm việc", "2022-06-20T09:00", "2022-06-22T09:00", "2022-06-15T17:00"),  # already late
    ],
)
def test_each_unit_moves_by_its_own_rule(duration: str, start: str, end: str, promised: str) -> None:
    told = processing(duration=duration)
    told.does(Act.PAUSE, start, **GROUND)

    life = told.does(Act.RESUME, end)

    assert due(life) == (promised, promised)


def test_pauses_add_up() -> None:
    told = processing(duration=FIVE)
    told.does(Act.PAUSE, "2022-06-14T09:00", **GROUND)
    told.does(Act.RESUME, "2022-06-15T09:00")
    told.does(Act.PAUSE, "2022-06-15T10:00", **GROUND)

    life = told.does(Act.RESUME, "2022-06-16T09:00")

    assert due(life) == ("2022-06-22T17:00", "2022-06-22T17:00")


def test_a_pause_that_begins_when_another_ends_takes_nothing_back() -> None:
    told = processing(duration=FIVE)
    told.does(Act.PAUSE, TUESDAY, **GROUND)
    told.does(Act.RESUME, FRIDAY)

    life = told.does(Act.PAUSE, FRIDAY, **GROUND)

    assert life.counted_from is not None
    promised = promise(life.counted_from, told.terms.duration, told.terms.calendar, life.pauses)
    assert promised.due_at == life.due_at
    assert short(life.due_at) == "2022-06-23T17:00"


def test_over_tet_only_the_days_that_are_worked_count() -> None:
    told = processing("2023-01-17T08:00", FIVE)
    assert short(told.life.due_at) == "2023-01-31T17:00"
    told.does(Act.PAUSE, "2023-01-18T09:00", **GROUND)

    life = told.does(Act.RESUME, "2023-01-27T09:00")

    assert short(life.due_at) == "2023-02-02T17:00"  # 19/1 and 27/1 lie between


@pytest.mark.parametrize(
    ("act", "needs"),
    [
        (Act.COMPLETE_STEP, {}),
        (Act.SEND_BACK, {"reason": "draft_incomplete"}),
        (Act.REQUEST_SUPPLEMENT, ITEMS),
        (Act.REQUEST_PAYMENT, {}),
        (Act.PAUSE, GROUND),
        (Act.EXTEND, {"reason": "workload", "until": parse_day("2022-06-30")}),
        (Act.RESOLVE, {}),
    ],
    ids=lambda v: getattr(v, "name", ""),
)
def test_while_paused_the_work_rests(act: Act, needs: dict[str, Any]) -> None:
    told = processing()
    told.does(Act.PAUSE, TUESDAY, **GROUND)

    with pytest.raises(refusals.Paused, match=f"trước khi «{act.label}»"):
        told.does(act, FRIDAY, **needs)


@pytest.mark.parametrize(
    ("act", "needs"),
    [
        (Act.CLAIM, {}),
        (Act.ASSIGN, {"to_officer": 9}),
        (Act.REFUSE, {"reason": "conditions_not_met"}),
        (Act.WITHDRAW, {}),
        (Act.RESUME, {}),
    ],
    ids=lambda v: getattr(v, "name", ""),
)
def test_while_paused_it_may_change_hands_end_or_go_on(act: Act, needs: dict[str, Any]) -> None:
    told = processing()
    told.does(Act.PAUSE, TUESDAY, **GROUND)

    told.does(act, FRIDAY, **needs)


def test_resuming_what_is_not_paused_is_refused() -> None:
    with pytest.raises(refusals.NotPaused):
        processing().does(Act.RESUME, TUESDAY)


@pytest.mark.parametrize(
    ("reason", "refusal"), [("", refusals.ReasonMissing), ("tired", refusals.ReasonUnknown)]
)
def test_a_pause_needs_a_ground_of_the_law(reason: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal) as caught:
        processing().does(Act.PAUSE, TUESDAY, reason=reason)

    assert caught.value.field == "reason"  # type: ignore[attr-defined]


# -- a supplement


def test_when_the_supplement_is_complete_the_whole_duration_and_the_process_begin_anew() -> None:
    told = processing(duration=FIVE)
    told.does(Act.COMPLETE_STEP, "2022-06-13T10:00")
    told.does(Act.REQUEST_SUPPLEMENT, TUESDAY, **ITEMS)
    assert (told.life.state, short(told.life.waiting_since)) == (State.AWAITING_SUPPLEMENT, TUESDAY)
    assert due(told.life) == ("2022-06-20T17:00", "2022-06-20T17:00")

    life = told.does(Act.SUPPLEMENT, "2022-06-27T10:00", COUNTER)

    assert due(life) == ("2022-07-04T17:00", "2022-07-04T17:00")
    assert (short(life.counted_from), short(life.received_at)) == ("2022-06-27T10:00", "2022-06-13T08:00")
    assert (life.step, short(life.step_due_at), life.waiting_since) == (2, "2022-06-29T10:00", None)
    assert [(run.step, run.closed) for run in told.trace.runs] == [
        (1, "done"), (2, "done"), (3, "recount"), (2, ""),
    ]  # fmt: skip


def test_a_supplement_on_a_saturday_counts_from_monday() -> None:
    told = processing(duration="1 ngày làm việc")
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-13T09:00", **ITEMS)

    life = told.does(Act.SUPPLEMENT, "2022-06-18T09:00", COUNTER)

    assert short(life.due_at) == "2022-06-21T17:00"


def test_where_the_policy_is_shift_a_supplement_moves_the_dates_like_a_pause() -> None:
    told = processing(under=terms(FIVE, supplement_clock="shift"))
    told.does(Act.COMPLETE_STEP, "2022-06-13T10:00")
    told.does(Act.REQUEST_SUPPLEMENT, TUESDAY, **ITEMS)

    life = told.does(Act.SUPPLEMENT, FRIDAY, COUNTER)

    assert due(life) == ("2022-06-23T17:00", "2022-06-23T17:00")
    assert (life.step, short(life.counted_from)) == (3, "2022-06-13T08:00")


def test_a_request_says_what_is_missing() -> None:
    with pytest.raises(refusals.ItemsMissing) as caught:
        processing().does(Act.REQUEST_SUPPLEMENT, TUESDAY)

    assert caught.value.field == "items"


@pytest.mark.parametrize(
    ("received_at", "asked_at", "in_time"),
    [
        ("2022-06-13T08:00", "2022-06-16T16:59", True),
        ("2022-06-13T08:00", "2022-06-17T07:30", False),
        ("2022-06-13T17:00", "2022-06-17T16:59", True),  # counts as Tuesday
        ("2022-06-16T08:00", "2022-06-21T16:59", True),  # a weekend between
        ("2022-08-30T08:00", "2022-09-06T16:59", True),  # 1 and 2 September are holidays
    ],
)
def test_a_supplement_is_asked_within_three_working_days(
    received_at: str, asked_at: str, in_time: bool
) -> None:
    told = processing(received_at, FIVE)

    if in_time:
        assert told.does(Act.REQUEST_SUPPLEMENT, asked_at, **ITEMS).breaches == 0
        return
    with pytest.raises(refusals.SupplementBeyondPolicy, match="1 lần, trong 3 ngày làm việc") as caught:
        told.does(Act.REQUEST_SUPPLEMENT, asked_at, **ITEMS)
    assert caught.value.field == "reason"


def test_later_it_needs_a_ground_and_shows_as_a_breach() -> None:
    told = processing(duration=FIVE)
    with pytest.raises(refusals.SupplementBeyondPolicy):
        told.does(Act.REQUEST_SUPPLEMENT, FRIDAY, reason="component_missing", **ITEMS)

    life = told.does(Act.REQUEST_SUPPLEMENT, FRIDAY, reason="officer_mistake", **ITEMS)

    assert (life.breaches, told.last.breach, told.last.reason) == (1, "supplement-late", "officer_mistake")


def test_a_second_request_needs_a_ground_and_shows_as_a_breach() -> None:
    told = processing(duration=FIVE)
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-13T09:00", reason="component_missing", **ITEMS)
    assert told.last.breach == ""
    told.does(Act.SUPPLEMENT, "2022-06-14T09:00", COUNTER)
    with pytest.raises(refusals.SupplementBeyondPolicy):
        told.does(Act.REQUEST_SUPPLEMENT, "2022-06-14T10:00", **ITEMS)

    life = told.does(Act.REQUEST_SUPPLEMENT, "2022-06-14T10:00", reason="officer_mistake", **ITEMS)

    assert (life.supplements, life.breaches, told.last.breach) == (2, 1, "supplement-again")


def test_a_supplement_that_nobody_asked_for_is_refused() -> None:
    with pytest.raises(refusals.NothingAsked):
        in_state(State.REGISTERED).does(Act.SUPPLEMENT, TUESDAY)


# -- a payment


@pytest.mark.parametrize(("pauses", "promised"), [(True, "2022-06-23T17:00"), (False, "2022-06-20T17:00")])
def test_waiting_for_a_payment_counts_as_a_pause_where_the_policy_says_so(
    pauses: bool, promised: str
) -> None:
    told = processing(under=terms(FIVE, payment_pauses=pauses))
    told.does(Act.REQUEST_PAYMENT, TUESDAY)
    assert (told.life.state, short(told.life.waiting_since)) == (State.AWAITING_PAYMENT, TUESDAY)

    life = told.does(Act.CONFIRM_PAYMENT, FRIDAY, COUNTER)

    assert due(life) == (promised, promised)
    assert (life.state, life.step, life.waiting_since) == (State.PROCESSING, 2, None)


# -- refusing what waits


@pytest.mark.parametrize("clock", ["recount", "shift"])
def test_the_wait_alone_never_makes_a_refused_dossier_late(clock: str) -> None:
    told = processing(under=terms(supplement_clock=clock))
    told.does(Act.REQUEST_SUPPLEMENT, TUESDAY, **ITEMS)

    life = told.does(Act.REFUSE, "2022-06-30T10:00", reason="conditions_not_met")

    assert (life.state, life.outcome, life.waiting_since) == (State.RESOLVED, "refused", None)
    assert short(life.original_due_at) == "2022-07-04T17:00"
    assert life.finished_at and life.original_due_at
    assert lateness(life.finished_at, life.original_due_at) is Lateness.EARLY


def test_a_dossier_that_was_late_before_it_waited_stays_late() -> None:
    told = processing()
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-20T10:00", reason="officer_mistake", **ITEMS)

    life = told.does(Act.REFUSE, "2022-06-30T10:00", reason="conditions_not_met")

    assert short(life.original_due_at) == "2022-06-16T17:00"


def test_refusing_while_paused_ends_the_pause() -> None:
    told = processing()
    told.does(Act.PAUSE, TUESDAY, **GROUND)

    life = told.does(Act.REFUSE, FRIDAY, reason="conditions_not_met")

    assert short(life.original_due_at) == "2022-06-21T17:00"
    assert life.pauses[-1].end == life.finished_at


def test_nobody_waits_before_the_department_has_the_dossier() -> None:
    for act, needs in ((Act.PAUSE, GROUND), (Act.REQUEST_PAYMENT, {}), (Act.REQUEST_SUPPLEMENT, ITEMS)):
        with pytest.raises(refusals.NotNow):
            received().does(act, TUESDAY, **needs)


@pytest.mark.parametrize(
    "refused", ["2022-06-17T16:30", "2022-06-18T09:00", "2022-06-19T23:00", "2022-06-20T08:00"]
)
def test_refusing_what_began_to_wait_on_its_last_day_is_never_late_by_the_wait_alone(refused: str) -> None:
    told = processing(duration="4 ngày làm việc")
    assert due(told.life)[0] == "2022-06-17T17:00"
    told.does(Act.REQUEST_SUPPLEMENT, FRIDAY, reason="officer_mistake", **ITEMS)

    life = told.does(Act.REFUSE, refused, reason="conditions_not_met")

    assert life.finished_at is not None and life.original_due_at is not None
    assert lateness(life.finished_at, life.original_due_at) is not Lateness.LATE


def test_refusing_on_a_day_off_what_was_late_before_it_waited_stays_late() -> None:
    told = processing(duration="2 ngày làm việc")
    told.does(Act.REQUEST_SUPPLEMENT, FRIDAY, reason="officer_mistake", **ITEMS)

    life = told.does(Act.REFUSE, "2022-06-18T09:00", reason="conditions_not_met")

    assert life.finished_at is not None and life.original_due_at is not None
    assert lateness(life.finished_at, life.original_due_at) is Lateness.LATE
