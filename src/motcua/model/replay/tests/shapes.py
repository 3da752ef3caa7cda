"""Specs of many shapes, how they are replayed in a test, and their figures counted from the exported list alone."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from typing import Any

from motcua.common.moments import HANOI
from motcua.model.replay.run import Done, replay
from motcua.model.replay.spec import Spec, parse
from motcua.operations.dossiers.queries.export import COLUMNS, rows_between

NOW = datetime(2026, 9, 11, 9, 40, tzinfo=HANOI)


def spec_of(
    name: str, start: str, end: str, *groups: dict[str, Any], seed: int = 1, settle: bool = False
) -> str:
    """Return the text of a spec."""
    content = {"name": name, "seed": seed, "from": start, "to": end, "groups": list(groups)}
    return json.dumps(content | ({"afterwards": "settle"} if settle else {}))


def group(
    level: str, carried: int, received: int, on_time: int, late: int, not_yet_due: int, **more: Any
) -> dict[str, Any]:
    """Return a group of a spec."""
    return {
        "level": level, "carried_over": carried, "received": received, "on_time": on_time, "late": late,
        "not_yet_due": not_yet_due, **more,
    }  # fmt: skip


def parsed(text: str, now: datetime = NOW) -> Spec:
    """Return the spec, its relative days counted from that day."""
    return parse(text, named="spec.json", today=now.date())


def replayed(text: str, now: datetime = NOW, *, live: bool = False) -> Done:
    """Replay the spec as if it were that moment."""
    return replay(parsed(text, now), now=now, live=live)


def exported(as_of: date | None = None) -> list[dict[str, Any]]:
    """Return the rows of the exported list."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows_between(None, None, as_of=as_of)]


def counted(rows: list[dict[str, Any]], spec: Spec, level: str) -> dict[str, Any]:
    """Return a level's figures as of the end of the spec, counted from exported rows by the words of the contract."""
    start, end = spec.start.isoformat(), spec.end.isoformat()
    mine = [row for row in rows if row["level"] == level and row["received_at"][:10] <= end]
    mine = [
        row for row in mine if row["received_at"][:10] >= start or not "" < row["finished_at"][:10] < start
    ]
    figures: Counter[str] = Counter(
        {"carried_over": 0, "received": 0, "on_time": 0, "late": 0, "not_yet_due": 0}
    )
    online: Counter[int] = Counter()
    received_for: Counter[int] = Counter()
    for row in mine:
        if row["received_at"][:10] < start:
            figures["carried_over"] += 1
        else:
            figures["received"] += 1
            received_for[row["online_level"]] += 1
            online[row["online_level"]] += row["channel"] == "online"
        figures[_judged(row, end)] += 1
    return dict(figures) | {"online": +online, "received_for": +received_for}


def _judged(row: dict[str, Any], end: str) -> str:
    due, finished = row["original_due_at"][:10], row["finished_at"][:10]
    if finished:
        return "late" if finished > due and row["status"] not in ("withdrawn", "stopped") else "on_time"
    return "late" if due < end and not row["waiting_since"] else "not_yet_due"


#: Small and middling, one level and two, mostly carried over, all late, none in time, across Tết and the year's end,
#: of one day, before and after 1/7/2025.
SHAPES = {
    "one commune quarter": spec_of(
        "a", "2022-06-15", "2022-09-16",
        group("commune", 8, 392, 391, 5, 4, online={"3": 9, "4": 31}), seed=3, settle=True,
    ),
    "both levels, offered levels fixed": spec_of(
        "b", "2023-03-15", "2023-06-14",
        group("commune", 10, 190, 170, 10, 20, online={"3": 12, "4": 30}),
        group("district", 20, 180, 150, 10, 40, online={"3": 3, "4": 30}, received_for_online_level={"3": 20, "4": 90}),
        seed=4,
    ),
    "across Tết": spec_of(
        "c", "2023-01-10", "2023-02-10", group("commune", 30, 120, 100, 20, 30, online={"3": 5, "4": 5}), settle=True
    ),
    "across the year's end, none in time": spec_of(
        "d", "2022-12-05", "2023-01-20", group("district", 40, 60, 0, 70, 30)
    ),
    "mostly carried over": spec_of("e", "2024-04-01", "2024-04-30", group("commune", 180, 20, 120, 40, 40), seed=9),
    "all late": spec_of("f", "2024-05-06", "2024-06-28", group("commune", 10, 90, 0, 100, 0)),
    "hardly anything due yet": spec_of("g", "2024-08-01", "2024-08-30", group("district", 10, 140, 10, 0, 140)),
    "nothing open": spec_of("h", "2022-10-03", "2022-10-14", group("commune", 0, 100, 100, 0, 0), settle=True),
    "one day": spec_of("i", "2022-08-26", "2022-08-26", group("commune", 20, 80, 70, 10, 20, online={"4": 20})),
    "today's communes": spec_of(
        "j", "2025-11-03", "2026-01-30",
        group("commune", 25, 275, 260, 10, 30, online={"3": 30, "4": 70}, received_for_online_level={"3": 60, "4": 180}),
        seed=11, settle=True,
    ),
    "ends on a Sunday": spec_of(
        "k", "2023-09-01", "2023-10-01", group("commune", 5, 95, 80, 5, 15, online={"3": 2, "4": 3}), seed=5
    ),
    "the last weeks, up to now": spec_of(
        "l", "today-42", "today",
        group("commune", 4, 116, 98, 6, 16, online={"3": 9, "4": 21}, open={"late": 3, "today": 3, "soon": 5, "waiting": 2}),
    ),
}  # fmt: skip
