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


@cache
def _editions() -> tuple[FormEdition, ...]:
    return read("forms.toml", "forms", FormEdition)


def form_edition_on(form: str, day: date) -> FormEdition:
    """Return the form's edition in force on the day; refuse a form that did not exist then."""
    return the_one_in_force((e for e in _editions() if e.form == form), day, f"biểu mẫu {form}")
