"""How long people waited and were served in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.common.components.figures import number
from motcua.operations.queue.domain.measures import Measured
from motcua.operations.queue.permissions import FIGURES
from motcua.operations.queue.queries.figures import Row, figures_of
from motcua.operations.queue.web.asking import read
from motcua.operations.queue.web.visit import Visit, for_right

_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a table, its bars drawn."""

    label: str
    figures: Measured
    waiting: SafeString
    serving: SafeString


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures by one thing."""

    key: str
    title: str
    head: str
    rows: Sequence[Shown]


@for_right(FIGURES)
@require_safe
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the figures of the period, by service, hour and counter."""
    asked = read(request.GET, visit.today)
    figures = figures_of(visit.agency.id, first=asked.first, last=asked.last, today=visit.today)
    context = {
        "room": "queue-figures",
        "agency": visit.agency,
        "agencies": visit.agencies,
        "asked": asked,
        "whole": figures.whole,
        "tables": (
            Table("service", _("Theo việc"), _("Việc"), _shown(figures.by_service)),
            Table("hour", _("Theo giờ lấy số"), _("Giờ"), _shown(figures.by_hour)),
            Table("counter", _("Theo quầy"), _("Quầy"), _shown(figures.by_counter)),
        ),
    }
    return render(request, "queue/figures.html", context)


def _shown(rows: Sequence[Row]) -> list[Shown]:
    """Draw the medians as bars on one scale for the whole table."""
    figures = [row.figures for row in rows]
    most = max([1.0, *(value or 0 for one in figures for value in (one.wait_median, one.serve_median))])
    return [
        Shown(
            row.label,
            row.figures,
            _bar(row.figures.wait_median, most, ""),
            _bar(row.figures.serve_median, most, "good"),
        )
        for row in rows
    ]


def _bar(value: float | None, most: float, tone: str) -> SafeString:
    if value is None:
        return SafeString("")
    width = max(round(value / most * _WIDTH), 1)
    return format_html(
        '{}<svg class="cellbar {}" viewBox="0 0 {} 5" width="{}" height="5" aria-hidden="true">'
        '<rect width="{}" height="5"/></svg>',
        number(value, 1), tone, _WIDTH, _WIDTH, width,
    )  # fmt: skip
