"""The scanned result of a linked part stands for the paper that the parts which waited for it ask for."""

from __future__ import annotations

from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.domain.linked import results_in
from motcua.operations.dossiers.events import ResultScanned
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile, LinkedPart
from motcua.operations.dossiers.queries.links import part_plan_of
from motcua.operations.dossiers.services.files import put_copies


def share_result(event: ResultScanned) -> None:
    """Put the scans of a result behind the papers that it is in the dossiers of the parts that waited for it."""
    parts = list(
        LinkedPart.objects.filter(case=event.case_id).select_related("case", "dossier").order_by("number")
    )
    number = next((part.number for part in parts if part.dossier_id == event.dossier_id), None)
    pages = list(DossierFile.objects.filter(pk__in=event.files).order_by("position"))
    for part in parts:
        if part.after == number and part.dossier is not None:
            plan = catalogue.version_by_id(part.dossier.version_id)
            for component in results_in(part_plan_of(part), plan):
                _stand_for(part.dossier, component.id, pages, event)


def _stand_for(dossier: Dossier, component: str, pages: list[DossierFile], event: ResultScanned) -> None:
    known = DossierFile.objects.filter(dossier=dossier, component=component, removed_at=None)
    if known.filter(source=None).exists():
        return  # somebody has scanned the paper here: their scan stays
    last = max(known.values_list("position", flat=True), default=0)
    put_copies(pages, dossier_id=dossier.pk, component=component, behind=last, by=event.by, at=event.at)
    DossierComponent.objects.filter(dossier=dossier, component=component).update(
        digitised=Digitised.FROM_RESULT
    )
