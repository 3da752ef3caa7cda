"""Issuing: which event makes which paper, numbered in the event's own transaction; a history issues the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from motcua.capabilities.statutory_forms.services.issue import Paper, issue_many, issue_new
from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.operations.dossiers.domain.life import Event, Life
from motcua.operations.dossiers.domain.papers import form_made_by, issuer_of
from motcua.operations.dossiers.domain.traces import Trace
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.keeping import SUBJECT


def issue_for(dossier: Dossier, event: Event) -> None:
    """Issue the paper that the event just written makes; none when it makes none, or when the law knew none that day.

    Call it last: the series stays locked until the transaction ends, so that numbers have neither gaps nor doubles.
    """
    if paper := paper_made_by(event, dossier.pk, dossier):
        issue_new(paper)


def issue_history(traces: Iterable[tuple[int, Trace]]) -> None:
    """Issue the papers of many lives told at once, by dossier key, in the order of their events.

    A history kept in batches counts on from batch to batch: in each, numbers follow the events; across two, a paper of
    the earlier batch has the lower number, though its event may be the later one. Batches follow the receptions.
    """
    made = (
        paper_made_by(event, dossier_id, trace.life)
        for dossier_id, trace in traces
        for event, _, _ in trace.events
    )
    issue_many(
        sorted((paper for paper in made if paper), key=lambda one: (one.at, one.subject_id, one.event))
    )


def paper_made_by(event: Event, dossier_id: int, of: Dossier | Life) -> Paper | None:
    """Return the paper that the event makes, ready to be numbered; None when it makes none."""
    form = form_made_by(event)
    if form is None or not in_force(form, day_of(event.at)):
        return None
    agency_id = issuer_of(form, agency_id=of.agency_id, office_id=of.office_id)
    return Paper(form, agency_id, SUBJECT, dossier_id, event.number, event.at)


@lru_cache(maxsize=10_000)
def in_force(form: str, day: date) -> bool:
    """Return whether the law has the form on the day."""
    try:
        law.form_edition_on(form, day)
    except law.NoEdition:
        return False
    return True
