"""Reads fee lines with care: the source prints consular dollars as «VNĐ», and 0 often means «set by the council»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from motcua.foundation.catalogue.domain.rows import TimeLine

_PRINTED = re.compile(r"^(?P<amount>\d{1,12})\s*VNĐ(?:\s*\((?P<words>.*)\))?$", re.DOTALL)
_DOLLARS = re.compile(r"USD|đô la|cơ quan đại diện", re.IGNORECASE)
_DONG = re.compile(r"\d[\d.]*\s*đồng", re.IGNORECASE)
_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd", re.IGNORECASE)
_FREE = re.compile(
    r"^(?:không(?: có| thu| quy định)?\.?|miễn\b.*|.*không (?:thu|phải nộp|mất) (?:phí|lệ phí).*)$",
    re.IGNORECASE,
)
#: No fee of a Vietnamese agency is below this many đồng; a smaller number is a fault of the source.
_LEAST = 500

AMOUNT, COUNCIL, FREE, UNCLEAR = "amount", "council", "free", "unclear"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee: an amount only where the print can be trusted, else what kind of statement it is."""

    number: int
    channel: str
    amount: Decimal | None
    currency: str
    kind: str
    text: str


def read_fees(times: Iterable[TimeLine]) -> tuple[FeeLine, ...]:
    """Return the distinct fee lines of all channels; a line that is the same everywhere has no channel."""
    found: dict[tuple[Decimal | None, str, str, str], list[str]] = {}
    for line in times:
        for part in re.split(r"\s+\|\s+|;\s*(?=\d+ VNĐ)", line.fee):
            if part.strip():
                found.setdefault(read_fee(part.strip(), line.text), []).append(line.channel)
    lines = []
    for number, ((amount, currency, kind, text), channels) in enumerate(found.items(), start=1):
        distinct = set(channels)
        lines.append(
            FeeLine(
                number,
                channels[0] if len(distinct) == 1 and len(found) > 1 else "",
                amount,
                currency,
                kind,
                text,
            )
        )
    return tuple(lines)


def read_fee(printed: str, around: str = "") -> tuple[Decimal | None, str, str, str]:
    """Return amount, currency, kind and words of a printed fee; `around` is the note printed with the channel."""
    found = _PRINTED.match(printed)
    if found is None:
        return None, "VND", COUNCIL if _COUNCIL.search(printed) else UNCLEAR, printed
    amount, words = Decimal(found["amount"]), (found["words"] or "").strip()
    if amount and _is_dollars(amount, f"{words} {around}"):
        return amount, "USD", AMOUNT, _first_line(around) or words
    if not amount:
        if _COUNCIL.search(f"{words} {around}"):
            return None, "VND", COUNCIL, words
        return (
            (Decimal(0), "VND", FREE, words)
            if words and _FREE.match(words)
            else (None, "VND", UNCLEAR, words)
        )
    if amount < _LEAST:
        return None, "VND", UNCLEAR, words or printed
    return amount, "VND", AMOUNT, words


def _is_dollars(amount: Decimal, words: str) -> bool:
    return bool(_DOLLARS.search(words)) and amount < _LEAST and not _DONG.search(words)


def _first_line(text: str) -> str:
    return text.split("\n", maxsplit=1)[0][:300]
