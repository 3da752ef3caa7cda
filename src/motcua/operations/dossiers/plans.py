"""What SQLite is told of the tables that grow, so that it chooses the right index from the first day on.

SQLite counts nothing by itself, and without numbers it takes an agency's index, which leads to a third of all rows,
for as good as a person's number. PostgreSQL counts by itself. The numbers are those of an office with a year in it;
they need not be exact, only their order matters
(https://www.sqlite.org/optoverview.html, manual control of query plans).
"""

from __future__ import annotations

from typing import Any

from django.db import connections

ROWS = 200_000
#: By table: how many rows share a value of the column.
_SHARED = {
    "dossiers_dossier": {
        "agency_id": 50_000, "office_id": 100_000, "level": 100_000, "linked_id": 100_000, "version_id": 600,
        "procedure_field": 5_000, "unit_id": 10_000, "officer_id": 5_000, "received_on": 500, "finished_on": 500,
        "original_due_on": 500, "state": 50_000, "channel": 100_000, "submitter_id": 10, "applicant_id": 1,
        "code": 1, "reference": 1,
    },
    "dossiers_person": {"folded": 5, "phone": 2, "id_number": 2},
}  # fmt: skip


def tell_sqlite(using: str = "default", **_signal: Any) -> None:
    """Write the numbers of every index of these tables; doing it again changes nothing. Other databases are let be."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")
        for table, shared in _SHARED.items():
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = %s", [table])
            for index in _indexes(cursor, table):
                cursor.execute(f"PRAGMA index_info({index})")
                numbers = _numbers([row[2] for row in cursor.fetchall()], shared)
                cursor.execute(
                    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)", [table, index, numbers]
                )
        cursor.execute("ANALYZE sqlite_schema")


def _indexes(cursor: Any, table: str) -> list[str]:
    cursor.execute(f"PRAGMA index_list({table})")
    return [row[1] for row in cursor.fetchall()]


def _numbers(columns: list[str], shared: dict[str, int]) -> str:
    """Return the rows of the table, then how many share the first column, the first two, and so on."""
    numbers, rest = [ROWS], float(ROWS)
    for column in columns:
        rest = max(1.0, rest * shared.get(column, 100) / ROWS)
        numbers.append(round(rest))
    return " ".join(map(str, numbers))
