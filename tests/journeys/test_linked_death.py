"""A death is told once: one card, one form, three dossiers at two agencies, and one page with three lamps."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import moment
from motcua.operations.dossiers.tests.linking import Town, make_town
from tests.journeys.browser import check_page

pytestmark = pytest.mark.browser

CARD = "000185004321|270112299|Trần Thị Liên|05031985|Nữ|Ấp 2, xã Nhơn Trạch, tỉnh Đồng Nai|01012022"


class Clock:
    """The moment that the house takes for now."""

    now = moment("2026-09-14T08:10")

    def at(self, text: str) -> datetime:
        """Let it be this moment."""
        self.now = moment(text)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", lambda: made.now)
    return made


@pytest.fixture
def town(server: str, clock: Clock, context: BrowserContext) -> Town:
    """A commune with its police post and the packaged link, the counter officer signed in."""
    made = make_town()
    client = Client()
    client.force_login(made.office.user("counter"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": cookie,
                "domain": str(urlsplit(server).hostname),
                "path": "/",
            }
        ]
    )
    return made


def resolve(town: Town, dossier: Dossier, at: datetime) -> None:
    """Let the part's own agency come to its result."""
    office = town.police if dossier.level == "vertical" else town.office
    act(Act.HAND_OVER, dossier_id=dossier.pk, by=town.office.officer("counter"), at=at)
    act(Act.RESOLVE, dossier_id=dossier.pk, by=office.officer("leader"), at=at)


def check_lamps(page: Page, *words: str) -> None:
    """Check the words beside the lamps at the head of the page."""
    expect(page.locator("ol.lamps").first.locator("b")).to_have_text(list(words))


def choose_the_link(server: str, page: Page) -> None:
    """Type the linked procedure's words into the procedure box and go on to its own page."""
    page.goto(f"{server}/tiep-nhan/")
    page.keyboard.press("F3")
    page.keyboard.type("lien thong khai tu")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("khai tử")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Tiếp nhận liên thông").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Liên thông đăng ký khai tử")


def receive_by_keyboard(page: Page) -> None:
    """Scan the card, see what is promised, tick what is obligatory and receive all of it."""
    expect(page.locator("html.scripted")).to_be_attached()
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    page.keyboard.type("0900000187")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dự kiến xong cả 3 việc: 17:00 thứ Ba, 22/9/2026")).to_be_visible()
    # The extract that the second part asks for is the first part's result: nobody is asked for it.
    expect(page.get_by_text("Trích lục khai tử")).to_have_count(0)
    check_page(page)
    page.keyboard.press("F6")
    expect(page.get_by_text("Đủ giấy tờ bắt buộc.")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/lien-thong/[0-9a-f]{24}/$"))


def test_a_death_is_received_once_and_every_lamp_turns_green(
    server: str, town: Town, clock: Clock, page: Page
):
    choose_the_link(server, page)
    receive_by_keyboard(page)
    check_lamps(page, "Đang giải quyết", "Chưa bắt đầu", "Chưa bắt đầu")
    expect(page.get_by_role("link", name="H19.158-260914-0001")).to_be_visible()
    first = Dossier.objects.get()
    assert (first.applicant.name, first.applicant.phone) == ("Trần Thị Liên", "0900000187")
    check_page(page)

    resolve(town, first, clock.at("2026-09-14T14:20"))
    page.reload()
    check_lamps(page, "Có kết quả", "Đang giải quyết", "Đang giải quyết")
    expect(page.get_by_role("link", name="G01.158-260914-0001")).to_be_visible()
    expect(page.get_by_text("Hẹn xong cả: 17:00 thứ Hai, 21/9/2026")).to_be_visible()

    for dossier in Dossier.objects.exclude(pk=first.pk).order_by("pk"):
        resolve(town, dossier, clock.at("2026-09-14T16:00"))
    page.reload()
    check_lamps(page, *["Có kết quả"] * 3)
    expect(page.get_by_text("Mọi việc đã xong.")).to_be_visible()
    check_page(page)

    page.get_by_role("link", name="/t/").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mọi việc đã xong")
    check_lamps(page, *["Có kết quả"] * 3)
    assert "Trần Thị Liên" not in page.content() and "khai tử" not in page.content()
    check_page(page)


def test_received_here_and_resolved_there_by_keyboard(server: str, town: Town, page: Page):
    page.goto(f"{server}/tiep-nhan/")
    expect(page.locator("html.scripted")).to_be_attached()
    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    page.get_by_text("Nơi khác giải quyết (phi địa giới)").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("cong an")
    expect(page.get_by_role("option", name="Công an xã Nhơn Trạch")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Giải quyết tại Công an xã Nhơn Trạch")).to_be_visible()
    page.keyboard.press("F3")
    page.keyboard.type("xoa dang ky")
    expect(page.get_by_role("option").first).to_contain_text("Xóa đăng ký thường trú")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Hồ sơ sẽ chuyển đến Công an xã Nhơn Trạch trước 17:00 hôm nay.")).to_be_visible()
    check_page(page)
    page.keyboard.press("F6")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("G01.158-260914-0001")
    dossier = Dossier.objects.get()
    assert (dossier.agency_id, dossier.office_id) == (town.police.agency.id, town.office.agency.id)
    page.goto(f"{server}/ho-so/{dossier.code}/")
    expect(page.get_by_text("Nộp tại Ủy ban nhân dân xã Nhơn Trạch")).to_be_visible()
    check_page(page)
