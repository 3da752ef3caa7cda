"""Draws the last ten days of a promise; fifty stand on a page, so every piece is made once."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from motcua.common.components.promise_bar.shapes import Kind, ShortBar

_CELLS = 10
_HEAD = '<svg class="pb pbs" width="119" height="27" viewBox="0 0 119 27" role="img" aria-label="'


def _cell(kind: Kind, slot: int) -> str:
    x = slot * 12
    if kind is Kind.OUTSIDE:
        return f'<rect class="out" x="{x}" y="15" width="10" height="2"/>'
    if kind in (Kind.OFF, Kind.HOLIDAY):
        return f'<rect class="{kind}" x="{x}" y="14" width="10" height="4"/>'
    if kind in (Kind.DUE, Kind.DUE_TODAY, Kind.DUE_PAST, Kind.EXTENSION_DUE):
        return f'<rect class="{kind}" x="{x + 1}" y="2" width="8" height="15"/>'
    return f'<rect class="c {kind}" x="{x + 0.6:g}" y="5.6" width="8.8" height="11.8"/>'


_PIECES = {(kind, slot): _cell(kind, slot) for kind in Kind for slot in range(_CELLS)}
_TICKS = tuple(f'<path class="tick" d="M{slot * 12 + 1} 26h8l-4-6z"/>' for slot in range(_CELLS))
_BEFORE = '<path class="before" d="M-4 6l-5 6 5 6"/>'


@lru_cache(maxsize=8192)
def _cells(kinds: tuple[Kind, ...], today_at: int | None, today_before: bool) -> str:
    parts = [_PIECES[kind, slot] for slot, kind in enumerate(kinds)]
    if today_at is not None:
        parts.append(_TICKS[today_at])
    if today_before:
        parts.append(_BEFORE)
    return "".join(parts)


def draw_short(bar: ShortBar) -> str:
    """Return the SVG of the ten cells, with a triangle under today or a chevron when today lies before them."""
    return f'{_HEAD}{escape(bar.sentence)}">{_cells(bar.kinds, bar.today_at, bar.today_before)}</svg>'
