"""Phiếu kiểm soát quá trình giải quyết hồ sơ: a line for each time it changed hands, written by the events alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from motcua.capabilities.statutory_forms.values import Control, HandOver
from motcua.capabilities.statutory_forms.wording import moment_words
from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.clock import Lateness, lateness
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Event, Life, apply
from motcua.operations.dossiers.printouts.sheet import Sheet
from motcua.operations.dossiers.printouts.words import reasons_of
from motcua.operations.dossiers.queries.detail import Told

#: What a hand-over that is no step forward was.
_NOTES = {
    Act.SEND_BACK: "Trả lại để làm lại",
    Act.SUPPLEMENT: "Đã bổ sung đủ, tính lại thời hạn",
    Act.REFUSE: "Không giải quyết",
    Act.ASSIGN: "Phân công",
}
_RESULTS = {Lateness.EARLY: "Trước hạn", Lateness.ON_TIME: "Đúng hạn", Lateness.LATE: "Quá hạn"}
_REASONS = {Act.SEND_BACK: "send_back", Act.REFUSE: "refuse"}


def control(sheet: Sheet) -> Control:
    """Return the slip as it stands now: it goes with the dossier and grows with it."""
    detail = sheet.detail
    received, due = sheet.after.received_at, detail.dossier.due_at
    assert received is not None and due is not None
    return Control(
        **sheet.of_the_office(),
        **sheet.traced(),
        agency=_resolving(sheet),
        cooperating=_cooperating(sheet),
        procedure=sheet.procedure,
        applicant_name=detail.dossier.applicant.name,
        received_at=moment_words(received),
        due_at=moment_words(due),
        hand_overs=list(_hand_overs(sheet)),
    )


def _resolving(sheet: Sheet) -> str:
    """Return the agency, with the unit that it was handed to."""
    unit = sheet.after.unit_id
    agency = sheet.detail.agency.name
    return f"{organisation.unit_by_id(unit).name}, {agency}" if unit else agency


def _cooperating(sheet: Sheet) -> str:
    """Return the other agencies through whose hands it went."""
    own = sheet.detail.dossier.agency_id
    units = [organisation.unit_by_id(run.unit_id) for run in sheet.detail.runs]
    others = [unit.agency_id for unit in units if unit.agency_id != own]
    if sheet.paper.agency_id != own:
        others.insert(0, sheet.paper.agency_id)
    return "; ".join(organisation.agency_by_id(key).name for key in dict.fromkeys(others))


def _hand_overs(sheet: Sheet) -> Iterator[HandOver]:
    life, told = Life(), sheet.detail.events
    for at, one in enumerate(told):
        event = Event.from_content(one.content)
        before, life = life, apply(life, event)
        if before.unit_id is None or life.unit_id is None or before.received_at is None:
            continue
        if (before.run, before.unit_id) == (life.run, life.unit_id):
            continue
        yield HandOver(
            giver=organisation.unit_by_id(before.unit_id).name,
            receiver=organisation.unit_by_id(life.unit_id).name,
            at=moment_words(one.at),
            giver_name=one.officer_name,
            receiver_name=_receiver_name(life, told[at + 1 :]),
            result=_result(before, one.at) if before.run != life.run else "",
            note=_note(one),
        )


def _receiver_name(life: Life, later: tuple[Told, ...]) -> str:
    """Return who took it: named at once, or claimed it, or of the receiving unit and the one who went on with it."""
    if life.officer_id is not None:
        return organisation.officer_name(life.officer_id)
    for told in later:
        sets = told.content["set"]
        if sets.get("officer_id") is not None and "run" not in sets:
            return organisation.officer_name(sets["officer_id"])
        if "run" in sets or "unit_id" in sets:
            return told.officer_name if _works_in(life.unit_id, told) else ""
    return ""


def _works_in(unit_id: int | None, told: Told) -> bool:
    """Return whether whoever did the act held a position in the unit on its day."""
    if unit_id is None:
        return False
    return any(one.id == told.officer_id for one in organisation.officers_in(unit_id, day_of(told.at)))


def _result(step: Life, closed_at: datetime) -> str:
    """Return how the step that ends here stood to its own hour; one that waited for others is not judged."""
    if step.step_due_at is None or step.waiting_since is not None:
        return ""
    return _RESULTS[lateness(closed_at, step.step_due_at, law.lateness_policy_on(day_of(closed_at)).kind)]


def _note(told: Told) -> str:
    if told.act not in _NOTES:
        return ""
    lists = (_REASONS[told.act],) if told.act in _REASONS else ()
    label = next(iter(reasons_of(told, *lists)), "") if lists else ""
    return f"{_NOTES[told.act]}: {label}" if label else _NOTES[told.act]
