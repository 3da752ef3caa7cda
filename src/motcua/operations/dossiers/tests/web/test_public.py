"""The public page tells how far a dossier has come, and nothing about anybody (TT 01/2018 Art. 16.2d)."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import Office, receive_dossier, register_dossier, version_of
from motcua.operations.dossiers.web.views.public import words_of


def text_of(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page.split("</head>")[1])


def test_anyone_with_the_code_sees_how_far_it_has_come(office: Office):
    dossier = receive_dossier(office, handed_over=True)

    answer = Client().get(f"/t/{dossier.code}")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Mức độ hoàn thành: 25 phần trăm" in page and "25%" in page
    assert page.count('class="full"') == 5 and page.count('class="rest"') == 15
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_nothing_is_told_about_anybody(office: Office):
    dossier = receive_dossier(office, in_progress=True)

    shown = text_of(Client().get(f"/t/{dossier.code}").content.decode())

    secrets = (
        "Nguyễn Văn Thử",
        "000123456789",
        "0900000001",
        "Phú Hội",
        "Thủ tục thử",
        "Trần Văn Hồ",
        "16/6",
    )
    assert not [secret for secret in secrets if secret in shown]


def test_a_result_is_a_hundred_per_cent(office: Office):
    dossier = receive_dossier(office, resolved=True)

    page = Client().get(f"/t/{dossier.code}").content.decode()

    assert "Hồ sơ đã hoàn thành" in page and "100%" in page
    assert page.count('class="full"') == 20


@pytest.mark.parametrize("typed", ["000.05.15.h19-220613-0001", "%20000.05.15.H19 -220613-0001 "])
def test_a_code_is_found_however_it_is_typed(office: Office, typed: str):
    receive_dossier(office)

    assert Client().get(f"/t/{typed}").status_code == 200


@pytest.mark.parametrize("code", ["000.05.15.H19-220613-9999", "x" * 3000, "<b>", "\u202e", "x%00y"])
def test_an_unknown_code_is_told_kindly_with_a_way_on(office: Office, code: str):
    answer = Client().get(f"/t/{code}")

    page = answer.content.decode()
    assert answer.status_code in (400, 404)
    assert "<b>" not in page.split("<main")[1].split("Mã đã nhập")[-1]
    if answer.status_code == 404:
        assert "Mã hồ sơ nằm ở đầu giấy hẹn trả kết quả" in page
        assert 'action="/t/"' in page


def test_what_is_only_registered_has_no_public_page(office: Office):
    dossier = register_dossier(office)

    assert Client().get(f"/t/{dossier.reference}").status_code == 404


def test_a_small_form_leads_to_the_page(db: None):
    client = Client()

    assert "Nhập mã ở đầu giấy hẹn trả kết quả." in client.get("/t/").content.decode()
    assert client.get("/t/", {"ma": " h19.158-260911-0012 "}).headers["Location"] == "/t/H19.158-260911-0012"


def test_each_degree_has_its_words():
    assert len({words_of(completion) for completion in (0, 25, 50, 75, 100)}) == 5


def test_looking_costs_one_statement_for_the_dossier(query_cost, office: Office):
    dossier = receive_dossier(office)
    version_of(office)
    client = Client()
    client.get(f"/t/{dossier.code}")

    assert query_cost(lambda: client.get(f"/t/{dossier.code}")) <= 2
    assert Dossier.objects.count() == 1
