"""Sổ theo dõi hồ sơ: what an office received in a stretch, of one field or of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from motcua.capabilities.statutory_forms import render
from motcua.capabilities.statutory_forms.values import Register, RegisterRow
from motcua.capabilities.statutory_forms.wording import count_words, day_words, short_moment
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.models.dossier import RETURN_BY
from motcua.operations.dossiers.printouts.sheet import office_letterhead
from motcua.operations.dossiers.queries.register import Book, Entry, entries_of


def register_pdf(book: Book, on: date) -> Iterator[bytes]:
    """Yield the book in the edition of a day, in parts: neither entries nor pages are ever held whole."""
    edition = law.form_edition_on("register", on).edition
    head = register_head(book, on)
    entries = entries_of(book)
    first = [register_row(entry) for entry in islice(entries, render.LONG + 1)]
    if len(first) <= render.LONG:
        yield render.pdf("register", edition, head | {"rows": first})
        return
    rows = chain(first, (register_row(entry) for entry in entries))
    yield from render.long_pdf("register", edition, head, rows)


def register_head(book: Book, on: date) -> Register:
    """Return all but the rows of the book as it is printed on the day; the number before its symbol is its year."""
    edition = law.form_edition_on("register", on)
    symbol = edition.symbol.format(office=law.office_mark_on(on).mark)
    first, last = day_words(book.first), day_words(book.last)
    return Register(
        **office_letterhead(book.agency, on, f"{book.last.year}/{symbol}"),
        field=f"Lĩnh vực: {book.field}" if book.field else "",
        period=f"Từ {first} đến {last}" if book.first != book.last else first.capitalize(),
        book="",
        rows=[],
        signer_title="",
        signer_name="",
    )


def register_row(entry: Entry) -> RegisterRow:
    """Return a dossier as the book prints it."""
    return RegisterRow(
        order=count_words(entry.number),
        code=entry.code,
        procedure=entry.procedure,
        applicant=entry.applicant,
        address=entry.address,
        phone=entry.phone,
        agency=organisation.agency_by_id(entry.agency_id).name,
        received=short_moment(entry.received_at),
        due=short_moment(entry.due_at),
        returned=short_moment(entry.returned_at) if entry.returned_at else "",
        return_by=str(RETURN_BY[entry.return_by]),
    )
