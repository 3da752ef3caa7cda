"""Draws a process as server-side SVG: one lane for each kind of unit, a station for each step, hours below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from motcua.common.components.figures import number
from motcua.foundation.catalogue.domain import StepPlan

_LANES = (
    ("one_stop", "Một cửa"),
    ("department", "Phòng chuyên môn"),
    ("leadership", "Lãnh đạo"),
    ("clerical", "Văn thư"),
)
_LEFT, _LANE, _TOP, _RADIUS = 124, 46, 8, 15
#: The text column of a page at 1280 pixels; a short process keeps its stations at an easy distance.
_WIDTH, _WIDEST, _NARROWEST = 600, 96, 62


def draw(steps: Sequence[StepPlan]) -> SafeString:
    """Return the drawing; the table beside it says the same in words, so it is hidden from screen readers."""
    lanes = [(kind, label) for kind, label in _LANES if any(step.unit_kind == kind for step in steps)]
    row_of = {kind: index for index, (kind, _) in enumerate(lanes)}
    column = max(_NARROWEST, min(_WIDEST, (_WIDTH - _LEFT) // max(len(steps), 1)))
    width, height = _LEFT + column * len(steps), _TOP + _LANE * len(lanes) + 26
    parts = [
        f'<svg class="flow" viewBox="0 0 {width} {height}" width="{width}" height="{height}" aria-hidden="true">'
    ]
    for index, (_, label) in enumerate(lanes):
        y = _TOP + _LANE * index
        parts.append(
            f'<rect class="lane{" odd" if index % 2 else ""}" x="0" y="{y}" width="{width}" height="{_LANE}"/>'
        )
        parts.append(f'<text class="who" x="10" y="{y + _LANE / 2 + 4.5}">{escape(label)}</text>')
    places = [
        (_LEFT + column * index + column / 2, _TOP + _LANE * row_of[step.unit_kind] + _LANE / 2)
        for index, step in enumerate(steps)
    ]
    parts.extend(_way(*start, *end) for start, end in pairwise(places))
    for step, (across, down) in zip(steps, places, strict=True):
        last = " end" if step is steps[-1] else ""
        parts.append(f'<circle class="stop{last}" cx="{across}" cy="{down}" r="{_RADIUS}"/>')
        parts.append(f'<text class="n{last}" x="{across}" y="{down + 4.5}">{step.number}</text>')
        parts.append(f'<text class="h" x="{across}" y="{height - 8}">{_hours(step)}</text>')
    parts.append("</svg>")
    # Every word in it is our own or escaped above.
    return mark_safe("".join(parts))  # noqa: S308


def _way(x1: float, y1: float, x2: float, y2: float) -> str:
    """An arrow from one station to the next: straight in its lane, else across and then along."""
    start, end = x1 + _RADIUS, x2 - _RADIUS - 6
    head = f"M{end} {y2 - 4.5}l6 4.5l-6 4.5z"
    if y1 == y2:
        return f'<path class="way" d="M{start} {y1}H{end}"/><path class="head" d="{head}"/>'
    middle = (x1 + x2) / 2
    turn = 6 if y2 > y1 else -6
    line = f"M{start} {y1}H{middle - 6}q6 0 6 {turn}V{y2 - turn}q0 {turn} 6 {turn}H{end}"
    return f'<path class="way" d="{line}"/><path class="head" d="{head}"/>'


def _hours(step: StepPlan) -> str:
    if step.hours is None:
        return "không tính"
    whole = step.hours == step.hours.to_integral_value()
    return f"{number(step.hours) if whole else number(step.hours, 2).rstrip('0')} giờ"
