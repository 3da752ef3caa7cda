"""Form II.06: a row for each field of procedures, and the sums that must agree (regulations §6.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motcua.common.text import sort_key
from motcua.insight.reports.domain.sieves import COLUMNS, tallied

if TYPE_CHECKING:
    from motcua.operations.dossiers.queries.figures import Part


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one field, or of all (an empty field), by the names of the contract."""

    field: str
    figures: dict[str, int]

    def __getitem__(self, key: str) -> int:
        """Return a figure by its name."""
        return self.figures[key]

    @property
    def adds_up(self) -> bool:
        """Whether the form's equations hold: 3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13, 3 = 7 + 11."""
        f = self.figures
        return (
            f["received_total"] == f["received_online"] + f["received_direct"] + f["carried_over"]
            and f["solved_total"] == f["solved_early"] + f["solved_on_time"] + f["solved_late"]
            and f["pending_total"] == f["pending_within"] + f["pending_late"]
            and f["received_total"] == f["solved_total"] + f["pending_total"]
        )


def row_of(parts: Iterable[Part], field: str = "") -> Row:
    """Return the row that counts all of the parts."""
    told = tallied(parts)
    return Row(field, {key: figure.sieve.count(told) for key, (_, figure) in COLUMNS.items()})


def rows_of(parts: Iterable[Part]) -> tuple[Row, ...]:
    """Return a row for each field that has dossiers, the busiest first; ties in Vietnamese order."""
    by_field: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_field[part.procedure_field].append(part)
    rows = [row_of(some, name) for name, some in by_field.items()]
    return tuple(sorted(rows, key=lambda row: (-row["received_total"], sort_key(row.field), row.field)))
