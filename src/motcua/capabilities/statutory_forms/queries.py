"""Which papers were issued."""

from __future__ import annotations

from motcua.capabilities.statutory_forms.models import IssuedPaper


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
