"""What the dossier's page and its preview show, put together from one reading of the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.common.moments import say_moment
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.answers import mask
from motcua.operations.dossiers.domain.application import KINDS
from motcua.operations.dossiers.models import Dossier, Person, StepRun
from motcua.operations.dossiers.models.dossier import CHANNELS
from motcua.operations.dossiers.permissions import PEOPLE_SEE, acts_for, may
from motcua.operations.dossiers.queries.detail import Detail, detail_of
from motcua.operations.dossiers.web.buttons import buttons_for
from motcua.operations.dossiers.web.dossier_fees import fees_of
from motcua.operations.dossiers.web.files import lazy_files
from motcua.operations.dossiers.web.forms import ActForm
from motcua.operations.dossiers.web.linked_note import linked_on_page
from motcua.operations.dossiers.web.papers import papers_on_page
from motcua.operations.dossiers.web.promises import promised
from motcua.operations.dossiers.web.standing import promise_words, standing_of, step_late_words
from motcua.operations.dossiers.web.timeline import holder_of, say_when, step_name, timeline_of
from motcua.operations.dossiers.web.visit import Visit

#: How the result goes home, as it stands behind «trả».
_RETURNED = {"counter": "tại quầy", "post": "qua bưu điện", "home": "tại nhà", "online": "bản điện tử"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the process as it went so far: done, now or to come."""

    number: int
    name: str
    unit: str
    course: str
    says: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in words; the identity number is whole only for those who compare papers."""

    name: str
    kind: str
    id_number: str
    phone: str
    email: str
    address: str


def page_of(
    dossier: Dossier,
    visit: Visit,
    failed: ActForm | None = None,
    *,
    fees: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return all that the page shows."""
    detail = detail_of(dossier)
    calendar = organisation.calendar_of(dossier.agency_id)
    standing = standing_of(dossier, calendar, visit.today)
    masked = not may(visit.asker, PEOPLE_SEE, dossier)
    truth, truth_end = promise_words(dossier, standing, say_moment(dossier.due_at) if dossier.due_at else "")
    return {
        "room": "dossiers",
        "detail": detail,
        "dossier": dossier,
        "code": dossier.code or dossier.reference,
        "standing": standing,
        "truth": truth,
        "truth_end": truth_end,
        "promised": promised(detail, visit.now),
        "buttons": buttons_for(detail, acts_for(visit.asker, dossier), visit.asker, visit.now, failed),
        "failed": failed,
        "timeline": timeline_of(detail, visit.now),
        "applicant": person_line(dossier.applicant, masked=masked),
        "submitter": person_line(dossier.submitter, masked=masked) if dossier.submitter else None,
        "channel": CHANNELS[dossier.channel],
        "return_by": _RETURNED[dossier.return_by],
        "steps": list(_steps(detail, visit)),
        "where": _where(detail, visit),
        "files": lazy_files(dossier, visit, "dossiers:dossier"),
        **papers_on_page(dossier, visit.asker),
        **linked_on_page(dossier, visit.now),
        **fees_of(dossier, visit.asker, fees),
    }


def person_line(person: Person, *, masked: bool) -> PersonLine:
    """Return the person in words."""
    number = mask(person.id_number) if masked else _grouped(person.id_number)
    return PersonLine(person.name, KINDS[person.kind], number, person.phone, person.email, person.address)


def _grouped(number: str) -> str:
    return " ".join(number[i : i + 3] for i in range(0, len(number), 3)) if len(number) == 12 else number


def _where(detail: Detail, visit: Visit) -> dict[str, str]:
    """Return who has the dossier since when and until when, and who comes next."""
    dossier = detail.dossier
    if dossier.unit_id is None:
        return {}
    upcoming = [step for step in detail.plan.steps if dossier.step and step.number > dossier.step]
    return {
        "holder": holder_of(dossier),
        "initials": _initials(organisation.officer_name(dossier.officer_id) if dossier.officer_id else ""),
        "since": say_when(dossier.step_opened_at or dossier.last_at, visit.today),
        "step": step_name(detail, dossier.step),
        "due": say_moment(dossier.step_due_at)
        if dossier.step_due_at and dossier.waiting_since is None
        else "",
        "late": step_late_words(dossier, organisation.calendar_of(dossier.agency_id), visit.now),
        "next": upcoming[0].name if upcoming else "",
        "then": "; ".join(step.name for step in upcoming[1:3]),
    }


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words[-2:]).upper()


def _steps(detail: Detail, visit: Visit) -> Iterator[StepLine]:
    last: dict[int, StepRun] = {run.step: run for run in detail.runs}
    ended = detail.dossier.unit_id is None
    for step in detail.plan.steps:
        run = last.get(step.number)
        if run is None or (run.closed_at is None and ended):
            yield StepLine(step.number, step.name, "", "todo", "")
            continue
        unit = organisation.unit_by_id(run.unit_id).name
        if run.closed_at is None:
            says = f"hạn {say_moment(run.due_at, year=False)}" if run.due_at else "đang làm"
            yield StepLine(step.number, step.name, unit, "now", says)
        else:
            who = organisation.officer_name(run.officer_id) if run.officer_id else ""
            says = f"{say_when(run.closed_at, visit.today)}{f', {who}' if who else ''}"
            yield StepLine(step.number, step.name, unit, _course(run), says)


def _course(run: StepRun) -> str:
    return "back" if run.closed == "sent_back" else "done"
