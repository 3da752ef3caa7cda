"""People whom the counter knows, what its office receives most, and dossiers that may be the same one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.known import known_by_name, known_by_number
from motcua.operations.dossiers.queries.twins import twins_of
from motcua.operations.dossiers.queries.usage import forget_usage, usage_of
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    THU,
    Office,
    make_office,
    moment,
    receive_dossier,
    version_of,
)

TUESDAY = moment("2022-06-14T08:00")


def test_the_latest_dossier_tells_how_a_person_is_reached(office: Office):
    receive_dossier(office)
    latest = receive_dossier(office, at=TUESDAY, applicant=replace(THU, phone="0900000009"))

    known = known_by_number([THU.id_number], [office.agency.id])

    assert known is not None
    assert (known.dossier, known.phone, known.address) == (latest.code, "0900000009", THU.address)


def test_whoever_handed_in_for_another_is_known_too(office: Office):
    other = PersonDraft(name="Trần Thị Chủ", id_number="000987654321")
    receive_dossier(office, applicant=other, submitter=THU, authorisation="Giấy ủy quyền 1")

    known = known_by_number([THU.id_number], [office.agency.id])

    assert known is not None and known.name == THU.name


def test_a_card_finds_the_person_under_the_number_before_it(office: Office):
    dossier = receive_dossier(office)
    Dossier.objects.get(pk=dossier.pk).applicant.__class__.objects.update(id_number="270112233")

    assert known_by_number(["000191004587", "270112233"], [office.agency.id]) is not None


def test_another_offices_people_are_strangers(office: Office):
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước Thiền")
    receive_dossier(elsewhere)

    assert known_by_number([THU.id_number], [office.agency.id]) is None
    assert known_by_name("nguyen van", [office.agency.id]) == ()
    assert known_by_number(["", ""], [office.agency.id]) is None


def test_a_name_is_found_by_its_beginning_without_marks_each_person_once(office: Office):
    receive_dossier(office)
    receive_dossier(office, at=TUESDAY)
    receive_dossier(office, applicant=PersonDraft(name="Nguyễn Văn Thừa", id_number="000123456780"))
    receive_dossier(office, applicant=PersonDraft(name="Lê Nguyễn Văn Thử", id_number="000123456781"))

    found = known_by_name("nguyễn van thu", [office.agency.id])

    assert sorted(known.name for known in found) == ["Nguyễn Văn Thừa", "Nguyễn Văn Thử"]


@pytest.mark.parametrize("text", ["", "nguyen", "ng v", "nguyenvan"])
def test_too_little_of_a_name_finds_nobody(office: Office, text: str):
    receive_dossier(office)

    assert known_by_name(text, [office.agency.id]) == ()


def test_knowing_a_person_costs_one_statement(office: Office, query_cost):
    receive_dossier(office)

    assert query_cost(lambda: known_by_number([THU.id_number], [office.agency.id])) == 1
    assert query_cost(lambda: known_by_name("nguyen van", [office.agency.id])) == 1


def test_an_open_dossier_of_the_same_procedure_is_pointed_out_whatever_its_day(office: Office, query_cost):
    code = version_of(office).procedure.code
    still = receive_dossier(office, handed_over=True)
    receive_dossier(office, returned=True, at=moment("2022-06-06T08:00"))
    receive_dossier(office, duration="5 ngày làm việc")
    receive_dossier(office, applicant=replace(THU, id_number="000123456780"))
    within, on = Dossier.objects.all(), moment("2022-06-17T08:00").date()

    twins = twins_of(THU.id_number, within, procedure=code, on=on)

    assert [(twin.code, twin.state, twin.open) for twin in twins] == [(still.code, State.PROCESSING, True)]
    assert twins[0].due_at == still.due_at
    assert query_cost(lambda: twins_of(THU.id_number, within, procedure=code, on=on)) == 1


def test_one_of_the_day_is_pointed_out_though_it_is_finished(office: Office):
    done = receive_dossier(office, resolved=True)
    code = version_of(office).procedure.code

    def found(number: str, besides: int | None = None) -> int:
        return len(twins_of(number, Dossier.objects.all(), procedure=code, on=MONDAY.date(), besides=besides))

    assert found(THU.id_number) == 1
    assert found(THU.id_number, besides=done.pk) == 0
    assert found("") == 0


def test_what_an_office_received_in_ninety_days_is_counted_at_most_twice_an_hour(office: Office, query_cost):
    forget_usage()
    code = version_of(office).procedure.code
    receive_dossier(office, at=moment("2022-01-10T08:00"))
    receive_dossier(office)
    receive_dossier(office)

    assert usage_of(office.agency.id, TUESDAY) == {code: 2}
    receive_dossier(office)
    assert query_cost(lambda: usage_of(office.agency.id, TUESDAY)) == 0
    assert usage_of(office.agency.id, moment("2022-06-14T08:31")) == {code: 3}
    assert usage_of(make_version("9.900001").pk + 10_000, TUESDAY) == {}
    forget_usage()
