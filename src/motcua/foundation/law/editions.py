"""Editions: rules in force from a day, read once from the data files of this room."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from motcua.common.refusals import Refusal

DATA = Path(__file__).parent / "data"


class NoEdition(Refusal):
    """A day on which no edition of the rule is in force, or none that is known."""

    sentence = "Không có quy định «%(what)s» có hiệu lực vào ngày %(day)s."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What every rule of law carries: since when, until when (a day that no longer counts), from where, how sure."""

    in_force_from: date
    in_force_until: date | None = None
    source: str
    unsure: bool = False

    def holds_on(self, day: date) -> bool:
        """Return whether the edition is in force on the day."""
        return self.in_force_from <= day and (self.in_force_until is None or day < self.in_force_until)


AnyEdition = TypeVar("AnyEdition", bound=Edition)


def in_force(editions: Iterable[AnyEdition], day: date) -> tuple[AnyEdition, ...]:
    """Return the editions in force on the day, in the order of the data."""
    return tuple(edition for edition in editions if edition.holds_on(day))


def the_one_in_force(editions: Iterable[AnyEdition], day: date, what: str) -> AnyEdition:
    """Return the edition in force on the day; refuse a day that has none, naming it."""
    found = in_force(editions, day)
    if not found:
        raise NoEdition(what=what, day=f"{day.day}/{day.month}/{day.year}")
    return found[0]


@cache
def table(file: str) -> Mapping[str, list[dict[str, Any]]]:
    """Return the tables of a TOML data file."""
    return tomllib.loads((DATA / file).read_text(encoding="utf-8"))


def read(file: str, name: str, build: Callable[..., AnyEdition]) -> tuple[AnyEdition, ...]:
    """Return the editions that a data file lists under a name."""
    return tuple(build(**row) for row in table(file)[name])
