"""The way to an act: the dossier is found, the right is judged, and who comes too late is told who was faster."""

from __future__ import annotations

from motcua.common.refusals import NotAllowed
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import Asker, get_dossier_for, may
from motcua.operations.dossiers.services.act import refuse_overtaken


def dossier_to_act_on(asker: Asker, code: str, action: str, *, seen: int | None) -> Dossier:
    """Return the dossier for an act; `seen` is the number of the last event that the person saw, where known.

    Raises UnknownDossier for what the asker may not see, OvertakenBy when the step has left their hands since they
    looked, NotAllowed when they never had the right.
    """
    dossier = get_dossier_for(asker, code, people=False)
    if not may(asker, action, dossier):
        refuse_overtaken(dossier, seen)
        raise NotAllowed
    return dossier
