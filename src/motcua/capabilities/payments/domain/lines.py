"""The lines of a fee receipt: whole đồng, never more than unit times quantity, and a total that is their sum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from motcua.capabilities.payments.domain.refusals import (
    AmountAboveUnits,
    AmountNotPositive,
    AmountNotTyped,
    AmountTooLarge,
    AmountUnreadable,
    NothingToPay,
    QuantityOutOfRange,
    TextTooLong,
    TooManyLines,
    WhatMissing,
)
from motcua.foundation.catalogue.domain.fees import Charge

LINES_LIMIT = 8
QUANTITY_LIMIT = 10_000
#: No counter takes more than this in cash for one receipt; a longer number is a slip of the keys.
AMOUNT_LIMIT = 500_000_000
WHAT_LIMIT = 200
_WHOLE = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,15}")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing paid for. `amount` may be below `unit` times `quantity`, where later units cost less."""

    what: str
    unit: int
    quantity: int
    amount: int

    @classmethod
    def of(cls, what: str, unit: int, quantity: int = 1, amount: int | None = None) -> Line:
        """Return a line; without an amount it is the price of a unit times the units."""
        return cls(what, unit, quantity, unit * quantity if amount is None else amount)


def charged(charge: Charge, what: str, *, units: int = 1, copies: int = 1) -> Line:
    """Return the line of a charge of the catalogue whose price is certain: so many units of one copy, for each copy."""
    if charge.amount is None:
        raise AmountNotTyped
    total = (charge.price(units) or 0) * copies
    return Line.of((charge.what or what)[:WHAT_LIMIT], charge.amount, units * copies, total)


def stated(charge: Charge, what: str, amount: str, *, field: str) -> Line:
    """Return the line of a charge of which only whoever takes the money knows the amount."""
    if not amount.strip():
        raise AmountNotTyped(field=field)
    return Line.of((charge.what or what)[:WHAT_LIMIT], parse_amount(amount, field=field))


def parse_quantity(text: str, *, field: str = "quantity") -> int:
    """Return the number of units that a typed text names; raises QuantityOutOfRange."""
    words = text.strip()
    count = int(words) if words.isascii() and words.isdigit() and len(words) <= 9 else 0
    if not 1 <= count <= QUANTITY_LIMIT:
        raise QuantityOutOfRange(limit=QUANTITY_LIMIT, text=words[:12], field=field)
    return count


def checked_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines with their words in order; raises the refusal of the first rule that one breaks."""
    checked = tuple(_checked(line) for line in lines)
    if not checked:
        raise NothingToPay
    if len(checked) > LINES_LIMIT:
        raise TooManyLines(limit=LINES_LIMIT)
    total = total_of(checked)
    if total > AMOUNT_LIMIT:
        raise AmountTooLarge(amount=_dotted(total), limit=_dotted(AMOUNT_LIMIT))
    return checked


def total_of(lines: Iterable[Line]) -> int:
    """Return what all lines come to, in đồng."""
    return sum(line.amount for line in lines)


def parse_amount(text: str, *, field: str = "amount") -> int:
    """Return the đồng that a typed text names: 8000, 8.000 or 8.000 đ."""
    words = text.strip().lower().removesuffix("đồng").removesuffix("đ").removesuffix("vnđ").strip()
    if not words.isascii() or not _WHOLE.fullmatch(words):
        raise AmountUnreadable(text=text.strip()[:30], field=field)
    return int(re.sub(r"\D", "", words))


def checked_text(text: str, *, label: str, limit: int, field: str) -> str:
    """Return the text with single spaces; raises TextTooLong."""
    words = " ".join(text.split())
    if len(words) > limit:
        raise TextTooLong(label=label, limit=limit, field=field)
    return words


def _checked(line: Line) -> Line:
    what = checked_text(line.what, label="Tên khoản thu", limit=WHAT_LIMIT, field="lines")
    if not what:
        raise WhatMissing
    if not 1 <= line.quantity <= QUANTITY_LIMIT:
        raise QuantityOutOfRange(limit=QUANTITY_LIMIT, text=line.quantity)
    if line.amount <= 0 or line.unit <= 0:
        raise AmountNotPositive
    if line.amount > line.unit * line.quantity:
        raise AmountAboveUnits(amount=_dotted(line.amount), most=_dotted(line.unit * line.quantity))
    return replace(line, what=what)


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
