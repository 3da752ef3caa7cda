"""One version whole, for its page and for the API: what memory keeps, and the long texts that it does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.refusals import NoSuchPage, ProcedureNotInForce, UnknownProcedure
from motcua.foundation.catalogue.models import Fee, ProcedureVersion
from motcua.foundation.catalogue.queries.memory import find_version, levels_in_force


@dataclass(frozen=True, slots=True)
class FeeView:
    """One fee line; `amount` is None where the print gives none that can be trusted."""

    channel: str
    amount: Decimal | None
    currency: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """A version of the procedure and the days on which it holds; `valid_until` no longer counts."""

    id: int
    level: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class VersionDetail:
    """A version with everything that the catalogue knows about it."""

    plan: VersionPlan
    legal_bases: tuple[str, ...]
    applicants: str
    agency: str
    requirements: str
    notes: tuple[str, ...]
    decision: str
    source: str
    process_source: str
    fees: tuple[FeeView, ...]
    periods: tuple[Period, ...]


def detail_of(code: str, *, on: date, level: str = "") -> VersionDetail:
    """Return the version in force on the day at the level (without one: the nearest level that has it).

    Raises NoSuchPage when the catalogue knows no such code or has none in force, NotCompetent when the level asked
    for is not the one that resolves it. Three statements, whatever the version.
    """
    try:
        plan = find_version(code, level=level or next(iter(levels_in_force(code, on)), "commune"), on=on)
    except (UnknownProcedure, ProcedureNotInForce):
        raise NoSuchPage(code=code[:40], on=f"{on.day}/{on.month}/{on.year}") from None
    version = ProcedureVersion.objects.get(pk=plan.id)
    fees = Fee.objects.filter(version=plan.id).order_by("number")
    periods = ProcedureVersion.objects.filter(procedure=version.procedure_id).order_by("-valid_from", "level")
    return VersionDetail(
        plan=plan,
        legal_bases=_lines(version.legal_bases),
        applicants=version.applicants,
        agency=version.agency,
        requirements=version.requirements,
        notes=_lines(version.notes),
        decision=version.decision,
        source=version.source,
        process_source=version.process_source,
        fees=tuple(FeeView(f.channel, f.amount, f.currency, f.kind, f.text) for f in fees),
        periods=tuple(
            Period(*row) for row in periods.values_list("pk", "level", "valid_from", "valid_until")
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
