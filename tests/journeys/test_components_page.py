"""The components page shows every piece in every state, and nothing on it is hard to read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browser import AXE, check_axe, check_width, weigh

PICTURES = Path(__file__).parents[2] / "test-results" / "components"


def test_axe_core_is_the_one_that_was_published():
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()

    assert digest in (AXE.parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_components_page_has_no_findings_and_is_photographed(server: str, page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/components/")

    check_axe(page)
    check_width(page)
    page.screenshot(path=PICTURES / f"components-{width}.png", full_page=True)


@pytest.mark.browser
def test_a_first_visit_stays_below_a_hundred_kilobytes(server: str, browser: Browser):
    weight = weigh(browser, f"{server}/components/")
    assert weight < 100_000


@pytest.mark.browser
def test_keys_open_the_help_and_escape_closes_it(server: str, page: Page):
    page.goto(f"{server}/components/")

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Phím tắt")
    assert dialog.is_visible()
    page.keyboard.press("Escape")

    assert not dialog.is_visible()
