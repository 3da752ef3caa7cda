"""The pictures of a death told once: its form, its case with the lamps; and of what is resolved elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

MORNING, LATER = "2026-11-19T09:40", "2026-11-19T14:10"
CARD = "000185004321|270112299|Trần Thị Liên|05031985|Nữ|Ấp 2, xã Nhơn Trạch, tỉnh Đồng Nai|01012022"


def take_linked(house: Any, keep: Callable[..., None]) -> None:
    """A death is received once; its registration is done and the other two have begun."""
    house.set_clock(MORNING)
    with house.signed_in("quay.nhontrach") as page:
        page.goto(f"{house.address}/lien-thong/moi/khai-tu/")
        scan(page)
        page.keyboard.press("F6")
        keep(page, "lien-thong-1-tiep-nhan")
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/lien-thong/*/")
        case, code = page.url, page.locator("a.code").first.inner_text()
        page.goto(f"{house.address}/ho-so/{code}/")
        page.get_by_role("button", name="Bàn giao cho phòng").click()
        house.set_clock(LATER)
        resolve(house, code)
        page.goto(case)
        expect(page.get_by_text("Có kết quả").first).to_be_visible()
        keep(page, "lien-thong-2-ba-den")
        elsewhere(house, page)
        keep(page, "lien-thong-3-noi-khac")


def scan(page: Page) -> None:
    """Scan the card and add the telephone."""
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước")).to_be_visible()
    page.keyboard.type("0900000187")


def resolve(house: Any, code: str) -> None:
    """Let the leader say that the result is there."""
    with house.signed_in("lanhdao.nhontrach") as page:
        page.goto(f"{house.address}/ho-so/{code}/")
        token = page.context.cookies()
        csrf = next(cookie["value"] for cookie in token if cookie["name"] == "csrftoken")
        answer = page.request.post(
            f"{house.address}/ho-so/{code}/viec/resolve/",
            form={"csrfmiddlewaretoken": csrf},
            headers={"Referer": house.address},
        )
        assert answer.ok, json.dumps(answer.headers)


def elsewhere(house: Any, page: Page) -> None:
    """Let the police post of another commune resolve what is handed in here."""
    page.goto(f"{house.address}/tiep-nhan/")
    page.get_by_text("Nơi khác giải quyết (phi địa giới)").click()
    page.locator("[data-elsewhere]").fill("")
    page.locator("[data-elsewhere]").press_sequentially("cong an xa phuoc", delay=15)
    expect(page.get_by_role("option", name="Công an xã Phước An")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("F3")
    page.keyboard.type("xoa dang ky", delay=15)
    expect(page.get_by_role("listbox", name="Thủ tục tìm thấy").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Hồ sơ sẽ chuyển đến")).to_be_visible()
