"""A real clamd with a signature of our own looks at what comes; what it finds, or does not see, is not taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from motcua.common.storage import services
from motcua.common.storage.models import StoredFile
from motcua.common.storage.refusals import Infected, ScannerAway
from tests.uploads.conftest import AT, sent
from tests.uploads.papers import pdf
from tests.uploads.servers import MARKER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def scanner(settings: Any, clamd_socket: str) -> None:
    """The settings name the running clamd."""
    settings.FILES_CLAMD = clamd_socket


def test_a_clean_paper_is_kept_with_the_moment_of_its_scan(scanner: None):
    stored = services.keep(sent("a.pdf", pdf(2)), at=AT)

    assert stored.scanned_at == AT


@pytest.mark.parametrize("packed", [False, True])
def test_a_marked_paper_is_not_kept_and_the_finding_is_named(scanner: None, files_folder: Path, packed: bool):
    content = pdf(drawing=MARKER) if packed else pdf(catalogue=f"/Lang ({MARKER.decode()})")

    with pytest.raises(Infected, match="Motcua"):
        services.keep(sent("a.pdf", content), at=AT)

    assert not StoredFile.objects.exists()
    assert not list(files_folder.glob("??/??/*"))


def test_what_the_scanner_is_too_small_for_is_not_taken_unscanned(scanner: None, settings: Any):
    settings.FILES_MAX_BYTES = 40_000_000
    content = b"%PDF-1.7\n" + bytes(26 * 1024 * 1024) + pdf()

    with pytest.raises(ScannerAway):
        services.keep(sent("a.pdf", content), at=AT)


def test_a_paper_kept_before_there_was_a_scanner_is_known_as_scanned_once_it_comes_again(
    settings: Any, clamd_socket: str
):
    settings.FILES_CLAMD = None
    before = services.keep(sent("a.pdf", pdf(2)), at=AT)
    assert before.scanned_at is None

    settings.FILES_CLAMD = clamd_socket
    services.keep(sent("a.pdf", pdf(2)), at=AT)

    before.refresh_from_db()
    assert before.scanned_at == AT


def test_a_scanner_that_is_configured_and_gone_lets_nothing_in(settings: Any, tmp_path: Path):
    settings.FILES_CLAMD = str(tmp_path / "gone.sock")

    with pytest.raises(ScannerAway):
        services.keep(sent("a.pdf", pdf(2)), at=AT)
    assert not StoredFile.objects.exists()
