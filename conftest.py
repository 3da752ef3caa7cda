"""What every test of the house shares: its own database, the count of statements, the log's guards."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext

from motcua.common.ledger.guards import unguarded


def pytest_configure() -> None:
    """Make passwords cheap (nobody attacks a test) and look away from a server that loads its model meanwhile."""
    settings.LOADING_STATE = settings.HOME / "no-such-loading.json"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Write down how many passed, failed and were skipped, for the sum over both databases."""
    where = os.environ.get("MOTCUA_TEST_COUNTS")
    if not where or hasattr(terminalreporter.config, "workerinput"):
        return
    stats = {key: len(found) for key, found in terminalreporter.stats.items()}
    counts = {
        "passed": stats.get("passed", 0) + stats.get("xfailed", 0),
        "failed": stats.get("failed", 0) + stats.get("error", 0) + stats.get("xpassed", 0),
        "skipped": stats.get("skipped", 0),
    }
    Path(where).write_text(json.dumps(counts))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """Give each worker a database of its own; on SQLite a file, since one in memory locks unlike the real one."""
    chosen: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        chosen["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "motcua.sqlite3")
        # A test's database need not outlive a power cut.
        chosen["OPTIONS"]["init_command"] = chosen["OPTIONS"]["init_command"].replace(
            "synchronous=FULL", "synchronous=OFF"
        )
    else:
        worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
        chosen["TEST"]["NAME"] = f"test_{chosen['NAME']}_{worker}"


@pytest.fixture(autouse=True, scope="session")
def _files_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each worker a folder of its own for uploaded files."""
    settings.FILES_FOLDER = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True, scope="session")
def _emptying_lifts_the_guards() -> Iterator[None]:
    """Let Django empty the tables after a transactional test, which the guards of the log would refuse."""
    empty = TransactionTestCase._fixture_teardown

    def empty_unguarded(case: TransactionTestCase) -> None:
        with unguarded(connection):
            empty(case)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_unguarded)
    yield
    patch.undo()


@pytest.fixture
def ledger_unguarded() -> Callable[[], AbstractContextManager[None]]:
    """Return a context in which the log can be forged, for tests of what finds a forgery."""
    return lambda: unguarded(connection)


@pytest.fixture
def query_cost(db: None) -> Callable[[Callable[[], object]], int]:
    """Return a function that runs another and answers how many statements it cost."""

    def cost(do: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            do()
        return len(captured)

    return cost
