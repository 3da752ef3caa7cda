"""QR codes as drawings: one path of squares, sharp at any size."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import zxingcpp

#: A quarter of the squares may be stained before it is unreadable: paper goes through many hands.
CORRECTION = "Q"


def svg(content: str) -> str:
    """Return the code as an SVG picture whose unit is one square, without the quiet margin around it."""
    drawn = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=CORRECTION)
    picture: Any = drawn.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()
    side = len(rows)
    path = "".join(_bars(row, y) for y, row in enumerate(rows))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _bars(row: list[int], y: int) -> str:
    """Return the row's dark stretches as rectangles of a path."""
    bars, x = [], 0
    for shade, squares in groupby(row):
        length = len(list(squares))
        if shade == 0:
            bars.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(bars)
