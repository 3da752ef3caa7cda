"""A dossier's way through the house in a browser: the counter receives it, the office works, the figures count it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.common.moments import parse_moment
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.tests.factories import Office, make_office_of_today, receive_dossier
from tests.journeys.browser import check_page, weigh

pytestmark = pytest.mark.browser
#: A Thursday; the Tuesday after it is a holiday.
NOW = parse_moment("2026-11-19T09:40")
PASSWORD = "mot-cua-thu-2026"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Return a function that sets the clock of the server."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(NOW)
    return at


@pytest.fixture
def office(transactional_db: None, clock: Callable[[datetime], None]) -> Office:
    """Return a commune of today whose people can sign in, with one procedure."""
    office = make_office_of_today()
    for officer in office.people.values():
        officer.user.set_password(PASSWORD)
        officer.user.save()
    make_version(
        "1.004837", name="Đăng ký giám hộ", field="Hộ tịch", components=(("Tờ khai đăng ký giám hộ", True),)
    )
    return office


def sign_in(page: Page, server: str, office: Office, who: str) -> None:
    """Sign in as a person of the office, whoever sat there before."""
    page.context.clear_cookies()
    page.goto(server)
    page.get_by_label("Tên đăng nhập").fill(office.user(who).username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("navigation", name="Các phòng việc")).to_be_visible()


def open_from_worklist(page: Page, applicant: str) -> None:
    """Open the dossier from the list by the keyboard: J to it, Enter to open."""
    row = page.get_by_role("row").filter(has_text=applicant)
    expect(row).to_be_visible()
    row.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/*/")


def receive(page: Page) -> str:
    """Receive a dossier with the keyboard alone and return its code."""
    page.keyboard.press("F2")
    page.keyboard.type("Nguyễn Thị Hoàng Phương Thảo Nguyên")
    page.get_by_label("Số định danh").first.fill("000191004587")
    page.keyboard.press("F3")
    page.keyboard.type("giam ho", delay=30)
    expect(page.get_by_role("option", name=re.compile("Đăng ký giám hộ"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("17:00 thứ Tư, 25/11/2026").first).to_be_attached()
    page.get_by_label(re.compile("Tờ khai đăng ký giám hộ")).first.check()
    check_page(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/tiep-nhan/xong/**")
    check_page(page)
    return page.get_by_role("heading", level=1).inner_text().strip()


def test_from_the_counter_to_the_figures(
    server: str, page: Page, office: Office, clock: Callable[[datetime], None]
):
    sign_in(page, server, office, "counter")
    page.get_by_role("link", name="Tiếp nhận").click()
    expect(page.get_by_role("heading", name="Tiếp nhận hồ sơ")).to_be_visible()
    code = receive(page)

    page.get_by_role("link", name="Mở hồ sơ").click()
    expect(page.get_by_text("Hẹn 17:00 thứ Tư, 25/11/2026, còn 3 ngày làm việc")).to_be_visible()
    check_page(page)
    page.keyboard.press("t")
    expect(page.get_by_role("status").filter(has_text="Bàn giao cho phòng chuyên môn")).to_be_visible()

    clock(parse_moment("2026-11-19T14:10"))
    sign_in(page, server, office, "case")
    check_page(page)
    open_from_worklist(page, "Thảo Nguyên")
    page.get_by_role("button", name="Nhận xử lý").click()
    page.get_by_role("button", name="Trình lãnh đạo").click()

    clock(parse_moment("2026-11-20T08:30"))
    sign_in(page, server, office, "leader")
    open_from_worklist(page, "Thảo Nguyên")
    page.get_by_role("button", name="Nhận xử lý").click()
    page.get_by_role("button", name="Có kết quả").click()
    expect(page.get_by_text("Xong trước hạn").first).to_be_visible()

    sign_in(page, server, office, "counter")
    open_from_worklist(page, "Thảo Nguyên")
    page.get_by_role("button", name="Trả kết quả").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Trả kết quả cho người nhận?")
    dialog.get_by_role("button", name="Trả kết quả").click()
    expect(page.get_by_text("Hồ sơ đã kết thúc")).to_be_visible()
    check_page(page)

    sign_in(page, server, office, "reform")
    page.goto(f"{server}/bao-cao/?from=2026-11-01&to=2026-11-30&whose={office.agency.code}")
    row = page.get_by_role("row").filter(has_text="Hộ tịch")
    expect(row).to_contain_text("1")
    row.get_by_role("link").first.click()
    expect(page.get_by_role("link", name=code)).to_be_visible()


def test_two_officers_on_one_dossier(server: str, context: BrowserContext, page: Page, office: Office):
    dossier = receive_dossier(office, at=parse_moment("2026-11-19T08:00"), handed_over=True)
    sign_in(page, server, office, "case")
    page.goto(f"{server}/ho-so/{dossier.code}/")
    other = context.browser.new_context().new_page()  # type: ignore[union-attr]
    sign_in(other, server, office, "case_two")
    other.goto(f"{server}/ho-so/{dossier.code}/")
    other.get_by_role("button", name="Nhận xử lý").click()
    other.context.close()

    page.get_by_role("button", name="Nhận xử lý").click()

    expect(page.get_by_role("alert")).to_contain_text("Đỗ Thị Sơ")
    check_page(page)


def test_the_worklist_is_walked_by_keys_and_shows_what_is_chosen(server: str, page: Page, office: Office):
    early = parse_moment("2026-11-17T08:00")
    receive_dossier(office, at=early, in_progress=True)
    receive_dossier(office, at=early, duration="10 ngày làm việc", paused=True)
    receive_dossier(office, at=early, duration="1 ngày làm việc", in_progress=True)
    sign_in(page, server, office, "case")
    rows = page.locator("[data-row]")
    preview = page.get_by_role("complementary", name="Xem nhanh")
    expect(preview).to_contain_text("trễ 1 ngày làm việc")

    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_class("sel")
    expect(preview).to_contain_text("Hẹn 17:00 thứ Sáu, 20/11/2026")
    page.keyboard.press("j")
    expect(preview).to_contain_text("Tạm dừng")
    check_page(page)
    page.keyboard.press("Enter")

    page.wait_for_url("**/ho-so/*/")
    check_page(page)


def test_an_act_that_needs_more_asks_for_it_beside_its_button(server: str, page: Page, office: Office):
    dossier = receive_dossier(office, at=parse_moment("2026-11-19T08:00"), in_progress=True)
    sign_in(page, server, office, "case")
    page.goto(f"{server}/ho-so/{dossier.code}/")

    page.get_by_text("Yêu cầu bổ sung", exact=True).first.click()
    check_page(page)
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.get_by_text("Hãy ghi ít nhất một nội dung cần bổ sung.").first).to_be_visible()
    check_page(page)
    page.get_by_label("Cần bổ sung những gì").fill("Bản sao giấy khai sinh")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()

    expect(page.get_by_text("Chờ dân bổ sung").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_panel_opens_under_its_button(server: str, page: Page, office: Office, width: int):
    dossier = receive_dossier(office, at=parse_moment("2026-11-19T08:00"), in_progress=True)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, server, office, "head")
    page.goto(f"{server}/ho-so/{dossier.code}/")

    for button in page.locator("details.act > summary").all():
        button.click()
        panel = page.locator("details.act[open] > .panel")
        expect(panel).to_be_visible()
        at, below = button.bounding_box(), panel.bounding_box()
        assert at and below
        assert below["x"] - 1 <= at["x"] and at["x"] + at["width"] <= below["x"] + below["width"] + 1
        assert abs(below["y"] - at["y"] - at["height"]) < 3
        check_page(page)
        page.keyboard.press("Escape")


def test_a_first_visit_to_each_page_stays_below_a_hundred_kilobytes(
    server: str, browser: Browser, page: Page, office: Office
):
    for day in (16, 17, 18):
        dossier = receive_dossier(office, at=parse_moment(f"2026-11-{day}T08:00"), in_progress=True)
    sign_in(page, server, office, "counter")
    paths = ("/", "/tiep-nhan/", "/ho-so/", f"/ho-so/{dossier.code}/", f"/t/{dossier.code}")

    weights = {path: weigh(browser, server + path, page.context.cookies()) for path in paths}

    assert max(weights.values()) < 100_000, weights
