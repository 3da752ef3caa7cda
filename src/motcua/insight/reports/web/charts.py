"""Charts as server-side SVG: they print, need no script, and say in words what they show."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.common.components.figures import number

_WIDTH, _GAP = 1120, 2
_STEP, _BAR, _HEIGHT, _FLOOR = 18, 15, 54, 72


def proportions(shares: Sequence[tuple[str, int, str]], says: str) -> SafeString:
    """Draw a whole as one bar, a part for each (tone, count, words); every part that is not nothing can be seen."""
    whole = sum(count for _, count, _ in shares)
    if not whole:
        return SafeString("")
    widths = [max(count / whole * _WIDTH, 3.0) if count else 0.0 for _, count, _ in shares]
    drawn = sum(widths) + _GAP * (sum(1 for width in widths if width) - 1)
    places, at = [], 0.0
    for (tone, _, _), width in zip(shares, widths, strict=True):
        if width:
            scaled = width * _WIDTH / drawn
            places.append((f"{at:.1f}", f"{scaled:.1f}", tone))
            at += scaled + _GAP * _WIDTH / drawn
    rects = format_html_join("", '<rect x="{}" width="{}" height="22" class="p-{}"/>', places)
    return format_html(
        '<svg class="prop" viewBox="0 0 {} 22" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        _WIDTH,
        says,
        rects,
    )


def weekly(counts: Sequence[int], most: int, says: str) -> SafeString:
    """Draw counts as bars on a common scale from 0 to `most`; the largest bears its number."""
    width = _STEP * len(counts) - (_STEP - _BAR)
    top = max(most, 1)
    bars = []
    for place, count in enumerate(counts):
        height = max(count / top * _HEIGHT, 1.5)
        look = "w-late" if count else "w-none"
        size = f'y="{_FLOOR - height:.1f}" width="{_BAR}" height="{height:.1f}"'
        bars.append(f'<rect x="{place * _STEP}" {size} class="{look}"/>')
    return SafeString(
        f'<svg class="weeks" viewBox="0 0 {width} 73" role="img" aria-label="{escape(says)}">'
        f'{"".join(bars)}{_largest(counts, top)}<path d="M0 72.5H{width}"/></svg>'
    )


def cell_bar(count: int, most: int, tone: str = "") -> SafeString:
    """Draw a count as a thin bar under its number, on the scale of its column."""
    if not count or not most:
        return SafeString("")
    width = f"{max(count / most * 72, 1):.0f}"
    return SafeString(
        f'<svg class="cellbar {tone}" width="{width}" height="5" aria-hidden="true">'
        f'<rect width="{width}" height="5"/></svg>'
    )


def _largest(counts: Sequence[int], top: int) -> str:
    largest = max(counts, default=0)
    if not largest:
        return ""
    x = list(counts).index(largest) * _STEP + _BAR / 2
    return f'<text x="{x}" y="{_FLOOR - largest / top * _HEIGHT - 4:.1f}">{number(largest)}</text>'
