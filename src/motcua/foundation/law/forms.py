"""Which edition of a statutory form is in force (regulations §1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from motcua.foundation.law.editions import Edition, read, the_one_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEdition(Edition):
    """A form (receipt, supplement, refusal, extension, stop, control, register) as one set prints it."""

    form: str
    edition: str
    number: str
    title: str
    symbol: str
    symbol_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMark(Edition):
    """What the one-stop office is called, and the letters that mark it in the symbol of a paper."""

    mark: str
    name: str


@cache
def _editions() -> tuple[FormEdition, ...]:
    return read("forms.toml", "forms", FormEdition)


@cache
def form_edition_on(form: str, day: date) -> FormEdition:
    """Return the form's edition in force on the day; refuse a form that did not exist then."""
    return the_one_in_force((e for e in _editions() if e.form == form), day, f"biểu mẫu {form}")


@cache
def _marks() -> tuple[OfficeMark, ...]:
    return read("forms.toml", "office_marks", OfficeMark)


@cache
def office_mark_on(day: date) -> OfficeMark:
    """Return what the one-stop office is called on the day (NĐ 61/2018, NĐ 118/2025)."""
    return the_one_in_force(iter(_marks()), day, "tên bộ phận một cửa")


def notation(edition: FormEdition, number: int, day: date) -> str:
    """Return a paper's number and symbol as printed: «05/PBS-TTPVHCC» (numbers below 10 get a leading 0)."""
    return f"{number:02d}/{edition.symbol.format(office=office_mark_on(day).mark)}"
