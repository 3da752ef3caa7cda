"""Reports as plain values for JSON, by the names of contracts §5."""

from __future__ import annotations

from typing import Any

from motcua.foundation.law import Indicator
from motcua.insight.reports.domain.asked import Span
from motcua.insight.reports.domain.ii06 import Row
from motcua.insight.reports.domain.quarter import Told
from motcua.insight.reports.domain.shares import as_number
from motcua.insight.reports.printouts.addresses import dossiers_at, procedures_at
from motcua.insight.reports.queries import Evidence, Ii06, Quarter


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
        "figures": [_figure(report, told, evidence) for told, evidence in report.told],
        "missing": [
            {"section": one.section, "indicator": one.indicator, "scope": one.scope, "reason": reason}
            for one, reason in report.missing
        ],
    }


def _figures(row: Row) -> dict[str, int]:
    return dict(row.figures)


def _figure(report: Quarter, told: Told, evidence: Evidence) -> dict[str, Any]:
    asked, span = told.indicator, report.span
    return {
        "section": asked.section,
        "indicator": asked.indicator,
        "scope": asked.scope,
        "value": told.value,
        "share_percent": as_number(told.share),
        "printed_as": told.printed_as,
        "period": {
            "from": None if asked.period == "at_end" else span.first.isoformat(),
            "to": span.last.isoformat(),
        },
        "evidence": {
            "register": evidence.register,
            "records": evidence.records,
            "url": _address(asked, span, evidence),
        },
    }


def _address(asked: Indicator, span: Span, evidence: Evidence) -> str:
    if evidence.register == "catalogue":
        return procedures_at(span.last, evidence.levels)
    return dossiers_at(span, asked.count, level=evidence.levels[0], agency=evidence.agency)
