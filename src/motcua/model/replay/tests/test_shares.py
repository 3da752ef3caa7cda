"""Numbers shared out add up, keep away from what is impossible, and follow the weights."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.model.replay.shares import share_out, spread


def test_proportions_are_kept_where_sums_allow() -> None:
    assert share_out([100, 100], [100, 100], [[1, 1], [1, 1]]) == [[50, 50], [50, 50]]


def test_what_is_impossible_stays_empty() -> None:
    assert share_out([10, 5], [12, 3], [[1, 0], [1, 1]]) == [[10, 0], [2, 3]]


def test_no_table_where_there_is_none() -> None:
    assert share_out([10, 5], [5, 10], [[1, 0], [1, 1]]) is None
    assert share_out([1], [2], [[1]]) is None


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_table_that_exists_is_found_and_adds_up(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    hidden = [[data.draw(st.integers(0, 40)) for _ in range(width)] for _ in range(height)]
    rows = [sum(row) for row in hidden]
    columns = [sum(row[j] for row in hidden) for j in range(width)]
    weights = [
        [(1 + i + j) / 7 if value else 0.0 for j, value in enumerate(row)] for i, row in enumerate(hidden)
    ]

    table = share_out(rows, columns, weights)

    assert table is not None
    assert [sum(row) for row in table] == rows
    assert [sum(row[j] for row in table) for j in range(width)] == columns
    assert all(
        value >= 0 and (weight > 0 or not value)
        for a, b in zip(table, weights, strict=True)
        for value, weight in zip(a, b, strict=True)
    )


@given(st.integers(0, 10_000), st.lists(st.floats(0.01, 100), min_size=1, max_size=20))
def test_what_is_spread_adds_up(total: int, weights: list[float]) -> None:
    assert sum(spread(total, weights)) == total
