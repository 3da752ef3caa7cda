"""Whatever goes wrong is a problem document with one Vietnamese sentence; input never makes a 5xx."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from motcua.common.outbox.models import OutboxMessage


def assert_problem(response, status, *, field=None):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    content = json.loads(response.content)
    assert content["status"] == status
    assert content["type"] and content["title"] and content["detail"]
    if field is not None:
        assert content["field"] == field
    return content


def test_a_missing_field_is_named(call):
    content = assert_problem(call({}), 422, field="subject")

    assert content["detail"] == "Thiếu trường này."
    assert content["errors"] == [{"field": "subject", "detail": "Thiếu trường này."}]


def test_a_field_within_another_is_named_with_its_path(call):
    content = assert_problem(call({"subject": 1, "person": {"name": "a" * 21}}), 422, field="person.name")

    assert content["detail"] == "Dài tối đa 20 ký tự."


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({"subject": "x"}, "subject", "Cần là số nguyên."),
        ({"subject": 1.5}, "subject", "Cần là số nguyên."),
        ({"subject": 1, "person": 3}, "person.name", "Thiếu trường này."),
        ({"subject": 1, "person": {"name": 3}}, "person.name", "Cần là văn bản."),
        (
            {"subject": 1, "person": {"name": "A", "born": "31/2"}},
            "person.born",
            "Cần là ngày ISO 8601, ví dụ 2022-08-26.",
        ),
        ([], "body", "Nội dung gửi lên cần là một đối tượng JSON {…}."),
        (None, "body", "Nội dung gửi lên cần là một đối tượng JSON {…}."),
        (7, "body", "Nội dung gửi lên cần là một đối tượng JSON {…}."),
    ],
)
def test_a_wrong_shape_is_said_in_vietnamese_at_its_field(call, body, field, says):
    content = assert_problem(call(body), 422, field=field)

    assert content["detail"] == says
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"{'a': 1}",
        b'{"subject": NaN}',
        b'{"subject": 1e999}',
        b"[" * 100_000,
        b'{"subject": ' + b"9" * 10_000 + b"}",
    ],
)
def test_broken_json_is_refused(call, body):
    response = call(body, raw=True)

    assert response.status_code in (400, 422)
    assert_problem(response, response.status_code)


@pytest.mark.parametrize(
    "body",
    [
        b'{"subject": 1, "refuse": "\\ud800"}',
        b'{"subject": 1, "refuse": "\\u0000"}',
        b'{"\\udfff": 1}',
        b'"\xff\xfe"',
    ],
)
def test_characters_that_stand_for_nothing_are_refused(call, body):
    assert_problem(call(body, raw=True), 400, field="body")


def test_a_whole_surrogate_pair_is_a_character(call):
    assert call(b'{"subject": 1, "refuse": "\\ud83d\\ude00"}', raw=True).status_code == 201


@pytest.mark.parametrize(
    ("refuse", "status"), [("conflict", 409), ("right", 403), ("missing", 404), ("bug", 500)]
)
def test_a_refusal_keeps_its_status_and_writes_nothing(call, refuse, status, caplog, db):
    assert_problem(call({"subject": 1, "refuse": refuse}, key="k"), status)

    assert not OutboxMessage.objects.exists()


def test_an_unknown_address_is_a_problem_for_anyone(db):
    assert_problem(Client().get("/api/v1/nothing"), 404)
    assert_problem(Client().get("/api/"), 404)


def test_a_wrong_method_is_a_problem(call, token, db):
    response = Client().delete("/api/v1/things", headers={"Authorization": f"Bearer {token}"})

    assert_problem(response, 405)
    assert "GET" in response["Allow"]


def test_a_body_too_large_is_refused_before_it_is_read(call, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    assert_problem(call({"subject": 1, "refuse": "x" * 1_001}), 413, field="body")


def test_a_query_out_of_bounds_is_named(token, db):
    response = Client().get("/api/v1/things?limit=1000000", headers={"Authorization": f"Bearer {token}"})

    assert assert_problem(response, 422, field="limit")["detail"] == "Lớn nhất là 100."


@pytest.mark.parametrize("address", ["/api/v1/things?q=%00", "/api/v1/th%00ings"])
def test_nul_in_an_address_is_refused(address, db):
    assert_problem(Client().get(address), 400)


def test_bytes_that_are_no_text_in_an_address_make_no_5xx(token, db):
    headers = {"Authorization": f"Bearer {token}"}

    assert Client().get("/api/v1/%ff%fe", headers=headers).status_code == 404
    assert Client().get("/api/v1/things?limit=%ff", headers=headers).status_code == 422


def test_a_number_beyond_the_database_is_no_5xx(token, db, caplog):
    assert_problem(Client().get("/api/v1/beyond", headers={"Authorization": f"Bearer {token}"}), 422)
