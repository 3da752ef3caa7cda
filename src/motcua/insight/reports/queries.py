"""Reports as values: read in one pass over the dossiers, whatever the page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.common.refusals import Refusal
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.law import Indicator, report_edition_on
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.insight.reports.domain.asked import LEVELS, Span
from motcua.insight.reports.domain.ii06 import Row, row_of, rows_of
from motcua.insight.reports.domain.quarter import Told, tell, tell_procedures
from motcua.operations.dossiers.domain.fates import Fate
from motcua.operations.dossiers.queries.figures import Cut, Part, parts_of

#: A chart of late dossiers has at most so many bars.
MOST_BARS = 16


class NoHomeAgency(Refusal):
    """A report for the installation's own agency, of which there is none on the day, or several."""

    field = "agency"
    sentence = (
        "Ngày %(day)s hệ thống này phục vụ %(count)d cơ quan; cần chọn một cơ quan (--agency): %(codes)s."
    )


@dataclass(frozen=True, slots=True)
class Ii06:
    """Form II.06 of one agency or of all agencies of a level."""

    agency: AgencyView | None
    level: str
    span: Span
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the report page counts: the parts by level and by agency, and the stretches of its charts."""

    span: Span
    agencies: tuple[AgencyView, ...]
    by_agency: dict[int, tuple[Part, ...]]
    stretches: tuple[date, ...]

    def parts_at(self, level: str) -> list[Part]:
        """Return the parts of all agencies of a level."""
        return [
            part for agency in self.agencies if agency.level == level for part in self.by_agency[agency.id]
        ]

    def late_by_stretch(self, agency_id: int) -> list[int]:
        """Return how many dossiers the agency finished late in each stretch."""
        bars = [0] * len(self.stretches)
        for part in self.by_agency[agency_id]:
            if part.fate is Fate.LATE and part.stretch is not None:
                bars[part.stretch] += part.count
        return bars


@dataclass(frozen=True, slots=True)
class Evidence:
    """The records that a figure was computed from: of which register, how many, of which levels or agency."""

    register: str
    records: int
    levels: tuple[str, ...]
    agency: AgencyView | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """The figures of the quarterly report that have a register, and those that have none, with the reason."""

    agency: AgencyView
    span: Span
    told: tuple[tuple[Told, Evidence], ...]
    missing: tuple[tuple[Indicator, str], ...]


def ii06(
    span: Span, *, level: str, agency: AgencyView | None = None, among: Collection[int] | None = None
) -> Ii06:
    """Return form II.06 of the agency, or of the level (of these agencies of it only, where given)."""
    keys = frozenset((agency.id,)) if agency else None if among is None else frozenset(among)
    parts = parts_of(Cut(span.first, span.last, span.as_of, levels=(level,), agencies=keys))
    return Ii06(agency, level, span, rows_of(parts), row_of(parts))


def overview(span: Span, agencies: Iterable[AgencyView]) -> Overview:
    """Return the counts of these agencies for the whole page, in one pass."""
    shown = tuple(agencies)
    by_agency: dict[int, list[Part]] = {agency.id: [] for agency in shown}
    stretches = stretches_of(span)
    cut = Cut(span.first, span.last, span.as_of, agencies=frozenset(by_agency), stretches=stretches)
    for part in parts_of(cut) if shown else ():
        by_agency[part.agency_id].append(part)
    return Overview(span, shown, {key: tuple(parts) for key, parts in by_agency.items()}, stretches)


def stretches_of(span: Span) -> tuple[date, ...]:
    """Return the days after the weeks of the period; longer stretches where there are more weeks than bars."""
    days = (span.last - span.first).days + 1
    length = 7 * max(1, -(-days // (7 * MOST_BARS)))
    return tuple(span.first + timedelta(days=end) for end in range(length, days + length, length))


def agencies_in(span: Span, *, level: str | None = None) -> tuple[AgencyView, ...]:
    """Return the agencies that existed on some day of the period, in the order of their codes."""
    return tuple(
        agency
        for agency in organisation.agencies(level=level)
        if agency.valid_from <= span.last and (agency.valid_until is None or agency.valid_until > span.first)
    )


def known_agency(code: str, span: Span) -> AgencyView:
    """Return the agency of the code; refuse an unknown one and one that did not exist in the period."""
    agency = organisation.known_agency(code)
    if agency not in agencies_in(span):
        organisation.agency_by_code(code, on=span.last)
    return agency


def home_agency(on: date) -> AgencyView:
    """Return the one agency that the installation is set up for on the day; refuse where that is not one."""
    homes = organisation.home_agencies(on)
    if len(homes) != 1:
        codes = ", ".join(agency.code for agency in homes) or "chưa có cơ quan nào"
        raise NoHomeAgency(day=f"{on.day}/{on.month}/{on.year}", count=len(homes), codes=codes)
    return homes[0]


def quarter(span: Span, agency: AgencyView) -> Quarter:
    """Return the quarterly report's figures of an agency and those under it, in the edition of the period's end."""
    below = organisation.descendants(agency.id)
    page = overview(span, (one for one in agencies_in(span) if one.id in below))
    present = tuple(level for level in LEVELS if any(one.level == level for one in page.agencies))
    told: list[tuple[Told, Evidence]] = []
    missing: list[tuple[Indicator, str]] = []
    for indicator in report_edition_on(span.last).indicators:
        levels = (
            present if indicator.scope == "all" else tuple(one for one in present if one == indicator.scope)
        )
        if not levels:
            missing.append((indicator, "Không có cơ quan nào của cấp này trong phạm vi báo cáo ở kỳ này."))
        elif (found := _REGISTERS[indicator.register](indicator, page, levels)) is None:
            missing.append((indicator, "Chưa có danh mục thủ tục của cấp này vào ngày cuối kỳ."))
        else:
            told.append(found)
    return Quarter(agency, span, tuple(told), tuple(missing))


def _of_dossiers(
    indicator: Indicator, page: Overview, levels: tuple[str, ...]
) -> tuple[Told, Evidence] | None:
    told = tell(indicator, (part for level in levels for part in page.parts_at(level)))
    agencies = [agency for agency in page.agencies if agency.level in levels]
    return told, Evidence("dossiers", told.value, levels, agencies[0] if len(agencies) == 1 else None)


def _of_the_catalogue(
    indicator: Indicator, page: Overview, levels: tuple[str, ...]
) -> tuple[Told, Evidence] | None:
    plans = [plan for level in levels for plan in catalogue.versions_in_force(level, page.span.last)]
    return (tell_procedures(indicator, plans), Evidence("catalogue", len(plans), levels)) if plans else None


_REGISTERS = {"dossiers": _of_dossiers, "catalogue": _of_the_catalogue}
