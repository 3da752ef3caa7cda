"""Receipts of a subject, and the cash of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from motcua.capabilities.payments.models import FeeReceipt
from motcua.common.moments import end_of_day, start_of_day

#: A receipt is handed out as its row; its table stays this room's own.
__all__ = ["CashDay", "FeeReceipt", "Till", "receipt_of", "receipts_of", "taken_on"]


@dataclass(frozen=True, slots=True)
class Till:
    """What one officer took on a day, what went back of it, and what is to be handed over."""

    officer_id: int
    receipts: int
    taken: int
    given_back: int

    @property
    def rest(self) -> int:
        """What is to be handed over, in đồng; below zero when more of earlier days went back than came in."""
        return self.taken - self.given_back


@dataclass(frozen=True, slots=True)
class CashDay:
    """The cash book of an agency on a day."""

    day: date
    #: In the order of their numbers, cancelled ones too: a number that is missing would be asked for.
    receipts: tuple[FeeReceipt, ...]
    #: Receipts of earlier days that were cancelled on this one.
    returned: tuple[FeeReceipt, ...]
    tills: tuple[Till, ...]

    @property
    def total(self) -> int:
        """What all officers hand over, in đồng."""
        return sum(till.rest for till in self.tills)


def receipts_of(subject_kind: str, subject_id: int) -> tuple[FeeReceipt, ...]:
    """Return the receipts of a subject in the order in which they were given, cancelled ones too."""
    found = FeeReceipt.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return tuple(found.order_by("taken_at", "pk"))


def receipt_of(subject_kind: str, subject_id: int, receipt_id: int) -> FeeReceipt | None:
    """Return the receipt of this subject with this key; None when there is none."""
    found = FeeReceipt.objects.filter(subject_kind=subject_kind, subject_id=subject_id, pk=receipt_id)
    return found.first()


def paid_for(subject_kind: str, subject_ids: Collection[int]) -> dict[int, int]:
    """Return how much was paid for each of the subjects for which anything was, in đồng; one statement."""
    found = FeeReceipt.objects.filter(
        subject_kind=subject_kind, subject_id__in=subject_ids, cancelled_at__isnull=True
    )
    return dict(found.order_by().values_list("subject_id").annotate(Sum("amount")))


def taken_on(agency_id: int, day: date) -> CashDay:
    """Return the receipts of the day and what each officer hands over; one statement.

    A receipt cancelled on the day it was taken counts as taken and given back; one cancelled later went back on that
    later day, from the till of the officer who took it.
    """
    begin, end = start_of_day(day), end_of_day(day)
    taken = Q(taken_at__gte=begin, taken_at__lt=end)
    returned = Q(cancelled_at__gte=begin, cancelled_at__lt=end)
    rows = FeeReceipt.objects.filter(agency=agency_id).filter(taken | returned).order_by("year", "number")
    today: list[FeeReceipt] = []
    earlier: list[FeeReceipt] = []
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for receipt in rows:
        till = sums[receipt.taken_by_id]
        if begin <= receipt.taken_at < end:
            today.append(receipt)
            till[0] += 1
            till[1] += receipt.amount
        else:
            earlier.append(receipt)
        if receipt.cancelled_at is not None and receipt.cancelled_at < end:
            till[2] += receipt.amount
    tills = tuple(Till(officer, *sums[officer]) for officer in sorted(sums))
    return CashDay(day, tuple(today), tuple(earlier), tills)
