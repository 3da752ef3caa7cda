"""Sharing out: whole numbers in a table with given sums of its rows and columns, near given weights."""

from __future__ import annotations

from collections.abc import Sequence

Weights = Sequence[Sequence[float]]
_ROUNDS = 200
_SMALL = 1e-9


def share_out(rows: Sequence[int], columns: Sequence[int], weights: Weights) -> list[list[int]] | None:
    """Return whole numbers that add up to both sums, in proportion to the weights; 0 where a weight is 0.

    Returns None when no such table exists.
    """
    if sum(rows) != sum(columns):
        return None
    wished = _proportional(rows, columns, weights)
    table = [[int(value + _SMALL) for value in row] for row in wished]
    for i, row in enumerate(table):
        _lower(row, rows[i])
    for j, wanted in enumerate(columns):
        column = [row[j] for row in table]
        _lower(column, wanted)
        for row, value in zip(table, column, strict=True):
            row[j] = value
    return _filled(table, rows, columns, weights)


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole numbers that add up to the total, in proportion to the weights (largest remainders first)."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    exact = [total * weight / whole for weight in weights]
    numbers = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda i: (numbers[i] - exact[i], i))
    for i in order[: total - sum(numbers)]:
        numbers[i] += 1
    return numbers


def _proportional(rows: Sequence[int], columns: Sequence[int], weights: Weights) -> list[list[float]]:
    """Fit the weights to the sums by scaling rows and columns in turn (as far as the zeros allow)."""
    table = [list(map(float, row)) for row in weights]
    for _ in range(_ROUNDS):
        for row, wanted in zip(table, rows, strict=True):
            _scale(row, wanted)
        for j, wanted in enumerate(columns):
            total = sum(row[j] for row in table)
            factor = wanted / total if total > _SMALL else 0.0
            for row in table:
                row[j] *= factor
    return table


def _scale(row: list[float], wanted: int) -> None:
    total = sum(row)
    factor = wanted / total if total > _SMALL else 0.0
    row[:] = [value * factor for value in row]


def _lower(numbers: list[int], wanted: int) -> None:
    """Take from the largest until the numbers add up to no more than what is wanted."""
    while (excess := sum(numbers) - wanted) > 0:
        at = max(range(len(numbers)), key=lambda i: numbers[i])
        numbers[at] -= min(excess, numbers[at])


def _filled(
    table: list[list[int]], rows: Sequence[int], columns: Sequence[int], weights: Weights
) -> list[list[int]] | None:
    """Raise the table to its sums by flows along allowed cells; None when they cannot be reached."""
    rest = [wanted - sum(row) for row, wanted in zip(table, rows, strict=True)]
    room = [wanted - sum(row[j] for row in table) for j, wanted in enumerate(columns)]
    for i in range(len(rows)):
        while rest[i]:
            path = _path(table, weights, i, room)
            if path is None:
                return None
            amount = min(rest[i], room[path[-1][1]], *(table[r][c] for r, c, gives in path if gives))
            for r, c, gives in path:
                table[r][c] += -amount if gives else amount
            rest[i] -= amount
            room[path[-1][1]] -= amount
    return table


def _path(
    table: list[list[int]], weights: Weights, start: int, room: list[int]
) -> list[tuple[int, int, bool]] | None:
    """Return the cells to raise and (marked) to lower so that a row gets more in a column that has room."""
    queue: list[tuple[int, list[tuple[int, int, bool]]]] = [(start, [])]
    seen_rows, seen_columns = {start}, set[int]()
    for row, path in queue:
        order = sorted(range(len(room)), key=lambda j: -weights[row][j])
        for column in order:
            if weights[row][column] <= 0 or column in seen_columns:
                continue
            seen_columns.add(column)
            raised = [*path, (row, column, False)]
            if room[column] > 0:
                return raised
            for other in range(len(table)):
                if other not in seen_rows and table[other][column] > 0:
                    seen_rows.add(other)
                    queue.append((other, [*raised, (other, column, True)]))
    return None
