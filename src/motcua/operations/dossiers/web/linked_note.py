"""What a dossier's page says of the office where it was handed in, and of the linked case that it belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.linked import case_view


def linked_on_page(dossier: Dossier, now: datetime) -> dict[str, Any]:
    """Return the office that is another than the resolving agency, and the case with its lamps; empty without them."""
    told: dict[str, Any] = {}
    if dossier.office_id is not None:
        told["office"] = organisation.agency_by_id(dossier.office_id)
    if dossier.linked is not None:
        told["case"] = case_view(dossier.linked, now)
    return told
