"""The checklist of papers: what most people bring, what only some do, and cases between which one chooses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.operations.dossiers.domain.paper_needs import is_only_shown, is_usual


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper to tick, with how many originals and copies are handed in."""

    plan: ComponentPlan
    checked: bool
    originals: str
    copies: str


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
        return not self.usual or any(row.checked for row in self.rare)


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
        return tuple(row.plan for row in self.rows if row.plan.obligatory and not row.checked)

    @property
    def handed(self) -> tuple[PaperRow, ...]:
        """The papers that are ticked."""
        return tuple(row for row in self.rows if row.checked)

    @property
    def undecided(self) -> bool:
        """Whether no case is chosen."""
        return not any(alternative.chosen for alternative in self.alternatives)


def checklist(
    plan: VersionPlan, *, ticked: Collection[str], case: str, channel: str, data: Mapping[str, Any]
) -> Checklist:
    """Return the procedure's papers with what is ticked and typed."""
    rows = tuple(_rows(plan, ticked, data))
    return Checklist(rows, tuple(_groups(rows, channel)), tuple(_alternatives(plan, rows, case)))


def _rows(plan: VersionPlan, ticked: Collection[str], data: Mapping[str, Any]) -> Iterable[PaperRow]:
    for paper in plan.components:
        originals = data.get(f"originals-{paper.id}", paper.originals)
        copies = data.get(f"copies-{paper.id}", paper.copies)
        yield PaperRow(paper, paper.id in ticked, str(originals)[:4], str(copies)[:4])


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
