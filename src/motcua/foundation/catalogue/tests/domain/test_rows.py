"""What a source row must be, and the sentence for each that is not taken."""

from __future__ import annotations

import pytest

from motcua.foundation.catalogue.domain.rows import Place, RowRefused, calm, tidy
from motcua.foundation.catalogue.tests.domain.rows import channel, make_row


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"code": ""}, "Dòng thiếu mã thủ tục."),
        ({"code": "1.0133611"}, "không đúng dạng của mã thủ tục quốc gia"),
        ({"code": "1.014955-Xoa"}, "không đúng dạng"),
        ({"code": "1.001193.H22"}, "bản riêng của một tỉnh khác (H22)"),
        ({"scope": "province_specific"}, "Thủ tục do một tỉnh tự công bố"),
        ({"one_stop": "no"}, "Thủ tục của ngành dọc"),
        ({"name": ""}, "Tên thủ tục chưa được nhập"),
        ({"name": "Cấp\x07 giấy"}, "Tên thủ tục có ký tự điều khiển"),
        ({"name": "Cấp \u202egiấy"}, "Tên thủ tục có ký tự điều khiển hoặc dấu đổi chiều chữ"),
        ({"name": "x" * 300_000}, "Tên thủ tục dài tối đa 2000 ký tự"),
        ({"field": ""}, "Lĩnh vực chưa được nhập"),
        ({"levels_2026": ""}, "không ghi cấp giải quyết"),
        ({"levels_2026": "thôn"}, "Cấp giải quyết «thôn» không có trong danh mục cấp"),
        ({"levels_2026": "bộ"}, "không thuộc cấp đang nhập (nguồn ghi: bộ)"),
        ({"processing_unit": "tuần"}, "Đơn vị thời hạn «tuần» không có trong danh mục"),
        ({"processing_time": "ba"}, "Số thời hạn «ba» không phải là một số"),
        ({"processing_time": "-3"}, "Số thời hạn «-3» không phải là một số"),
        ({"result": "x" * 300_000}, "Ô «result» dài 300000 ký tự"),
    ],
)
def test_a_broken_row_is_refused_with_its_reason(cells, why):
    with pytest.raises(RowRefused) as refused:
        make_row(**cells)

    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ({"channels": [channel("ngua_xe", "3", "ngày")]}, "Cách nộp «ngua_xe» không có trong danh mục"),
        ({"channels": [channel("truc_tiep", "3", "năm")]}, "Đơn vị thời hạn «năm»"),
        ({"documents": [{"name": "Đơn", "originals": "hai", "copies": 0}]}, "Số bản chính hoặc số bản sao"),
        ({"documents": [{"name": "Đơn", "originals": -1, "copies": 0}]}, "Số bản chính hoặc số bản sao"),
        ({"documents": [{"name": "Đơn", "originals": "9" * 5000, "copies": 0}]}, "Số bản chính hoặc số bản"),
    ],
)
def test_broken_details_are_refused_with_their_reason(details, why):
    with pytest.raises(RowRefused) as refused:
        make_row(details)

    assert why in str(refused.value)


def test_the_own_provinces_copy_is_the_national_procedure():
    assert make_row(code="2.000815.H19").code == "2.000815"


def test_levels_that_are_not_ours_are_left_out():
    row = make_row(levels_2026="xã;tỉnh;bộ;khác")

    assert row.levels == ("commune", "province")
    assert make_row(levels_2026="xã;tỉnh", place=Place(levels=("commune",))).levels == ("commune",)


def test_long_texts_lose_what_cannot_be_seen_and_keep_their_lines():
    assert tidy("Bước 1:\u200b nộp\xa0hồ  sơ\r\nBước 2…") == "Bước 1: nộp hồ sơ\nBước 2…"


def test_a_name_in_capitals_becomes_a_sentence():
    assert calm("THỦ TỤC QUỸ TỰ GIẢI THỂ (Cấp xã)") == "Thủ tục quỹ tự giải thể (cấp xã)"
    assert calm("Xét tặng sản phẩm OCOP") == "Xét tặng sản phẩm OCOP"
