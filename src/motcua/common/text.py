"""Vietnamese text: folded for search, keyed for sorting, cleaned at the door."""

from __future__ import annotations

import unicodedata
from functools import cache

from motcua.common.refusals import Refusal


class TextTooLong(Refusal):
    """A text longer than its place holds."""

    sentence = "%(label)s dài tối đa %(limit)d ký tự; đang có %(length)d."


class TextHasControls(Refusal):
    """A text with characters that cannot be seen or that turn the writing direction."""

    sentence = "%(label)s có ký tự điều khiển hoặc dấu đổi chiều chữ; vui lòng gõ lại."


class TextMissing(Refusal):
    """An obligatory text that was left empty."""

    sentence = "%(label)s chưa được nhập."


#: Alphabet order of Vietnamese: đ after d; a ă â, e ê, o ô ơ, u ư.
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
#: Two digits a letter, since every collation of every database sorts digits alike; the end sorts before a space,
#: a space before other signs, those before the digits and letters.
_END, _SPACE, _SIGN = "00", "01", "02"
_RANK = {letter: str(10 + index) for index, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def fold(text: str) -> str:
    """Return the text without marks and case, đ as d, single spaces: what officers type is what is found."""
    bare = text.translate(_BARE)
    if not bare.isascii():
        bare = _without_marks(bare)
    return " ".join(bare.lower().split())


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


#: The Latin letters with marks and what is left without: most texts need no more than this table.
_BARE = {code: _without_marks(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))} | {
    ord("đ"): "d",
    ord("Đ"): "D",
}


def sort_key(text: str) -> str:
    """Return a key of digits whose order is the Vietnamese order: letters first, then the six tones."""
    letters: list[str] = []
    tones: list[str] = []
    for char in " ".join(unicodedata.normalize("NFC", text).lower().split()):
        letter, tone = _letter_and_tone(char)
        letters.append(letter)
        tones.append(tone)
    return "".join(letters) + _END + "".join(tones).rstrip("1")


@cache
def _letter_and_tone(char: str) -> tuple[str, str]:
    if char == " ":
        return _SPACE, "1"
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((_TONES[c] for c in decomposed if c in _TONES), "1")
    base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return _RANK.get(base, _SIGN), tone


def clean(
    text: str,
    *,
    label: str,
    limit: int,
    field: str | None = None,
    required: bool = False,
    multiline: bool = False,
) -> str:
    """Return the text in NFC without outer space; refuse controls, direction marks, and what is too long or missing."""
    if len(text) > limit:
        raise TextTooLong(label=label, limit=limit, length=len(text), field=field)
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip()
    if len(text) > limit:  # a few letters of other scripts grow when composed
        raise TextTooLong(label=label, limit=limit, length=len(text), field=field)
    seen = text.replace("\n", "").replace("\r", "").replace("\t", "") if multiline else text
    if any(unicodedata.category(c) in _FORBIDDEN for c in seen):
        raise TextHasControls(label=label, field=field)
    if required and not text:
        raise TextMissing(label=label, field=field)
    return text
