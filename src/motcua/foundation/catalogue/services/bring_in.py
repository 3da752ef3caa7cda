"""Brings a file of procedures into the catalogue and tells, row by row, what was not taken and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.foundation.catalogue.domain.drafts import Surroundings, VersionDraft, understand
from motcua.foundation.catalogue.domain.rows import Place, RowRefused, SourceRow, read_row
from motcua.foundation.catalogue.services.keep import Kept, keep_versions
from motcua.foundation.catalogue.services.sources import Source, read_source, read_surroundings

NOT_TAKEN, NOT_RECEIVABLE, ASSUMED = "not_taken", "not_receivable", "assumed"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row of the source that is not in the catalogue, or is there but cannot be received yet."""

    line: int
    code: str
    name: str
    level: str
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `lines` in the order of the file."""

    rows: int
    kept: Kept
    lines: tuple[ReportLine, ...]

    @property
    def not_taken(self) -> tuple[ReportLine, ...]:
        """The rows that were left out."""
        return tuple(line for line in self.lines if line.outcome == NOT_TAKEN)

    @property
    def not_receivable(self) -> tuple[ReportLine, ...]:
        """The versions that were taken but have no duration that the clock can count."""
        return tuple(line for line in self.lines if line.outcome == NOT_RECEIVABLE)


def bring_in(path: Path, *, on: date, place: Place | None = None) -> ImportReport:
    """Take the procedures of a file into the catalogue, in force from the day; twice is the same as once.

    A procedure whose content changed gets a new version from the day and its old one ends; one that the file does
    not name stays. Raises SourceUnreadable when the file itself is no source.
    """
    source = read_source(path)
    around = read_surroundings()
    lines: list[ReportLine] = []
    drafts: list[VersionDraft] = []
    at_line: dict[tuple[str, str], int] = {}
    for row in rows_of(source, place or Place(), lines):
        for draft in drafts_of(row, on, around):
            drafts.append(draft)
            at_line[draft.code, draft.level] = row.line
    kept = keep_versions(drafts)
    for draft, why in kept.refused:
        lines.append(_line(at_line, draft, NOT_TAKEN, why))
    refused = {(draft.code, draft.level) for draft, _ in kept.refused}
    assumed = {(draft.code, draft.level): draft.durations[0].text for draft in kept.assumed}
    for draft in drafts:
        key = (draft.code, draft.level)
        if not draft.why_not or key in refused:
            continue
        if key in assumed:
            why = f"{draft.why_not} Giữ thời hạn giả định đang có: {assumed[key]}."
            lines.append(_line(at_line, draft, ASSUMED, why))
        else:
            lines.append(_line(at_line, draft, NOT_RECEIVABLE, draft.why_not))
    return ImportReport(len(source.rows), kept, tuple(sorted(lines, key=lambda line: line.line)))


def rows_of(source: Source, place: Place, refused: list[ReportLine] | None = None) -> Iterator[SourceRow]:
    """Yield the rows that can be taken; the others are told in `refused`, each with its sentence."""
    seen: dict[str, int] = {}
    for line, cells in source.rows:
        code = str(cells.get("code") or "").strip()
        try:
            if code in seen:
                raise RowRefused(why=f"Mã {code[:30]} đã có ở dòng {seen[code]}.")
            row = read_row(line, cells, source.details.get(code), place)
        except RowRefused as refusal:
            if refused is not None:
                name = " ".join(str(cells.get("name") or "").split())[:200]
                refused.append(ReportLine(line, code[:30], name, "", NOT_TAKEN, str(refusal)))
            continue
        finally:
            if code:
                seen.setdefault(code, line)
        yield row


def drafts_of(row: SourceRow, on: date, around: Surroundings) -> Iterator[VersionDraft]:
    """Yield what the row says for each of its levels."""
    for level in row.levels:
        yield understand(row, level, on, around)


def _line(at_line: dict[tuple[str, str], int], draft: VersionDraft, outcome: str, why: str) -> ReportLine:
    return ReportLine(at_line[draft.code, draft.level], draft.code, draft.name, draft.level, outcome, why)
