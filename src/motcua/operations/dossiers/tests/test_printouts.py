"""Each paper says what its event said, whatever came after; what is drawn can be read again as text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest

from motcua.common.versions import held
from motcua.foundation.law import NoEdition
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.domain.refusals import FormUnknown, PaperNotIssued
from motcua.operations.dossiers.models import Dossier, DossierComponent, Note
from motcua.operations.dossiers.printouts.control import control
from motcua.operations.dossiers.printouts.extension import extension
from motcua.operations.dossiers.printouts.printed import printed
from motcua.operations.dossiers.printouts.receipt import receipt
from motcua.operations.dossiers.printouts.refusal import refusal
from motcua.operations.dossiers.printouts.sheet import Sheet
from motcua.operations.dossiers.printouts.stop import stop
from motcua.operations.dossiers.printouts.supplement import supplement
from motcua.operations.dossiers.queries.detail import detail_of
from motcua.operations.dossiers.queries.papers import issued_paper
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    make_office,
    make_office_of_today,
    moment,
    receive_dossier,
    register_dossier,
)

ADDRESS = "https://motcua.example.vn"
MOTHER = PersonDraft(name="Lê Thị Mẹ", id_number="000987654321", phone="0900000009")


def sheet(dossier: Dossier, form: str, event: int | None = None) -> Sheet:
    """Return what the paper of a dossier is made from."""
    again = Dossier.objects.select_related("applicant", "submitter").get(pk=dossier.pk)
    return Sheet(detail_of(again), issued_paper(again, form, event), ADDRESS)


def do(what: Act, dossier: Dossier, office: Office, who: str, at: str, **needs: Any) -> Dossier:
    return act(what, dossier_id=dossier.pk, by=office.officer(who), at=moment(at), **needs)


def text_of(content: bytes) -> str:
    """Return all words of a PDF in one line."""
    document = pypdfium2.PdfDocument(content)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def test_a_receipt_says_who_brought_what_and_until_when(office: Office) -> None:
    dossier = receive_dossier(office, submitter=MOTHER, authorisation="Giấy ủy quyền số 1")

    says = receipt(sheet(dossier, "receipt"))

    assert says["office_parent"] == "ỦY BAN NHÂN DÂN XÃ PHÚ HỘI"
    assert says["office_name"] == "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ"
    assert says["place_and_day"] == "Phú Hội, ngày 13 tháng 6 năm 2022"
    assert says["notation"] == "01/TNHS"
    assert (says["dossier_code"], says["tracking_url"]) == (dossier.code, f"{ADDRESS}/t/{dossier.code}")
    assert says["submitter"]["name"] == says["submitter_name"] == "Lê Thị Mẹ"
    assert says["authorised_by"] is not None
    assert says["authorised_by"]["name"] == "Nguyễn Văn Thử"
    assert says["authorised_by"]["document"] == "Giấy ủy quyền số 1"
    assert [(c["originals"], c["copies"]) for c in says["components"]] == [(1, 2)]
    assert says["received_at"] == "08 giờ 00 phút, ngày 13 tháng 6 năm 2022"
    assert says["due_at"] == "17 giờ 00 phút, ngày 16 tháng 6 năm 2022"
    assert says["due_reason"] == "Nhận 8:00 thứ Hai 13/6, cộng 3 ngày làm việc: hẹn 17:00 thứ Năm 16/6/2022."
    assert (says["duration"], says["officer_name"]) == ("3 ngày làm việc", "Lê Thị Một")
    assert says["return_at"] == "Bộ phận Tiếp nhận và Trả kết quả xã Phú Hội"


def test_a_receipt_keeps_its_promise_when_the_date_was_moved_since(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    before = receipt(sheet(dossier, "receipt"))

    do(Act.EXTEND, dossier, office, "leader", "2022-06-14T09:00", reason="workload", until=date(2022, 6, 24))
    do(Act.PAUSE, dossier, office, "case", "2022-06-15T09:00", reason="sector_law")

    assert receipt(sheet(dossier, "receipt")) == before


def test_a_complete_supplement_has_a_receipt_of_its_own_and_the_first_stays(office: Office) -> None:
    dossier = receive_dossier(office, waiting=True)
    done = do(Act.SUPPLEMENT, dossier, office, "counter_two", "2022-06-20T10:00")

    first, second = receipt(sheet(dossier, "receipt", 1)), receipt(sheet(dossier, "receipt"))

    assert (first["notation"], second["notation"]) == ("01/TNHS", "02/TNHS")
    assert first["due_at"] == "17 giờ 00 phút, ngày 16 tháng 6 năm 2022"
    assert second["received_at"] == "10 giờ 00 phút, ngày 20 tháng 6 năm 2022"
    assert second["due_at"] == "17 giờ 00 phút, ngày 23 tháng 6 năm 2022"
    assert second["officer_name"] == "Phan Thị Cửa"
    assert done.number == issued_paper(dossier, "receipt").event


def test_a_receipt_lists_a_paper_that_was_reused_and_not_brought(office: Office) -> None:
    dossier = receive_dossier(office)
    DossierComponent.objects.filter(dossier=dossier).update(originals=0, copies=0, digitised=2)

    (component,) = receipt(sheet(dossier, "receipt"))["components"]

    assert (component["originals"], component["copies"]) == (0, 0)
    assert component["note"] == "dùng lại bản đã nộp trước đây"


@pytest.mark.parametrize(
    ("return_by", "says"),
    [
        ("post", "Qua dịch vụ bưu chính công ích: Ấp 3, xã Phú Hội"),
        ("home", "Tại nhà: Ấp 3, xã Phú Hội"),
        ("online", "Bản điện tử, gửi vào tài khoản của người nộp"),
    ],
)
def test_a_receipt_says_where_the_result_will_be_had(office: Office, return_by: str, says: str) -> None:
    dossier = receive_dossier(office, return_by=return_by)

    assert receipt(sheet(dossier, "receipt"))["return_at"] == says


def test_a_request_lists_what_is_missing_apart_from_why(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    do(
        Act.REQUEST_SUPPLEMENT, dossier, office, "case", "2022-06-14T09:00",
        items=["Giấy khai sinh", "Ảnh 4x6"], reason="component_missing", note="Nộp trước thứ Sáu.",
    )  # fmt: skip

    says = supplement(sheet(dossier, "supplement"))

    assert says["items"] == ["Giấy khai sinh", "Ảnh 4x6"]
    assert says["reason"] == "Thiếu thành phần hồ sơ; Nộp trước thứ Sáu."
    assert says["officer_name"] == "Trần Văn Hồ"
    assert says["contact"] == "Bộ phận Tiếp nhận và Trả kết quả xã Phú Hội"


def test_a_request_whose_words_were_deleted_says_so(office: Office) -> None:
    dossier = receive_dossier(office, waiting=True)
    Note.objects.filter(dossier=dossier).delete()

    says = supplement(sheet(dossier, "supplement"))

    assert says["items"] == ["Nội dung thứ 1 (phần ghi bằng chữ không còn lưu)"]
    assert says["reason"] == ""


def test_a_paper_before_reception_shows_no_code_but_the_way_to_the_filing(office: Office) -> None:
    filed = register_dossier(office)
    do(Act.REFUSE, filed, office, "counter", "2022-06-13T10:00", reason="other", note="Đã nộp ở xã Long Tân.")

    says = refusal(sheet(filed, "refusal"))

    assert says["dossier_code"] == ""
    assert says["tracking_url"] == f"{ADDRESS}/t/{filed.reference}"
    assert says["reasons"] == ["Đã nộp ở xã Long Tân."]
    assert (says["submitter_name"], says["officer_name"]) == ("Nguyễn Văn Thử", "Lê Thị Một")


def test_a_refusal_after_examination_names_the_coded_reason_too(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    do(
        Act.REFUSE,
        dossier,
        office,
        "head",
        "2022-06-14T09:00",
        reason="conditions_not_met",
        note="Thửa đất đang tranh chấp.",
    )

    says = refusal(sheet(dossier, "refusal"))

    assert says["reasons"] == ["Không đủ điều kiện theo quy định", "Thửa đất đang tranh chấp."]
    assert says["dossier_code"] == dossier.code


def test_an_apology_names_both_dates_and_the_head_of_that_day(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    do(
        Act.EXTEND,
        dossier,
        office,
        "head",
        "2022-06-14T09:00",
        reason="coordination",
        until=date(2022, 6, 24),
    )
    do(Act.PAUSE, dossier, office, "case", "2022-06-15T09:00", reason="sector_law")
    do(Act.RESUME, dossier, office, "case", "2022-06-17T09:00")

    says = extension(sheet(dossier, "extension"))

    assert says["office_name"] == "ỦY BAN NHÂN DÂN XÃ PHÚ HỘI"
    assert says["received_on"] == "ngày 13 tháng 6 năm 2022"
    assert says["due_at"] == "17 giờ 00 phút, ngày 16 tháng 6 năm 2022"
    assert says["new_due_at"] == "17 giờ 00 phút, ngày 24 tháng 6 năm 2022"
    assert says["reason"] == "Cơ quan phối hợp chưa trả lời"
    assert says["signer_name"] == "Võ Thị Chủ"


def test_a_notice_of_stopping_tells_how_far_it_was_and_what_becomes_of_the_papers(db: None) -> None:
    office = make_office_of_today()
    dossier = receive_dossier(office, at=moment("2026-03-02T08:00"), in_progress=True)
    do(Act.STOP, dossier, office, "counter", "2026-03-02T14:00", note="Người nộp chuyển nơi ở.")

    says = stop(sheet(dossier, "stop"))

    assert says["stage"] == "Thẩm định hồ sơ, tại Bộ phận TP"
    assert says["papers"] == "Trả lại 03 giấy tờ đã nộp"
    assert says["fee"] == "Chưa thu"
    assert says["reason"] == "Theo đề nghị của người nộp hồ sơ; Người nộp chuyển nơi ở."
    assert says["requested_on"] == "ngày 02 tháng 3 năm 2026"


def test_the_control_slip_has_a_line_for_each_time_the_dossier_changed_hands(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    do(Act.COMPLETE_STEP, dossier, office, "case", "2022-06-14T09:00")
    do(Act.SEND_BACK, dossier, office, "leader", "2022-06-14T10:00", reason="draft_incomplete")
    do(Act.COMPLETE_STEP, dossier, office, "case_two", "2022-06-17T10:00")
    do(Act.RESOLVE, dossier, office, "leader", "2022-06-17T11:00")

    lines = control(sheet(dossier, "control"))["hand_overs"]

    assert [(line["giver"], line["receiver"], line["result"]) for line in lines] == [
        ("Bộ phận MC", "Bộ phận TP", "Đúng hạn"),
        ("Bộ phận TP", "Bộ phận LD", "Trước hạn"),
        ("Bộ phận LD", "Bộ phận TP", "Đúng hạn"),
        ("Bộ phận TP", "Bộ phận LD", "Quá hạn"),
        ("Bộ phận LD", "Bộ phận MC", "Quá hạn"),
    ]
    assert [(line["giver_name"], line["receiver_name"]) for line in lines] == [
        ("Lê Thị Một", "Trần Văn Hồ"),
        ("Trần Văn Hồ", "Võ Thị Chủ"),
        ("Võ Thị Chủ", "Đỗ Thị Sơ"),
        ("Đỗ Thị Sơ", "Võ Thị Chủ"),
        ("Võ Thị Chủ", ""),
    ]
    assert lines[2]["note"] == "Trả lại để làm lại: Dự thảo kết quả cần sửa"
    assert lines[0]["at"] == "08 giờ 15 phút, ngày 13 tháng 6 năm 2022"


def test_the_control_slip_goes_on_after_a_supplement_and_names_the_office_elsewhere(office: Office) -> None:
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Đại Phước")
    dossier = receive_dossier(office)
    Dossier.objects.filter(pk=dossier.pk).update(office_id=elsewhere.agency.id)
    do(Act.HAND_OVER, dossier, office, "counter", "2022-06-13T09:00")
    do(Act.REQUEST_SUPPLEMENT, dossier, office, "case", "2022-06-13T10:00", items=["Ảnh"])
    do(Act.SUPPLEMENT, dossier, office, "counter", "2022-06-20T10:00")

    says = control(sheet(dossier, "control"))

    assert says["cooperating"] == "Ủy ban nhân dân xã Đại Phước"
    assert says["office_parent"] == "ỦY BAN NHÂN DÂN XÃ ĐẠI PHƯỚC"
    assert says["agency"] == "Bộ phận TP, Ủy ban nhân dân xã Phú Hội"
    assert says["due_at"] == "17 giờ 00 phút, ngày 23 tháng 6 năm 2022"
    assert (says["hand_overs"][1]["note"], says["hand_overs"][1]["result"]) == (
        "Đã bổ sung đủ, tính lại thời hạn",
        "",
    )


@pytest.mark.parametrize(
    ("traits", "form", "says"),
    [
        ({}, "receipt", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        ({"waiting": True}, "supplement", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
        ({"refused": True}, "refusal", "PHIẾU TỪ CHỐI TIẾP NHẬN"),
        ({"handed_over": True}, "control", "PHIẾU KIỂM SOÁT"),
    ],
)  # fmt: skip
def test_what_is_drawn_can_be_read_again(
    office: Office, traits: dict[str, bool], form: str, says: str
) -> None:
    dossier = receive_dossier(office, **traits)

    paper = printed(dossier, form, address=ADDRESS)

    words = text_of(paper.content)
    assert says in words
    assert paper.notation in words
    assert "Nguyễn Văn Thử" in words
    assert str(dossier.code) in words


def test_the_edition_is_that_of_the_event_unless_another_day_is_named(db: None) -> None:
    office = make_office_of_today()
    old = receive_dossier(office, at=moment("2025-09-12T08:00"))
    new = receive_dossier(office, at=moment("2025-09-15T08:00"))

    assert printed(old, "receipt", address=ADDRESS).edition == "2018"
    assert printed(new, "receipt", address=ADDRESS).edition == "2025"
    assert printed(old, "receipt", address=ADDRESS, on=date(2025, 9, 15)).edition == "2025"
    with pytest.raises(NoEdition):
        printed(old, "receipt", address=ADDRESS, on=date(2018, 1, 1))


def test_a_dossier_of_2022_prints_the_paper_of_2022(office: Office) -> None:
    paper = printed(receive_dossier(office), "receipt", address=ADDRESS)

    assert paper.edition == "2018"
    assert "BỘ PHẬN TIẾP NHẬN" in text_of(paper.content)


def test_what_no_event_made_cannot_be_printed(office: Office) -> None:
    dossier = receive_dossier(office)

    with pytest.raises(PaperNotIssued, match="Phiếu xin lỗi"):
        printed(dossier, "extension", address=ADDRESS)
    with pytest.raises(PaperNotIssued):
        printed(dossier, "receipt", address=ADDRESS, event=7)
    with pytest.raises(FormUnknown):
        printed(dossier, "../../etc", address=ADDRESS)


def test_printing_costs_the_same_for_a_short_life_and_a_long_one(office: Office, query_cost: Any) -> None:
    short = receive_dossier(office)
    long = receive_dossier(office, at=MONDAY + timedelta(minutes=5), returned=True)

    def cost(dossier: Dossier) -> int:
        row = Dossier.objects.select_related("applicant", "submitter").get(pk=dossier.pk)
        with held():
            return int(query_cost(lambda: printed(row, "receipt", address=ADDRESS)))

    assert cost(short) == cost(long) <= 6
