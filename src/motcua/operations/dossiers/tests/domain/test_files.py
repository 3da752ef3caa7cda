"""Which papers need no scan, how far a paper is digitised, when a scan is in doubt, which paper stands for which."""

from __future__ import annotations

import pytest

from motcua.foundation.catalogue.domain import ComponentPlan
from motcua.operations.dossiers.domain.files import (
    Digitised,
    Exemption,
    Origin,
    digitised_by,
    exemption_of,
    pages_doubt,
    seal_of,
)
from motcua.operations.dossiers.domain.paper_names import (
    is_telling,
    meaning_of,
    meanings_of_result,
    result_stands_for,
)


def paper(name: str, group: str = "Giấy tờ phải nộp") -> ComponentPlan:
    return ComponentPlan("1", name, 1, 0, True, group, "")


HERE, FROM_PAPER, FROM_RESULT = Origin(), Origin(reused=True), Origin(reused=True, from_result=True)


@pytest.mark.parametrize(
    ("files", "state"),
    [
        ([], Digitised.NONE),
        ([HERE], Digitised.HERE),
        ([FROM_PAPER], Digitised.FROM_COMPONENT),
        ([FROM_RESULT], Digitised.FROM_RESULT),
        ([FROM_PAPER, FROM_RESULT], Digitised.FROM_COMPONENT),
        ([FROM_PAPER, HERE], Digitised.HERE),
    ],
)
def test_the_state_of_a_paper_follows_from_its_files(files: list[Origin], state: Digitised):
    assert digitised_by(files) is state


@pytest.mark.parametrize(
    ("plan", "channel", "why"),
    [
        (paper("Giấy chứng sinh"), "direct", None),
        (paper("Giấy chứng sinh"), "post", None),
        (paper("Giấy chứng sinh"), "online", Exemption.ONLINE),
        (paper("Hộ chiếu", "Giấy tờ phải xuất trình"), "direct", Exemption.SHOWN),
        (paper("Hộ chiếu", "Giấy tờ xuất trình hoặc nộp"), "direct", None),
        (paper("Tài liệu mật về quốc phòng"), "direct", Exemption.CLASSIFIED),
        (paper("Bản đồ thuộc bí mật nhà nước"), "online", Exemption.CLASSIFIED),
        (paper("Giấy mật độ xây dựng"), "direct", None),
    ],
)
def test_what_need_not_be_scanned_says_why(plan: ComponentPlan, channel: str, why: Exemption | None):
    assert exemption_of(plan, channel) is why


@pytest.mark.parametrize(
    ("originals", "paper_pages", "scanned", "words"),
    [
        (1, None, 1, ""),
        (2, None, 1, "Nhận 2 bản chính nhưng bản quét mới có 1 trang."),
        (2, None, 0, ""),
        (1, 4, 3, "còn thiếu 1 trang"),
        (1, 4, 5, "thừa 1"),
        (3, 2, 2, ""),
    ],
)
def test_a_scan_with_too_few_pages_is_in_doubt(
    originals: int, paper_pages: int | None, scanned: int, words: str
):
    doubt = pages_doubt(originals=originals, paper_pages=paper_pages, scanned_pages=scanned)

    assert words in doubt and bool(words) == bool(doubt)


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("(2) Bản sao Giấy khai sinh (có chứng thực)", "giay khai sinh"),
        ("a) Bản chính Giấy khai sinh.", "giay khai sinh"),
        ("Giấy khai sinh; trường hợp mất thì nộp bản sao trích lục", "giay khai sinh"),
        ("- 01 bản sao Giấy chứng nhận kết hôn", "giay chung nhan ket hon"),
        ("Tờ khai đăng ký khai sinh theo mẫu", ""),
        ("Đơn đề nghị hỗ trợ (Mẫu 1).", ""),
        ("(3) 02 ảnh màu (kích thước 4 cm x 6 cm)", ""),
        ("Văn bản ủy quyền (được chứng thực)", ""),
    ],
)
def test_a_paper_is_known_by_its_first_words_and_a_request_by_none(name: str, meaning: str):
    assert meaning_of(name) == meaning


def test_a_result_stands_for_the_paper_that_it_is():
    results = meanings_of_result("Giấy khai sinh; Trích lục đăng ký nhận cha, mẹ, con (bản chính)")

    assert result_stands_for(results, "giay khai sinh")
    assert result_stands_for(results, "giay khai sinh cua tre em")
    assert not result_stands_for(results, "giay chung nhan ket hon")
    assert not meanings_of_result("Giấy chứng nhận.")


def test_a_kind_of_paper_is_no_paper():
    assert is_telling("giay chung sinh")
    assert not is_telling("giay chung nhan")
    assert not is_telling("mot trong cac giay to sau")


def test_another_order_has_another_seal():
    assert seal_of([1, 2]) != seal_of([2, 1]) != seal_of([12])
