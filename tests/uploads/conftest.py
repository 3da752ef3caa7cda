"""What the tests of uploads share: an S3 server and a virus scanner for the length of a run, and a fixed moment."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from motcua.common.storage.opening import the_opener
from tests.uploads import servers

AT = datetime(2026, 9, 7, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def sent(name: str, content: bytes, claimed: str = "application/pdf") -> UploadedFile:
    """Return a file as a view gets it, under exactly this name, which Django would shorten to its last part."""
    upload = SimpleUploadedFile("x", content, claimed)
    upload._name = name
    return upload


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.S3Server]:
    """A real S3 server with a bucket of ours."""
    with servers.s3_server(tmp_path_factory.mktemp("s3")) as server:
        yield server


@pytest.fixture(scope="session")
def clamd_socket() -> Iterator[str]:
    """A real clamd that knows one harmless marker; without the program the test is skipped, saying how to get it."""
    program = servers.clamd_program()
    if program is None:
        pytest.skip(servers.NO_CLAMD)
    # The path of a socket may have a hundred letters, which pytest's own folders use up.
    with (
        tempfile.TemporaryDirectory(prefix="motcua-clamd-") as home,
        servers.clamd(program, Path(home)) as found,
    ):
        yield found


@pytest.fixture
def files_folder(settings: Any, tmp_path: Path) -> Path:
    """A store of this test's own."""
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def in_s3(settings: Any, s3: servers.S3Server, files_folder: Path) -> Callable[..., None]:
    """Return a function that makes the settings name the S3 server, with other options where they are given."""

    def choose(**other: str) -> None:
        backend = {"BACKEND": "motcua.common.storage.store_s3.S3Store", "OPTIONS": s3.options(**other)}
        settings.STORAGES = settings.STORAGES | {"files": backend}

    choose()
    return choose


@pytest.fixture(scope="session", autouse=True)
def _opener_ends_with_the_tests() -> Iterator[None]:
    yield
    the_opener.close()
