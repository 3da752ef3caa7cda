"""Many at once: numbers without gaps or doubles, and of two officers one is kept and the other told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.common.refusals import Refusal
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.refusals import OvertakenBy
from motcua.operations.dossiers.models import CodeCounter, Dossier, DossierEvent, Person
from motcua.operations.dossiers.services import receive as receiving
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import receive
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    application,
    make_office,
    moment,
    receive_dossier,
    version_of,
)
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(transactional_db: None) -> Office:
    return make_office()


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run the calls at the same time, each on its own connection; return what each answered or was refused with."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        ready.wait(timeout=10)
        try:
            return call()
        except (Refusal, OSError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def numbers() -> list[int]:
    return sorted(
        int((code or "").rsplit("-", 1)[1]) for code in Dossier.objects.values_list("code", flat=True)
    )


def test_sixteen_receptions_at_once_get_sixteen_numbers_without_gaps(office: Office) -> None:
    brought = application(office, version_of(office))

    done = at_once([lambda: receive(brought, by=office.officer("counter"), at=MONDAY)] * 16)

    assert sorted(dossier.code for dossier in done) == [f"000.05.15.H19-220613-{n:04d}" for n in range(1, 17)]
    assert numbers() == list(range(1, 17))
    assert DossierEvent.objects.count() == 16
    assert CodeCounter.objects.get().last == 16


def test_a_reception_that_fails_after_taking_its_number_leaves_no_gap(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = application(office, version_of(office))
    unlucky = office.officer("counter_two")
    keep = receiving.keep_beginning

    def keep_or_fail(dossier: Any, event: Any, text: str, life: Any) -> None:
        keep(dossier, event, text, life)
        if event.by == unlucky:
            raise OSError("the disk is full")

    monkeypatch.setattr(receiving, "keep_beginning", keep_or_fail)
    done = at_once(
        [
            lambda who=who: receive(brought, by=office.officer(who), at=MONDAY)
            for who in ("counter", "counter_two") * 4
        ]
    )

    assert sum(isinstance(answer, OSError) for answer in done) == 4
    assert numbers() == [1, 2, 3, 4]
    assert Person.objects.count() == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [(Act.CLAIM, Act.CLAIM), (Act.RESOLVE, Act.WITHDRAW), (Act.RESOLVE, Act.RESOLVE)],
    ids=lambda a: a.name,
)
def test_of_two_officers_at_once_one_is_kept_and_the_other_told_by_whom(
    office: Office, first: Act, second: Act
) -> None:
    dossier = receive_dossier(office, handed_over=True)
    names = {office.officer("case"): "Trần Văn Hồ", office.officer("head"): "Phạm Văn Trưởng"}
    at = moment("2022-06-13T10:00")

    answers = at_once(
        [
            lambda: act(first, dossier_id=dossier.pk, by=office.officer("case"), at=at),
            lambda: act(second, dossier_id=dossier.pk, by=office.officer("head"), at=at),
        ]
    )

    kept = [answer for answer in answers if isinstance(answer, Dossier)]
    told = [answer for answer in answers if isinstance(answer, OvertakenBy)]
    assert (len(kept), len(told)) == (1, 1)
    last = DossierEvent.objects.get(dossier_id=dossier.pk, number=dossier.number + 1)
    assert str(told[0]).startswith(f"{names[last.officer_id]} đã ghi «{Act(last.act).past}» lúc 10:00")
    assert DossierEvent.objects.filter(dossier_id=dossier.pk).count() == dossier.number + 1
    assert_told_by_its_log(dossier.pk)


def test_a_step_that_two_officers_saw_open_is_closed_once(office: Office) -> None:
    dossier = receive_dossier(office, handed_over=True)
    at = moment("2022-06-13T10:00")

    answers = at_once(
        [
            lambda who=who: act(
                Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer(who), at=at, seen=dossier.number
            )
            for who in ("case", "head", "leader", "clerk")
        ]
    )

    assert sum(isinstance(answer, OvertakenBy) for answer in answers) == 3
    assert Dossier.objects.get(pk=dossier.pk).step == 3
    assert_told_by_its_log(dossier.pk)
