"""What an office already holds of a person: scans of earlier dossiers that can stand for a paper asked for now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, Sum

from motcua.common.moments import day_of
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.operations.dossiers.domain.files import Exemption, exemption_of
from motcua.operations.dossiers.domain.paper_names import (
    is_telling,
    meaning_of,
    meanings_of_result,
    result_stands_for,
    title_of,
)
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierFile

#: So many papers of a person are looked through, the newest first.
LOOKED_THROUGH = 300


@dataclass(frozen=True, slots=True)
class Held:
    """A paper, or a result, that lies scanned in an earlier dossier of the person."""

    file_id: int
    dossier_id: int
    key: str
    code: str
    component: str
    name: str
    is_result: bool
    pages: int
    files: int
    on: date
    procedure: str
    result: str

    @property
    def title(self) -> str:
        """The first words of the paper's name."""
        return title_of(self.name)


def reusable_for(
    id_number: str, plan: VersionPlan, agencies: Collection[int], *, besides: int | None = None
) -> dict[str, Held]:
    """Return for each paper of the procedure the newest scan that can stand for it, by the paper's number.

    Looked for among the dossiers of the same applicant at these agencies; papers that are declared anew each time,
    only shown, or secret have none. One statement, whatever the number of papers.
    """
    wanted = [paper for paper in plan.components if _is_reusable(paper)]
    if not id_number or not agencies or not wanted:
        return {}
    held = held_of(id_number, agencies, besides=besides)
    found = ((paper.id, _newest(paper, plan, held)) for paper in wanted)
    return {number: one for number, one in found if one is not None}


def reused_after(dossier: Dossier, at: datetime) -> frozenset[str]:
    """Return the components for which scans that the office held came to stand only after the moment.

    The result of another part of the same linked case was awaited from the reception on: its scan may come later.
    """
    found = DossierFile.objects.filter(dossier=dossier, source__isnull=False, removed_at__isnull=True)
    if dossier.linked_id is not None:
        found = found.exclude(source__dossier__linked=dossier.linked_id)
    firsts = found.values_list("component").annotate(first=Min("added_at"))
    return frozenset(component for component, first in firsts if first > at)


def held_of(id_number: str, agencies: Collection[int], *, besides: int | None = None) -> tuple[Held, ...]:
    """Return what is scanned of the applicant's papers and results at these agencies, the newest first."""
    found = DossierFile.objects.filter(
        Q(is_result=False)
        | (Q(dossier__state__in=(State.RESOLVED, State.RETURNED)) & ~Q(dossier__outcome="refused")),
        removed_at__isnull=True,
        dossier__applicant__id_number=id_number,
        dossier__agency_id__in=sorted(agencies),
    )
    found = found.exclude(dossier_id=besides) if besides else found
    rows = (
        found.values_list(
            "dossier_id",
            "component",
            "is_result",
            "dossier__reference",
            "dossier__code",
            "dossier__version_id",
        )
        .annotate(first=Min("pk"), pages_=Sum("pages"), files_=Count("pk"), last=Max("added_at"))
        .order_by("-last", "-first")[:LOOKED_THROUGH]
    )
    return tuple(_held(rows))


def _held(rows: Iterable[tuple[Any, ...]]) -> Iterator[Held]:
    plans: dict[int, VersionPlan] = {}
    for dossier_id, component, is_result, reference, code, version_id, first, pages, files, last in rows:
        plan = plans.setdefault(version_id, plans.get(version_id) or catalogue.version_by_id(version_id))
        paper = next((one for one in plan.components if one.id == component), None)
        if paper is None and not is_result:
            continue
        yield Held(
            file_id=first,
            dossier_id=dossier_id,
            key=code or reference,
            code=code or "",
            component=component,
            name=paper.name if paper else plan.result or plan.name,
            is_result=is_result,
            pages=pages,
            files=files,
            on=day_of(last),
            procedure=plan.code,
            result=plan.result,
        )


def _is_reusable(paper: ComponentPlan) -> bool:
    exempt = exemption_of(paper, "")
    return exempt not in (Exemption.CLASSIFIED, Exemption.SHOWN) and bool(meaning_of(paper.name))


def _newest(paper: ComponentPlan, plan: VersionPlan, held: Iterable[Held]) -> Held | None:
    meaning = meaning_of(paper.name)
    return next((one for one in held if _stands_for(one, meaning, plan)), None)


def _stands_for(one: Held, meaning: str, plan: VersionPlan) -> bool:
    if one.is_result:
        return result_stands_for(meanings_of_result(one.result), meaning)
    same = meaning_of(one.name) == meaning
    return same and (one.procedure == plan.code or is_telling(meaning))
