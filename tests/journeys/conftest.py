"""What the journeys share: a server of our own with compressed files, a browser, and what is kept when one fails."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys import browser as browsers

RESULTS = Path(__file__).parents[2] / "test-results"
_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Remember whether the test failed, for what is kept afterwards."""
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; without one they are skipped, saying how to get it."""
    path = browsers.chromium()
    if path is None:
        pytest.skip(browsers.MISSING)
    # Playwright keeps an event loop in this thread; Django shall not take our calls for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # A busy machine is slow, not wrong.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=browsers.arguments())
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Static files as an installation has them: hashed and compressed."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=str(root), WHITENOISE_USE_FINDERS=False):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root
    # What was read from here must not be remembered once it is gone.
    staticfiles_storage._wrapped = type(staticfiles_storage._wrapped)()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about requests."""


class _Server(ThreadedWSGIServer):
    """Knows which connections are still being served: what a closing page sends may come after the test's last step."""

    def __init__(self) -> None:
        self._serving = 0
        self._changed = threading.Condition()
        super().__init__(("127.0.0.1", 0), _Quiet)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._changed:
            self._serving += 1
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._changed:
                self._serving -= 1
                self._changed.notify_all()

    def finish(self) -> None:
        """Take nothing more, and wait until all that was taken is answered: then nobody uses the database any more."""
        self.shutdown()
        with self._changed:
            done = self._changed.wait_for(lambda: not self._serving, timeout=20)
        self.server_close()
        assert done, "a connection was still open: close the page's context before its server ends"


@pytest.fixture
def server(transactional_db: None, static_files: Path) -> Iterator[str]:
    """Serve the house from this process on a free port; the address without a slash at its end."""
    listening = _Server()
    listening.set_app(WSGIHandler())
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_address[1]}"
    listening.finish()
    thread.join()


@pytest.fixture
def context(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser session of its own, closed before its server; a failing test leaves its trace in test-results/."""
    fresh = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    fresh.set_default_timeout(20_000)
    fresh.add_init_script(browsers.NO_PRINTER)
    fresh.tracing.start(screenshots=True, snapshots=True)
    yield fresh
    if request.node.stash.get(_failed, False):
        fresh.tracing.stop(path=RESULTS / f"{request.node.name}.zip")
    else:
        fresh.tracing.stop()
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that must not complain: an error in a script or against the content policy fails the test."""
    fresh = context.new_page()
    complaints: list[str] = []
    fresh.on("pageerror", lambda error: complaints.append(str(error)))
    fresh.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    yield fresh
    if request.node.stash.get(_failed, False):
        fresh.screenshot(path=RESULTS / f"{request.node.name}.png", full_page=True)
    assert not complaints, complaints


def _is_complaint(message: Any) -> bool:
    # A page that answers 4xx is told to the console too; journeys that go there look at the page itself.
    return message.type == "error" and "Failed to load resource" not in message.text
