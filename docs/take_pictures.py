"""Takes the pictures of the guides from the running system: a server of its own, a fixed day, a browser.

    python docs/take_pictures.py [NAME ...]      all pictures, or those whose name begins so

Needs what the tests need (chromium, playwright) and Pillow, which makes the pictures small. The database stays in
`.motcua/pictures`; without it the first run makes one, which takes a few minutes. See docs/guides/README.md.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pictures_files import take_files
from pictures_hall import take_hall
from pictures_linked import take_linked
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
WORK = HERE.parent / ".motcua" / "pictures"
#: A Thursday; the Tuesday after it, 24 November, is a holiday, so that a promise has something to explain.
MORNING, AFTERNOON = "2026-11-19T09:40", "2026-11-19T14:10"
PASSWORD = "motcua-demo-2026"  # noqa: S105 - that of the demo accounts, published
CARD = (
    "000191004587|270112233|Nguyễn Thị Hoàng Phương Thảo|14031991|Nữ|Tổ 5, ấp Bến Cam, xã Nhơn Trạch|01012022"
)
QUARTER = "/bao-cao/?from=2022-06-15&to=2022-09-16&as_of=2022-09-16&whose="
LARGEST = 150_000
COLOURS = (256, 128, 64)


@dataclass
class Server:
    """The serving process, which is told a moment a line and answers each with its address."""

    orders: IO[str]
    answers: IO[str]
    address: str = ""

    def tell(self, moment: str) -> None:
        """Set its clock, and wait until it is set."""
        self.orders.write(f"{moment}\n")
        self.orders.flush()
        self.address = self.answers.readline().strip()
        if not self.address:
            sys.exit("Máy chủ cho ảnh không chạy; xem lý do ở trên.")


@dataclass
class House:
    """The server for the pictures: its address, and the clock that can be set."""

    server: Server
    browser: Browser

    @property
    def address(self) -> str:
        """The address without a slash at its end."""
        return self.server.address

    def set_clock(self, moment: str) -> None:
        """Let the house take this moment for now."""
        self.server.tell(moment)

    @contextmanager
    def signed_in(self, username: str, *, width: int = 1280, height: int = 860) -> Iterator[Page]:
        """Give a browser of its own in which this person is signed in."""
        with self.guest(width=width, height=height) as page:
            page.goto(self.address)
            page.get_by_label("Tên đăng nhập").fill(username)
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.wait_for_url(lambda url: "dang-nhap" not in url)
            yield page

    @contextmanager
    def guest(self, *, width: int = 1280, height: int = 860) -> Iterator[Page]:
        """Give a browser of its own in which nobody is signed in."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        # A browser without a window has no printer and dies of one.
        context.add_init_script("window.print = () => {};")
        yield context.new_page()
        context.close()


def keep(page: Page, name: str, *, of: Locator | None = None) -> None:
    """Photograph the window, or a part of the page, and keep it as a small PNG."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    taken = (
        of.screenshot(animations="disabled", caret="hide")
        if of
        else page.screenshot(animations="disabled", caret="hide")
    )
    content = small(taken)
    (PICTURES / f"{name}.png").write_bytes(content)
    sys.stdout.write(f"{name}.png {len(content) // 1000} KB\n")


def small(taken: bytes) -> bytes:
    """Return the picture with so many colours as it may have below the largest size."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    for colours in COLOURS:
        reduced = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
        written = io.BytesIO()
        reduced.save(written, "PNG", optimize=True)
        if written.tell() <= LARGEST:
            break
    return written.getvalue()


# -- the counter ------------------------------------------------------------------------------------------------


def fill_reception(page: Page, procedure: str) -> None:
    """Scan the card and look for the procedure by typing: all by the keyboard."""
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã đọc từ thẻ căn cước, không phải gõ")).to_be_visible()
    page.locator("[name=phone]").fill("0900000187")
    page.keyboard.press("F3")
    page.keyboard.type(procedure, delay=15)
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()


def take_counter(house: House) -> None:
    """The counter's day: find, receive, hand over, ask for a supplement, search."""
    house.set_clock(MORNING)
    with house.signed_in("quay.nhontrach") as page:
        page.goto(f"{house.address}/tiep-nhan/")
        fill_reception(page, "gi")
        keep(page, "quay-1-tim-thu-tuc")
        page.keyboard.press("Control+A")
        page.keyboard.type("dang ky giam ho", delay=15)
        expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("giám hộ")
        page.keyboard.press("Enter")
        expect(page.locator("input[name=paper]").first).to_be_focused()
        page.evaluate(
            "() => { for (const one of document.querySelectorAll('details.case')) one.open = true; }"
        )
        for paper in ("Hộ chiếu", "Văn bản cử người giám hộ", "Tờ khai đăng ký giám hộ"):
            page.get_by_role("checkbox", name=paper).first.focus()
            page.keyboard.press("Space")
        page.evaluate("window.scrollTo(0, 520)")
        keep(page, "quay-2-giay-to")
        keep(page, "quay-3-ngay-hen", of=page.locator("[data-step=promise]"))
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/tiep-nhan/xong/**")
        keep(page, "quay-4-da-tiep-nhan")
        page.get_by_role("link", name="Mở hồ sơ").click()
        page.wait_for_url("**/ho-so/*/")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("t")
        expect(page.get_by_role("status").filter(has_text="Bàn giao")).to_be_visible()
        keep(page, "quay-5-da-ban-giao")
        take_fee(house, page)
        ask_at_the_counter(house, page)
        page.goto(f"{house.address}/ho-so/?q=nguyen+thi")
        expect(page.locator("#preview h2")).to_be_visible()
        keep(page, "quay-7-tim-ho-so")


def take_fee(house: House, page: Page) -> None:
    """Certified copies: the price of a page is known, pages and copies are typed."""
    page.goto(f"{house.address}/tiep-nhan/")
    fill_reception(page, "chung thuc ban sao tu ban chinh")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=paper]").first).to_be_focused()
    page.keyboard.press("F6")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.keyboard.type("3")
    expect(page.get_by_text("Thu 30.000 đồng")).to_be_visible()
    keep(page, "quay-8-phi", of=page.locator("[data-step=fee]"))


def ask_at_the_counter(house: House, page: Page) -> None:
    """Ask for a supplement before anything is received: the missing papers are proposed."""
    page.goto(f"{house.address}/tiep-nhan/")
    fill_reception(page, "le hoi quy mo cap xa")
    page.keyboard.press("Enter")
    expect(page.locator(".truth")).to_be_visible()
    page.get_by_role("checkbox").first.check()
    page.keyboard.press("F7")
    page.get_by_label("Lý do").first.select_option(label="Thiếu thành phần hồ sơ")
    keep(page, "quay-6-yeu-cau-bo-sung")


def take_phone(house: House) -> None:
    """What fits in a hand: the worklist of an officer on the way, and the page that anyone may open."""
    house.set_clock(MORNING)
    with house.signed_in("chuyenvien.nhontrach", width=390, height=760) as page:
        keep(page, "dien-thoai-1-viec-cua-toi")
        page.locator("[data-row] a").first.click()
        page.wait_for_url("**/ho-so/*/")
        code = page.url.rstrip("/").rsplit("/", 1)[-1]
        keep(page, "dien-thoai-2-ho-so")
    with house.guest(width=390, height=760) as page:
        page.goto(f"{house.address}/t/{code}")
        keep(page, "dien-thoai-3-tra-cuu")


# -- the offices ------------------------------------------------------------------------------------------------


def open_free(house: House, page: Page, *, nth: int = 0) -> str:
    """Open a dossier that nobody has taken and that runs, and return its address."""
    page.goto(f"{house.address}/?due=soon")
    links = [link.get_attribute("href") or "" for link in page.locator("[data-row] a.t").all()]
    for link in links[nth:]:
        page.goto(f"{house.address}{link}")
        if page.get_by_role("button", name="Nhận xử lý").count():
            return link
    raise LookupError("Không còn hồ sơ nào chưa có người nhận trong ba ngày tới.")


def take_office(house: House) -> None:
    """A case officer's day: the list, the dossier, what it may need, and a colleague who was faster."""
    house.set_clock(AFTERNOON)
    with house.signed_in("chuyenvien.nhontrach") as page:
        expect(page.locator("#preview h2")).to_be_visible()
        keep(page, "chuyen-vien-1-viec-cua-toi")
        page.keyboard.press("?")
        keep(page, "chuyen-vien-2-phim-tat", of=page.locator("dialog[open]"))
        link = open_free(house, page)
        page.get_by_role("button", name="Nhận xử lý").click()
        expect(page.get_by_role("status").first).to_be_visible()
        keep(page, "chuyen-vien-3-ho-so")
        page.locator("summary", has_text="Yêu cầu bổ sung").first.click()
        keep(page, "chuyen-vien-4-yeu-cau-bo-sung")
        page.goto(f"{house.address}{link}")
        page.locator("summary", has_text="Việc khác").click()
        page.locator("summary", has_text="Tạm dừng").click()
        keep(page, "chuyen-vien-5-tam-dung")
        with house.signed_in("truongphong.nhontrach") as other:
            race(house, page, other)


def claim(page: Page) -> None:
    """Take the step, also when it is meant for somebody else and stands among the other acts."""
    button = page.get_by_role("button", name="Nhận xử lý")
    if not button.is_visible():
        page.locator("summary", has_text="Việc khác").click()
    button.click()
    expect(page.get_by_role("status").first).to_be_visible()


def race(house: House, page: Page, other: Page) -> None:
    """Let the head take a dossier that the case officer still looks at."""
    link = open_free(house, page)
    other.goto(f"{house.address}{link}")
    claim(other)
    page.get_by_role("button", name="Nhận xử lý").click()
    expect(page.get_by_role("alert")).to_be_visible()
    keep(page, "chuyen-vien-6-dong-nghiep-nhanh-hon")
    other.locator("summary", has_text="Việc khác").click()
    other.locator("summary", has_text="Hẹn lại").click()
    keep(other, "lanh-dao-1-hen-lai")


# -- the reform office and the administrator --------------------------------------------------------------------


def take_reform(house: House) -> None:
    """The quarter: the figures, the form by fields, and the dossiers behind a figure."""
    with house.signed_in("cchc.dongnai") as page:
        page.goto(f"{house.address}{QUARTER}commune")
        keep(page, "cchc-1-so-lieu-quy")
        page.get_by_role("region", name="Biểu II.06 theo lĩnh vực").scroll_into_view_if_needed()
        page.locator("section.form").evaluate("place => window.scrollTo(0, place.offsetTop - 80)")
        keep(page, "cchc-2-bieu-ii06")
        page.locator("a.ev", has_text="trễ ở bước nào").first.click()
        keep(page, "cchc-3-ho-so-tre")


def take_administrator(house: House) -> None:
    """Signing in, and a procedure whose duration the model assumed."""
    with house.guest() as page:
        page.goto(house.address)
        keep(page, "quan-tri-1-dang-nhap")
    with house.signed_in("quantri.nhontrach") as page:
        page.goto(f"{house.address}/thu-tuc/3.000323/")
        keep(page, "quan-tri-2-thu-tuc")


SETS: dict[str, Callable[[House], None]] = {
    "quay": take_counter,
    "dien-thoai": take_phone,
    "chuyen-vien": take_office,
    "cchc": take_reform,
    "quan-tri": take_administrator,
    "hang-cho": lambda house: take_hall(house, keep),
    "giay-to": lambda house: take_files(house, keep),
    "lien-thong": lambda house: take_linked(house, keep),
}


# -- starting and ending ----------------------------------------------------------------------------------------


def chromium() -> str:
    """Return the browser's path: MOTCUA_CHROMIUM, or one of the usual names."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    found = os.environ.get("MOTCUA_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("Chưa có chromium; cài bằng «apt-get install -y chromium» hoặc đặt MOTCUA_CHROMIUM.")
    return found


def fresh_database() -> str:
    """Return the URL of a copy of the prepared database, so that every run begins with the same dossiers."""
    WORK.mkdir(parents=True, exist_ok=True)
    prepared, copy = WORK / "prepared.sqlite3", WORK / "motcua.sqlite3"
    if not prepared.exists():
        sys.stdout.write("Chuẩn bị cơ sở dữ liệu cho ảnh, mất vài phút…\n")
        sys.stdout.flush()
        half_made = WORK / "half.sqlite3"
        for old in WORK.glob("half.sqlite3*"):
            old.unlink()
        with served(f"sqlite:///{half_made}"):
            pass
        half_made.rename(prepared)
    for old in WORK.glob("motcua.sqlite3*"):
        old.unlink()
    shutil.copy(prepared, copy)
    return f"sqlite:///{copy}"


@contextmanager
def served(database: str) -> Iterator[Server]:
    """Serve the database; its clock stands on the morning."""
    house = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(HERE / "picture_house.py")],
        env={**os.environ, "DATABASE_URL": database},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert house.stdin is not None
    assert house.stdout is not None
    server = Server(house.stdin, house.stdout)
    server.tell(MORNING)
    try:
        yield server
    finally:
        house.stdin.close()
        house.wait(30)


def main() -> int:
    """Take the sets that are asked for."""
    parser = argparse.ArgumentParser(description="Chụp lại ảnh của các bản hướng dẫn.")
    parser.add_argument("names", nargs="*", help=f"bộ ảnh: {', '.join(SETS)} (mặc định: tất cả)")
    asked = parser.parse_args().names or list(SETS)
    if unknown := [name for name in asked if name not in SETS]:
        parser.error(f"không có bộ ảnh «{unknown[0]}»; có: {', '.join(SETS)}")
    PICTURES.mkdir(exist_ok=True)
    with served(fresh_database()) as server, sync_playwright() as playwright:
        flags = ["--disable-background-networking", "--no-first-run"]
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags + root)
        house = House(server, browser)
        for name in asked:
            SETS[name](house)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
