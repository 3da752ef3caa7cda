"""Which procedure is meant: two letters of its words, its code or its initials, the most received first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from motcua.common.text import fold
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.queries.elsewhere import resolves
from motcua.operations.dossiers.queries.usage import usage_of
from motcua.operations.dossiers.web.visit import Visit

SUGGESTED = 10
#: «ctbs» for Chứng thực bản sao …: so many letters without a space may be initials.
_FEWEST_INITIALS, _MOST_INITIALS = 2, 8


def suggest(text: str, agency: AgencyView, visit: Visit) -> list[VersionPlan]:
    """Return the procedures that a typed text may mean, what can be received and is received most before the rest."""
    words = fold(text[:200])
    if not words:
        return []
    plans = [p for p in catalogue.versions_in_force(agency.level, visit.today) if resolves(agency, p)]
    found = catalogue.find_among(plans, words, usage=usage_of(agency.id, visit.now))
    initials = [plan for plan in _by_initials(words, plans) if plan not in found[:SUGGESTED]]
    taken = [plan for plan in found if plan.receivable]
    return [*taken, *initials, *(plan for plan in found if not plan.receivable)][:SUGGESTED]


def note_of(plan: VersionPlan, fees: dict[int, str], channel: str = "direct") -> str:
    """Return how long the procedure takes and what it costs, in a few words."""
    if not plan.receivable:
        return "chưa tiếp nhận được"
    duration = plan.duration_for(channel)
    return " · ".join(part for part in (duration.text if duration else "", fees.get(plan.id, "")) if part)


def _by_initials(typed: str, plans: Sequence[VersionPlan]) -> list[VersionPlan]:
    if not (_FEWEST_INITIALS <= len(typed) <= _MOST_INITIALS and typed.isalpha()):
        return []
    return [plan for plan in plans if plan.receivable and _initials(plan.folded, plan.code).startswith(typed)]


@lru_cache(maxsize=5_000)
def _initials(folded: str, code: str) -> str:
    words = folded[len(code) :].strip().removeprefix("thu tuc ").split()
    return "".join(word[0] for word in words[:_MOST_INITIALS])
