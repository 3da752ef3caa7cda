"""Running numbers without gaps or doubles: one row per series, held until the transaction ends."""

from __future__ import annotations

from typing import Any

from django.db import connection, models


def next_number(counter: type[models.Model], **series: Any) -> int:
    """Return the next number of a series: the columns of `counter` that are unique together, and its column `last`.

    The series' row stays locked until the caller's transaction ends, so what is numbered there is written with its
    number or not at all.
    """
    table, names = counter._meta.db_table, ", ".join(series)
    places = ", ".join(["%s"] * len(series))
    with connection.cursor() as cursor:
        # The names are those of our own tables and columns.
        cursor.execute(
            f"INSERT INTO {table} ({names}, last) VALUES ({places}, 1) "  # noqa: S608
            f"ON CONFLICT ({names}) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            list(series.values()),
        )
        return int(cursor.fetchone()[0])
