"""How far the offices' dossiers of a period are digitised, counted in five statements however many offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q

from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.digitisation import Digitisation, check_period
from motcua.operations.dossiers.domain.files import Digitised, exemption_of
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile

_REUSED = (Digitised.FROM_COMPONENT.value, Digitised.FROM_RESULT.value)
_BY_STATE = {
    Digitised.HERE: "scanned",
    Digitised.FROM_COMPONENT: "reused_papers",
    Digitised.FROM_RESULT: "reused_results",
}


def digitisation_of(first: date, last: date, agencies: Collection[int]) -> dict[int, Digitisation]:
    """Return the counts of each of these agencies (keys): received, or resolved, from the first to the last day.

    A dossier counts for the agency that resolves it, as in every report.
    """
    check_period(first, last)
    counts: dict[int, dict[str, int]] = {key: defaultdict(int) for key in agencies}
    received = {"agency_id__in": sorted(agencies), "received_on__gte": first, "received_on__lte": last}
    _count_dossiers(counts, received)
    _count_papers(counts, {f"dossier__{name}": value for name, value in received.items()})
    _count_results(counts, first, last)
    return {key: Digitisation(**told) for key, told in counts.items()}


def _count_dossiers(counts: dict[int, dict[str, int]], received: dict[str, Any]) -> None:
    rows = Dossier.objects.filter(**received).values_list("agency_id")
    for key, dossiers, online in rows.annotate(n=Count("pk"), o=Count("pk", filter=Q(channel="online"))):
        counts[key]["dossiers"] += dossiers
        counts[key]["online"] += online


def _count_papers(counts: dict[int, dict[str, int]], received: dict[str, Any]) -> None:
    """Count papers by version and number, so that the rule says of each kind whether it must be scanned."""
    found = DossierComponent.objects.filter(**received).exclude(dossier__channel="online")
    there = found.filter(Q(originals__gt=0) | Q(copies__gt=0) | Q(digitised__gt=0))
    kinds = there.values_list("dossier__agency_id", "dossier__version_id", "component", "digitised")
    needed: dict[int, frozenset[str]] = {}
    for key, version, component, digitised, count in kinds.annotate(n=Count("pk")):
        if version not in needed:
            needed[version] = _needed(version)
        if digitised or component in needed[version]:
            counts[key]["papers"] += count
        if digitised:
            counts[key][_BY_STATE[Digitised(digitised)]] += count
    every = Count("dossier", distinct=True)
    reused = Count("dossier", distinct=True, filter=Q(digitised__in=_REUSED))
    done = found.filter(digitised__gt=0).values_list("dossier__agency_id")
    for key, digitised, reusing in done.annotate(every=every, reused=reused):
        counts[key]["digitised"] += digitised
        counts[key]["reusing"] += reusing


def _needed(version_id: int) -> frozenset[str]:
    """Return the papers of a version that must be scanned when they are handed in."""
    components = catalogue.version_by_id(version_id).components
    return frozenset(paper.id for paper in components if exemption_of(paper, "direct") is None)


def _count_results(counts: dict[int, dict[str, int]], first: date, last: date) -> None:
    resolved = {
        "agency_id__in": sorted(counts),
        "finished_on__gte": first,
        "finished_on__lte": last,
        "state__in": (State.RESOLVED, State.RETURNED),
    }
    dossiers = Dossier.objects.filter(**resolved).values_list("agency_id")
    for key, count in dossiers.annotate(n=Count("pk")):
        counts[key]["resolved"] += count
    files = DossierFile.objects.filter(
        is_result=True, removed_at__isnull=True, **{f"dossier__{name}": one for name, one in resolved.items()}
    )
    for key, count in files.values_list("dossier__agency_id").annotate(n=Count("dossier", distinct=True)):
        counts[key]["with_result"] += count
