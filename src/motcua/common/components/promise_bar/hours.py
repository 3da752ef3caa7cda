"""Draws a promise within one working day: hours in place of days."""

from __future__ import annotations

from datetime import time
from html import escape

from motcua.common.components.promise_bar.shapes import HourBar
from motcua.common.components.promise_bar.words import text

#: Pixels an hour of work takes in the row and in a narrow place, and the width of a break.
_WIDE, _NARROW = (58.0, 83.0), (34.0, 47.0)


def draw_hours(bar: HourBar) -> str:
    """Return the SVG for wide and for narrow places."""
    return _draw(bar, _WIDE, "wide") + _draw(bar, _NARROW, "weeks")


def _hours(moment: time) -> float:
    return moment.hour + moment.minute / 60


class _Scale:
    """Where an hour of the day stands, in px: breaks are short, whatever their length."""

    def __init__(self, periods: tuple[tuple[time, time], ...], hour: float, pause: float) -> None:
        self.parts: list[tuple[float, float, float]] = []
        x = 0.0
        for start, end in periods:
            length = (_hours(end) - _hours(start)) * hour
            self.parts.append((_hours(start), x, length))
            x += length + pause + 4
        self.hour = hour
        self.total = x - pause - 4

    def at(self, moment: time) -> float:
        """Return the place of a moment; within a break, the place where the break begins."""
        value = _hours(moment)
        place = 0.0
        for start, x, length in self.parts:
            if value >= start:
                place = x + min((value - start) * self.hour, length)
        return place


def _draw(bar: HourBar, sizes: tuple[float, float], css: str) -> str:
    scale = _Scale(bar.periods, *sizes)
    wide = css == "wide"
    start, due = scale.at(bar.start), scale.at(bar.due)
    come_to = bar.finished or bar.now
    reached = scale.at(come_to) if come_to else start
    parts = [
        _stretch(part, css_class, left, right)
        for part in scale.parts
        for css_class, left, right in (
            ("pale", 0.0, start),
            ("done", start, min(reached, due)),
            ("todo", max(start, reached), due),
            ("latec", due, reached if bar.late else due),
            ("unused", max(due, reached), scale.total),
        )
    ]
    parts += _breaks(scale, wide) + _ticks(bar, scale)
    parts.append(f'<rect class="c due sd" x="{due - 2:.1f}" y="20" width="4" height="36"/>')
    parts += _words(bar, scale, start, due, wide)
    total = round(scale.total)
    size = f' width="{total}" height="82"' if wide else ""
    return (
        f'<svg class="pb {css}"{size} viewBox="-3 0 {total + 6} 82" role="img" '
        f'aria-label="{escape(bar.sentence)}">{"".join(parts)}</svg>'
    )


def _stretch(part: tuple[float, float, float], css: str, left: float, right: float) -> str:
    """Return what of left..right lies within one period, as a cell."""
    _, x, length = part
    begin, end = max(left, x), min(right, x + length)
    if end - begin < 0.5:
        return ""
    return f'<rect class="c {css}" x="{begin:.1f}" y="26" width="{end - begin:.1f}" height="30"/>'


def _breaks(scale: _Scale, wide: bool) -> list[str]:
    parts = []
    for (_, x, length), (_, following, _) in zip(scale.parts, scale.parts[1:], strict=False):
        left, right = x + length + 2, following - 2
        parts.append(f'<rect class="off" x="{left:.1f}" y="47" width="{right - left:.1f}" height="9"/>')
        if wide:
            parts.append(text(round((left + right) / 2, 1), 42, "nghỉ trưa", "tw"))
    return parts


def _ticks(bar: HourBar, scale: _Scale) -> list[str]:
    hours = [time(h) for first, last in bar.periods for h in range(first.hour + 1, last.hour + 1)]
    return [
        f'<path class="br" d="M{scale.at(hour):.1f} 50v6"/>' for hour in hours if hour < bar.periods[-1][1]
    ]


def _words(bar: HourBar, scale: _Scale, start: float, due: float, wide: bool) -> list[str]:
    parts = []
    end_words = bar.due_words if wide else bar.due_words.replace("có kết quả trước", "xong")
    parts.append(text(due + 2, 12, end_words, "b7", "end"))
    if bar.now is not None:
        x = scale.at(bar.now)
        words = f"bây giờ {bar.now.hour}:{bar.now.minute:02d}"
        parts.append(f'<path class="now" d="M{x:.1f} 18v42"/>')
        if x < due - len(end_words) * 7 - 50:
            parts.append(text(round(max(x, 40), 1), 12, words, "nowt"))
    if bar.start_words:
        parts.append(text(round(start, 1), 76, bar.start_words, "", "start" if start < 60 else "middle"))
    if bar.limit is not None:
        x = scale.at(bar.limit)
        parts.append(f'<path class="limit" d="M{x:.1f} 20v40"/>')
        words = bar.limit_words if wide else f"{bar.limit.hour}:{bar.limit.minute:02d}"
        parts.append(text(round(x, 1), 76, words, "tw"))
    return parts
