"""The database refuses to change what an append-only table holds, however it is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.state import ProjectState

from motcua.common.ledger.guards import AppendOnly, guarded_tables, unguarded

TABLE = "trial_log"
GUARD = AppendOnly(TABLE, "parent_id", "number")
STATE = ProjectState()


@pytest.fixture
def log(transactional_db: None) -> Iterator[None]:
    key = "integer PRIMARY KEY AUTOINCREMENT" if connection.vendor == "sqlite" else "serial PRIMARY KEY"
    with connection.schema_editor() as editor:
        editor.execute(
            f"CREATE TABLE {TABLE} (id {key}, parent_id integer, number integer, text text,"
            " UNIQUE (parent_id, number))"
        )
        GUARD.database_forwards("trial", editor, STATE, STATE)
    run(f"INSERT INTO {TABLE} (parent_id, number, text) VALUES (1, 1, 'as written')")
    yield
    run(f"DROP TABLE {TABLE}")


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def texts() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT text FROM {TABLE} ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


CHANGES = {
    "update": f"UPDATE {TABLE} SET text = 'changed'",
    "delete": f"DELETE FROM {TABLE}",
    "upsert": (
        f"INSERT INTO {TABLE} (parent_id, number, text) VALUES (1, 1, 'changed') "
        "ON CONFLICT (parent_id, number) DO UPDATE SET text = excluded.text"
    ),
}
SQLITE_CHANGES = {
    "replace by number": f"INSERT OR REPLACE INTO {TABLE} (parent_id, number, text) VALUES (1, 1, 'changed')",
    "replace by key": f"REPLACE INTO {TABLE} (id, parent_id, number, text) VALUES (1, 7, 7, 'changed')",
    "update or replace": f"UPDATE OR REPLACE {TABLE} SET text = 'changed'",
    "update or ignore": f"UPDATE OR IGNORE {TABLE} SET text = 'changed'",
}
POSTGRESQL_CHANGES = {
    "truncate": f"TRUNCATE {TABLE}",
    "as a replica": f"SET LOCAL session_replication_role = replica; DELETE FROM {TABLE}",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_written_row_stays_as_it_was_written(log, change):
    with pytest.raises(IntegrityError, match="only grows"):
        run(CHANGES[change])

    assert texts() == ["as written"]


SIDE_DOORS = SQLITE_CHANGES if connection.vendor == "sqlite" else POSTGRESQL_CHANGES


@pytest.mark.parametrize("change", SIDE_DOORS)
def test_the_side_doors_of_this_database_are_shut_too(log, change):
    with pytest.raises(IntegrityError, match="only grows"):
        run(SIDE_DOORS[change])

    assert texts() == ["as written"]


def test_new_rows_are_written_as_ever(log):
    run(f"INSERT INTO {TABLE} (parent_id, number, text) VALUES (1, 2, 'second'), (2, 1, 'other')")

    assert texts() == ["as written", "second", "other"]


def test_the_same_number_is_not_given_twice(log):
    with pytest.raises(DatabaseError):
        run(f"INSERT INTO {TABLE} (parent_id, number, text) VALUES (1, 1, 'again')")

    assert texts() == ["as written"]


def test_putting_the_guards_up_twice_and_taking_them_down_works(log):
    with connection.schema_editor() as editor:
        GUARD.database_forwards("trial", editor, STATE, STATE)
    assert TABLE in guarded_tables(connection)

    with connection.schema_editor() as editor:
        GUARD.database_backwards("trial", editor, STATE, STATE)
    assert TABLE not in guarded_tables(connection)
    run(f"DELETE FROM {TABLE}")


def test_a_lifted_guard_comes_back(log):
    with unguarded(connection):
        run(f"UPDATE {TABLE} SET text = 'by a test'")

    assert texts() == ["by a test"]
    with pytest.raises(IntegrityError):
        run(CHANGES["delete"])
