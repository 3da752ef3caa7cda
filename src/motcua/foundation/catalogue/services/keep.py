"""Keeps version drafts in one transaction: what is the same stays, what changed closes the old and opens a new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from motcua.common.bulk import insert_rows, reserve_ids
from motcua.common.refusals import Refusal
from motcua.common.text import sort_key
from motcua.common.transactions import writing
from motcua.foundation.catalogue.domain.drafts import VersionDraft, with_assumed_duration
from motcua.foundation.catalogue.models import (
    Component,
    Fee,
    Procedure,
    ProcedureDuration,
    ProcedureField,
    ProcedureVersion,
    ProcessStep,
)
from motcua.foundation.catalogue.queries import catalogue_changed
from motcua.foundation.worktime.duration import parse_duration


class NewerVersionKept(Refusal):
    """The catalogue already has a version that begins later than the one brought in."""

    sentence = "Danh mục đã có phiên bản có hiệu lực từ %(kept)s, sau ngày %(on)s."


@dataclass(slots=True)
class Kept:
    """What keeping did: numbers, and the drafts that could not be kept with the sentence why."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[tuple[VersionDraft, str]] = field(default_factory=list)
    #: Drafts without a readable duration whose present assumption stays.
    assumed: list[VersionDraft] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        """Whether anything in the catalogue is different now."""
        return bool(self.new or self.changed)


@dataclass(frozen=True, slots=True)
class _Work:
    """A draft with the row that it will fill: a new one, or the present one of the same day."""

    draft: VersionDraft
    replaces: ProcedureVersion | None


def keep_versions(drafts: Iterable[VersionDraft]) -> Kept:
    """Bring the drafts into the catalogue; doing it again changes nothing.

    A duration that the catalogue holds by assumption stays until a source gives one that can be read.
    """
    wanted = list(drafts)
    kept = Kept()
    with writing():
        known = _known_versions({draft.code for draft in wanted})
        wanted = _with_present_assumptions(wanted, known, kept)
        work = [item for draft in wanted if (item := _judge(draft, known, kept)) is not None]
        if work:
            _write(work)
            catalogue_changed()
    return kept


def _known_versions(codes: set[str]) -> dict[tuple[str, str], list[ProcedureVersion]]:
    known: dict[tuple[str, str], list[ProcedureVersion]] = defaultdict(list)
    rows = (
        ProcedureVersion.objects.filter(procedure__code__in=codes)
        if len(codes) <= 500
        else ProcedureVersion.objects
    )
    light = rows.only("level", "valid_from", "valid_until", "fingerprint", "procedure__code")
    for version in light.select_related("procedure").order_by("valid_from"):
        known[version.procedure.code, version.level].append(version)
    return known


def _with_present_assumptions(
    drafts: Sequence[VersionDraft], known: dict[tuple[str, str], list[ProcedureVersion]], kept: Kept
) -> list[VersionDraft]:
    unread = {(draft.code, draft.level) for draft in drafts if draft.why_not}
    running = {version.pk: key for key in unread for version in known.get(key, ())}
    rows = ProcedureDuration.objects.filter(assumed=True, channel="", case="", version__in=list(running))
    assumed: dict[tuple[str, str], list[tuple[date, str, str]]] = defaultdict(list)
    for pk, begins, text, note in rows.values_list("version_id", "version__valid_from", "text", "note"):
        assumed[running[pk]].append((begins, text, note))
    found = []
    for draft in drafts:
        present = [row for row in assumed[draft.code, draft.level] if row[0] <= draft.valid_from]
        if draft.why_not and present:
            _, text, note = max(present)
            draft = with_assumed_duration(draft, text, note)
            kept.assumed.append(draft)
        found.append(draft)
    return found


def _judge(
    draft: VersionDraft, known: dict[tuple[str, str], list[ProcedureVersion]], kept: Kept
) -> _Work | None:
    versions = known.get((draft.code, draft.level), [])
    same_day = next((v for v in versions if v.valid_from == draft.valid_from), None)
    if same_day is not None:
        if same_day.fingerprint == draft.fingerprint() and same_day.valid_until == draft.valid_until:
            kept.unchanged += 1
            return None
        if (
            any(v.valid_from > draft.valid_from for v in versions)
            and draft.valid_until != same_day.valid_until
        ):
            _refuse(draft, versions[-1], kept)
            return None
        kept.changed += 1
        return _Work(draft, same_day)
    running = next((v for v in versions if _covers(v, draft)), None)
    if running is not None and running.fingerprint == draft.fingerprint():
        kept.unchanged += 1
        return None
    if any(_begins_within(v, draft) for v in versions):
        _refuse(draft, versions[-1], kept)
        return None
    if running is not None:
        ProcedureVersion.objects.filter(pk=running.pk).update(valid_until=draft.valid_from)
        kept.changed += 1
    else:
        kept.new += 1
    return _Work(draft, None)


def _covers(version: ProcedureVersion, draft: VersionDraft) -> bool:
    until = version.valid_until
    return version.valid_from < draft.valid_from and (until is None or until > draft.valid_from)


def _begins_within(version: ProcedureVersion, draft: VersionDraft) -> bool:
    return version.valid_from > draft.valid_from and (
        draft.valid_until is None or version.valid_from < draft.valid_until
    )


def _refuse(draft: VersionDraft, newest: ProcedureVersion, kept: Kept) -> None:
    refusal = NewerVersionKept(kept=f"{newest.valid_from:%d/%m/%Y}", on=f"{draft.valid_from:%d/%m/%Y}")
    kept.refused.append((draft, str(refusal)))


def _write(work: Sequence[_Work]) -> None:
    procedures = _procedures([item.draft.code for item in work])
    fields = _fields([item.draft.field for item in work])
    fresh = [item for item in work if item.replaces is None]
    ids = iter(reserve_ids(ProcedureVersion, len(fresh)) if fresh else ())
    numbered: list[tuple[int, VersionDraft]] = []
    rows = []
    for item in work:
        values = _values(item.draft, procedures[item.draft.code], fields[item.draft.field])
        if item.replaces is None:
            pk = next(ids)
            rows.append((pk, *values.values()))
        else:
            pk = item.replaces.pk
            ProcedureVersion.objects.filter(pk=pk).update(**values)
            for part in (ProcedureDuration, Component, Fee, ProcessStep):
                part._default_manager.filter(version=pk).delete()
        numbered.append((pk, item.draft))
    if rows:
        columns = ("id", *_values(work[0].draft, 0, 0))
        insert_rows(ProcedureVersion, columns, rows)
    _write_parts(numbered)


def _values(draft: VersionDraft, procedure_id: int, field_id: int) -> dict[str, object]:
    return {
        "procedure_id": procedure_id,
        "level": draft.level,
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
        "name": draft.name,
        "field_id": field_id,
        "online_level": draft.online_level,
        "online_word": draft.online_word,
        "result": draft.result,
        "legal_bases": "\n".join(draft.legal_bases),
        "applicants": draft.applicants,
        "agency": draft.agency,
        "requirements": draft.requirements,
        "notes": "\n".join(note.replace("\n", " ") for note in draft.notes),
        "decision": draft.decision,
        "receivable": draft.receivable,
        "why_not_receivable": draft.why_not,
        "folded": draft.folded,
        "sort_key": draft.sort_key,
        "process_source": draft.process_source[:300],
        "source": draft.source,
        "fingerprint": draft.fingerprint(),
    }


def _write_parts(numbered: Sequence[tuple[int, VersionDraft]]) -> None:
    for model, columns, rows_of in _PARTS:
        rows = [(pk, *row) for pk, draft in numbered for row in rows_of(draft)]
        insert_rows(model, ("version_id", *columns), rows)


def _durations(draft: VersionDraft) -> Iterator[tuple[object, ...]]:
    for d in draft.durations:
        unit = parse_duration(d.text).unit.value
        yield d.channel, d.case, d.text, unit, d.assumed, d.note, d.source[:200]


def _papers(draft: VersionDraft) -> Iterator[tuple[object, ...]]:
    for p in draft.papers:
        yield p.number, p.case, p.group, p.name, p.originals, p.copies, p.obligatory, p.form


def _fees(draft: VersionDraft) -> Iterator[tuple[object, ...]]:
    for f in draft.fees:
        yield f.number, f.channel, f.amount, f.currency, f.kind, f.text


def _steps(draft: VersionDraft) -> Iterator[tuple[object, ...]]:
    for s in draft.steps:
        yield s.number, s.name, s.unit_kind, s.role, s.hours, s.assumed, s.printed_role


#: The tables below a version, their columns, and the values that a draft gives for them.
_PARTS: tuple[
    tuple[type[Model], tuple[str, ...], Callable[[VersionDraft], Iterable[tuple[object, ...]]]], ...
] = (
    (ProcedureDuration, ("channel", "case", "text", "unit", "assumed", "note", "source"), _durations),
    (
        Component,
        ("number", "case", "group", "name", "originals", "copies", "obligatory", "form"),
        _papers,
    ),
    (Fee, ("number", "channel", "amount", "currency", "kind", "text"), _fees),
    (
        ProcessStep,
        ("number", "name", "unit_kind", "role", "hours", "assumed", "printed_role"),
        _steps,
    ),
)


def _procedures(codes: Iterable[str]) -> dict[str, int]:
    wanted = set(codes)
    known = dict(Procedure.objects.values_list("code", "pk"))
    Procedure.objects.bulk_create([Procedure(code=code) for code in sorted(wanted - known.keys())])
    return dict(Procedure.objects.values_list("code", "pk"))


def _fields(names: Iterable[str]) -> dict[str, int]:
    wanted = set(names)
    known = dict(ProcedureField.objects.values_list("name", "pk"))
    missing = sorted(wanted - known.keys())
    ProcedureField.objects.bulk_create(
        [ProcedureField(name=name, sort_key=sort_key(name)) for name in missing]
    )
    return dict(ProcedureField.objects.values_list("name", "pk"))
