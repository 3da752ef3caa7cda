"""Names are found by any part of them through an index of three letters (PostgreSQL, where `pg_trgm` may be had)."""

from __future__ import annotations

from django.db import DatabaseError, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

INDEX = "person_folded_parts"


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index; without the right to the extension the search goes on as before, only slower.

    Whoever may later: CREATE EXTENSION pg_trgm; then the statement below.
    """
    connection = editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {INDEX} ON dossiers_person USING gin (folded gin_trgm_ops)"
            )
    except DatabaseError:
        return


def unmake(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the index; the extension may be another's."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_results_of_a_day")]

    operations = [migrations.RunPython(make, unmake)]
