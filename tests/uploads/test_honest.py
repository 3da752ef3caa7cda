"""What an officer scans every day is taken, with its pages; what cannot be taken says why in one sentence."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from motcua.common.storage import services
from motcua.common.storage.limits import Limits
from motcua.common.storage.opening import Opener
from motcua.common.storage.refusals import (
    ActiveContent,
    BadName,
    Bomb,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    NotTaken,
    NotWhatItsNameSays,
    PageTooLarge,
    PictureTooLarge,
    TooLarge,
    TooManyPages,
    WrongType,
)
from tests.uploads.conftest import AT, sent
from tests.uploads.papers import JPEG, PDF, PNG, assembled, dictionary, encrypted_pdf, pdf, picture, stream

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
RANDOM = Random(3)


def image(kind: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, "white" if mode in ("RGB", "RGBA") else 1).save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "media_type", "pages"),
    [
        ("don.pdf", pdf(7), PDF, 7),
        ("500 trang.pdf", pdf(500), PDF, 500),
        ("kho A0.pdf", pdf(1, box="0 0 2384 3370"), PDF, 1),
        ("duoi sai.jpg", pdf(), PDF, 1),
        ("thua byte cuoi.pdf", pdf(tail=b"\r\n\0\0\0"), PDF, 1),
        ("A4 300 dpi.jpg", image("JPEG", (2480, 3508)), JPEG, 1),
        ("A4 600 dpi.png", image("PNG", (4960, 7016), "L"), PNG, 1),
        ("den trang.png", image("PNG", (2480, 3508), "1"), PNG, 1),
        ("trong suot.png", image("PNG", (300, 300), "RGBA"), PNG, 1),
        ("khong duoi", picture("JPEG", RANDOM), JPEG, 1),
    ],
)
def test_what_people_scan_is_taken_as_what_it_is(name: str, content: bytes, media_type: str, pages: int):
    taken = services.take(sent(name, content, "text/html"), at=AT)

    assert (taken.media_type, taken.pages, taken.size, taken.name) == (media_type, pages, len(content), name)
    assert taken.scanned_at is None


@pytest.mark.parametrize(
    ("refusal", "name", "content"),
    [
        (EmptyFile, "trong.pdf", b""),
        (WrongType, "thu.docx", b"PK\x03\x04" + bytes(100)),
        (NotWhatItsNameSays, "thu.pdf", b"<html></html>"),
        (EncryptedFile, "mat-khau.pdf", encrypted_pdf(RANDOM, user=b"1234")),
        (EncryptedFile, "khong-hoi-mat-khau.pdf", encrypted_pdf(RANDOM, user=b"")),
        (DamagedFile, "cut.pdf", pdf(3)[:-200]),
        (DamagedFile, "cut.jpg", picture("JPEG", RANDOM, width=400, height=400)[:-300]),
        (DamagedFile, "cut.png", picture("PNG", RANDOM)[:-60]),
        (TooManyPages, "501.pdf", pdf(501)),
        (PageTooLarge, "kho-la.pdf", pdf(box="0 0 20000 842")),
        (PictureTooLarge, "to.png", image("PNG", (8000, 8000), "1")),
        (PictureTooLarge, "dai.png", image("PNG", (40_000, 2), "1")),
        (ActiveContent, "lenh.pdf", pdf(catalogue="/OpenAction << /S /JavaScript /JS (x) >>")),
        (Bomb, "nen.pdf", pdf(more=[stream(bytes(170_000_000))])),
        (BadName, "hoadon\u202efdp.exe", pdf()),
    ],
)
def test_what_is_refused_says_why_at_the_field(refusal: type[NotTaken], name: str, content: bytes):
    with pytest.raises(NotTaken) as refused:
        services.take(sent(name, content), at=AT)

    assert type(refused.value) is refusal
    assert refused.value.field == "file"


def test_a_file_over_the_limit_is_refused_with_the_limit(settings: Any):
    settings.FILES_MAX_BYTES = 1024 * 1024

    with pytest.raises(TooLarge, match="1 MB"):
        services.take(sent("lon.pdf", pdf() + bytes(1024 * 1024)), at=AT)


def test_a_document_of_a_plain_word_processor_is_not_mistaken_for_an_acting_one():
    content = pdf(
        drawing=b"BT (the /JavaScriptX and Launch of a thing, 4 XFA) Tj ET",
        catalogue="/Outlines 4 0 R /PageLabels << /Nums [0 << /S /D >>] >>",
        more=[dictionary("/Type /Outlines /Count 0")],
    )

    assert services.take(sent("van ban.pdf", content), at=AT).pages == 1


def test_an_action_that_starts_in_a_packed_object_is_found_at_the_seam_of_two_parts():
    packed = b"9 0 << " + b" " * (262_144 - 12) + b"/S /JavaScript /JS (x) >>"
    content = pdf(more=[stream(packed, "/Type /ObjStm /N 1 /First 4")])

    with pytest.raises(ActiveContent):
        services.take(sent("an.pdf", content), at=AT)


def test_a_table_of_references_that_is_wrong_is_mended_by_the_reader():
    objects = [
        dictionary("/Type /Catalog /Pages 2 0 R"),
        dictionary("/Type /Pages /Count 1 /Kids [3 0 R]"),
        dictionary("/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"),
    ]

    assert services.take(sent("may quet cu.pdf", assembled(objects, start=9)), at=AT).pages == 1


FRAGILE = """
import json, sys
for line in sys.stdin:
    if json.loads(line)["path"].endswith("bad.pdf"):
        break
    print(json.dumps({"pages": 2, "picture": 0, "peak": 0}), flush=True)
"""


def test_a_file_that_brings_the_process_down_is_refused_and_the_next_one_is_opened():
    opener = Opener(command=(sys.executable, "-c", FRAGILE))
    try:
        assert opener.pages_of(Path("good.pdf"), PDF) == 2
        with pytest.raises(Bomb):
            opener.pages_of(Path("bad.pdf"), PDF)
        assert opener.pid is None

        assert opener.pages_of(Path("good.pdf"), PDF) == 2
    finally:
        opener.close()


@pytest.mark.parametrize("words", ["", "no JSON", "{}", "[]", "null"])
def test_a_process_that_answers_nonsense_is_replaced(words: str):
    opener = Opener(command=(sys.executable, "-c", f"input(); print({words!r})"))
    try:
        with pytest.raises(Bomb):
            opener.pages_of(Path("a.pdf"), PDF)

        assert opener.pid is None
    finally:
        opener.close()


def test_a_file_that_holds_the_process_up_is_refused_in_time(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(400))
    opener = Opener(patience=0.0)
    try:
        with pytest.raises(Bomb):
            opener.pages_of(path, PDF)

        assert opener.pid is None
    finally:
        opener.close()


def test_the_system_ends_a_process_that_works_too_long_on_a_file():
    working = "from motcua.common.storage.opener import allow_work\nallow_work(1)\nwhile True: pass"

    ended = subprocess.run([sys.executable, "-c", working], timeout=60)

    assert ended.returncode == -signal.SIGXCPU


def test_the_process_that_opens_files_knows_no_secrets_and_gives_back_what_a_large_picture_took(
    tmp_path: Path,
):
    path = tmp_path / "a.png"
    path.write_bytes(image("PNG", (6300, 6300)))
    opener = Opener()
    try:
        small = tmp_path / "b.pdf"
        small.write_bytes(pdf())
        opener.pages_of(small, PDF)
        knows = Path(f"/proc/{opener.pid}/environ").read_bytes() if Path("/proc").exists() else b""

        opener.pages_of(path, PNG)

        assert opener.pid is None
        assert b"DATABASE" not in knows and b"SECRET" not in knows and b"S3" not in knows
    finally:
        opener.close()


def test_the_limits_can_be_sent_to_the_process_and_come_back_the_same():
    assert Limits(**Limits().as_values()) == Limits()
