"""Many rows at once, as fast as each database takes them: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Max, Model


def insert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values in the order of the named columns (attribute names, `unit_id` for a foreign key).

    Values are not validated: callers hand over what their own rules made. JSON values are dicts and lists.
    """
    fields = {f.attname: f for f in model._meta.concrete_fields}
    names = ", ".join(f'"{fields[name].column}"' for name in columns)
    table = model._meta.db_table
    copied = connection.vendor == "postgresql"
    plain = _PLAIN_FOR_COPY if copied else _PLAIN
    changed = [
        (at, plain[kind])
        for at, name in enumerate(columns)
        if (kind := fields[name].get_internal_type()) in plain
    ]
    if copied:
        # A cursor of Django's wraps the errors of statements, but not those of a COPY.
        statement = f'COPY "{table}" ({names}) FROM STDIN'
        with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(_plain_row(row, changed))
        return
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        # The column names come from the model, never from input.
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
        cursor.executemany(statement, [_plain_row(row, changed) for row in rows])


def reserve_ids(model: type[Model], count: int) -> Sequence[int]:
    """Return primary keys that nobody else will get; call it inside the write transaction that uses them."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        # One by one from the sequence, since somebody at a counter may draw from it at the same moment.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(seq) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq) s, "
                "generate_series(1, %s)",
                [table, count],
            )
            return [row[0] for row in cursor.fetchall()]
    first = (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1
    return range(first, first + count)


def _plain_row(row: Sequence[Any], changed: list[tuple[int, Callable[[Any], str]]]) -> list[Any]:
    plain = list(row)
    for at, change in changed:
        if (value := plain[at]) is not None:
            plain[at] = change(value)
    return plain


@lru_cache(maxsize=50_000)
def _utc_text(value: datetime) -> str:
    return str(value.astimezone(UTC).replace(tzinfo=None))


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


#: How SQLite keeps what has no type of its own, exactly as Django writes it; by the kind of column.
_PLAIN: dict[str, Callable[[Any], str]] = {
    "DateTimeField": _utc_text,
    "DateField": date.isoformat,
    "DecimalField": str,
    "JSONField": _json_text,
}
#: What COPY takes as text anyway; the moments of a life recur from row to row, so each is written once.
_PLAIN_FOR_COPY: dict[str, Callable[[Any], str]] = {
    "DateTimeField": lru_cache(maxsize=50_000)(str),
    "DateField": date.isoformat,
    "JSONField": _json_text,
}
