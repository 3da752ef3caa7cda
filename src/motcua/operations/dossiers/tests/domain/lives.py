"""Lives told without a database: terms of the law, a dossier begun, acts one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import pytest

from motcua.common.moments import iso, parse_moment
from motcua.common.refusals import Refusal
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.duration import parse_duration
from motcua.operations.dossiers.domain import decide, reception
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Event, Life
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.terms import Command, StepSlot, Terms
from motcua.operations.dossiers.domain.traces import Trace

COUNTER, CASE, CASE_TWO, LEADER = 1, 2, 3, 4
ONE_STOP, DEPARTMENT, LEADERSHIP = 11, 12, 13
STEPS = (
    StepSlot(1, "Tiếp nhận", ONE_STOP, Decimal(2)),
    StepSlot(2, "Thẩm định", DEPARTMENT, Decimal(16)),
    StepSlot(3, "Ký duyệt", LEADERSHIP, Decimal(4)),
    StepSlot(4, "Trả kết quả", ONE_STOP, None),
)
MONDAY = "2022-06-13T08:00"


def terms(duration: str = "3 ngày làm việc", **changes: Any) -> Terms:
    """Return the terms of 2022 for a duration."""
    base = Terms(
        calendar=national_calendar(),
        duration=parse_duration(duration),
        steps=STEPS,
        supplement_times=1,
        supplement_days=3,
        supplement_clock="recount",
        payment_pauses=True,
        hand_over_limit=time(15),
        stop_in_force=False,
        pause_grounds=frozenset({"sector_law"}),
        reasons={
            "refuse": frozenset({"conditions_not_met"}),
            "extend": frozenset({"workload"}),
            "send_back": frozenset({"draft_incomplete"}),
            "request_supplement": frozenset({"component_missing", "officer_mistake"}),
            "supplement_breach": frozenset({"officer_mistake"}),
        },
    )
    return replace(base, **changes)


class Told:
    """A dossier's life under fixed terms; each act answers with the life after it."""

    def __init__(self, under: Terms) -> None:
        self.terms = under
        self.trace = Trace.begin()

    @property
    def life(self) -> Life:
        """The life after all that was told."""
        return self.trace.life

    @property
    def last(self) -> Event:
        """The last event."""
        return self.trace.events[-1][0]

    def does(self, act: Act, at: str | datetime, by: int | None = CASE, **needs: Any) -> Life:
        """Let the act happen."""
        when = parse_moment(at) if isinstance(at, str) else at
        command = Command(act=act, at=when, by=by, **needs)
        return self.trace.follow(decide.decide(self.life, command, self.terms))


_FILED = Life(reference="f" * 24, version_id=7, agency_id=5)


def registered(at: str = MONDAY, under: Terms | None = None) -> Told:
    """Return a life that begins with a filing."""
    told = Told(under or terms())
    told.trace.follow(reception.register(life=_FILED, terms=told.terms, at=parse_moment(at), by=None))
    return told


def accept(told: Told, at: str) -> Life:
    """Let a registered dossier be received."""
    event = reception.receive(life=told.life, terms=told.terms, code="M-1", at=parse_moment(at), by=COUNTER)
    return told.trace.follow(event)


def received(at: str = MONDAY, duration: str = "3 ngày làm việc", under: Terms | None = None) -> Told:
    """Return a life that begins with a reception."""
    told = Told(under or terms(duration))
    event = reception.receive(life=_FILED, terms=told.terms, code="M-1", at=parse_moment(at), by=COUNTER)
    told.trace.follow(event)
    return told


def processing(at: str = MONDAY, duration: str = "3 ngày làm việc", under: Terms | None = None) -> Told:
    """Return a dossier that the department has had since its reception."""
    told = received(at, duration, under)
    told.does(Act.HAND_OVER, at, COUNTER)
    return told


def in_state(state: State) -> Told:
    """Return a life that stands in the state, by the shortest way."""
    if state is State.REGISTERED:
        return registered()
    if state is State.REFUSED_AT_RECEPTION:
        told = registered()
        told.does(Act.REFUSE, MONDAY, COUNTER, reason="conditions_not_met")
        return told
    today = terms(stop_in_force=True)
    if state is State.RECEIVED:
        return received(under=today)
    told = processing(under=today)
    ways: dict[State, list[tuple[Act, dict[str, Any]]]] = {
        State.PROCESSING: [],
        State.AWAITING_SUPPLEMENT: [(Act.REQUEST_SUPPLEMENT, {"items": ("1",)})],
        State.AWAITING_PAYMENT: [(Act.REQUEST_PAYMENT, {})],
        State.WITHDRAWN: [(Act.WITHDRAW, {})],
        State.STOPPED: [(Act.STOP, {})],
        State.RESOLVED: [(Act.RESOLVE, {})],
        State.RETURNED: [(Act.RESOLVE, {}), (Act.RETURN, {})],
    }
    for act, needs in ways[state]:
        told.does(act, "2022-06-13T09:00", **needs)
    return told


def due(life: Life) -> tuple[str, str]:
    """Return the two dates (original, last) without seconds."""
    return short(life.original_due_at), short(life.due_at)


def short(when: datetime | None) -> str:
    """Return a moment as «2022-06-15T17:00»; nothing as an empty text."""
    return (iso(when) or "")[:16]


def refusal_of(do: Callable[[], object], kind: type[Refusal]) -> Refusal:
    """Return the refusal of this kind that the call ends in."""
    with pytest.raises(kind) as caught:
        do()
    assert type(caught.value) is kind
    return caught.value
