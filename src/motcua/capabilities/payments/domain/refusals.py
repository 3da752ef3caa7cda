"""Why money is not taken, or a receipt not cancelled: one sentence each."""

from __future__ import annotations

from motcua.common.refusals import Conflict, NotFound, Refusal


class NothingToPay(Refusal):
    """A receipt without a line."""

    field = "lines"
    sentence = "Biên lai cần ít nhất một khoản thu."


class TooManyLines(Refusal):
    """More lines than a receipt has room for."""

    field = "lines"
    sentence = "Một biên lai ghi được nhiều nhất %(limit)d khoản; vui lòng lập biên lai thứ hai."


class WhatMissing(Refusal):
    """A line that does not say what is paid for."""

    field = "lines"
    sentence = "Mỗi khoản thu cần ghi thu khoản gì."


class AmountUnreadable(Refusal):
    """A text that is no whole sum of đồng."""

    field = "amount"
    sentence = "Số tiền «%(text)s» cần là số đồng nguyên, ví dụ 8.000."


class AmountNotTyped(Refusal):
    """A line that is to be paid now, of which nobody has said how much."""

    field = "fee"
    sentence = "Chưa ghi số tiền thu; khoản này nguồn công khai không nêu số tiền chắc chắn."


class AmountNotPositive(Refusal):
    """A sum of nothing or less."""

    field = "amount"
    sentence = "Số tiền phải lớn hơn 0 đồng."


class AmountTooLarge(Refusal):
    """A sum that nobody brings to a counter: a slip of the keys."""

    field = "amount"
    sentence = "Số tiền %(amount)s đồng quá lớn để thu tiền mặt tại quầy (nhiều nhất %(limit)s đồng); vui lòng xem lại."


class AmountAboveUnits(Refusal):
    """More than the price of a unit times the units."""

    field = "amount"
    sentence = "Số tiền %(amount)s đồng nhiều hơn mức thu nhân số lượng (%(most)s đồng)."


class QuantityOutOfRange(Refusal):
    """A number of units that cannot be meant."""

    field = "quantity"
    sentence = "Số lượng «%(text)s» cần là một số từ 1 đến %(limit)d."


class PayerMissing(Refusal):
    """Nobody is named as the payer."""

    field = "payer"
    sentence = "Nhập họ tên người nộp tiền."


class TextTooLong(Refusal):
    """A text longer than its column."""

    sentence = "%(label)s dài quá %(limit)d ký tự."


class WhyMissing(Refusal):
    """A receipt cancelled without a reason."""

    field = "why"
    sentence = "Nhập lý do hủy biên lai."


class AlreadyCancelled(Conflict):
    """The receipt was cancelled before."""

    sentence = "Biên lai số %(number)s đã được hủy trước đó."


class UnknownReceipt(NotFound):
    """No receipt has this key here."""

    sentence = "Không tìm thấy biên lai này."
