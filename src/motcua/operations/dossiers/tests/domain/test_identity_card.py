"""The QR code of an identity card (regulations §11.4b)."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.operations.dossiers.domain.identity_card import CardUnreadable, looks_scanned, read_card

CARD = "000191004587|270112233|Nguyễn Thị Thử|14031991|Nữ|Tổ 5, ấp Bến Cam, xã Nhơn Trạch|01012022"


def test_a_card_tells_number_name_and_residence():
    card = read_card(CARD)

    assert (card.id_number, card.name, card.address) == (
        "000191004587",
        "Nguyễn Thị Thử",
        "Tổ 5, ấp Bến Cam, xã Nhơn Trạch",
    )


def test_a_card_tells_the_old_number_sex_and_day_of_birth_for_comparison():
    card = read_card(CARD)

    assert (card.old_number, card.sex, card.born_on) == ("270112233", "Nữ", date(1991, 3, 14))


@pytest.mark.parametrize("born", ["", "1991", "31021991", "14/3/1991"])
def test_a_day_of_birth_that_is_none_spoils_no_card(born: str):
    assert read_card(CARD.replace("14031991", born)).born_on is None


def test_the_old_number_may_be_empty_and_a_newer_card_may_tell_more():
    assert read_card(CARD.replace("270112233", "")).name == "Nguyễn Thị Thử"
    assert read_card(CARD + "|Nguyễn Văn Cha|Trần Thị Mẹ").id_number == "000191004587"


@pytest.mark.parametrize(
    "text",
    [
        "000191004587|270112233|Nguyễn",
        "|||||||",
        CARD.replace("000191004587", "00019100458"),
        "a|b|c|d|e|f|g",
        CARD + "|x" * 2000,
    ],
)
def test_half_a_scan_is_refused_in_one_sentence(text: str):
    with pytest.raises(CardUnreadable) as refused:
        read_card(text)

    assert "Chưa đọc được mã QR của thẻ" in str(refused.value)
    assert refused.value.field == "name"


def test_a_name_typed_by_hand_is_no_scan():
    assert looks_scanned(CARD)
    assert not looks_scanned("Nguyễn Thị Thử")
