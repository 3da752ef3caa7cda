"""Where the dossiers behind a figure are to be seen."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from motcua.foundation.organisation.domain import AgencyView
from motcua.insight.reports.domain.asked import Span


def query_of(span: Span, *, level: str, agency: AgencyView | None = None, **more: str) -> str:
    """Return the part of an address that names a report: whose, which period, as of when, and what more is told."""
    whose = {"agency": agency.code} if agency else {"level": level}
    days = {"from": span.first, "to": span.last, "as_of": span.as_of}
    told = (
        whose | {name: day.isoformat() for name, day in days.items()} | {k: v for k, v in more.items() if v}
    )
    return urlencode(told)


def dossiers_at(
    span: Span, figure: str, *, level: str, agency: AgencyView | None = None, field: str = ""
) -> str:
    """Return the address of the list of the very dossiers that a figure counts."""
    return f"{reverse('reports:dossiers')}?{query_of(span, level=level, agency=agency, figure=figure, field=field)}"


def procedures_at(day: date, levels: tuple[str, ...]) -> str:
    """Return the address of the catalogue in force on the day, at one level or at all."""
    level = {"level": levels[0]} if len(levels) == 1 else {}
    return f"{reverse('api:list_procedures')}?{urlencode({'on': day.isoformat()} | level)}"
