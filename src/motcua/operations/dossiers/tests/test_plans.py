"""Which index a statement goes by: by the person's number, never through all dossiers of an agency."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.plans import tell_sqlite
from motcua.operations.dossiers.tests.factories import Office


@pytest.fixture
def way_of(db: None) -> Any:
    """Return a function that answers by which indexes the database would go."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # So few rows are read whole otherwise.
            cursor.execute("SET LOCAL enable_seqscan = off")

    def way(query: QuerySet[Dossier]) -> str:
        return query.explain()

    return way


@pytest.mark.parametrize(
    ("lookup", "value", "index"),
    [
        ("applicant__id_number", "000123456789", "person_id_number"),
        ("applicant__phone", "0900000001", "person_phone"),
        ("applicant__folded", "nguyen van thu", "person_folded"),
    ],
)
def test_people_are_found_by_their_own_index_whatever_the_agency_has(
    way_of: Any, office: Office, lookup: str, value: str, index: str
):
    way = way_of(Dossier.objects.filter(agency=office.agency.id, **{lookup: value}))

    assert index in way
    # PostgreSQL counts for itself that so few rows can be read in any order.
    assert connection.vendor == "postgresql" or "dossier_agency_" not in way


def test_what_sqlite_is_told_stays_the_same_when_told_again(db: None):
    def told() -> list[tuple[str, ...]]:
        if connection.vendor != "sqlite":
            return []
        with connection.cursor() as cursor:
            cursor.execute("SELECT tbl, idx, stat FROM sqlite_stat1 WHERE tbl LIKE 'dossiers%' ORDER BY 1, 2")
            return list(cursor.fetchall())

    before = told()
    tell_sqlite()

    assert told() == before
    assert {"person_folded", "dossier_agency_received"} <= {row[1] for row in before} or not before
