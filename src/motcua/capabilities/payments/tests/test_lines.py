"""Lines of a receipt: whole đồng, never above unit times quantity, few enough for the paper."""

from __future__ import annotations

import pytest

from motcua.capabilities.payments.domain import LINES_LIMIT, Line, checked_lines, parse_amount, total_of
from motcua.capabilities.payments.domain.refusals import (
    AmountAboveUnits,
    AmountNotPositive,
    AmountTooLarge,
    AmountUnreadable,
    NothingToPay,
    QuantityOutOfRange,
    TextTooLong,
    TooManyLines,
    WhatMissing,
)


def test_lines_add_up():
    lines = checked_lines([Line.of("  Bản  sao ", 2000, 3), Line.of("Lệ phí", 8000)])

    assert [line.what for line in lines] == ["Bản sao", "Lệ phí"]
    assert total_of(lines) == 14_000


def test_later_pages_may_cost_less_but_never_more():
    assert checked_lines([Line.of("Bản sao", 2000, 5, 7000)])[0].amount == 7000

    with pytest.raises(AmountAboveUnits):
        checked_lines([Line.of("Bản sao", 2000, 5, 10_001)])


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([], NothingToPay),
        ([Line.of("Lệ phí", 8000)] * (LINES_LIMIT + 1), TooManyLines),
        ([Line.of(" ", 8000)], WhatMissing),
        ([Line.of("x" * 201, 8000)], TextTooLong),
        ([Line.of("Lệ phí", 0)], AmountNotPositive),
        ([Line.of("Lệ phí", 8000, 1, -1)], AmountNotPositive),
        ([Line.of("Lệ phí", 8000, 0)], QuantityOutOfRange),
        ([Line.of("Lệ phí", 8000, 10_001)], QuantityOutOfRange),
        ([Line.of("Lệ phí", 500_000_001)], AmountTooLarge),
    ],
)
def test_a_broken_rule_is_named(lines: list[Line], refusal: type[Exception]):
    with pytest.raises(refusal):
        checked_lines(lines)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("8000", 8000), ("8.000", 8000), (" 1 200 000 đ", 1_200_000), ("50.000 đồng", 50_000), ("0", 0)],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: int):
    assert parse_amount(typed) == amount


@pytest.mark.parametrize("typed", ["", "8,5", "8.00", "-8000", "8e3", "tám nghìn", "٨٠٠٠", "1" * 16])
def test_no_other_amount_is_guessed(typed: str):
    with pytest.raises(AmountUnreadable):
        parse_amount(typed)
