"""Running steps: their own clocks, who holds them, forward and back."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.tests.domain.lives import (
    CASE,
    CASE_TWO,
    DEPARTMENT,
    LEADER,
    LEADERSHIP,
    ONE_STOP,
    processing,
    short,
)


def test_a_step_is_due_its_working_hours_after_it_opened() -> None:
    told = processing(duration="10 ngày làm việc")
    assert short(told.life.step_due_at) == "2022-06-15T08:00"

    life = told.does(Act.COMPLETE_STEP, "2022-06-14T10:00")

    assert (life.step, life.unit_id, life.officer_id) == (3, LEADERSHIP, None)
    assert short(life.step_due_at) == "2022-06-14T15:30"  # 1 h 30 before noon, 2 h 30 after it


def test_a_step_is_never_due_after_the_promise_and_a_late_step_does_not_move_it() -> None:
    told = processing(duration="1 ngày làm việc")
    assert short(told.life.step_due_at) == short(told.life.due_at) == "2022-06-14T17:00"

    life = told.does(Act.COMPLETE_STEP, "2022-06-20T10:00")

    assert short(life.step_due_at) == short(life.due_at) == "2022-06-14T17:00"


def test_a_step_without_hours_is_due_with_the_promise() -> None:
    told = processing()
    told.does(Act.COMPLETE_STEP, "2022-06-13T10:00")

    life = told.does(Act.COMPLETE_STEP, "2022-06-13T11:00", LEADER)

    assert (life.step, life.unit_id) == (4, ONE_STOP)
    assert life.step_due_at == life.due_at


def test_after_the_last_step_only_the_result_is_left() -> None:
    told = processing()
    told.does(Act.COMPLETE_STEP, "2022-06-13T10:00")
    told.does(Act.COMPLETE_STEP, "2022-06-13T11:00")

    with pytest.raises(refusals.LastStep, match="Có kết quả"):
        told.does(Act.COMPLETE_STEP, "2022-06-13T11:30")


def test_a_step_can_be_completed_into_named_hands() -> None:
    life = processing().does(Act.COMPLETE_STEP, "2022-06-13T10:00", to_unit=77, to_officer=LEADER)

    assert (life.unit_id, life.officer_id) == (77, LEADER)


def test_sending_back_opens_the_step_before_anew_and_leaves_a_trace() -> None:
    told = processing(duration="10 ngày làm việc")
    told.does(Act.COMPLETE_STEP, "2022-06-14T10:00")

    life = told.does(Act.SEND_BACK, "2022-06-14T14:00", LEADER, reason="draft_incomplete")

    assert (life.step, life.unit_id, life.run) == (2, DEPARTMENT, 4)
    assert short(life.step_due_at) == "2022-06-16T14:00"
    assert [(run.step, run.closed) for run in told.trace.runs] == [
        (1, "done"), (2, "done"), (3, "sent_back"), (2, ""),
    ]  # fmt: skip


def test_the_first_working_step_cannot_be_sent_back() -> None:
    with pytest.raises(refusals.FirstStep):
        processing().does(Act.SEND_BACK, "2022-06-13T10:00", reason="draft_incomplete")


def test_a_claimed_step_is_not_claimed_again() -> None:
    told = processing()
    told.does(Act.CLAIM, "2022-06-13T09:00", CASE)

    with pytest.raises(refusals.AlreadyYours):
        told.does(Act.CLAIM, "2022-06-13T10:00", CASE)
    with pytest.raises(refusals.AlreadyHeld):
        told.does(Act.CLAIM, "2022-06-13T10:00", CASE_TWO)


def test_a_head_assigns_a_step_to_a_person_or_to_another_unit() -> None:
    told = processing()

    life = told.does(Act.ASSIGN, "2022-06-13T09:00", to_officer=CASE_TWO)
    assert (life.unit_id, life.officer_id) == (DEPARTMENT, CASE_TWO)

    life = told.does(Act.ASSIGN, "2022-06-13T10:00", to_unit=78)
    assert (life.unit_id, life.officer_id) == (78, None)


def test_assigning_to_nobody_is_refused_at_its_field() -> None:
    with pytest.raises(refusals.AssigneeMissing) as caught:
        processing().does(Act.ASSIGN, "2022-06-13T09:00")

    assert caught.value.field == "to"


def test_an_act_on_a_step_that_is_no_longer_open_is_refused() -> None:
    told = processing()
    told.does(Act.COMPLETE_STEP, "2022-06-13T10:00", step=2)

    with pytest.raises(refusals.StepNotOpen, match="Bước 2 không còn mở; hồ sơ đang ở bước 3"):
        told.does(Act.COMPLETE_STEP, "2022-06-13T10:05", step=2)


@pytest.mark.parametrize("steps_done", [0, 1, 2])
@pytest.mark.parametrize(
    ("act", "outcome", "needs"),
    [(Act.RESOLVE, "granted", {}), (Act.REFUSE, "refused", {"reason": "conditions_not_met"})],
)
def test_the_result_may_be_ready_at_any_step(
    steps_done: int, act: Act, outcome: str, needs: dict[str, str]
) -> None:
    told = processing()
    for hour in range(steps_done):
        told.does(Act.COMPLETE_STEP, f"2022-06-13T{9 + hour:02d}:00")

    life = told.does(act, "2022-06-14T10:00", LEADER, **needs)

    assert (life.state, life.outcome, short(life.finished_at)) == (
        State.RESOLVED,
        outcome,
        "2022-06-14T10:00",
    )
    assert (life.step, life.unit_id, life.officer_id) == (4, ONE_STOP, None)
    assert told.trace.runs[-2].closed == ("done" if act is Act.RESOLVE else "refused")


def test_returning_the_result_ends_the_life_without_touching_when_it_was_finished() -> None:
    told = processing()
    told.does(Act.RESOLVE, "2022-06-14T10:00")

    life = told.does(Act.RETURN, "2022-06-20T09:00")

    assert (short(life.finished_at), short(life.returned_at)) == ("2022-06-14T10:00", "2022-06-20T09:00")
    assert (life.state, life.step, life.unit_id) == (State.RETURNED, None, None)
    assert all(run.closed_at is not None for run in told.trace.runs)


@pytest.mark.parametrize("act", [Act.COMPLETE_STEP, Act.SEND_BACK])
def test_a_step_that_a_colleague_holds_is_ended_by_that_colleague_or_assigned_anew_first(act: Act) -> None:
    told = processing(duration="10 ngày làm việc")
    told.does(Act.COMPLETE_STEP, "2022-06-14T08:00", by=7)
    told.does(Act.CLAIM, "2022-06-14T09:00", by=7)

    with pytest.raises(refusals.AlreadyHeld):
        told.does(act, "2022-06-14T10:00", by=8, reason="draft_incomplete")

    told.does(Act.ASSIGN, "2022-06-14T10:00", by=9, to_officer=8)
    assert told.does(act, "2022-06-14T11:00", by=8, reason="draft_incomplete").step in (2, 4)
