"""Words in a drawing: escaped, measured, and put where they do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

#: Mean width of a letter of the screen font at 12 px; bold is wider.
_LETTER, _BOLD = 6.35, 6.9
_BOLD_TONES = frozenset({"b7", "tg", "tlate", "nowt"})
LANE = 15


def width_of(words: str, tone: str = "") -> float:
    """Return the width in px that the words take at 12 px, a little more rather than less."""
    return len(words) * (_BOLD if tone in _BOLD_TONES else _LETTER)


def text(x: float, y: float, words: str, tone: str = "", anchor: str = "middle") -> str:
    """Return an SVG text; the words are escaped."""
    css = f' class="{tone}"' if tone else ""
    return f'<text{css} x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


@dataclass(slots=True)
class Placed:
    """Words with their place: left and right edge, anchor, lane counted from the drawing outwards."""

    x: float
    anchor: str
    words: str
    tone: str
    lane: int = 0


def place(wanted: Sequence[tuple[float, float, str, str]], total: float) -> list[Placed]:
    """Give each (left, right, words, tone) the first lane where it is free, leaning aside where that helps.

    Earlier ones choose first.
    """
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for left, right, words, tone in wanted:
        leanings = _leanings(left, right, words, tone, total)
        lane, spot, extent = next(
            (
                (n, spot, extent)
                for n, taken in enumerate(lanes)
                for spot, extent in leanings
                if _free(extent, taken)
            ),
            (len(lanes), *leanings[0]),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(extent)
        spot.lane = lane
        placed.append(spot)
    return placed


def _free(extent: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
    return all(extent[1] + 8 < start or extent[0] - 8 > end for start, end in taken)


def _leanings(
    left: float, right: float, words: str, tone: str, total: float
) -> list[tuple[Placed, tuple[float, float]]]:
    """Return the places that stay inside the drawing: in the middle, then ending or beginning at the days' edge."""
    width = width_of(words, tone)
    middle = (left + right) / 2
    ways = [
        (Placed(middle, "middle", words, tone), (middle - width / 2, middle + width / 2)),
        (Placed(right, "end", words, tone), (right - width, right)),
        (Placed(left, "start", words, tone), (left, left + width)),
    ]
    inside = [way for way in ways if way[1][0] >= 0 and way[1][1] <= total]
    return inside or [ways[2] if left < total / 2 else ways[1]]
