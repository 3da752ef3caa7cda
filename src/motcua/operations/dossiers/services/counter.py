"""The counter's three answers to what a person brings, each given once however often its form is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from motcua.common.api.models import IdempotencyRecord
from motcua.common.refusals import Refusal
from motcua.common.transactions import writing
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import receive, register

_FORM = re.compile(r"[0-9a-f]{32}")


class FormUnknown(Refusal):
    """A form without the number that the page gave it."""

    field = "form"
    sentence = "Trang này mở chưa trọn nên chưa ghi gì; thông tin vẫn còn, hãy bấm lại một lần nữa."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the counter answers: take it, ask for what is missing, or refuse; with the words that go along."""

    act: Act
    reason: str = ""
    items: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The dossier that the form made; `again` when the form had been sent before."""

    dossier: Dossier
    again: bool


def take(
    application: Application, answer: Answer, *, form: str, account_id: int, by: int | None, at: datetime
) -> Taken:
    """Keep the answer, or return the dossier that the same form of the same account made before.

    The form's number is claimed in the transaction that makes the dossier: a second sending waits for the first and
    then finds its dossier; a refused one claims nothing. Raises the refusal of the first rule broken.
    """
    if not _FORM.fullmatch(form):
        raise FormUnknown
    with writing():
        record, new = IdempotencyRecord.objects.get_or_create(
            user_id=account_id,
            key=f"counter:{form}",
            defaults={"fingerprint": "form", "status": 201, "body": "", "created_at": at},
        )
        if not new:
            return Taken(Dossier.objects.get(reference=record.body), again=True)
        dossier = _answered(application, answer, by=by, at=at)
        record.body = dossier.reference
        record.save(update_fields=["body"])
    return Taken(dossier, again=False)


def _answered(application: Application, answer: Answer, *, by: int | None, at: datetime) -> Dossier:
    if answer.act is Act.RECEIVE:
        return receive(application, by=by, at=at, note=answer.note)
    filed = register(application, by=by, at=at)
    return act(
        answer.act,
        dossier_id=filed.pk,
        by=by,
        at=at,
        reason=answer.reason,
        items=answer.items,
        note=answer.note,
    )
