"""What a visitor asks of the report page, read from the address; what cannot be read is told at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.common.moments import parse_day
from motcua.common.refusals import Refusal
from motcua.foundation.law import quarter_of
from motcua.foundation.organisation.domain import Actor, AgencyView
from motcua.insight.reports.domain.asked import LEVELS, Span, span_of
from motcua.insight.reports.permissions import NotYourAgencies, reportable
from motcua.insight.reports.printouts.addresses import query_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures (an agency's, or a level's among those that the person may see), and of which period."""

    span: Span
    agencies: tuple[AgencyView, ...]
    agency: AgencyView | None
    level: str
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[AgencyView, ...]:
        """The agencies whose figures stand in the form."""
        return (self.agency,) if self.agency else tuple(a for a in self.agencies if a.level == self.level)

    @property
    def whose(self) -> str:
        """The agency's code or the level, as the choice on the page names it."""
        return self.agency.code if self.agency else self.level

    def query(self, *, span: Span | None = None, **more: str) -> str:
        """Return the query of this report, for another period or with more said where given."""
        return query_of(span or self.span, level=self.level, agency=self.agency, **more)


def read(told: Mapping[str, str], actor: Actor, today: date) -> Asked:
    """Return what is asked; a period that cannot be read gives way to the present quarter, and says so."""
    errors: dict[str, str] = {}
    try:
        span = _span(told, today)
    except Refusal as refusal:
        errors[refusal.field or "from"] = str(refusal)
        span = present_quarter(today)
    agencies = reportable(actor, span)
    whose = told.get("whose") or told.get("agency") or told.get("level") or _usual(agencies)
    agency = next((one for one in agencies if one.code == whose), None)
    if agency is None and whose not in LEVELS:
        # Unknown and not to be seen are told apart by nobody.
        raise NotYourAgencies
    return Asked(span, agencies, agency, agency.level if agency else whose, errors)


def present_quarter(today: date) -> Span:
    """Return the reporting quarter of the day, as far as it has gone."""
    quarter = quarter_of(today)
    return Span(quarter.first, today, today)


def _span(told: Mapping[str, str], today: date) -> Span:
    usual = present_quarter(today)
    first = parse_day(told["from"], field="from") if told.get("from") else usual.first
    last = parse_day(told["to"], field="to") if told.get("to") else usual.last
    as_of = parse_day(told["as_of"], field="as_of") if told.get("as_of") else None
    # Who moves the end of the period beyond the cut-off means the cut-off of the new end.
    return span_of(first, last, as_of if as_of is None or as_of >= last or "exact" in told else None)


def _usual(agencies: tuple[AgencyView, ...]) -> str:
    if len(agencies) == 1:
        return agencies[0].code
    levels = {agency.level for agency in agencies if agency.is_one_stop}
    return next((level for level in LEVELS if level in levels), "commune")
