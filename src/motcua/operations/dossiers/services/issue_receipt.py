"""The receipt of a dossier that was received without one, issued when the applicant asks for it after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from motcua.capabilities.statutory_forms.services.issue import issue
from motcua.common.transactions import writing
from motcua.operations.dossiers.domain.papers import form_made_by
from motcua.operations.dossiers.domain.refusals import NothingReceived
from motcua.operations.dossiers.queries.history import trace_of
from motcua.operations.dossiers.services.act import lock
from motcua.operations.dossiers.services.keeping import seconds
from motcua.operations.dossiers.services.papers import paper_made_by


def issue_receipt(*, dossier_id: int, at: datetime) -> int:
    """Issue the receipt of the latest reception, unless it was; return the number of the event that it documents.

    It carries the next number of the day on which it is asked for, and says what the reception said. Raises
    NothingReceived for a dossier that is only registered.
    """
    with writing():
        lock(dossier_id)
        trace = trace_of(dossier_id)
        told = [event for event, _, _ in trace.events if form_made_by(event) == "receipt"]
        paper = told and paper_made_by(told[-1], dossier_id, trace.life)
        if not paper:
            raise NothingReceived
        issue(replace(paper, at=max(seconds(at), paper.at)))
    return paper.event
