"""The counter's reception of a linked procedure, kept once however often its form is sent."""

from __future__ import annotations

from datetime import datetime

from motcua.common.events import announce
from motcua.operations.dossiers.events import DossierReceived
from motcua.operations.dossiers.models import LinkedCase
from motcua.operations.dossiers.services.linked import Bundle, receive_linked
from motcua.operations.dossiers.services.once import answer_once


def take_linked(
    bundle: Bundle, *, form: str, ticket: str, note: str, account_id: int, by: int | None, at: datetime
) -> tuple[LinkedCase, bool]:
    """Return the case that the form makes, and whether it had made it before.

    The first dossier is announced in the same transaction. Raises the refusal of the first rule broken.
    """

    def made() -> LinkedCase:
        case = receive_linked(bundle, by=by, at=at, note=note)
        first = case.dossiers.order_by("pk").first()
        if first is not None:
            announce(DossierReceived(first.pk, first.code or "", ticket, at, by))
        return case

    return answer_once(LinkedCase, made, form=form, account_id=account_id, at=at)
