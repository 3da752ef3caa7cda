"""The promise bar draws what it is told, whole, in its place, and escaped."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from xml.etree import ElementTree

import pytest

from motcua.common.components.promise_bar import (
    Bar,
    BarDay,
    HourBar,
    Kind,
    Label,
    ShortBar,
    Span,
    Step,
    draw_full,
    draw_hours,
    draw_short,
)
from motcua.common.components.web import samples

FIRST = date(2026, 9, 7)
EVIL = '<script>alert("x")</script>&'


def days(*kinds: Kind) -> tuple[BarDay, ...]:
    return tuple(BarDay(FIRST + timedelta(n), kind) for n, kind in enumerate(kinds))


def parsed(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<g>{svg}</g>"))


@pytest.mark.parametrize("bar", [bar for _, _, bar in samples.bars()])
def test_every_state_is_drawn_as_well_formed_svg_that_says_its_sentence(bar: Bar):
    for svg in parsed(draw_full(bar)):
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == bar.sentence


def test_every_word_is_escaped():
    bar = Bar(
        days(Kind.RECEIVED, Kind.PAUSED, Kind.DUE),
        EVIL,
        spans=(Span(FIRST, FIRST + timedelta(1), EVIL),),
        above=(Label(FIRST, EVIL),),
        below=(Label(FIRST, EVIL),),
        steps=(Step(EVIL[:5], 8, True),),
    )
    hours = HourBar(((time(8), time(17)),), time(9), time(17), EVIL, start_words=EVIL, due_words=EVIL)
    drawn = draw_full(bar) + draw_short(ShortBar((Kind.DUE,) * 10, EVIL)) + draw_hours(hours)

    assert "<script" not in drawn
    assert parsed(drawn)


def test_a_day_is_a_cell_and_a_day_off_sinks_to_a_strip():
    row = draw_full(Bar(days(Kind.RECEIVED, Kind.ELAPSED, Kind.OFF, Kind.HOLIDAY, Kind.DUE), "")).split(
        "</svg>"
    )[0]

    assert len(re.findall(r'class="c \w+"', row)) == 5
    assert len(re.findall(r'class="c (?:off|hol)" x="\d+" y="64" width="\d+" height="9"', row)) == 2
    assert 'class="c due" x="232.75" y="36.75"' in row


@pytest.mark.parametrize(("count", "width"), [(8, 56), (14, 44), (24, 36), (30, 34)])
def test_cells_are_wide_while_there_is_room(count: int, width: int):
    row = draw_full(Bar(days(*[Kind.TODO] * count), ""))

    assert f'width="{count * (width + 2) - 2}"' in row


def test_a_promise_of_months_comes_in_weeks_with_its_quiet_ones_folded():
    weekdays = [Kind.OFF if n % 7 > 4 else Kind.TODO for n in range(120)]
    bar = Bar(days(Kind.RECEIVED, *weekdays[1:-1], Kind.DUE), "", today=FIRST)

    drawn = draw_full(bar)

    assert bar.only_weeks
    assert len(parsed(drawn)) == 1
    assert "16 tuần, 80 ngày làm việc" in drawn


def test_labels_that_would_overlap_take_another_lane():
    bar = Bar(
        days(Kind.RECEIVED, Kind.TODO, Kind.DUE),
        "",
        below=tuple(Label(FIRST, "một nhãn dài hơn một ô") for _ in range(3)),
    )
    row = draw_full(bar).split("</svg>")[0]

    heights = re.findall(r'y="(\d+)"[^>]*>một nhãn', row)

    assert heights == ["99", "114", "129"]


def test_today_before_the_ten_days_is_a_chevron_and_within_them_a_triangle():
    within = draw_short(ShortBar((Kind.TODO,) * 10, "", today_at=3))
    before = draw_short(ShortBar((Kind.TODO,) * 10, "", today_before=True))

    assert 'class="tick" d="M37 26' in within
    assert 'class="before"' in before and "tick" not in before


def test_hours_that_have_passed_are_solid_and_the_lunch_break_is_a_strip():
    bar = HourBar(
        ((time(7, 30), time(11, 30)), (time(13), time(17))), time(8), time(17), "", now=time(13, 30)
    )
    row = draw_hours(bar).split("</svg>")[0]

    assert re.findall(r'class="c (\w+)"', row)[:4] == ["pale", "done", "done", "todo"]
    assert row.count('class="off"') == 1
