"""The book of dossiers: what an office received in a stretch, in its order, read page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from motcua.common.text import fold
from motcua.common.versions import held
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.refusals import FieldUnknown, SpanTooLong
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.export import SpanBackwards

PAGE = 1000
_MOST_YEARS = 5
_READ = (
    "pk", "received_on", "received_at", "code", "version_id", "applicant__name", "applicant__address",
    "applicant__phone", "agency_id", "due_at", "returned_at", "return_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Book:
    """Whose book, of which days (both ends with it), and of one field of procedures where it is named."""

    agency: AgencyView
    first: date
    last: date
    field: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dossier in the book; `number` is its place in the stretch."""

    number: int
    code: str
    procedure: str
    applicant: str
    address: str
    phone: str
    agency_id: int
    received_at: datetime
    due_at: datetime
    returned_at: datetime | None
    return_by: str


def book_of(agency: AgencyView, first: date, last: date, field: str = "") -> Book:
    """Return the book; a field may be named without its marks.

    Raises SpanBackwards, SpanTooLong or FieldUnknown.
    """
    if last < first:
        raise SpanBackwards(first=_say(first), last=_say(last))
    if last.year - first.year > _MOST_YEARS:
        raise SpanTooLong(years=_MOST_YEARS)
    if field:
        known = {fold(name): name for name in fields_of(Book(agency, first, last))}
        if fold(field) not in known:
            raise FieldUnknown(name=field[:80], agency=agency.name)
        field = known[fold(field)]
    return Book(agency, first, last, field)


def _say(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def fields_of(book: Book) -> list[str]:
    """Return the fields of the dossiers that the office received in the stretch, in the order of their names."""
    names = _received(book).order_by().values_list("procedure_field", flat=True).distinct()
    return sorted(names, key=fold)


def count_of(book: Book) -> int:
    """Return how many dossiers the book holds."""
    return _received(book).count()


def entries_of(book: Book, *, page: int = PAGE) -> Iterator[Entry]:
    """Return the entries in the order of reception, read a page at a time: memory does not grow with the book."""
    found = _received(book).order_by("received_on", "received_at", "pk").values_list(*_READ)
    number, more = 0, Q()
    while True:
        with held():
            rows = list(found.filter(more)[:page])
            entries = [_entry(number + at, row) for at, row in enumerate(rows, 1)]
        yield from entries
        number += len(entries)
        if len(rows) < page:
            return
        pk, on, at = rows[-1][:3]
        more = Q(received_on__gte=on) & (Q(received_at__gt=at) | Q(received_at=at, pk__gt=pk))


def _received(book: Book) -> QuerySet[Dossier]:
    """Return what was handed in at the office, whoever resolves it."""
    here = Q(office_id=book.agency.id) | Q(office_id=None, agency_id=book.agency.id)
    found = Dossier.objects.filter(here, received_on__gte=book.first, received_on__lte=book.last)
    return found.filter(procedure_field=book.field) if book.field else found


def _entry(number: int, row: tuple[Any, ...]) -> Entry:
    _, _, received_at, code, version_id, name, address, phone, agency_id, due_at, returned_at, return_by = row
    procedure = catalogue.version_by_id(version_id).name
    return Entry(
        number, code, procedure, name, address, phone, agency_id, received_at, due_at, returned_at, return_by
    )
