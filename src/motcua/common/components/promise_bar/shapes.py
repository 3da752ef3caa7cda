"""What a promise bar is made of, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Kind(StrEnum):
    """What a day of the promise is; the value is its class in the style sheet."""

    RECEIVED = "rcv"
    ELAPSED = "done"
    TODO = "todo"
    OFF = "off"
    HOLIDAY = "hol"
    PAUSED = "pause"
    DUE = "due"
    DUE_TODAY = "dtoday"
    DUE_PAST = "dpast"
    LATE = "latec"
    OVER_FIRST = "xlate"
    FINISHED = "fin"
    GIVEN_BACK = "unused"
    EXTENSION = "ext"
    EXTENSION_DUE = "extd"
    OUTSIDE = "out"


#: Days on which nobody works: they sink to a strip and bear no number in the row.
SUNKEN = frozenset({Kind.OFF, Kind.HOLIDAY})
#: Days that stand taller and tell day and month.
MARKED = frozenset({Kind.DUE, Kind.DUE_TODAY, Kind.DUE_PAST, Kind.FINISHED, Kind.EXTENSION_DUE})


@dataclass(frozen=True, slots=True)
class BarDay:
    """One calendar day of the promise."""

    day: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class Span:
    """Days held together by a bracket with words below: a pause, a holiday."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a day; `tone` is a class of the style sheet (b7 bold, tw quiet, tg kept, tlate late, nowt today)."""

    day: date
    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step's share of the promise, in hours; done steps are solid."""

    name: str
    hours: float
    done: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise from reception to its end, a day a cell; days follow each other without gaps."""

    days: tuple[BarDay, ...]
    sentence: str
    today: date | None = None
    spans: tuple[Span, ...] = ()
    above: tuple[Label, ...] = ()
    below: tuple[Label, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def only_weeks(self) -> bool:
        """Say whether the row would be too long to read, so that weeks are shown at every width."""
        return len(self.days) > 33


@dataclass(frozen=True, slots=True)
class ShortBar:
    """The last ten days of a promise; `kinds` are in order of the days."""

    kinds: tuple[Kind, ...]
    sentence: str
    today_at: int | None = None
    today_before: bool = False


@dataclass(frozen=True, slots=True)
class HourBar:
    """A promise within one working day; `limit` is the hour after which the next day is promised."""

    periods: tuple[tuple[time, time], ...]
    start: time
    due: time
    sentence: str
    now: time | None = None
    finished: time | None = None
    limit: time | None = None
    limit_words: str = ""
    start_words: str = ""
    due_words: str = ""
    late: bool = False
