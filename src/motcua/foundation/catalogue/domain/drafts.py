"""A version that is ready to be kept: everything a source said about a procedure at one level, understood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from motcua.common.text import fold, sort_key
from motcua.foundation.catalogue.domain.durations import LocalRule, ReadDuration, read_durations
from motcua.foundation.catalogue.domain.fees import FeeLine, read_fees
from motcua.foundation.catalogue.domain.papers import Paper, sort_papers
from motcua.foundation.catalogue.domain.rows import SourceRow
from motcua.foundation.catalogue.domain.steps import Step, process_for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known while rows are read: internal processes by code, and the province's own rules by code."""

    workflows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    rules: Mapping[str, LocalRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VersionDraft:
    """The content of a version; two drafts with the same fingerprint say the same."""

    code: str
    level: str
    name: str
    field: str
    online_level: int | None
    online_word: str
    result: str
    legal_bases: tuple[str, ...]
    applicants: str
    agency: str
    requirements: str
    notes: tuple[str, ...]
    decision: str
    why_not: str
    durations: tuple[ReadDuration, ...]
    papers: tuple[Paper, ...]
    fees: tuple[FeeLine, ...]
    steps: tuple[Step, ...]
    process_source: str
    source: str
    valid_from: date
    valid_until: date | None = None

    @property
    def receivable(self) -> bool:
        """Whether a dossier can be promised a date."""
        return not self.why_not

    @property
    def folded(self) -> str:
        """Code, name and field without marks: what a search looks through."""
        return f"{self.code} {fold(self.name)} {fold(self.field)}"

    @property
    def sort_key(self) -> str:
        """The key of the Vietnamese order of names."""
        return sort_key(self.name)

    def fingerprint(self) -> str:
        """Return the SHA-256 of the content without its days."""
        content = {k: v for k, v in asdict(self).items() if k not in ("valid_from", "valid_until", "source")}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def understand(row: SourceRow, level: str, valid_from: date, around: Surroundings) -> VersionDraft:
    """Return what the row says for one level; without a duration that parses it is not receivable and says why."""
    rule = around.rules.get(row.code)
    reading = read_durations(row, rule)
    general = next((d.text for d in reading.durations if not d.channel and not d.case), "")
    process = process_for(general, around.workflows.get(row.code, ()), level) if general else None
    papers, uncounted = sort_papers(row.papers)
    level_online = row.online_level or (rule.online_level if rule else None)
    return VersionDraft(
        code=row.code,
        level=level,
        name=row.name,
        field=row.field,
        online_level=level_online,
        online_word=row.online_word or (rule.online_word if rule else ""),
        result=row.result,
        legal_bases=row.laws,
        applicants=row.applicants,
        agency=row.agency,
        requirements=row.requirements,
        notes=(*uncounted, *row.notes),
        decision=row.decision,
        why_not=reading.why_not[:500],
        durations=reading.durations,
        papers=papers,
        fees=read_fees(row.times),
        steps=process.steps if process else (),
        process_source=process.source if process else "",
        source=row.source,
        valid_from=valid_from,
    )


def with_assumed_duration(draft: VersionDraft, text: str, note: str) -> VersionDraft:
    """Return the draft made receivable by a duration that is assumed, marked, and says why."""
    assumed = ReadDuration("", "", text, note, "giả định", assumed=True)
    process = process_for(text, (), draft.level)
    return replace(
        draft, why_not="", durations=(assumed,), steps=process.steps, process_source=process.source
    )
