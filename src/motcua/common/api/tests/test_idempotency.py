"""The same request twice is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from motcua.common.api import idempotency
from motcua.common.api.auth import create_token
from motcua.common.api.idempotency import forget
from motcua.common.api.models import IdempotencyRecord
from motcua.common.api.tests.conftest import NINE
from motcua.common.outbox.models import OutboxMessage


def test_the_same_key_and_body_get_the_same_answer_and_are_done_once(call):
    first, second = call({"subject": 1}, key="k-1"), call({"subject": 1}, key="k-1")

    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert first.status_code == 201
    assert second["Idempotent-Replay"] == "true"
    assert OutboxMessage.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(call):
    call({"subject": 1}, key="k-1")

    response = call({"subject": 2}, key="k-1")

    assert response.status_code == 422
    assert response.json()["field"] == "Idempotency-Key"
    assert OutboxMessage.objects.count() == 1


def test_the_same_key_of_another_account_is_another_request(call):
    other = get_user_model().objects.create_user("khac", full_name="Khác")
    call({"subject": 1}, key="k-1")

    response = call({"subject": 2}, key="k-1", as_token=create_token(other, at=NINE))

    assert response.status_code == 201


def test_without_a_key_each_request_is_done(call):
    call({"subject": 1})
    call({"subject": 1})

    assert OutboxMessage.objects.count() == 2


def test_a_refused_request_leaves_its_key_free(call):
    assert call({"subject": 1, "refuse": "conflict"}, key="k-1").status_code == 409

    assert call({"subject": 1}, key="k-1").status_code == 201
    assert OutboxMessage.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "khóa", "a\x7f"])
def test_an_unusable_key_is_refused(call, key):
    response = call({"subject": 1}, key=key)

    assert response.status_code == 422
    assert response.json()["field"] == "Idempotency-Key"
    assert not OutboxMessage.objects.exists()


def test_a_key_begins_anew_after_seven_days(call):
    call({"subject": 1}, key="k-1")
    IdempotencyRecord.objects.update(created_at=timezone.now() - timedelta(days=7, minutes=1))

    assert call({"subject": 2}, key="k-1").status_code == 201
    assert OutboxMessage.objects.count() == 2


def test_answers_older_than_seven_days_are_forgotten(call):
    call({"subject": 1}, key="k-1")
    call({"subject": 1}, key="k-2")
    IdempotencyRecord.objects.filter(key="k-1").update(
        created_at=timezone.now() - timedelta(days=7, minutes=1)
    )

    assert forget(timezone.now()) == 1
    assert IdempotencyRecord.objects.get().key == "k-2"


def test_old_answers_are_swept_by_the_first_request_of_a_day(call):
    call({"subject": 1}, key="k-1")
    IdempotencyRecord.objects.update(created_at=timezone.now() - timedelta(days=8))
    idempotency._swept.clear()

    call({"subject": 1}, key="k-2")

    assert IdempotencyRecord.objects.get().key == "k-2"


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_with_one_key_are_done_once(call):
    together = Barrier(8)

    def post(_):
        together.wait()
        try:
            return call({"subject": 1}, key="k-1")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(8)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert OutboxMessage.objects.count() == 1
