"""An officer receives at the counter: with the keyboard alone, without scripts, and never twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier
from tests.journeys.browser import check_axe, check_width, weigh
from tests.journeys.counter import CARD, LONG_NAME, NOW, choose_procedure, cookies_of, open_office

pytestmark = pytest.mark.browser

DUE = "17:00 thứ Tư, 16/9/2026"


@pytest.fixture
def office(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A commune of today on a Friday morning, with a few procedures."""
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    yield open_office()


@pytest.fixture
def counter(office: Office, server: str, context: BrowserContext) -> list[dict[str, str]]:
    """Sign the counter officer in; the cookies, for browsers of one's own."""
    cookies = cookies_of(office, server)
    context.add_cookies(cookies)
    return cookies


def test_an_officer_receives_with_the_keyboard_alone(server: str, counter: list[dict[str, str]], page: Page):
    page.goto(f"{server}/tiep-nhan/")

    expect(page.get_by_label("Họ và tên")).to_be_focused()
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Số điện thoại (nếu có)").first).to_be_focused()
    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    page.keyboard.type("0900000187")
    choose_procedure(page, "giam ho")
    expect(page.locator(".truth")).to_have_text(DUE)
    expect(
        page.get_by_text("Nhận 9:40 thứ Sáu 11/9, cộng 3 ngày làm việc: hẹn 17:00 thứ Tư 16/9/2026.")
    ).to_be_visible()
    page.keyboard.press("F6")
    expect(page.get_by_text("Đủ giấy tờ bắt buộc.")).to_be_visible()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("H19.158-260911-0001")
    expect(page.get_by_text(f"Hẹn trả {DUE}")).to_be_visible()
    expect(page.get_by_role("link", name="Người kế tiếp")).to_be_focused()
    dossier = Dossier.objects.get()
    assert (dossier.applicant.name, dossier.applicant.phone) == (LONG_NAME, "0900000187")
    # One key ticks what is obligatory; what is brought «nếu có» is ticked by whoever saw it.
    assert sorted(dossier.components.values_list("component", flat=True)) == ["1", "2"]
    page.keyboard.press("Enter")
    expect(page.get_by_label("Họ và tên")).to_have_value("")


def test_where_nothing_is_obligatory_the_key_ticks_nothing_and_goes_to_the_first_paper(
    server: str, counter: list[dict[str, str]], page: Page
):
    papers = (("Văn bản cử người giám hộ", False), ("Giấy tờ chứng minh giám hộ đương nhiên", False))
    make_version("1.009999", name="Đăng ký giám sát việc giám hộ", components=papers)
    page.goto(f"{server}/tiep-nhan/?procedure=1.009999")
    expect(page.get_by_role("button", name="F6 đến ô đầu tiên")).to_be_visible()

    page.keyboard.press("F6")

    boxes = page.locator("input[name=paper]")
    expect(boxes.first).to_be_focused()
    assert [box.is_checked() for box in boxes.all()] == [False, False]


def test_a_pressed_box_is_ticked_wherever_the_focus_was(
    server: str, counter: list[dict[str, str]], page: Page
):
    long = "Giấy tờ chứng minh điều kiện giám hộ đương nhiên theo quy định của Bộ luật Dân sự; " * 6
    make_version(
        "1.009998", name="Thủ tục nhiều giấy", components=tuple((f"{n}. {long}", False) for n in range(6))
    )
    page.goto(f"{server}/tiep-nhan/?procedure=1.009998")
    boxes = page.locator("input[name=paper]")
    expect(boxes).to_have_count(6)

    page.locator(".chk .n").nth(2).click()
    for number in (1, 4):
        box = boxes.nth(number)
        box.scroll_into_view_if_needed()
        where = box.bounding_box()
        assert where
        page.mouse.move(where["x"] + 6, where["y"] + 6)
        page.mouse.down()
        page.mouse.up()

    assert [box.is_checked() for box in boxes.all()] == [False, True, False, False, True, False]


def test_enter_never_receives_by_accident(server: str, counter: list[dict[str, str]], page: Page):
    page.goto(f"{server}/tiep-nhan/?procedure=2.000815")

    page.keyboard.type("Nguyễn Văn Thử")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Số định danh", exact=True)).to_be_focused()
    page.keyboard.type("000123456789")
    page.keyboard.press("Enter")

    expect(page.get_by_role("textbox", name="Số điện thoại (nếu có)").first).to_be_focused()
    assert not Dossier.objects.exists()


def test_what_is_wrong_is_told_at_its_place_and_mended_there(
    server: str, counter: list[dict[str, str]], page: Page
):
    page.goto(f"{server}/tiep-nhan/?procedure=1.004837")
    page.keyboard.type(LONG_NAME)
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("heading", name="Chưa ghi được: còn 2 chỗ cần sửa")).to_be_visible()
    check_axe(page)
    page.get_by_role("link", name="Số định danh cần đủ 12 chữ số; đang có 0.").click()
    page.keyboard.type("000191004587")
    page.keyboard.press("F6")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("H19.158-260911-0001")


def test_going_back_or_reloading_makes_no_second_dossier(
    server: str, counter: list[dict[str, str]], page: Page
):
    page.goto(f"{server}/tiep-nhan/?procedure=2.000815")
    page.keyboard.type("Nguyễn Văn Thử")
    page.get_by_label("Số định danh", exact=True).fill("000123456789")
    page.keyboard.press("F6")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Đã tiếp nhận")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Đã tiếp nhận")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name=re.compile("^Tiếp nhận")).click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Dossier.objects.count() == 1


def test_what_is_missing_is_asked_for_by_one_key(server: str, counter: list[dict[str, str]], page: Page):
    page.goto(f"{server}/tiep-nhan/?procedure=1.004837")
    page.keyboard.type(LONG_NAME)
    page.get_by_label("Số định danh", exact=True).fill("000191004587")
    page.get_by_role("checkbox", name="Tờ khai đăng ký giám hộ theo mẫu").check()
    page.keyboard.press("F7")

    asked = page.get_by_label("Cần bổ sung những gì")
    expect(asked).to_be_focused()
    expect(asked).to_have_value("Văn bản cử người giám hộ theo quy định của Bộ luật Dân sự")
    page.get_by_label("Lý do").first.select_option(label="Thiếu thành phần hồ sơ")
    page.get_by_role("button", name="Ghi và in phiếu bổ sung").click()

    expect(page.get_by_role("heading", name="Đã ghi yêu cầu bổ sung, chưa tính ngày hẹn")).to_be_visible()
    assert Dossier.objects.get().code is None


def test_one_hands_in_for_another(server: str, counter: list[dict[str, str]], page: Page):
    page.goto(f"{server}/tiep-nhan/?procedure=2.000815")
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tên chủ hồ sơ")).to_be_hidden()
    page.get_by_label("Nộp thay người hoặc tổ chức khác").check()
    page.get_by_label("Tên chủ hồ sơ").fill("Hợp tác xã Rau sạch Long Tân")
    page.get_by_label("Chủ hồ sơ là").select_option("organisation")
    page.get_by_label("Số định danh hoặc mã số").fill("3600000001")
    page.get_by_label("Giấy tờ ủy quyền").fill("Giấy giới thiệu 12/GT ngày 9/9/2026")
    page.keyboard.press("F6")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text(f"{LONG_NAME}, thay Hợp tác xã Rau sạch Long Tân")).to_be_visible()


def test_an_officer_receives_without_scripts(server: str, office: Office, browser: Browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.add_cookies(cookies_of(office, server))
    page = context.new_page()
    page.goto(f"{server}/tiep-nhan/")

    page.get_by_label("Họ và tên").fill(CARD)
    page.get_by_label("Thủ tục", exact=True).fill("giam ho")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Họ và tên")).to_have_value(LONG_NAME)
    page.get_by_role("radio", name=re.compile("Đăng ký giám hộ 1.004837")).check()
    page.get_by_role("button", name="Xem giấy tờ, phí và ngày hẹn").click()
    expect(page.locator(".truth")).to_have_text(DUE)
    for paper in page.get_by_role("checkbox").all():
        paper.check()
    page.get_by_role("button", name=re.compile("^Tiếp nhận")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("H19.158-260911-0001")
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_are_readable_for_everyone(
    server: str, counter: list[dict[str, str]], page: Page, office: Office, width: int
):
    dossier = receive_dossier(office, at=moment("2026-09-10T08:00"), duration="3 ngày làm việc")
    page.set_viewport_size({"width": width, "height": 900})

    for address in (
        "/tiep-nhan/",
        "/tiep-nhan/?procedure=1.004837",
        f"/tiep-nhan/xong/{dossier.code}/",
        "/ho-so/",
        "/ho-so/?q=nguyen+van",
        "/ho-so/?q=khong+co+ai",
        f"/t/{dossier.code}",
        "/t/H19.158-260911-9999",
        "/t/",
    ):
        page.goto(f"{server}{address}")
        check_axe(page)
        check_width(page)


def test_a_first_visit_stays_below_a_hundred_kilobytes(
    server: str, counter: list[dict[str, str]], browser: Browser
):
    for address in ("/tiep-nhan/?procedure=1.004837", "/ho-so/", "/t/"):
        assert weigh(browser, f"{server}{address}", counter) < 100_000
