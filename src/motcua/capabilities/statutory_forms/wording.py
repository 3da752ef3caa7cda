"""Moments, days and money in the words of a Vietnamese paper (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from datetime import date, datetime

from motcua.common.moments import in_hanoi

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
#: What a group of three digits counts, from the right; above it the words begin anew with "tỷ".
_SCALES = ("", "nghìn", "triệu")
_GROUP = 1_000
_BILLION = 1_000_000_000


def moment_words(moment: datetime) -> str:
    """Return an instant as forms print it: «07 giờ 30 phút, ngày 05 tháng 9 năm 2022»."""
    local = in_hanoi(moment)
    return f"{local.hour:02d} giờ {local.minute:02d} phút, {day_words(local.date())}"


def day_words(day: date) -> str:
    """Return a day in words; days below 10 and the months 1 and 2 get a leading zero, as NĐ 30/2020 asks."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_and_day(place: str, day: date) -> str:
    """Return the line under the motto: «Nhơn Trạch, ngày 05 tháng 9 năm 2022»."""
    return f"{place}, {day_words(day)}"


def short_moment(moment: datetime) -> str:
    """Return an instant for a table: «14:20 28/04/2022»."""
    return f"{in_hanoi(moment):%H:%M %d/%m/%Y}"


def count_words(count: int) -> str:
    """Return a count as forms print it: with a leading zero below 10."""
    return f"{count:02d}"


def amount(dong: int) -> str:
    """Return whole đồng in figures, with dots: «1.250.000»."""
    return f"{dong:,}".replace(",", ".")


def amount_in_words(dong: int) -> str:
    """Return whole đồng in words: «Một triệu không trăm linh năm nghìn đồng»."""
    words = " ".join(_number(abs(dong)))
    sentence = f"{'âm ' if dong < 0 else ''}{words} đồng"
    return sentence[0].upper() + sentence[1:]


def _number(number: int) -> list[str]:
    if number == 0:
        return [_DIGITS[0]]
    billions, rest = divmod(number, _BILLION)
    words = [*_number(billions), "tỷ"] if billions else []
    return words + _below_a_billion(rest, leads=not billions)


def _below_a_billion(number: int, *, leads: bool) -> list[str]:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // _GROUP**power % _GROUP
        if group:
            words += _three_digits(group, whole=not leads or bool(words))
            words += [_SCALES[power]] if power else []
    return words


def _three_digits(group: int, *, whole: bool) -> list[str]:
    """Return a group's words; `whole`: something stands before it, so its missing hundreds are said."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    return words + _two_digits(rest, after_hundreds=bool(words))


def _two_digits(rest: int, *, after_hundreds: bool) -> list[str]:
    tens, units = divmod(rest, 10)
    if tens == 0:
        return ([] if units == 0 else ["linh", _DIGITS[units]]) if after_hundreds else [_DIGITS[units]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words if units == 0 else [*words, _unit_after_tens(tens, units)]


def _unit_after_tens(tens: int, units: int) -> str:
    if units == 5:
        return "lăm"
    return "mốt" if units == 1 and tens > 1 else _DIGITS[units]
