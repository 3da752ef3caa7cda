"""Which letters can be printed: those that all four bundled faces hold."""

from __future__ import annotations

import re
import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
#: Printed where a letter is not in the fonts, so that nobody misses that something stood there.
STAND_IN = "□"
NO_BREAK_SPACE = "\u00a0"
_BLANKS = re.compile(r"[\t\x0b\f\u2028\u2029\u0085]+")


def printable(text: str) -> str:
    """Return the text with line breaks kept, other control characters gone, unknown letters as an empty square."""
    text = _BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    known = letters()
    if known.issuperset(text):
        return text
    return "".join(_shown(letter, known) for letter in text)


def _shown(letter: str, known: frozenset[str]) -> str:
    if letter in known:
        return letter
    return STAND_IN if letter.isprintable() else ""


@cache
def letters() -> frozenset[str]:
    """Return every character that all faces can draw, and the line break."""
    faces = [coverage(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    drawable = map(chr, frozenset.intersection(*faces))
    return frozenset(letter for letter in drawable if letter.isprintable()) | {"\n", NO_BREAK_SPACE}


def coverage(font: bytes) -> frozenset[int]:
    """Return the code points of a TrueType font's character map (its Windows table of the basic plane, format 4)."""
    table = _unicode_table(font)
    segments = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", font, table + 14 + (2 if part else 0) + 2 * segments * part)
        for part in range(4)
    )
    covered = set()
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        at = table + 16 + 6 * segments + 2 * index
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code if not ranges[index] else _indirect(font, at + ranges[index] + 2 * (code - start))
            if glyph and (glyph + deltas[index]) & 0xFFFF:
                covered.add(code)
    return frozenset(covered)


def _indirect(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])


def _unicode_table(font: bytes) -> int:
    tables = struct.unpack_from(">H", font, 4)[0]
    directory = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = directory[b"cmap"]
    for index in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        if (platform, encoding) == (3, 1):
            return int(cmap + offset)
    raise LookupError("the font has no character map of the basic plane")
