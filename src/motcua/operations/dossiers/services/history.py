"""Many lives at once: decided by the same rules as on the screens, kept by the same row builders, in batches.

For set-up (a replay of a past quarter). What is long past is not said again, so no messages are written here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.capabilities.inbox import services as inbox
from motcua.common.bulk import insert_rows, reserve_ids
from motcua.common.text import fold
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain import decide, reception
from motcua.operations.dossiers.domain.application import Handed, PersonDraft
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.domain.terms import Command, Terms
from motcua.operations.dossiers.domain.traces import Trace
from motcua.operations.dossiers.models import (
    CodeCounter,
    Dossier,
    DossierComponent,
    DossierEvent,
    Person,
    PromiseSpan,
    StepRun,
)
from motcua.operations.dossiers.services.keeping import (
    event_columns,
    present_columns,
    run_columns,
    span_columns,
    waiting_item,
)
from motcua.operations.dossiers.services.papers import issue_history


@dataclass(frozen=True, slots=True)
class Filed:
    """What a person brought, already checked."""

    version: VersionPlan
    agency: AgencyView
    channel: str
    return_by: str
    applicant: PersonDraft
    case: str = ""
    submitter: PersonDraft | None = None
    authorisation: str = ""
    components: tuple[Handed, ...] = ()


@dataclass(slots=True)
class Chronicle:
    """One dossier's life, told act by act in memory."""

    filed: Filed
    trace: Trace

    @classmethod
    def receive(
        cls, filed: Filed, *, terms: Terms, code: str, reference: str, at: datetime, by: int | None
    ) -> Chronicle:
        """Begin a life with its reception."""
        life = Life(
            reference=reference,
            version_id=filed.version.id,
            agency_id=filed.agency.id,
            channel=filed.channel,
            return_by=filed.return_by,
            case=filed.case,
        )
        chronicle = cls(filed, Trace.begin())
        chronicle.trace.follow(reception.receive(life=life, terms=terms, code=code, at=at, by=by))
        return chronicle

    @property
    def life(self) -> Life:
        """The life after all that was told so far."""
        return self.trace.life

    def act(self, command: Command, terms: Terms) -> Life:
        """Let the next act happen; raise the refusal that a screen would show."""
        return self.trace.follow(decide.decide(self.life, command, terms))


def keep_many(chronicles: Sequence[Chronicle]) -> None:
    """Write whole lives with people, papers, events, runs, spans, what was issued and what still waits.

    All in the caller's transaction.
    """
    ids = reserve_ids(Dossier, len(chronicles))
    submitters = sum(1 for c in chronicles if c.filed.submitter)
    person_ids = iter(reserve_ids(Person, len(chronicles) + submitters))
    people: list[dict[str, Any]] = []
    dossiers: list[dict[str, Any]] = []
    for dossier_id, chronicle in zip(ids, chronicles, strict=True):
        filed = chronicle.filed
        applicant_id = _person(people, next(person_ids), filed.applicant)
        submitter_id = _person(people, next(person_ids), filed.submitter) if filed.submitter else None
        dossiers.append(_dossier_columns(dossier_id, chronicle, applicant_id, submitter_id))
    _insert(Person, people)
    _insert(Dossier, dossiers)
    numbered = list(zip(ids, chronicles, strict=True))
    _insert(DossierComponent, (_component(i, handed) for i, c in numbered for handed in c.filed.components))
    _insert(DossierEvent, (event_columns(i, *told) for i, c in numbered for told in c.trace.events))
    _insert(StepRun, (run_columns(i, run) for i, c in numbered for run in c.trace.runs))
    _insert(PromiseSpan, (span_columns(i, span) for i, c in numbered for span in c.trace.spans))
    inbox.put_many([item for i, c in numbered if (item := waiting_item(i, c.life))])
    issue_history((i, c.trace) for i, c in numbered)


def counters(days: Iterable[date]) -> dict[tuple[str, date], int]:
    """Return the running numbers already given on the days, by (identifier, day)."""
    rows = CodeCounter.objects.filter(day__in=list(days)).values_list("identifier", "day", "last")
    return {(identifier, day): last for identifier, day, last in rows}


def lock_counters(keys: Collection[tuple[str, date]]) -> dict[tuple[str, date], int]:
    """Return the running numbers already given, held until the transaction ends, so that nobody takes the next."""
    CodeCounter.objects.bulk_create(
        [CodeCounter(identifier=identifier, day=day, last=0) for identifier, day in sorted(keys)],
        ignore_conflicts=True,
    )
    rows = CodeCounter.objects.filter(day__in={day for _, day in keys}).select_for_update().order_by("pk")
    given = {(row.identifier, row.day): row.last for row in rows}
    return {key: given[key] for key in keys}


def raise_counters(last: dict[tuple[str, date], int]) -> None:
    """Let the running numbers of (identifier, day) go on after those that a history gave; they are held by now."""
    CodeCounter.objects.bulk_create(
        [CodeCounter(identifier=i, day=day, last=number) for (i, day), number in sorted(last.items())],
        update_conflicts=True,
        unique_fields=["identifier", "day"],
        update_fields=["last"],
    )


def _insert(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    rows = list(rows)
    if rows:
        insert_rows(model, tuple(rows[0]), [tuple(row.values()) for row in rows])


def _person(people: list[dict[str, Any]], person_id: int, draft: PersonDraft) -> int:
    people.append(
        {
            "id": person_id,
            "kind": draft.kind,
            "name": draft.name,
            "id_number": draft.id_number,
            "phone": draft.phone,
            "email": draft.email,
            "address": draft.address,
            "folded": fold(draft.name),
        }
    )
    return person_id


def _component(dossier_id: int, handed: Handed) -> dict[str, Any]:
    return {
        "dossier_id": dossier_id,
        "component": handed.id,
        "originals": handed.originals,
        "copies": handed.copies,
        "digitised": 0,
    }


def _dossier_columns(
    dossier_id: int, chronicle: Chronicle, applicant_id: int, submitter_id: int | None
) -> dict[str, Any]:
    filed, life = chronicle.filed, chronicle.life
    return {
        "id": dossier_id,
        "reference": life.reference,
        "agency_id": life.agency_id,
        "office_id": life.office_id,
        "level": filed.version.level,
        "version_id": life.version_id,
        "procedure_field": filed.version.field,
        "online_level": filed.version.online_level,
        "case": life.case,
        "channel": life.channel,
        "return_by": life.return_by,
        "applicant_id": applicant_id,
        "submitter_id": submitter_id,
        "authorisation": filed.authorisation,
        "form": {},
        **present_columns(life),
    }
