"""The figures of digitisation: what counts, what does not, and that they cost the same for any number of offices."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.models import Component, ProcedureVersion
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.domain.digitisation import Digitisation, PeriodWrong, together
from motcua.operations.dossiers.queries.digitisation import digitisation_of
from motcua.operations.dossiers.queries.reuse import reusable_for
from motcua.operations.dossiers.services.files import remove_file, reuse
from motcua.operations.dossiers.tests.factories import MONDAY, Office, make_office, moment, receive_dossier
from motcua.operations.dossiers.tests.scans import png, scanned

JUNE = (date(2022, 6, 1), date(2022, 6, 30))
ALL = (Handed("1", 1, 0), Handed("2", 1, 0), Handed("3", 1, 0))


@pytest.fixture
def version(db: None) -> ProcedureVersion:
    made = make_version(
        "1.001193",
        name="Đăng ký khai sinh",
        components=(("Giấy chứng sinh", True), ("Hộ chiếu", False), ("Tờ khai", False)),
    )
    Component.objects.filter(version=made, number=2).update(group="Giấy tờ phải xuất trình")
    catalogue.catalogue_changed()
    return made


def counted(office: Office, first: date = JUNE[0], last: date = JUNE[1]) -> Digitisation:
    return digitisation_of(first, last, [office.agency.id])[office.agency.id]


def test_papers_scanned_and_reused_are_counted_of_those_that_must_be(office: Office, files_folder, version):
    first, second, bare = (receive_dossier(office, version=version, components=ALL) for _ in range(3))
    scanned(first)
    offer = reusable_for(
        "000123456789", catalogue.version_by_id(version.pk), [office.agency.id], besides=second.pk
    )
    reuse(
        dossier_id=second.pk,
        component="1",
        source=offer["1"].file_id,
        agencies=[office.agency.id],
        by=None,
        at=MONDAY,
    )
    scanned(second, png(), component="3")

    told = counted(office)

    # Three dossiers with three papers each, of which one is only shown.
    assert (told.on_paper, told.digitised, told.reusing, told.papers) == (3, 2, 1, 6)
    assert (told.scanned, told.reused_papers, told.reused_results, told.done) == (2, 1, 0, 3)
    assert told.share("done", "papers") == 50
    assert bare.code


def test_online_dossiers_are_electronic_already(office: Office, files_folder, version):
    online = receive_dossier(office, version=version, components=ALL, channel="online")
    scanned(online)

    told = counted(office)

    assert (told.dossiers, told.online, told.on_paper, told.papers, told.digitised) == (1, 1, 0, 0, 0)
    assert told.share("digitised", "on_paper") is None


def test_a_result_counts_in_the_period_in_which_it_was_ready(office: Office, files_folder, version):
    with_file = receive_dossier(office, version=version, resolved=True)
    receive_dossier(office, version=version, returned=True)
    july = receive_dossier(office, version=version, resolved=True, finished_at=moment("2022-07-04T09:00"))
    scanned(with_file, component="")
    scanned(with_file, png(), component="")
    gone = scanned(july, component="")[0]
    remove_file(dossier_id=july.pk, file_id=gone, by=None, at=moment("2022-07-04T10:00"))

    assert (counted(office).resolved, counted(office).with_result) == (2, 1)
    in_july = counted(office, date(2022, 7, 1), date(2022, 7, 31))
    assert (in_july.resolved, in_july.with_result, in_july.dossiers) == (1, 0, 0)


def test_other_offices_and_other_days_are_not_counted(office: Office, files_folder, version):
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Long Tân")
    scanned(receive_dossier(elsewhere, version=version))
    scanned(receive_dossier(office, version=version, at=moment("2022-07-01T08:00")))

    assert counted(office) == Digitisation()
    both = digitisation_of(*JUNE, [office.agency.id, elsewhere.agency.id])
    assert together(both.values()).digitised == 1


def test_a_period_that_ends_before_it_begins_is_refused(db):
    with pytest.raises(PeriodWrong):
        digitisation_of(date(2022, 7, 1), date(2022, 6, 1), [])
    with pytest.raises(PeriodWrong):
        digitisation_of(date(2020, 1, 1), date(2022, 6, 1), [])


def test_the_figures_cost_the_same_however_many_dossiers(office: Office, files_folder, version, query_cost):
    scanned(receive_dossier(office, version=version))
    counted(office)
    cost_of_one = query_cost(lambda: counted(office))
    for _ in range(3):
        scanned(receive_dossier(office, version=version, resolved=True))

    assert query_cost(lambda: counted(office)) == cost_of_one
