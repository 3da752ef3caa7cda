"""What the reception shows: the procedure that is meant, its papers and fee, and the date it would be promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from motcua.common.refusals import NotAllowed, Refusal
from motcua.common.text import fold
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.links import LinkPlan
from motcua.foundation.catalogue.queries.fees import fee_words
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import check_components
from motcua.operations.dossiers.domain.papers import receipt_is_usual
from motcua.operations.dossiers.domain.returning import check_way_home
from motcua.operations.dossiers.permissions import SEE, agencies_for, visible_to
from motcua.operations.dossiers.queries.elsewhere import check_trade
from motcua.operations.dossiers.queries.reuse import Held, reusable_for
from motcua.operations.dossiers.queries.twins import Twin, twins_of
from motcua.operations.dossiers.services.counter import Answer
from motcua.operations.dossiers.services.terms import terms_for
from motcua.operations.dossiers.web.checklist import Checklist, checklist
from motcua.operations.dossiers.web.elsewhere import Elsewhere, elsewhere_of
from motcua.operations.dossiers.web.forms_receive import ReceptionForm
from motcua.operations.dossiers.web.linked_rows import links_meant, names_a_link
from motcua.operations.dossiers.web.procedures import note_of, suggest
from motcua.operations.dossiers.web.promises import Promised, planned
from motcua.operations.dossiers.web.reception_fee import FeeSheet, fee_sheet, typed_fee
from motcua.operations.dossiers.web.visit import Visit


class ProcedureMissing(Refusal):
    """A text that names no procedure, or several."""

    field = "procedure"
    sentence = "Chưa chọn thủ tục: gõ vài chữ của tên hoặc mã rồi chọn một dòng gợi ý."


@dataclass(slots=True)
class Sheet:
    """The page's state: what is typed, and what follows from it."""

    form: ReceptionForm
    agency: AgencyView
    #: Who resolves it, when that is another than the counter's agency.
    elsewhere: Elsewhere | None = None
    links: tuple[LinkPlan, ...] = ()
    plan: VersionPlan | None = None
    refusal: Refusal | None = None
    hits: Sequence[VersionPlan] = ()
    notes: dict[int, str] = field(default_factory=dict)
    promised: Promised | None = None
    papers: Checklist = field(default_factory=Checklist)
    fee: FeeSheet = field(default_factory=FeeSheet)
    twins: tuple[Twin, ...] = ()
    #: What the office holds scanned of this person, by paper; and the agencies where it was looked for.
    held: dict[str, Held] = field(default_factory=dict)
    reach: frozenset[int] = frozenset()

    @property
    def assumed(self) -> str:
        """Why the duration is only assumed; empty when a source prints it."""
        duration = self.plan and self.plan.duration_for(self.form.typed("channel"), self.form.typed("case"))
        return (duration.note or "Thời hạn này do mô hình giả định.") if duration and duration.assumed else ""

    @property
    def resolving(self) -> AgencyView:
        """The agency that resolves what is brought."""
        return self.elsewhere.agency if self.elsewhere else self.agency

    @property
    def receipt_is_usual(self) -> bool:
        """Whether the law asks for a receipt; until the procedure is known it is expected."""
        return self.promised is None or receipt_is_usual(self.promised.explanation.duration)

    @property
    def wants_receipt(self) -> bool:
        """Whether a receipt will be printed."""
        return self.form.wants_receipt(self.receipt_for, usual=self.receipt_is_usual)

    @property
    def receipt_for(self) -> str:
        """What the question about the receipt is asked for: another procedure or case asks anew."""
        parts = [str(self.plan.id) if self.plan else "", self.form.typed("channel"), self.form.typed("case")]
        return "/".join(parts)

    def answer(self, act: Act) -> Answer:
        """Return what the counter answers; raises what is wrong with the fee that is taken along."""
        answer = replace(self.form.answer(act), reach=self.reach, ticket=self.form.typed("ticket"))
        if act is not Act.RECEIVE or self.plan is None:
            return answer
        fee = typed_fee(self.fee, self.form.data, self.plan)
        note = "\n".join(part for part in (answer.note, fee.remark()) if part)
        return replace(answer, note=note, fee=fee.lines(self.plan), receipt_wanted=self.wants_receipt)

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
    try:
        sheet.elsewhere = elsewhere_of(form, agency, visit.today)
    except Refusal as refusal:
        sheet.refusal = refusal
        return sheet
    form.choose(resolver=sheet.elsewhere.agency.code if sheet.elsewhere else "")
    _choose(sheet, visit)
    sheet.links = links_meant(form.typed("procedure"), form.typed("procedure_text"), sheet.plan, visit.today)
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
        faults += _said_by(check_components, application, sheet.plan, complete=act is Act.RECEIVE)
        faults += _said_by(sheet.answer, act)
    if act is Act.RECEIVE:
        told = {fault.field for fault in faults}
        faults += [fault for fault in _said_by(check_way_home, application) if fault.field not in told]
    return faults


def _said_by(rule: Callable[..., object], *values: Any, **named: Any) -> list[Refusal]:
    try:
        rule(*values, **named)
    except Refusal as refusal:
        return [refusal]
    return []


def _choose(sheet: Sheet, visit: Visit) -> None:
    form = sheet.form
    code, text = form.typed("procedure"), form.typed("procedure_text").strip()
    if names_a_link(code):
        return
    try:
        plan = _named(code, sheet, visit) if code else None
        if plan is None or (text and fold(text) not in (fold(plan.name), plan.code)):
            plan = _meant(text, sheet, visit) if text else plan
        if plan is not None:
            plan = catalogue.version_in_force(plan.code, level=sheet.resolving.level, on=visit.today)
            check_trade(sheet.resolving, plan)
    except Refusal as refusal:
        sheet.refusal = refusal
        return
    sheet.plan = plan
    if plan is not None:
        form.choose(procedure=plan.code, procedure_text=plan.name)
    elif code:
        form.choose(procedure="")


def _named(code: str, sheet: Sheet, visit: Visit) -> VersionPlan:
    return catalogue.find_version(code, level=sheet.resolving.level, on=visit.today)


def _meant(text: str, sheet: Sheet, visit: Visit) -> VersionPlan | None:
    """Return the one procedure that the text names; else keep what it may mean, to choose from."""
    hits = suggest(text, sheet.resolving, visit)
    exact = [hit for hit in hits if fold(text) in (fold(hit.name), hit.code)]
    if len(exact or hits) == 1:
        return (exact or hits)[0]
    sheet.hits = hits
    sheet.notes = fee_words([hit.id for hit in hits], channel=sheet.form.typed("channel"))
    return None


def _read_plan(sheet: Sheet, plan: VersionPlan, visit: Visit) -> None:
    form = sheet.form
    channel, case = form.typed("channel"), form.typed("case")
    if case not in plan.cases:
        form.choose(case="")
        case = ""
    try:
        terms = terms_for(
            plan,
            sheet.resolving,
            channel=channel,
            case=case,
            on=visit.today,
            office=sheet.agency if sheet.elsewhere else None,
            return_by=form.typed("return_by"),
        )
        if sheet.elsewhere:
            sheet.elsewhere = sheet.elsewhere.handed_over(visit.now, terms)
        sheet.promised = planned(plan, channel, case, terms.calendar, visit.now)
    except Refusal as refusal:
        sheet.refusal = refusal
    application = form.application()
    sheet.reach = agencies_for(visit.asker, SEE)
    sheet.held = reusable_for(application.applicant.id_number.strip(), plan, sheet.reach)
    sheet.papers = checklist(
        plan, ticked=application.components, case=case, channel=channel, data=form.data, held=sheet.held
    )
    sheet.fee = fee_sheet(plan, channel, form.data)
    sheet.notes = fee_words([plan.id], channel=channel)
    sheet.twins = twins_of(
        application.applicant.id_number.strip(), visible_to(visit.asker), procedure=plan.code, on=visit.today
    )
