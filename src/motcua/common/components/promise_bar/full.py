"""Draws a whole promise: a row of days, and the same days in weeks for narrow places."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

from motcua.common.components.promise_bar.shapes import MARKED, SUNKEN, Bar, BarDay, Kind
from motcua.common.components.promise_bar.words import LANE, place, text, width_of
from motcua.common.moments import SHORT_WEEKDAYS

GAP = 2
_TOP = 41
_WEEK_COLUMN, _WEEK_ROW = 47, 40


def draw_full(bar: Bar) -> str:
    """Return the SVG of the row and of the weeks; a promise too long for a row comes in weeks alone."""
    return _weeks(bar) if bar.only_weeks else _row(bar) + _weeks(bar)


def _cell_width(days: int) -> int:
    if days <= 8:
        return 56
    if days <= 14:
        return 44
    return 36 if days <= 24 else 34


def _number(days: tuple[BarDay, ...], index: int) -> str:
    """Return the number in a cell: the day, with its month where a month or a role begins."""
    here = days[index]
    if here.kind is Kind.RECEIVED or here.kind in MARKED or index in (0, len(days) - 1):
        return f"{here.day.day}/{here.day.month}"
    before = next((d.day for d in reversed(days[:index]) if d.kind not in SUNKEN), days[0].day)
    return f"{here.day.day}/{here.day.month}" if before.month != here.day.month else str(here.day.day)


def _row(bar: Bar) -> str:
    width = _cell_width(len(bar.days))
    pitch = width + GAP
    total = len(bar.days) * pitch - GAP
    at = {d.day: index * pitch for index, d in enumerate(bar.days)}
    above = place([(at[m.day], at[m.day] + width, m.words, m.tone) for m in bar.above if m.day in at], total)
    lift = max((spot.lane for spot in above), default=0) * LANE
    parts = [_row_cell(bar.days, index, index * pitch, width, lift) for index in range(len(bar.days))]
    parts += [
        text(spot.x, 13 + lift - spot.lane * LANE, spot.words, spot.tone, spot.anchor) for spot in above
    ]
    if bar.today in at:
        parts.append(
            f'<rect class="now" x="{at[bar.today] - 2.5:g}" y="{20 + lift}" width="{width + 5}" height="56"/>'
        )
    marks, depth = _below(bar, at, width, total, lift)
    parts += marks
    bottom = 105 + lift + depth * LANE
    if bar.steps:
        parts += _steps(bar, pitch, total, bottom + 4)
        bottom += 34
    return (
        f'<svg class="pb wide" width="{total}" height="{bottom}" viewBox="-3 0 {total + 6} {bottom}" role="img" '
        f'aria-label="{escape(bar.sentence)}">{"".join(parts)}</svg>'
    )


def _row_cell(days: tuple[BarDay, ...], index: int, x: int, width: int, lift: int) -> str:
    here = days[index]
    kind = here.kind
    middle = x + width / 2
    weekday = SHORT_WEEKDAYS[here.day.weekday()]
    if kind in SUNKEN:
        head = text(middle, 33 + lift, weekday, "wd o")
        return f'{head}<rect class="c {kind}" x="{x}" y="{64 + lift}" width="{width}" height="9"/>'
    head = text(middle, 33 + lift, weekday, "wd")
    rise = 5 if kind in MARKED else 0
    number = _number(days, index)
    tone = f"n-{kind} sm" if "/" in number and width < 44 and len(number) > 3 else f"n-{kind}"
    rect = (
        f'<rect class="c {kind}" x="{x + 0.75:g}" y="{_TOP + lift + 0.75 - rise:g}" '
        f'width="{width - 1.5:g}" height="{30.5 + rise:g}"/>'
    )
    pill = ""
    if kind is Kind.PAUSED:
        pill = f'<rect class="pill" x="{middle - 10:g}" y="{49.5 + lift:g}" width="20" height="15"/>'
    return head + rect + pill + text(middle, 61.5 + lift - rise / 2, number, tone)


def _below(bar: Bar, at: dict[date, int], width: int, total: int, lift: int) -> tuple[list[str], int]:
    """Return brackets and words under the row, and how many more lanes than one they need."""
    parts, wanted = [], []
    for mark in bar.below:
        if mark.day in at:
            wanted.append((at[mark.day], at[mark.day] + width, mark.words, mark.tone))
    for span in bar.spans:
        if span.first in at and span.last in at:
            left, right = at[span.first], at[span.last] + width
            parts.append(f'<path class="br" d="M{left + 0.5:g} {77 + lift}v4H{right - 0.5:g}v-4"/>')
            wanted.append((left, right, span.words, "tw"))
    spots = place(wanted, total)
    parts += [
        text(spot.x, 99 + lift + spot.lane * LANE, spot.words, spot.tone, spot.anchor) for spot in spots
    ]
    return parts, max((spot.lane for spot in spots), default=0)


def _steps(bar: Bar, pitch: int, total: int, y: int) -> list[str]:
    """Return the band of steps, from the day after reception to the due day, in proportion to their hours."""
    promised = MARKED - {Kind.FINISHED}
    due = next((i for i, d in enumerate(bar.days) if d.kind in promised), len(bar.days) - 1)
    left, right = (float(pitch), float((due + 1) * pitch - GAP)) if due > 0 else (0.0, float(total))
    hours = sum(step.hours for step in bar.steps) or 1.0
    parts, x = [], left
    for step in bar.steps:
        wide = (right - left) * step.hours / hours
        css = "sd" if step.done else "sf"
        parts.append(f'<rect class="{css}" x="{x:.1f}" y="{y}" width="{max(wide - 1.5, 1):.1f}" height="5"/>')
        if width_of(step.name) <= wide:
            parts.append(text(round(x, 1), y + 19, step.name, "st-t", "start"))
        x += wide
    return parts


def _weeks(bar: Bar) -> str:
    """Return the same days as rows of weeks, Monday first; long quiet stretches are folded into one line."""
    monday = bar.days[0].day - timedelta(days=bar.days[0].day.weekday())
    rows: dict[int, list[int]] = {}
    for index, here in enumerate(bar.days):
        rows.setdefault((here.day - monday).days // 7, []).append(index)
    parts = [text(n * _WEEK_COLUMN + 21.5, 12, name, "wd") for n, name in enumerate(SHORT_WEEKDAYS)]
    y = 20
    for kept, weeks in _folded(bar, rows):
        if kept:
            parts += [_week_cell(bar, index, y) for index in rows[weeks[0]]]
            y += _WEEK_ROW
        else:
            parts.append(f'<rect class="fold" x="0" y="{y}" width="325" height="22"/>')
            parts.append(text(162.5, y + 15.5, _fold_words(bar, rows, weeks), "tw"))
            y += 26
    return (
        f'<svg class="pb weeks" viewBox="-3 0 331 {y}" role="img" aria-label="{escape(bar.sentence)}">'
        f"{''.join(parts)}</svg>"
    )


def _folded(bar: Bar, rows: dict[int, list[int]]) -> list[tuple[bool, list[int]]]:
    """Return weeks in order, as (True, [week]) or (False, quiet weeks): from ten weeks on, three quiet ones fold."""
    order = sorted(rows)
    if len(order) < 10:
        return [(True, [week]) for week in order]
    groups: list[tuple[bool, list[int]]] = []
    for week in order:
        quiet = _is_quiet(bar, rows[week])
        if quiet and groups and not groups[-1][0]:
            groups[-1][1].append(week)
        else:
            groups.append((not quiet, [week]))
    return [
        (True, [week]) if not kept and len(weeks) < 3 else (kept, weeks if not kept else [week])
        for kept, weeks in groups
        for week in (weeks if kept or len(weeks) < 3 else weeks[:1])
    ]


def _is_quiet(bar: Bar, indexes: list[int]) -> bool:
    plain = {Kind.ELAPSED, Kind.TODO, Kind.OFF, Kind.GIVEN_BACK, Kind.EXTENSION, Kind.HOLIDAY, Kind.LATE}
    return all(bar.days[i].kind in plain and bar.days[i].day != bar.today for i in indexes)


def _fold_words(bar: Bar, rows: dict[int, list[int]], weeks: list[int]) -> str:
    working = sum(bar.days[i].kind not in SUNKEN for week in weeks for i in rows[week])
    return f"{len(weeks)} tuần, {working} ngày làm việc"


def _week_cell(bar: Bar, index: int, y: int) -> str:
    here = bar.days[index]
    kind = here.kind
    x = here.day.weekday() * _WEEK_COLUMN
    middle = x + 21.5
    number = _week_number(bar.days, index)
    frame = pill = ""
    if here.day == bar.today:
        frame = f'<rect class="now" x="{x - 1.5:g}" y="{y - 1.5:g}" width="46" height="39"/>'
    if kind in SUNKEN:
        strip = f'<rect class="c {kind}" x="{x}" y="{y + 27}" width="43" height="9"/>'
        return strip + text(middle, y + 21, number, "wd o") + frame
    if kind is Kind.PAUSED:
        pill = f'<rect class="pill" x="{middle - 11:g}" y="{y + 10}" width="22" height="16"/>'
    rect = f'<rect class="c {kind}" x="{x + 1}" y="{y + 1}" width="41" height="34"/>'
    return rect + pill + text(middle, y + 22.5, number, f"n-{kind}") + frame


def _week_number(days: tuple[BarDay, ...], index: int) -> str:
    here = days[index]
    told = (
        here.kind is Kind.RECEIVED or here.kind in MARKED or index in (0, len(days) - 1) or here.day.day == 1
    )
    return f"{here.day.day}/{here.day.month}" if told else str(here.day.day)
