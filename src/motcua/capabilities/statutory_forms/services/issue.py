"""Issuing: a paper gets the next number of its series in the transaction of the event that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.capabilities.statutory_forms.models import IssuedPaper, SeriesCounter
from motcua.common.bulk import insert_rows
from motcua.common.counting import next_number
from motcua.common.moments import day_of
from motcua.foundation import law


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is to be issued: which form, by which agency, about which event of which subject, when."""

    form: str
    agency_id: int
    subject_kind: str
    subject_id: int
    event: int
    at: datetime


def issue(paper: Paper) -> IssuedPaper:
    """Give the paper the next number of its series (agency, form, year of its day); asked again, return the same.

    The caller's transaction holds the series until it ends, so numbers have neither gaps nor doubles. The caller
    holds the subject's lock. Raises the refusal of a form that was not in force on the day.
    """
    known = IssuedPaper.objects.filter(
        subject_kind=paper.subject_kind, subject_id=paper.subject_id, form=paper.form, event=paper.event
    ).first()
    return known or issue_new(paper)


def issue_new(paper: Paper) -> IssuedPaper:
    """Issue a paper whose event was written just now, so that it cannot have been issued before."""
    day = day_of(paper.at)
    number = next_in_series(paper.agency_id, paper.form, day.year)
    return IssuedPaper.objects.create(**_columns(paper, number))


def issue_many(papers: Sequence[Paper]) -> None:
    """Issue the papers of a history in the order given, in the caller's transaction; three statements in all."""
    wanted = sorted({_series_of(paper) for paper in papers})
    last = _lock_series(wanted)
    rows = []
    for paper in papers:
        key = _series_of(paper)
        last[key] += 1
        rows.append(_columns(paper, last[key]))
    if rows:
        insert_rows(IssuedPaper, tuple(rows[0]), [tuple(row.values()) for row in rows])
    SeriesCounter.objects.bulk_create(
        [
            SeriesCounter(agency_id=a, series=s, year=y, last=number)
            for (a, s, y), number in sorted(last.items())
        ],
        update_conflicts=True,
        unique_fields=["agency", "series", "year"],
        update_fields=["last"],
    )


def _series_of(paper: Paper) -> tuple[int, str, int]:
    return paper.agency_id, paper.form, day_of(paper.at).year


def _lock_series(keys: Iterable[tuple[int, str, int]]) -> dict[tuple[int, str, int], int]:
    keys = list(keys)
    SeriesCounter.objects.bulk_create(
        [SeriesCounter(agency_id=a, series=s, year=y, last=0) for a, s, y in keys], ignore_conflicts=True
    )
    rows = (
        SeriesCounter.objects.filter(year__in={year for _, _, year in keys})
        .select_for_update()
        .order_by("pk")
    )
    given = {(row.agency_id, row.series, row.year): row.last for row in rows}
    return {key: given[key] for key in keys}


def _columns(paper: Paper, number: int) -> dict[str, object]:
    day = day_of(paper.at)
    edition = law.form_edition_on(paper.form, day)
    return {
        "form": paper.form,
        "edition": edition.edition,
        "agency_id": paper.agency_id,
        "series": paper.form,
        "year": day.year,
        "number": number,
        "notation": law.notation(edition, number, day),
        "subject_kind": paper.subject_kind,
        "subject_id": paper.subject_id,
        "event": paper.event,
        "issued_at": paper.at,
    }


def next_in_series(agency_id: int, series: str, year: int) -> int:
    """Return the next number of a series of paper; its row stays locked until the caller's transaction ends."""
    return next_number(SeriesCounter, agency_id=agency_id, series=series, year=year)
