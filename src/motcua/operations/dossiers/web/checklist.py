"""The checklist of papers: what most people bring, what only some do, and cases between which one chooses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.domain.paper_needs import is_only_shown, is_usual
from motcua.operations.dossiers.queries.reuse import Held


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper to tick, with how many originals and copies are handed in."""

    plan: ComponentPlan
    checked: bool
    originals: str
    copies: str
    #: A scan of an earlier dossier of this person that can stand for it, and whether it is to.
    held: Held | None = None
    reused: bool = False

    @property
    def has(self) -> bool:
        """Whether it is brought, or need not be."""
        return self.checked or self.reused


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers of every case under one heading; those that only some people bring are folded."""

    heading: str
    only_shown: bool
    usual: tuple[PaperRow, ...]
    rare: tuple[PaperRow, ...]

    @property
    def opened(self) -> bool:
        """Whether one of the folded ones is ticked, or nothing else is there."""
        return not self.usual or any(row.has or row.held for row in self.rare)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A case, one among others: its papers are shown when it is chosen."""

    case: str
    chosen: bool
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """All papers of a procedure as the page shows them."""

    rows: tuple[PaperRow, ...] = ()
    groups: tuple[PaperGroup, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def missing(self) -> tuple[ComponentPlan, ...]:
        """The obligatory papers that are not ticked."""
        return tuple(row.plan for row in self.rows if row.plan.obligatory and not row.has)

    @property
    def handed(self) -> tuple[PaperRow, ...]:
        """The papers that are ticked, or for which a scan stands."""
        return tuple(row for row in self.rows if row.has)

    @property
    def undecided(self) -> bool:
        """Whether no case is chosen."""
        return not any(alternative.chosen for alternative in self.alternatives)


def checklist(
    plan: VersionPlan,
    *,
    ticked: Collection[Handed],
    case: str,
    channel: str,
    data: Mapping[str, Any],
    held: Mapping[str, Held],
) -> Checklist:
    """Return the procedure's papers with what is ticked and typed, and which the office holds already."""
    rows = tuple(_rows(plan, {paper.id: paper for paper in ticked}, data, held))
    return Checklist(rows, tuple(_groups(rows, channel)), tuple(_alternatives(plan, rows, case)))


def _rows(
    plan: VersionPlan, ticked: Mapping[str, Handed], data: Mapping[str, Any], held: Mapping[str, Held]
) -> Iterable[PaperRow]:
    for paper in plan.components:
        originals = data.get(f"originals-{paper.id}", paper.originals)
        copies = data.get(f"copies-{paper.id}", paper.copies)
        told, offer = ticked.get(paper.id), held.get(paper.id)
        yield PaperRow(
            paper,
            checked=told is not None and (told.originals, told.copies, told.reuse is None) != (0, 0, False),
            originals=str(originals)[:4],
            copies=str(copies)[:4],
            held=offer,
            reused=offer is not None and told is not None and told.reuse == offer.file_id,
        )


def _groups(rows: Sequence[PaperRow], channel: str) -> Iterable[PaperGroup]:
    # Papers without any heading come first in print and stay first.
    general = [row for row in rows if not row.plan.case]
    for heading, found in groupby(general, key=lambda row: row.plan.group):
        papers = tuple(found)
        usual = tuple(row for row in papers if is_usual(row.plan, channel))
        rare = tuple(row for row in papers if row not in usual)
        yield PaperGroup(heading, is_only_shown(papers[0].plan), usual, rare)


def _alternatives(plan: VersionPlan, rows: Sequence[PaperRow], case: str) -> Iterable[Alternative]:
    for named in plan.cases:
        papers = tuple(row for row in rows if row.plan.case == named)
        yield Alternative(named, named == case, papers)
