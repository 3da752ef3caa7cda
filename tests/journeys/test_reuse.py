"""A paper comes once: scanned by keyboard at the first reception, offered and taken over at the second, never asked again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.application import Handed, PersonDraft
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier
from motcua.operations.dossiers.tests.scans import names, pdf, png, scanned
from tests.journeys.browser import check_page, check_width, weigh
from tests.journeys.counter import LONG_NAME, NOW, Keys, choose_procedure, cookies_of, open_office

pytestmark = pytest.mark.browser

PERSON = PersonDraft(name=LONG_NAME, id_number="000191004587", phone="0900000187", address="Ấp Bến Cam")
PAPERS = (("Văn bản cử người giám hộ", True), ("Giấy chứng nhận kết hôn của người được cử", False))


@pytest.fixture
def office(server: str, context: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A commune of today on a Friday morning; its counter officer has signed in."""
    monkeypatch.setattr(timezone, "now", lambda: moment(NOW))
    made = open_office()
    context.add_cookies(cookies_of(made, server))
    yield made


def brought(office: Office, *papers: str, days_ago: int = 0) -> Dossier:
    """Receive what the person brings, a Monday or more ago."""
    version = make_version("1.004999", name="Cử người giám hộ", components=PAPERS) if days_ago else None
    return receive_dossier(
        office,
        version=version,
        at=moment(NOW) - timedelta(days=days_ago),
        applicant=PERSON,
        components=tuple(Handed(number) for number in papers),
    )


def choose_files(page: Page, files: list[Path]) -> None:
    """Open the chooser of the field in focus with the keyboard and pick the files."""
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(files)


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    """Two pages as a scanner leaves them in its folder."""
    pages = [tmp_path / "mặt trước.png", tmp_path / "mặt sau.pdf"]
    for path, upload in zip(pages, (png(), pdf(pages=2)), strict=True):
        path.write_bytes(upload.read())
    return pages


def test_papers_are_scanned_put_in_order_and_taken_away_by_keyboard(
    server: str, office: Office, page: Page, scans: list[Path]
):
    dossier = brought(office, "1", days_ago=1)
    page.goto(f"{server}/tiep-nhan/xong/{dossier.code}/")
    section = page.get_by_role("region", name="Giấy tờ và bản quét")
    expect(section).to_contain_text("0/1 giấy đã có bản quét")
    check_page(page)

    page.keyboard.press("q")
    choose_files(page, scans)
    expect(section).to_contain_text("2 tệp, 3 trang")
    expect(section).to_contain_text("1/1 giấy đã có bản quét")
    assert names(dossier) == ["mặt trước.png", "mặt sau.pdf"]
    expect(page.locator(".thumb img").first).to_have_js_property("complete", True)
    assert page.locator(".thumb img").first.evaluate("image => image.naturalWidth") > 0
    check_page(page)

    page.get_by_role("button", name="Chuyển tệp 2 lên trước").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fn").first).to_have_text("mặt sau.pdf")
    expect(page.get_by_role("button", name="Chuyển tệp 1 ra sau")).to_be_focused()
    expect(page.locator("[data-said]")).to_have_text("Đã chuyển tệp lên trước.")
    assert names(dossier) == ["mặt sau.pdf", "mặt trước.png"]

    page.get_by_role("button", name="Bỏ tệp 2").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Bỏ").press("Enter")
    expect(section).to_contain_text("1 tệp đã bỏ")
    assert names(dossier) == ["mặt sau.pdf"]
    assert DossierFile.objects.get(name="mặt trước.png").removed_by_id == office.officer("counter")

    page.get_by_label("Bản giấy có").fill("3")
    page.keyboard.press("Enter")
    expect(section).to_contain_text("Giấy có 3 trang, bản quét mới có 2: còn thiếu 1 trang.")
    check_page(page)


def test_a_paper_that_is_held_is_not_asked_for_again(server: str, office: Office, page: Page):
    earlier = brought(office, "1", "2", days_ago=30)
    scanned(
        earlier,
        pdf("văn bản cử.pdf", pages=2),
        by=office.officer("counter_two"),
        at=moment("2026-08-12T10:00"),
    )
    page.goto(f"{server}/tiep-nhan/")
    expect(page.get_by_label("Họ và tên")).to_be_focused()
    keys = Keys(page)

    keys.scan()
    expect(page.get_by_text("Đã đọc từ thẻ căn cước")).to_be_visible()
    choose_procedure(page, "cu nguoi giam ho")
    offer = page.locator("label.held")
    expect(offer).to_contain_text("Đã có bản quét «Văn bản cử người giám hộ» (2 trang, thứ Tư, 12/8/2026)")
    expect(offer).to_contain_text(str(earlier.code))
    expect(page.get_by_text("Còn 1 giấy bắt buộc chưa có.")).to_be_visible()
    check_page(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.get_by_text("Đủ giấy tờ bắt buộc.")).to_be_visible()
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/tiep-nhan/xong/**")
    expect(page.get_by_role("region", name="Giấy tờ và bản quét")).to_contain_text("Dùng lại bản đã có")
    dossier = Dossier.objects.latest("pk")
    paper = DossierComponent.objects.get(dossier=dossier)
    assert (paper.originals, paper.copies, paper.digitised) == (0, 0, Digitised.FROM_COMPONENT)
    assert names(dossier) == ["văn bản cử.pdf"]
    check_page(page)


def test_after_reception_one_key_takes_over_what_is_held(server: str, office: Office, page: Page):
    earlier = brought(office, "1", days_ago=30)
    scanned(earlier, pdf("văn bản cử.pdf"), png("trang hai.png"))
    dossier = receive_dossier(
        office, version=earlier.version, at=moment(NOW), applicant=PERSON, components=(Handed("1"),)
    )
    page.goto(f"{server}/tiep-nhan/xong/{dossier.code}/")
    section = page.get_by_role("region", name="Giấy tờ và bản quét")
    expect(section).to_contain_text("Đã có bản quét «Văn bản cử người giám hộ» (2 trang")
    check_page(page)

    page.keyboard.press("d")

    expect(section).to_contain_text("Dùng lại bản đã có")
    expect(section).to_contain_text(f"dùng lại từ {earlier.code}")
    assert names(dossier) == ["văn bản cử.pdf", "trang hai.png"]
    page.locator(".thumb").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Trang 1 trong 1")).to_be_visible()
    check_page(page)


def test_a_second_officer_is_told_what_the_first_changed(
    server: str, office: Office, page: Page, context: BrowserContext
):
    dossier = brought(office, "1", days_ago=1)
    scanned(dossier, pdf("a.pdf"), png("b.png"), png("c.png", mark=1))
    page.goto(f"{server}/ho-so/{dossier.code}/")
    other = context.new_page()
    other.goto(f"{server}/ho-so/{dossier.code}/")
    other.get_by_role("button", name="Chuyển tệp 1 ra sau").press("Enter")
    expect(other.locator(".fn").first).to_have_text("b.png")

    page.get_by_role("button", name="Chuyển tệp 3 lên trước").press("Enter")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Lê Thị Một đã đổi chỗ tệp «a.pdf» lúc 9:40 thứ Sáu, 11/9/2026")
    expect(alert).to_be_focused()
    expect(page.locator(".fn").first).to_have_text("b.png")
    assert names(dossier) == ["b.png", "a.pdf", "c.png"]


def test_a_dropped_file_counts_for_the_paper_under_it_and_a_bad_one_is_told(
    server: str, office: Office, page: Page
):
    dossier = brought(office, "1", "2", days_ago=1)
    page.goto(f"{server}/ho-so/{dossier.code}/")
    drop = """([target, name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name, { type }));
        for (const kind of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }"""
    second = page.locator("#tep-2")
    page.evaluate(drop, [second.element_handle(), "kết hôn.png", "image/png", list(png().read())])
    expect(second).to_contain_text("1 tệp, 1 trang")

    page.evaluate(drop, [second.element_handle(), "xấu.png", "image/png", list(b"<svg onload=alert(1)>")])

    expect(second.get_by_role("alert")).to_contain_text("nội dung không phải vậy")
    assert (names(dossier, "1"), names(dossier, "2")) == ([], ["kết hôn.png"])


def test_without_scripts_files_are_sent_by_a_button(
    server: str, office: Office, browser: Browser, scans: list[Path]
):
    dossier = brought(office, "1", days_ago=1)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    context.set_default_timeout(10_000)
    context.add_cookies(cookies_of(office, server))
    page = context.new_page()
    page.goto(f"{server}/ho-so/{dossier.code}/")

    page.locator("#tep-1 input[type=file]").first.set_input_files(scans)
    page.locator("#tep-1").get_by_role("button", name="Tải lên").click()

    expect(page.locator("#tep-1")).to_contain_text("2 tệp, 3 trang")
    check_width(page)
    page.get_by_role("button", name="Bỏ tệp 1").click()
    expect(page.locator("#tep-1")).to_contain_text("1 tệp đã bỏ")
    assert names(dossier) == ["mặt sau.pdf"]
    context.close()


def test_the_pages_with_scans_are_light(server: str, office: Office, browser: Browser):
    dossier = brought(office, "1", "2", days_ago=1)
    scanned(dossier, *(png(f"{mark}.png", mark=mark) for mark in range(8)))
    cookies = cookies_of(office, server)

    for path in (f"/ho-so/{dossier.code}/", f"/tiep-nhan/xong/{dossier.code}/"):
        assert weigh(browser, f"{server}{path}", cookies) <= 150 * 1024


def test_the_figures_of_digitisation_on_a_phone_and_on_a_screen(
    server: str, office: Office, page: Page, context: BrowserContext
):
    scanned(brought(office, "1", days_ago=1))
    context.clear_cookies()
    context.add_cookies(cookies_of(office, server, "leader"))

    page.goto(f"{server}/so-hoa/")

    expect(page.get_by_text("100%").first).to_be_visible()
    check_page(page)
    page.get_by_text("Định nghĩa").first.press("Enter")
    expect(page.get_by_text("Hồ sơ trực tuyến đã là bản điện tử")).to_be_visible()
