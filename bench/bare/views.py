"""A bare view: reads a JSON body, makes the recorded writes in one transaction, answers. No rule is asked."""

from __future__ import annotations

import json
import os
import pickle
import secrets
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

#: As bench/statements.py made them.
FIRST_KEY = 1_500_000_000


class Playback:
    """Makes the writes of one recorded request again, with new keys, codes and references."""

    def __init__(self, name: str, kept: dict[str, Any]) -> None:
        self.statements = kept[name]
        self.same = {kept["code"]: "code", kept["reference"]: "reference"}
        self.dossier = kept["dossier"]

    def play(self, dossier: int | None = None) -> dict[str, str]:
        """Make the writes once; `dossier` takes the place of the recorded one where the request worked on it."""
        fresh = {"code": secrets.token_hex(10), "reference": secrets.token_hex(12)}
        keys: dict[int, int] = {} if dossier is None else {self.dossier: dossier}
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in self.statements:
                sql = statement["sql"]
                if statement["many"]:
                    cursor.executemany(sql, [self.values(row, keys, fresh) for row in statement["params"]])
                    continue
                cursor.execute(sql, self.values(statement["params"] or (), keys, fresh))
                if statement["key"] is not None:
                    keys[statement["key"]] = cursor.fetchone()[0]
        return fresh

    def values(self, params: Any, keys: dict[int, int], fresh: dict[str, str]) -> list[Any]:
        """Return the values with what must be new each time in place of what was recorded."""
        changed = []
        for value in params:
            if isinstance(value, int) and value >= FIRST_KEY:
                value = keys.get(value, value)
            elif isinstance(value, str):
                if value in self.same:
                    value = fresh[self.same[value]]
                elif value.startswith("recorded-key"):
                    value = secrets.token_hex(12)
            changed.append(value)
        return changed


KEPT: dict[str, Any] = pickle.loads(Path(os.environ["BENCH_STATEMENTS"]).read_bytes())
RECEIVE, STEP = Playback("receive", KEPT), Playback("step", KEPT)


def receive(request: HttpRequest) -> HttpResponse:
    """Make the writes of a reception."""
    json.loads(request.body)
    return JsonResponse(RECEIVE.play(), status=201)


def step(request: HttpRequest, dossier: int) -> HttpResponse:
    """Make the writes of a hand-over on this dossier."""
    json.loads(request.body)
    return JsonResponse(STEP.play(dossier))


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the server lives."""
    return HttpResponse("ok")


urlpatterns = [path("healthz", healthz), path("receive", receive), path("step/<int:dossier>", step)]
