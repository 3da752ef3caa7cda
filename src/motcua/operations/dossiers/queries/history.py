"""The past: a dossier as it stood at any moment, told again from its log alone."""

from __future__ import annotations

import json
from datetime import datetime

from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.domain.traces import Trace, retell
from motcua.operations.dossiers.models import DossierEvent


def trace_of(dossier_id: int, until: datetime | None = None) -> Trace:
    """Return the life, the steps and the promises that the log tells, up to and with a moment (None: all of it)."""
    events = DossierEvent.objects.filter(dossier_id=dossier_id).order_by("number")
    if until is not None:
        events = events.filter(at__lte=until)
    return retell((json.loads(text), text) for text in events.values_list("text", flat=True))


def life_at(dossier_id: int, moment: datetime) -> Life:
    """Return the dossier as it stood at the moment; before its first event a life with number 0."""
    return trace_of(dossier_id, moment).life
