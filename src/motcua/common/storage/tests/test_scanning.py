"""What happens when the scanner answers strangely, or not at all; a real clamd is asked in tests/uploads."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua.common.storage.refusals import Infected, ScannerAway
from motcua.common.storage.scanning import scan


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7 " + bytes(200_000))
    return path


@pytest.fixture
def answering(settings: Any) -> Iterator[Callable[[bytes], None]]:
    """Return a function that starts a scanner which hears everything and then says this."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads = []

    def answer(words: bytes) -> None:
        def serve() -> None:
            asked, _ = listening.accept()
            with asked:
                heard = b""
                while not heard.endswith(b"\0\0\0\0"):
                    part = asked.recv(1 << 16)
                    if not part:
                        return
                    heard = (heard + part)[-4:]
                asked.sendall(words)

        threads.append(threading.Thread(target=serve))
        threads[-1].start()
        settings.FILES_CLAMD = listening.getsockname()

    yield answer
    for thread in threads:
        thread.join(10)
    listening.close()


def test_without_a_scanner_nothing_claims_to_have_been_scanned(settings: Any, paper: Path):
    settings.FILES_CLAMD = None

    assert scan(paper) is False


def test_what_the_scanner_finds_nothing_in_is_scanned(answering: Callable[[bytes], None], paper: Path):
    answering(b"stream: OK\0")

    assert scan(paper) is True


def test_what_the_scanner_finds_is_named(answering: Callable[[bytes], None], paper: Path):
    answering(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")

    with pytest.raises(Infected, match=r"Win\.Test\.EICAR_HDB-1"):
        scan(paper)


@pytest.mark.parametrize(
    "words", [b"", b"stream: ", b"INSTREAM size limit exceeded. ERROR\0", b"UNKNOWN COMMAND\0", b"x" * 9000]
)
def test_an_answer_that_is_no_yes_is_a_no(answering: Callable[[bytes], None], paper: Path, words: bytes):
    answering(words)

    with pytest.raises(ScannerAway):
        scan(paper)


def test_a_scanner_that_says_nothing_in_time_is_away(settings: Any, paper: Path):
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        settings.FILES_CLAMD, settings.FILES_CLAMD_SECONDS = deaf.getsockname(), 0.1

        with pytest.raises(ScannerAway):
            scan(paper)


@pytest.mark.parametrize("kind", ["socket", "port"])
def test_a_scanner_that_is_not_there_is_away(settings: Any, paper: Path, tmp_path: Path, kind: str):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()
    settings.FILES_CLAMD = str(tmp_path / "no.sock") if kind == "socket" else port

    with pytest.raises(ScannerAway, match="hãy thử lại"):
        scan(paper)
