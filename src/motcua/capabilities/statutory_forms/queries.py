"""Which papers were issued."""

from __future__ import annotations

from datetime import datetime

from motcua.capabilities.statutory_forms.models import IssuedPaper
from motcua.common.moments import day_of


def papers_of(subject_kind: str, subject_id: int) -> tuple[IssuedPaper, ...]:
    """Return the papers of a subject in the order in which they were issued."""
    found = IssuedPaper.objects.filter(subject_kind=subject_kind, subject_id=subject_id)
    return tuple(found.order_by("issued_at", "pk"))


def paper_of(subject_kind: str, subject_id: int, form: str, event: int | None = None) -> IssuedPaper | None:
    """Return the paper of a form about an event, or the latest of the form; None when none was issued."""
    found = IssuedPaper.objects.filter(subject_kind=subject_kind, subject_id=subject_id, form=form)
    if event is not None:
        found = found.filter(event=event)
    return found.order_by("-event").first()


def issued_between(
    form: str, agency_id: int, since: datetime, until: datetime, *, subject_kind: str
) -> tuple[IssuedPaper, ...]:
    """Return what an agency issued of a form from one moment up to another, within one year, by its numbers."""
    found = IssuedPaper.objects.filter(
        agency_id=agency_id, series=form, year=day_of(since).year, subject_kind=subject_kind
    )
    return tuple(found.filter(issued_at__gte=since, issued_at__lt=until).order_by("number"))
