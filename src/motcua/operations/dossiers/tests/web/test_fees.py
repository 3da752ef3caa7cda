"""Money on the dossier's page: taken by the counter, cancelled by somebody else, added up by day."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.models import FeeReceipt
from motcua.foundation.catalogue.models import Fee
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.fees import SUBJECT, take_fee
from motcua.operations.dossiers.tests.factories import (
    Office,
    make_office,
    moment,
    receive_dossier,
    register_dossier,
)
from motcua.operations.dossiers.tests.web.conftest import Desk
from motcua.operations.dossiers.tests.web.test_dossier import page, plain

COUNCIL = "Mức lệ phí do Hội đồng nhân dân tỉnh quyết định."


@pytest.fixture
def dossier(office: Office) -> Dossier:
    """A dossier of a procedure that costs 2.000 đồng a page, and a fee that the council sets."""
    found = receive_dossier(office)
    Fee.objects.create(version_id=found.version_id, number=1, kind="amount", amount=2000, text="/trang")
    Fee.objects.create(version_id=found.version_id, number=2, kind="council", text=COUNCIL)
    return found


def pay(desk: Desk, dossier: Dossier, who: str = "counter", **typed: str) -> HttpResponse:
    address = reverse("dossiers:fee-take", args=[dossier.code or dossier.reference])
    given = {"payer": "Nguyễn Văn Thử", "address": "Ấp 3"} | {
        name.replace("__", "-").replace("fee_", "fee-").replace("_", "-"): value
        for name, value in typed.items()
    }
    answer: Any = desk.client(who).post(address, given)
    return answer


def book(desk: Desk, who: str, day: str = "") -> str:
    return plain(desk.get(who, f"{reverse('dossiers:fee-book')}?day={day}"))


def test_pages_times_copies_are_taken_and_the_receipt_is_on_the_page(desk: Desk, dossier: Dossier):
    answer = pay(desk, dossier, fee_1_quantity="3", fee_1_copies="2")

    assert answer.status_code == 302
    html = desk.get("counter", page(dossier))
    assert "12.000 đồng" in plain(html)
    assert "0000001" in html
    receipt = FeeReceipt.objects.get()
    assert (receipt.subject_kind, receipt.subject_id) == (SUBJECT, dossier.pk)
    assert (receipt.lines[0]["quantity"], receipt.lines[0]["unit"]) == (6, 2000)


def test_where_the_council_sets_the_amount_it_is_typed_beside_the_law_s_words(desk: Desk, dossier: Dossier):
    assert COUNCIL in desk.get("counter", page(dossier))

    pay(desk, dossier, fee_2_amount="8.000", fee_other_what="Bản sao trích lục", fee_other_amount="8000")

    receipt = FeeReceipt.objects.get()
    assert receipt.amount == 16_000
    assert [line["what"] for line in receipt.lines][1:] == ["Bản sao trích lục"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "ít nhất một khoản thu"),
        ({"fee_1_quantity": "ba"}, "Số lượng «ba» cần là một số từ 1 đến"),
        ({"fee_1_quantity": "-1"}, "Số lượng «-1» cần là một số từ 1 đến"),
        ({"fee_2_amount": "tám nghìn"}, "cần là số đồng nguyên"),
        ({"fee_2_amount": "0"}, "phải lớn hơn 0 đồng"),
        ({"fee_2_amount": "900000000"}, "quá lớn để thu tiền mặt"),
        ({"fee_other_amount": "8000"}, "cần ghi thu khoản gì"),
        ({"fee_1_quantity": "1", "payer": " "}, "Nhập họ tên người nộp tiền"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    desk: Desk, dossier: Dossier, typed: dict[str, str], words: str
):
    answer = pay(desk, dossier, **typed)

    assert answer.status_code == 422
    assert words in plain(answer.content.decode())
    assert not FeeReceipt.objects.exists()


def test_a_dossier_refused_at_the_counter_owes_nothing(desk: Desk, office: Office):
    refused = register_dossier(office)
    by, at = office.officer("counter"), moment("2022-06-15T09:00")
    act(Act.REFUSE, dossier_id=refused.pk, by=by, at=at, reason="not_competent")

    assert "Thu tiền mặt" not in desk.get("counter", page(refused))
    assert pay(desk, refused, fee_other_what="Lệ phí", fee_other_amount="8000").status_code == 422


def test_who_takes_money_does_not_cancel_its_receipt(desk: Desk, dossier: Dossier):
    pay(desk, dossier, fee_1_quantity="3")
    receipt = FeeReceipt.objects.get()
    address = reverse("dossiers:fee-cancel", args=[dossier.code, receipt.pk])

    assert desk.client("counter").post(address, {"why": "Gõ nhầm"}).status_code == 403
    assert "Hủy biên lai này" not in desk.get("counter", page(dossier))
    unexplained = desk.client("leader").post(address, {"why": ""})
    assert "Nhập lý do hủy biên lai" in plain(unexplained.content.decode())
    assert desk.client("leader").post(address, {"why": "Gõ nhầm số trang"}).status_code == 302
    assert desk.client("leader").post(address, {"why": "Lần nữa"}).status_code == 409

    assert "Gõ nhầm số trang" in desk.get("counter", page(dossier))


def test_the_cash_of_another_agency_is_not_ours_to_cancel(desk: Desk, dossier: Dossier):
    other = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước Thiền")
    receipt = take_fee(
        dossier,
        agency_id=other.agency.id,
        payer="Nguyễn Văn Thử",
        address="",
        lines=[Line.of("Lệ phí", 8000)],
        by=other.officer("counter"),
        at=moment("2022-06-15T09:00"),
    )

    assert "Hủy biên lai này" not in desk.get("leader", page(dossier))
    address = reverse("dossiers:fee-cancel", args=[dossier.code, receipt.pk])
    assert desk.client("leader").post(address, {"why": "Không phải của mình"}).status_code == 403


def test_a_receipt_is_printed_only_under_its_own_dossier(desk: Desk, dossier: Dossier, office: Office):
    pay(desk, dossier, fee_1_quantity="3")
    receipt, other = FeeReceipt.objects.get(), receive_dossier(office)

    client = desk.client("counter")
    printed = client.get(reverse("dossiers:fee-receipt", args=[dossier.code, receipt.pk]))
    assert printed.status_code == 200
    assert printed.content.startswith(b"%PDF")
    assert client.get(reverse("dossiers:fee-receipt", args=[other.code, receipt.pk])).status_code == 404


def test_the_cash_book_says_what_the_officer_hands_over(desk: Desk, dossier: Dossier):
    pay(desk, dossier, fee_1_quantity="3")
    pay(desk, dossier, fee_2_amount="8000")
    receipt = FeeReceipt.objects.order_by("pk")[0]
    desk.client("leader").post(
        reverse("dossiers:fee-cancel", args=[dossier.code, receipt.pk]), {"why": "Gõ nhầm"}
    )

    today = book(desk, "counter")

    assert re.search(r"Phải nộp quỹ .{0,40}8\.000 đồng", today)
    assert "0000001" in today
    assert "Không có biên lai nào" in book(desk, "counter", "2022-06-15")
    assert "không phải là ngày đúng dạng" in book(desk, "counter", "hôm nay")


def test_a_page_with_twenty_receipts_costs_as_much_as_one(desk: Desk, dossier: Dossier, query_cost: Any):
    pay(desk, dossier, fee_1_quantity="1")
    client, address = desk.client("counter"), reverse("dossiers:fee-book")
    client.get(address)
    one = query_cost(lambda: client.get(address)), query_cost(lambda: client.get(page(dossier)))
    for _ in range(19):
        pay(desk, dossier, fee_1_quantity="1")

    assert (query_cost(lambda: client.get(address)), query_cost(lambda: client.get(page(dossier)))) == one
