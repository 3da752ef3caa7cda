"""Stories in batches: while one is kept the next is told; what others wrote meanwhile is seen in time."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, connections

from motcua.common.transactions import writing
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.model.models import Replay
from motcua.model.replay.plan import Plan
from motcua.model.replay.story import Story, Teller
from motcua.operations.dossiers.services import history

_BATCH = 2000
#: How long (seconds) the thread that tells keeps the interpreter while the one that keeps has something to send.
_TURN = 0.001
Key = tuple[str, date]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Told stories from a running number on, and the codes' numbers before and after them by (identifier, day)."""

    first: int
    stories: list[Story]
    given: dict[Key, int]
    last: dict[Key, int]


def keep_all(plan: Plan, teller: Teller, record: Replay, progress: Callable[[int, int], None]) -> None:
    """Tell and keep all that is not kept yet, one transaction for each batch."""
    total = len(plan.dossiers)
    told, given = record.kept, dict[Key, int]()
    coming: Future[int] | None = None
    with _keeper() as submit:
        while True:
            batch = _tell(plan, teller, told, given) if told < total else None
            if coming is not None:
                kept = coming.result()
                progress(kept, total)
                coming = None
                if kept != told:
                    # Somebody else goes on with it, or received something meanwhile: told anew from there.
                    told, given = kept, {}
                    continue
            if batch is None:
                return
            coming = submit(_keep, record.pk, batch)
            told += len(batch.stories)
            given = batch.last


@contextmanager
def _keeper() -> Iterator[Callable[..., Future[int]]]:
    """Yield what runs a function: on PostgreSQL in a thread with a connection of its own, while the server works."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        # SQLite works in this process, so that a thread would only take turns with it.
        yield _at_once
        return
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        with ThreadPoolExecutor(1) as thread:
            yield thread.submit
            thread.submit(connections.close_all).result()
    finally:
        sys.setswitchinterval(turn)


def _at_once(do: Callable[..., int], *arguments: object) -> Future[int]:
    done: Future[int] = Future()
    done.set_result(do(*arguments))
    return done


def _keep(record_id: int, batch: Batch) -> int:
    """Write a batch; return how many are kept then: as many as before when the batch no longer fits."""
    with writing():
        record = Replay.objects.select_for_update().get(pk=record_id)
        taken = history.lock_counters(batch.last.keys())
        fits = all(number == batch.given.get(key, 0) for key, number in taken.items())
        if record.kept == batch.first and fits:
            history.keep_many([story.chronicle for story in batch.stories])
            history.raise_counters(batch.last)
            record.kept += len(batch.stories)
            record.save(update_fields=["kept"])
        return record.kept


def _tell(plan: Plan, teller: Teller, first: int, coming: dict[Key, int]) -> Batch:
    """Return the next batch, its codes after those given already and those of the batch that is being kept."""
    planned = plan.dossiers[first : first + _BATCH]
    given = history.counters({one.at.date() for one in planned}) | coming
    last: dict[Key, int] = {}
    stories: list[Story] = []
    for number, one in enumerate(planned, first):
        day = one.at.date()
        structure = law.code_structure_on(day)
        identifier = organisation.identifier_of(one.agency.id, structure.scheme, day)
        key = (identifier, day)
        last[key] = last.get(key, given.get(key, 0)) + 1
        code = structure.compose(identifier, day, last[key])
        stories.append(teller.tell(one, number, code=code, reference=_reference(plan, number)))
    return Batch(first, stories, given, last)


def _reference(plan: Plan, number: int) -> str:
    """Return a reference of 96 bits: the same for the same spec, another in every other."""
    return hashlib.sha256(f"{plan.spec.name}/{plan.spec.seed}/{number}".encode()).hexdigest()[:24]
