"""What the reception's page shows: the procedure that is meant, its papers, and the date it would be promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from motcua.common.refusals import NotAllowed, Refusal
from motcua.common.text import fold
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.foundation.catalogue.queries.fees import fee_words
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import check_components
from motcua.operations.dossiers.permissions import agencies_for
from motcua.operations.dossiers.queries.twins import Twin, twins_of
from motcua.operations.dossiers.services.terms import terms_for
from motcua.operations.dossiers.web.forms_receive import ReceptionForm
from motcua.operations.dossiers.web.promises import Promised, planned
from motcua.operations.dossiers.web.visit import Visit

SUGGESTED = 10
#: A case longer than a dossier keeps cannot be told apart on it.
_CASE_LIMIT = 200


class ProcedureMissing(Refusal):
    """A text that names no procedure, or several."""

    field = "procedure"
    sentence = "Chưa chọn thủ tục: gõ vài chữ của tên hoặc mã rồi chọn một dòng gợi ý."


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper to tick, with how many originals and copies are handed in."""

    plan: ComponentPlan
    checked: bool
    originals: str
    copies: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers under one heading; those of a case are folded until one of them is ticked."""

    heading: str
    is_case: bool
    opened: bool
    rows: tuple[PaperRow, ...]


@dataclass(slots=True)
class Sheet:
    """The page's state: what is typed, and what follows from it."""

    form: ReceptionForm
    agency: AgencyView
    plan: VersionPlan | None = None
    refusal: Refusal | None = None
    hits: Sequence[VersionPlan] = ()
    notes: dict[int, str] = field(default_factory=dict)
    promised: Promised | None = None
    groups: tuple[PaperGroup, ...] = ()
    missing: tuple[ComponentPlan, ...] = ()
    handed: tuple[PaperRow, ...] = ()
    twins: tuple[Twin, ...] = ()

    @property
    def assumed(self) -> str:
        """Why the duration is only assumed; empty when a source prints it."""
        duration = self.plan and self.plan.duration_for(self.form.typed("channel"), self.form.typed("case"))
        return (duration.note or "Thời hạn này do mô hình giả định.") if duration and duration.assumed else ""

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases between which the time differs."""
        return cases_of(self.plan) if self.plan else ()

    def context(self) -> dict[str, Any]:
        """Return what the templates name."""
        fee = self.notes.get(self.plan.id, "") if self.plan else ""
        hits = [{"plan": hit, "note": note_of(hit, self.notes)} for hit in self.hits]
        return {"form": self.form, "sheet": self, "plan": self.plan, "fee": fee, "hits": hits}


def agencies_at(visit: Visit) -> tuple[AgencyView, ...]:
    """Return the agencies for which the officer receives today, that of the main position first."""
    found = [organisation.agency_by_id(key) for key in agencies_for(visit.asker, Act.RECEIVE)]
    today = [agency for agency in found if agency.in_force(visit.today)]
    return tuple(sorted(today, key=lambda agency: (agency.id != visit.officer.main.agency_id, agency.code)))


def sheet_of(form: ReceptionForm, agencies: Sequence[AgencyView], visit: Visit) -> Sheet:
    """Return the page's state for what is typed; nothing is written. Another's agency is refused."""
    code = form.typed("agency") or agencies[0].code
    agency = next((one for one in agencies if one.code == code), None)
    if agency is None:
        raise NotAllowed
    form.choose(agency=agency.code)
    sheet = Sheet(form, agency)
    _choose(sheet, visit)
    if sheet.plan is not None:
        _read_plan(sheet, sheet.plan, visit)
    return sheet


def faults_of(sheet: Sheet, act: Act) -> list[Refusal]:
    """Return everything that can be said against what is typed before a rule of the services is asked."""
    application = sheet.form.application()
    faults = [fault for fault in sheet.form.faults() if fault.field != "procedure"]
    if sheet.refusal is not None:
        faults.append(sheet.refusal)
    elif sheet.plan is None:
        faults.append(ProcedureMissing())
    else:
        try:
            check_components(application, sheet.plan, complete=act is Act.RECEIVE)
        except Refusal as refusal:
            faults.append(refusal)
    return faults


def suggest(text: str, agency: AgencyView, visit: Visit) -> list[VersionPlan]:
    """Return the procedures that a typed text may mean: the words in a row first, then the shortest name."""
    words = f" {fold(text[:200])}"
    if not words.strip():
        return []
    found = catalogue.find_among(catalogue.versions_in_force(agency.level, visit.today), text)
    ranked = sorted(
        found,
        key=lambda plan: (words not in f" {plan.folded}", not plan.receivable, len(plan.name), plan.code),
    )
    return ranked[:SUGGESTED]


def note_of(plan: VersionPlan, fees: dict[int, str], channel: str = "direct") -> str:
    """Return how long the procedure takes and what it costs, in a few words."""
    if not plan.receivable:
        return "chưa tiếp nhận được"
    duration = plan.duration_for(channel)
    return " · ".join(part for part in (duration.text if duration else "", fees.get(plan.id, "")) if part)


def cases_of(plan: VersionPlan) -> tuple[str, ...]:
    """Return the cases between which the procedure's time differs."""
    named = (duration.case for duration in plan.durations)
    return tuple(dict.fromkeys(case for case in named if case and len(case) <= _CASE_LIMIT))


def _choose(sheet: Sheet, visit: Visit) -> None:
    form = sheet.form
    code, text = form.typed("procedure"), form.typed("procedure_text").strip()
    try:
        plan = _named(code, sheet, visit) if code else None
        if plan is None or (text and fold(text) not in (fold(plan.name), plan.code)):
            plan = _meant(text, sheet, visit) if text else plan
        if plan is not None:
            plan = catalogue.version_in_force(plan.code, level=sheet.agency.level, on=visit.today)
    except Refusal as refusal:
        sheet.refusal = refusal
        return
    sheet.plan = plan
    if plan is not None:
        form.choose(procedure=plan.code, procedure_text=plan.name)
    elif code:
        form.choose(procedure="")


def _named(code: str, sheet: Sheet, visit: Visit) -> VersionPlan:
    return catalogue.find_version(code, level=sheet.agency.level, on=visit.today)


def _meant(text: str, sheet: Sheet, visit: Visit) -> VersionPlan | None:
    """Return the one procedure that the text names; else keep what it may mean, to choose from."""
    hits = suggest(text, sheet.agency, visit)
    exact = [hit for hit in hits if fold(text) in (fold(hit.name), hit.code)]
    if len(exact or hits) == 1:
        return (exact or hits)[0]
    sheet.hits = hits
    sheet.notes = fee_words([hit.id for hit in hits], channel=sheet.form.typed("channel"))
    return None


def _read_plan(sheet: Sheet, plan: VersionPlan, visit: Visit) -> None:
    form = sheet.form
    channel, case = form.typed("channel"), form.typed("case")
    if case not in cases_of(plan):
        form.choose(case="")
        case = ""
    form.offer_cases(cases_of(plan))
    sheet.notes = fee_words([plan.id], channel=channel)
    try:
        terms = terms_for(plan, sheet.agency, channel=channel, case=case, on=visit.today)
        sheet.promised = planned(plan, channel, case, terms.calendar, visit.now)
    except Refusal as refusal:
        sheet.refusal = refusal
    rows = tuple(_rows(form, plan))
    sheet.groups = tuple(_groups(rows))
    sheet.handed = tuple(row for row in rows if row.checked)
    sheet.missing = tuple(row.plan for row in rows if row.plan.obligatory and not row.checked)
    applicant = form.application().applicant
    sheet.twins = twins_of(
        applicant.id_number.strip(), version_id=plan.id, agency_id=sheet.agency.id, on=visit.today
    )


def _rows(form: ReceptionForm, plan: VersionPlan) -> Iterable[PaperRow]:
    data = form.data
    ticked = {paper.id for paper in form.application().components}
    for paper in plan.components:
        originals = data.get(f"originals-{paper.id}", paper.originals)
        copies = data.get(f"copies-{paper.id}", paper.copies)
        yield PaperRow(paper, paper.id in ticked, str(originals)[:4], str(copies)[:4])


def _groups(rows: Sequence[PaperRow]) -> Iterable[PaperGroup]:
    # Papers without any heading come first in print and stay open; a case is one way among others.
    for (heading, case), found in groupby(rows, key=lambda row: (row.plan.group, row.plan.case)):
        papers = tuple(found)
        opened = not case or any(row.checked for row in papers) or len(rows) <= len(papers)
        yield PaperGroup(heading or case, bool(case), opened, papers)
