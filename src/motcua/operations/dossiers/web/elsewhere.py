"""Where a dossier is resolved, when that is not where it is handed in: chosen at the counter by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from motcua.common.moments import day_of, in_hanoi
from motcua.common.refusals import Refusal
from motcua.common.text import fold
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.reception import hand_over_due
from motcua.operations.dossiers.domain.terms import Terms
from motcua.operations.dossiers.queries.elsewhere import resolvers_for

SUGGESTED = 10


class ResolverUnknown(Refusal):
    """A text that names no agency for which the counter may receive, or several."""

    field = "resolver_text"
    sentence = (
        "«%(text)s» không phải là tên cơ quan mà quầy này được nhận thay; chọn một dòng gợi ý hoặc xóa trắng."
    )


class Typed(Protocol):
    """A form that tells what stands in its fields."""

    def typed(self, name: str) -> str:
        """Return what stands in the field."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The agency that resolves what is handed in here, and until when it is handed over."""

    agency: AgencyView
    due: datetime | None = None
    today: bool = False

    def handed_over(self, now: datetime, terms: Terms) -> Elsewhere:
        """Return the same with the moment until which the counter hands it over."""
        due = hand_over_due(in_hanoi(now), terms)
        return replace(self, due=due, today=day_of(due) == day_of(now))


def elsewhere_of(form: Typed, office: AgencyView, on: date) -> Elsewhere | None:
    """Return the other agency that is chosen; None when the office resolves it itself. Raises ResolverUnknown."""
    code, text = form.typed("resolver"), form.typed("resolver_text").strip()
    if not code and not text:
        return None
    choices = resolvers_for(office, on)
    chosen = next((one for one in choices if one.code == code), None)
    if chosen is not None and (not text or fold(text) == fold(chosen.name)):
        return Elsewhere(chosen)
    found = found_among(choices, text) if text else []
    exact = [one for one in found if fold(text) in (fold(one.name), fold(one.short_name), fold(one.code))]
    if len(exact or found) == 1:
        return Elsewhere((exact or found)[0])
    raise ResolverUnknown(text=(text or code)[:60])


def found_among(agencies: Iterable[AgencyView], text: str) -> list[AgencyView]:
    """Return the agencies whose name or code holds every word typed, the shortest name first."""
    words = fold(text[:200]).split()
    found = [one for one in agencies if all(word in fold(f"{one.name} {one.code}") for word in words)]
    return sorted(found, key=lambda one: (len(one.name), one.code))[:SUGGESTED]
