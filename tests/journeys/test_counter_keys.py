"""The fastest place in the house: from a scanned card to the printed paper in a handful of keys."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator

import pytest
import segno
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from motcua.capabilities.payments.models import FeeReceipt
from motcua.foundation.catalogue.models import Component, ProcedureVersion
from motcua.foundation.catalogue.queries import catalogue_changed
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.models import Dossier, ReceptionDraft
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier
from tests.journeys.browser import check_page
from tests.journeys.counter import (
    CARD,
    GUARDIAN,
    LONG_NAME,
    NOW,
    Keys,
    choose_procedure,
    cookies_of,
    open_office,
    printed,
)

pytestmark = pytest.mark.browser

#: The bar: keys beyond the values typed, from the scanned card to the printed paper.
MOST_KEYS = 25
NEXT = "Người kế tiếp"


@pytest.fixture
def office(server: str, context: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A commune of today on a Friday morning; its counter officer has signed in."""
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    made = open_office()
    context.add_cookies(cookies_of(made, server))
    yield made


@pytest.fixture
def keys(office: Office, server: str, page: Page) -> Keys:
    """The officer's hands on the open page."""
    page.goto(f"{server}/tiep-nhan/")
    expect(page.get_by_label("Họ và tên")).to_be_focused()
    return Keys(page)


def phone(page: Page) -> None:
    expect(page.locator("[name=phone]")).to_be_focused()


def version_of(code: str) -> ProcedureVersion:
    return ProcedureVersion.objects.get(procedure__code=code)


def test_certified_copies_take_few_keys_from_the_card_to_the_printed_receipt(keys: Keys):
    page = keys.page

    keys.scan()
    phone(page)
    keys.value("0900000187")
    keys.press("Enter")
    expect(page.locator("[name=procedure_text]")).to_be_focused()
    keys.value("ch")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("Enter")
    expect(page.locator("input[name=paper]").first).to_be_focused()
    keys.press("F6")
    keys.value("5")
    keys.press("Enter")
    keys.value("3")
    keys.press("F4", "Control+Enter")

    expect(page.get_by_role("link", name=NEXT)).to_be_focused()
    dossier, receipt = Dossier.objects.get(), FeeReceipt.objects.get()
    assert (receipt.amount, receipt.payer) == (30_000, LONG_NAME)
    assert printed(page, 1) == [f"/ho-so/{dossier.code}/giay/receipt.pdf?event=1"]
    keys.press("b")
    assert f"/bien-lai/{receipt.pk}.pdf" in printed(page, 2)[1]
    assert len(keys.pressed) <= MOST_KEYS, keys.pressed


def test_a_birth_registration_takes_few_keys_by_enter_alone(keys: Keys):
    page = keys.page

    keys.scan()
    phone(page)
    keys.value("0900000187")
    keys.press("Enter")
    keys.value("1.001193")
    # Enter before the suggestions are there takes the first of them.
    keys.press("Enter")
    expect(page.locator("input[name=paper]:focus")).to_have_count(1)
    for _paper in range(2):
        keys.press("Space", "ArrowDown")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            keys.press("ArrowDown")
    keys.press("Space", "Enter")
    expect(page.get_by_role("radio", name="Tại quầy này")).to_be_focused()
    keys.press("F4", "Enter")

    expect(page.get_by_role("link", name=NEXT)).to_be_focused()
    dossier = Dossier.objects.get()
    assert sorted(dossier.components.values_list("component", flat=True)) == ["3", "4", "5"]
    assert printed(page, 1) == [f"/ho-so/{dossier.code}/giay/receipt.pdf?event=1"]
    assert len(keys.pressed) <= MOST_KEYS, keys.pressed


@pytest.mark.parametrize("where", ["page", "phone", "procedure_text", "paper", "note"])
def test_a_card_is_read_wherever_the_focus_is_and_leaves_nothing_there(keys: Keys, where: str):
    page = keys.page
    choose_procedure(page, "giam ho")
    page.get_by_text("Thêm ghi chú").click()
    if where == "page":
        page.evaluate("document.activeElement.blur()")
    else:
        page.locator(f"[name={where}]").first.focus()

    keys.scan()

    phone(page)
    expect(page.get_by_text(LONG_NAME).first).to_be_visible()
    expect(page.get_by_text("Số định danh 000 191 004 587 · nữ · sinh 14/3/1991")).to_be_visible()
    for name in ("phone", "note", "email"):
        expect(page.locator(f"[name={name}]")).to_have_value("")
    expect(page.locator("[name=procedure]")).to_have_value("1.004837")
    expect(page.locator("[name=procedure_text]")).to_have_value("Đăng ký giám hộ")
    expect(page.locator("[name=copies-1]")).to_have_value("0")


def test_a_card_half_typed_before_goes_on_with_what_stood_there(keys: Keys):
    page = keys.page
    page.locator("[name=phone]").fill("0900000187")
    page.locator("[name=phone]").focus()

    keys.scan()

    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    expect(page.locator("[name=phone]")).to_have_value("0900000187")


def test_a_known_person_is_filled_in_and_an_open_dossier_pointed_out(keys: Keys, office: Office):
    page = keys.page
    both = (Handed("1"), Handed("2"))
    earlier = receive_dossier(
        office, at=moment("2026-09-09T08:00"), version=version_of("1.004837"), components=both
    )
    keys.scan(CARD.replace("000191004587", "000123456789").replace(LONG_NAME, "Nguyễn Văn Thử"))

    phone(page)
    expect(page.locator("[name=phone]")).to_have_value("0900000001")
    expect(page.get_by_text("Địa chỉ trên thẻ khác lần trước: «Ấp 3, xã Phú Hội».")).to_be_visible()
    choose_procedure(page, "giam ho")
    expect(page.get_by_text("Người này đã có hồ sơ của cùng thủ tục:")).to_be_visible()
    expect(page.get_by_role("link", name=str(earlier.code))).to_be_visible()
    expect(page.get_by_text("hẹn 17:00 thứ Hai, 14/9/2026")).to_be_visible()


def test_a_name_is_chosen_by_arrows_and_never_by_itself(keys: Keys, office: Office):
    page = keys.page
    receive_dossier(office, at=moment("2026-09-09T08:00"))
    people = page.get_by_role("listbox", name="Người đã từng nộp hồ sơ").get_by_role("option")

    keys.value("nguyen van")
    expect(people).to_have_count(1)
    keys.press("Enter")
    expect(page.locator("[name=id_number]")).to_be_focused()
    expect(page.locator("[name=id_number]")).to_have_value("")
    keys.press("F2")
    keys.value(" t")
    expect(people).to_have_count(1)
    keys.press("ArrowDown", "Enter")

    expect(page.locator("[name=name]")).to_have_value("Nguyễn Văn Thử")
    expect(page.locator("[name=id_number]")).to_have_value("000123456789")
    phone(page)


def test_digits_count_copies_and_shift_digits_originals(keys: Keys):
    page = keys.page
    choose_procedure(page, "giam ho")

    keys.press("3")
    expect(page.locator("[name=copies-1]")).to_have_value("3")
    expect(page.locator("[name=paper]").first).to_be_focused()
    keys.press("Shift+Digit2", "ArrowDown")
    expect(page.locator("[name=paper]").nth(1)).to_be_focused()

    expect(page.locator("[name=originals-1]")).to_have_value("2")
    assert [box.is_checked() for box in page.locator("[name=paper]").all()] == [True, False, False]


def test_a_case_is_chosen_by_arrows_and_shows_its_papers(keys: Keys, server: str):
    page = keys.page
    version = make_version("1.013225", name="Cấp giấy phép xây dựng", components=())
    for number, case in enumerate(("Đối với công trình theo tuyến", "Đối với nhà ở riêng lẻ"), start=1):
        Component.objects.create(
            version=version,
            number=number,
            name=f"Bản vẽ {number}",
            originals=2,
            copies=0,
            case=case,
            group=case,
        )
    catalogue_changed()
    page.goto(f"{server}/tiep-nhan/?procedure=1.013225")
    expect(page.locator("[name=paper]").first).to_be_hidden()
    page.locator("[name=case]").first.focus()

    keys.press("ArrowDown", "ArrowDown", "Enter")

    expect(page.get_by_role("checkbox", name="Bản vẽ 2")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Bản vẽ 1")).to_be_hidden()
    keys.press("Space")
    expect(page.locator("[data-handed]")).to_have_text("Bản vẽ 2")


def test_a_draft_survives_a_closed_browser(keys: Keys, server: str, context: BrowserContext):
    page = keys.page
    keys.scan()
    phone(page)
    choose_procedure(page, "giam ho")
    keys.press("F6")
    page.close(run_before_unload=True)

    again = context.new_page()
    again.goto(f"{server}/tiep-nhan/")
    expect(again.get_by_text(f"Còn một phiếu chưa gửi của {LONG_NAME}, gõ lúc 9:40")).to_be_visible()
    again.keyboard.press("F10")
    again.wait_for_url("**/?draft=*")
    expect(again.locator("html")).to_have_class("scripted")

    expect(again.locator("[name=name]")).to_have_value(LONG_NAME)
    expect(again.locator("[name=procedure]")).to_have_value("1.004837")
    assert [box.is_checked() for box in again.locator("[name=paper]").all()] == [
        must for _name, must in GUARDIAN
    ]
    again.keyboard.press("Control+Enter")
    expect(again.get_by_role("link", name=NEXT)).to_be_focused()
    assert not ReceptionDraft.objects.exists()


def test_the_next_card_begins_the_next_reception_and_reloading_prints_nothing(keys: Keys, server: str):
    page = keys.page
    keys.scan()
    phone(page)
    choose_procedure(page, "giam ho")
    keys.press("F6", "Control+Enter")
    printed(page, 1)

    page.reload()
    expect(page.get_by_role("link", name=NEXT)).to_be_focused()
    assert printed(page, 0) == []
    keys.press("p")
    printed(page, 1)
    keys.scan(CARD.replace("000191004587", "000191004588").replace(LONG_NAME, "Trần Văn Sau"))

    phone(page)
    expect(page.get_by_text("Trần Văn Sau").first).to_be_visible()
    expect(page).to_have_url(f"{server}/tiep-nhan/")


def picture() -> bytes:
    drawn = io.BytesIO()
    segno.make(CARD).save(drawn, kind="png", scale=5)
    return drawn.getvalue()


def test_a_picture_of_a_card_is_read(keys: Keys):
    page = keys.page
    page.locator("[data-picture-file]").set_input_files(
        {"name": "the.png", "mimeType": "image/png", "buffer": picture()}
    )

    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    phone(page)


#: A camera that sees the card: the browser of the tests has none.
LENS = """
navigator.mediaDevices.getUserMedia = async () => {
  const seen = new Image(); seen.src = "data:image/png;base64,%s"; await seen.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 640 });
  const draw = () => { const at = canvas.getContext("2d"); at.fillStyle = "#fff"; at.fillRect(0, 0, 640, 640); at.drawImage(seen, 40, 40, 560, 560); };
  draw(); setInterval(draw, 100);
  return canvas.captureStream(10);
};
"""


def test_the_browsers_camera_reads_a_card(keys: Keys, context: BrowserContext, server: str):
    page = keys.page
    coded = b64encode(picture()).decode()
    page.add_init_script(LENS % coded)
    page.reload()

    page.get_by_role("button", name="máy ảnh").click()

    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_without_a_network_nothing_is_lost_and_nothing_sent(keys: Keys, context: BrowserContext):
    page = keys.page
    keys.scan()
    phone(page)
    choose_procedure(page, "giam ho")
    keys.press("F6")

    context.set_offline(True)
    keys.press("Control+Enter")
    expect(page.get_by_text("Không gọi được máy chủ.")).to_be_visible()
    expect(page.locator("[name=id_number]")).to_have_value("000191004587")
    assert not Dossier.objects.exists()

    context.set_offline(False)
    keys.press("Control+Enter")
    expect(page.get_by_role("link", name=NEXT)).to_be_focused()


def test_the_keys_are_told_by_a_question_mark(keys: Keys):
    page = keys.page
    page.evaluate("document.activeElement.blur()")

    keys.press("?")

    expect(
        page.get_by_role("dialog", name="Phím tắt").get_by_text("số bản sao của giấy đang chọn")
    ).to_be_visible()


def test_every_state_of_the_page_is_readable_for_everyone(
    keys: Keys, office: Office, server: str, context: BrowserContext
):
    page = keys.page
    receive_dossier(office, at=moment("2026-09-09T08:00"), version=version_of("2.000815"))
    keys.scan(CARD.replace("000191004587", "000123456789"))
    phone(page)
    choose_procedure(page, "ban sao")
    expect(page.get_by_text("Người này đã có hồ sơ của cùng thủ tục:")).to_be_visible()
    page.get_by_text("Gửi bưu điện về nhà").click()
    check_page(page)

    page.get_by_role("radio", name="Tại quầy này").check()
    page.locator("[data-units]").fill("x")
    keys.press("Control+Enter")
    expect(page.get_by_role("link", name="Số lượng «x» cần là một số")).to_be_visible()
    check_page(page)

    keys.press("F6")
    page.locator("[data-units]").fill("2")
    page.locator("[data-units]").press("Control+Enter")
    expect(page.get_by_role("link", name=NEXT)).to_be_focused()
    check_page(page)

    page.goto(f"{server}/tiep-nhan/")
    page.get_by_role("button", name="máy ảnh").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check_page(page)
