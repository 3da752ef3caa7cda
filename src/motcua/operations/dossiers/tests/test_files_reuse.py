"""What an office holds of a person is offered where it is asked for again, taken over with one press, and counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.models import ProcedureVersion
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.domain.files import Digitised, NotReusable
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile
from motcua.operations.dossiers.printouts.receipt import receipt
from motcua.operations.dossiers.printouts.sheet import Sheet
from motcua.operations.dossiers.queries.detail import detail_of
from motcua.operations.dossiers.queries.files import files_of
from motcua.operations.dossiers.queries.papers import issued_paper
from motcua.operations.dossiers.queries.reuse import Held, reusable_for
from motcua.operations.dossiers.services.files import remove_file, reuse
from motcua.operations.dossiers.tests.factories import MONDAY, Office, make_office, receive_dossier
from motcua.operations.dossiers.tests.scans import names, pdf, png, scanned

LATER = MONDAY + timedelta(days=2)
ANOTHER = PersonDraft(name="Trần Thị Khác", id_number="000999999999")


@pytest.fixture
def birth(db) -> ProcedureVersion:
    version = make_version(
        "1.001193",
        name="Đăng ký khai sinh",
        components=(("Giấy chứng sinh (bản chính)", True), ("Tờ khai theo mẫu", False)),
    )
    version.result = "Giấy khai sinh (bản chính)"
    version.save()
    catalogue.catalogue_changed()
    return version


@pytest.fixture
def school(db) -> ProcedureVersion:
    return make_version(
        "1.005099",
        name="Chuyển trường",
        components=(
            ("Bản sao Giấy khai sinh", True),
            ("1. Giấy chứng sinh", False),
            ("Tờ khai theo mẫu", False),
        ),
    )


def offers(office: Office, dossier: Dossier) -> dict[str, Held]:
    plan = catalogue.version_by_id(dossier.version_id)
    return reusable_for(dossier.applicant.id_number, plan, frozenset({office.agency.id}), besides=dossier.pk)


def take(office: Office, dossier: Dossier, component: str, held: Held) -> Dossier:
    return reuse(
        dossier_id=dossier.pk,
        component=component,
        source=held.file_id,
        agencies=frozenset({office.agency.id}),
        by=office.officer("counter"),
        at=LATER,
    )


def test_a_paper_of_the_same_name_in_another_procedure_is_offered_and_taken_over(
    office: Office, files_folder, birth, school
):
    earlier = receive_dossier(office, version=birth)
    scanned(earlier, pdf("trước.pdf"), png("sau.png"))
    dossier = receive_dossier(office, version=school)

    held = offers(office, dossier)["2"]
    source = take(office, dossier, "2", held)

    assert (held.code, held.name, held.pages, held.on) == (
        earlier.code,
        "Giấy chứng sinh (bản chính)",
        2,
        date(2022, 6, 13),
    )
    assert source == earlier
    assert names(dossier, "2") == ["trước.pdf", "sau.png"]
    assert DossierComponent.objects.get(dossier=dossier, component="2").digitised == Digitised.FROM_COMPONENT
    assert files_of(dossier).papers[1].files[0].source.key == earlier.code


def test_a_result_of_an_earlier_dossier_stands_for_the_paper_that_it_is(
    office: Office, files_folder, birth, school
):
    earlier = receive_dossier(office, version=birth, resolved=True)
    scanned(earlier, pdf("giấy khai sinh.pdf"), component="")
    dossier = receive_dossier(office, version=school)

    held = offers(office, dossier)["1"]
    take(office, dossier, "1", held)

    assert held.is_result
    assert DossierComponent.objects.get(dossier=dossier, component="1").digitised == Digitised.FROM_RESULT


def test_a_scan_taken_over_later_does_not_change_the_receipt_that_was_given(
    office: Office, files_folder, birth, school
):
    scanned(receive_dossier(office, version=birth))
    dossier = receive_dossier(office, version=school)
    before = receipt(Sheet(detail_of(dossier), issued_paper(dossier, "receipt"), ""))

    take(office, dossier, "2", offers(office, dossier)["2"])

    assert receipt(Sheet(detail_of(dossier), issued_paper(dossier, "receipt"), "")) == before


def test_the_newest_scan_is_offered(office: Office, files_folder, birth):
    first, second, dossier = (receive_dossier(office, version=birth) for _ in range(3))
    scanned(first)
    scanned(second, png())

    assert offers(office, dossier)["1"].code == second.code


def test_what_is_declared_anew_each_time_is_never_offered(office: Office, files_folder, birth, school):
    scanned(receive_dossier(office, version=birth), component="2")

    assert offers(office, receive_dossier(office, version=birth)) == {}
    assert offers(office, receive_dossier(office, version=school)) == {}


def test_nothing_is_offered_of_another_person_or_of_an_agency_beyond_the_right(
    office: Office, files_folder, birth
):
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Long Tân")
    scanned(receive_dossier(office, version=birth, applicant=ANOTHER))
    scanned(receive_dossier(elsewhere, version=birth))

    assert offers(office, receive_dossier(office, version=birth)) == {}


def test_what_was_taken_away_and_a_refusal_are_not_offered(office: Office, files_folder, birth, school):
    removed = receive_dossier(office, version=birth)
    remove_file(dossier_id=removed.pk, file_id=scanned(removed)[0], by=None, at=LATER)
    refused = receive_dossier(office, version=birth, refused=True)
    scanned(refused, component="")

    assert offers(office, receive_dossier(office, version=school)) == {}


def test_only_what_is_offered_is_taken_over_and_only_once(office: Office, files_folder, birth):
    strange = receive_dossier(office, version=birth, applicant=ANOTHER)
    key = scanned(strange)[0]
    earlier, dossier = receive_dossier(office, version=birth), receive_dossier(office, version=birth)
    scanned(earlier, png())
    held = offers(office, dossier)["1"]

    for source, agencies in ((key, {office.agency.id}), (held.file_id, set()), (0, {office.agency.id})):
        with pytest.raises(NotReusable):
            reuse(dossier_id=dossier.pk, component="1", source=source, agencies=agencies, by=None, at=LATER)
    take(office, dossier, "1", held)
    with pytest.raises(NotReusable):
        take(office, dossier, "1", held)

    assert DossierFile.objects.filter(dossier=dossier).count() == 1


def test_a_scan_added_to_what_was_reused_makes_the_paper_digitised_here(office: Office, files_folder, birth):
    earlier, dossier = receive_dossier(office, version=birth), receive_dossier(office, version=birth)
    scanned(earlier)
    take(office, dossier, "1", offers(office, dossier)["1"])

    scanned(dossier, png())

    assert DossierComponent.objects.get(dossier=dossier, component="1").digitised == Digitised.HERE


def test_offers_cost_one_statement_however_much_is_held(office: Office, files_folder, birth, query_cost):
    dossier = receive_dossier(office, version=birth)
    scanned(receive_dossier(office, version=birth))
    cost_of_one = query_cost(lambda: offers(office, dossier))
    for mark in range(4):
        scanned(receive_dossier(office, version=birth), png(mark=mark))

    assert query_cost(lambda: offers(office, dossier)) == cost_of_one
