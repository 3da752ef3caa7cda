"""The past can be asked for: a dossier as it stood at any moment, told from its log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.common.moments import day_of, end_of_day
from motcua.common.refusals import Refusal
from motcua.common.versions import held
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.detail import explanation_of
from motcua.operations.dossiers.queries.history import life_at, trace_of
from motcua.operations.dossiers.services.act import act, as_life
from motcua.operations.dossiers.services.receive import accept
from motcua.operations.dossiers.tests.domain.test_walks import GAPS, choose
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    moment,
    receive_dossier,
    register_dossier,
)
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log


def test_a_past_moment_is_told_as_it_was(office: Office) -> None:
    dossier = receive_dossier(office, paused=True)
    act(Act.RESUME, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-15T09:00"))
    act(Act.RESOLVE, dossier_id=dossier.pk, by=office.officer("leader"), at=moment("2022-06-17T09:00"))

    then = life_at(dossier.pk, moment("2022-06-14T12:00"))

    assert (then.state, then.waiting_since) == (State.PROCESSING, moment("2022-06-13T09:00"))
    assert (then.due_at, then.finished_at) == (moment("2022-06-16T17:00"), None)
    assert life_at(dossier.pk, moment("2022-06-15T09:00")).due_at == moment("2022-06-20T17:00")


def test_before_its_first_event_nothing_is_told(office: Office) -> None:
    dossier = receive_dossier(office)

    assert life_at(dossier.pk, MONDAY - timedelta(seconds=1)) == Life()


def test_the_end_of_a_day_holds_all_that_happened_on_it(office: Office) -> None:
    dossier = receive_dossier(office, resolved=True, finished_at=moment("2022-06-13T23:59:59"))

    end = end_of_day(day_of(MONDAY)) - timedelta(microseconds=1)

    assert life_at(dossier.pk, end).state is State.RESOLVED


# -- random lives through the services: everything that is kept follows from the log


def needs_of(act: Act, office: Office, at: datetime, pick: int) -> dict[str, Any]:
    if act is Act.EXTEND:
        calendar = organisation.calendar_of(office.agency.id)
        return {"reason": "workload", "until": calendar.next_working(day_of(at) + timedelta(days=pick % 30))}
    if act is Act.REQUEST_SUPPLEMENT:
        return {"items": ["Ảnh"], "reason": "sector_law" if pick % 2 else ""}
    if act is Act.ASSIGN:
        return {"to_officer": office.officer(("case", "case_two", "head")[pick % 3])}
    reasons = {Act.REFUSE: "conditions_not_met", Act.PAUSE: "sector_law", Act.SEND_BACK: "check_again"}
    return {"reason": reasons[act]} if act in reasons else {}


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    filed=st.booleans(),
    duration=st.sampled_from(("3 ngày làm việc", "10 ngày", "6 giờ", "1/7 ngày làm việc")),
    moves=st.lists(st.tuples(st.integers(0, 999), GAPS, st.integers(0, 99)), max_size=15),
)
def test_whatever_happens_the_tables_hold_what_the_log_tells(
    office: Office, filed: bool, duration: str, moves: list[tuple[int, int, int]]
) -> None:
    at = MONDAY
    begin = register_dossier if filed else receive_dossier
    dossier = begin(office, at=at, duration=duration)
    stood = [(at, as_life(Dossier.objects.get(pk=dossier.pk)))]
    with held():
        for choice, gap, pick in moves:
            at += timedelta(minutes=gap)
            chosen = choose(State(dossier.state), choice)
            if chosen is None:
                break
            by = office.officer(("counter", "case", "case_two", "leader")[pick % 4])
            try:
                if chosen is Act.ACCEPT:
                    dossier = accept(dossier_id=dossier.pk, by=by, at=at)
                else:
                    needs = needs_of(chosen, office, at, pick)
                    dossier = act(chosen, dossier_id=dossier.pk, by=by, at=at, **needs)
            except Refusal:
                continue
            stood.append((at, as_life(dossier)))

    assert_told_by_its_log(dossier.pk)
    assert all(
        life_at(dossier.pk, when) == [life for at, life in stood if at <= when][-1] for when, _ in stood
    )
    explained = explanation_of(Dossier.objects.get(pk=dossier.pk))
    if explained is not None:
        promised = explained.promise.due_at.replace(microsecond=0)
        assert promised == trace_of(dossier.pk).life.due_at
