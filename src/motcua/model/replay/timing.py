"""When a dossier is finished, handed over, asked about: in working microseconds of its office's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from random import Random

from motcua.common.moments import HANOI
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.hours import MINUTE
from motcua.model.replay.outcomes import Outcome

HOUR, DAY = 60 * MINUTE, 8 * 60 * MINUTE
#: Of those that take days, how many are ready before the day that was promised.
_EARLY = 0.86
#: How long a late dossier is late on average; until when what is open after the stretch is done, in working days.
_LATE_DAYS, _SETTLED_WITHIN = 2.5, 30
_SAME_DAY_LIMIT = time(15)


@dataclass(frozen=True, slots=True)
class Clock:
    """A calendar with the edges of the stretch: `opened` and `closed` in working microseconds."""

    calendar: WorkCalendar
    opened: int
    closed: int
    chance: Random

    def at(self, elapsed: int) -> datetime:
        """Return the moment, in whole seconds."""
        return self.calendar.after(elapsed).replace(microsecond=0)

    def finish(self, outcome: Outcome, due: datetime, ready: int, received: int) -> int:
        """Return when the result is there, at `ready` or later, so that the dossier stands as its outcome says."""
        if outcome is Outcome.DONE:
            return self._in_time(due, ready, received)
        if outcome is Outcome.DONE_LATE:
            return self._late(due, ready)
        return self._afterwards(due, max(ready, self.closed), late=outcome is Outcome.PENDING_LATE)

    def _in_time(self, due: datetime, ready: int, received: int) -> int:
        chance, latest = self.chance, self.calendar.elapsed(due)
        high = min(latest, self.closed) - MINUTE
        low = ready + min(8 * MINUTE, max(0, high - ready) // 2)
        day_begins = self.calendar.elapsed(datetime.combine(due.date(), time(), HANOI))
        if day_begins <= received:
            wished = received + int(chance.lognormvariate(4.2, 0.7) * MINUTE)
        elif chance.random() < _EARLY:
            wished = received + int((latest - received) * chance.triangular(0.2, 0.95, 0.7))
        else:
            wished = day_begins + int((latest - day_begins) * chance.random())
        return wished if low <= wished <= high else low + int(max(0, high - low) * chance.random())

    def _late(self, due: datetime, ready: int) -> int:
        over = self.calendar.elapsed(self.calendar.closing(due.date()))
        low = max(ready, over) + 5 * MINUTE
        high = self.closed - MINUTE
        if high <= low:
            return (max(ready, over) + self.closed) // 2
        wished = low + int(self.chance.expovariate(1 / _LATE_DAYS) * DAY)
        return wished if wished <= high else low + int((high - low) * self.chance.random())

    def _afterwards(self, due: datetime, ready: int, *, late: bool) -> int:
        """Return when what is open after the stretch comes to its end: in the following weeks, mostly as promised."""
        low = ready + 10 * MINUTE
        latest = self.calendar.elapsed(due)
        if late or latest <= low:
            return low + int(self.chance.expovariate(1 / _LATE_DAYS) * DAY)
        high = min(latest, ready + _SETTLED_WITHIN * DAY)
        return low + int((high - low) * self.chance.triangular(0.1, 1.0, 0.7))

    def handed_over(self, at: datetime, received: int, target: int) -> int:
        """Return when the counter hands over: within the hour; received after 15:00, mostly the next morning."""
        chance = self.chance
        room = max(0, target - received)
        soon = received + min(int(chance.uniform(4, 55) * MINUTE), room // 4)
        if at.time() <= _SAME_DAY_LIMIT or chance.random() < 0.25:
            return soon
        morning = self.calendar.elapsed(self.calendar.closing(at.date())) + int(
            chance.uniform(2, 50) * MINUTE
        )
        return morning if morning <= received + room // 2 else soon

    def returned(self, finished: int, *, at_once: bool) -> int:
        """Return when the result is fetched: at once, in some days, or weeks later."""
        luck = self.chance.random()
        if at_once:
            return finished + int(self.chance.uniform(3, 90) * MINUTE)
        if luck < 0.04:
            return finished + int(self.chance.uniform(8, 28) * DAY)
        return finished + int((0.1 + self.chance.expovariate(1 / 1.4)) * DAY)
