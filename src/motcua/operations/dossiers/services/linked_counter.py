"""The counter's reception of a linked procedure, kept once however often its form is sent."""

from __future__ import annotations

import re
from datetime import datetime

from motcua.common.api.models import IdempotencyRecord
from motcua.common.events import announce
from motcua.common.transactions import writing
from motcua.operations.dossiers.events import DossierReceived
from motcua.operations.dossiers.models import LinkedCase
from motcua.operations.dossiers.services.counter import FormUnknown
from motcua.operations.dossiers.services.drafts import counter_key, forget_draft
from motcua.operations.dossiers.services.linked import Bundle, receive_linked

_FORM = re.compile(r"[0-9a-f]{32}")


def take_linked(
    bundle: Bundle, *, form: str, ticket: str, note: str, account_id: int, by: int | None, at: datetime
) -> tuple[LinkedCase, bool]:
    """Return the case that the form makes, and whether it had made it before.

    The form's number is claimed in the same transaction; its draft goes and the first dossier is announced there too.
    Raises the refusal of the first rule broken.
    """
    if not _FORM.fullmatch(form):
        raise FormUnknown
    with writing():
        record, new = IdempotencyRecord.objects.get_or_create(
            user_id=account_id,
            key=counter_key(form),
            defaults={"fingerprint": "linked", "status": 201, "body": "", "created_at": at},
        )
        if not new:
            return LinkedCase.objects.get(reference=record.body), True
        case = receive_linked(bundle, by=by, at=at, note=note)
        record.body = case.reference
        record.save(update_fields=["body"])
        forget_draft(account_id, form)
        first = case.dossiers.order_by("pk").first()
        if first is not None:
            announce(DossierReceived(first.pk, first.code or "", ticket, at, by))
    return case, False
