"""How long the replay of the quarter takes and how much memory, on SQLite and on PostgreSQL.

.venv/bin/python -m bench.replay [--spec FILE | --year] [--only sqlite|postgresql]

The bar of the quarter's seconds grows with the dossiers of the spec; that of the memory does not.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.stand import BIN, QUARTER, ROOT, YEAR, console, database, environment

#: The bars of the quarter, and how many dossiers it has.
SECONDS, MEGABYTES, DOSSIERS = 45, 300, 52_924


@contextmanager
def sqlite() -> Iterator[str]:
    """Yield the URL of a new SQLite file with the model."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        yield f"sqlite:///{folder}/motcua.sqlite3"


def measured(url: str, spec: Path) -> tuple[float, float, float]:
    """Return the seconds, the megabytes and the seconds of its own CPU of one replay."""
    console(url, "migrate")
    console(url, "setup-model")
    began = time.monotonic()
    child = subprocess.Popen(
        [BIN / "motcua", "replay", str(spec), "--history"],
        env=environment(url),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("the replay failed")
    return time.monotonic() - began, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def seconds_for(spec: Path) -> float:
    """Return the bar for a spec of any size, at the quarter's pace."""
    groups = json.loads(spec.read_text(encoding="utf-8"))["groups"]
    return SECONDS * sum(group["carried_over"] + group["received"] for group in groups) / DOSSIERS


def main() -> None:
    """Print both figures for each database, beside their bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spec", type=Path, default=QUARTER)
    parser.add_argument(
        "--year", dest="spec", action="store_const", const=YEAR, help="the year of 210,000 dossiers"
    )
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    arguments = parser.parse_args()
    for name, stand in {"sqlite": sqlite, "postgresql": database}.items():
        if arguments.only in (None, name):
            with stand() as url:
                took, memory, worked = measured(url, arguments.spec)
            verdicts = [
                f"{value:.0f} {unit} ({'within' if value <= bar else 'OVER'} {bar:.0f})"
                for value, unit, bar in ((took, "s", seconds_for(arguments.spec)), (memory, "MB", MEGABYTES))
            ]
            print(f"{name:<12} {', '.join(verdicts)}; {worked:.0f} s of its own CPU", flush=True)


if __name__ == "__main__":
    main()
