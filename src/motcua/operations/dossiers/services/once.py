"""A page's form is answered once, however often it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from motcua.common.api.models import IdempotencyRecord
from motcua.common.refusals import Refusal
from motcua.common.transactions import writing
from motcua.operations.dossiers.models import Dossier, LinkedCase
from motcua.operations.dossiers.services.drafts import counter_key, forget_draft

_FORM = re.compile(r"[0-9a-f]{32}")
_Made = TypeVar("_Made", Dossier, LinkedCase)


class PageUnnumbered(Refusal):
    """A page sent without the number that it was given."""

    field = "form"
    sentence = "Trang này mở chưa trọn nên chưa ghi gì; thông tin vẫn còn, hãy bấm lại một lần nữa."


def answer_once(
    kind: type[_Made], make: Callable[[], _Made], *, form: str, account_id: int, at: datetime
) -> tuple[_Made, bool]:
    """Return what the form makes, and whether the same form of the same account had made it before.

    The form's number is claimed in the transaction that makes it: a second sending waits for the first and then finds
    what it made; a refused one claims nothing. The form's draft goes in the same transaction.
    Raises PageUnnumbered, and whatever `make` refuses.
    """
    if not _FORM.fullmatch(form):
        raise PageUnnumbered
    with writing():
        record, new = IdempotencyRecord.objects.get_or_create(
            user_id=account_id,
            key=counter_key(form),
            defaults={"fingerprint": "form", "status": 201, "body": "", "created_at": at},
        )
        if not new:
            return kind._default_manager.get(reference=record.body), True
        made = make()
        record.body = made.reference
        record.save(update_fields=["body"])
        forget_draft(account_id, form)
    return made, False
