"""Files through a form and out again: bounded while they come, never shown in a page, never under a foreign kind."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from PIL import Image

from motcua.common.storage.models import StoredFile
from motcua.foundation.accounts.models import User
from tests.uploads.forms import CONTENT_TYPE, form
from tests.uploads.hostile import samples
from tests.uploads.papers import PDF, pdf, picture

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.uploads.pages"),
    pytest.mark.usefixtures("files_folder"),
]


@pytest.fixture
def officer(client: Client) -> Client:
    """A browser in which somebody is signed in."""
    client.force_login(User.objects.create(username="quay", full_name="Người Quầy"))
    client.raise_request_exception = False
    return client


def send(client: Client, name: str, content: bytes, claimed: str = PDF, headers: str = "") -> Any:
    body = form("file", name, content, claimed, headers=headers)
    return client.post("/gui/", body, content_type=CONTENT_TYPE)


def test_hundreds_of_hostile_files_are_refused_or_handed_out_as_attachments_alone(officer: Client):
    statuses: dict[int, int] = {}
    for sample in samples(every=11):
        answer = send(officer, sample.name, sample.content, sample.claimed)
        statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
        assert answer.status_code in (201, 400, 422), f"{sample.number} {sample.kind} {sample.name!r}"
        if answer.status_code == 201:
            assert answer.json()["type"] == sample.may_be
            check_harmless(
                officer.get(f"/tep/{answer.json()['id']}/{quote(sample.name[:50] or 'x', safe='')}")
            )

    assert sum(statuses.values()) == 182
    assert statuses[201] > 20 and statuses[422] > 90


def check_harmless(answer: Any) -> None:
    """Fail unless a browser can do nothing with the answer but save it."""
    if answer.status_code in (400, 404):
        # A name with a slash or a NUL in it is no address of this house.
        return
    assert answer.status_code == 200
    headers = answer.headers
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] in ("application/pdf", "image/jpeg", "image/png")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-store"
    assert "\n" not in headers["Content-Disposition"]
    b"".join(answer.streaming_content)


def test_a_vietnamese_name_goes_out_as_it_is_and_ends_as_what_the_file_is(officer: Client):
    made = send(officer, "Đơn đề nghị.html", pdf()).json()

    answer = officer.get(f"/tep/{made['id']}/{quote('Đơn đề nghị.html')}")

    assert "filename*=utf-8''" + quote("Đơn đề nghị.html.pdf") in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Length"] == str(len(pdf()))
    assert b"".join(answer.streaming_content) == pdf()


def test_what_goes_out_is_not_packed_again_and_keeps_its_length(officer: Client):
    made = send(officer, "a.pdf", pdf(40)).json()

    answer = officer.get(f"/tep/{made['id']}/a.pdf", headers={"Accept-Encoding": "gzip"})

    assert b"".join(answer.streaming_content) == pdf(40)
    assert answer.headers["Content-Encoding"] == "identity"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "PDF"])
def test_a_preview_is_drawn_anew_and_carries_nothing_of_the_original(
    officer: Client, tmp_path: Path, kind: str
):
    marked = b"SECRET-PLACE-10.73N-106.93E"
    if kind == "PDF":
        content = pdf(2, catalogue=f"/Lang ({marked.decode()})")
    else:
        drawn = Image.new("RGB", (800, 400), "white")
        exif = Image.Exif()
        exif[0x0112], exif[0x010E] = 6, marked.decode()
        drawn.save(tmp_path / "a", kind, exif=exif)
        content = (tmp_path / "a").read_bytes()
    assert marked in content
    made = send(officer, "a", content).json()

    answer = officer.get(f"/xem/{made['id']}/1/300")

    (tmp_path / "drawn.png").write_bytes(answer.content)
    with Image.open(tmp_path / "drawn.png") as shown:
        # A picture that lies on its side is turned, as its own note asks.
        assert shown.size == ((300, 424) if kind == "PDF" else (150, 300))
        assert not shown.info
    assert marked not in answer.content
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("page", "width", "status", "wide"),
    [(2, 99_999, 200, 1600), (1, 1, 200, 16), (3, 300, 422, 0), (0, 300, 422, 0)],
)
def test_a_preview_has_bounds(officer: Client, tmp_path: Path, page: int, width: int, status: int, wide: int):
    made = send(officer, "a.pdf", pdf(2)).json()

    answer = officer.get(f"/xem/{made['id']}/{page}/{width}")

    assert answer.status_code == status
    if status == 200:
        (tmp_path / "drawn.png").write_bytes(answer.content)
        with Image.open(tmp_path / "drawn.png") as shown:
            assert shown.size[0] == wide


def test_a_file_is_no_longer_written_down_once_it_is_too_large(officer: Client, settings: Any):
    settings.FILES_MAX_BYTES = 1024 * 1024

    answer = send(officer, "a.pdf", pdf() + bytes(3 * 1024 * 1024))

    assert answer.status_code == 422
    assert answer.json()["refused"] == "too-large"
    assert not list((Path(settings.FILES_FOLDER) / "incoming").iterdir())


def test_files_that_are_too_much_together_are_thrown_away_and_the_page_says_so(
    officer: Client, settings: Any
):
    settings.FILES_MAX_BYTES = 1024 * 1024

    answer = send(officer, "a.pdf", bytes(11 * 1024 * 1024))

    assert answer.status_code == 422
    assert "10 MB" in answer.json()["says"]


def test_a_request_that_is_far_too_long_is_not_read_at_all(officer: Client, settings: Any):
    settings.FILES_MAX_BYTES = 1024

    assert send(officer, "a.pdf", bytes(1024 * 101)).status_code == 400


@pytest.mark.parametrize(
    "headers", ["X: " + "a" * 5000 + "\r\n", "X: a\r\n" * 500, "Content-Transfer-Encoding: base64\r\n"]
)
def test_strange_headers_of_a_part_break_nothing(officer: Client, headers: str):
    assert send(officer, "a.pdf", pdf(), headers=headers).status_code in (201, 400, 422)


def test_a_name_of_five_thousand_letters_breaks_nothing(officer: Client):
    assert send(officer, "a" * 5000 + ".pdf", pdf()).status_code in (201, 400, 422)


def test_a_form_that_breaks_off_in_the_middle_leaves_nothing(officer: Client, settings: Any):
    body = form("file", "a.pdf", pdf(400), PDF)[:3000]

    answer = officer.post("/gui/", body, content_type=CONTENT_TYPE)

    assert answer.status_code in (400, 422)
    assert not StoredFile.objects.exists()
    assert not list((Path(settings.FILES_FOLDER) / "incoming").iterdir())


def test_nothing_of_a_stranger_is_written_down(client: Client, files_folder: Path):
    answer = send(client, "a.pdf", pdf())

    assert answer.status_code == 302
    assert not files_folder.exists()


def test_the_same_picture_twice_is_one_file(officer: Client, files_folder: Path):
    content = picture("JPEG", Random(1))

    first, second = (send(officer, name, content).json() for name in ("a.jpg", "b.jpg"))

    assert first == second
    assert len(list(files_folder.glob("??/??/*"))) == 1
