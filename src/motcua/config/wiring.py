"""Who hears what: the one place where rooms that do not know each other are joined."""

from __future__ import annotations

from motcua.common.events import subscribe
from motcua.foundation.accounts.samples import tell_samples
from motcua.model.demo import samples
from motcua.operations.dossiers.events import DossierReceived, LinkedPartEnded, ResultScanned
from motcua.operations.dossiers.services.linked import follow
from motcua.operations.dossiers.services.linked_results import share_result
from motcua.operations.queue.services.close_by_dossier import close_by_dossier


def wire() -> None:
    """Join the rooms; doing it again changes nothing."""
    tell_samples(samples)
    subscribe(DossierReceived, close_ticket)
    subscribe(LinkedPartEnded, follow)
    subscribe(ResultScanned, share_result)


def close_ticket(event: DossierReceived) -> None:
    """End the number in the hall that the reception was opened with."""
    close_by_dossier(key=event.ticket, code=event.code, officer_id=event.by, at=event.at)
