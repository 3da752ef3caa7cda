"""Two officers bring the same part to its result, or send the same form: what follows happens once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from motcua.common.refusals import Refusal
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import CodeCounter, Dossier, LinkedCase
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.linked import receive_linked
from motcua.operations.dossiers.services.linked_counter import take_linked
from motcua.operations.dossiers.tests.linking import MONDAY, THREE, Town, bundle, linked_by, make_town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(transactional_db: None, tmp_path: Path) -> Iterator[Town]:
    with linked_by(THREE, tmp_path):
        yield make_town()


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run the calls at the same time, each on its own connection; return what each answered or was refused with."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        ready.wait(timeout=10)
        try:
            return call()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def test_a_result_that_two_officers_tell_at_once_begins_the_next_parts_once(town: Town) -> None:
    office = town.office
    case = receive_linked(bundle(office), by=office.officer("counter"), at=MONDAY)
    first = Dossier.objects.get()
    act(Act.HAND_OVER, dossier_id=first.pk, by=office.officer("counter"), at=MONDAY)

    done = at_once(
        [
            lambda who=who: act(Act.RESOLVE, dossier_id=first.pk, by=office.officer(who), at=MONDAY)
            for who in ("leader", "clerk") * 4
        ]
    )

    assert sum(isinstance(one, Refusal) for one in done) == 7
    assert Dossier.objects.filter(linked=case).count() == 3
    assert {c.identifier: c.last for c in CodeCounter.objects.all()} == {"H19.158": 2, "G01.158": 1}


def test_eight_deaths_at_once_each_begin_their_own_parts_without_gaps(town: Town) -> None:
    office = town.office
    for _ in range(8):
        receive_linked(bundle(office), by=office.officer("counter"), at=MONDAY)
    firsts = list(Dossier.objects.values_list("pk", flat=True))
    for pk in firsts:
        act(Act.HAND_OVER, dossier_id=pk, by=office.officer("counter"), at=MONDAY)

    at_once(
        [
            lambda pk=pk: act(Act.RESOLVE, dossier_id=pk, by=office.officer("leader"), at=MONDAY)
            for pk in firsts
        ]
    )

    codes = sorted(
        code or "" for code in Dossier.objects.filter(level="vertical").values_list("code", flat=True)
    )
    assert codes == [f"G01.158-260615-{n:04d}" for n in range(1, 9)]
    assert {c.identifier: c.last for c in CodeCounter.objects.all()} == {"H19.158": 16, "G01.158": 8}


def test_a_form_sent_twice_at_once_makes_one_case(town: Town) -> None:
    office = town.office
    brought = bundle(office)

    taken = at_once(
        [
            lambda: take_linked(
                brought,
                form="a" * 32,
                ticket="",
                note="",
                account_id=office.user("counter").pk,
                by=office.officer("counter"),
                at=MONDAY,
            )
        ]
        * 4
    )

    assert sorted(again for _, again in taken) == [False, True, True, True]
    assert LinkedCase.objects.count() == Dossier.objects.count() == 1
