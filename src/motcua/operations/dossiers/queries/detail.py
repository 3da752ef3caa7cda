"""One dossier with all that its page and its API answer show, in a constant number of statements."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.clock import Extension
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import Explanation, explain
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.codes import can_name_a_dossier, is_reference
from motcua.operations.dossiers.domain.life import read_pauses
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierEvent, Note, StepRun

_WAITING_WORDS = {"supplement": "chờ bổ sung", "payment": "chờ nộp phí, lệ phí"}


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the timeline."""

    number: int
    act: Act
    at: datetime
    officer_id: int | None
    officer_name: str
    after: State
    content: dict[str, Any]
    note: str
    hash: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A component of the procedure and what of it was handed in."""

    plan: ComponentPlan
    originals: int
    copies: int
    #: See DossierComponent.digitised.
    digitised: int = 0

    @property
    def handed_in(self) -> bool:
        """Whether any of it was handed in."""
        return self.originals + self.copies > 0


@dataclass(frozen=True, slots=True)
class Detail:
    """A dossier, its procedure and agency, its log, steps and papers."""

    dossier: Dossier
    state: State
    plan: VersionPlan
    agency: AgencyView
    events: tuple[Told, ...]
    runs: tuple[StepRun, ...]
    papers: tuple[Paper, ...]

    @property
    def completion(self) -> int:
        """Closed steps of all steps in whole per cent; 100 when resolved."""
        return completion_of(self.dossier, len(self.plan.steps))

    def explanation(self) -> Explanation | None:
        """Return why the due date is what it is; None before reception."""
        return explanation_of(self.dossier)


def detail_of(dossier: Dossier) -> Detail:
    """Return the dossier with everything that its page shows."""
    plan = catalogue.version_by_id(dossier.version_id)
    notes = dict(Note.objects.filter(dossier=dossier).values_list("number", "text"))
    events = DossierEvent.objects.filter(dossier=dossier).order_by("number")
    handed = {c.component: c for c in DossierComponent.objects.filter(dossier=dossier)}
    return Detail(
        dossier=dossier,
        state=State(dossier.state),
        plan=plan,
        agency=organisation.agency_by_id(dossier.agency_id),
        events=tuple(_told(event, notes) for event in events),
        runs=tuple(StepRun.objects.filter(dossier=dossier).order_by("run")),
        papers=tuple(
            Paper(
                c,
                handed[c.id].originals if c.id in handed else 0,
                handed[c.id].copies if c.id in handed else 0,
                handed[c.id].digitised if c.id in handed else 0,
            )
            for c in plan.components
        ),
    )


def completion_of(dossier: Dossier, steps: int) -> int:
    """Return the degree of completion of a dossier whose process has so many steps."""
    if dossier.finished_at is not None and dossier.state in (State.RESOLVED, State.RETURNED):
        return 100
    closed = max((dossier.step or 1) - 1, 0)
    return 100 * closed // steps if steps else 0


def explanation_of(dossier: Dossier) -> Explanation | None:
    """Return the explanation that recomputes the dossier's due date; None before reception."""
    if dossier.counted_from is None:
        return None
    extension = None
    if dossier.extended_until is not None and dossier.extended_at is not None:
        extension = Extension(until=dossier.extended_until, at=dossier.extended_at)
    return explain(
        dossier.counted_from,
        parse_duration(dossier.duration),
        organisation.calendar_of(dossier.agency_id),
        [
            replace(pause, ground=ground_label(pause.ground, day_of(pause.start)))
            for pause in read_pauses(dossier.pauses)
        ],
        extension,
    )


def ground_label(code: str, on: date) -> str:
    """Return the words of a pause's ground as they are on the day; waiting for people has its own."""
    known = {ground.code: ground.label for ground in law.pause_grounds_on(on)} | _WAITING_WORDS
    return known.get(code, code)


class Known(NamedTuple):
    """All that anyone may know of a dossier (TT 01/2018 Art. 16): its name, how far it is, and with what it goes.

    `case` is the reference of the linked case that it is a part of; empty when it stands alone.
    """

    name: str
    completion: int
    case: str


def completion_by_code(code: str) -> Known | None:
    """Return what anyone may know of the dossier of a code; None for an unknown one.

    A reference stands for the code everywhere; what is only registered has no other name.
    """
    if not can_name_a_dossier(code):
        return None
    found = Dossier.objects.filter(**{"reference" if is_reference(code) else "code": code})
    columns = ("reference", "code", "state", "finished_at", "step", "version_id", "linked__reference")
    dossier = found.select_related("linked").only(*columns).first()
    if dossier is None:
        return None
    steps = len(catalogue.version_by_id(dossier.version_id).steps)
    case = dossier.linked.reference if dossier.linked else ""
    return Known(dossier.code or dossier.reference, completion_of(dossier, steps), case)


def _told(event: DossierEvent, notes: dict[int, str]) -> Told:
    return Told(
        number=event.number,
        act=Act(event.act),
        at=event.at,
        officer_id=event.officer_id,
        officer_name=organisation.officer_name(event.officer_id) if event.officer_id else "",
        after=State(event.after),
        content=json.loads(event.text),
        note=notes.get(event.number, ""),
        hash=event.hash,
    )
