"""Whose turn it is: one line by the moment of the ticket, in which priorities count as taken earlier."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.operations.queue.domain.choice import Waiter, before, in_line, next_for
from motcua.operations.queue.tests.factories import at

COPIES, BIRTHS = 1, 2
NOBODY: frozenset[int] = frozenset()


def waiter(key: int, hour: str, service: int = COPIES, ahead: int = 0, reserved: int | None = None) -> Waiter:
    return Waiter(key, service, at(hour), ahead, reserved)


def test_who_came_first_is_called_first():
    line = [waiter(2, "07:40"), waiter(1, "07:35")]

    assert next_for(1, frozenset({COPIES}), line, NOBODY) == line[1]


def test_of_two_at_the_same_moment_the_first_ticket_is_called_first():
    line = [waiter(8, "07:40"), waiter(7, "07:40")]

    assert [one.id for one in in_line(line)] == [7, 8]


def test_an_elderly_person_counts_as_having_come_an_hour_earlier_but_not_more():
    elderly = waiter(3, "08:30", ahead=60)

    assert in_line([waiter(1, "07:35"), elderly])[0] is elderly
    assert in_line([waiter(1, "07:25"), elderly])[0].id == 1


def test_a_counter_calls_only_for_its_services():
    line = [waiter(1, "07:31", BIRTHS), waiter(2, "07:45", COPIES)]

    assert next_for(1, frozenset({COPIES}), line, NOBODY) == line[1]
    assert next_for(1, frozenset({9}), line, NOBODY) is None


def test_one_who_was_sent_to_a_counter_is_called_there_alone_while_it_is_open():
    sent = waiter(1, "07:31", COPIES, reserved=3)

    assert next_for(3, frozenset({BIRTHS}), [sent], frozenset({1, 3})) is sent
    assert next_for(1, frozenset({COPIES}), [sent], frozenset({1, 3})) is None


def test_one_who_was_sent_to_a_counter_that_closed_is_called_by_any():
    sent = waiter(1, "07:31", COPIES, reserved=3)

    assert next_for(1, frozenset({COPIES}), [sent], frozenset({1})) is sent


def test_those_before_are_counted_for_the_same_wish():
    mine = waiter(3, "08:00")
    line = [waiter(1, "07:31"), waiter(2, "07:40", BIRTHS), mine, waiter(4, "08:30", ahead=60)]

    assert before(mine, line) == 2


@given(st.lists(st.tuples(st.integers(0, 240), st.integers(0, 90)), max_size=30))
def test_nobody_waits_for_ever(people: list[tuple[int, int]]):
    start = at("07:00")
    mine = Waiter(0, COPIES, start)
    line = [
        Waiter(key + 1, COPIES, start + timedelta(minutes=91 + later), ahead)
        for key, (later, ahead) in enumerate(people)
    ]

    assert in_line([*line, mine])[0] is mine
