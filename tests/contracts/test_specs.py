"""A spec is replayed at the console; its figures are counted anew from the exported list, and the reports agree."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from motcua.config.console import main
from motcua.model.setup import setup_model
from tests.contracts.counting import counted, total

pytestmark = [pytest.mark.usefixtures("model"), pytest.mark.django_db]

Group = dict[str, Any]
SHAPES: dict[str, tuple[str, str, str, list[Group]]] = {
    "a quarter of both levels": ("2023-03-15", "2023-06-14", "settle", [
        {"level": "commune", "carried_over": 7, "received": 113, "online": {"3": 4, "4": 21},
         "on_time": 101, "late": 6, "not_yet_due": 13},
        {"level": "district", "carried_over": 11, "received": 69, "online": {"3": 2, "4": 9},
         "received_for_online_level": {"3": 8, "4": 40}, "on_time": 55, "late": 3, "not_yet_due": 22},
    ]),
    "a year begun with what will wait all through it": ("2023-10-12", "2024-10-10", "leave", [
        {"level": "commune", "carried_over": 40, "received": 0, "on_time": 28, "late": 5, "not_yet_due": 7},
    ]),
    "one working day": ("2026-01-10", "2026-01-10", "settle", [
        {"level": "commune", "carried_over": 9, "received": 40, "online": {"4": 10},
         "on_time": 30, "late": 3, "not_yet_due": 16},
    ]),
    "from before Tết to a Sunday after it, all late": ("2024-01-30", "2024-02-25", "leave", [
        {"level": "district", "carried_over": 4, "received": 36, "on_time": 0, "late": 40, "not_yet_due": 0},
    ]),
    "three dossiers over the end of a year": ("2022-12-29", "2023-01-03", "leave", [
        {"level": "commune", "carried_over": 1, "received": 2, "on_time": 1, "late": 1, "not_yet_due": 1},
    ]),
    "all that came, came online": ("2025-09-01", "2025-11-30", "settle", [
        {"level": "commune", "carried_over": 0, "received": 60, "online": {"3": 25, "4": 35},
         "received_for_online_level": {"3": 25, "4": 35}, "on_time": 48, "late": 4, "not_yet_due": 8},
    ]),
}  # fmt: skip


@pytest.fixture(scope="module")
def model(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the model once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup_model()
        yield
        transaction.set_rollback(True)


class Console:
    """The console as a person uses it."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capture = folder, capture

    def answer(self, *words: str) -> str:
        """Return what a command prints."""
        self._capture.readouterr()
        assert main(words) == 0, self._capture.readouterr().err
        return self._capture.readouterr().out

    def replay(self, spec: dict[str, Any], *words: str) -> None:
        """Replay a spec."""
        path = self._folder / "spec.json"
        path.write_text(json.dumps(spec), encoding="utf-8")
        self.answer("replay", str(path), *words)

    def exported(self, *words: str) -> list[dict[str, str]]:
        """Return the exported rows."""
        return list(csv.DictReader(io.StringIO(self.answer("export", "dossiers", *words))))


@pytest.fixture
def console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(tmp_path, capsys)


def spec_of(shape: str, seed: int = 5) -> dict[str, Any]:
    first, last, afterwards, groups = SHAPES[shape]
    return {
        "name": shape, "seed": seed, "from": first, "to": last, "afterwards": afterwards, "groups": groups,
    }  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_figures_of_a_spec_come_out_and_the_report_counts_the_same(console: Console, shape: str) -> None:
    spec = spec_of(shape)
    first, last = spec["from"], spec["to"]

    console.replay(spec)

    rows = console.exported("--as-of", last)
    for group in spec["groups"]:
        mine = [row for row in rows if row["level"] == group["level"]]
        fields = counted(mine, first, last)
        whole = total(fields.values())
        assert whole["carried_over"] == group["carried_over"]
        assert whole["received_total"] == group["carried_over"] + group["received"] == len(mine)
        assert whole["solved_early"] + whole["solved_on_time"] == group["on_time"]
        assert whole["solved_late"] + whole["pending_late"] == group["late"]
        assert whole["pending_within"] == group["not_yet_due"]
        for part, online_alone in (("online", True), ("received_for_online_level", False)):
            for level, wanted in group.get(part, {}).items():
                assert wanted == sum(
                    row["online_level"] == level and (row["channel"] == "online" or not online_alone)
                    for row in mine
                    if row["received_at"][:10] >= first
                )
        words = ("--level", group["level"], "--from", first, "--to", last)
        report = json.loads(console.answer("report", "ii06", *words))
        assert {row.pop("field"): row for row in report["rows"]} == fields
        assert report["total"] == whole


def test_live_and_history_make_the_same_list(console: Console) -> None:
    spec = spec_of("one working day")
    with transaction.atomic():
        console.replay(spec, "--history")
        history = console.exported()
        transaction.set_rollback(True)

    console.replay(spec, "--live")

    assert console.exported() == history


@pytest.mark.parametrize("shape", ["a quarter of both levels", "one working day"])
def test_what_was_open_comes_to_its_end_and_the_past_stays_as_it_was(console: Console, shape: str) -> None:
    spec = spec_of(shape)
    console.replay(spec)
    then = console.exported("--as-of", spec["to"])

    now = console.exported()

    assert any(not row["finished_at"] for row in then)
    assert not any(not row["finished_at"] for row in now)
    ended = {row["code"]: row["finished_at"] for row in now}
    assert all(row["finished_at"] == ended[row["code"]] for row in then if row["finished_at"])
    assert all(ended[row["code"]][:10] > spec["to"] for row in then if not row["finished_at"])
