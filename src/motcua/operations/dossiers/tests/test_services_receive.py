"""Receiving a dossier: its code, its rows, and what is only registered."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.capabilities.inbox.models import InboxItem
from motcua.common.outbox.models import OutboxMessage
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Handed, PersonDraft
from motcua.operations.dossiers.domain.refusals import NotNow, OvertakenBy
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import CodeCounter, Dossier, Person
from motcua.operations.dossiers.services import receive as receiving
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import accept, receive
from motcua.operations.dossiers.tests.factories import (
    Office,
    application,
    make_office,
    make_office_of_today,
    moment,
    receive_dossier,
    register_dossier,
)
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log


def codes(office: Office, *moments: str) -> list[str | None]:
    return [receive_dossier(office, at=moment(at)).code for at in moments]


# -- the code of the regime in force


def test_a_district_of_2022_counts_its_dossiers_each_day_from_one(db: None) -> None:
    office = make_office("000.00.15.H19", "district", name="Ủy ban nhân dân huyện Nhơn Trạch")

    assert codes(office, "2022-09-15T07:40", "2022-09-15T16:59", "2022-09-16T08:00") == [
        "000.00.15.H19-220915-0001",
        "000.00.15.H19-220915-0002",
        "000.00.15.H19-220916-0001",
    ]


def test_a_commune_of_today_names_itself_by_the_new_code(db: None) -> None:
    office = make_office_of_today()

    assert codes(office, "2026-11-23T09:00", "2026-11-23T09:05") == [
        "H19.158-261123-0001",
        "H19.158-261123-0002",
    ]


def test_until_the_circular_of_september_2025_the_old_structure_of_codes_stays(db: None) -> None:
    office = make_office_of_today()

    assert codes(office, "2025-07-01T09:00", "2025-09-12T09:00", "2025-09-15T09:00") == [
        "000.00.58.H19-250701-0001",
        "000.00.58.H19-250912-0001",
        "H19.158-250915-0001",
    ]


def test_agencies_count_apart(db: None) -> None:
    one, other = make_office("000.01.15.H19"), make_office("000.02.15.H19")

    assert codes(one, "2022-06-13T08:00") + codes(other, "2022-06-13T08:00") == [
        "000.01.15.H19-220613-0001",
        "000.02.15.H19-220613-0001",
    ]


def test_a_number_beyond_four_digits_grows_longer(office: Office) -> None:
    CodeCounter.objects.create(identifier="000.05.15.H19", day=date(2022, 6, 13), last=9999)

    assert codes(office, "2022-06-13T08:00") == ["000.05.15.H19-220613-10000"]


def test_the_day_of_the_code_is_the_day_in_hanoi(office: Office) -> None:
    assert codes(office, "2022-06-13T00:30+07:00", "2022-06-13T20:00+00:00") == [
        "000.05.15.H19-220613-0001",
        "000.05.15.H19-220614-0001",
    ]


def test_a_reception_that_fails_takes_no_number(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(receiving, "keep_beginning", fail)
        with pytest.raises(RuntimeError):
            receive_dossier(office)

    assert codes(office, "2022-06-13T08:00") == ["000.05.15.H19-220613-0001"]
    assert Person.objects.count() == 1


# -- the rows


def test_a_reception_leaves_the_dossier_its_people_papers_step_and_message(office: Office) -> None:
    mother = PersonDraft(
        name="Lê Thị  Mẹ", id_number="000 987 654 321", phone="0900.000.002", email="me@example.vn"
    )

    dossier = receive_dossier(
        office, submitter=mother, authorisation="Giấy ủy quyền số 1", form={"so_ban": 2}, channel="post", return_by="post"
    )  # fmt: skip

    row = Dossier.objects.select_related("applicant", "submitter").get(pk=dossier.pk)
    assert (row.applicant.name, row.applicant.folded) == ("Nguyễn Văn Thử", "nguyen van thu")
    assert row.submitter is not None
    assert (row.submitter.name, row.submitter.id_number, row.submitter.phone) == (
        "Lê Thị Mẹ", "000987654321", "0900000002",
    )  # fmt: skip
    assert (row.authorisation, row.form, row.channel, row.return_by) == (
        "Giấy ủy quyền số 1", {"so_ban": 2}, "post", "post",
    )  # fmt: skip
    assert (row.level, row.procedure_field, row.duration) == ("commune", "Chứng thực", "3 ngày làm việc")
    assert list(row.components.values_list("component", "originals", "copies")) == [("1", 1, 2)]
    item = InboxItem.objects.get(subject_id=row.pk)
    assert (item.unit_id, item.officer_id, item.due_at) == (
        office.unit("one_stop"),
        office.officer("counter"),
        row.due_at,
    )
    said = OutboxMessage.objects.get(subject_id=row.pk)
    assert (said.kind, said.to_kind, said.payload) == ("dossier.received", "applicant", {"event": 1})
    assert_told_by_its_log(row.pk)


def test_the_name_of_a_person_stands_in_no_event(office: Office) -> None:
    dossier = receive_dossier(office)

    text = dossier.events.get().text
    assert "Thử" not in text and "000123456789" not in text and "0900000001" not in text


def test_the_duration_of_the_channel_counts(office: Office) -> None:
    version = make_version(
        "2.000001", duration="3 ngày làm việc", online_duration="1 ngày làm việc", online_level=4
    )

    direct = receive_dossier(office, version=version)
    online = receive_dossier(office, version=version, channel="online")

    assert (direct.duration, online.duration) == ("3 ngày làm việc", "1 ngày làm việc")
    assert (direct.online_level, online.online_level) == (4, 4)
    assert online.due_at == moment("2022-06-14T17:00")


def test_the_version_in_force_on_the_day_is_the_one_that_counts(office: Office) -> None:
    make_version("2.000001", duration="5 ngày làm việc", valid_until=date(2022, 6, 14))
    newer = make_version("2.000001", duration="2 ngày làm việc", valid_from=date(2022, 6, 14))

    before = receive_dossier(office, version=newer, at=moment("2022-06-13T08:00"))
    after = receive_dossier(office, version=newer, at=moment("2022-06-14T08:00"))

    assert (before.duration, after.duration) == ("5 ngày làm việc", "2 ngày làm việc")


def test_a_reception_may_carry_a_note(office: Office) -> None:
    dossier = receive(
        application(office, make_version()), by=office.officer("counter"), at=moment("2022-06-13T08:00"), note="Bà con chờ."
    )  # fmt: skip

    assert list(dossier.notes.values_list("number", "text")) == [(1, "Bà con chờ.")]


def test_moments_are_kept_in_whole_seconds(office: Office) -> None:
    dossier = receive_dossier(office, at=moment("2022-06-13T08:00:00.987654"))

    assert dossier.received_at == moment("2022-06-13T08:00:00")
    assert_told_by_its_log(dossier.pk)


def test_one_paper_may_be_handed_in_as_copies_only(office: Office) -> None:
    assert receive_dossier(office, components=(Handed("1", originals=0, copies=1),)).code


# -- what is only registered


def test_what_is_registered_has_a_reference_that_cannot_be_guessed_and_no_code(office: Office) -> None:
    one, other = register_dossier(office), register_dossier(office)

    assert (one.state, one.code, one.received_at, one.due_at) == (State.REGISTERED, None, None, None)
    assert len(one.reference) == 24 and one.reference != other.reference
    assert CodeCounter.objects.count() == 0
    assert OutboxMessage.objects.count() == 0
    assert_told_by_its_log(one.pk)


def test_registering_does_not_ask_for_every_paper(office: Office) -> None:
    assert register_dossier(office, components=()).state == State.REGISTERED


def test_accepting_gives_the_code_of_that_day_and_keeps_the_reference(office: Office) -> None:
    filed = register_dossier(office, at=moment("2022-06-11T21:00"))

    taken = accept(dossier_id=filed.pk, by=office.officer("counter"), at=moment("2022-06-13T08:00"))

    assert (taken.reference, taken.code) == (filed.reference, "000.05.15.H19-220613-0001")
    assert (taken.state, taken.due_at) == (State.RECEIVED, moment("2022-06-16T17:00"))
    assert_told_by_its_log(taken.pk)


def test_of_two_who_accept_the_second_is_told_who_was_faster(office: Office) -> None:
    filed = register_dossier(office)
    accept(dossier_id=filed.pk, by=office.officer("counter"), at=moment("2022-06-13T09:00"))

    with pytest.raises(OvertakenBy, match="Lê Thị Một đã ghi «Tiếp nhận hồ sơ» lúc 9:00 thứ Hai, 13/6/2022"):
        accept(dossier_id=filed.pk, by=office.officer("counter_two"), at=moment("2022-06-13T09:01"))
    with pytest.raises(NotNow):
        accept(dossier_id=filed.pk, by=office.officer("counter"), at=moment("2022-06-13T09:02"))
    assert CodeCounter.objects.get().last == 1


def test_accepting_asks_for_the_obligatory_papers_that_receiving_asks_for(office: Office) -> None:
    filed = register_dossier(office, components=())

    with pytest.raises(refusals.ComponentMissing):
        accept(dossier_id=filed.pk, by=office.officer("counter"), at=moment("2022-06-13T10:00"))

    assert Dossier.objects.get(pk=filed.pk).state == State.REGISTERED


def test_what_was_asked_to_bring_papers_is_accepted_once_they_came(office: Office) -> None:
    filed = register_dossier(office, components=())
    counter = office.officer("counter")
    act(
        Act.REQUEST_SUPPLEMENT,
        dossier_id=filed.pk,
        by=counter,
        at=moment("2022-06-13T10:00"),
        items=["Bản chính"],
    )

    with pytest.raises(refusals.SupplementOutstanding):
        accept(dossier_id=filed.pk, by=counter, at=moment("2022-06-13T11:00"))

    act(Act.SUPPLEMENT, dossier_id=filed.pk, by=counter, at=moment("2022-06-14T10:00"))
    assert accept(dossier_id=filed.pk, by=counter, at=moment("2022-06-14T10:05")).code
