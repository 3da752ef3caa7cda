"""The QR code of the identity card: what a scanner at the counter types (regulations §11.4b)."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.common.refusals import Refusal

#: Number, old number, name, birth, sex, residence, day of issue; cards of 2024 may hold more (unsure).
FIELDS = 7


class CardUnreadable(Refusal):
    """A text with the card's separators that is no whole card."""

    field = "name"
    sentence = (
        "Chưa đọc được mã QR của thẻ: cần %(fields)d phần ngăn bởi dấu «|», đang có %(count)d. "
        "Quét lại, hoặc gõ họ tên."
    )


@dataclass(frozen=True, slots=True)
class Card:
    """What of an identity card a dossier needs."""

    id_number: str
    name: str
    address: str


def looks_scanned(text: str) -> bool:
    """Return whether the text comes from a card's code rather than from a person's hands."""
    return "|" in text


def read_card(text: str) -> Card:
    """Return the card that the scanned text tells; raises CardUnreadable for half a scan or another code."""
    parts = [part.strip() for part in text.strip().split("|")]
    number = parts[0]
    if (
        len(parts) < FIELDS
        or not (len(number) == 12 and number.isascii() and number.isdigit())
        or not parts[2]
    ):
        raise CardUnreadable(fields=FIELDS, count=len(parts))
    return Card(id_number=number, name=parts[2], address=parts[5])
