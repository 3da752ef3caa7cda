"""Triggers that make a table only grow: the database itself refuses to change or remove what it holds.

    from motcua.common.ledger.guards import AppendOnly

    operations = [..., AppendOnly("dossiers_event", "dossier_id", "number")]

SQLite rebuilds a table (and loses its triggers) whenever a migration alters one of its columns, so such a
migration ends with `AppendOnly` again; `tests/architecture` looks whether the guards are still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import NotSupportedError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

#: How the name of every guard begins; the rest says what it refuses and where.
PREFIX = "only_grows_"

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % only grows: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guards_for(vendor: str, table: str, parent: str, number: str, key: str = "id") -> list[str]:
    """Return the statements that make the table only grow; running them again changes nothing.

    Raises NotSupportedError for a database that is neither SQLite nor PostgreSQL.
    """
    if vendor == "sqlite":
        return _lift_sqlite(table) + _guard_sqlite(table, parent, number, key)
    if vendor == "postgresql":
        return _lift_postgresql(table) + _guard_postgresql(table)
    raise NotSupportedError(f"no guards are written for {vendor}")


def lifting_for(vendor: str, table: str) -> list[str]:
    """Return the statements that remove the table's guards, for the way back of a migration."""
    if vendor == "sqlite":
        return _lift_sqlite(table)
    if vendor == "postgresql":
        return _lift_postgresql(table)
    raise NotSupportedError(f"no guards are written for {vendor}")


def _guard_sqlite(table: str, parent: str, number: str, key: str) -> list[str]:
    def refuse(what: str) -> str:
        return f"BEGIN SELECT RAISE(ABORT, 'table {table} only grows: {what} is refused'); END"

    # INSERT OR REPLACE removes the row in its way without asking the DELETE trigger.
    standing = (
        f'EXISTS (SELECT 1 FROM "{table}" WHERE "{key}" = NEW."{key}") OR '
        f'EXISTS (SELECT 1 FROM "{table}" WHERE "{parent}" = NEW."{parent}" AND "{number}" = NEW."{number}")'
    )
    return [
        f'CREATE TRIGGER "{PREFIX}{table}_update" BEFORE UPDATE ON "{table}" {refuse("UPDATE")}',
        f'CREATE TRIGGER "{PREFIX}{table}_delete" BEFORE DELETE ON "{table}" {refuse("DELETE")}',
        f'CREATE TRIGGER "{PREFIX}{table}_replace" BEFORE INSERT ON "{table}" WHEN {standing} {refuse("REPLACE")}',
    ]


def _lift_sqlite(table: str) -> list[str]:
    return [f'DROP TRIGGER IF EXISTS "{PREFIX}{table}_{act}"' for act in ("update", "delete", "replace")]


def _guard_postgresql(table: str) -> list[str]:
    row, truncate = f"{PREFIX}{table}_row", f"{PREFIX}{table}_truncate"
    return [
        _POSTGRESQL_FUNCTION,
        f'CREATE TRIGGER "{row}" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION only_grows()',
        f'CREATE TRIGGER "{truncate}" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION only_grows()',
        # ALWAYS: also for a session that says it is replaying another server's changes.
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{row}"',
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{truncate}"',
    ]


def _lift_postgresql(table: str) -> list[str]:
    return [f'DROP TRIGGER IF EXISTS "{PREFIX}{table}_{act}" ON "{table}"' for act in ("row", "truncate")]


def guarded_tables(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Return the tables of this database that have a guard."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
                [len(PREFIX), PREFIX],
            )
        else:
            cursor.execute(
                "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE left(t.tgname, %s) = %s AND t.tgenabled = 'A' AND pg_table_is_visible(c.oid)",
                [len(PREFIX), PREFIX],
            )
        return frozenset(row[0] for row in cursor.fetchall())


class AppendOnly(Operation):
    """A migration's step: from here on the table only grows.

    `table` is the table's name; `parent` and `number` are the columns that together say which row this is
    (an event's dossier and its running number); `key` is the primary key's column.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, parent: str, number: str, key: str = "id") -> None:
        self.table, self.parent, self.number, self.key = table, parent, number, key

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return the call that makes this operation again."""
        return type(self).__name__, [self.table, self.parent, self.number, self.key], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing in the models: only the database knows of the guards."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Put the guards up."""
        vendor = schema_editor.connection.vendor
        for statement in guards_for(vendor, self.table, self.parent, self.number, self.key):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take the guards down."""
        for statement in lifting_for(schema_editor.connection.vendor, self.table):
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        """Return what `migrate` prints."""
        return f"Let {self.table} only grow"


@contextmanager
def unguarded(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift every guard for the block and put back exactly what stood; for tests that empty their database.

    Nothing in the product calls this; on PostgreSQL only the owner of the tables can.
    """
    if connection.vendor == "sqlite":
        lift, restore = _pause_sqlite(connection)
    else:
        tables = sorted(guarded_tables(connection))
        lift = [f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in tables]
        restore = [
            f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{PREFIX}{table}_{act}"'
            for table in tables
            for act in ("row", "truncate")
        ]
    _run(connection, lift)
    try:
        yield
    finally:
        _run(connection, restore)


def _pause_sqlite(connection: BaseDatabaseWrapper) -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s ORDER BY name",
            [len(PREFIX), PREFIX],
        )
        rows = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _ in rows], [sql for _, sql in rows]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
