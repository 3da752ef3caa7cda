"""The counter's three answers to what a person brings, each given once however often its form is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.capabilities.payments.domain import Line
from motcua.common.events import announce
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application
from motcua.operations.dossiers.domain.returning import check_way_home
from motcua.operations.dossiers.events import DossierReceived
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.fees import take_fee
from motcua.operations.dossiers.services.files import reuse
from motcua.operations.dossiers.services.once import answer_once
from motcua.operations.dossiers.services.receive import receive, register


@dataclass(frozen=True, slots=True)
class Answer:
    """What the counter answers: take it, ask for what is missing, or refuse; with the words that go along.

    A fee is taken only with what is received; `ticket` is the number in the queue that this answers.
    """

    act: Act
    reason: str = ""
    items: tuple[str, ...] = ()
    note: str = ""
    receipt_wanted: bool = True
    fee: tuple[Line, ...] = ()
    ticket: str = ""
    #: The agencies whose dossiers the officer may see: where scans that are reused may lie.
    reach: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """The dossier that the form made; `again` when the form had been sent before."""

    dossier: Dossier
    again: bool


def take(
    application: Application, answer: Answer, *, form: str, account_id: int, by: int | None, at: datetime
) -> Taken:
    """Keep the answer, or return the dossier that the same form of the same account made before.

    The fee is taken and the answer is announced in the transaction that makes the dossier (see `once.answer_once`).
    Raises the refusal of the first rule broken.
    """

    def made() -> Dossier:
        dossier = _answered(application, answer, by=by, at=at)
        announce(DossierReceived(dossier.pk, dossier.code or "", answer.ticket, at, by))
        return dossier

    return Taken(*answer_once(Dossier, made, form=form, account_id=account_id, at=at))


def _answered(application: Application, answer: Answer, *, by: int | None, at: datetime) -> Dossier:
    if answer.act is Act.RECEIVE:
        check_way_home(application)
        dossier = receive(application, by=by, at=at, note=answer.note, receipt_wanted=answer.receipt_wanted)
        _take_over(dossier, application, answer, by=by, at=at)
        _take_fee(dossier, answer.fee, by=by, at=at)
        return dossier
    filed = register(application, by=by, at=at)
    _take_over(filed, application, answer, by=by, at=at)
    return act(
        answer.act,
        dossier_id=filed.pk,
        by=by,
        at=at,
        reason=answer.reason,
        items=answer.items,
        note=answer.note,
    )


def _take_over(
    dossier: Dossier, application: Application, answer: Answer, *, by: int | None, at: datetime
) -> None:
    """Let the scans that the officer chose stand for their papers, in the transaction of the reception."""
    for paper in application.components:
        if paper.reuse is not None:
            reuse(
                dossier_id=dossier.pk,
                component=paper.id,
                source=paper.reuse,
                agencies=answer.reach,
                by=by,
                at=at,
            )


def _take_fee(dossier: Dossier, lines: tuple[Line, ...], *, by: int | None, at: datetime) -> None:
    if not lines or by is None:
        return
    payer = dossier.submitter or dossier.applicant
    take_fee(
        dossier,
        agency_id=dossier.office_id or dossier.agency_id,
        payer=payer.name,
        address=payer.address,
        lines=lines,
        at=at,
        by=by,
    )
