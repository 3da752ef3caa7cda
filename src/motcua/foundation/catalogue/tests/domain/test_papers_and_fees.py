"""Papers of cases are alternatives, rows without a count are notes, and fees are believed only where they can be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from motcua.foundation.catalogue.domain.fees import read_fee, read_fees
from motcua.foundation.catalogue.domain.papers import sort_papers
from motcua.foundation.catalogue.domain.rows import PaperLine, TimeLine


def test_only_a_paper_without_any_condition_is_obligatory():
    papers, _ = sort_papers(
        [
            PaperLine("Tờ khai theo mẫu", 1, 0),
            PaperLine("Giấy tờ chứng minh nơi cư trú (nếu có)", 1, 0),
            PaperLine("Hộ chiếu", 1, 0, "Giấy tờ phải xuất trình"),
            PaperLine("Giấy ủy quyền", 1, 0, "Trường hợp ủy quyền thực hiện thủ tục"),
        ]
    )

    assert [paper.obligatory for paper in papers] == [True, False, False, False]
    assert papers[3].case == "Trường hợp ủy quyền thực hiện thủ tục"


def test_a_condition_in_a_later_sentence_does_not_take_the_obligation_away():
    name = (
        "Bản chính giấy tờ cần chứng thực. Trường hợp chỉ xuất trình bản chính thì cơ quan chụp từ bản chính."
    )

    papers, _ = sort_papers([PaperLine(name, 1, 0)])

    assert papers[0].obligatory


def test_numbered_headings_are_alternative_cases():
    papers, _ = sort_papers(
        [
            PaperLine("Văn bản đề nghị", 1, 0, "1. Hồ sơ sáp nhập trường công lập"),
            PaperLine("Tờ trình", 1, 0, "2. Hồ sơ sáp nhập trường tư thục"),
        ]
    )

    assert [paper.case for paper in papers] == [
        "1. Hồ sơ sáp nhập trường công lập",
        "2. Hồ sơ sáp nhập trường tư thục",
    ]
    assert not any(paper.obligatory for paper in papers)


def test_rows_without_a_count_are_notes():
    papers, notes = sort_papers(
        [PaperLine("Hồ sơ gồm:", 0, 0), PaperLine("Đơn", 1, 0), PaperLine("Số lượng hồ sơ: 01 bộ", 1, 1)]
    )

    assert [paper.name for paper in papers] == ["Đơn"]
    assert notes == ("Hồ sơ gồm:", "Số lượng hồ sơ: 01 bộ")


def test_papers_that_carry_their_own_numbers_stand_in_that_order():
    papers, _ = sort_papers([PaperLine("(2) Giấy chứng nhận", 1, 0), PaperLine("(1) Đơn đăng ký", 1, 0)])

    assert [(paper.number, paper.name) for paper in papers] == [
        (1, "(1) Đơn đăng ký"),
        (2, "(2) Giấy chứng nhận"),
    ]


@pytest.mark.parametrize(
    ("printed", "around", "amount", "currency", "kind"),
    [
        ("2000 VNĐ (/trang)", "Tại Ủy ban nhân dân cấp xã: 2.000 đồng/trang", Decimal(2000), "VND", "amount"),
        ("10 VNĐ (/bản)", "Tại cơ quan đại diện: 10 USD/bản.", Decimal(10), "USD", "amount"),
        ("0 VNĐ (Mức lệ phí do Hội đồng nhân dân tỉnh quyết định)", "", None, "VND", "council"),
        ("0 VNĐ (Không)", "", Decimal(0), "VND", "free"),
        ("0 VNĐ (Không thu lệ phí đăng ký đối với hộ nghèo)", "", Decimal(0), "VND", "free"),
        ("0 VNĐ ()", "", None, "VND", "unclear"),
        ("20 VNĐ (20.000 vnđ/tờ khai)", "", None, "VND", "unclear"),
        ("Hội đồng nhân dân cấp tỉnh quy định.", "", None, "VND", "council"),
        ("Chi tiết tại văn bản kèm theo", "", None, "VND", "unclear"),
    ],
)
def test_a_fee_is_read_with_care(printed, around, amount, currency, kind):
    found = read_fee(printed, around)

    assert found[:3] == (amount, currency, kind)


def test_a_fee_that_is_the_same_on_every_channel_is_one_line():
    fees = read_fees(
        [TimeLine(channel, "3", "ngày", "", "50000 VNĐ (/giao dịch)") for channel in ("direct", "post")]
    )

    assert [(fee.channel, fee.amount) for fee in fees] == [("", Decimal(50000))]
