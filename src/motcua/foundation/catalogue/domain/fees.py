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

#: Amounts as the words print them: «2.000 đồng», «250.000/lần», «400.000đ».
_IN_WORDS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{4,})\s*(?=đồng|đ\b|vnđ|/)", re.IGNORECASE)
_PER = re.compile(r"(?:^|\d\s*(?:đồng|đ|vnđ)?\s*)/\s*([^\W\d][^.;,:()\d]*)", re.IGNORECASE)
_LATER = re.compile(
    r"từ (\w+) thứ (?:(\d{1,3})|hai|ba|tư|năm) trở (?:lên|đi)\D{0,20}?(\d[\d.]*)\s*đồng", re.IGNORECASE
)
_AT_MOST = re.compile(r"tối đa (?:thu )?không quá (\d[\d.]*)\s*đồng", re.IGNORECASE)
_NAMED = re.compile(
    r"^-?\s*((?:phí|lệ phí)\b[^:;.]{0,120}|(?:từ|dưới|trên)\b[^:;.]{0,60}?)(?=\s*:|\s*mức thu)", re.IGNORECASE
)
#: A unit longer than this is a sentence, of which the first words name the unit.
_UNIT_LENGTH = 24


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee: an amount only where the print can be trusted, else what kind of statement it is."""

    number: int
    channel: str
    amount: Decimal | None
    currency: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Charge:
    """What may be asked for a dossier: a certain price in whole đồng for each unit, or the print that says why not."""

    number: int
    what: str
    #: None where no amount is certain: the council sets it, or the print cannot be trusted.
    amount: int | None
    #: What the amount is for: «trang», «bản», «trường hợp»; empty where the print does not say.
    per: str
    kind: str
    text: str
    #: From this unit on, each costs `later` («từ trang thứ 3 trở lên thu 1.000 đồng»); None: all cost the same.
    later_from: int | None = None
    later: int | None = None
    at_most: int | None = None

    @property
    def by_page(self) -> bool:
        """Whether pages are paid for, and then for each copy anew."""
        return self.per == "trang"

    def price(self, quantity: int) -> int | None:
        """Return what so many units of one copy cost; None where no amount is certain."""
        if self.amount is None:
            return None
        total = self.amount * quantity
        if self.later_from is not None and self.later is not None and quantity >= self.later_from:
            dear = self.later_from - 1
            total = self.amount * dear + self.later * (quantity - dear)
        return total if self.at_most is None else min(total, self.at_most)


def charge_of(number: int, kind: str, amount: Decimal | None, currency: str, text: str) -> Charge:
    """Return what a line of the catalogue asks for; an amount that its own words contradict is not certain."""
    certain = _certain(kind, amount, currency, text)
    later = _LATER.search(text)
    at_most = _AT_MOST.search(text)
    if certain is None or later is None or not (later[2] and later[1].lower() in _unit_of(text).lower()):
        later = None
    return Charge(
        number=number,
        what=_name_of(text),
        amount=certain,
        per=_unit_of(text) if certain else "",
        kind=kind if kind != AMOUNT or certain is not None else UNCLEAR,
        text=text,
        later_from=int(later[2]) if later else None,
        later=_whole(later[3]) if later else None,
        at_most=_whole(at_most[1]) if at_most and certain else None,
    )


def _certain(kind: str, amount: Decimal | None, currency: str, text: str) -> int | None:
    if kind == FREE:
        return 0
    if kind != AMOUNT or currency != "VND" or amount is None or amount != int(amount):
        return None
    said = {_whole(found) for found in _IN_WORDS.findall(text)}
    return int(amount) if not said or int(amount) in said else None


def _unit_of(text: str) -> str:
    found = _PER.search(text.lstrip())
    if found is None:
        return ""
    words = found[1].split()
    unit = " ".join(words)
    return (unit if len(unit) <= _UNIT_LENGTH else " ".join(words[:2])).lower()


def _name_of(text: str) -> str:
    found = _NAMED.match(text)
    return " ".join(found[1].split()) if found else ""


def _whole(printed: str) -> int:
    return int(printed.replace(".", ""))


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
