"""Shares, sums and words of figures; plain rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.foundation.law import report_edition_on
from motcua.insight.reports.domain.asked import (
    AsOfTooEarly,
    LevelUnknown,
    PeriodBackwards,
    check_level,
    span_of,
)
from motcua.insight.reports.domain.ii06 import row_of, rows_of
from motcua.insight.reports.domain.quarter import tell
from motcua.insight.reports.domain.shares import as_number, share
from motcua.insight.reports.domain.sieves import COLUMNS, FIGURES, SUMS
from motcua.insight.reports.queries import stretches_of
from motcua.operations.dossiers.domain.fates import Fate
from motcua.operations.dossiers.queries.figures import Part


def part(
    count=1, *, field="Hộ tịch", online=False, carried=False, fate=Fate.EARLY, online_level=None
) -> Part:
    """Return so many dossiers that share everything."""
    return Part(1, field, online_level, online, carried, fate, None, count)


parts = st.lists(
    st.builds(
        part,
        st.integers(0, 500),
        field=st.sampled_from(["Hộ tịch", "Đất đai", "Chứng thực"]),
        online=st.booleans(),
        carried=st.booleans(),
        fate=st.sampled_from(list(Fate)),
        online_level=st.sampled_from([None, 3, 4]),
    ),
    max_size=30,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(parts)
def test_the_equations_of_the_form_hold_whatever_the_dossiers(some):
    rows, total = rows_of(some), row_of(some)

    assert total.adds_up
    assert all(row.adds_up for row in rows)
    assert all(total[key] == sum(row[key] for row in rows) for key in COLUMNS)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(parts)
def test_what_is_to_be_handled_is_on_time_late_or_not_yet_due(some):
    counts = {key: SUMS[key].sieve.count(some) for key in SUMS}

    assert counts["to_handle"] == counts["on_time"] + counts["late"] + counts["not_yet_due"]
    assert counts["online_3"] <= counts["received_3"] <= counts["received"] <= counts["to_handle"]


def test_rows_stand_by_how_busy_they_are_then_in_vietnamese_order():
    some = [
        part(1, field="Đất đai"),
        part(1, field="Dân tộc"),
        part(5, field="Ủy quyền"),
        part(1, field="Chứng thực"),
    ]

    assert [row.field for row in rows_of(some)] == ["Ủy quyền", "Chứng thực", "Dân tộc", "Đất đai"]


@pytest.mark.parametrize(
    ("value", "whole", "decimals", "expected"),
    [
        (40269, 40811, 2, "98.67"),
        (371, 40811, 2, "0.91"),
        (171, 40811, 2, "0.42"),
        (10019, 12113, 2, "82.71"),
        (48, 12113, 2, "0.4"),
        (2046, 12113, 2, "16.89"),
        (430971, 522138, 1, "82.5"),
        (1, 800, 2, "0.13"),
        (3, 800, 2, "0.38"),
        (1, 2, 2, "50"),
        (7, 7, 2, "100"),
        (0, 7, 2, "0"),
    ],
)
def test_a_share_is_rounded_half_up_without_trailing_zeros(value, whole, decimals, expected):
    assert f"{share(value, whole, decimals):f}" == expected


def test_a_share_of_nothing_is_no_share():
    assert share(0, 0, 2) is None
    assert [as_number(value) for value in (None, Decimal("0.4"), Decimal(50))] == [None, 0.4, 50]


@pytest.mark.parametrize(
    ("count", "scope", "printed"),
    [
        ("to_handle", "commune", "40.811 hồ sơ"),
        ("on_time", "commune", "40.269 hồ sơ (chiếm 98,67%)"),
        ("late", "commune", "371 hồ sơ (chiếm 0,91%)"),
        ("online_3", "commune", "892 hồ sơ (chiếm 2,23%)"),
        ("online_3", "district", "892 hồ sơ (chiếm 50%)"),
    ],
)
def test_a_figure_is_printed_as_the_report_of_2022_prints_it(count, scope, printed):
    some = [
        part(786, carried=True, fate=Fate.EARLY),
        part(39483 - 892, fate=Fate.ON_TIME),
        part(892, online=True, online_level=3),
        part(371, fate=Fate.LATE),
        part(171, fate=Fate.WITHIN),
        part(0),
    ]
    # As many again for level 3 at the counter, taken from the others, so that its share of its level is a half.
    some[1] = part(39483 - 2 * 892, fate=Fate.ON_TIME)
    some[5] = part(892, online_level=3)
    indicator = next(
        i for i in report_edition_on(date(2022, 9, 16)).indicators if (i.count, i.scope) == (count, scope)
    )

    assert tell(indicator, some).printed_as == printed


def test_a_figure_of_nothing_is_printed_without_a_share():
    indicator = next(i for i in report_edition_on(date(2022, 9, 16)).indicators if i.count == "late")

    told = tell(indicator, [])

    assert (told.value, told.share, told.printed_as) == (0, None, "0 hồ sơ")


def test_a_period_ends_after_it_begins_and_is_not_cut_off_before_its_end():
    assert span_of(date(2022, 6, 15), date(2022, 9, 16)).as_of == date(2022, 9, 16)
    with pytest.raises(PeriodBackwards, match="14/6/2022"):
        span_of(date(2022, 6, 15), date(2022, 6, 14))
    with pytest.raises(AsOfTooEarly, match="15/9/2022") as refused:
        span_of(date(2022, 6, 15), date(2022, 9, 16), date(2022, 9, 15))
    assert refused.value.field == "as_of"
    with pytest.raises(LevelUnknown, match="xã"):
        check_level("xã")


@pytest.mark.parametrize(
    ("first", "last", "bars", "length"),
    [
        (date(2022, 6, 15), date(2022, 9, 16), 14, 7),
        (date(2022, 6, 15), date(2022, 6, 15), 1, 7),
        (date(2022, 6, 15), date(2022, 6, 22), 2, 7),
        (date(2022, 1, 1), date(2022, 12, 31), 14, 28),
        (date(2021, 1, 1), date(2027, 12, 31), 16, 161),
    ],
)
def test_charts_have_a_bar_a_week_and_never_too_many(first, last, bars, length):
    ends = stretches_of(span_of(first, last))

    assert len(ends) == bars
    assert (ends[0] - first).days == length
    assert ends[-1] > last


def test_every_figure_has_words_and_a_definition():
    assert all(figure.label and len(figure.definition) > 20 for figure in FIGURES.values())
    assert [number for number, _ in COLUMNS.values()] == list(range(3, 14))
