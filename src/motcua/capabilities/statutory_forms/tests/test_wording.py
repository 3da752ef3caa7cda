"""Moments, days and money are written as a Vietnamese paper writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.capabilities.statutory_forms.promised import due_days
from motcua.capabilities.statutory_forms.wording import (
    amount,
    amount_in_words,
    count_words,
    day_words,
    moment_words,
    place_and_day,
    short_moment,
)
from motcua.common.moments import HANOI
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import explain

UNITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
SCALES = {"nghìn": 1_000, "triệu": 1_000_000}


def read(words: str) -> int:
    """Read an amount as a person does: billions first, then millions, thousands, and the rest."""
    text = words.removesuffix(" đồng")
    text = text[0].lower() + text[1:]
    before, billions, after = text.rpartition(" tỷ")
    return (read(before) * 1_000_000_000 if billions else 0) + (groups(after.split()) if after.strip() else 0)


def groups(words: list[str]) -> int:
    total, current = 0, 0
    for word in words:
        if word in SCALES:
            total, current = total + current * SCALES[word], 0
        elif word == "trăm":
            current *= 100
        elif word == "mươi":
            current = (
                current // 10 * 10 + current % 10 * 10
                if current < 10
                else (current - current % 10) + current % 10 * 10
            )
        elif word == "mười":
            current += 10
        elif word != "linh":
            current += UNITS[word]
    return total + current


def test_days_below_ten_and_the_first_two_months_get_a_zero():
    assert day_words(date(2022, 9, 5)) == "ngày 05 tháng 9 năm 2022"
    assert day_words(date(2023, 2, 11)) == "ngày 11 tháng 02 năm 2023"
    assert day_words(date(2026, 10, 30)) == "ngày 30 tháng 10 năm 2026"


def test_a_moment_is_said_by_the_clock_of_hanoi():
    assert moment_words(datetime(2022, 9, 5, 0, 30, tzinfo=UTC)) == "07 giờ 30 phút, ngày 05 tháng 9 năm 2022"
    assert short_moment(datetime(2022, 4, 28, 14, 20, tzinfo=HANOI)) == "14:20 28/04/2022"


def test_the_line_under_the_motto_names_place_and_day():
    assert place_and_day("Nhơn Trạch", date(2022, 9, 5)) == "Nhơn Trạch, ngày 05 tháng 9 năm 2022"


def test_counts_and_amounts_in_figures():
    assert (count_words(3), count_words(12)) == ("03", "12")
    assert (amount(0), amount(8_000), amount(1_250_000)) == ("0", "8.000", "1.250.000")


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (101, "Một trăm linh một đồng"),
        (8_000, "Tám nghìn đồng"),
        (16_000, "Mười sáu nghìn đồng"),
        (105_000, "Một trăm linh năm nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (55_555_555, "Năm mươi lăm triệu năm trăm năm mươi lăm nghìn năm trăm năm mươi lăm đồng"),
        (1_000_000_001, "Một tỷ không trăm linh một đồng"),
        (430_971_000_000, "Bốn trăm ba mươi tỷ chín trăm bảy mươi mốt triệu đồng"),
        (-5_000, "Âm năm nghìn đồng"),
    ],
)
def test_an_amount_in_words(dong: int, words: str):
    assert amount_in_words(dong) == words


@given(st.integers(min_value=0, max_value=10**17))
def test_a_reader_turns_the_words_back_into_the_amount(dong: int):
    assert read(amount_in_words(dong)) == dong


@given(st.integers(min_value=0, max_value=5_000_000))
def test_small_amounts_too(dong: int):
    assert read(amount_in_words(dong)) == dong


def test_the_row_of_days_on_a_receipt_is_the_clocks_explanation():
    received = datetime(2022, 8, 31, 9, 0, tzinfo=HANOI)
    explained = explain(received, parse_duration("1 ngày làm việc"), national_calendar())

    row = [(day["weekday"], day["day"], day["kind"]) for day in due_days(explained.days)]

    assert row == [
        ("T4", "31/8", "counted"),
        ("T5", "1/9", "off"),
        ("T6", "2/9", "off"),
        ("T7", "3/9", "off"),
        ("CN", "4/9", "off"),
        ("T2", "5/9", "due"),
    ]
