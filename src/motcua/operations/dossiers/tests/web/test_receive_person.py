"""Who stands at the counter: read from a card's text or picture, or known from before; nothing is kept by asking."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from motcua.operations.dossiers.tests.factories import THU, Office, make_office, receive_dossier
from motcua.operations.dossiers.tests.kept import rows_everywhere
from motcua.operations.dossiers.tests.web.conftest import Desk
from motcua.operations.dossiers.web.card_picture import LARGEST

CARD_PAGE, PERSON_PAGE = "/tiep-nhan/the/", "/tiep-nhan/nguoi/"
CARD = f"{THU.id_number}|270112233|Nguyễn Văn Thử|14031991|Nam|Tổ 5, ấp Bến Cam, xã Phú Hội|01012022"


@pytest.fixture
def counter(desk: Desk) -> Client:
    return desk.client("counter")


def picture_of(text: str, *, kind: str = "PNG", scale: int = 5) -> SimpleUploadedFile:
    drawn = io.BytesIO()
    segno.make(text).save(drawn, kind="png", scale=scale)
    written = io.BytesIO()
    Image.open(drawn).convert("RGB").rotate(7, expand=True, fillcolor="white").save(written, kind)
    return SimpleUploadedFile(f"the.{kind.lower()}", written.getvalue(), f"image/{kind.lower()}")


def told(counter: Client, page: str = CARD_PAGE, status: int = 200, **sent: Any) -> dict[str, Any]:
    answer = counter.post(page, sent)
    assert answer.status_code == status, answer.content
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_a_card_of_a_stranger_tells_what_it_says(counter: Client):
    met = told(counter, text=CARD)

    assert met["person"] == {
        "kind": "person",
        "name": "Nguyễn Văn Thử",
        "id_number": THU.id_number,
        "address": "Tổ 5, ấp Bến Cam, xã Phú Hội",
    }
    assert (met["card"], met["known"], met["says"]) == (True, False, [])
    assert met["facts"] == "nam · sinh 14/3/1991 · số cũ 270112233"


def test_what_the_card_says_wins_and_the_rest_comes_from_the_latest_dossier(counter: Client, office: Office):
    receive_dossier(office)

    met = told(counter, text=CARD)

    assert (met["person"]["address"], met["person"]["phone"]) == ("Tổ 5, ấp Bến Cam, xã Phú Hội", THU.phone)
    assert met["says"] == [
        "Đã nộp hồ sơ tại đây ngày 13/6/2022; điện thoại lấy từ lần ấy.",
        "Địa chỉ trên thẻ khác lần trước: «Ấp 3, xã Phú Hội».",
    ]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_card_is_read_from_its_picture_and_the_picture_is_not_kept(counter: Client, kind: str):
    before = rows_everywhere()

    met = told(counter, picture=picture_of(CARD, kind=kind))

    assert met["person"]["name"] == "Nguyễn Văn Thử"
    assert rows_everywhere() == before


def _plain() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(written, "PNG")
    return SimpleUploadedFile("the.png", written.getvalue(), "image/png")


def _wide() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(written, "PNG")
    return SimpleUploadedFile("the.png", written.getvalue(), "image/png")


BAD = {
    "no code": (_plain, "Không thấy mã QR nào trong ảnh"),
    "another code": (lambda: picture_of("https://example.vn/"), "Chưa đọc được mã QR của thẻ"),
    "no picture": (lambda: SimpleUploadedFile("a.png", b"%PDF-1.7 no", "image/png"), "Tệp này không phải ảnh"),
    "half a picture": (lambda: SimpleUploadedFile("a.png", _plain().read()[:60], "image/png"), "Tệp này không phải ảnh"),
    "empty": (lambda: SimpleUploadedFile("a.png", b"", "image/png"), "Tệp này không phải ảnh"),
    "bomb": (_wide, "Tệp này không phải ảnh"),
    "too large": (lambda: SimpleUploadedFile("a.png", b"\x89PNG" + b"0" * LARGEST, "image/png"), "dưới 8 MB"),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_a_picture_that_tells_no_card_is_answered_in_one_sentence(counter: Client, bad: str):
    make, words = BAD[bad]

    answer = told(counter, status=200 if bad == "no code" else 422, picture=make())

    assert words in answer["error"]
    assert answer["missing"] is (bad == "no code")


@pytest.mark.parametrize("text", ["", "Nguyễn", "000123456789|x|Nguyễn"])
def test_half_a_scan_says_so(counter: Client, text: str):
    assert "Chưa đọc được mã QR" in told(counter, status=422, text=text)["error"]


def test_a_typed_number_tells_whom_it_named_before(counter: Client, office: Office):
    receive_dossier(office)

    met = told(counter, PERSON_PAGE, id_number="000 123.456-789")

    assert met["known"] and met["person"]["name"] == "Nguyễn Văn Thử" and not met["card"]
    assert met["says"] == [
        "«Nguyễn Văn Thử» đã nộp hồ sơ tại đây ngày 13/6/2022; điện thoại, nơi ở lấy từ lần ấy."
    ]
    assert told(counter, PERSON_PAGE, id_number="000123456780") == {"known": False}


def test_a_name_is_suggested_with_what_tells_its_people_apart(counter: Client, office: Office):
    receive_dossier(office)

    people = told(counter, PERSON_PAGE, name="nguyen van")["people"]

    assert [one["person"]["id_number"] for one in people] == [THU.id_number]
    assert told(counter, PERSON_PAGE, name="") == {"people": []}


def test_people_of_another_office_are_not_told(counter: Client):
    receive_dossier(make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước Thiền"))

    assert not told(counter, text=CARD)["known"]
    assert not told(counter, PERSON_PAGE, id_number=THU.id_number)["known"]
    assert told(counter, PERSON_PAGE, name="nguyen van") == {"people": []}


@pytest.mark.parametrize("who", ["case", "leader", "reform"])
def test_only_those_who_receive_may_ask(desk: Desk, who: str):
    client = desk.client(who)

    for page in (CARD_PAGE, PERSON_PAGE, "/tiep-nhan/nhap/"):
        assert client.post(page, {"text": CARD}).status_code == 403
        assert client.get(page).status_code == 405
