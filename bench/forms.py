"""What a paper costs: milliseconds of each form, warm, and of a register of thousands of rows with the memory it takes.

.venv/bin/python -m bench.forms [--rounds 60] [--rows 5000]
"""

from __future__ import annotations

import argparse
import copy
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from motcua.capabilities.statutory_forms import samples
from motcua.capabilities.statutory_forms.render import long_pdf, pdf
from motcua.capabilities.statutory_forms.tests.papers import SNAPSHOTS

BAR_MS = 20.0
MEGABYTE = 1 << 20
LONGEST = (SNAPSHOTS.parent / "longest_names.txt").read_text(encoding="utf-8").splitlines()


def distinct(form: str, edition: str, number: int) -> dict[str, Any]:
    """Return a form's values with texts that no other round has, so that nothing is remembered."""
    values = copy.deepcopy(samples.sample(form, edition)) | {"place_and_day": f"Nhơn Trạch, lượt {number}"}
    for person in ("submitter", "applicant"):
        if person in values:
            values[person] |= {"name": f"Nguyễn Văn {number}", "address": f"Tổ {number}, ấp Bến Cam"}
    if values.get("dossier_code"):
        values["dossier_code"] = f"H19.158-260911-{number:04d}"
        values["tracking_url"] += f"-{number}"
    if "number" in values:
        values["number"] = f"A{number:03d}"
    if "rows" in values:
        values["rows"] = [row | {"code": f"H19.158-260911-{number:04d}"} for row in values["rows"]]
    return values


def long_texts(form: str, edition: str, number: int) -> dict[str, Any]:
    """Return the same with one of the longest names of the reference data and an address of six lines."""
    values = distinct(form, edition, number)
    address = "\n".join(f"Dòng địa chỉ thứ {line} của hồ sơ số {number}" for line in range(1, 7))
    for person in ("submitter", "applicant", "authorised_by"):
        if values.get(person):
            values[person] |= {"address": address}
    return values | ({"procedure": LONGEST[number % len(LONGEST)]} if "procedure" in values else {})


def milliseconds(form: str, edition: str, rounds: int, values_of: Any) -> tuple[float, float, int]:
    """Return median and 95th percentile of the processor's time of a paper, and its bytes."""
    drawn, spent = b"", []
    for number in range(-3, rounds):
        values = values_of(form, edition, number % 997)
        began = time.process_time()
        drawn = pdf(form, edition, values)
        if number >= 0:
            spent.append((time.process_time() - began) * 1e3)
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.95)], len(drawn)


def rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of a long register."""
    patterns = samples.sample("register", "2025")["rows"]
    for number in range(1, count + 1):
        yield patterns[number % 3] | {"order": str(number), "code": f"H19.158-260911-{number:05d}"}


def print_long(count: int) -> None:
    """Draw a long register and say how long it took, and how much memory either process held at most."""
    began, first, length = time.perf_counter(), 0.0, 0
    for part in long_pdf("register", "2025", samples.sample("register", "2025"), rows(count)):
        first = first or time.perf_counter() - began
        length += len(part)
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    there = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MEGABYTE
    print(
        f"\nregister of {count:,} rows: {time.perf_counter() - began:.1f} s, first bytes after {first:.2f} s, "
        f"{length / MEGABYTE:.1f} MB; memory at most {here:.0f} MB here, {there:.0f} MB in the process that draws"
    )


def main() -> int:
    """Print a row a form; exit 1 when a median misses the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--rows", type=int, default=5_000)
    args = parser.parse_args()
    print(
        f"{'form':24} {'ms':>6} {'p95':>6} {'long ms':>8} {'KB':>5}   (bar {BAR_MS:.0f} ms; a copy is a page more)"
    )
    missed = 0
    for edition, form in samples.known():
        usual, late, length = milliseconds(form, edition, args.rounds, distinct)
        longer, _, _ = milliseconds(form, edition, args.rounds // 3, long_texts)
        missed += edition != "house" and usual > BAR_MS
        print(f"{edition + ' ' + form:24} {usual:6.1f} {late:6.1f} {longer:8.1f} {length / 1024:5.0f}")
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / MEGABYTE
    print(f"\nmemory after all of them: {resident:.0f} MB")
    print_long(args.rows)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
