"""QR codes as drawings: one path of squares, sharp at any size."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

import zxingcpp

#: A quarter of the squares may be stained before it is unreadable: paper goes through many hands.
CORRECTION = "Q"


def svg(content: str, *, margin: int = 0, label: str = "") -> str:
    """Return the code as an SVG picture whose unit is one square, with a quiet margin of so many squares around it.

    `label` says on a page what the code is for, to those who cannot see it.
    """
    drawn = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=CORRECTION)
    picture: Any = drawn.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()
    side = len(rows)
    path = "".join(_bars(row, y) for y, row in enumerate(rows))
    box = f"{-margin} {-margin} {side + 2 * margin} {side + 2 * margin}"
    spoken = f' class="qr" role="img" aria-label="{escape(label)}"' if label else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{spoken}><path d="{path}"/></svg>'


def _bars(row: list[int], y: int) -> str:
    """Return the row's dark stretches as rectangles of a path."""
    bars, x = [], 0
    for shade, squares in groupby(row):
        length = len(list(squares))
        if shade == 0:
            bars.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(bars)
