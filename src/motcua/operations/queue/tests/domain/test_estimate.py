"""How long it will take, honestly: with the counters that are open, and not at all where there are none."""

from __future__ import annotations

import pytest

from motcua.operations.queue.domain.choice import Desk, Waiter
from motcua.operations.queue.domain.estimate import rounded, serving_minutes, waits
from motcua.operations.queue.tests.factories import at

COPIES, BIRTHS = 1, 2
MINUTES = {COPIES: 6.0, BIRTHS: 10.0}


def line(*services: int) -> list[Waiter]:
    return [Waiter(key, service, at(f"07:{31 + key}")) for key, service in enumerate(services)]


def test_one_counter_serves_one_after_the_other():
    desk = Desk(1, frozenset({COPIES}), free_in=2)

    assert waits(line(COPIES, COPIES, COPIES), [desk], MINUTES) == {0: 2, 1: 8, 2: 14}


def test_two_counters_halve_the_wait_and_a_wish_waits_for_its_own_counter():
    desks = [Desk(1, frozenset({COPIES})), Desk(2, frozenset({COPIES, BIRTHS}))]

    assert waits(line(COPIES, COPIES, BIRTHS, COPIES), desks, MINUTES) == {0: 0, 1: 0, 2: 6, 3: 6}


def test_where_no_counter_does_it_nothing_is_promised():
    assert waits(line(BIRTHS, COPIES), [Desk(1, frozenset({COPIES}))], MINUTES) == {1: 0}
    assert waits(line(COPIES), [], MINUTES) == {}


@pytest.mark.parametrize(("minutes", "promised"), [(0, 0), (0.2, 5), (5, 5), (5.1, 10), (61, 65)])
def test_minutes_are_rounded_up_to_fives(minutes: float, promised: int):
    assert rounded(minutes) == promised


def test_what_was_measured_counts_once_there_is_enough_of_it():
    assert serving_minutes([3, 3, 3, 3], usual=10) == 10
    assert serving_minutes([3, 4, 30, 3, 5], usual=10) == 4
