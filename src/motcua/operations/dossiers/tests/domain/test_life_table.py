"""A dossier's life is the table of the contract: what it allows happens, what it does not name is refused."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.common.moments import parse_day, parse_moment
from motcua.operations.dossiers.domain import reception, refusals
from motcua.operations.dossiers.domain.acts import LABELS, PAST, TRANSITIONS, Act, acts_from
from motcua.operations.dossiers.domain.states import FINAL, OPEN, UNREPORTED, WAITING, State
from motcua.operations.dossiers.domain.states import LABELS as STATE_LABELS
from motcua.operations.dossiers.tests.domain.lives import in_state, refusal_of

LATER = "2022-06-13T10:00"
NEEDS: dict[Act, dict[str, Any]] = {
    Act.REFUSE: {"reason": "conditions_not_met"},
    Act.PAUSE: {"reason": "sector_law"},
    Act.SEND_BACK: {"reason": "draft_incomplete"},
    Act.REQUEST_SUPPLEMENT: {"items": ("1",)},
    Act.EXTEND: {"reason": "workload", "until": parse_day("2022-06-20")},
    Act.ASSIGN: {"to_officer": 9},
}
#: The contract's table (§2), state by state.
CONTRACT: dict[State, dict[Act, State]] = {
    State.REGISTERED: {
        Act.ACCEPT: State.RECEIVED,
        Act.REQUEST_SUPPLEMENT: State.REGISTERED,
        Act.SUPPLEMENT: State.REGISTERED,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.REFUSE: State.REFUSED_AT_RECEPTION,
    },
    State.RECEIVED: {
        Act.HAND_OVER: State.PROCESSING,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.STOP: State.STOPPED,
    },
    State.PROCESSING: {
        Act.COMPLETE_STEP: State.PROCESSING,
        Act.SEND_BACK: State.PROCESSING,
        Act.CLAIM: State.PROCESSING,
        Act.ASSIGN: State.PROCESSING,
        Act.REQUEST_SUPPLEMENT: State.AWAITING_SUPPLEMENT,
        Act.REQUEST_PAYMENT: State.AWAITING_PAYMENT,
        Act.PAUSE: State.PROCESSING,
        Act.RESUME: State.PROCESSING,
        Act.EXTEND: State.PROCESSING,
        Act.RESOLVE: State.RESOLVED,
        Act.REFUSE: State.RESOLVED,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.STOP: State.STOPPED,
    },
    State.AWAITING_SUPPLEMENT: {
        Act.SUPPLEMENT: State.PROCESSING,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.STOP: State.STOPPED,
        Act.REFUSE: State.RESOLVED,
    },
    State.AWAITING_PAYMENT: {
        Act.CONFIRM_PAYMENT: State.PROCESSING,
        Act.WITHDRAW: State.WITHDRAWN,
        Act.STOP: State.STOPPED,
    },
    State.RESOLVED: {Act.RETURN: State.RETURNED},
    State.REFUSED_AT_RECEPTION: {},
    State.WITHDRAWN: {},
    State.STOPPED: {},
    State.RETURNED: {},
}
ALLOWED = [(state, act, after) for state, acts in CONTRACT.items() for act, after in acts.items()]
#: These need something before them: a step to go back to, a pause, a question; `accept` has its own door.
PREPARED = {
    (State.PROCESSING, Act.SEND_BACK): (Act.COMPLETE_STEP, {}),
    (State.PROCESSING, Act.RESUME): (Act.PAUSE, {"reason": "sector_law"}),
    (State.REGISTERED, Act.SUPPLEMENT): (Act.REQUEST_SUPPLEMENT, {"items": ("1",)}),
}


def test_the_table_is_the_contracts_table() -> None:
    assert TRANSITIONS == {(state, act): after for state, act, after in ALLOWED}


def test_the_states_have_the_codes_that_are_exchanged() -> None:
    assert [state.code_name for state in sorted(State)] == [
        "registered", "received", "refused_at_reception", "processing", "awaiting_supplement", "awaiting_payment",
        "withdrawn", "stopped", "resolved", "returned",
    ]  # fmt: skip
    assert [state.value for state in sorted(State)] == list(range(1, 11))


@pytest.mark.parametrize(
    ("state", "act", "after"), [row for row in ALLOWED if row[1] is not Act.ACCEPT], ids=lambda v: v.name
)
def test_an_act_of_the_table_leads_where_the_table_says(state: State, act: Act, after: State) -> None:
    told = in_state(state)
    if before := PREPARED.get((state, act)):
        told.does(before[0], "2022-06-13T09:30", **before[1])

    life = told.does(act, LATER, **NEEDS.get(act, {}))

    assert life.state is after
    assert (told.last.before, told.last.after, told.last.act) == (state, after, act)


@pytest.mark.parametrize("state", State, ids=lambda v: v.name)
def test_whatever_the_table_does_not_name_is_refused_and_changes_nothing(state: State) -> None:
    told = in_state(state)
    before = told.life
    for act in [a for a in Act if a not in CONTRACT[state]]:
        refused = refusal_of(lambda act=act: told.does(act, LATER, **NEEDS.get(act, {})), refusals.NotNow)

        assert str(refused) == f"Không thể «{act.label}» khi hồ sơ ở trạng thái «{state.label}»."
        assert refused.status == 409
    assert told.life == before


@pytest.mark.parametrize("state", [s for s in State if s is not State.REGISTERED], ids=lambda v: v.name)
def test_only_what_is_registered_can_be_accepted(state: State) -> None:
    told = in_state(state)

    with pytest.raises(refusals.NotNow):
        reception.receive(life=told.life, terms=told.terms, code="M-2", at=parse_moment(LATER), by=1)


def test_no_state_is_a_dead_end_unless_it_is_final() -> None:
    for state in State:
        assert bool(acts_from(state)) is (state not in FINAL)


def test_every_state_can_be_reached() -> None:
    reached = {State.REGISTERED, State.RECEIVED}
    for _ in State:
        reached |= {after for (before, _), after in TRANSITIONS.items() if before in reached}

    assert reached == set(State)


def test_every_state_and_act_has_words_for_people() -> None:
    assert set(STATE_LABELS) == set(State)
    assert set(LABELS) == set(PAST) == set(Act)


def test_waiting_open_and_unreported_states_are_those_of_the_contract() -> None:
    assert WAITING == {State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT}
    assert OPEN == {State.RECEIVED, State.PROCESSING} | WAITING
    assert UNREPORTED == {State.REGISTERED, State.REFUSED_AT_RECEPTION}


@pytest.mark.parametrize("state", State, ids=lambda v: v.name)
def test_waiting_since_is_set_exactly_while_somebody_is_waited_for(state: State) -> None:
    assert (in_state(state).life.waiting_since is not None) is (state in WAITING)


def test_nothing_happens_before_what_already_happened() -> None:
    told = in_state(State.PROCESSING)
    told.does(Act.CLAIM, "2022-06-13T10:00")

    with pytest.raises(refusals.BeforeLastEvent, match="9:59 thứ Hai, 13/6/2022 sớm hơn"):
        told.does(Act.COMPLETE_STEP, "2022-06-13T09:59")
