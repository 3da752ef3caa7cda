"""The book of an office: everything handed in there, once, in its order, however it is read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.operations.dossiers.domain.refusals import FieldUnknown, SpanTooLong
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.export import SpanBackwards
from motcua.operations.dossiers.queries.register import book_of, count_of, entries_of, fields_of
from motcua.operations.dossiers.services.receive import accept
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    make_office,
    moment,
    receive_dossier,
    register_dossier,
)

FIRST, LAST = date(2022, 6, 1), date(2022, 6, 30)


def test_pages_of_any_size_read_the_same_book(office: Office) -> None:
    for number in range(7):
        # Three of them in the same second, and the last one before the others.
        receive_dossier(office, at=MONDAY + timedelta(minutes=max(number, 2)) - timedelta(hours=number == 6))

    book = book_of(office.agency, FIRST, LAST)
    whole = list(entries_of(book))

    assert [entry.number for entry in whole] == list(range(1, 8))
    assert [entry.received_at for entry in whole] == sorted(entry.received_at for entry in whole)
    assert len({entry.code for entry in whole}) == 7
    for page in (1, 2, 3, 7):
        assert list(entries_of(book, page=page)) == whole


def test_the_book_is_the_offices_where_it_was_handed_in(office: Office) -> None:
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Đại Phước")
    own = receive_dossier(elsewhere, at=moment("2022-06-14T08:00"))
    guest = receive_dossier(office, at=moment("2022-06-15T08:00"))
    later = receive_dossier(elsewhere, at=moment("2022-06-16T08:00"))
    Dossier.objects.filter(pk=guest.pk).update(office_id=elsewhere.agency.id)

    book, empty = book_of(elsewhere.agency, FIRST, LAST), book_of(office.agency, FIRST, LAST)

    assert [entry.code for entry in entries_of(book, page=1)] == [own.code, guest.code, later.code]
    assert [entry.agency_id for entry in entries_of(book)][1] == office.agency.id
    assert (count_of(book), count_of(empty), list(entries_of(empty))) == (3, 0, [])


def test_what_was_only_registered_is_in_no_book_until_it_is_accepted(office: Office) -> None:
    filed = register_dossier(office)
    book = book_of(office.agency, FIRST, LAST)
    assert (count_of(book), fields_of(book)) == (0, [])

    accept(dossier_id=filed.pk, by=office.officer("counter"), at=MONDAY)

    assert [entry.received_at for entry in entries_of(book)] == [MONDAY]
    assert fields_of(book) == [filed.procedure_field]


def test_both_ends_of_the_stretch_belong_to_it_and_a_field_may_be_named_without_marks(office: Office) -> None:
    dossier = receive_dossier(office, at=moment("2022-06-30T16:59"))
    receive_dossier(office, at=moment("2022-07-01T07:30"))

    book = book_of(office.agency, LAST, LAST, "CHUNG thuc")

    assert book.field == dossier.procedure_field == "Chứng thực"
    assert [entry.code for entry in entries_of(book)] == [dossier.code]
    assert count_of(book) == 1


def test_a_stretch_or_a_field_that_cannot_be_is_refused(office: Office) -> None:
    with pytest.raises(SpanBackwards):
        book_of(office.agency, LAST, FIRST)
    with pytest.raises(SpanTooLong):
        book_of(office.agency, date(2001, 1, 1), LAST)
    with pytest.raises(FieldUnknown):
        book_of(office.agency, FIRST, LAST, "Trăng")
