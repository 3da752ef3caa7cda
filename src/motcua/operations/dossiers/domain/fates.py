"""What had become of a dossier by the end of a period."""

from __future__ import annotations

from enum import IntEnum


class Fate(IntEnum):
    """Finished in the period (early, on time, late) or still open after it (within its promise, or overdue)."""

    EARLY = 1
    ON_TIME = 2
    LATE = 3
    WITHIN = 4
    OVERDUE = 5


SOLVED = frozenset({Fate.EARLY, Fate.ON_TIME, Fate.LATE})
PENDING = frozenset({Fate.WITHIN, Fate.OVERDUE})
