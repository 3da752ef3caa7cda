"""A QR code as a drawing in the page."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def drawn(text: str, says: str) -> SafeString:
    """Return the QR code of an address, with words for those who cannot see it."""
    drawing = segno.make(text, error="m").svg_inline(border=2, omitsize=True, svgclass="qr", title=says)
    # Drawn by the library from an address of ours; the words are escaped by it.
    return mark_safe(drawing)  # noqa: S308
