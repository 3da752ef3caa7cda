"""A linked case whole: its parts, their lamps, when the whole is expected; and what anyone may know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.common.moments import day_of, in_hanoi
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.duration import parse_duration
from motcua.operations.dossiers.domain.codes import is_reference
from motcua.operations.dossiers.domain.linked import ENDINGS, Lamp, PartCourse, expected, lamp_of
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, LinkedCase, LinkedPart
from motcua.operations.dossiers.queries.detail import completion_of
from motcua.operations.dossiers.queries.links import link_of, name_of


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the case: what it is, who resolves it, where it stands, when it is expected."""

    row: LinkedPart
    name: str
    agency: AgencyView
    dossier: Dossier | None
    plan: VersionPlan | None
    lamp: Lamp
    ready: datetime | None

    @property
    def number(self) -> int:
        """Its place among the parts."""
        return self.row.number

    @property
    def why(self) -> str:
        """Why it will never begin; empty otherwise."""
        return ENDINGS.get(self.row.ended, "")

    @property
    def completion(self) -> int:
        """How far it has come, in whole per cent."""
        if self.dossier is None:
            return 100 if self.lamp.over else 0
        return (
            100 if self.lamp.over else completion_of(self.dossier, len(self.plan.steps) if self.plan else 0)
        )


@dataclass(frozen=True, slots=True)
class CaseView:
    """One reception of a linked procedure as its page shows it."""

    case: LinkedCase
    name: str
    office: AgencyView
    parts: tuple[PartView, ...]

    @property
    def ready(self) -> datetime | None:
        """When the last part is expected; None when nothing is left to expect."""
        return max((part.ready for part in self.parts if part.ready), default=None)

    @property
    def latest(self) -> int:
        """The number of the part that began last: its paper is printed first; 0 when none has begun."""
        return max((part.number for part in self.parts if part.dossier), default=0)

    @property
    def over(self) -> bool:
        """Whether every part has its result or will have none."""
        return all(part.lamp.over for part in self.parts)

    @property
    def estimated(self) -> bool:
        """Whether the day rests on parts that have not begun."""
        return any(part.lamp is Lamp.WAITING for part in self.parts)

    @property
    def completion(self) -> int:
        """How far the whole has come: the mean of its parts, in whole per cent."""
        return sum(part.completion for part in self.parts) // len(self.parts) if self.parts else 0


def case_by_reference(reference: str) -> LinkedCase | None:
    """Return the case of a reference; None when there is none."""
    reference = reference.lower()
    return LinkedCase.objects.filter(reference=reference).first() if is_reference(reference) else None


def case_view(case: LinkedCase, now: datetime) -> CaseView:
    """Return the case with its parts; two statements, however many there are."""
    rows = LinkedPart.objects.filter(case=case).select_related("dossier__applicant").order_by("number")
    parts = list(rows)
    plans = {row.number: _plan(row) for row in parts}
    ready = expected([_course(row, plans[row.number]) for row in parts], now)
    link = link_of(case)
    return CaseView(
        case,
        link.name if link else case.link,
        organisation.agency_by_id(case.office_id),
        tuple(_part(row, plans[row.number], ready.get(row.number), now) for row in parts),
    )


def _part(row: LinkedPart, plan: VersionPlan | None, ready: datetime | None, now: datetime) -> PartView:
    dossier = row.dossier
    state = None if dossier is None else State(dossier.state)
    return PartView(
        row=row,
        name=plan.name if plan else name_of(row.procedure, day_of(now)),
        agency=organisation.agency_by_id(row.agency_id if dossier is None else dossier.agency_id),
        dossier=dossier,
        plan=plan,
        lamp=lamp_of(state, dossier.outcome if dossier else "", row.ended),
        ready=ready and in_hanoi(ready),
    )


def _plan(row: LinkedPart) -> VersionPlan | None:
    """Return the version of the part's dossier, or the one that it was handed in for."""
    version = row.dossier.version_id if row.dossier else row.application.get("version")
    return None if version is None else catalogue.version_by_id(version)


def _course(row: LinkedPart, plan: VersionPlan | None) -> PartCourse:
    dossier = row.dossier
    if dossier is not None:
        gone = dossier.state in (State.WITHDRAWN, State.STOPPED)
        return PartCourse(
            row.number, row.after, due_at=dossier.due_at, finished_at=dossier.finished_at, ended=gone
        )
    duration = plan.duration_for(row.application.get("channel", "direct")) if plan else None
    return PartCourse(
        row.number,
        row.after,
        duration=parse_duration(duration.text) if duration else None,
        calendar=organisation.calendar_of(row.agency_id),
        ended=bool(row.ended),
    )
