"""The same content is kept once whoever sends it, a row never lacks its bytes, and what nobody names is swept away."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection

from motcua.common.storage import services
from motcua.common.storage.models import StoredFile
from motcua.common.storage.reading import open_bytes, preview
from motcua.common.storage.refusals import NotTaken, StoreAway
from motcua.common.storage.store import place_of, the_store
from motcua.common.transactions import writing
from tests.uploads.conftest import AT, sent
from tests.uploads.papers import pdf, picture

PLACES = ["folder", "S3"]
SENDERS = 12


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, files_folder: Path) -> str:
    """Each kind of place in turn."""
    if request.param == "S3":
        request.getfixturevalue("in_s3")()
    return str(request.param)


@pytest.mark.django_db
def test_bytes_come_back_as_they_were_and_lie_under_their_hash(place: str):
    content = pdf(3) if place == "folder" else pdf(4)

    stored = services.keep(sent("don.pdf", content), at=AT)

    with open_bytes(stored) as kept:
        assert kept.read() == content
    assert (stored.size, stored.pages, stored.stored_at) == (len(content), 3 if place == "folder" else 4, AT)
    assert the_store().has(stored.sha256)
    assert place_of(stored.sha256) == f"{stored.sha256[:2]}/{stored.sha256[2:4]}/{stored.sha256}"


@pytest.mark.django_db
def test_a_page_is_drawn_wherever_the_bytes_lie(place: str, files_folder: Path):
    stored = services.keep(sent("don.pdf", pdf(8)), at=AT)

    assert preview(stored, 8, 200).startswith(b"\x89PNG")
    assert not list((files_folder / "incoming").iterdir())


@pytest.mark.django_db
def test_a_page_whose_bytes_are_lost_is_told_in_one_sentence(place: str):
    lost = StoredFile.objects.create(
        sha256="0" * 64, size=1, media_type="application/pdf", pages=1, stored_at=AT
    )

    with pytest.raises(NotTaken, match=r"xem trước|chưa trả lời"):
        preview(lost)


@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_behind(files_folder: Path):
    for content in (pdf(501), b"<html>", pdf()[:-40]):
        with pytest.raises(NotTaken):
            services.keep(sent("x.pdf", content), at=AT)

    assert [path for path in files_folder.rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_who_send_the_same_at_once_share_one_row_and_one_file(files_folder: Path):
    content = picture("PNG", Random(7))
    together = threading.Barrier(SENDERS)

    def send(number: int) -> int:
        try:
            together.wait(30)
            taken = services.take(sent(f"anh {number}.png", content), at=AT)
            with writing():
                return services.record(taken).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as senders:
        keys = list(senders.map(send, range(SENDERS)))

    assert len(set(keys)) == 1
    assert StoredFile.objects.count() == 1
    assert len(list(files_folder.glob("??/??/*"))) == 1
    assert not list((files_folder / "incoming").iterdir())


@pytest.mark.django_db
def test_bytes_that_were_lost_are_put_back_by_whoever_sends_them_again(files_folder: Path):
    stored = services.keep(sent("a.pdf", pdf()), at=AT)
    (files_folder / place_of(stored.sha256)).unlink()

    services.keep(sent("a.pdf", pdf()), at=AT)

    with open_bytes(stored) as kept:
        assert kept.read() == pdf()


@pytest.mark.django_db
def test_a_row_that_was_not_kept_leaves_bytes_that_are_swept_away_after_a_day(place: str):
    named = services.keep(sent("a.pdf", pdf(5)), at=AT)
    orphan = services.take(sent("b.pdf", pdf(6)), at=AT)
    young = the_store().age_of(orphan.sha256)

    assert services.sweep(at=young + timedelta(hours=23)) == 0
    assert services.sweep(at=young + timedelta(hours=25)) >= 1

    assert not the_store().has(orphan.sha256)
    assert the_store().has(named.sha256)


@pytest.mark.django_db
def test_bytes_that_are_sent_again_are_young_again(files_folder: Path):
    orphan = services.take(sent("b.pdf", pdf(6)), at=AT)
    path = files_folder / place_of(orphan.sha256)
    os.utime(path, (1, 1))
    before = AT
    listed = list(the_store().older_than(before))

    services.take(sent("b.pdf", pdf(6)), at=AT)

    assert listed == [orphan.sha256]
    assert the_store().remove_if_older(orphan.sha256, before) is False
    assert path.exists()


@pytest.mark.django_db
def test_what_an_upload_left_in_the_folder_is_swept_away(files_folder: Path):
    services.keep(sent("a.pdf", pdf()), at=AT)
    left = files_folder / "incoming" / "x.upload"
    left.write_bytes(b"x")
    os.utime(left, (1, 1))

    assert services.sweep(at=AT) == 1
    assert not left.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"endpoint_url": "http://127.0.0.1:1"}, {"bucket_name": "no-such"}, {"secret_key": "wrong"}]
)
def test_an_s3_server_that_does_not_take_bytes_is_told_in_one_sentence(
    in_s3: Callable[..., None], wrong: dict[str, str]
):
    in_s3(**wrong)

    with pytest.raises(StoreAway, match="hãy thử lại"):
        services.keep(sent("a.pdf", pdf(2)), at=AT)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(settings: Any, tmp_path: Path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    settings.FILES_FOLDER = tmp_path / "taken"

    with pytest.raises(StoreAway):
        services.keep(sent("a.pdf", pdf()), at=AT)


@pytest.mark.django_db
def test_kept_bytes_are_readable_by_their_owner_alone(files_folder: Path):
    stored = services.keep(sent("a.pdf", pdf()), at=AT)

    path = files_folder / place_of(stored.sha256)
    assert path.stat().st_mode & 0o777 == 0o400
    assert (files_folder / "incoming").stat().st_mode & 0o077 == 0
