"""Acting on a dossier: lock it, judge the act, keep the event; one transaction for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from motcua.common.events import announce
from motcua.common.moments import day_of, in_hanoi, say_moment
from motcua.common.refusals import Refusal
from motcua.common.text import clean
from motcua.common.transactions import writing
from motcua.foundation import law
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.decide import decide
from motcua.operations.dossiers.domain.life import Life, apply, read_pauses
from motcua.operations.dossiers.domain.refusals import (
    AlreadyHeld,
    BeforeLastEvent,
    NotNow,
    OvertakenBy,
    StepNotOpen,
    UnknownDossier,
)
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.terms import Command, Terms
from motcua.operations.dossiers.events import ENDS_A_PART, LinkedPartEnded
from motcua.operations.dossiers.models import Dossier, DossierEvent, Note
from motcua.operations.dossiers.services.keeping import keep, seconds
from motcua.operations.dossiers.services.papers import issue_for
from motcua.operations.dossiers.services.terms import REASON_LISTS, terms_for

NOTE_LIMIT = 2000
ITEM_LIMIT = 500
_MOMENTS = (
    "received_at", "counted_from", "extended_at", "original_due_at", "due_at", "waiting_since", "finished_at",
    "returned_at", "step_opened_at", "step_due_at", "last_at",
)  # fmt: skip
_PLAIN = (
    "reference", "version_id", "agency_id", "office_id", "channel", "return_by", "case", "duration", "extended_until",
    "extensions", "outcome", "supplements", "asked", "breaches", "step", "run", "unit_id", "officer_id",
    "number", "hash",
)  # fmt: skip


def act(
    action: Act,
    *,
    dossier_id: int,
    by: int | None,
    at: datetime,
    reason: str = "",
    items: Sequence[str] = (),
    until: date | None = None,
    to_unit: int | None = None,
    to_officer: int | None = None,
    note: str = "",
    seen: int | None = None,
    step: int | None = None,
) -> Dossier:
    """Do an act on a dossier; `seen` is the number of the last event that the person saw, where known.

    Raises OvertakenBy when somebody acted since, or the refusal of the rule that is broken; then nothing is written.
    """
    reason, note = coded(action, reason, note, day_of(at))
    note = clean(note, label="Ghi chú", limit=NOTE_LIMIT, field="note", multiline=True)
    asked = tuple(
        clean(i, label="Nội dung bổ sung", limit=ITEM_LIMIT, field="items", required=True) for i in items
    )
    command = Command(
        act=action,
        at=seconds(at),
        by=by,
        reason=reason,
        items=tuple(str(index) for index, _ in enumerate(asked, 1)),
        until=until,
        to_unit=to_unit,
        to_officer=to_officer,
        step=step,
    )
    with writing():
        dossier = lock(dossier_id)
        refuse_overtaken(dossier, seen)
        before = as_life(dossier)
        with telling_who_was_faster(dossier, by, seen):
            event = decide(before, command, terms_of(before, day_of(at)))
        text = event.text()
        keep(dossier, before, event, text, apply(before, event, text))
        words = "\n".join([*asked, *([note] if note else [])])
        if words:
            Note.objects.create(dossier_id=dossier.pk, number=event.number, text=words)
        if dossier.linked_id is not None and event.after in ENDS_A_PART:
            announce(LinkedPartEnded(dossier.pk, dossier.linked_id, event.after, dossier.outcome, event.at))
        issue_for(dossier, event)
    return dossier


def breach_if_asked(dossier: Dossier, at: datetime) -> str:
    """Return the breach that asking for a supplement at this moment would be; empty when it is none or not possible.

    The rule itself is asked, so that a form can say before what it would refuse after.
    """
    life = as_life(dossier)
    try:
        terms = terms_of(life, day_of(at))
        ground = next(iter(terms.reasons["supplement_breach"]), "")
        command = Command(Act.REQUEST_SUPPLEMENT, seconds(at), None, reason=ground, items=("1",))
        return decide(life, command, terms).breach
    except Refusal:
        return ""


def coded(action: Act, reason: str, note: str, on: date) -> tuple[str, str]:
    """Return (coded reason, note): words that are no code of the act's list become «other» and go to the note.

    Free text about people must not enter the log; a pause needs a legal ground, so its words stay and are judged.
    """
    reason = clean(reason, label="Lý do", limit=NOTE_LIMIT, field="reason", multiline=True)
    if action is Act.PAUSE:
        return reason, note
    lists = REASON_LISTS.get(action, ())
    codes = {known.code for name in lists for known in law.act_reasons_on(name, on)}
    if reason in codes:
        return reason, note
    words = "\n".join(part for part in (reason, note) if part)
    return (
        "other" if words and "other" in codes and (reason or action is not Act.REQUEST_SUPPLEMENT) else ""
    ), words


def lock(dossier_id: int) -> Dossier:
    """Return the dossier, locked until the transaction ends: it is locked before it is judged."""
    try:
        return Dossier.objects.select_for_update().get(pk=dossier_id)
    except Dossier.DoesNotExist:
        raise UnknownDossier(code=str(dossier_id)) from None


def refuse_overtaken(dossier: Dossier, seen: int | None) -> None:
    """Refuse when the dossier has moved on since the person looked at it; say who did what."""
    if seen is not None and seen != dossier.number:
        raise _overtaken(dossier)


@contextmanager
def telling_who_was_faster(dossier: Dossier, by: int | None, seen: int | None) -> Iterator[None]:
    """Let a refusal name who did what before; one who saw that act is told the broken rule alone."""
    try:
        yield
    except (NotNow, AlreadyHeld, StepNotOpen, BeforeLastEvent) as refusal:
        last = _last_event(dossier)
        if seen is not None or last.officer_id == by:
            raise
        raise _overtaken(dossier, last) from refusal


def as_life(dossier: Dossier) -> Life:
    """Return the dossier's row as the plain state that rules judge."""
    values = {name: getattr(dossier, name) for name in _PLAIN}
    for name in _MOMENTS:
        value = getattr(dossier, name)
        values[name] = None if value is None else in_hanoi(value)
    return Life(
        state=State(dossier.state), code=dossier.code or "", pauses=read_pauses(dossier.pauses), **values
    )


def terms_of(life: Life, on: date) -> Terms:
    """Return the terms in force on the day for a dossier in this state."""
    version = catalogue.version_by_id(life.version_id)
    agency = organisation.agency_by_id(life.agency_id)
    office = None if life.office_id is None else organisation.agency_by_id(life.office_id)
    return terms_for(
        version,
        agency,
        channel=life.channel,
        case=life.case,
        on=on,
        office=office,
        return_by=life.return_by,
    )


def _overtaken(dossier: Dossier, last: DossierEvent | None = None) -> OvertakenBy:
    last = last or _last_event(dossier)
    who = last.officer.full_name if last.officer else "Người nộp"
    state = State(dossier.state).label
    return OvertakenBy(who=who, act=Act(last.act).past, when=say_moment(last.at), state=state)


def _last_event(dossier: Dossier) -> DossierEvent:
    return DossierEvent.objects.select_related("officer").get(dossier_id=dossier.pk, number=dossier.number)
