"""How long the console takes to answer without a database: the best of several starts.

.venv/bin/python -m bench.console
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

MOTCUA = str(Path(sys.executable).with_name("motcua"))
BAR = 0.2
ASKED = {
    "motcua due": [MOTCUA, "due", "2022-08-26T09:00", "3 ngày làm việc"],
    "motcua --help": [MOTCUA, "--help"],
    "motcua due --help": [MOTCUA, "due", "--help"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def seconds(command: list[str], rounds: int = 10) -> float:
    """Return the shortest of several runs."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """Print each command's time beside the bar and beside Python's own start."""
    for name, command in ASKED.items():
        took = seconds(command)
        bar = "" if name.startswith("python") else f" ({'within' if took <= BAR else 'OVER'} {BAR} s)"
        print(f"{name:<20} {took:.3f} s{bar}")


if __name__ == "__main__":
    main()
