"""Deciding: a life, a command and the terms in; one event out, or a named refusal. Nothing is read, nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.common.moments import day_of, end_of_day, say_day, say_moment
from motcua.foundation.worktime.calendar import NoCalendarYear
from motcua.foundation.worktime.clock import Pause, effective_start, promise, step_due
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import NEED_REASON, TRANSITIONS, Act
from motcua.operations.dossiers.domain.life import Event, Life
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.terms import Command, Terms

Changes = dict[str, Any]

#: While the clock stands on a legal ground only these go on.
_POSSIBLE_WHILE_PAUSED = frozenset({Act.RESUME, Act.CLAIM, Act.ASSIGN, Act.REFUSE, Act.WITHDRAW, Act.STOP})


_LEFT: Changes = {
    "step": None,
    "unit_id": None,
    "officer_id": None,
    "step_opened_at": None,
    "step_due_at": None,
}


def decide(life: Life, command: Command, terms: Terms) -> Event:
    """Return what happens when the command is obeyed; raise the refusal that the law or the state demands."""
    act, at = command.act, command.at
    after = check_possible(life, act, at)
    if life.paused and act not in _POSSIBLE_WHILE_PAUSED:
        raise refusals.Paused(act=act.label)
    if command.step is not None and life.step is not None and command.step != life.step:
        raise refusals.StepNotOpen(step=command.step, current=life.step)
    _check_reason(command, terms, registered=life.state is State.REGISTERED)
    sets, closed, breach = _HANDLERS[act](life, command, terms)
    return Event(
        number=life.number + 1,
        act=act,
        at=at,
        by=command.by,
        before=life.state,
        after=after,
        sets={name: value for name, value in sets.items() if getattr(life, name) != value},
        closed=closed,
        reason=command.reason,
        items=command.items,
        breach=breach,
    )


def whole(moment: datetime) -> datetime:
    """Return the moment in whole seconds, the log's grain: «1/7 ngày làm việc» ends between two of them."""
    return moment.replace(microsecond=0) if moment.microsecond else moment


def check_possible(life: Life, act: Act, at: datetime) -> State:
    """Return the state that the act leads to; refuse what the table does not name and what would come too early."""
    after = TRANSITIONS.get((life.state, act))
    if after is None:
        raise refusals.NotNow(act=act.label, state=life.state.label)
    if life.last_at is not None and at < life.last_at:
        raise refusals.BeforeLastEvent(at=say_moment(at), last=say_moment(life.last_at))
    return after


def _check_reason(command: Command, terms: Terms, *, registered: bool) -> None:
    if command.act in NEED_REASON and not command.reason:
        if command.act is Act.REQUEST_SUPPLEMENT:
            return  # the items say what is missing; a ground is needed beyond the policy only
        raise refusals.ReasonMissing(act=command.act.label)
    if not command.reason:
        return
    known = terms.pause_grounds if command.act is Act.PAUSE else terms.reasons.get(command.act.value)
    if known is not None and command.reason not in known:
        raise refusals.ReasonUnknown(reason=command.reason[:60], choices=", ".join(sorted(known)))


# What each act changes: (fields set, how the open step ended, breach of the regime).
Outcome = tuple[Changes, str, str]


def _open_step(life: Life, terms: Terms, number: int, at: datetime, due_at: datetime | None) -> Changes:
    slot = terms.slot(number)
    limit = due_at if due_at is not None else end_of_day(day_of(at))
    due = limit if slot.hours is None else whole(step_due(at, slot.hours, terms.calendar, limit))
    return {
        "step": number,
        "run": life.run + 1,
        "unit_id": slot.unit_id,
        "officer_id": None,
        "step_opened_at": at,
        "step_due_at": due,
    }


def _recount(life: Life, terms: Terms, pauses: tuple[Pause, ...]) -> Changes:
    """Return the two dates under these pauses, and the open step shifted by the last of them."""
    assert life.counted_from is not None
    promised = promise(life.counted_from, terms.duration, terms.calendar, pauses, life.extension)
    return {
        "pauses": pauses,
        "original_due_at": whole(promised.original_due_at),
        "due_at": whole(promised.due_at),
    }


def _end_wait(life: Life, terms: Terms, at: datetime) -> Changes:
    """Return what ending a wait changes: the pause closes, both dates and the open step move."""
    if life.waiting_since is None:
        return {}
    open_pause = life.pauses[-1] if life.pauses and life.pauses[-1].end is None else None
    if open_pause is not None:
        pauses = (*life.pauses[:-1], replace(open_pause, end=at))
    else:
        pauses = (*life.pauses, Pause(life.waiting_since, at, "supplement"))
    changes = _recount(life, terms, pauses) | {"waiting_since": None}
    if life.step_due_at is not None:
        lost = terms.calendar.working_minutes(life.waiting_since, at)
        moved = terms.calendar.add_working_minutes(life.step_due_at, lost)
        changes["step_due_at"] = min(moved, changes["due_at"])
    return changes


def _hand_over(life: Life, command: Command, terms: Terms) -> Outcome:
    return _open_step(life, terms, 2, command.at, life.due_at), "done", ""


def _claim(life: Life, command: Command, terms: Terms) -> Outcome:
    if life.officer_id == command.by:
        raise refusals.AlreadyYours
    if life.officer_id is not None:
        raise refusals.AlreadyHeld
    return {"officer_id": command.by}, "", ""


def _assign(life: Life, command: Command, terms: Terms) -> Outcome:
    if command.to_unit is None and command.to_officer is None:
        raise refusals.AssigneeMissing
    unit = command.to_unit if command.to_unit is not None else life.unit_id
    return {"officer_id": command.to_officer, "unit_id": unit}, "", ""


def _check_holder(life: Life, command: Command) -> None:
    """Refuse to end a step that a colleague holds: whoever holds it ends it, or it is assigned anew first."""
    if life.officer_id not in (None, command.by):
        raise refusals.AlreadyHeld


def _complete_step(life: Life, command: Command, terms: Terms) -> Outcome:
    assert life.step is not None
    _check_holder(life, command)
    if life.step >= len(terms.steps):
        raise refusals.LastStep
    changes = _open_step(life, terms, life.step + 1, command.at, life.due_at)
    if command.to_unit is not None:
        changes["unit_id"] = command.to_unit
    if command.to_officer is not None:
        changes["officer_id"] = command.to_officer
    return changes, "done", ""


def _send_back(life: Life, command: Command, terms: Terms) -> Outcome:
    assert life.step is not None
    _check_holder(life, command)
    if life.step <= 2:
        raise refusals.FirstStep
    return _open_step(life, terms, life.step - 1, command.at, life.due_at), "sent_back", ""


def _request_supplement(life: Life, command: Command, terms: Terms) -> Outcome:
    if not command.items:
        raise refusals.ItemsMissing
    breach = _supplement_breach(life, command, terms)
    if breach and command.reason not in terms.reasons["supplement_breach"]:
        raise refusals.SupplementBeyondPolicy(times=terms.supplement_times, days=terms.supplement_days)
    changes: Changes = {"supplements": life.supplements + 1, "breaches": life.breaches + bool(breach)}
    if life.state is State.REGISTERED:
        return changes | {"asked": True}, "", breach
    changes["waiting_since"] = command.at
    if terms.supplement_clock == "shift":
        changes["pauses"] = (*life.pauses, Pause(command.at, None, "supplement"))
    return changes, "", breach


def _supplement_breach(life: Life, command: Command, terms: Terms) -> str:
    if life.supplements >= terms.supplement_times:
        return "supplement-again"
    if life.received_at is not None:
        received = effective_start(life.received_at, terms.calendar).date()
        if terms.calendar.working_days_between(received, day_of(command.at)) > terms.supplement_days:
            return "supplement-late"
    return ""


def _supplement(life: Life, command: Command, terms: Terms) -> Outcome:
    if life.state is State.REGISTERED:
        if not life.asked:
            raise refusals.NothingAsked
        return {"asked": False}, "", ""
    if terms.supplement_clock == "shift":
        return _end_wait(life, terms, command.at), "", ""
    due_at = whole(promise(command.at, terms.duration, terms.calendar).due_at)
    changes: Changes = {
        "counted_from": command.at,
        "duration": terms.duration.text,
        "pauses": (),
        "extended_until": None,
        "extended_at": None,
        "waiting_since": None,
        "original_due_at": due_at,
        "due_at": due_at,
    }
    return changes | _open_step(life, terms, 2, command.at, due_at), "recount", ""


def _request_payment(life: Life, command: Command, terms: Terms) -> Outcome:
    changes: Changes = {"waiting_since": command.at}
    if terms.payment_pauses:
        changes["pauses"] = (*life.pauses, Pause(command.at, None, "payment"))
    return changes, "", ""


def _confirm_payment(life: Life, command: Command, terms: Terms) -> Outcome:
    if not (life.pauses and life.pauses[-1].end is None):
        return {"waiting_since": None}, "", ""
    return _end_wait(life, terms, command.at), "", ""


def _pause(life: Life, command: Command, terms: Terms) -> Outcome:
    pauses = (*life.pauses, Pause(command.at, None, command.reason))
    return {"waiting_since": command.at, "pauses": pauses}, "", ""


def _resume(life: Life, command: Command, terms: Terms) -> Outcome:
    if not life.paused:
        raise refusals.NotPaused
    return _end_wait(life, terms, command.at), "", ""


def _extend(life: Life, command: Command, terms: Terms) -> Outcome:
    if life.extensions:
        raise refusals.ExtendedAlready
    if command.until is None:
        raise refusals.ExtensionDayMissing
    assert life.due_at is not None
    due_day, today = day_of(life.due_at), day_of(command.at)
    if command.until < due_day:
        raise refusals.ExtensionNotLater(due=say_day(due_day))
    if command.until < today:
        raise refusals.ExtensionInThePast
    if not _works(terms, command.until):
        raise refusals.ExtensionOnDayOff(day=say_day(command.until))
    # What was promised for an hour may still be extended to the closing of that day.
    if terms.calendar.closing(command.until) <= life.due_at:
        raise refusals.ExtensionNotLater(due=say_day(due_day))
    # The apology is due at the latest one day before the promise (NĐ 61/2018 Art. 19.9).
    breach = "apology-late" if today >= due_day else ""
    extended = life._replace(extended_until=command.until, extended_at=command.at)
    changes = _recount(extended, terms, life.pauses) | {
        "extended_until": command.until,
        "extended_at": command.at,
        "extensions": life.extensions + 1,
        "breaches": life.breaches + bool(breach),
    }
    return changes, "", breach


def _works(terms: Terms, until: date) -> bool:
    try:
        return terms.calendar.is_working(until)
    except NoCalendarYear as unknown:
        raise NoCalendarYear(field="until", **unknown.values) from None


def _leave(life: Life, command: Command, terms: Terms) -> Outcome:
    if command.act is Act.STOP and not terms.stop_in_force:
        raise refusals.StopNotInForce
    changes = _end_wait(life, terms, command.at) | _LEFT | {"finished_at": command.at}
    return changes, "ended" if life.step is not None else "", ""


def _result(changes: Changes, life: Life, command: Command, terms: Terms, outcome: str) -> Changes:
    return changes | {
        "finished_at": command.at,
        "outcome": outcome,
        "step": terms.last.number,
        "run": life.run + 1,
        "unit_id": terms.last.unit_id,
        "officer_id": None,
        "step_opened_at": command.at,
        "step_due_at": None,
    }


def _resolve(life: Life, command: Command, terms: Terms) -> Outcome:
    return _result({}, life, command, terms, "granted"), "done", ""


def _refuse(life: Life, command: Command, terms: Terms) -> Outcome:
    if life.state is State.REGISTERED:
        return _LEFT | {"outcome": "refused", "asked": False}, "", ""
    waited = _end_refused_wait(life, terms, command.at)
    return _result(waited, life, command, terms, "refused"), "refused", ""


def _end_refused_wait(life: Life, terms: Terms, at: datetime) -> Changes:
    """Return what the end of a refused dossier's wait changes: the wait alone never makes it late (contracts §1).

    It ends as a pause does; only a refusal on a day off would then come after a due date that nobody could keep, so
    there the wait counts until the next working day opens.
    """
    changes = _end_wait(life, terms, at)
    in_time = life.waiting_since and life.original_due_at and life.waiting_since < life.original_due_at
    if in_time and day_of(changes["original_due_at"]) < day_of(at):
        return _end_wait(life, terms, terms.calendar.opening(terms.calendar.next_working(day_of(at))))
    return changes


def _return(life: Life, command: Command, terms: Terms) -> Outcome:
    return _LEFT | {"returned_at": command.at}, "done", ""


_HANDLERS: dict[Act, Callable[[Life, Command, Terms], Outcome]] = {
    Act.HAND_OVER: _hand_over,
    Act.CLAIM: _claim,
    Act.ASSIGN: _assign,
    Act.COMPLETE_STEP: _complete_step,
    Act.SEND_BACK: _send_back,
    Act.REQUEST_SUPPLEMENT: _request_supplement,
    Act.SUPPLEMENT: _supplement,
    Act.REQUEST_PAYMENT: _request_payment,
    Act.CONFIRM_PAYMENT: _confirm_payment,
    Act.PAUSE: _pause,
    Act.RESUME: _resume,
    Act.EXTEND: _extend,
    Act.REFUSE: _refuse,
    Act.WITHDRAW: _leave,
    Act.STOP: _leave,
    Act.RESOLVE: _resolve,
    Act.RETURN: _return,
}
