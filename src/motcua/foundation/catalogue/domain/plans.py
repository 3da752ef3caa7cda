"""What a procedure version says, as immutable plain objects that a whole installation can keep in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: Who may be competent, from the nearest to the farthest.
LEVELS = ("commune", "district", "province")
#: What police, social insurance and other vertical agencies resolve in a commune, beside the committees' levels.
VERTICAL = "vertical"
ALL_LEVELS = (*LEVELS, VERTICAL)
#: The ways in which a dossier arrives; the empty channel stands for every way without an own rule.
CHANNELS = ("direct", "online", "post")


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step of the approved process; hours are working hours, None means that its time is not counted."""

    number: int
    name: str
    unit_kind: str
    role: str
    hours: Decimal | None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class ComponentPlan:
    """One paper of the dossier; `id` is its number as text, `group` and `case` say when it is asked for."""

    id: str
    name: str
    originals: int
    copies: int
    obligatory: bool
    group: str
    case: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class DurationPlan:
    """How long the agency has, in the law's words; empty channel and case: for all without their own."""

    channel: str
    case: str
    text: str
    assumed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """A procedure as it is in force at one level from `valid_from` until the day before `valid_until`."""

    id: int
    code: str
    name: str
    field: str
    level: str
    valid_from: date
    valid_until: date | None
    online_level: int | None
    online_word: str
    result: str
    durations: tuple[DurationPlan, ...]
    components: tuple[ComponentPlan, ...]
    steps: tuple[StepPlan, ...]
    receivable: bool
    why_not: str
    folded: str
    sort_key: str

    def duration_for(self, channel: str, case: str = "") -> DurationPlan | None:
        """Return the duration that counts for a channel and a case: its own first, then the general one."""
        wanted = ((channel, case), ("", case), (channel, ""), ("", ""))
        for key in wanted:
            for duration in self.durations:
                if (duration.channel, duration.case) == key:
                    return duration
        return None

    def in_force(self, on: date) -> bool:
        """Return whether the version counts on the day; `valid_until` is a day that no longer counts."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that this version tells apart, in the order of its papers and durations."""
        named = [c.case for c in self.components] + [d.case for d in self.durations]
        return tuple(dict.fromkeys(case for case in named if case))

    @property
    def obligatory(self) -> tuple[ComponentPlan, ...]:
        """The papers without which a dossier of any case is not taken."""
        return tuple(c for c in self.components if c.obligatory)
