"""Reports as plain values for JSON, by the names of contracts §5."""

from __future__ import annotations

from typing import Any

from motcua.insight.reports.domain.ii06 import Row
from motcua.insight.reports.domain.quarter import Told
from motcua.insight.reports.domain.shares import as_number
from motcua.insight.reports.printouts.addresses import dossiers_at
from motcua.insight.reports.queries import AgencyScope, Ii06, Quarter


def ii06_as_json(report: Ii06) -> dict[str, Any]:
    """Return form II.06 as the contract names it."""
    return {
        "agency": report.agency.code if report.agency else None,
        "level": report.level,
        "from": report.span.first.isoformat(),
        "to": report.span.last.isoformat(),
        "as_of": report.span.as_of.isoformat(),
        "rows": [{"field": row.field, **row.figures} for row in report.rows],
        "total": _figures(report.total),
    }


def quarter_as_json(report: Quarter) -> dict[str, Any]:
    """Return the figures of the quarterly report, each with its period and its evidence; what is missing says why."""
    return {
        "agency": report.agency.code,
        "from": report.span.first.isoformat(),
        "to": report.span.last.isoformat(),
        "figures": [_figure(report, told, scope) for told, scope in report.told],
        "missing": [
            {"section": one.section, "indicator": one.indicator, "scope": one.scope, "reason": reason}
            for one, reason in report.missing
        ],
    }


def _figures(row: Row) -> dict[str, int]:
    return dict(row.figures)


def _figure(report: Quarter, told: Told, scope: AgencyScope) -> dict[str, Any]:
    asked = told.indicator
    only = scope.agencies[0] if len(scope.agencies) == 1 else None
    return {
        "section": asked.section,
        "indicator": asked.indicator,
        "scope": asked.scope,
        "value": told.value,
        "share_percent": as_number(told.share),
        "printed_as": told.printed_as,
        "period": {"from": report.span.first.isoformat(), "to": report.span.last.isoformat()},
        "evidence": {
            "register": "dossiers",
            "records": told.value,
            "url": dossiers_at(report.span, asked.count, level=asked.scope, agency=only),
        },
    }
