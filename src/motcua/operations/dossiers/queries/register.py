"""The book of dossiers: what an office received in a stretch, in its order, read page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from motcua.common.text import fold
from motcua.common.versions import held
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.refusals import FieldUnknown, SpanTooLong
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.export import SpanBackwards

#: A row of _READ.
Row = tuple[Any, ...]
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
    """Return the fields of the dossiers of the book, in the order of their names."""
    found = (part.order_by().values_list("procedure_field", flat=True).distinct() for part in _received(book))
    return sorted(set(chain.from_iterable(found)), key=fold)


def count_of(book: Book) -> int:
    """Return how many dossiers the book holds."""
    key = book.agency.id
    if book.field:
        return sum(found.count() for found in _received(book))
    # What was handed in elsewhere is rare: counted apart, the many are counted from an index alone.
    resolved = _in_stretch(book, Dossier.objects.filter(agency_id=key)).count()
    moved = _in_stretch(book, Dossier.objects.filter(office_id__isnull=False))
    return resolved - moved.filter(agency_id=key).count() + moved.filter(office_id=key).count()


def entries_of(book: Book, *, page: int = PAGE) -> Iterator[Entry]:
    """Return the entries in the order of reception, read a page at a time: memory does not grow with the book."""
    pages = (_paged(found, page) for found in _received(book))
    for number, (row, procedure) in enumerate(merge(*pages, key=lambda one: _place(one[0])), 1):
        yield _entry(number, row, procedure)


def _paged(found: QuerySet[Dossier], page: int) -> Iterator[tuple[Row, str]]:
    """Yield the rows in their order, each with its procedure's name; a page begins behind the last row before it."""
    ordered, more = found.order_by("received_on", "received_at", "pk").values_list(*_READ), Q()
    while True:
        with held():
            rows: list[Row] = list(ordered.filter(more)[:page])
            named = [(row, catalogue.version_by_id(row[4]).name) for row in rows]
        yield from named
        if len(rows) < page:
            return
        on, at, pk = _place(rows[-1])
        more = Q(received_on__gte=on) & (Q(received_at__gt=at) | Q(received_at=at, pk__gt=pk))


def _place(row: Row) -> tuple[date, datetime, int]:
    return row[1], row[2], row[0]


def _received(book: Book) -> tuple[QuerySet[Dossier], QuerySet[Dossier]]:
    """Return what was handed in at the office for its own agency, and for others; apart, each has an index."""
    own = Dossier.objects.filter(agency_id=book.agency.id, office_id=None)
    elsewhere = Dossier.objects.filter(office_id=book.agency.id)
    return _in_stretch(book, own), _in_stretch(book, elsewhere)


def _in_stretch(book: Book, found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    found = found.filter(received_on__gte=book.first, received_on__lte=book.last)
    return found.filter(procedure_field=book.field) if book.field else found


def _entry(number: int, row: Row, procedure: str) -> Entry:
    _, _, received_at, code, _, name, address, phone, agency_id, due_at, returned_at, return_by = row
    return Entry(
        number, code, procedure, name, address, phone, agency_id, received_at, due_at, returned_at, return_by
    )
