"""Synthetic people: names put together from lists of surnames and given names, the same for the same seed.

Nobody's whole name is stored. A name that chance makes equal to that of a well-known official is thrown away; the
list of those holds hashes only.
"""

from __future__ import annotations

import csv
import hashlib
import random
from functools import cache
from itertools import accumulate
from pathlib import Path

from motcua.common.text import fold

_DATA = Path(__file__).parent / "data"


def seeded(seed: int) -> random.Random:
    """Return a source of chance that is the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - it draws names, not secrets


def synthetic_name(chance: random.Random, *, gender: str | None = None) -> tuple[str, str]:
    """Return a full name and its gender (nam, nữ), drawn by the generator that is handed in."""
    gender = gender or chance.choice(("nam", "nữ"))
    while True:
        surname = chance.choices(_surnames()[0], cum_weights=_surnames()[1])[0]
        name = f"{surname} {chance.choice(_given_names()[gender])}"
        if not is_avoided(name):
            return name, gender


def is_avoided(name: str) -> bool:
    """Return whether the name is one of those that the model never gives."""
    return hashlib.sha256(fold(name).encode()).hexdigest()[:16] in _avoided()


@cache
def _surnames() -> tuple[list[str], list[int]]:
    with (_DATA / "surnames.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row["surname"] for row in rows], list(accumulate(int(row["count"]) for row in rows))


@cache
def _given_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"nam": [], "nữ": []}
    with (_DATA / "given_names.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names[row["gender"]].append(row["name"])
    return names


@cache
def _avoided() -> frozenset[str]:
    return frozenset((_DATA / "avoided.txt").read_text(encoding="ascii").split())
