"""Comparing what the tables hold of a dossier with what its log tells."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

from motcua.capabilities.inbox.models import InboxItem
from motcua.common.ledger import GENESIS, link
from motcua.common.moments import day_of
from motcua.operations.dossiers.models import Dossier, DossierEvent, PromiseSpan, StepRun
from motcua.operations.dossiers.queries.history import trace_of
from motcua.operations.dossiers.services.act import as_life
from motcua.operations.dossiers.services.keeping import waiting_item


def columns(row: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    """Return a row's values, or a plain object's, in the order of the names."""
    return tuple(getattr(row, name) for name in names)


_RUN = ("run", "step", "unit_id", "officer_id", "opened_at", "due_at", "closed_at", "closed")
_SPAN = ("since", "until", "original_due_at", "due_at", "waiting_since")
_ITEM = ("agency_id", "unit_id", "officer_id", "due_at", "waiting", "opened_at")


def assert_told_by_its_log(dossier_id: int) -> None:
    """Assert that row, steps, spans and inbox are exactly what the log tells, and that the log is one chain."""
    row = Dossier.objects.get(pk=dossier_id)
    trace = trace_of(dossier_id)
    life = trace.life

    assert as_life(row) == life
    assert row.received_on == (life.received_at and day_of(life.received_at))
    assert row.original_due_on == (life.original_due_at and day_of(life.original_due_at))
    assert row.finished_on == (life.finished_at and day_of(life.finished_at))
    runs = StepRun.objects.filter(dossier_id=dossier_id).order_by("run")
    assert [columns(run, _RUN) for run in runs] == [columns(run, _RUN) for run in trace.runs]
    spans = PromiseSpan.objects.filter(dossier_id=dossier_id).order_by("pk")
    assert [columns(span, _SPAN) for span in spans] == [columns(span, _SPAN) for span in trace.spans]
    assert all(span.original_due_on == day_of(span.original_due_at) for span in spans)
    items = InboxItem.objects.filter(subject_kind="dossier", subject_id=dossier_id)
    waiting = waiting_item(dossier_id, life)
    assert [columns(item, _ITEM) for item in items] == ([columns(waiting, _ITEM)] if waiting else [])
    assert all(item.due_on == day_of(item.due_at) for item in items)
    before = GENESIS
    for number, event in enumerate(DossierEvent.objects.filter(dossier_id=dossier_id).order_by("number"), 1):
        assert (event.number, event.hash) == (number, link(before, event.text))
        before = event.hash


def rows_everywhere() -> dict[str, int]:
    """Return how many rows each table of the house holds."""
    counts = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')
            counts[model._meta.db_table] = cursor.fetchone()[0]
    return counts
