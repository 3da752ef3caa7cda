"""The database itself keeps the log: whatever changes or removes an event is refused, however it is asked."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.common.ledger.guards import guarded_tables
from motcua.operations.dossiers.models import Dossier, DossierEvent
from motcua.operations.dossiers.tests.factories import Office, receive_dossier

TABLE = DossierEvent._meta.db_table
_COLUMNS = "id, dossier_id, number, act, at, officer_id, after, text, hash"
STATEMENTS = {
    "update": f"UPDATE {TABLE} SET hash = ''",
    "delete": f"DELETE FROM {TABLE}",
    "upsert": (
        f"INSERT INTO {TABLE} ({_COLUMNS}) SELECT {_COLUMNS.replace('text', repr('x'))} FROM {TABLE} WHERE true "
        "ON CONFLICT (dossier_id, number) DO UPDATE SET text = excluded.text"
    ),
    "replace": f"REPLACE INTO {TABLE} ({_COLUMNS}) SELECT {_COLUMNS.replace('text', repr('x'))} FROM {TABLE}",
    "truncate": f"TRUNCATE {TABLE} CASCADE",
}
ONLY_ON = {"replace": "sqlite", "truncate": "postgresql"}


def rows() -> list[tuple[object, ...]]:
    return list(DossierEvent.objects.order_by("pk").values_list())


def test_the_table_of_events_is_guarded(office: Office) -> None:
    assert TABLE in guarded_tables(connection)


@pytest.mark.parametrize("how", STATEMENTS)
def test_an_event_is_neither_changed_nor_removed(office: Office, how: str) -> None:
    if ONLY_ON.get(how, connection.vendor) != connection.vendor:
        how = "update"
    receive_dossier(office, in_progress=True)
    before = rows()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(STATEMENTS[how])

    assert rows() == before


def test_the_models_do_not_get_around_it(office: Office) -> None:
    dossier = receive_dossier(office)
    event = dossier.events.get()

    event.text = "{}"
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        event.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).delete()


def test_two_events_never_have_one_number(office: Office) -> None:
    event = receive_dossier(office).events.get()

    event.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save(force_insert=True)
