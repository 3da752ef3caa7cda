"""A real browser for the journeys: where it is found, how pages are weighed and read by axe-core."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
#: Runs in every page: a browser without a window has no printer and dies of one, so what is printed is only told.
NO_PRINTER = "window.print = () => { (top.printed ??= []).push(location.pathname + location.search); };"
MISSING = (
    "chromium chưa có; cài bằng «apt-get install -y chromium» hoặc đặt MOTCUA_CHROMIUM "
    "là đường dẫn đến chương trình"
)
#: The rules of WCAG 2.2, levels A and AA, and what axe-core calls good practice.
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """Return the path of a Chromium: MOTCUA_CHROMIUM, else one of the usual names."""
    named = os.environ.get("MOTCUA_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def arguments() -> list[str]:
    """Return the flags: nothing phones home; root (as in a container) needs to run without the sandbox."""
    return [*_QUIET, "--no-sandbox"] if os.geteuid() == 0 else _QUIET


def check_axe(page: Page) -> None:
    """Let axe-core read the page as it stands; fail with each finding and the places where it was found."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (tags) => (await axe.run(document, {runOnly: tags, resultTypes: ['violations']})).violations",
        _TAGS,
    )
    told = [
        f"{finding['id']}: {finding['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in finding["nodes"])
        for finding in found
    ]
    assert not told, f"axe-core found on {page.url}:\n" + "\n".join(told)


def check_width(page: Page) -> None:
    """Fail when the page scrolls sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"{page.url} is {wide} px wide in {room} px"


def check_page(page: Page) -> None:
    """Check the page on a screen and on a phone, each so high that nothing lies under a bar that sticks to its edge."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(height, 900), 8000)})
        check_axe(page)
        check_width(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def weigh(browser: Browser, url: str, cookies: list[Any] | None = None) -> int:
    """Return how many bytes a first visit moves: bodies as they were sent (compressed), without headers."""
    context = browser.new_context()
    if cookies:
        context.add_cookies(cookies)
    page = context.new_page()
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    total = sum(request.sizes()["responseBodySize"] for request in requests)
    context.close()
    return total
