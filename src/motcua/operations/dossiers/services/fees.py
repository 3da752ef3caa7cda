"""Fees of a dossier: money taken at the counter and receipts cancelled, by the rules of the payments room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from motcua.capabilities.payments import services
from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.domain.refusals import UnknownReceipt
from motcua.capabilities.payments.queries import FeeReceipt, receipt_of
from motcua.common.transactions import writing
from motcua.operations.dossiers.domain.refusals import NothingOwed
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.keeping import seconds

#: What a receipt is about, in the words of the payments room.
SUBJECT = "dossier"
TAKE_FEE, CANCEL_FEE, SEE_FEES = "take_fee", "cancel_fee", "see_fees"


def fees_can_be_taken(dossier: Dossier) -> bool:
    """Return whether money may still be asked for: not for what was never taken in hand."""
    return dossier.state != State.REFUSED_AT_RECEPTION


def take_fee(
    dossier: Dossier,
    *,
    agency_id: int,
    payer: str,
    address: str,
    lines: Iterable[Line],
    by: int,
    at: datetime,
) -> FeeReceipt:
    """Take the money and give the receipt of the agency at whose counter it is paid.

    Runs in the caller's transaction where there is one (a reception). Raises the refusal of the first rule broken.
    """
    if not fees_can_be_taken(dossier):
        raise NothingOwed
    return services.take(
        agency_id=agency_id,
        subject=(SUBJECT, dossier.pk),
        payer=payer,
        address=address,
        lines=lines,
        at=seconds(at),
        by=by,
    )


def cancel_fee(dossier: Dossier, receipt_id: int, *, by: int, at: datetime, why: str) -> FeeReceipt:
    """Cancel a receipt of this dossier; one of another is unknown here."""
    with writing():
        if receipt_of(SUBJECT, dossier.pk, receipt_id) is None:
            raise UnknownReceipt
        return services.cancel(receipt_id, by=by, at=seconds(at), why=why)
