"""A dossier's life as plain values: its present state, its events, and how the one follows from the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from motcua.common.ledger import GENESIS, canonical, link
from motcua.common.moments import in_hanoi, iso
from motcua.foundation.worktime.clock import Extension, Pause
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State


class Life(NamedTuple):
    """All that is needed to judge the next act; everything here follows from the events.

    A named tuple, because a quarter replays half a million events and each makes a new one.
    """

    reference: str = ""
    state: State = State.REGISTERED
    version_id: int = 0
    agency_id: int = 0
    #: The agency at whose one-stop office it was handed in, when that is another than the one that resolves it.
    office_id: int | None = None
    channel: str = "direct"
    return_by: str = "counter"
    case: str = ""
    code: str = ""
    duration: str = ""
    received_at: datetime | None = None
    #: Where the clock began: reception, or the moment a supplement was complete.
    counted_from: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    extended_until: date | None = None
    extended_at: datetime | None = None
    extensions: int = 0
    original_due_at: datetime | None = None
    due_at: datetime | None = None
    waiting_since: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    outcome: str = ""
    #: How many supplements were requested, and whether one is outstanding before reception.
    supplements: int = 0
    asked: bool = False
    breaches: int = 0
    #: The open step: its number in the process, and the running number of its row.
    step: int | None = None
    run: int = 0
    unit_id: int | None = None
    officer_id: int | None = None
    step_opened_at: datetime | None = None
    step_due_at: datetime | None = None
    #: The log's end: the number, moment and hash of the last event.
    number: int = 0
    last_at: datetime | None = None
    hash: str = GENESIS

    @property
    def paused(self) -> bool:
        """Whether the clock stands on a legal ground while the dossier is being processed."""
        return self.state is State.PROCESSING and self.waiting_since is not None

    @property
    def extension(self) -> Extension | None:
        """The extension in force, if any."""
        if self.extended_until is None or self.extended_at is None:
            return None
        return Extension(until=self.extended_until, at=self.extended_at)


@dataclass(frozen=True, slots=True)
class Event:
    """One fact of the log: who did what when, and what it changed."""

    number: int
    act: Act
    at: datetime
    by: int | None
    before: State | None
    after: State
    sets: dict[str, Any] = field(default_factory=dict)
    #: How the step that was open ended: done, sent_back, recount, refused, ended; empty when it stays open.
    closed: str = ""
    reason: str = ""
    items: tuple[str, ...] = ()
    breach: str = ""

    def content(self) -> dict[str, Any]:
        """Return the event as plain JSON values, without names or free text about people (contracts §2)."""
        content: dict[str, Any] = {
            "n": self.number,
            "act": self.act.value,
            "at": iso(self.at),
            "by": self.by,
            "before": self.before,
            "after": self.after,
            "set": {
                name: value if (plain := _PLAIN.get(type(value))) is None else plain(value)
                for name, value in self.sets.items()
            },
        }
        if self.closed:
            content["closed"] = self.closed
        if self.reason:
            content["reason"] = self.reason
        if self.breach:
            content["breach"] = self.breach
        if self.items:
            content["items"] = list(self.items)
        return content

    def text(self) -> str:
        """Return the canonical text that is stored and hashed."""
        return canonical(self.content())

    @classmethod
    def from_content(cls, content: dict[str, Any]) -> Event:
        """Return the event that a stored content describes: the inverse of `content`."""
        before = content["before"]
        return cls(
            number=content["n"],
            act=Act(content["act"]),
            at=_moment(content["at"]),
            by=content["by"],
            before=None if before is None else State(before),
            after=State(content["after"]),
            sets={name: _READ.get(name, _same)(value) for name, value in content["set"].items()},
            closed=content.get("closed", ""),
            reason=content.get("reason", ""),
            items=tuple(content.get("items", ())),
            breach=content.get("breach", ""),
        )


def apply(life: Life, event: Event, text: str | None = None) -> Life:
    """Return the life after the event; the chain's hash goes on over the event's canonical text."""
    return life._replace(
        **event.sets,
        state=event.after,
        number=event.number,
        last_at=event.at,
        hash=link(life.hash, event.text() if text is None else text),
    )


def rebuild(contents: list[dict[str, Any]]) -> Life:
    """Return the life that a dossier's stored event contents tell, first to last."""
    life = Life()
    for content in contents:
        life = apply(life, Event.from_content(content))
    return life


def plain_pauses(pauses: tuple[Pause, ...]) -> list[list[Any]]:
    """Return pauses as plain JSON values: [from, to or null, ground]."""
    return [[iso(pause.start), iso(pause.end), pause.ground] for pause in pauses]


_PLAIN: dict[type, Callable[[Any], Any]] = {datetime: iso, date: date.isoformat, tuple: plain_pauses}


def _moment(text: str) -> datetime:
    return in_hanoi(datetime.fromisoformat(text))


def _maybe_moment(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def read_pauses(rows: list[list[Any]]) -> tuple[Pause, ...]:
    """Return the pauses that their plain JSON form describes."""
    return tuple(Pause(_moment(start), _maybe_moment(end), ground) for start, end, ground in rows)


def _same(value: Any) -> Any:
    return value


def _maybe_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


#: How a field's plain JSON value is read back; what is not named here is its own plain value.
_READ: dict[str, Callable[[Any], Any]] = {
    **{name: _maybe_moment for name in Life._fields if name.endswith("_at")},
    "counted_from": _maybe_moment,
    "waiting_since": _maybe_moment,
    "pauses": read_pauses,
    "extended_until": _maybe_day,
}
