"""The figures of the quarterly report, computed as the report's edition asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from motcua.common.components.figures import number
from motcua.insight.reports.domain.shares import share
from motcua.insight.reports.domain.sieves import SUMS, Tally, tallied

if TYPE_CHECKING:
    from motcua.foundation.catalogue.domain import VersionPlan
    from motcua.foundation.law import Indicator
    from motcua.operations.dossiers.queries.figures import Part

#: Which online levels of procedures an indicator of the catalogue counts.
PROCEDURES: dict[str, tuple[int | None, ...]] = {
    "all": (None, 3, 4),
    "online": (3, 4),
    "level_3": (3,),
    "level_4": (4,),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of the report: its value, its share of a whole, and the words that the report prints."""

    indicator: Indicator
    value: int
    share: Decimal | None
    printed_as: str


def tell(indicator: Indicator, parts: Iterable[Part]) -> Told:
    """Return the figure that an indicator asks for, counted from the parts of its scope."""
    told = tallied(parts)
    value = SUMS[indicator.count].sieve.count(told)
    part = share(value, _whole(indicator, told), indicator.decimals) if indicator.share_of else None
    return Told(indicator, value, part, _print(indicator, value, part))


def tell_procedures(indicator: Indicator, plans: Iterable[VersionPlan]) -> Told:
    """Return the figure that an indicator asks of the catalogue: how many of these procedures are such."""
    asked = PROCEDURES[indicator.count]
    value = sum(1 for plan in plans if plan.online_level in asked)
    return Told(indicator, value, None, _print(indicator, value, None))


def _whole(indicator: Indicator, parts: list[Tally]) -> int:
    key = indicator.share_of
    if key == "received_for_online_level":
        key = f"received_{indicator.count.rpartition('_')[2]}"
    return SUMS[key].sieve.count(parts)


def _print(indicator: Indicator, value: int, part: Decimal | None) -> str:
    template = (
        indicator.printed if part is not None or not indicator.share_of else indicator.printed_without_share
    )
    return template % {"value": number(value), "share": say_share(part)}


def say_share(part: Decimal | None) -> str:
    """Return the share with a decimal comma and no trailing zeros: «0,4»."""
    return "" if part is None else f"{part:f}".replace(".", ",")
