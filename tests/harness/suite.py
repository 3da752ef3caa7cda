"""All checks and the whole suite, on SQLite and on PostgreSQL: what `python3 run.py test` runs inside the environment.

The last line sums up everything: each check counts as one, each test once for each database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.harness.postgres import NoPostgres, server

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "imports": ["lint-imports", "--no-logo", "--no-cache"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "types": ["mypy"],
}
#: What a machine may say about its own programs.
GIVEN = ("MOTCUA_CHROMIUM", "MOTCUA_CLAMD_PROGRAM", "MOTCUA_TEST_POSTGRES")
WORKERS = os.environ.get("MOTCUA_TEST_WORKERS", "2")


def say(text: str) -> None:
    """Print at once: what is tested is told while it goes on."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a check or a test run: fixed, whatever the caller's shell holds."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("MOTCUA_", "DATABASE_URL"))
    }
    kept |= {key: os.environ[key] for key in GIVEN if key in os.environ}
    return kept | {"DJANGO_SETTINGS_MODULE": "motcua.config.settings", "PYTHONUTF8": "1"} | more


def run_checks(database: str) -> Counter[str]:
    """Run every check, the slow one beside the others; a failed one is shown in full."""
    say("== checks")
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(run_check, "types", database)
        results = [run_check(name, database) for name in CHECKS if name != "types"]
        results.append(slow.result())
    return Counter("passed" if good else "failed" for good in results)


def run_check(name: str, database: str) -> bool:
    """Run one check and say how it went."""
    began = time.monotonic()
    program, *arguments = CHECKS[name]
    done = subprocess.run(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env=environment(DATABASE_URL=database),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    good = done.returncode == 0
    say(f"{'ok    ' if good else 'FAILED'} {name} ({time.monotonic() - began:.0f} s)")
    if not good:
        say(done.stdout.rstrip())
    return good


def run_tests(name: str, database: str, arguments: list[str]) -> Counter[str]:
    """Run pytest against the database and return how many tests passed, failed and were skipped."""
    say(f"== tests on {name}")
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, "-rs", *arguments],
            cwd=ROOT,
            env=environment(DATABASE_URL=database, MOTCUA_TEST_COUNTS=str(counts)),
            stdin=subprocess.DEVNULL,
        )
        try:
            total = Counter(json.loads(counts.read_text()))
        except (OSError, ValueError):
            total = Counter[str]()
    if done.returncode and not total["failed"]:
        say(f"pytest ended with {done.returncode} without naming a failed test")
        total["failed"] += 1
    return total


def main(command: str, arguments: list[str]) -> int:
    """Run the checks, and for `test` the suite on both databases; return 1 when anything failed."""
    nothing_skipped = os.environ.get("MOTCUA_TEST_NOTHING_SKIPPED") == "yes"
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="motcua-test-"))
        embedded = f"sqlite:///{folder}/motcua.sqlite3"
        total = Counter[str]() if arguments else run_checks(embedded)
        if command == "test":
            total += run_tests("SQLite", embedded, arguments)
            try:
                total += run_tests("PostgreSQL", stack.enter_context(server()), arguments)
            except NoPostgres as reason:
                say(f"== tests on PostgreSQL: skipped, {reason}")
                total["skipped"] += 1
    if nothing_skipped and total["skipped"]:
        say(f"{total['skipped']} skipped, where nothing may be skipped")
        total["failed"] += total.pop("skipped")
    say(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return int(total["failed"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
