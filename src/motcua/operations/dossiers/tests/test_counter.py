"""The counter's three answers, each given once however often the same form is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.domain.refusals import AmountNotPositive
from motcua.capabilities.payments.models import FeeReceipt
from motcua.capabilities.statutory_forms.queries import papers_of
from motcua.common.api.models import IdempotencyRecord
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.refusals import IdentityNumberWrong, ItemsMissing, ReasonMissing
from motcua.operations.dossiers.domain.returning import WayNeedsAddress
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.events import DossierReceived
from motcua.operations.dossiers.models import CodeCounter, Dossier, Person
from motcua.operations.dossiers.services.counter import Answer, Taken, take
from motcua.operations.dossiers.services.once import PageUnnumbered
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    THU,
    Office,
    application,
    make_office,
    version_of,
)

FORM = "0123456789abcdef" * 2
TAKE = Answer(Act.RECEIVE)


def sent(
    office: Office, answer: Answer = TAKE, *, form: str = FORM, who: str = "counter", **brought: Any
) -> Taken:
    """Send the form of what somebody brings."""
    return take(
        application(office, version_of(office), **brought),
        answer,
        form=form,
        account_id=office.user(who).pk,
        by=office.officer(who),
        at=MONDAY,
    )


def test_a_form_sent_twice_makes_one_dossier(office: Office):
    first = sent(office)
    second = sent(office, applicant=THU)

    assert (first.again, second.again) == (False, True)
    assert second.dossier.pk == first.dossier.pk
    assert Dossier.objects.count() == Person.objects.count() == 1


def test_another_form_or_another_officer_makes_another_dossier(office: Office):
    sent(office)
    sent(office, form="f" * 32)
    sent(office, who="counter_two")

    assert Dossier.objects.count() == 3


def test_a_refused_form_claims_nothing_and_may_be_mended(office: Office):
    wrong = application(office, version_of(office)).applicant
    with pytest.raises(IdentityNumberWrong):
        sent(office, applicant=type(wrong)(name="Nguyễn Văn Thử", id_number="0001"))
    assert not IdempotencyRecord.objects.exists()

    assert sent(office).again is False


def test_asking_for_what_is_missing_keeps_a_registered_dossier_without_code(office: Office):
    answer = Answer(Act.REQUEST_SUPPLEMENT, "component_missing", ("Bản sao giấy khai sinh",))

    dossier = sent(office, answer, components=()).dossier

    assert (State(dossier.state), dossier.asked, dossier.code) == (State.REGISTERED, True, None)
    assert dossier.notes.get().text == "Bản sao giấy khai sinh"
    assert not CodeCounter.objects.exists()


def test_refusing_keeps_the_reason(office: Office):
    dossier = sent(office, Answer(Act.REFUSE, "not_competent", note="Nộp tại tỉnh."), components=()).dossier

    assert State(dossier.state) is State.REFUSED_AT_RECEPTION
    assert '"reason":"not_competent"' in dossier.events.last().text


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [(Answer(Act.REQUEST_SUPPLEMENT), ItemsMissing), (Answer(Act.REFUSE), ReasonMissing)],
)
def test_an_answer_without_its_words_registers_nothing(
    office: Office, answer: Answer, refusal: type[Exception]
):
    with pytest.raises(refusal):
        sent(office, answer)

    assert not Dossier.objects.exists() and not Person.objects.exists()


@pytest.mark.parametrize("form", ["", "x", "g" * 32, "0" * 31])
def test_a_form_without_its_number_is_refused(office: Office, form: str):
    with pytest.raises(PageUnnumbered):
        sent(office, form=form)


def at_once(calls: Sequence[Callable[[], Taken]]) -> list[Taken]:
    """Run the calls at the same moment, each on its own connection."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Taken]) -> Taken:
        ready.wait(timeout=10)
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_dossier_even_at_the_same_moment():
    office = make_office()
    version_of(office)

    taken = at_once([lambda: sent(office)] * 4)

    assert len({one.dossier.pk for one in taken}) == 1
    assert sorted(one.again for one in taken) == [False, True, True, True]
    assert Dossier.objects.count() == 1
    assert CodeCounter.objects.get().last == 1


def test_the_answer_is_announced_in_its_transaction_with_the_ticket(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    heard: list[object] = []
    monkeypatch.setattr("motcua.operations.dossiers.services.counter.announce", heard.append)

    dossier = sent(office, Answer(Act.RECEIVE, ticket="A015")).dossier
    sent(office, Answer(Act.RECEIVE, ticket="A015"))
    refused = sent(
        office, Answer(Act.REFUSE, reason="not_competent", note="Nộp tại tỉnh"), form="f" * 32
    ).dossier

    by = office.officer("counter")
    assert heard == [
        DossierReceived(dossier.pk, str(dossier.code), "A015", MONDAY, by),
        DossierReceived(refused.pk, "", "", MONDAY, by),
    ]


def test_whoever_hears_the_answer_and_fails_leaves_nothing_behind(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    def deaf(event: object) -> None:
        raise ReasonMissing

    monkeypatch.setattr("motcua.operations.dossiers.services.counter.announce", deaf)

    with pytest.raises(ReasonMissing):
        sent(office)

    assert not Dossier.objects.exists()


def test_the_fee_is_taken_with_the_reception_or_not_at_all(office: Office):
    lines = (Line.of("Chứng thực bản sao", 2000, 5),)
    dossier = sent(office, Answer(Act.RECEIVE, fee=lines)).dossier

    receipt = FeeReceipt.objects.get()
    assert (receipt.subject_id, receipt.amount, receipt.payer) == (dossier.pk, 10_000, "Nguyễn Văn Thử")

    with pytest.raises(AmountNotPositive):
        sent(office, Answer(Act.RECEIVE, fee=(Line("x", 0, 1, 0),)), form="f" * 32)
    assert Dossier.objects.count() == 1


def test_a_result_to_be_carried_home_needs_an_address(office: Office):
    with pytest.raises(WayNeedsAddress):
        sent(office, return_by="post", applicant=replace(THU, address=""))

    assert not Dossier.objects.exists()


@pytest.mark.parametrize(("wanted", "issued"), [(True, 1), (False, 0)])
def test_a_receipt_is_issued_only_where_it_is_wanted(office: Office, wanted: bool, issued: int):
    dossier = sent(office, Answer(Act.RECEIVE, receipt_wanted=wanted)).dossier

    assert len(papers_of("dossier", dossier.pk)) == issued
