"""What events leave beside the dossier: the runs of its steps, and the spans in which a promise stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from motcua.operations.dossiers.domain.life import Event, Life, apply


class Run(NamedTuple):
    """One run of a step; `closed` says how it ended, empty while it is open."""

    run: int
    step: int
    unit_id: int
    officer_id: int | None
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None = None
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """What was promised, and since when the dossier waited, from `since` until `until` (None: still)."""

    since: datetime
    until: datetime | None
    original_due_at: datetime
    due_at: datetime
    waiting_since: datetime | None


def open_run(life: Life) -> Run | None:
    """Return the run that is open in this state of the dossier."""
    if life.step is None or life.unit_id is None or life.step_opened_at is None:
        return None
    return Run(life.run, life.step, life.unit_id, life.officer_id, life.step_opened_at, life.step_due_at)


def run_change(before: Life, event: Event, after: Life) -> tuple[Run | None, Run | None]:
    """Return the run that was open as the event leaves it (None: untouched), and the run that it opens."""
    old, new = open_run(before), open_run(after)
    if old == new:
        return None, None
    if old is None or new is None or new.run != old.run:
        closed = None if old is None else old._replace(closed_at=event.at, closed=event.closed)
        return closed, new
    return new, None


def span_change(before: Life, event: Event, after: Life, *, first: bool) -> tuple[Span, ...]:
    """Return the spans that the event touches: the one it ends and the one it begins; none when nothing moved.

    `first` says that the dossier has no spans yet: then the one it ends is told from reception on.
    """
    if before.received_at is None or _promise(before) == _promise(after):
        return ()
    begun = before.received_at if first else event.at
    return (_span(before, begun, event.at), _span(after, event.at, None))


def _promise(life: Life) -> tuple[datetime | None, datetime | None, datetime | None]:
    return life.original_due_at, life.due_at, life.waiting_since


def _span(life: Life, since: datetime, until: datetime | None) -> Span:
    assert life.original_due_at is not None and life.due_at is not None
    return Span(since, until, life.original_due_at, life.due_at, life.waiting_since)


@dataclass(slots=True)
class Trace:
    """A whole life told at once: what replay keeps and what a rebuild compares with the tables."""

    life: Life
    events: list[tuple[Event, str, str]]  # event, canonical text, hash
    runs: list[Run]
    spans: list[Span]

    @classmethod
    def begin(cls) -> Trace:
        """Return the trace of a dossier that nothing has happened to."""
        return cls(Life(), [], [], [])

    def follow(self, event: Event, text: str | None = None) -> Life:
        """Let the event happen and return the life after it."""
        before = self.life
        text = event.text() if text is None else text
        after = apply(before, event, text)
        changed, opened = run_change(before, event, after)
        if changed is not None:
            self.runs[-1] = changed
        if opened is not None:
            self.runs.append(opened)
        if spans := span_change(before, event, after, first=not self.spans):
            if self.spans:
                self.spans[-1] = replace(self.spans[-1], until=event.at)
                self.spans.append(spans[1])
            else:
                self.spans.extend(spans)
        self.events.append((event, text, after.hash))
        self.life = after
        return after


def retell(texts: Iterable[tuple[dict[str, object], str]]) -> Trace:
    """Return the trace that stored events tell: (content, canonical text) from first to last."""
    trace = Trace.begin()
    for content, text in texts:
        trace.follow(Event.from_content(content), text)
    return trace
