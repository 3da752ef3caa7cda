"""What is not this office's to decide is refused at the counter, with its reason, on paper."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import moment
from tests.journeys.browser import check_page
from tests.journeys.counter import NOW, Keys, choose_procedure, cookies_of, open_office, printed

pytestmark = pytest.mark.browser

WHY = "Ông bà nộp tại Trung tâm Phục vụ hành chính công tỉnh."


@pytest.fixture
def keys(server: str, context: BrowserContext, page: Page, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """The officer's hands, with a card scanned and a procedure chosen."""
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    context.add_cookies(cookies_of(open_office(), server))
    page.goto(f"{server}/tiep-nhan/")
    hands = Keys(page)
    hands.scan()
    expect(page.locator("[name=phone]")).to_be_focused()
    choose_procedure(page, "giam ho")
    return hands


def test_a_refusal_needs_its_reason_and_is_printed(keys: Keys):
    page = keys.page

    keys.press("F8")
    expect(page.locator("[name=refuse_reason]")).to_be_focused()
    keys.press("Control+Enter")
    expect(page.get_by_role("link", name="Hãy chọn lý do").first).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Hãy chọn lý do").first.click()
    # Letters with marks reach a list only from a real keyboard.
    page.locator("[name=refuse_reason]").select_option(label="Không thuộc thẩm quyền giải quyết")
    keys.press("Tab")
    keys.value(WHY)
    keys.press("Control+Enter")

    expect(page.get_by_role("heading", name="Đã ghi từ chối, chưa có mã hồ sơ")).to_be_visible()
    expect(page.get_by_text(WHY)).to_be_visible()
    dossier = Dossier.objects.get()
    assert State(dossier.state) is State.REFUSED_AT_RECEPTION
    assert printed(page, 1)[0].startswith(f"/ho-so/{dossier.reference}/giay/refusal.pdf?event=")
    check_page(page)


def test_escape_closes_the_answer_and_nothing_is_written(keys: Keys):
    page = keys.page
    keys.press("F8")
    expect(page.locator("[name=refuse_reason]")).to_be_focused()

    keys.press("Escape")

    expect(page.locator("[name=refuse_reason]")).to_be_hidden()
    assert not Dossier.objects.exists()
