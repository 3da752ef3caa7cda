"""From a touch at the kiosk to the printed receipt: one number, one key, one dossier; and the screen calls the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.foundation.accounts.models import User
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import make_office_of_today, moment
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.services.call_next import call_next
from motcua.operations.queue.tests.factories import KIOSK, SCREEN, Hall, at, make_administrator, make_hall
from tests.journeys.browser import check_axe, check_page, check_width, weigh
from tests.journeys.test_reception import CARD, choose_procedure

pytestmark = pytest.mark.browser

NOW = "2026-09-11T07:45"


@pytest.fixture
def hall(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    """The hall of a commune of today on a Friday morning, a quarter of an hour after it opened."""
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    office = make_office_of_today()
    make_version(
        "1.004837", name="Đăng ký giám hộ", field="Hộ tịch", components=(("Tờ khai đăng ký giám hộ", True),)
    )
    yield make_hall(office)


@pytest.fixture
def signed_in(hall: Hall, server: str, context: BrowserContext) -> None:
    """Sign the counter officer in."""
    context.add_cookies(cookies_of_user(hall.office.user("counter"), server))  # type: ignore[arg-type]


def cookies_of_user(user: User, server: str) -> list[dict[str, str]]:
    """Return the cookies of somebody who signed in."""
    client = Client()
    client.force_login(user, backend="motcua.foundation.accounts.backends.AccountBackend")
    name = settings.SESSION_COOKIE_NAME
    host = str(urlsplit(server).hostname)
    return [{"name": name, "value": client.cookies[name].value, "domain": host, "path": "/"}]


def take_number(page: Page, server: str, service: str, priority: str = "Không, lấy số thường") -> str:
    """Take a number at the kiosk as a person does; the number on the ticket."""
    page.goto(f"{server}/lay-so/{KIOSK}/")
    page.get_by_role("link", name=service).click()
    page.get_by_role("button", name=priority).click()
    expect(page.get_by_role("heading", name="Số của bạn")).to_be_visible()
    return page.locator(".kcode").inner_text()


def test_from_the_kiosk_to_the_receipt(
    server: str, hall: Hall, signed_in: None, page: Page, context: BrowserContext
):
    kiosk, wall = context.new_page(), context.new_page()
    wall.goto(f"{server}/goi-so/{SCREEN}/")
    expect(wall.get_by_text("Số được gọi sẽ hiện ở đây.")).to_be_visible()
    assert take_number(kiosk, server, "Khai sinh, kết hôn") == "B001"
    assert re.search("/phieu/", str(kiosk.evaluate("top.printed")))
    assert take_number(kiosk, server, "Khai sinh, kết hôn") == "B002"
    kiosk.get_by_role("link", name="Xong, mời người tiếp theo").click()
    expect(kiosk.get_by_role("heading", name="Bạn cần làm việc gì?")).to_be_visible()

    page.goto(f"{server}/quay/")
    page.get_by_role("button", name="Mở quầy 2").press("Enter")
    expect(page.get_by_role("heading", name="Quầy 2", level=1)).to_be_visible()
    page.goto(f"{server}/ho-so/")
    page.keyboard.press("F9")
    page.wait_for_url("**/tiep-nhan/?ticket=*")
    strip = page.get_by_role("region", name="Quầy của tôi")
    expect(strip).to_contain_text("Quầy 2 · đang gọi B001 (đã chờ 0 phút) · còn 1 người · Khai sinh")
    expect(wall.get_by_text("B001").first).to_be_visible()
    expect(wall.get_by_text("đến quầy 2")).to_be_visible()

    page.keyboard.insert_text(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước")).to_be_visible()
    choose_procedure(page, "giam ho")
    page.keyboard.press("F6")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("H19.158-260911-0001")
    expect(page.locator("[data-after]")).to_have_attribute("data-printed", re.compile(r"\.pdf"))

    first, second = Ticket.objects.order_by("pk")
    assert (first.state, first.dossier_code) == ("done", Dossier.objects.get().code)
    assert (first.served_at, second.state) == (moment(NOW), "waiting")
    expect(strip).to_contain_text("B001 đã xong")
    page.keyboard.press("F9")
    page.wait_for_url(f"**/tiep-nhan/?ticket={second.key}")
    expect(wall.locator(".wcode")).to_have_text("B002")


def test_an_unsaved_sheet_is_not_left_by_a_slip_of_the_finger(
    server: str, hall: Hall, signed_in: None, page: Page
):
    hall.sit(1)
    hall.ticket("A", "07:31")
    page.goto(f"{server}/tiep-nhan/")
    page.keyboard.type("Nguyễn Văn Thử")

    page.keyboard.press("F9")
    page.get_by_role("dialog").get_by_role("button", name="Quay lại").click()

    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Văn Thử")
    assert Ticket.objects.get().state == "waiting"


def test_the_kiosk_forgets_after_a_minute(server: str, hall: Hall, page: Page):
    page.clock.install(time=at(NOW))
    page.goto(f"{server}/lay-so/{KIOSK}/uu-tien/{hall.services['A'].pk}/")
    expect(page.get_by_text("Màn hình tự về đầu sau 60 giây")).to_be_visible()

    page.clock.run_for(25_000)
    expect(page.get_by_text("Màn hình tự về đầu sau 35 giây")).to_be_visible()
    page.clock.run_for(36_000)

    expect(page.get_by_role("heading", name="Bạn cần làm việc gì?")).to_be_visible()


#: A browser with a Vietnamese voice that writes down what it says.
VOICE = """
const speak = (words) => { document.documentElement.dataset.said = (document.documentElement.dataset.said ?? "") + words.text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "vi-VN", name: "Mai" }], speak, addEventListener: () => {} } });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_the_screen_says_the_number_once_somebody_let_it_sound(server: str, hall: Hall, page: Page):
    hall.sit(1)
    hall.ticket("A", "07:31")
    hall.ticket("A", "07:32")
    officer = hall.office.officer("counter")
    page.add_init_script(VOICE)
    page.goto(f"{server}/goi-so/{SCREEN}/")
    first = call_next(officer_id=officer, at=at("07:40"))
    assert first is not None
    expect(page.locator(".wcode")).to_have_text("A001")

    page.get_by_role("button", name="Bật âm thanh").click()
    expect(page.get_by_role("button", name="Âm thanh: chuông và đọc số")).to_be_visible()
    call_next(officer_id=officer, at=at("07:44"), seen=first.key)

    expect(page.locator("html")).to_have_attribute("data-said", "Mời số A không không hai đến quầy một.")


def test_kiosk_screen_and_ticket_work_without_scripts(server: str, hall: Hall, browser: Browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1080, "height": 1920})
    context.set_default_timeout(10_000)
    page = context.new_page()

    assert take_number(page, server, "Chứng thực", "Người từ 75 tuổi") == "A001"
    hall.sit(1)
    call_next(officer_id=hall.office.officer("counter"), at=at("07:46"))
    page.goto(f"{server}/goi-so/{SCREEN}/")
    expect(page.get_by_text("đến quầy 1")).to_be_visible()
    page.goto(f"{server}/so/{Ticket.objects.get().key}/")
    expect(page.get_by_text("Mời đến quầy 1")).to_be_visible()
    context.close()


def test_public_pages_are_readable_for_everyone(server: str, hall: Hall, page: Page):
    hall.sit(1)
    for minute in range(31, 40):
        hall.ticket("AB"[minute % 2], f"07:{minute}", priority="elderly" if minute == 33 else "")
    first = call_next(officer_id=hall.office.officer("counter"), at=at("07:40"))
    assert first is not None
    call_next(officer_id=hall.office.officer("counter"), at=at("07:44"), seen=first.key)
    last = Ticket.objects.order_by("-pk")[0]
    kiosk = f"/lay-so/{KIOSK}/"
    addresses = (
        kiosk,
        f"{kiosk}?lang=en",
        f"{kiosk}uu-tien/{hall.services['A'].pk}/",
        f"{kiosk}phieu/{last.key}/",
    )
    for width, height in ((1080, 1920), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        for address in addresses:
            page.goto(f"{server}{address}")
            expect(page.locator("body.just")).to_have_count(0)
            check_axe(page)
            check_width(page)
            buttons = page.locator("main .kb, .kfoot .kb").all()
            assert all(one.bounding_box()["height"] >= 60 for one in buttons)  # type: ignore[index]
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{server}/goi-so/{SCREEN}/")
    check_axe(page)
    tall, room = page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert tall <= room
    assert page.locator(".wcode").bounding_box()["height"] > 250  # type: ignore[index]
    page.goto(f"{server}/so/{last.key}/")
    check_page(page)


def test_desk_pages_are_readable_for_everyone(server: str, hall: Hall, signed_in: None, page: Page):
    page.goto(f"{server}/quay/")
    check_page(page)
    hall.sit(1)
    hall.sit(2, "counter_two")
    for minute in range(31, 38):
        hall.ticket("A", f"07:{minute}", priority="elderly" if minute == 33 else "")
    call_next(officer_id=hall.office.officer("counter"), at=at("07:40"))

    for address in (
        "/quay/",
        "/hang-cho/so-lieu/",
        "/ho-so/",
        "/",
    ):
        page.goto(f"{server}{address}")
        check_page(page)


def test_the_setting_up_is_readable_for_everyone(
    server: str, hall: Hall, context: BrowserContext, page: Page
):
    context.add_cookies(cookies_of_user(make_administrator(hall), server))  # type: ignore[arg-type]
    for address in ("", "viec/0/", "quay/0/", f"uu-tien/{hall.priorities['elderly'].pk}/"):
        page.goto(f"{server}/hang-cho/thiet-lap/{address}")
        check_page(page)

    page.goto(f"{server}/hang-cho/thiet-lap/")
    page.get_by_label("Tên, chỗ đặt").fill("Máy thứ hai")
    page.get_by_role("button", name="Cấp địa chỉ").press("Enter")

    expect(page.get_by_text(re.compile("/lay-so/"))).to_be_visible()
    check_page(page)


def test_first_visits_are_light(server: str, hall: Hall, browser: Browser):
    for address in (f"/lay-so/{KIOSK}/", f"/goi-so/{SCREEN}/"):
        assert weigh(browser, f"{server}{address}") < 100_000
