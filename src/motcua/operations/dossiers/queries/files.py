"""The files of a dossier, paper by paper: what is scanned, by whom, what was taken away, and what is still missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.common.storage.models import StoredFile
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import ComponentPlan
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.files import (
    Digitised,
    Exemption,
    UnknownFile,
    exemption_of,
    pages_doubt,
    seal_of,
)
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile


@dataclass(frozen=True, slots=True)
class Source:
    """The dossier from which a file was taken over."""

    key: str
    file_id: int
    is_result: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: pages of a paper or of the result."""

    id: int
    component: str
    is_result: bool
    position: int
    name: str
    pages: int
    stored: StoredFile
    added_at: datetime
    added_by: str
    source: Source | None
    removed_at: datetime | None
    removed_by: str


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """A paper of the procedure, what of it was handed in, and its files in the order of the pages."""

    plan: ComponentPlan
    originals: int
    copies: int
    digitised: Digitised
    paper_pages: int | None
    exemption: Exemption | None
    files: tuple[FileLine, ...]
    removed: tuple[FileLine, ...]

    @property
    def handed_in(self) -> bool:
        """Whether any of it was handed in on paper."""
        return self.originals + self.copies > 0

    @property
    def scanned_pages(self) -> int:
        """How many pages its files have together."""
        return sum(line.pages for line in self.files)

    @property
    def needed(self) -> bool:
        """Whether it was handed in and must be scanned."""
        return self.handed_in and self.exemption is None

    @property
    def missing(self) -> bool:
        """Whether it must be scanned and nothing is there."""
        return self.needed and not self.files

    @property
    def doubt(self) -> str:
        """Why the scan may not be whole; empty when nothing speaks against it, or when it was not made here."""
        if self.digitised.reused:
            return ""
        return pages_doubt(
            originals=self.originals, paper_pages=self.paper_pages, scanned_pages=self.scanned_pages
        )

    @property
    def seal(self) -> str:
        """The mark by which a change since is noticed."""
        return seal_of(line.id for line in self.files)


@dataclass(frozen=True, slots=True)
class DossierFiles:
    """All papers of a dossier's procedure with their files, and the files of its result."""

    papers: tuple[PaperFiles, ...]
    results: tuple[FileLine, ...]
    removed_results: tuple[FileLine, ...]

    @property
    def needed(self) -> int:
        """How many papers must be scanned."""
        return sum(paper.needed for paper in self.papers)

    @property
    def done(self) -> int:
        """How many of them have files."""
        return sum(paper.needed and bool(paper.files) for paper in self.papers)

    @property
    def pages(self) -> int:
        """How many pages all papers' files have together."""
        return sum(paper.scanned_pages for paper in self.papers)

    @property
    def result_seal(self) -> str:
        """The mark of the result's files."""
        return seal_of(line.id for line in self.results)


def files_of(dossier: Dossier) -> DossierFiles:
    """Return the dossier's papers and files, in two statements."""
    lines: dict[str, list[FileLine]] = defaultdict(list)
    for row in _rows(dossier.pk):
        lines[row.component].append(_line(row))
    known = {row.component: row for row in DossierComponent.objects.filter(dossier=dossier)}
    plan = catalogue.version_by_id(dossier.version_id)
    results = lines.pop("", [])
    return DossierFiles(
        papers=tuple(
            _paper(one, known.get(one.id), lines[one.id], dossier.channel) for one in plan.components
        ),
        results=_kept(results),
        removed_results=_removed(results),
    )


def file_of(dossier: Dossier, file_id: int) -> FileLine:
    """Return one file of the dossier; one that was taken away, or is of another dossier, is unknown."""
    row = _rows(dossier.pk).filter(pk=file_id, removed_at__isnull=True).first()
    if row is None:
        raise UnknownFile
    return _line(row)


def component_of(dossier: Dossier, file_id: int) -> str:
    """Return the component of a file of the dossier, also of one that was taken away; empty for the result."""
    found = (
        DossierFile.objects.filter(dossier=dossier, pk=file_id).values_list("component", flat=True).first()
    )
    if found is None:
        raise UnknownFile
    return found


def _rows(dossier_id: int) -> QuerySet[DossierFile]:
    found = DossierFile.objects.filter(dossier_id=dossier_id).select_related("file", "source__dossier")
    return found.order_by("component", "position", "pk")


def _paper(
    plan: ComponentPlan, row: DossierComponent | None, lines: Iterable[FileLine], channel: str
) -> PaperFiles:
    lines = list(lines)
    return PaperFiles(
        plan=plan,
        originals=row.originals if row else 0,
        copies=row.copies if row else 0,
        digitised=Digitised(row.digitised) if row else Digitised.NONE,
        paper_pages=row.paper_pages if row else None,
        exemption=exemption_of(plan, channel),
        files=_kept(lines),
        removed=_removed(lines),
    )


def _kept(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    return tuple(line for line in lines if line.removed_at is None)


def _removed(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    return tuple(line for line in lines if line.removed_at is not None)


def _line(row: DossierFile) -> FileLine:
    source = None
    if row.source is not None:
        one = row.source.dossier
        source = Source(one.code or one.reference, row.source.pk, row.source.is_result)
    return FileLine(
        id=row.pk,
        component=row.component,
        is_result=row.is_result,
        position=row.position,
        name=row.name,
        pages=row.pages,
        stored=row.file,
        added_at=row.added_at,
        added_by=_name(row.added_by_id),
        source=source,
        removed_at=row.removed_at,
        removed_by=_name(row.removed_by_id),
    )


def _name(officer_id: int | None) -> str:
    return organisation.officer_name(officer_id) if officer_id else ""
