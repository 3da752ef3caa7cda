"""Random questions for both clocks, and the comparison of their answers."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from motcua.common.moments import HANOI
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.clock import Extension, Pause, promise
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.tests import reference_clock as slow

FIRST = datetime.fromisoformat("2021-01-01T00:00")
MINUTES = 6 * 365 * 24 * 60
#: Moments at which rules turn; a third of all random moments falls on one of them.
EDGES = [
    "00:00",
    "07:29",
    "07:30",
    "07:31",
    "11:29",
    "11:30",
    "12:59",
    "13:00",
    "15:00",
    "15:01",
    "16:59",
    "17:00",
]
WORDS = {"working_days": "ngày làm việc", "days": "ngày", "months": "tháng"}
HALVES = {
    "0,5": (0, 240),
    "0.25": (0, 120),
    "1/2": (0, 240),
    "1/8": (0, 60),
    "1,5": (1, 240),
    "17,5": (17, 240),
}


def random_case(rng: random.Random) -> slow.Case:
    """Return a case with up to three pauses, some open, some overlapping, some before the reception."""
    received = _moment(rng, FIRST + timedelta(minutes=rng.randrange(MINUTES)))
    kind = rng.choice(["working_days", "half_days", "days", "hours", "months", "same_day"])
    amount, minutes, text = _duration(rng, kind)
    pauses = tuple(_pause(rng, received) for _ in range(rng.choice([0, 0, 1, 1, 2, 3])))
    case = slow.Case(received, kind, amount, minutes, text, pauses)
    if rng.random() < 0.2:
        original = slow.answer(case)[0]
        until = slow.walk_days(original.date(), rng.randint(1, 5))
        at = _moment(rng, received + (original - received) * rng.random())
        case = slow.Case(received, kind, amount, minutes, text, pauses, (until, max(at, received)))
    return case


def _duration(rng: random.Random, kind: str) -> tuple[int, int, str]:
    if kind == "same_day":
        return 0, 0, "trong ngày"
    if kind == "half_days":
        text = rng.choice(sorted(HALVES))
        return *HALVES[text], f"{text} ngày làm việc"
    if kind == "hours":
        quarters = rng.randint(1, 80)
        return 0, quarters * 15, f"{quarters}/4 giờ"
    amount = rng.randint(1, 3 if kind == "months" else 30)
    return amount, 0, f"{amount} {WORDS[kind]}"


def _moment(rng: random.Random, moment: datetime) -> datetime:
    if rng.random() < 1 / 3:
        hour, minute = rng.choice(EDGES).split(":")
        moment = moment.replace(hour=int(hour), minute=int(minute))
    return moment.replace(second=0, microsecond=0)


def _pause(rng: random.Random, received: datetime) -> slow.Span:
    start = _moment(rng, received + timedelta(minutes=rng.randint(-3 * 1440, 12 * 1440)))
    if rng.random() < 0.1:
        return start, None
    return start, max(start, _moment(rng, start + timedelta(minutes=rng.randint(0, 6 * 1440))))


def both_answers(case: slow.Case) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Return what the slow clock and the real one say: original due, due, waiting, effective start."""
    fast = promise(*arguments(case))
    moments = (fast.original_due_at, fast.due_at, fast.waiting, fast.effective_start)
    return slow.answer(case), tuple(m.replace(tzinfo=None) if isinstance(m, datetime) else m for m in moments)


def arguments(case: slow.Case) -> tuple[object, ...]:
    """Return the case as the arguments of `promise` and `explain`."""
    pauses = [Pause(_aware(start), _aware(end) if end else None) for start, end in case.pauses]
    extension = Extension(case.extension[0], _aware(case.extension[1])) if case.extension else None
    return _aware(case.received), parse_duration(case.text), national_calendar(), pauses, extension


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=HANOI)
