"""Shares in per cent, rounded half up as a person does it on paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def share(value: int, whole: int, decimals: int) -> Decimal | None:
    """Return the per cent that a value is of the whole, half up, without trailing zeros; None of nothing."""
    if not whole:
        return None
    exact = Decimal(value) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


def as_number(value: Decimal | None) -> int | float | None:
    """Return the share as a JSON number that prints without trailing zeros."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
