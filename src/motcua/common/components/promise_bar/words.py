"""Words in a drawing: escaped, measured, and put where they do not overlap."""

from __future__ import annotations

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


def place(wanted: list[tuple[float, float, str, str]], total: float) -> list[Placed]:
    """Give each (left, right, words, tone) the first lane where it is free; near an edge, words lean inwards.

    Earlier ones choose first.
    """
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for left, right, words, tone in wanted:
        spot, extent = _lean(left, right, words, tone, total)
        lane = next((n for n, taken in enumerate(lanes) if _free(extent, taken)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(extent)
        spot.lane = lane
        placed.append(spot)
    return placed


def _free(extent: tuple[float, float], taken: list[tuple[float, float]]) -> bool:
    return all(extent[1] + 8 < start or extent[0] - 8 > end for start, end in taken)


def _lean(
    left: float, right: float, words: str, tone: str, total: float
) -> tuple[Placed, tuple[float, float]]:
    width = width_of(words, tone)
    middle = (left + right) / 2
    if middle - width / 2 < 0:
        return Placed(left, "start", words, tone), (left, left + width)
    if middle + width / 2 > total:
        return Placed(right, "end", words, tone), (right - width, right)
    return Placed(middle, "middle", words, tone), (middle - width / 2, middle + width / 2)
