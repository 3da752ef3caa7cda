"""The page of digitisation: per office and together, for any period, each figure with its definition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.common.components.figures import number, percent
from motcua.common.moments import parse_day
from motcua.common.refusals import NotAllowed, Refusal
from motcua.foundation.accounts.permissions import scope_of
from motcua.foundation.law import quarter_of
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.digitisation import (
    MEASURES,
    Digitisation,
    Measure,
    check_period,
    together,
)
from motcua.operations.dossiers.permissions import REPORT, agencies_for
from motcua.operations.dossiers.queries.digitisation import digitisation_of
from motcua.operations.dossiers.web.visit import Visit, for_officers


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of one office: the share, and the counts that it is made of."""

    measure: Measure
    share: str
    part: str
    whole: str
    width: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing of which it could be a share."""
        return not self.share


@dataclass(frozen=True, slots=True)
class Line:
    """An office with its measures and the counts beside them."""

    agency: AgencyView
    counts: Digitisation
    figures: tuple[Figure, ...]


@for_officers
@require_GET
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the digitisation of the offices on which the officer may report."""
    if scope_of(visit.asker.roles, REPORT) is None:
        raise NotAllowed
    error = ""
    try:
        first, last = _period(request, visit.today)
    except Refusal as refusal:
        error = str(refusal)
        first, last = _quarter(visit.today)
    offices = _offices(visit, first, last)
    counted = digitisation_of(first, last, [office.id for office in offices])
    lines = [Line(office, counted[office.id], _figures(counted[office.id])) for office in offices]
    total = together(counted.values())
    context = {
        "room": "digitisation",
        "first": first,
        "last": last,
        "error": error,
        "periods": _periods(visit.today, first, last),
        "figures": _figures(total),
        "total": total,
        "lines": [line for line in lines if line.counts.dossiers or line.counts.resolved],
        "offices": len(offices),
    }
    return render(request, "dossiers/digitisation.html", context, status=422 if error else 200)


def _offices(visit: Visit, first: date, last: date) -> list[AgencyView]:
    found = (organisation.agency_by_id(key) for key in agencies_for(visit.asker, REPORT))
    there = [
        one
        for one in found
        if one.valid_from <= last and (one.valid_until is None or one.valid_until > first)
    ]
    return sorted(there, key=lambda one: (one.level != "commune", one.code))


def _figures(counts: Digitisation) -> tuple[Figure, ...]:
    return tuple(_figure(measure, counts) for measure in MEASURES)


def _figure(measure: Measure, counts: Digitisation) -> Figure:
    share = counts.share(measure.part, measure.whole)
    return Figure(
        measure,
        "" if share is None else percent(share),
        number(getattr(counts, measure.part)),
        number(getattr(counts, measure.whole)),
        0 if share is None else round(share),
    )


def _quarter(today: date) -> tuple[date, date]:
    return quarter_of(today).first, today


def _period(request: HttpRequest, today: date) -> tuple[date, date]:
    usual = _quarter(today)
    first = parse_day(told, field="from") if (told := request.GET.get("from", "")) else usual[0]
    last = parse_day(told, field="to") if (told := request.GET.get("to", "")) else usual[1]
    check_period(first, last)
    return first, last


def _periods(today: date, first: date, last: date) -> list[tuple[str, str, bool]]:
    before = quarter_of(quarter_of(today).first - timedelta(days=1))
    known = (
        (_("Tháng này"), today.replace(day=1), today),
        (_("Quý này"), *_quarter(today)),
        (_("Quý trước"), before.first, before.last),
        (_("Năm nay"), today.replace(month=1, day=1), today),
    )
    return [(label, f"?from={start}&to={end}", (start, end) == (first, last)) for label, start, end in known]
