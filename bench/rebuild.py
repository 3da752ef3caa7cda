"""Whether every dossier of the quarter is told again by its events alone: its row, its steps, its promises.

.venv/bin/python -m bench.rebuild [--spec FILE] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import django

from bench.replay import sqlite
from bench.stand import QUARTER, console, database

_CHUNK = 2000


def main() -> None:
    """Replay the spec on each database and compare; print the number of differences (the bar is none)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spec", type=Path, default=QUARTER)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    arguments = parser.parse_args()
    for name, stand in {"sqlite": sqlite, "postgresql": database}.items():
        if arguments.only in (None, name):
            with stand() as url:
                console(url, "migrate")
                console(url, "setup-model")
                console(url, "replay", str(arguments.spec))
                _in_a_process(name, url)


def _in_a_process(name: str, url: str) -> None:
    """Compare in a process of its own, since Django knows one database."""
    child = os.fork()
    if not child:
        os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "motcua.config.settings"}
        django.setup()
        _compare(name)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("the comparison failed")


def _compare(name: str) -> None:
    from motcua.operations.dossiers.domain.traces import retell  # noqa: PLC0415
    from motcua.operations.dossiers.models import Dossier, DossierEvent, PromiseSpan, StepRun  # noqa: PLC0415
    from motcua.operations.dossiers.services.act import as_life  # noqa: PLC0415
    from motcua.operations.dossiers.services.keeping import run_columns, span_columns  # noqa: PLC0415

    began = time.monotonic()
    dossiers = events = differences = 0
    last = Dossier.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for first in range(0, last + 1, _CHUNK):
        chunk = {"dossier__gte": first, "dossier__lt": first + _CHUNK}
        runs = _grouped(StepRun.objects.filter(**chunk).order_by("dossier", "run"))
        spans = _grouped(PromiseSpan.objects.filter(**chunk).order_by("dossier", "pk"))
        texts: dict[int, list[str]] = {}
        rows = (
            DossierEvent.objects.filter(**chunk)
            .order_by("dossier", "number")
            .values_list("dossier_id", "text")
        )
        for pk, told in groupby(rows, itemgetter(0)):
            texts[pk] = [text for _, text in told]
        for dossier in Dossier.objects.filter(pk__gte=first, pk__lt=first + _CHUNK):
            trace = retell((json.loads(text), text) for text in texts[dossier.pk])
            same = (
                trace.life == as_life(dossier)
                and _told(dossier.pk, trace.runs, run_columns) == runs.get(dossier.pk, [])
                and _told(dossier.pk, trace.spans, span_columns) == spans.get(dossier.pk, [])
            )
            dossiers, events, differences = dossiers + 1, events + len(trace.events), differences + (not same)
    took = time.monotonic() - began
    print(
        f"{name:<12} {dossiers} dossiers, {events} events told again in {took:.0f} s; {differences} differences"
    )
    if differences or not dossiers:
        raise SystemExit(1)


def _told(pk: int, told: list[Any], columns: Callable[[int, Any], dict[str, Any]]) -> list[dict[str, Any]]:
    return [columns(pk, one) for one in told]


def _grouped(rows: Any) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in _plain(rows):
        found.setdefault(row["dossier_id"], []).append(row)
    return found


def _plain(rows: Any) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}


if __name__ == "__main__":
    main()
