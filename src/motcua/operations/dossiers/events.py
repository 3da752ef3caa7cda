"""Facts that this room announces upward and sideways; who hears them is said in `config/wiring.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.operations.dossiers.domain.states import State

#: Where a part of a linked case has come to its end, and those that wait for it begin or never will.
ENDS_A_PART = frozenset({State.RESOLVED, State.WITHDRAWN, State.STOPPED})


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """The counter has answered a person: `code` is empty when it asked for more or refused.

    `ticket` is what the page was opened with (the number in the queue); empty for whoever came without one.
    """

    dossier_id: int
    code: str
    ticket: str
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class LinkedPartEnded:
    """A dossier of a linked case has its result, or will have none; `outcome` is granted or refused when resolved."""

    dossier_id: int
    case_id: int
    state: State
    outcome: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ResultScanned:
    """Scans of the result of a linked case's dossier were added: the keys of the files, first page first."""

    dossier_id: int
    case_id: int
    files: tuple[int, ...]
    at: datetime
    by: int | None
