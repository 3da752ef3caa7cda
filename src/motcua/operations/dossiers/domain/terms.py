"""What law, catalogue and organisation say for one dossier on one day: the ground on which acts are judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.duration import Duration
from motcua.operations.dossiers.domain.acts import Act


@dataclass(frozen=True, slots=True)
class StepSlot:
    """A step of the approved process at this agency: who does it, and in how many working hours (None: not counted)."""

    number: int
    name: str
    unit_id: int
    hours: Fraction | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules in force for a dossier when an act is judged."""

    calendar: WorkCalendar
    duration: Duration
    steps: tuple[StepSlot, ...]
    supplement_times: int
    supplement_days: int
    supplement_clock: str  # "recount" or "shift"
    payment_pauses: bool
    hand_over_limit: time
    stop_in_force: bool
    pause_grounds: frozenset[str]
    reasons: dict[str, frozenset[str]]

    def slot(self, number: int) -> StepSlot:
        """Return the step of that number; numbers run from 1 without gaps."""
        return self.steps[number - 1]

    @property
    def last(self) -> StepSlot:
        """The step in which the result is returned."""
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody wants to do, with all that the act needs."""

    act: Act
    at: datetime
    by: int | None
    reason: str = ""
    items: tuple[str, ...] = ()
    until: date | None = None
    to_unit: int | None = None
    to_officer: int | None = None
    #: The step that the officer looked at, where the screen knows it.
    step: int | None = None
