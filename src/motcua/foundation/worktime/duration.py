"""Durations as the law writes them: «3 ngày làm việc», «0,5 ngày làm việc», «15 ngày», «1 tháng», «trong ngày»."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from motcua.common.refusals import Refusal


class Unit(Enum):
    """What a duration is counted in; the value is the word of the law."""

    WORKING_DAYS = "ngày làm việc"
    DAYS = "ngày"
    HOURS = "giờ"
    MONTHS = "tháng"
    SAME_DAY = "trong ngày"


class DurationUnreadable(Refusal):
    """A text that is no duration of the law; sums and fractions of days or months are no durations."""

    field = "duration"
    sentence = (
        "Không đọc được thời hạn «%(text)s»: cần một số lớn hơn 0 và ngày làm việc, ngày, giờ hoặc tháng "
        "(ví dụ «3 ngày làm việc», «0,5 ngày làm việc»), hoặc «trong ngày»."
    )


class DurationNotWhole(DurationUnreadable):
    """A fraction of calendar days or of months, for which the law has no rule."""

    sentence = "Thời hạn «%(text)s» không tính được: số ngày (lịch) và số tháng phải là số nguyên."


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount greater than zero of a unit, and the text it was read from (single spaces)."""

    amount: Fraction
    unit: Unit
    text: str

    @property
    def whole(self) -> int:
        """The whole part of the amount."""
        return self.amount.numerator // self.amount.denominator


_SHAPE = re.compile(
    r"(?P<whole>[0-9]{1,9})(?:[.,](?P<decimals>[0-9]{1,9})|/(?P<parts>[0-9]{1,9}))? "
    r"(?P<unit>ngày làm việc|ngày|giờ làm việc|giờ|tháng)"
)
_UNITS = {unit.value: unit for unit in Unit} | {"giờ làm việc": Unit.HOURS}


@lru_cache(maxsize=4096)
def parse_duration(text: str) -> Duration:
    """Return the duration that a text names; case, no-break spaces and double spaces do not matter.

    Raises DurationUnreadable (or its kind DurationNotWhole) for everything else, sums included.
    """
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    words = clean.lower()
    if words == Unit.SAME_DAY.value:
        return Duration(Fraction(1), Unit.SAME_DAY, clean)
    found = _SHAPE.fullmatch(words)
    amount = _amount(found) if found else None
    if found is None or not amount:
        raise DurationUnreadable(text=clean[:80])
    unit = _UNITS[found["unit"]]
    if unit in (Unit.DAYS, Unit.MONTHS) and amount.denominator != 1:
        raise DurationNotWhole(text=clean[:80])
    return Duration(amount, unit, clean)


def _amount(found: re.Match[str]) -> Fraction | None:
    whole, decimals, parts = found["whole"], found["decimals"], found["parts"]
    if parts is not None:
        return Fraction(int(whole), int(parts)) if int(parts) else None
    if decimals is not None:
        return Fraction(int(whole + decimals), 10 ** len(decimals))
    return Fraction(int(whole))
