"""Which procedures an office receives most: what is typed at its counter probably means one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from threading import Lock

from django.db.models import Count

from motcua.common.moments import day_of
from motcua.operations.dossiers.models import Dossier

DAYS = 90
#: The order of suggestions may be so old; it is only an order.
KEPT = timedelta(minutes=30)

_kept: dict[int, tuple[datetime, Mapping[str, int]]] = {}
_lock = Lock()


def usage_of(agency_id: int, at: datetime) -> Mapping[str, int]:
    """Return how many dossiers of each procedure (by its code) the agency received in the last ninety days.

    Counted at most twice an hour in each process.
    """
    found = _kept.get(agency_id)
    if found is not None and timedelta(0) <= at - found[0] < KEPT:
        return found[1]
    with _lock:
        counted = _count(agency_id, day_of(at))
        _kept[agency_id] = (at, counted)
    return counted


def forget_usage() -> None:
    """Count anew at the next question."""
    _kept.clear()


def _count(agency_id: int, on: date) -> dict[str, int]:
    received = Dossier.objects.filter(
        agency=agency_id, received_on__gte=on - timedelta(days=DAYS), received_on__lte=on
    )
    return dict(
        received.order_by().values_list("version__procedure__code").annotate(times=Count("pk")).order_by()
    )
