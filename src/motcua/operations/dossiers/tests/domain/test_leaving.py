"""At the applicant's wish: withdrawing at any time, stopping from 1 July 2025 on."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import OPEN, State
from motcua.operations.dossiers.tests.domain.lives import in_state, processing, received, short

LATER = "2022-06-20T10:00"


@pytest.mark.parametrize("state", sorted(OPEN), ids=lambda s: s.name)
@pytest.mark.parametrize(("act", "after"), [(Act.WITHDRAW, State.WITHDRAWN), (Act.STOP, State.STOPPED)])
def test_whatever_is_open_ends_on_the_applicants_wish(state: State, act: Act, after: State) -> None:
    told = in_state(state)

    life = told.does(act, LATER, None)

    assert (life.state, short(life.finished_at), life.waiting_since) == (after, LATER, None)
    assert (life.step, life.unit_id, life.officer_id, life.step_due_at) == (None, None, None, None)
    assert told.trace.runs[-1].closed == "ended"


def test_what_was_only_registered_leaves_without_a_code() -> None:
    life = in_state(State.REGISTERED).does(Act.WITHDRAW, LATER, None)

    assert (life.state, life.code, life.received_at) == (State.WITHDRAWN, "", None)


def test_before_the_decree_of_2025_there_is_no_stopping() -> None:
    for told in (received(), processing()):
        with pytest.raises(refusals.StopNotInForce, match="1/7/2025"):
            told.does(Act.STOP, LATER, None)


def test_a_result_that_is_ready_can_no_longer_be_withdrawn() -> None:
    with pytest.raises(refusals.NotNow):
        in_state(State.RESOLVED).does(Act.WITHDRAW, LATER, None)


def test_refusing_at_reception_needs_a_reason_and_leaves_no_date() -> None:
    told = in_state(State.REGISTERED)
    with pytest.raises(refusals.ReasonMissing):
        told.does(Act.REFUSE, LATER)

    life = told.does(Act.REFUSE, LATER, reason="conditions_not_met")

    assert (life.state, life.outcome) == (State.REFUSED_AT_RECEPTION, "refused")
    assert (life.finished_at, life.due_at, life.unit_id) == (None, None, None)


def test_refusing_with_a_reason_of_ones_own_is_refused() -> None:
    with pytest.raises(refusals.ReasonUnknown, match="lazy"):
        processing().does(Act.REFUSE, LATER, reason="lazy")
