"""Time form II.06 and its page over the quarter, on the database that DATABASE_URL names (with the quarter in it).

DATABASE_URL=… .venv/bin/python -m bench.reports [--rounds 20] [--username cchc.dongnai]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module

from django.test import Client

FIRST, LAST = date(2022, 6, 15), date(2022, 9, 16)
PAGE = f"/bao-cao/?from={FIRST}&to={LAST}"


def timed(what: str, call: Callable[[], object], rounds: int) -> None:
    """Print the median and the best of many rounds, on the clock and in this process's CPU."""
    call()
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        call()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    print(
        f"{what:<44} median {statistics.median(walls):6.1f} ms, best {min(walls):6.1f} ms; "
        f"CPU of this process {statistics.median(cpus):6.1f} ms"
    )


def main() -> int:
    """Measure the query, the form of a level, and the page with everything on it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--username", default="cchc.dongnai")
    args = parser.parse_args()
    import_module("motcua.config.commands.django_ready")
    queries = import_module("motcua.insight.reports.queries")
    span = import_module("motcua.insight.reports.domain.asked").span_of(FIRST, LAST)
    user = import_module("motcua.foundation.accounts.models").User.objects.get(username=args.username)
    browser = Client()
    browser.force_login(user, backend="motcua.foundation.accounts.backends.AccountBackend")
    total = queries.ii06(span, level="commune").total["received_total"]
    print(f"commune level, {FIRST} to {LAST}: {total:,} dossiers")
    timed("II.06, commune level (SQL and rows)", lambda: queries.ii06(span, level="commune"), args.rounds)
    timed(
        "all levels and agencies, with late weeks",
        lambda: queries.overview(span, queries.agencies_in(span)),
        args.rounds,
    )
    timed(
        "II.06 as the API gives it",
        lambda: browser.get(f"/api/v1/reports/ii06?level=commune&from={FIRST}&to={LAST}"),
        args.rounds,
    )
    timed("the report page, everything on it", lambda: browser.get(PAGE), args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
