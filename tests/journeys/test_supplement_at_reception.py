"""A paper is missing: the counter asks for it once, in full, on paper; the person comes back and is received."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import moment
from tests.journeys.browser import check_page
from tests.journeys.counter import LONG_NAME, NOW, Keys, choose_procedure, cookies_of, open_office, printed

pytestmark = pytest.mark.browser

MISSING = "Văn bản cử người giám hộ theo quy định của Bộ luật Dân sự"


def test_what_is_missing_is_asked_for_on_paper_and_brought_later(
    server: str, context: BrowserContext, page: Page, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    context.add_cookies(cookies_of(open_office(), server))
    page.goto(f"{server}/tiep-nhan/")
    keys = Keys(page)
    keys.scan()
    expect(page.locator("[name=phone]")).to_be_focused()
    choose_procedure(page, "giam ho")
    keys.press("Space", "F7")

    asked = page.get_by_label("Cần bổ sung những gì")
    expect(asked).to_be_focused()
    expect(asked).to_have_value(MISSING)
    keys.press("Tab")
    expect(page.locator("[name=supplement_reason]")).to_be_focused()
    page.locator("[name=supplement_reason]").select_option(label="Thiếu thành phần hồ sơ")
    keys.press("Control+Enter")

    expect(page.get_by_role("heading", name="Đã ghi yêu cầu bổ sung, chưa tính ngày hẹn")).to_be_visible()
    dossier = Dossier.objects.get()
    assert (State(dossier.state), dossier.asked, dossier.code) == (State.REGISTERED, True, None)
    assert printed(page, 1)[0].startswith(f"/ho-so/{dossier.reference}/giay/supplement.pdf?event=")
    check_page(page)

    page.get_by_role("link", name="Mở hồ sơ").click()
    expect(page.get_by_role("heading", name=LONG_NAME).or_(page.get_by_text(LONG_NAME)).first).to_be_visible()
    page.get_by_role("button", name="Ghi nhận bổ sung").or_(
        page.get_by_text("Ghi nhận bổ sung")
    ).first.click()
    expect(page.get_by_text("Tiếp nhận", exact=True).first).to_be_visible()
