"""A counter for the journeys: an office of today with its procedures, its officer, and keys that are counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from motcua.foundation.catalogue.models import Fee
from motcua.foundation.catalogue.queries import catalogue_changed
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.queries.usage import forget_usage
from motcua.operations.dossiers.tests.factories import Office, make_office_of_today

NOW = "2026-09-11T09:40"
LONG_NAME = "Nguyễn Thị Hoàng Phương Thảo Nguyên"
CARD = f"000191004587|270112233|{LONG_NAME}|14031991|Nữ|Tổ 5, ấp Bến Cam, xã Nhơn Trạch|01012022"
GUARDIAN = (
    ("Tờ khai đăng ký giám hộ theo mẫu", True),
    ("Văn bản cử người giám hộ theo quy định của Bộ luật Dân sự", True),
    ("Giấy tờ chứng minh điều kiện giám hộ đương nhiên", False),
)
#: As the catalogue prints them.
COPIES = "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam"
COPIES_PAPERS = (
    ("Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao và bản sao cần chứng thực.", True),
)
BIRTH_PAPERS = (
    ("Trường hợp trẻ em bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi do cơ quan có thẩm quyền lập.", False),
    ("Văn bản ủy quyền theo quy định của pháp luật trong trường hợp ủy quyền thực hiện việc đăng ký khai sinh.", False),
    ("Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng.", False),
    ("Hộ chiếu/Thẻ căn cước công dân/Thẻ căn cước hoặc các giấy tờ khác có dán ảnh, còn giá trị sử dụng.", False),
    ("Tờ khai đăng ký khai sinh theo mẫu (nếu lựa chọn nộp hồ sơ theo hình thức trực tiếp hoặc bưu chính);", False),
    ("Mẫu hộ tịch điện tử tương tác (nếu lựa chọn nộp hồ sơ theo hình thức trực tuyến)", False),
)  # fmt: skip


def open_office() -> Office:
    """Keep a commune of today with a few procedures, among them the two that are measured."""
    forget_usage()
    office = make_office_of_today()
    make_version("1.004837", name="Đăng ký giám hộ", field="Hộ tịch", components=GUARDIAN)
    make_version("1.004845", name="Đăng ký chấm dứt giám hộ", field="Hộ tịch", duration="2 ngày làm việc")
    copies = make_version("2.000815", name=COPIES, duration="trong ngày", components=COPIES_PAPERS)
    Fee.objects.create(version=copies, number=1, kind="amount", amount=Decimal(2000), text="/trang")
    birth = make_version(
        "1.001193", name="Thủ tục đăng ký khai sinh", duration="trong ngày", components=BIRTH_PAPERS
    )
    Fee.objects.create(version=birth, number=1, kind="unclear", amount=None, text="")
    catalogue_changed()
    return office


def cookies_of(office: Office, server: str, who: str = "counter") -> list[Any]:
    """Sign somebody of the office in; the cookies, for a browser."""
    client = Client()
    client.force_login(office.user(who))
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    host = str(urlsplit(server).hostname)
    return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": host, "path": "/"}]


def choose_procedure(page: Page, words: str) -> None:
    """Find a procedure by typing without marks and take the first suggestion."""
    page.keyboard.press("F3")
    page.keyboard.type(words)
    expect(page.get_by_role("listbox", name="Thủ tục tìm thấy").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("input[name=paper]").first).to_be_focused()


def printed(page: Page, times: int) -> list[str]:
    """Return the addresses of the papers that went to the printer, once there are so many."""
    if times:
        expect(page.locator("[data-after]")).to_have_attribute("data-prints", str(times))
    found: list[str] = page.evaluate("() => window.printed ?? []")
    return found


@dataclass
class Keys:
    """An officer's hands: keys are counted, what a scanner types and the values that are typed are not."""

    page: Page
    pressed: list[str] = field(default_factory=list)

    def scan(self, text: str = CARD) -> None:
        """Let the scanner type, with the Enter that it sends behind."""
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def value(self, text: str) -> None:
        """Type a value."""
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; with Ctrl or Shift each is two."""
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += key.split("+")
