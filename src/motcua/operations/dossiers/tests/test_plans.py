"""Which index SQLite goes by: by the person's number, never through all dossiers of an agency.

PostgreSQL counts its tables by itself and so few rows can be read in any order, so it is not asked here.
"""

from __future__ import annotations

import pytest
from django.db import connection

from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.plans import tell_sqlite
from motcua.operations.dossiers.tests.factories import Office

if connection.vendor == "sqlite":

    @pytest.mark.parametrize(
        ("lookup", "value", "index"),
        [
            ("applicant__id_number", "000123456789", "person_id_number"),
            ("applicant__phone", "0900000001", "person_phone"),
            ("applicant__folded", "nguyen van thu", "person_folded"),
        ],
    )
    def test_people_are_found_by_their_own_index_whatever_the_agency_has(
        office: Office, lookup: str, value: str, index: str
    ):
        way = Dossier.objects.filter(agency=office.agency.id, **{lookup: value}).explain()

        assert index in way
        assert "dossier_agency_" not in way

    def test_what_sqlite_is_told_stays_the_same_when_told_again(db: None):
        before = told()
        tell_sqlite()

        assert told() == before
        assert {"person_folded", "dossier_agency_received"} <= {row[1] for row in before}


def told() -> list[tuple[str, ...]]:
    """Return what SQLite was told of the dossiers' tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl, idx, stat FROM sqlite_stat1 WHERE tbl LIKE 'dossiers%' ORDER BY 1, 2")
        return list(cursor.fetchall())
