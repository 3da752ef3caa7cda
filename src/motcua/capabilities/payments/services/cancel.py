"""Cancelling a receipt: the paper and its number stay, the money does not count."""

from __future__ import annotations

from datetime import datetime

from motcua.capabilities.payments.domain import checked_text
from motcua.capabilities.payments.domain.refusals import AlreadyCancelled, UnknownReceipt, WhyMissing
from motcua.capabilities.payments.models import FeeReceipt
from motcua.common.transactions import writing


def cancel(receipt_id: int, *, by: int, at: datetime, why: str) -> FeeReceipt:
    """Say that the receipt does not count any more, and why; a second time is refused."""
    reason = checked_text(why, label="Lý do hủy", limit=300, field="why")
    if not reason:
        raise WhyMissing
    with writing():
        receipt = FeeReceipt.objects.select_for_update().filter(pk=receipt_id).first()
        if receipt is None:
            raise UnknownReceipt
        if receipt.cancelled_at is not None:
            raise AlreadyCancelled(number=receipt.notation)
        receipt.cancelled_at, receipt.cancelled_by_id, receipt.cancelled_why = at, by, reason
        receipt.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
    return receipt
