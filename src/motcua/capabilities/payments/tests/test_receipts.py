"""Receipts of fees: numbered without gaps or doubles, cancelled rather than changed, added up by officer and day."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.domain.refusals import (
    AlreadyCancelled,
    PayerMissing,
    TextTooLong,
    UnknownReceipt,
    WhyMissing,
)
from motcua.capabilities.payments.models import FeeReceipt
from motcua.capabilities.payments.queries import Till, receipt_of, receipts_of, taken_on
from motcua.capabilities.payments.services import cancel, take
from motcua.common.moments import parse_day, parse_moment
from motcua.common.refusals import Refusal
from motcua.common.transactions import writing
from motcua.foundation.organisation.tests.factories import make_agency, make_officer, make_unit

AT = parse_moment("2022-06-13T08:00")
DAY = parse_day("2022-06-13")


@dataclass(frozen=True)
class Counter:
    """An agency and two officers who take money for it."""

    agency: int
    anna: int
    ben: int

    def take(
        self, amount: int = 8000, *, by: int | None = None, at: str = "2022-06-13T08:00", **more: Any
    ) -> FeeReceipt:
        """Take money for the dossier 1."""
        values: dict[str, Any] = {
            "agency_id": self.agency,
            "subject": ("dossier", 1),
            "payer": "Nguyễn Văn Thử",
            "address": "Ấp 3",
            "lines": [Line.of("Lệ phí", amount)],
            "at": parse_moment(at),
            "by": by or self.anna,
        }
        return take(**values | more)


def make_counter() -> Counter:
    agency = make_agency("000.05.15.H19")
    unit = make_unit(agency, "one_stop")
    anna, ben = (make_officer(unit, "counter_officer").officer.pk for _ in range(2))
    return Counter(agency.pk, anna, ben)


@pytest.fixture
def counter(db: None) -> Counter:
    return make_counter()


def test_numbers_run_on_within_agency_and_year(counter: Counter):
    other = make_agency("000.06.15.H19").pk

    given = [
        counter.take(),
        counter.take(),
        counter.take(agency_id=other),
        counter.take(at="2023-01-03T08:00"),
    ]

    assert [(one.year, one.notation) for one in given] == [
        (2022, "0000001"),
        (2022, "0000002"),
        (2022, "0000001"),
        (2023, "0000001"),
    ]


def test_a_receipt_that_is_not_written_costs_no_number(counter: Counter):
    with pytest.raises(PayerMissing):
        counter.take(payer="  ")
    with pytest.raises(TextTooLong):
        counter.take(address="x" * 301)
    with pytest.raises(ZeroDivisionError), writing():
        counter.take()
        _ = 1 / 0

    assert counter.take().number == 1


def test_a_receipt_is_cancelled_once_and_with_a_reason(counter: Counter):
    receipt = counter.take()

    with pytest.raises(WhyMissing):
        cancel(receipt.pk, by=counter.ben, at=AT, why=" ")
    cancel(receipt.pk, by=counter.ben, at=AT, why="Gõ nhầm số tiền")
    with pytest.raises(AlreadyCancelled):
        cancel(receipt.pk, by=counter.ben, at=AT, why="Lần nữa")
    with pytest.raises(UnknownReceipt):
        cancel(receipt.pk + 1, by=counter.ben, at=AT, why="Không có")

    (kept,) = receipts_of("dossier", 1)
    assert (kept.amount, kept.cancelled_by_id, kept.cancelled_why) == (8000, counter.ben, "Gõ nhầm số tiền")


def test_a_receipt_is_found_only_under_its_own_subject(counter: Counter):
    receipt = counter.take()

    assert receipt_of("dossier", 1, receipt.pk) == receipt
    assert receipt_of("dossier", 2, receipt.pk) is None


def test_the_cash_of_a_day_is_what_each_officer_hands_over(counter: Counter):
    yesterday = counter.take(5000, at="2022-06-12T16:59")
    mistaken = counter.take(80_000)
    counter.take(8000, at="2022-06-13T09:00")
    counter.take(2000, by=counter.ben, at="2022-06-13T16:00")
    counter.take(1000, at="2022-06-14T00:00")
    for receipt in (yesterday, mistaken):
        cancel(receipt.pk, by=counter.ben, at=parse_moment("2022-06-13T10:00"), why="Gõ nhầm")

    book = taken_on(counter.agency, DAY)

    assert [receipt.amount for receipt in book.receipts] == [80_000, 8000, 2000]
    assert book.returned == (yesterday,)
    assert book.tills == (Till(counter.anna, 2, 88_000, 85_000), Till(counter.ben, 1, 2000, 0))
    assert book.total == 5000


def test_a_receipt_cancelled_later_still_counts_on_its_day(counter: Counter):
    receipt = counter.take(8000)
    cancel(receipt.pk, by=counter.ben, at=parse_moment("2022-06-15T10:00"), why="Gõ nhầm")

    assert taken_on(counter.agency, DAY).total == 8000
    assert taken_on(counter.agency, parse_day("2022-06-15")).total == -8000


def test_the_book_costs_the_same_for_one_receipt_and_for_twenty(
    counter: Counter, query_cost: Callable[[Callable[[], object]], int]
):
    counter.take()
    one = query_cost(lambda: taken_on(counter.agency, DAY))
    for _ in range(19):
        counter.take()

    assert query_cost(lambda: taken_on(counter.agency, DAY)) == one


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Run the calls at the same time, each on its own connection."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        ready.wait(timeout=20)
        try:
            return call()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_money_taken_at_the_same_time_gets_numbers_without_gap_or_double():
    counter = make_counter()

    given = at_once([counter.take] * 16)

    assert sorted(receipt.number for receipt in given) == list(range(1, 17))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_cancel_at_once_one_is_told():
    counter = make_counter()
    receipt = counter.take()

    answers = at_once([lambda: cancel(receipt.pk, by=counter.ben, at=AT, why="Gõ nhầm")] * 4)

    assert sum(isinstance(answer, AlreadyCancelled) for answer in answers) == 3
