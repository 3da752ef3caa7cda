"""Compare the clock with its slow reference on many random cases, and say what a due date costs.

.venv/bin/python bench/clock.py [--cases 100000] [--seed 1]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import time
from datetime import timedelta

from motcua.common.moments import HANOI
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.clock import promise
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.tests.cases import FIRST, both_answers, random_case

CHUNK = 1000


def differences(seed: int) -> list[str]:
    """Return the cases of one seed in which the two clocks disagree."""
    rng = random.Random(seed)
    found = []
    for case in (random_case(rng) for _ in range(CHUNK)):
        slow, fast = both_answers(case)
        if slow != fast:
            found.append(f"{case}\n  slow {slow}\n  fast {fast}")
    return found


def cost(text: str, rounds: int = 200_000) -> float:
    """Return the microseconds that one due date takes, its duration read from text each time."""
    calendar = national_calendar()
    moments = [(FIRST + timedelta(minutes=7919 * n)).replace(tzinfo=HANOI) for n in range(300)]
    began = time.perf_counter()
    for n in range(rounds):
        promise(moments[n % 300], parse_duration(text), calendar)
    return (time.perf_counter() - began) / rounds * 1e6


def main() -> int:
    """Print the differences and the costs; exit 1 when there is a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chunks = -(-args.cases // CHUNK)
    began, found = time.perf_counter(), 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for done, some in enumerate(
            pool.imap(differences, range(args.seed * 1_000_000, args.seed * 1_000_000 + chunks)), 1
        ):
            found += len(some)
            sys.stdout.write("".join(f"{text}\n" for text in some))
            sys.stderr.write(f"\r{done * CHUNK:,} cases")
    print(f"\n{chunks * CHUNK:,} random cases, {found} differences, {time.perf_counter() - began:.0f} s")
    for text in ("3 ngày làm việc", "17,5 ngày làm việc", "15 ngày", "8 giờ", "1 tháng", "trong ngày"):
        print(f"{text:<20} {cost(text):5.2f} µs a due date")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
