"""The columns of form II.06 counted from the exported list alone, by the words of the contract and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

COLUMNS = (
    "received_total", "received_online", "received_direct", "carried_over",
    "solved_total", "solved_early", "solved_on_time", "solved_late",
    "pending_total", "pending_within", "pending_late",
)  # fmt: skip
Row = Mapping[str, str]
Figures = dict[str, int]


def counted(rows: Iterable[Row], first: str, last: str) -> dict[str, Figures]:
    """Return the figures of each field over the days from first to last, of rows as they stood at a later day's end."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        received, finished = row["received_at"][:10], row["finished_at"][:10]
        if received > last or (received < first and finished and finished < first):
            continue
        one = found.setdefault(row["field"], Counter())
        one[_came(row, received, first)] += 1
        one[_went(row, finished, last)] += 1
    return {name: _added_up(one) for name, one in found.items()}


def total(parts: Iterable[Figures]) -> Figures:
    """Return the sum of the fields."""
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return {column: whole[column] for column in COLUMNS}


def _came(row: Row, received: str, first: str) -> str:
    if received < first:
        return "carried_over"
    return "received_online" if row["channel"] == "online" else "received_direct"


def _went(row: Row, finished: str, last: str) -> str:
    due = row["original_due_at"][:10]
    if not finished or finished > last:
        return "pending_late" if due < last and not row["waiting_since"] else "pending_within"
    if row["status"] in ("withdrawn", "stopped") or finished == due:
        return "solved_on_time"
    return "solved_early" if finished < due else "solved_late"


def _added_up(one: Counter[str]) -> Figures:
    one["received_total"] = one["received_online"] + one["received_direct"] + one["carried_over"]
    one["solved_total"] = one["solved_early"] + one["solved_on_time"] + one["solved_late"]
    one["pending_total"] = one["pending_within"] + one["pending_late"]
    return {column: one[column] for column in COLUMNS}
