"""What a level offers: procedures that can be received, how long each takes, and how often each is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.common.refusals import Refusal
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.clock import promise
from motcua.foundation.worktime.duration import Duration, DurationUnreadable, parse_duration
from motcua.model.replay import workload
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.services.terms import steps_at

CHANNELS = ("direct", "online", "post")


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A procedure version in one of its cases, as it can be received."""

    number: int
    version: VersionPlan
    case: str
    durations: dict[str, Duration]
    weight: float
    papers: tuple[Handed, ...]

    @property
    def field(self) -> str:
        """The field of the procedure."""
        return self.version.field


class DueDays:
    """The due day of what is received when a day opens; remembered, for many procedures take equally long."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, date], date] = {}

    def __call__(self, duration: Duration, day: date) -> date:
        """Return the due day; NoCalendarYear where the calendar does not reach."""
        key = (duration.text, day)
        if key not in self._known:
            self._known[key] = due_at(self._calendar.opening(day), duration, self._calendar).date()
        return self._known[key]


def due_at(received: datetime, duration: Duration, calendar: WorkCalendar) -> datetime:
    """Return when a dossier received then is due."""
    return promise(received, duration, calendar).original_due_at


def offers_between(level: str, first: date, last: date, agency: AgencyView) -> tuple[Offer, ...]:
    """Return all that can be received at the level on some day of the stretch, in the catalogue's order."""
    plans: dict[int, VersionPlan] = {}
    seen: set[int] = set()
    for day in _days(first, last):
        versions = catalogue.versions_in_force(level, day)
        if id(versions) not in seen:
            seen.add(id(versions))
            plans |= {plan.id: plan for plan in versions if plan.receivable}
    kept = [(plan, case, durations) for plan in plans.values() for case, durations in _ways(plan, agency)]
    weigh = _weights([plan for plan, _, _ in kept], level, last)
    return tuple(
        Offer(number, plan, case, durations, weigh(plan), _papers(plan))
        for number, (plan, case, durations) in enumerate(kept)
    )


def _ways(plan: VersionPlan, agency: AgencyView) -> Iterable[tuple[str, dict[str, Duration]]]:
    """Return the case in which the version is received, with its duration for each channel; none when that fails."""
    try:
        steps = steps_at(plan, agency)
    except Refusal:
        return
    if len(steps) < 3:
        return
    for case in ("", *plan.cases):
        durations = {channel: found for channel in CHANNELS if (found := _duration(plan, channel, case))}
        if "direct" in durations:
            yield case, durations
            return


def _duration(plan: VersionPlan, channel: str, case: str) -> Duration | None:
    found = plan.duration_for(channel, case)
    try:
        return parse_duration(found.text) if found else None
    except DurationUnreadable:
        return None


def _weights(plans: list[VersionPlan], level: str, on: date) -> Callable[[VersionPlan], float]:
    fields = workload.field_weights({plan.field for plan in plans}, level, on)
    totals: dict[str, float] = defaultdict(float)
    for plan in plans:
        totals[plan.field] += workload.procedure_weight(plan.code)
    return lambda plan: fields[plan.field] * workload.procedure_weight(plan.code) / totals[plan.field]


def _papers(plan: VersionPlan) -> tuple[Handed, ...]:
    # Nobody comes with empty hands: where no paper is asked of everybody, the first one is brought.
    brought = plan.obligatory or plan.components[:1]
    return tuple(Handed(c.id, c.originals or int(not c.copies), c.copies) for c in brought)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
