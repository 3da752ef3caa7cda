"""Compare every dossier of DATABASE_URL with what its events tell; started by bench/rebuild.py, or by hand.

.venv/bin/python -m bench.retold
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import motcua.config.commands.django_ready  # noqa: F401 - Django must be ready before the tables are named
from motcua.operations.dossiers.domain.traces import retell
from motcua.operations.dossiers.models import Dossier, DossierEvent, PromiseSpan, StepRun
from motcua.operations.dossiers.services.act import as_life

RUN = ("run", "step", "unit_id", "officer_id", "opened_at", "due_at", "closed_at", "closed")
SPAN = ("since", "until", "original_due_at", "due_at", "waiting_since")


def rows_by_dossier(
    model: Any, names: tuple[str, ...], order: str
) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Yield each dossier's rows of a table, in the order of the dossiers."""
    rows = (
        model.objects.order_by("dossier_id", order)
        .values_list("dossier_id", *names)
        .iterator(chunk_size=5000)
    )
    for dossier, found in groupby(rows, key=itemgetter(0)):
        yield dossier, [row[1:] for row in found]


class Beside:
    """Walks a table beside the dossiers, both in the order of the dossiers' keys."""

    def __init__(self, model: Any, names: tuple[str, ...], order: str) -> None:
        self.rows = rows_by_dossier(model, names, order)
        self.held = next(self.rows, None)

    def of(self, dossier: int) -> list[tuple[Any, ...]]:
        """Return the rows of this dossier; none where the table has none."""
        if self.held is None or self.held[0] != dossier:
            return []
        found, self.held = self.held[1], next(self.rows, None)
        return found


def compare() -> tuple[int, int, list[str]]:
    """Return how many dossiers and events were read, and every difference."""
    events = Beside(DossierEvent, ("text", "hash"), "number")
    runs, spans = Beside(StepRun, RUN, "run"), Beside(PromiseSpan, SPAN, "id")
    dossiers = told = 0
    found: list[str] = []
    for row in Dossier.objects.order_by("pk").iterator(chunk_size=2000):
        log = events.of(row.pk)
        trace = retell((json.loads(text), text) for text, _ in log)
        dossiers, told = dossiers + 1, told + len(log)
        same = {
            "row": as_life(row) == trace.life,
            "chain": [event[2] for event in trace.events] == [hash for _, hash in log],
            "steps": [tuple(getattr(run, name) for name in RUN) for run in trace.runs] == runs.of(row.pk),
            "promises": [tuple(getattr(span, name) for name in SPAN) for span in trace.spans]
            == spans.of(row.pk),
        }
        found += [f"{row}: {what} differs" for what, equal in same.items() if not equal]
    return dossiers, told, found


def main() -> None:
    """Print how much was compared and every difference."""
    began = time.monotonic()
    dossiers, told, found = compare()
    for line in found[:50]:
        print(line)
    print(
        f"{dossiers} dossiers rebuilt from {told} events in {time.monotonic() - began:.0f} s: {len(found)} differences"
    )
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
