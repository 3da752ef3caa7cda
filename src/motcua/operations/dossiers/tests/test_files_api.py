"""Files through the API: added, listed, saved as attachments; refused with a problem document; nothing is done twice."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.utils import timezone

from motcua.common.api.auth import create_token
from motcua.operations.dossiers.models import Dossier, DossierFile
from motcua.operations.dossiers.tests.factories import MONDAY, Office, moment, receive_dossier
from motcua.operations.dossiers.tests.scans import pdf, png, scanned


@pytest.fixture
def dossier(office: Office, files_folder, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setattr(timezone, "now", lambda: moment("2022-06-16T09:40"))
    return receive_dossier(office)


def call(office: Office, who: str, method: str, dossier: Dossier, path: str = "", key: str = "", **data):
    token = create_token(office.user(who), at=MONDAY)
    headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
    more = {"data": data} if data else {}
    return getattr(Client(), method)(f"/api/v1/dossiers/{dossier.code}/files{path}", headers=headers, **more)


def test_files_are_added_in_the_order_of_the_pages(office: Office, dossier: Dossier):
    answer = call(office, "counter", "post", dossier, component="1", files=[pdf("một.pdf"), png("hai.png")])

    assert answer.status_code == 201, answer.content.decode()
    paper = answer.json()["components"][0]
    assert [one["name"] for one in paper["files"]] == ["một.pdf", "hai.png"]
    assert (paper["digitised"], paper["scanned_pages"], paper["must_be_scanned"]) == ("scanned", 2, True)
    assert paper["files"][0]["added_at"] == "2022-06-16T09:40:00+07:00"


def test_a_file_leaves_as_an_attachment_only(office: Office, dossier: Dossier):
    key = scanned(dossier, png("ảnh.png"))[0]

    answer = call(office, "counter", "get", dossier, f"/{key}")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[:4] == b"\x89PNG"


def test_the_same_key_and_files_are_added_once(office: Office, dossier: Dossier):
    scan = pdf()
    first = call(office, "counter", "post", dossier, key="k1", component="1", files=[scan])
    scan.seek(0)
    again = call(office, "counter", "post", dossier, key="k1", component="1", files=[scan])
    other = call(office, "counter", "post", dossier, key="k1", component="1", files=[png()])

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert again["Idempotent-Replay"] == "true" and again.json() == first.json()
    assert DossierFile.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "status", "field"),
    [
        ({"component": "1"}, 422, "files"),
        ({"component": "9", "files": ["pdf"]}, 422, "component"),
        ({"files": ["pdf"]}, 422, "component"),
        ({"component": "1", "result": "true", "files": ["pdf"]}, 403, None),
        ({"component": "1", "files": ["text"]}, 422, "file"),
        ({"result": "maybe", "component": "1"}, 422, "result"),
    ],
)
def test_what_is_not_taken_is_told_at_its_field_and_nothing_is_kept(
    office: Office, dossier: Dossier, data, status: int, field: str | None
):
    kinds = {"pdf": pdf(), "text": png()}
    kinds["text"].file.seek(0)
    kinds["text"].file.write(b"#!/bin/sh")
    kinds["text"].file.seek(0)
    if "files" in data:
        data = data | {"files": [kinds[one] for one in data["files"]]}

    answer = call(office, "case", "post", dossier, **data)
    if status != 403:
        answer = call(office, "counter", "post", dossier, **data)

    problem = json.loads(answer.content)
    assert (answer.status_code, problem.get("field")) == (status, field), problem
    assert answer["Content-Type"] == "application/problem+json"
    assert not DossierFile.objects.exists()


def test_a_broken_form_is_a_problem_and_no_fault_of_ours(office: Office, dossier: Dossier):
    token = create_token(office.user("counter"), at=MONDAY)
    for headers in ({}, {"Idempotency-Key": "k"}):
        answer = Client().post(
            f"/api/v1/dossiers/{dossier.code}/files",
            b"no form",
            content_type="multipart/form-data; boundary=",
            headers={"Authorization": f"Bearer {token}"} | headers,
        )

        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_files_larger_than_a_json_body_may_be_are_taken(office: Office, dossier: Dossier, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 500
    scan = pdf(pages=20)
    assert scan.size > 500

    answers = [
        call(office, "counter", "post", dossier, component="1", files=[scan]),
        call(office, "counter", "post", dossier, key="k", component="1", files=[png()]),
    ]

    assert [answer.status_code for answer in answers] == [201, 201]


def test_the_list_tells_what_was_taken_away_and_where_a_scan_came_from(office: Office, dossier: Dossier):
    scanned(dossier, png("a.png"), by=office.officer("counter"))

    listed = call(office, "leader", "get", dossier).json()
    refused = call(office, "reform", "get", dossier, f"/{listed['components'][0]['files'][0]['id']}")

    assert listed["components"][0]["files"][0]["added_by"] == "Lê Thị Một"
    assert refused.status_code == 403
