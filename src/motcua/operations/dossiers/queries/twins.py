"""Dossiers that may be the one at the counter: the same person, the same procedure, the same day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.common.moments import end_of_day, start_of_day
from motcua.operations.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Twin:
    """A dossier by its code; one that is only registered has none yet and is called by its reference."""

    key: str
    code: str


def twins_of(
    id_number: str, *, version_id: int, agency_id: int, on: date, besides: int | None = None
) -> tuple[Twin, ...]:
    """Return the person's dossiers of this procedure that came in on the day, five at most."""
    if not id_number:
        return ()
    registered = Q(received_on=None, last_at__gte=start_of_day(on), last_at__lt=end_of_day(on))
    found = Dossier.objects.filter(
        Q(received_on=on) | registered, applicant__id_number=id_number, version=version_id, agency=agency_id
    )
    found = found.exclude(pk=besides) if besides else found
    rows = found.order_by("pk").values_list("code", "reference")[:5]
    return tuple(Twin(code or reference, code or "") for code, reference in rows)
