"""The clock agrees with a slow one that walks minute by minute, and keeps what everyone takes for granted."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.common.moments import HANOI
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.clock import Pause, promise
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.tests.cases import FIRST, both_answers, random_case

NATIONAL = national_calendar()
SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hundred_random_cases_agree_with_the_slow_clock(seed: int) -> None:
    rng = random.Random(seed)

    for case in (random_case(rng) for _ in range(100)):
        slow, fast = both_answers(case)
        assert slow == fast, case


moments = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda n: (FIRST + timedelta(minutes=n)).replace(tzinfo=HANOI)
)
lengths = st.integers(0, 20 * 24 * 60).map(lambda n: timedelta(minutes=n))
durations = st.one_of(
    st.integers(1, 60).map(lambda n: f"{n} ngày làm việc"),
    st.integers(1, 60).map(lambda n: f"{n} ngày"),
    st.integers(1, 90).map(lambda n: f"{n}/7 giờ"),
    st.integers(1, 3).map(lambda n: f"{n} tháng"),
    st.sampled_from(["0,5 ngày làm việc", "17,5 ngày làm việc", "trong ngày"]),
).map(parse_duration)
#: Units for which a pause leaves the order of receptions alone; a fraction of a day keeps its hour, a month its length.
whole = st.one_of(
    st.integers(1, 60).map(lambda n: f"{n} ngày làm việc"),
    st.integers(1, 60).map(lambda n: f"{n} ngày"),
    st.integers(1, 90).map(lambda n: f"{n}/7 giờ"),
).map(parse_duration)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(moments, lengths, durations)
def test_what_is_received_later_is_not_due_earlier(received, later, duration):
    assert (
        promise(received, duration, NATIONAL).due_at <= promise(received + later, duration, NATIONAL).due_at
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(moments, lengths, whole, lengths, lengths)
def test_a_pause_does_not_let_the_later_overtake(received, later, duration, before, long):
    pause = [Pause(received + before, received + before + long)]

    first, second = (promise(moment, duration, NATIONAL, pause) for moment in (received, received + later))

    assert first.due_at <= second.due_at


@settings(max_examples=300, deadline=None, derandomize=True)
@given(moments, durations, st.lists(st.tuples(lengths, lengths), max_size=3), lengths, lengths)
def test_a_pause_more_never_shortens(received, duration, others, before, long):
    pauses = [Pause(received + start, received + start + length) for start, length in others]
    one_more = Pause(received + before, received + before + long)

    without = promise(received, duration, NATIONAL, pauses)
    with_it = promise(received, duration, NATIONAL, [*pauses, one_more])

    assert with_it.due_at >= without.due_at


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    moments,
    durations,
    st.permutations(range(3)),
    st.lists(st.tuples(lengths, lengths), min_size=3, max_size=3),
)
def test_the_order_in_which_pauses_are_told_does_not_matter(received, duration, order, spans):
    pauses = [Pause(received + start, received + start + length) for start, length in spans]

    assert promise(received, duration, NATIONAL, pauses) == promise(
        received, duration, NATIONAL, [pauses[i] for i in order]
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(moments, durations)
def test_a_due_moment_is_never_on_a_day_off_and_never_before_counting_starts(received, duration):
    promised = promise(received, duration, NATIONAL)

    assert NATIONAL.is_working(promised.due_at.date())
    assert received <= promised.effective_start < promised.due_at


@settings(max_examples=100, deadline=None, derandomize=True)
@given(moments, st.integers(1, 90).map(lambda n: parse_duration(f"{n}/7 giờ")))
def test_moments_with_seconds_lie_between_their_minutes(received, duration):
    at, between, after = (
        promise(received + timedelta(seconds=seconds), duration, NATIONAL).due_at for seconds in (0, 30, 60)
    )

    assert at <= between <= after
