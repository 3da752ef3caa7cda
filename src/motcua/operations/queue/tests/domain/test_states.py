"""The life of a ticket has no dead ends before its end, and says why something cannot be done."""

from __future__ import annotations

import pytest

from motcua.operations.queue.domain.refusals import NotNow
from motcua.operations.queue.domain.states import OPEN, TRANSITIONS, Act, State, after, possible

CLOSED = {State.DONE, State.LEFT}


def test_every_state_but_the_last_ones_is_left_and_every_state_is_reached():
    left = {state for state, _ in TRANSITIONS}
    reached = {State.WAITING, *TRANSITIONS.values()}

    assert left == set(State) - CLOSED
    assert reached == set(State)


def test_whatever_is_open_can_be_closed_at_the_end_of_the_day():
    assert all(after(state, Act.LEAVE) is State.LEFT for state in OPEN)


def test_a_number_that_was_missed_is_called_again_and_one_that_is_done_is_not():
    assert after(State.MISSED, Act.CALL) is State.CALLED
    assert not possible(State.DONE, Act.CALL)
    with pytest.raises(NotNow, match="Số này đã xong nên không gọi được"):
        after(State.DONE, Act.CALL)


def test_states_and_acts_have_words_for_people():
    assert all(one.label for kind in (State, Act) for one in kind)
