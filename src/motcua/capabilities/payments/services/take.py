"""Taking money at the counter: a receipt with the next number of its agency and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from motcua.capabilities.payments.domain import Line, checked_lines, checked_text, total_of
from motcua.capabilities.payments.domain.refusals import PayerMissing
from motcua.capabilities.payments.models import FeeReceipt
from motcua.capabilities.statutory_forms.services.issue import next_in_series
from motcua.common.moments import day_of
from motcua.common.transactions import writing

SERIES = "fee_receipt"


def take(
    *,
    agency_id: int,
    subject: tuple[str, int],
    payer: str,
    address: str,
    lines: Iterable[Line],
    at: datetime,
    by: int,
    method: str = "cash",
) -> FeeReceipt:
    """Write the receipt of money just taken, in the caller's transaction; its number is held until that ends.

    So numbers of an agency and year have neither gaps nor doubles. Raises the refusal of the first rule broken.
    """
    checked = checked_lines(lines)
    name = checked_text(payer, label="Họ tên người nộp tiền", limit=200, field="payer")
    if not name:
        raise PayerMissing
    where = checked_text(address, label="Địa chỉ", limit=300, field="address")
    year = day_of(at).year
    with writing():
        number = next_in_series(agency_id, SERIES, year)
        return FeeReceipt.objects.create(
            agency_id=agency_id,
            year=year,
            number=number,
            notation=f"{number:07d}",
            subject_kind=subject[0],
            subject_id=subject[1],
            payer=name,
            payer_address=where,
            lines=[asdict(line) for line in checked],
            amount=total_of(checked),
            method=method,
            taken_at=at,
            taken_by_id=by,
        )
