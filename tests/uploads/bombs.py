"""Small files that become large ones when they are opened."""

from __future__ import annotations

import zlib
from random import Random

from tests.uploads.papers import chunk, dictionary, pdf, picture, png_of, stream, zeros

Made = tuple[str, bytes, str | None]
LIMIT = 20 * 1024 * 1024


def picture_bomb(random: Random, index: int) -> Made:
    """Pictures of a size that no scanner makes, and texts in them that unpack without end."""
    name = f"anh-{index}.png"
    kind = index % 5
    if kind == 0:
        side = random.choice([7_000, 30_000, 100_000, 2**31 - 1])
        return name, png_of(side, side, zeros(1)), None
    if kind == 1:
        return name, png_of(*random.choice([(40_000, 1), (1, 60_000), (1, 39_000_000)]), zeros(1)), None
    if kind == 2:
        # Its head is modest, its rows are not what the head says.
        return name, png_of(50, 50, zlib.compress(b"\0" * 3)), None
    if kind == 3:
        text = chunk(b"zTXt", b"Comment\0\0" + zeros(100))
        return name, png_of(4, 4, zlib.compress(bytes(4 * 13)), before=text), "image/png"
    jpeg = bytearray(picture("JPEG", random))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    return f"anh-{index}.jpg", bytes(jpeg), None


def stream_bomb(random: Random, index: int) -> Made:
    """Packed streams: one that is enormous, many that are large, one packed twice."""
    name = f"nen-{index}.pdf"
    kind = index % 4
    if kind == 0:
        bomb = _packed(zeros(200), "/Filter /FlateDecode")
        return name, pdf(more=[bomb]), None
    if kind == 1:
        bomb = _packed(zlib.compress(zeros(50)), "/Filter [/FlateDecode /FlateDecode]")
        return name, pdf(more=[bomb], page="/Contents 4 0 R"), None
    if kind == 2:
        bomb = _packed(zlib.compress(zeros(50)), "/Filter [ /Fl#61teDecode\n/FlateDecode ]")
        return name, pdf(more=[bomb]), None
    objects = _packed(zeros(170), "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    return name, pdf(more=[objects]), None


def _packed(data: bytes, entries: str) -> bytes:
    return stream(data, entries, packed=False)


def page_bomb(random: Random, index: int) -> Made:
    """More pages than a file may have, pages as large as a field, pages that are none."""
    name = f"trang-{index}.pdf"
    if index % 4 == 0:
        return name, pdf(random.randint(501, 700)), None
    box = random.choice(
        ["0 0 15000 15000", "0 0 1000000 842", "0 0 2147483647 2147483647", "0 0 1 900000", "0 0 1 1"]
    )
    if index % 4 == 3:
        return name, pdf(2, page=f"/CropBox [{box}]", box=box), None
    return name, pdf(1, box=box, more=[dictionary("/Unused true")]), None


def over_the_limit(random: Random, index: int) -> Made:
    """An honest beginning, and then more than a file may have."""
    beginning = (pdf(), picture("JPEG", random), picture("PNG", random))[index % 3]
    more = (1, 1000, 2_000_000)[index // 3]
    return f"lon-{index}.pdf", beginning + bytes(LIMIT + more - len(beginning)), None
