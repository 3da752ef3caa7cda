"""Forty people wait at half past seven and every counter receives: codes and numbers of papers run on unbroken."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
from django.contrib.auth import get_user_model

from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.domain.refusals import AmountAboveUnits
from motcua.capabilities.payments.models import FeeReceipt
from motcua.capabilities.statutory_forms.models import IssuedPaper, SeriesCounter
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import CodeCounter, Dossier
from motcua.operations.dossiers.services.counter import Answer, Taken, take
from motcua.operations.dossiers.tests.factories import MONDAY, Office, application, make_office, version_of
from motcua.operations.dossiers.tests.test_concurrency import at_once, numbers

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE, MISTYPED = 64, 8


@pytest.fixture
def office(transactional_db: None) -> Office:
    return make_office()


def counter(office: Office, number: int, fee: Line, at: datetime = MONDAY) -> Taken:
    """Receive at a counter, take the fee, issue the receipt: one press of the button."""
    brought = application(office, version_of(office))
    who = ("counter", "counter_two")[number % 2]
    account = get_user_model().objects.get(officer=office.officer(who)).pk
    answer = Answer(act=Act.RECEIVE, fee=(fee,))
    return take(brought, answer, form=f"{number:032x}", account_id=account, by=office.officer(who), at=at)


def test_sixty_four_receptions_at_once_leave_neither_gap_nor_double(office: Office) -> None:
    version_of(office)
    right = [Line.of("Lệ phí", 8000 + n) for n in range(AT_ONCE)]
    # A fee that is refused comes last of all: code and paper had their numbers already and give them back.
    wrong = [Line("Lệ phí", 8000, 1, 9000)] * MISTYPED

    answers = at_once(
        [lambda n=n, fee=fee: counter(office, n, fee) for n, fee in enumerate(right + wrong, start=1)]
    )

    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {Taken: AT_ONCE, AmountAboveUnits: MISTYPED}
    every = list(range(1, AT_ONCE + 1))
    assert numbers() == every
    assert CodeCounter.objects.get().last == AT_ONCE
    assert sorted(IssuedPaper.objects.filter(form="receipt").values_list("number", flat=True)) == every
    assert sorted(FeeReceipt.objects.values_list("number", flat=True)) == every
    assert set(SeriesCounter.objects.values_list("series", "last")) == {
        ("receipt", AT_ONCE),
        ("fee_receipt", AT_ONCE),
    }
    assert set(FeeReceipt.objects.values_list("subject_id", flat=True)) == set(
        Dossier.objects.values_list("pk", flat=True)
    )
    assert {receipt.amount for receipt in FeeReceipt.objects.all()} == {line.amount for line in right}


def test_one_form_sent_from_sixteen_windows_makes_one_dossier_and_one_receipt(office: Office) -> None:
    version_of(office)

    answers = at_once([lambda: counter(office, 2, Line.of("Lệ phí", 8000))] * 16)

    assert sum(answer.again for answer in answers) == 15
    assert (Dossier.objects.count(), FeeReceipt.objects.count()) == (1, 1)
    assert IssuedPaper.objects.filter(form="receipt").count() == 1
