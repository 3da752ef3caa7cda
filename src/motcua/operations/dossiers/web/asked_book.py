"""Which book the address of a page asks for: whose, of which days, of which field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from motcua.common.moments import parse_day
from motcua.common.refusals import Refusal
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.queries.register import Book, book_of


@dataclass(frozen=True, slots=True)
class AskedBook:
    """The book, and what was wrong with what was typed: the sentence and its input."""

    book: Book
    fault: str = ""
    fault_at: str = ""

    def query(self) -> str:
        """Return the query that asks for the same book."""
        return query_of(self.book)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that is asked for often."""

    label: str
    href: str
    current: bool


def read(typed: Mapping[str, str], agency: AgencyView, today: date) -> AskedBook:
    """Return the book that is asked for; where it cannot be had, this month's with the reason."""
    first, last = today.replace(day=1), today
    try:
        if typed.get("from"):
            first = parse_day(typed["from"], field="from")
        if typed.get("to"):
            last = parse_day(typed["to"], field="to")
        return AskedBook(book_of(agency, first, last, typed.get("field", "").strip()))
    except Refusal as refusal:
        field = refusal.field or "to"
        if field == "field":
            return AskedBook(Book(agency, first, last), str(refusal), field)
        return AskedBook(Book(agency, today.replace(day=1), today), str(refusal), field)


def stretches(asked: Book, today: date) -> list[Stretch]:
    """Return the usual stretches: today, this month, the month before, this year."""
    this_month = today.replace(day=1)
    last_month_end = this_month - timedelta(days=1)
    usual = [
        ("Hôm nay", today, today),
        ("Tháng này", this_month, today),
        ("Tháng trước", last_month_end.replace(day=1), last_month_end),
        ("Năm nay", today.replace(month=1, day=1), today),
    ]
    return [
        Stretch(
            label,
            f"?{query_of(Book(asked.agency, first, last, asked.field))}",
            (first, last) == (asked.first, asked.last),
        )
        for label, first, last in usual
    ]


def query_of(book: Book) -> str:
    """Return the query that asks for the book."""
    parts = {
        "agency": book.agency.code,
        "from": book.first.isoformat(),
        "to": book.last.isoformat(),
        "field": book.field,
    }
    return urlencode({name: value for name, value in parts.items() if value})
