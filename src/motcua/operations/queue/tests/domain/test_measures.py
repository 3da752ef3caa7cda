"""How long it took: medians and the ninth tenth, of those who were called and those who were served to the end."""

from __future__ import annotations

import pytest

from motcua.operations.queue.domain.measures import Past, grouped, measured, middle, percentile
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.tests.factories import at


def past(issued: str, called: str = "", closed: str = "", state: str = State.DONE, counter: int = 1) -> Past:
    return Past(
        1,
        counter if called else None,
        state,
        at(issued),
        at(called) if called else None,
        at(closed) if closed else None,
    )


def test_waiting_ends_with_the_first_call_and_serving_begins_there():
    one = past("07:30", "07:42", "07:50")

    assert (one.waited, one.served) == (12, 8)


def test_who_did_not_come_waited_but_was_not_served():
    one = past("07:30", "07:42", "07:44", State.MISSED)

    assert (one.waited, one.served) == (12, None)


@pytest.mark.parametrize(
    ("values", "median", "p90"),
    [([], None, None), ([4.0], 4, 4), ([1.0, 3.0], 2, 3), ([float(n) for n in range(1, 11)], 5.5, 9)],
)
def test_the_middle_and_the_ninth_tenth(values: list[float], median: float | None, p90: float | None):
    assert (middle(values), percentile(values, 0.9)) == (median, p90)


def test_a_group_is_counted_by_how_it_ended():
    figures = measured(
        [
            past("07:30", "07:40", "07:45"),
            past("07:31", "07:40", "07:41", State.MISSED),
            past("07:32", state=State.LEFT),
        ]
    )

    assert (figures.tickets, figures.done, figures.missed, figures.left) == (3, 1, 1, 1)
    assert (figures.wait_median, figures.serve_median) == (9.5, 5)


def test_who_was_never_called_belongs_to_no_counter():
    figures = grouped(
        [past("07:30", "07:40", "07:45"), past("07:32", state=State.LEFT)], lambda one: one.counter
    )

    assert {key: one.tickets for key, one in figures.items()} == {1: 1}
