"""The structure of a dossier's code in each regime (regulations §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from motcua.foundation.law.editions import Edition, read, the_one_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStructure(Edition):
    """How a code is composed, and by which scheme (`qcvn102` or `qd20`) the agency identifies itself in it."""

    scheme: str
    digits: int

    def compose(self, identifier: str, day: date, number: int) -> str:
        """Return the code of the day's dossier with a running number, e.g. «000.05.15.H19-220826-0001»."""
        return f"{identifier}-{day:%y%m%d}-{number:0{self.digits}d}"


@cache
def _structures() -> tuple[CodeStructure, ...]:
    return read("codes.toml", "codes", CodeStructure)


def code_structure_on(day: date) -> CodeStructure:
    """Return the code structure in force on the day of reception."""
    return the_one_in_force(_structures(), day, "cấu trúc mã hồ sơ")
