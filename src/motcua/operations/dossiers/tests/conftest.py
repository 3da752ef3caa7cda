"""The office in which most of these tests play."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from motcua.operations.dossiers.tests.factories import Office, make_office


@pytest.fixture
def office(db: None) -> Office:
    """Return a commune's office of 2022 with people in every unit."""
    return make_office()


@pytest.fixture
def files_folder(tmp_path: Path, settings: Any) -> Path:
    """Let files be kept in a folder of the test's own."""
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"
