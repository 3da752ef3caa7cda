"""A number as it is printed and as it is spoken."""

from __future__ import annotations

#: How many signs a ticket's key has, and which.
KEY_LENGTH = 24
_HEX = frozenset("0123456789abcdef")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def ticket_code(prefix: str, number: int) -> str:
    """Return the number as printed: A015; after 999 it grows: A1000."""
    return f"{prefix}{number:03d}"


def is_key(text: str) -> bool:
    """Return whether the text can be a ticket's key at all."""
    return len(text) == KEY_LENGTH and _HEX.issuperset(text)


def spoken_code(code: str) -> str:
    """Return the printed number letter by letter, as it is called out: A không một năm."""
    return " ".join(_DIGITS[int(sign)] if sign in "0123456789" else sign for sign in code)


def spoken_counter(number: int) -> str:
    """Return a counter's number in words, up to 99: ba, mười lăm, hai mươi mốt."""
    tens, ones = divmod(number, 10)
    if tens == 0 or number > 99:
        return " ".join(_DIGITS[int(sign)] for sign in str(number))
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return head
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{head} {last}"


def spoken(code: str, counter: int) -> str:
    """Return the sentence that calls a number: Mời số A không một năm đến quầy ba."""
    return f"Mời số {spoken_code(code)} đến quầy {spoken_counter(counter)}."
