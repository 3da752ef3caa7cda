"""A ticket that became a dossier is done, in the transaction of the reception."""

from __future__ import annotations

from datetime import datetime

from motcua.operations.queue.domain.states import AT_COUNTER, Act
from motcua.operations.queue.domain.words import is_key
from motcua.operations.queue.models import Shift, Ticket
from motcua.operations.queue.services.keeping import move


def close_by_dossier(*, key: str, code: str, officer_id: int | None, at: datetime) -> Ticket | None:
    """End the ticket of the key that the officer called, with the code of its dossier; None when there is none.

    A reception never fails because of its ticket: a key that means nothing (any more) is passed over.
    """
    if not is_key(key) or officer_id is None:
        return None
    known = Ticket.objects.filter(key=key, officer_id=officer_id, state__in=AT_COUNTER)
    shift = Shift.objects.select_for_update().filter(ticket__in=known).first()
    ticket = known.select_for_update().first()
    if ticket is None:
        return None
    move(ticket, Act.FINISH, closed_at=max(at, ticket.called_at or at), dossier_code=code[:40])
    if shift is not None:
        shift.ticket = None
        shift.save(update_fields=["ticket"])
    return ticket
