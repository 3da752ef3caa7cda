"""The page of reception around its form: fee, receipt, drafts, cases, the next person."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from motcua.capabilities.payments.models import FeeReceipt
from motcua.capabilities.statutory_forms.queries import papers_of
from motcua.foundation.catalogue.models import Component, Fee, ProcedureVersion
from motcua.foundation.catalogue.queries import catalogue_changed
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.models import Dossier, ReceptionDraft
from motcua.operations.dossiers.queries.usage import forget_usage
from motcua.operations.dossiers.tests.factories import Office, receive_dossier, version_of
from motcua.operations.dossiers.tests.web.conftest import Desk
from motcua.operations.dossiers.tests.web.test_receive import CARD, PAGE, typed

HEN, NHAP = "/tiep-nhan/hen/", "/tiep-nhan/nhap/"


@pytest.fixture
def counter(desk: Desk) -> Client:
    forget_usage()
    return desk.client("counter")


@pytest.fixture
def copies(office: Office) -> ProcedureVersion:
    """Certified copies: solved at once, two thousand a page."""
    version = make_version("2.000815", name="Chứng thực bản sao từ bản chính", duration="trong ngày")
    text = "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản."
    Fee.objects.create(version=version, number=1, kind="amount", amount=Decimal(2000), text=text)
    return version


def fee_of(version: ProcedureVersion, **more: str) -> dict[str, Any]:
    return {
        "fee_for": str(version.pk), "fee-on-1": "on", "fee-units-1": "5", "fee-copies-1": "3", "fee_method": "cash",
        "receipt_for": f"{version.pk}/direct/",
    } | more  # fmt: skip


def test_a_fee_is_shown_where_it_is_certain_with_its_units(counter: Client, copies: ProcedureVersion):
    page = counter.post(HEN, typed(counter, copies)).content.decode()

    assert 'name="fee-on-1" id="fee-on-1" checked' in page
    assert "2.000 đồng/trang" in page and "Thu 2.000 đồng" in page
    assert 'name="fee-units-1" value="1"' in page and 'name="fee-copies-1" value="1"' in page


def test_the_fee_is_taken_with_the_reception_and_its_receipt_is_to_be_printed(
    counter: Client, copies: ProcedureVersion
):
    page = counter.post(PAGE, typed(counter, copies, **fee_of(copies)), follow=True).content.decode()

    receipt = FeeReceipt.objects.get()
    assert (receipt.amount, receipt.lines[0]["quantity"]) == (7000 * 3, 15)
    assert re.search(r'/bien-lai/\d+\.pdf" target="_blank" data-print data-at-once data-key="p">', page)


@pytest.mark.parametrize(
    ("method", "note"), [("later", "Phí: thu khi trả kết quả 21.000 đồng."), ("exempt", "Phí: được miễn.")]
)
def test_what_is_not_paid_now_is_told_to_whoever_returns_the_result(
    counter: Client, copies: ProcedureVersion, method: str, note: str
):
    counter.post(PAGE, typed(counter, copies, **fee_of(copies, fee_method=method)))

    assert not FeeReceipt.objects.exists()
    assert note in counter.get(f"/ho-so/{Dossier.objects.get().code}/").content.decode()


def test_a_fee_that_the_page_has_not_shown_is_never_taken(counter: Client, copies: ProcedureVersion):
    counter.post(PAGE, typed(counter, copies, **fee_of(copies, fee_for="")))

    assert Dossier.objects.count() == 1
    assert not FeeReceipt.objects.exists()


WRONG_FEE = {
    "no number": ({"fee-units-1": "hai"}, "Số lượng «hai»"),
    "no copies": ({"fee-copies-1": "0"}, "Số lượng «0»"),
    "method": ({"fee_method": "gold"}, "Chọn tiền mặt"),
}


@pytest.mark.parametrize("wrong", WRONG_FEE)
def test_a_wrong_fee_is_told_at_its_place_and_nothing_is_written(
    counter: Client, copies: ProcedureVersion, wrong: str
):
    changes, words = WRONG_FEE[wrong]

    answer = counter.post(PAGE, typed(counter, copies, **fee_of(copies, **changes)))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'<a href="#fee">{words}', page)
    assert not Dossier.objects.exists() and not FeeReceipt.objects.exists()


def test_an_amount_that_no_source_tells_is_typed_and_never_invented(counter: Client, office: Office):
    version = make_version("1.001193", name="Đăng ký khai sinh", duration="trong ngày")
    Fee.objects.create(
        version=version, number=1, kind="council", amount=None, text="Theo nghị quyết của Hội đồng nhân dân"
    )
    shown = counter.post(HEN, typed(counter, version)).content.decode()
    form = typed(counter, version, **fee_of(version, **{"fee-amount-1": ""}))

    refused = counter.post(PAGE, form).content.decode()
    counter.post(PAGE, form | {"fee-amount-1": "8.000"})

    assert 'name="fee-on-1" id="fee-on-1">' in shown and "Không thu gì lúc này" in shown
    assert "Chưa ghi số tiền thu" in refused
    assert FeeReceipt.objects.get().amount == 8000


def test_what_is_solved_at_once_prints_no_receipt_unless_it_is_wanted(
    counter: Client, copies: ProcedureVersion, office: Office
):
    at_once = counter.post(HEN, typed(counter, copies)).content.decode()
    waits = counter.post(HEN, typed(counter, version_of(office))).content.decode()
    counter.post(PAGE, typed(counter, copies))
    counter.post(PAGE, typed(counter, copies, receipt_for=f"{copies.pk}/direct/", receipt="1"))

    box = r'name="receipt" value="1"( checked)?>'
    assert [re.search(box, page)[1] for page in (at_once, waits)] == [None, " checked"]
    issued = [len(papers_of("dossier", dossier.pk)) for dossier in Dossier.objects.order_by("pk")]
    assert issued == [0, 1]


def test_a_result_that_goes_home_needs_its_address_at_the_field(counter: Client, office: Office):
    form = typed(counter, version_of(office), return_by="post", address="")

    page = counter.post(PAGE, form).content.decode()

    assert re.search(r'<a href="#id_address">Trả kết quả qua bưu điện cần nơi ở', page)


def test_cases_are_shown_as_alternatives_and_the_chosen_one_is_kept(counter: Client, office: Office):
    version = make_version("9.510000", name="Việc có trường hợp", components=[("Tờ khai", True)])
    for number, case in enumerate(("Trường hợp mua bán", "Trường hợp thừa kế"), start=2):
        Component.objects.create(
            version=version,
            number=number,
            name=f"Giấy {number}",
            originals=1,
            copies=0,
            case=case,
            group=case,
        )
    catalogue_changed()
    form = typed(counter, version, case="Trường hợp thừa kế", paper=["1", "3"])

    page = counter.post(HEN, form).content.decode()
    counter.post(PAGE, form)

    assert "Trường hợp nào?" in page
    assert re.search(r'value="Trường hợp thừa kế" data-redraws checked>', page)
    assert Dossier.objects.get().case == "Trường hợp thừa kế"


def test_papers_of_few_cases_are_folded_and_shown_again_when_ticked(counter: Client, office: Office):
    papers = [("Giấy chứng sinh", False), ("Văn bản trong trường hợp ủy quyền", False)]
    version = make_version("9.520000", name="Việc có giấy hiếm", components=papers)

    folded = counter.post(HEN, typed(counter, version, paper=["1"])).content.decode()
    opened = counter.post(HEN, typed(counter, version, paper=["2"])).content.decode()

    assert '<details class="case"><summary>Chỉ trong vài trường hợp' in folded
    assert '<details class="case" open><summary>Chỉ trong vài trường hợp' in opened


def test_two_letters_find_what_this_office_receives_most(counter: Client, office: Office):
    make_version("9.530000", name="Chấm dứt việc hiếm")
    often = make_version("9.540000", name="Chứng thực việc thường ngày")
    receive_dossier(office, version=often)

    hits = counter.get("/tiep-nhan/thu-tuc/", {"q": "ch"}).json()["results"]

    assert [hit["value"] for hit in hits][:2] == ["9.540000", "9.530000"]


@pytest.mark.parametrize("text", ["ctvtn", "9.54", "THUONG ngay"])
def test_initials_a_code_or_words_in_any_order_find_it_too(counter: Client, text: str):
    make_version("9.540000", name="Chứng thực việc thường ngày")

    hits = counter.get("/tiep-nhan/thu-tuc/", {"q": text}).json()["results"]

    assert [hit["value"] for hit in hits] == ["9.540000"]


def test_what_is_typed_is_kept_offered_again_and_gone_with_the_answer(
    counter: Client, desk: Desk, office: Office
):
    form = typed(counter, version_of(office), do="look")
    assert counter.post(NHAP, form).status_code == 204

    offered = counter.get(PAGE).content.decode()
    again = counter.get(PAGE, {"draft": form["form"]}).content.decode()

    assert "Còn một phiếu chưa gửi của <b>Nguyễn Văn Thử</b>, gõ lúc 9:40 thứ Năm, 16/6/2022." in offered
    assert f'href="/tiep-nhan/?draft={form["form"]}"' in offered
    assert f'name="form" value="{form["form"]}"' in again and "Còn một phiếu chưa gửi" not in again
    for kept in (
        'value="Nguyễn Văn Thử"',
        'value="Thủ tục thử"',
        'id="paper-1" checked',
        'name="copies-1" value="2"',
    ):
        assert kept in again
    assert "Còn một phiếu" not in desk.client("counter_two").get(PAGE).content.decode()
    stranger = desk.client("counter_two").get(PAGE, {"draft": form["form"]}).content.decode()
    assert "Nguyễn Văn Thử" not in stranger

    counter.post(PAGE, form | {"do": "receive"})
    assert not ReceptionDraft.objects.exists()
    assert counter.post(NHAP, form).status_code == 200
    assert "Còn một phiếu" not in counter.get(PAGE).content.decode()


def test_a_draft_that_nobody_wants_back_is_dropped(counter: Client, office: Office):
    form = typed(counter, version_of(office))
    counter.post(NHAP, form)

    counter.post(NHAP, {"form": form["form"], "do": "drop"})

    assert not ReceptionDraft.objects.exists()


def test_a_card_scanned_after_an_answer_begins_the_next_reception(counter: Client, office: Office):
    page = counter.post(PAGE, typed(counter, version_of(office)), follow=True).content.decode()
    number = re.search(r'data-next hidden>.*?name="form" value="([0-9a-f]{32})"', page)
    assert number

    begun = counter.post(PAGE, {"form": number[1], "name": CARD, "do": "look"}).content.decode()

    assert '<section class="step carded"' in begun
    assert 'name="id_number" value="000191004587"' in re.sub(r'(name="\w+")[^>]*?( value=)', r"\1\2", begun)
    assert re.search(r'name="channel" value="direct"[^>]* checked', begun)


def test_the_ticket_goes_with_the_form(counter: Client):
    page = counter.get(PAGE, {"ticket": "A015"}).content.decode()

    assert re.search(r'name="ticket" value="A015"', page)
