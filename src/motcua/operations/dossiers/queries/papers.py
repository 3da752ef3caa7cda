"""The papers that a dossier's acts have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motcua.capabilities.statutory_forms import queries as statutory_forms
from motcua.operations.dossiers.domain.codes import can_name_a_dossier, is_reference
from motcua.operations.dossiers.domain.papers import FORMS, TITLES
from motcua.operations.dossiers.domain.refusals import FormUnknown, PaperNotIssued, UnknownDossier
from motcua.operations.dossiers.models import Dossier

if TYPE_CHECKING:
    from motcua.capabilities.statutory_forms.models import IssuedPaper

SUBJECT = "dossier"


def dossier_of_paper(code: str) -> Dossier:
    """Return the dossier of a code or reference with its people, for whoever keeps the house; raise UnknownDossier."""
    found = None
    if can_name_a_dossier(code):
        known = {"reference" if is_reference(code) else "code": code}
        found = Dossier.objects.select_related("applicant", "submitter").filter(**known).first()
    if found is None:
        raise UnknownDossier(code=code[:40])
    return found


def issued_papers(dossier: Dossier) -> tuple[IssuedPaper, ...]:
    """Return the dossier's papers, oldest first; one statement."""
    return statutory_forms.papers_of(SUBJECT, dossier.pk)


def issued_paper(dossier: Dossier, form: str, event: int | None = None) -> IssuedPaper:
    """Return the paper of the form about an event, or the latest; raise PaperNotIssued, or FormUnknown."""
    if form not in FORMS:
        raise FormUnknown(form=form[:40])
    paper = statutory_forms.paper_of(SUBJECT, dossier.pk, form, event)
    if paper is None:
        raise PaperNotIssued(code=dossier.code or dossier.reference, title=TITLES[form])
    return paper
