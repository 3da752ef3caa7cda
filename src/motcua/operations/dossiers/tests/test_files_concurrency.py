"""Many put, move and take away files at once: no two share a place, none is lost, and one of two equal ones is told."""

from __future__ import annotations

import pytest

from motcua.common.refusals import Refusal
from motcua.operations.dossiers.domain.files import AlreadyThere, FilesChanged, NotReusable, UnknownFile
from motcua.operations.dossiers.models import Dossier, DossierFile
from motcua.operations.dossiers.queries.files import files_of
from motcua.operations.dossiers.services.files import add_files, move_file, remove_file, reuse
from motcua.operations.dossiers.tests.factories import MONDAY, Office, make_office, moment, receive_dossier
from motcua.operations.dossiers.tests.scans import names, png, scanned
from motcua.operations.dossiers.tests.test_concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = moment("2022-06-13T09:00")


@pytest.fixture
def office(transactional_db: None) -> Office:
    return make_office()


def places(dossier: Dossier) -> list[int]:
    found = DossierFile.objects.filter(dossier=dossier, removed_at__isnull=True)
    return list(found.order_by("position").values_list("position", flat=True))


def test_twelve_files_added_at_once_have_twelve_places(office: Office):
    dossier = receive_dossier(office)

    done = at_once(
        [
            lambda mark=mark: add_files(
                dossier_id=dossier.pk, component="1", uploads=[png(mark=mark)], by=None, at=LATER
            )
            for mark in range(12)
        ]
    )

    assert not [one for one in done if isinstance(one, Refusal)]
    assert places(dossier) == list(range(1, 13))


def test_the_same_file_sent_twice_at_once_is_there_once(office: Office):
    dossier = receive_dossier(office)

    done = at_once(
        [lambda: add_files(dossier_id=dossier.pk, component="1", uploads=[png()], by=None, at=LATER)] * 4
    )

    assert sorted(isinstance(one, AlreadyThere) for one in done) == [False, True, True, True]
    assert places(dossier) == [1]


def test_moved_and_taken_away_at_once_by_who_saw_the_same_one_wins(office: Office):
    dossier = receive_dossier(office)
    first, second, third = scanned(dossier, *(png(f"{mark}.png", mark=mark) for mark in range(3)))
    seen = files_of(dossier).papers[0].seal

    done = at_once(
        [
            lambda: move_file(dossier_id=dossier.pk, file_id=first, up=False, by=None, at=LATER, seen=seen),
            lambda: move_file(dossier_id=dossier.pk, file_id=third, up=True, by=None, at=LATER, seen=seen),
            lambda: remove_file(dossier_id=dossier.pk, file_id=second, by=None, at=LATER, seen=seen),
        ]
    )

    assert sorted(isinstance(one, FilesChanged) for one in done) == [False, True, True]
    assert len(set(places(dossier))) == len(names(dossier)) >= 2


def test_without_having_looked_every_move_is_done_and_no_place_is_doubled(office: Office):
    dossier = receive_dossier(office)
    keys = scanned(dossier, *(png(mark=mark) for mark in range(6)))

    at_once(
        [
            lambda key=key, up=up: move_file(dossier_id=dossier.pk, file_id=key, up=up, by=None, at=LATER)
            for key, up in zip(keys, (True, False) * 3, strict=True)
        ]
    )

    assert places(dossier) == [1, 2, 3, 4, 5, 6]


def test_a_file_taken_away_twice_at_once_is_taken_away_once(office: Office):
    dossier = receive_dossier(office)
    key = scanned(dossier)[0]

    done = at_once([lambda: remove_file(dossier_id=dossier.pk, file_id=key, by=None, at=LATER)] * 3)

    assert sorted(isinstance(one, UnknownFile) for one in done) == [False, True, True]


def test_a_scan_reused_twice_at_once_is_reused_once(office: Office):
    earlier, dossier = receive_dossier(office), receive_dossier(office)
    source = scanned(earlier, at=MONDAY)[0]

    done = at_once(
        [
            lambda: reuse(
                dossier_id=dossier.pk,
                component="1",
                source=source,
                agencies={office.agency.id},
                by=None,
                at=LATER,
            )
        ]
        * 3
    )

    assert sorted(isinstance(one, NotReusable) for one in done) == [False, True, True]
    assert places(dossier) == [1]
