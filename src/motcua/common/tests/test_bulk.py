"""Many rows at once: kept as Django keeps them, with keys that nobody else gets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from motcua.common.bulk import insert_rows, reserve_ids
from motcua.common.moments import parse_moment
from motcua.common.outbox.models import OutboxMessage

COLUMNS = ("id", "kind", "subject_kind", "subject_id", "to_kind", "to_id", "payload", "created_at", "not_before", "attempts")  # fmt: skip
AT = parse_moment("2022-06-13T08:00:00.250")


def row(key: int, **changes: object) -> tuple[object, ...]:
    values: dict[str, object] = {
        "id": key, "kind": "trial", "subject_kind": "dossier", "subject_id": 1, "to_kind": "applicant", "to_id": None,
        "payload": {"lời": 'đôi "ngoặc"', "n": [1, None]}, "created_at": AT, "not_before": AT, "attempts": 0,
    }  # fmt: skip
    return tuple((values | changes)[name] for name in COLUMNS)


@pytest.mark.django_db
def test_rows_are_read_back_as_the_models_write_them() -> None:
    insert_rows(OutboxMessage, COLUMNS, [row(key) for key in reserve_ids(OutboxMessage, 2)])
    made = OutboxMessage.objects.create(
        kind="trial", subject_kind="dossier", subject_id=1, to_kind="applicant",
        payload={"lời": 'đôi "ngoặc"', "n": [1, None]}, created_at=AT, not_before=AT,
    )  # fmt: skip

    rows = list(OutboxMessage.objects.order_by("pk").values())

    assert [{**found, "id": 0} for found in rows] == [{**rows[0], "id": 0}] * 3
    assert (
        OutboxMessage.objects.filter(created_at=datetime(2022, 6, 13, 1, 0, 0, 250_000, tzinfo=UTC)).count()
        == 3
    )
    assert OutboxMessage.objects.filter(payload__n=[1, None]).count() == 3
    assert made.pk > rows[1]["id"]


@pytest.mark.django_db
def test_reserved_keys_are_given_once() -> None:
    first = reserve_ids(OutboxMessage, 3)
    insert_rows(OutboxMessage, COLUMNS, [row(key) for key in first])
    made = OutboxMessage.objects.create(
        kind="trial", subject_kind="dossier", subject_id=1, to_kind="applicant", created_at=AT, not_before=AT
    )  # fmt: skip
    second = reserve_ids(OutboxMessage, 2)

    keys = [*first, made.pk, *second]
    assert len(set(keys)) == 6
    assert keys == sorted(keys)


@pytest.mark.django_db
def test_nothing_is_a_fine_number_of_rows() -> None:
    insert_rows(OutboxMessage, COLUMNS, [])

    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_the_databases_own_rules_still_hold() -> None:
    insert_rows(OutboxMessage, COLUMNS, [row(1)])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(OutboxMessage, COLUMNS, [row(1)])
