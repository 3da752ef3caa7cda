"""What the quarterly report asks for, in each of its editions (contracts §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from motcua.foundation.law.editions import Edition, table, the_one_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure of the report: what is counted for which level, its share of what, and how it is printed.

    `printed_without_share`: where there is nothing to take a share of. `register`: where its records are kept;
    `period`: the report's own (`quarter`), or only its last day (`at_end`). Scope `all`: every level of the report.
    """

    section: str
    indicator: str
    scope: str
    count: str
    printed: str
    printed_without_share: str = "%(value)s hồ sơ"
    share_of: str = ""
    decimals: int = 2
    period: str = "quarter"
    register: str = "dossiers"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEdition(Edition):
    """The indicators of a report in their printed order."""

    name: str
    indicators: tuple[Indicator, ...]


@cache
def _editions() -> tuple[ReportEdition, ...]:
    return tuple(
        ReportEdition(
            **row | {"indicators": tuple(Indicator(**indicator) for indicator in row["indicators"])}
        )
        for row in table("reports.toml")["reports"]
    )


def report_edition_on(day: date) -> ReportEdition:
    """Return the edition by which a period that ends on the day is reported."""
    return the_one_in_force(_editions(), day, "báo cáo cải cách hành chính quý")
