"""The QR code of the identity card: what a scanner at the counter types (regulations §11.4b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.common.refusals import Refusal

#: Number, old number, name, birth, sex, residence, day of issue; cards of 2024 may hold more (unsure).
FIELDS = 7
#: Longer than any card's text; what is longer comes from another code.
LONGEST = 2000
_NUMBER, _OLD_NUMBER = 12, 9


class CardUnreadable(Refusal):
    """A text with the card's separators that is no whole card."""

    field = "name"
    sentence = (
        "Chưa đọc được mã QR của thẻ: cần %(fields)d phần ngăn bởi dấu «|», đang có %(count)d. "
        "Quét lại, hoặc gõ họ tên."
    )


@dataclass(frozen=True, slots=True)
class Card:
    """What an identity card tells; a dossier keeps number, name and address, the rest is shown for comparison."""

    id_number: str
    name: str
    address: str
    old_number: str = ""
    born_on: date | None = None
    sex: str = ""


def looks_scanned(text: str) -> bool:
    """Return whether the text comes from a card's code rather than from a person's hands."""
    return "|" in text


def read_card(text: str) -> Card:
    """Return the card that the scanned text tells; raises CardUnreadable for half a scan or another code.

    Fields behind the seventh are left alone: newer cards may hold more.
    """
    parts = [part.strip() for part in text.strip().split("|")]
    if (
        len(text) > LONGEST
        or len(parts) < FIELDS
        or not _digits(parts[0], _NUMBER)
        or not parts[2]
        or (parts[1] and not parts[1].isascii())
    ):
        raise CardUnreadable(fields=FIELDS, count=len(parts))
    return Card(
        id_number=parts[0],
        name=" ".join(parts[2].split()),
        address=parts[5],
        old_number=parts[1] if _digits(parts[1], _OLD_NUMBER) else "",
        born_on=_day(parts[3]),
        sex=parts[4],
    )


def _digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _day(text: str) -> date | None:
    """Return the day of ddMMyyyy; None for the cards on which only a year, or nothing, stands."""
    if not _digits(text, 8):
        return None
    try:
        return datetime.strptime(text, "%d%m%Y").date()  # noqa: DTZ007 - a day of birth has no zone
    except ValueError:
        return None
