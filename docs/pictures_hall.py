"""The pictures of the hall: the kiosk and its ticket, the counter's line, the call screen, figures, the setting-up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs.take_pictures import House
    from playwright.sync_api import Page

KIOSK, SCREEN = "/lay-so/may-lay-so-nhontrach/", "/goi-so/man-hinh-nhontrach/"
ORDINARY = "Không, lấy số thường"
#: Who comes before the picture is taken: hour, what for, and which priority.
COMERS = (
    ("07:32", "Chứng thực", ORDINARY),
    ("07:33", "Khai sinh, kết hôn, khai tử", ORDINARY),
    ("07:35", "Đất đai, xây dựng", ORDINARY),
    ("07:36", "Chứng thực", ORDINARY),
    ("07:38", "Khai sinh, kết hôn, khai tử", "Người bế trẻ nhỏ"),
    ("07:40", "Chứng thực", ORDINARY),
    ("07:41", "Người có công, trợ cấp, trẻ em", "Người từ 75 tuổi"),
)
DAY = "2026-11-19"


def take_hall(house: House, keep: Callable[..., None]) -> None:
    """A morning in the hall: people take numbers, an officer calls them, the screen shows it."""
    with house.guest(width=720, height=1280) as page:
        for hour, service, priority in COMERS:
            house.set_clock(f"{DAY}T{hour}")
            take_number(page, house, service, priority)
        page.goto(house.address + KIOSK)
        keep(page, "hang-cho-1-may-lay-so")
    with house.signed_in("quay.nhontrach") as page:
        serve(page, house)
        with house.guest(width=720, height=1280) as kiosk:
            take_number(kiosk, house, "Chứng thực", ORDINARY)
            keep(kiosk, "hang-cho-2-phieu")
        page.reload()
        keep(page, "hang-cho-3-dong-quay")
        with house.guest(width=1280, height=720) as screen:
            screen.goto(house.address + SCREEN)
            keep(screen, "hang-cho-4-man-hinh")
        page.goto(f"{house.address}/quay/")
        keep(page, "hang-cho-5-quay")
    with house.signed_in("quantri.nhontrach") as page:
        page.goto(f"{house.address}/hang-cho/thiet-lap/")
        keep(page, "hang-cho-6-thiet-lap")


def take_number(page: Page, house: House, service: str, priority: str) -> None:
    """Take a number at the kiosk."""
    page.goto(house.address + KIOSK)
    page.get_by_role("link", name=service).click()
    page.get_by_role("button", name=priority).click()
    page.locator(".kcode").wait_for()


def serve(page: Page, house: House) -> None:
    """Open counter 3 and call the first three, ten minutes each."""
    page.goto(f"{house.address}/quay/")
    page.get_by_role("button", name="Mở quầy 3").click()
    page.get_by_role("heading", name="Quầy 3", level=1).wait_for()
    for hour in ("07:42", "07:48", "07:57"):
        house.set_clock(f"{DAY}T{hour}")
        page.keyboard.press("F9")
        page.wait_for_url("**/tiep-nhan/?ticket=*")
