"""Keeping: the rows that a decided event leaves, written in the transaction that decided it.

One event and many lives at once are kept by the same row builders, so a replay leaves what the screens leave.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from motcua.capabilities.inbox import services as inbox
from motcua.common.moments import day_of
from motcua.common.outbox import services as outbox
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Event, Life, plain_pauses
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.traces import Run, Span, run_change, span_change
from motcua.operations.dossiers.models import Dossier, DossierEvent, PromiseSpan, StepRun

SUBJECT = "dossier"

#: What must be said to someone outside when an act is done.
SAID = {
    Act.RECEIVE: "dossier.received",
    Act.ACCEPT: "dossier.received",
    Act.REQUEST_SUPPLEMENT: "dossier.supplement_requested",
    Act.REQUEST_PAYMENT: "dossier.payment_requested",
    Act.EXTEND: "dossier.extended",
    Act.REFUSE: "dossier.refused",
    Act.STOP: "dossier.stopped",
    Act.RESOLVE: "dossier.resolved",
}

_DAYS = {"received_at": "received_on", "original_due_at": "original_due_on", "finished_at": "finished_on"}
#: The fields of a life that are columns of the dossier and may change after its first event.
CHANGING = (
    "code", "duration", "received_at", "counted_from", "pauses", "extended_until", "extended_at", "extensions",
    "original_due_at", "due_at", "waiting_since", "finished_at", "returned_at", "outcome", "supplements", "asked",
    "breaches", "step", "run", "unit_id", "officer_id", "step_opened_at", "step_due_at",
)  # fmt: skip


def present_columns(life: Life, names: Any = CHANGING) -> dict[str, Any]:
    """Return the dossier's columns for these fields of its life, with the days beside the moments and the log's end."""
    columns: dict[str, Any] = {
        "state": int(life.state),
        "number": life.number,
        "last_at": life.last_at,
        "hash": life.hash,
    }
    for name in names:
        value = getattr(life, name)
        if name == "pauses":
            value = plain_pauses(value)
        elif name == "code":
            value = value or None
        columns[name] = value
        if day := _DAYS.get(name):
            columns[day] = value and day_of(value)
    return columns


def event_columns(dossier_id: int, event: Event, text: str, hash: str) -> dict[str, Any]:
    """Return the log's row for an event."""
    return {
        "dossier_id": dossier_id,
        "number": event.number,
        "act": event.act.value,
        "at": event.at,
        "officer_id": event.by,
        "after": int(event.after),
        "text": text,
        "hash": hash,
    }


def run_columns(dossier_id: int, run: Run) -> dict[str, Any]:
    """Return the row of a step's run."""
    return {"dossier_id": dossier_id, **run._asdict()}


def span_columns(dossier_id: int, span: Span) -> dict[str, Any]:
    """Return the row of a promise's span."""
    return {"dossier_id": dossier_id, **asdict(span), "original_due_on": day_of(span.original_due_at)}


def waiting_item(dossier_id: int, life: Life) -> inbox.Waiting | None:
    """Return what of this dossier waits for an officer now; None when nobody has to act."""
    if life.unit_id is None or life.last_at is None:
        return None
    return inbox.Waiting(
        subject_kind=SUBJECT,
        subject_id=dossier_id,
        agency_id=life.agency_id,
        unit_id=life.unit_id,
        officer_id=life.officer_id,
        due_at=life.due_at or life.step_due_at or life.last_at,
        # A result that lies ready waits for the applicant to fetch it: nobody here is late with it.
        waiting=life.waiting_since is not None or life.state is State.RESOLVED,
        opened_at=life.step_opened_at or life.last_at,
    )


def keep_beginning(dossier: Dossier, event: Event, text: str, life: Life) -> None:
    """Write a new dossier (its people are written already) with its first event, run, inbox row and message."""
    for name, value in present_columns(life).items():
        setattr(dossier, name, value)
    dossier.save(force_insert=True)
    DossierEvent.objects.create(**event_columns(dossier.pk, event, text, life.hash))
    _keep_run(dossier.pk, Life(), event, life)
    if item := waiting_item(dossier.pk, life):
        inbox.open_new(item)
    say(dossier.pk, event)


def keep(dossier: Dossier, before: Life, event: Event, text: str, after: Life) -> None:
    """Write what the event changes of a dossier that the caller has locked, and set it on the object at hand."""
    columns = present_columns(after, [name for name in event.sets if name in CHANGING])
    Dossier.objects.filter(pk=dossier.pk).update(**columns)
    for name, value in columns.items():
        setattr(dossier, name, value)
    DossierEvent.objects.create(**event_columns(dossier.pk, event, text, after.hash))
    _keep_run(dossier.pk, before, event, after)
    _keep_span(dossier.pk, before, event, after)
    _keep_inbox(dossier.pk, before, after)
    say(dossier.pk, event)


def say(dossier_id: int, event: Event) -> None:
    """Write down what the event makes necessary to say to the applicant."""
    if kind := SAID.get(event.act):
        about, to = (SUBJECT, dossier_id), ("applicant", None)
        outbox.say(kind, subject=about, to=to, at=event.at, payload={"event": event.number})


def _keep_run(dossier_id: int, before: Life, event: Event, after: Life) -> None:
    changed, opened = run_change(before, event, after)
    if changed is not None:
        columns = run_columns(dossier_id, changed)
        StepRun.objects.filter(dossier_id=dossier_id, run=changed.run).update(
            **{name: columns[name] for name in ("unit_id", "officer_id", "due_at", "closed_at", "closed")}
        )
    if opened is not None:
        StepRun.objects.create(**run_columns(dossier_id, opened))


def _keep_span(dossier_id: int, before: Life, event: Event, after: Life) -> None:
    if not span_change(before, event, after, first=True):
        return
    spans = PromiseSpan.objects.filter(dossier_id=dossier_id)
    ended = spans.filter(until__isnull=True).update(until=event.at)
    for span in span_change(before, event, after, first=not ended)[1 if ended else 0 :]:
        PromiseSpan.objects.create(**span_columns(dossier_id, span))


def _keep_inbox(dossier_id: int, before: Life, after: Life) -> None:
    old, new = waiting_item(dossier_id, before), waiting_item(dossier_id, after)
    if new is None:
        inbox.remove(SUBJECT, dossier_id)
    elif old != new:
        inbox.put(new)


def seconds(at: datetime) -> datetime:
    """Return the moment in whole seconds: the log's grain."""
    return at.replace(microsecond=0)
