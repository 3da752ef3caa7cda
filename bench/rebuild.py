"""Rebuild every dossier of the quarter from its events alone and compare it with what the tables hold.

.venv/bin/python -m bench.rebuild [--spec FILE] [--postgresql]

Compared: the dossier's row, its steps, the spans of its promise, and the chain of hashes. Any difference is printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench.replay import sqlite
from bench.stand import QUARTER, ROOT, console, database, environment


def main() -> None:
    """Replay the spec into a new database and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spec", type=Path, default=QUARTER)
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    with (database if arguments.postgresql else sqlite)() as url:
        for command in (["migrate"], ["setup-model"], ["replay", str(arguments.spec), "--history"]):
            console(url, *command)
        raise SystemExit(
            subprocess.run([sys.executable, "-m", "bench.retold"], env=environment(url), cwd=ROOT).returncode
        )


if __name__ == "__main__":
    main()
