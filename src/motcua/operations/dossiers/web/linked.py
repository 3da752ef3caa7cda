"""What the page of a linked procedure shows before anything is kept: parts, papers once, promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from motcua.common.moments import in_hanoi
from motcua.common.refusals import NotAllowed, Refusal
from motcua.foundation.catalogue.domain import ComponentPlan
from motcua.foundation.catalogue.domain.links import LinkPlan, PartPlan
from motcua.foundation.catalogue.queries.links import link_in_force
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.duration import parse_duration
from motcua.operations.dossiers.domain.linked import PartCourse, UnitedPaper, expected, united
from motcua.operations.dossiers.domain.paper_needs import is_usual
from motcua.operations.dossiers.domain.returning import check_way_home
from motcua.operations.dossiers.queries.links import Ground, ground_of, names_of, resolver_of
from motcua.operations.dossiers.services.linked import Bundle
from motcua.operations.dossiers.web.checklist import Checklist, PaperGroup, PaperRow
from motcua.operations.dossiers.web.forms_receive import ReceptionForm
from motcua.operations.dossiers.web.promises import Promised, planned
from motcua.operations.dossiers.web.visit import Visit


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part to tick: what it is, who resolves it, what it waits for, when it would be ready."""

    plan: PartPlan
    name: str
    agency: str
    checked: bool
    duration: str
    ready: datetime | None


@dataclass(slots=True)
class LinkedSheet:
    """The page's state: what is typed, and what follows from it."""

    form: ReceptionForm
    link: LinkPlan
    office: AgencyView
    chosen: frozenset[int]
    ground: Ground | None = None
    refusal: Refusal | None = None
    united: tuple[UnitedPaper, ...] = ()
    papers: Checklist = field(default_factory=Checklist)
    parts: tuple[PartLine, ...] = ()
    promised: Promised | None = None

    @property
    def ready(self) -> datetime | None:
        """When the last of the chosen parts is expected."""
        return max((line.ready for line in self.parts if line.checked and line.ready), default=None)

    @property
    def count(self) -> int:
        """How many parts are chosen."""
        return sum(line.checked for line in self.parts)

    @property
    def as_plan(self) -> dict[str, Any]:
        """What the checklist's template asks of a procedure."""
        return {
            "id": f"{self.link.key} {sorted(self.chosen)}",
            "obligatory": any(p.obligatory for p in self.united),
        }

    def bundle(self) -> Bundle:
        """Return what is handed in, as the rules know it."""
        brought = self.form.application()
        return Bundle(
            link=self.link.key,
            office=self.office.code,
            applicant=brought.applicant,
            channel=brought.channel,
            return_by=brought.return_by,
            submitter=brought.submitter,
            authorisation=brought.authorisation,
            parts=self.chosen,
            papers=brought.components,
        )


def linked_sheet(
    form: ReceptionForm,
    key: str,
    agencies: Sequence[AgencyView],
    visit: Visit,
    *,
    chosen: frozenset[int] | None,
) -> LinkedSheet:
    """Return the page's state for what is typed; nothing is written. Another's agency is refused."""
    code = form.typed("agency") or agencies[0].code
    office = next((one for one in agencies if one.code == code), None)
    if office is None:
        raise NotAllowed
    form.choose(agency=office.code)
    link = link_in_force(key, visit.today)
    always = {part.number for part in link.parts if not part.condition}
    wanted = {part.number for part in link.parts if part.wanted} if chosen is None else chosen
    sheet = LinkedSheet(form, link, office, frozenset(always | set(wanted)))
    try:
        sheet.ground = ground_of(key, office.code, sheet.chosen, visit.today)
    except Refusal as refusal:
        sheet.refusal = refusal
    sheet.parts = tuple(_parts(sheet, visit))
    if sheet.ground is not None:
        _read_papers(sheet, sheet.ground)
        first = sheet.ground.parts[0]
        calendar = organisation.calendar_of(sheet.ground.agencies[first.number].id)
        sheet.promised = planned(
            sheet.ground.plans[first.number], form.typed("channel"), "", calendar, visit.now
        )
    return sheet


def linked_faults(sheet: LinkedSheet) -> list[Refusal]:
    """Return everything that can be said against what is typed before the services are asked."""
    faults = [fault for fault in sheet.form.faults() if fault.field != "procedure"]
    if sheet.refusal is not None:
        faults.append(sheet.refusal)
    told = {fault.field for fault in faults}
    try:
        check_way_home(sheet.form.application())
    except Refusal as refusal:
        if refusal.field not in told:
            faults.append(refusal)
    return faults


def _parts(sheet: LinkedSheet, visit: Visit) -> Iterator[PartLine]:
    names = names_of(sheet.link, visit.today)
    ready = _expected(sheet, visit.now) if sheet.ground else {}
    for part in sheet.link.parts:
        moment = ready.get(part.number)
        yield PartLine(
            plan=part,
            name=names[part.number],
            agency=_agency(part, sheet, visit),
            checked=part.number in sheet.chosen,
            duration=_duration(part.number, sheet),
            ready=moment and in_hanoi(moment),
        )


def _agency(part: PartPlan, sheet: LinkedSheet, visit: Visit) -> str:
    try:
        return resolver_of(part, sheet.office, visit.today).name
    except Refusal as refusal:
        return str(refusal)


def _duration(number: int, sheet: LinkedSheet) -> str:
    plan = sheet.ground.plans.get(number) if sheet.ground else None
    found = plan and plan.duration_for(sheet.form.typed("channel"))
    return found.text if found else ""


def _expected(sheet: LinkedSheet, now: datetime) -> dict[int, datetime]:
    assert sheet.ground is not None
    courses = []
    for part in sheet.ground.parts:
        text = _duration(part.number, sheet)
        calendar = organisation.calendar_of(sheet.ground.agencies[part.number].id)
        duration = parse_duration(text) if text else None
        courses.append(PartCourse(part.number, part.after, duration=duration, calendar=calendar))
    return expected(courses, in_hanoi(now))


def _read_papers(sheet: LinkedSheet, ground: Ground) -> None:
    form = sheet.form
    sheet.united = united(ground.link, ground.parts, ground.plans)
    ticked = {paper.id for paper in form.application().components}
    rows = {paper.key: _row(paper, ticked, form.data) for paper in sheet.united}
    groups = []
    for part in ground.parts:
        own = [p for p in sheet.united if p.targets[0][0] == part.number]
        usual = tuple(rows[p.key] for p in own if is_usual(p.plan, form.typed("channel")))
        rare = tuple(rows[p.key] for p in own if rows[p.key] not in usual)
        if own:
            heading = f"{part.number}. {ground.plans[part.number].name}"
            groups.append(PaperGroup(heading, False, usual, rare))
    sheet.papers = Checklist(tuple(rows.values()), tuple(groups))


def _row(paper: UnitedPaper, ticked: Collection[str], data: Any) -> PaperRow:
    plan: ComponentPlan = replace(
        paper.plan, id=paper.key, name=paper.name, obligatory=paper.obligatory, case=""
    )
    originals = data.get(f"originals-{plan.id}", plan.originals)
    copies = data.get(f"copies-{plan.id}", plan.copies)
    return PaperRow(plan, plan.id in ticked, str(originals)[:4], str(copies)[:4])
