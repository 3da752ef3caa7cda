"""The room's part of /api/v1: receive, look, act, the worklist, and what anyone may know."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from motcua.common.moments import day_of
from motcua.common.refusals import NotAllowed
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers import answers
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application, Handed, PersonDraft
from motcua.operations.dossiers.permissions import (
    PEOPLE_SEE,
    Asker,
    acts_for,
    asker_of,
    get_dossier_for,
    may,
    may_receive,
    units_of_work,
)
from motcua.operations.dossiers.queries.detail import completion_by_code, detail_of
from motcua.operations.dossiers.queries.worklist import days_of, worklist_of
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.admit import dossier_to_act_on
from motcua.operations.dossiers.services.assignee import assignee_of
from motcua.operations.dossiers.services.receive import accept, receive, register

router = Router(tags=["dossiers"])

#: How reception, and filing by a citizen, are not actions on a dossier that exists.
ACTIONS = tuple(a.value for a in Act if a not in (Act.REGISTER, Act.RECEIVE))


class PersonIn(Schema):
    """An applicant or a submitter."""

    kind: str = "person"
    name: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    def draft(self) -> PersonDraft:
        """Return the person as the rules know it."""
        return PersonDraft(self.kind, self.name, self.id_number, self.phone, self.email, self.address)


class SubmitterIn(PersonIn):
    """A submitter for the applicant, and on what paper."""

    authorisation: str = ""


class ComponentIn(Schema):
    """A paper that is handed in."""

    id: str | int
    originals: int = 1
    copies: int = 0


class DossierIn(Schema):
    """What a person brings."""

    procedure: str
    agency: str
    office: str = ""
    channel: str = "direct"
    return_by: str = "counter"
    case: str = ""
    applicant: PersonIn
    submitter: SubmitterIn | None = None
    form: dict[str, Any] = Field(default_factory=dict)
    components: list[ComponentIn] = Field(default_factory=list, max_length=200)
    note: str = ""

    def application(self) -> Application:
        """Return it as the rules know it."""
        return Application(
            procedure=self.procedure,
            agency=self.agency,
            office=self.office,
            applicant=self.applicant.draft(),
            channel=self.channel,
            return_by=self.return_by,
            case=self.case,
            submitter=self.submitter.draft() if self.submitter else None,
            authorisation=self.submitter.authorisation if self.submitter else "",
            form=self.form,
            components=tuple(Handed(str(c.id), c.originals, c.copies) for c in self.components),
        )


class ActionIn(Schema):
    """What an act needs; `seen` is the number of the last event that the caller saw."""

    model_config = ConfigDict(extra="ignore")

    note: str = ""
    reason: str = ""
    to: str = ""
    until: date | None = None
    items: list[str | dict[str, Any]] = Field(default_factory=list, max_length=100)
    seen: int | None = None
    step: int | None = None


@router.post(
    "/dossiers", response={201: dict[str, Any]}, summary="Tiếp nhận hồ sơ; người dân: nộp hồ sơ của mình"
)
def post_dossier(request: HttpRequest, data: DossierIn) -> Status[dict[str, Any]]:
    """Receive a dossier (officer), or register one's own (citizen)."""
    now = timezone.now()
    asker = asker_of(request.user, now)
    application = data.application()
    if asker.officer is None:
        _check_own(asker, application)
        dossier = register(application, by=None, at=now, note=data.note)
    else:
        office = organisation.agency_by_code(application.office or application.agency, on=day_of(now))
        if not may_receive(asker, office.id):
            raise NotAllowed
        dossier = receive(application, by=asker.officer_id, at=now, note=data.note)
    return Status(201, answers.receipt(dossier))


@router.get("/dossiers/{code}", response=dict[str, Any], summary="Toàn bộ hồ sơ, kèm các sự kiện")
def get_dossier(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return everything about a dossier that the caller may see."""
    asker = asker_of(request.user, timezone.now())
    dossier = get_dossier_for(asker, code)
    return answers.whole(
        detail_of(dossier), acts_for(asker, dossier), masked=not may(asker, PEOPLE_SEE, dossier)
    )


@router.post("/dossiers/{code}/actions/{action}", response=dict[str, Any], summary="Làm một việc trên hồ sơ")
def post_action(request: HttpRequest, code: str, action: str, data: ActionIn | None = None) -> dict[str, Any]:
    """Do an act on a dossier."""
    if action not in ACTIONS:
        raise refusals.UnknownAct(action=action[:40], choices=", ".join(ACTIONS))
    data = data or ActionIn()
    now = timezone.now()
    asker = asker_of(request.user, now)
    dossier = dossier_to_act_on(asker, code, action, seen=data.seen)
    if action == Act.ACCEPT:
        done = accept(dossier_id=dossier.pk, by=asker.officer_id, at=now, seen=data.seen, note=data.note)
    else:
        to_unit, to_officer = assignee_of(data.to, dossier.agency_id, day_of(now))
        done = act(
            Act(action),
            dossier_id=dossier.pk,
            by=asker.officer_id,
            at=now,
            reason=data.reason,
            items=[answers.item_text(item) for item in data.items],
            until=data.until,
            to_unit=to_unit,
            to_officer=to_officer,
            note=data.note,
            seen=data.seen,
            # The right was judged at this step; should it close meanwhile, the act is refused and not done to the next.
            step=dossier.step if data.step is None else data.step,
        )
    return answers.standing(done)


@router.get("/worklist", response=dict[str, Any], summary="Việc của tôi, gấp nhất trước")
def get_worklist(
    request: HttpRequest,
    cursor: str = "",
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
    q: str = "",
    state: str = "",
    due: str = "",
) -> dict[str, Any]:
    """Return a page of the officer's own and units' open dossiers."""
    now = timezone.now()
    asker = asker_of(request.user, now)
    if asker.officer is None:
        raise NotAllowed
    days = days_of(organisation.calendar_of(asker.officer.main.agency_id), day_of(now))
    units = units_of_work(asker.posts)
    page = worklist_of(units, days, q=q, state=state, due=due, cursor=cursor, limit=limit)
    return {"items": [answers.row(row) for row in page.rows], "next_cursor": page.next_cursor or None}


@router.get("/public/dossiers/{code}", response=dict[str, Any], auth=None, summary="Mức độ hoàn thành")
def get_public(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return the degree of completion, and nothing else, to anyone (TT 01/2018 Art. 16.2d)."""
    known = completion_by_code(code)
    if known is None:
        raise refusals.UnknownDossier(code=code[:40])
    return {"code": known[0], "completion": known[1]}


def _check_own(asker: Asker, application: Application) -> None:
    people = [application.applicant] + ([application.submitter] if application.submitter else [])
    if not asker.id_number or all(person.id_number != asker.id_number for person in people):
        raise refusals.NotYourself
