"""The reform officer opens the figures of a quarter, reads a definition, and goes down to the dossiers."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from motcua.operations.dossiers.tests.factories import make_office, moment, receive_dossier
from tests.journeys.browser import check_page

pytestmark = pytest.mark.browser

QUARTER = "from=2022-06-13&to=2022-07-20"


@pytest.fixture
def reform(server: str, context: BrowserContext) -> None:
    """A district and two communes with dossiers early, late and open; its reform officer is signed in."""
    district = make_office(
        "000.00.15.H19", "district", name="Ủy ban nhân dân huyện Nhơn Trạch", valid_until=None
    )
    communes = [
        make_office(code, name=name, parent="000.00.15.H19")
        for code, name in (
            ("000.05.15.H19", "Ủy ban nhân dân xã Phú Hội"),
            ("000.06.15.H19", "Ủy ban nhân dân xã Long Tân"),
        )
    ]
    receive_dossier(district, in_progress=True)
    for day in (14, 16, 17, 20, 28):
        receive_dossier(communes[0], resolved=True, finished_at=moment(f"2022-06-{day}T10:00"))
    receive_dossier(communes[1], paused=True)
    receive_dossier(communes[1], withdrawn=True)
    client = Client()
    client.force_login(district.user("reform"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    host = str(urlsplit(server).hostname)
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "domain": host, "path": "/"}]
    )


def test_a_figure_opens_to_its_definition_and_to_its_dossiers(server: str, reform: None, page: Page) -> None:
    page.goto(f"{server}/bao-cao/?{QUARTER}")

    expect(page.get_by_role("heading", level=1)).to_have_text("Giải quyết thủ tục, 13/6/2022 đến 20/7/2022")
    definition = page.locator("details", has_text="Trễ hạn, Cấp xã").first
    definition.locator("summary").click()
    expect(definition).to_have_attribute("open", "")
    expect(definition).to_contain_text("Đã xong sau ngày hạn gốc")
    check_page(page)
    page.get_by_role("link", name="3 hồ sơ, trễ ở bước nào (Trễ hạn, Cấp xã)").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Trễ hạn: 3 hồ sơ")
    expect(page.get_by_role("row")).to_have_count(4)
    check_page(page)
    page.get_by_role("link", name="000.05.15.H19-220613-0003").click()
    expect(page).to_have_url(f"{server}/ho-so/000.05.15.H19-220613-0003/")


def test_the_cut_off_is_moved_a_day_with_one_tap(server: str, reform: None, page: Page) -> None:
    page.goto(f"{server}/bao-cao/?{QUARTER}")

    page.get_by_role("link", name="Tới một ngày").click()

    expect(page.get_by_label("Như đã biết vào cuối ngày")).to_have_value("2022-07-21")
    page.get_by_role("link", name="Lùi một ngày").click()
    expect(page.get_by_label("Như đã biết vào cuối ngày")).to_have_value("2022-07-20")
    expect(page.get_by_role("link", name="Lùi một ngày")).to_have_count(0)
