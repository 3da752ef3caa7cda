"""The pictures of scanned papers: put in order at the counter, reused at the next reception, counted per office."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

MORNING = "2026-11-19T09:40"
CARD = (
    "000191004587|270112233|Nguyễn Thị Hoàng Phương Thảo|14031991|Nữ|Tổ 5, ấp Bến Cam, xã Nhơn Trạch|01012022"
)


def sheet(heading: str, lines: int) -> bytes:
    """Draw a page as a scanner would leave it: a heading and lines, nobody's name."""
    page = Image.new("RGB", (1240, 1754), (252, 252, 250))
    pen = ImageDraw.Draw(page)
    pen.text((300, 150), heading, fill=(30, 30, 40), font_size=54)
    for line in range(lines):
        pen.rectangle((140, 320 + line * 64, 1100 - line * 37 % 320, 336 + line * 64), fill=(120, 124, 130))
    pen.ellipse((760, 1330, 1010, 1580), outline=(178, 40, 50), width=8)
    kept = io.BytesIO()
    page.save(kept, "PNG")
    return kept.getvalue()


def receive(house: Any, page: Page, *, reuse: bool) -> None:
    """Bring a birth to the counter, with the birth notice or with what is held of it."""
    page.goto(f"{house.address}/tiep-nhan/")
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước")).to_be_visible()
    page.keyboard.press("F3")
    page.keyboard.type("1.001193", delay=15)
    expect(page.get_by_role("listbox", name="Thủ tục tìm thấy").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=paper]").first).to_be_focused()
    if reuse:
        expect(page.locator("label.held")).to_be_visible()
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")


def take_files(house: Any, keep: Callable[..., None]) -> None:
    """A birth notice is scanned once, and stands for itself at the next reception."""
    house.set_clock(MORNING)
    with house.signed_in("quay.nhontrach") as page:
        receive(house, page, reuse=False)
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/tiep-nhan/xong/**")
        page.keyboard.press("q")
        field = page.locator("[data-drop] > input[type=file]").first
        field.set_input_files(
            [
                {"name": "mặt trước.png", "mimeType": "image/png", "buffer": sheet("GIAY CHUNG SINH", 15)},
                {"name": "mặt sau.png", "mimeType": "image/png", "buffer": sheet("", 9)},
            ]
        )
        expect(page.get_by_text("2 tệp, 2 trang")).to_be_visible()
        page.wait_for_load_state("networkidle")
        keep(page, "giay-to-1-ban-quet", of=page.locator("#giay-to"))
        page.locator(".thumb").first.click()
        page.wait_for_url("**/xem/")
        receive(house, page, reuse=True)
        page.locator("label.held").scroll_into_view_if_needed()
        page.evaluate("window.scrollBy(0, 160)")
        keep(page, "giay-to-2-dung-lai")
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/tiep-nhan/xong/**")
        expect(page.get_by_text("Dùng lại bản đã có")).to_be_visible()
    with house.signed_in("lanhdao.nhontrach") as page:
        page.goto(f"{house.address}/so-hoa/")
        keep(page, "giay-to-3-so-hoa")
