"""Every form of every edition comes out as approved: its words, its picture, its sheet, its letters."""

from __future__ import annotations

import copy
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from motcua.capabilities.statutory_forms import samples
from motcua.capabilities.statutory_forms.render import pdf
from motcua.capabilities.statutory_forms.tests import papers
from motcua.capabilities.statutory_forms.values import OF_FORM
from motcua.foundation import law

A5, A4, A4_ACROSS = (148.0, 210.0), (210.0, 297.0), (297.0, 210.0)
SHEETS = {"register": A4_ACROSS, "result_list": A4_ACROSS, "hand_over_list": A4}
COPIES = {"fee_receipt": 2, "hand_over_list": 2, "result_list": 2}
ON_A5 = [(e, f) for e, f in samples.known() if f not in (*SHEETS, "queue_ticket")]
LONGEST_NAMES = (papers.SNAPSHOTS.parent / "longest_names.txt").read_text(encoding="utf-8").splitlines()
SIX_LINES = "\n".join(
    [
        "Căn hộ số 12A, tầng 15, tòa nhà chung cư Phước An",
        "Khu đô thị mới Long Thọ - Phước An",
        "Tổ 17, ấp Bà Trường",
        "Đường Nguyễn Hữu Cảnh nối dài",
        "xã Phước An, huyện Nhơn Trạch",
        "tỉnh Đồng Nai",
    ]
)
every_form = pytest.mark.parametrize(("edition", "form"), samples.known())


def drawn(form: str, edition: str, **changes: Any) -> bytes:
    return pdf(form, edition, samples.sample(form, edition) | changes)


def unspaced(text: str) -> str:
    """A line may end behind a slash or a hyphen, where the text has no space."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def with_long_texts(form: str, edition: str, name: str) -> dict[str, Any]:
    values = copy.deepcopy(samples.sample(form, edition)) | {"procedure": name}
    for person in ("submitter", "applicant", "authorised_by"):
        if values.get(person):
            values[person]["address"] = SIX_LINES
    return values | ({"address": SIX_LINES} if "address" in values else {})


@every_form
def test_the_fixed_values_are_those_that_the_form_names(edition: str, form: str):
    named = OF_FORM[form]

    given = set(samples.sample(form, edition))

    assert named.__required_keys__ <= given <= named.__required_keys__ | named.__optional_keys__


@every_form
def test_a_form_says_what_was_approved(edition: str, form: str):
    approved = (papers.SNAPSHOTS / f"{edition}-{form}.txt").read_text(encoding="utf-8")

    assert papers.text_of(drawn(form, edition)) == approved


@every_form
def test_a_form_looks_as_approved(edition: str, form: str):
    approved = Image.open(papers.SNAPSHOTS / f"{edition}-{form}.png").convert("L")

    picture = papers.picture_of(drawn(form, edition))

    assert picture.size == approved.size
    changed = ImageChops.difference(picture, approved).point(lambda value: 255 if value > 96 else 0)
    assert changed.histogram()[255] <= 0.0005 * picture.width * picture.height


@every_form
def test_a_form_stands_on_its_sheet_to_a_tenth_of_a_millimetre(edition: str, form: str):
    sizes = papers.sizes_of(drawn(form, edition))

    assert len(sizes) == COPIES.get(form, 1)
    for width, height in sizes:
        if form == "queue_ticket":
            assert width == pytest.approx(80, abs=0.1)
        else:
            assert (width, height) == pytest.approx(SHEETS.get(form, A5), abs=0.1)


@every_form
def test_a_form_carries_its_letters_and_an_archive_takes_it(edition: str, form: str):
    paper = drawn(form, edition)

    assert papers.fonts_of(paper) <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert papers.fonts_not_embedded(paper) == 0
    metadata = papers.metadata_of(paper)
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert b"/StructTreeRoot" in paper


@every_form
def test_the_same_values_make_the_same_bytes(edition: str, form: str):
    assert drawn(form, edition) == drawn(form, edition)


def test_each_form_that_the_law_names_has_a_template_in_each_edition():
    days = {"2018": date(2022, 8, 26), "2025": date(2026, 9, 11)}
    forms = ("receipt", "supplement", "refusal", "extension", "control", "register")

    wanted = {(law.form_edition_on(form, day).edition, form) for form in forms for day in days.values()}
    wanted.add((law.form_edition_on("stop", days["2025"]).edition, "stop"))

    assert wanted == {key for key in samples.known() if key[0] != "house"}


@pytest.mark.parametrize(("edition", "form"), ON_A5)
def test_the_longest_names_and_addresses_of_six_lines_fit_one_sheet(edition: str, form: str):
    for name in LONGEST_NAMES:
        paper = pdf(form, edition, with_long_texts(form, edition, name))

        assert len(papers.sizes_of(paper)) == COPIES.get(form, 1), name[:60]
        assert unspaced(name) in unspaced(papers.text_of(paper))


@every_form
def test_the_code_in_squares_opens_the_tracking_page(edition: str, form: str):
    values = samples.sample(form, edition)
    read = zxingcpp.read_barcodes(papers.picture_of(drawn(form, edition), dots=150))

    assert {found.text for found in read} == (
        {values["tracking_url"]} if values.get("tracking_url") else set()
    )


def test_a_long_list_of_papers_goes_on_on_a_numbered_page_and_is_signed_there():
    papers_handed_in = samples.sample("receipt", "2025")["components"] * 9

    paper = drawn("receipt", "2025", components=papers_handed_in)

    assert len(papers.sizes_of(paper)) == 2
    first, second = papers.text_of(paper).split("\n\n")
    assert "NGƯỜI NỘP HỒ SƠ" in second and "NGƯỜI NỘP HỒ SƠ" not in first
    assert second.splitlines()[0] == "2"


def test_what_was_not_filled_in_is_a_dotted_line_and_no_text():
    blank = {"name": "", "id_number": "", "address": "", "phone": "", "email": ""}

    text = papers.words_of(drawn("refusal", "2025", applicant=blank, reasons=[]))

    assert "Địa chỉ: Số điện thoại: Email: Mã hồ sơ (nếu có):" in text


def test_a_cancelled_fee_receipt_says_so_across_the_page():
    assert "ĐÃ HỦY" in papers.text_of(drawn("fee_receipt", "house", cancelled=True))
    assert "ĐÃ HỦY" not in papers.text_of(drawn("fee_receipt", "house"))


def test_a_word_longer_than_a_line_stays_inside_the_margin():
    submitter = samples.sample("receipt", "2025")["submitter"] | {"email": "a" * 150 + "@motcua.example"}

    picture = papers.picture_of(drawn("receipt", "2025", submitter=submitter), dots=72)

    right_margin = picture.crop((picture.width - 30, 0, picture.width, picture.height))
    assert right_margin.getextrema() == (255, 255)


def test_markup_in_a_name_is_printed_and_not_obeyed():
    evil = '#panic("x") *đậm* $x$ <b> \\ [a] "'

    text = papers.words_of(drawn("supplement", "2025", items=[evil], reason=evil, contact=evil))

    assert text.count(evil) == 3


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_can_be_printed(text: str):
    applicant = samples.sample("refusal", "2025")["applicant"] | {"name": text, "address": text}

    paper = drawn("refusal", "2025", applicant=applicant, procedure=text, reasons=[text, text])

    assert paper.startswith(b"%PDF-1.7")


def test_a_form_that_nobody_laid_out_is_named():
    with pytest.raises(LookupError, match="no template for stop in the edition 2018"):
        pdf("stop", "2018", samples.sample("stop", "2025"))


def test_many_at_once_draw_the_same_papers_as_one_after_the_other():
    wanted = samples.known() * 3
    alone = {key: drawn(key[1], key[0]) for key in samples.known()}

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda key: drawn(key[1], key[0]), wanted))

    assert together == [alone[key] for key in wanted]


def test_however_much_is_handed_in_a_receipt_is_signed_on_the_page_of_its_last_lines():
    paper_handed_in = samples.sample("receipt", "2025")["components"][1]

    for count in range(1, 15):
        pages = papers.text_of(drawn("receipt", "2025", components=[paper_handed_in] * count)).split("\n\n")

        assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in pages[-1]
        assert len(pages) == 1
