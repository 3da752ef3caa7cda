"""Random lives: whatever acts follow each other in whatever order, these truths hold after each of them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.common.moments import day_of, parse_moment
from motcua.common.refusals import Refusal
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import explain
from motcua.operations.dossiers.domain.acts import Act, acts_from
from motcua.operations.dossiers.domain.life import Life, rebuild
from motcua.operations.dossiers.domain.states import FINAL, WAITING, State
from motcua.operations.dossiers.domain.traces import open_run, retell
from motcua.operations.dossiers.tests.domain.lives import Told, received, terms

CALENDAR = national_calendar()
DURATIONS = ("3 ngày làm việc", "0,5 ngày làm việc", "17,5 ngày làm việc", "10 ngày", "1 tháng", "6 giờ", "trong ngày", "1/7 ngày làm việc")  # fmt: skip
#: What follows the act before it after so many minutes: seconds later, within a day, over weeks.
GAPS = st.sampled_from((0, 1, 7, 45, 90, 240, 480, 1440, 2 * 1440, 5 * 1440, 20 * 1440))
START = parse_moment("2022-01-20T07:30")


#: These end a life soon, so a walk takes them seldom.
ENDING = {Act.WITHDRAW, Act.STOP, Act.REFUSE, Act.RESOLVE}


def choose(state: State, choice: int) -> Act | None:
    """Return one of the acts that the state allows; None when there is none."""
    possible = acts_from(state)
    going_on = [act for act in possible if act not in ENDING]
    if going_on and choice % 10:
        possible = tuple(going_on)
    return possible[choice // 10 % len(possible)] if possible else None


def needs_of(act: Act, at: datetime, pick: int) -> dict[str, Any]:
    """Return what an act needs, sometimes more than the rules allow."""
    if act is Act.EXTEND:
        return {"reason": "workload", "until": CALENDAR.next_working(day_of(at) + timedelta(days=pick % 30))}
    if act is Act.REQUEST_SUPPLEMENT:
        return {"items": ("1",), "reason": "officer_mistake" if pick % 2 else ""}
    if act is Act.ASSIGN:
        return {"to_officer": pick % 5 + 1}
    reasons = {Act.REFUSE: "conditions_not_met", Act.PAUSE: "sector_law", Act.SEND_BACK: "draft_incomplete"}
    return {"reason": reasons[act]} if act in reasons else {}


def check_life(life: Life, told: Told) -> None:
    """Assert what must hold in every state of every life."""
    assert life.due_at is not None and life.original_due_at is not None and life.counted_from is not None
    assert life.due_at >= life.original_due_at
    assert life.due_at == life.original_due_at or life.extensions == 1
    waits = life.state in WAITING or life.paused
    assert (life.waiting_since is not None) is waits
    assert (life.finished_at is not None) is (life.state >= State.WITHDRAWN)
    assert (life.step is None) is (life.state in FINAL)
    assert (life.unit_id is None) is (life.state in FINAL)
    if life.step_due_at is not None:
        assert life.step_due_at <= life.due_at
    last_run = told.trace.runs[-1]
    assert (open_run(life) or last_run) == last_run
    assert sum(run.closed_at is None for run in told.trace.runs) == (0 if life.state in FINAL else 1)
    explained = explain(
        life.counted_from, parse_duration(life.duration), CALENDAR, life.pauses, life.extension
    )
    promised = explained.promise
    assert (promised.original_due_at.replace(microsecond=0), promised.due_at.replace(microsecond=0)) == (
        life.original_due_at, life.due_at,
    )  # fmt: skip


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(
    duration=st.sampled_from(DURATIONS),
    clock=st.sampled_from(("recount", "shift")),
    start=st.integers(0, 60 * 24 * 30),
    moves=st.lists(st.tuples(st.integers(0, 999), GAPS, st.integers(0, 99)), max_size=25),
)
def test_every_life_keeps_its_truths_and_is_told_again_by_its_log(
    duration: str, clock: str, start: int, moves: list[tuple[int, int, int]]
) -> None:
    under = terms(duration, supplement_clock=clock, stop_in_force=True)
    at = START + timedelta(minutes=start)
    told = received(at.isoformat(), under=under)
    check_life(told.life, told)
    for choice, gap, pick in moves:
        at += timedelta(minutes=gap)
        act = choose(told.life.state, choice)
        if act is None:
            break
        before = told.life
        try:
            told.does(act, at, by=choice % 3 + 1, **needs_of(act, at, pick))
        except Refusal:
            assert told.life is before
        check_life(told.life, told)

    stored = [(json.loads(text), text) for _, text, _ in told.trace.events]
    assert retell(stored) == told.trace
    assert rebuild([content for content, _ in stored]) == told.life
