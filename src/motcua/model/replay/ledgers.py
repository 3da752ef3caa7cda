"""What a story needs to know at every act, remembered: the terms of the day, and who holds a post."""

from __future__ import annotations

from datetime import date
from random import Random

from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.model.replay.offers import Offer
from motcua.operations.dossiers.domain.terms import Terms
from motcua.operations.dossiers.services.terms import terms_for


class TermsBook:
    """The terms of each offer at each office, asked again only where the law of another day differs."""

    def __init__(self) -> None:
        self._editions: dict[date, int] = {}
        self._samples: list[Terms] = []
        self._known: dict[tuple[int, str, int, int], Terms] = {}

    def terms(self, offer: Offer, agency: AgencyView, channel: str, on: date) -> Terms:
        """Return the terms of what is received this way at this office, as they are on the day."""
        edition = self._editions.get(on)
        if edition is None:
            edition = self._edition(offer, agency, channel, on)
        key = (offer.version.id, channel, agency.id, edition)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._ask(offer, agency, channel, on)
        return found

    def _edition(self, offer: Offer, agency: AgencyView, channel: str, on: date) -> int:
        """Return a number for the law of the day: equal where every rule is equal."""
        rules = _law_of(self._ask(offer, agency, channel, on))
        if rules not in (known := [_law_of(sample) for sample in self._samples]):
            self._samples.append(self._ask(offer, agency, channel, on))
            known.append(rules)
        self._editions[on] = known.index(rules)
        return self._editions[on]

    def _ask(self, offer: Offer, agency: AgencyView, channel: str, on: date) -> Terms:
        return terms_for(offer.version, agency, channel=channel, case=offer.case, on=on)


def _law_of(terms: Terms) -> tuple[object, ...]:
    """Return what of the terms the day decides."""
    own = {"calendar", "duration", "steps"}
    return tuple(getattr(terms, name) for name in Terms.__slots__ if name not in own)


class Staff:
    """Who holds which post in a unit on a day."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str, date], tuple[int, ...]] = {}

    def one(self, unit_id: int, role: str, on: date, chance: Random) -> int | None:
        """Return an officer of the role in the unit (of any role where nobody has it); None when nobody is there."""
        key = (unit_id, role, on)
        found = self._known.get(key)
        if found is None:
            officers = organisation.officers_in(unit_id, on)
            fitting = tuple(officer.id for officer in officers if officer.role == role)
            found = self._known[key] = fitting or tuple(officer.id for officer in officers)
        if not found:
            return None
        return found[0] if len(found) == 1 else found[int(chance.random() * len(found))]
