"""A dossier in the words of the API (contracts §3); identity numbers masked where the right to see them is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from motcua.common.moments import iso
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.addresses import paper_url
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, Person, StepRun
from motcua.operations.dossiers.queries.detail import Detail, Told
from motcua.operations.dossiers.queries.worklist import Row


def receipt(dossier: Dossier) -> dict[str, Any]:
    """Return the answer to a reception or a filing."""
    return {
        "reference": dossier.reference,
        "code": dossier.code,
        "office": None if dossier.office_id is None else organisation.agency_by_id(dossier.office_id).code,
        "status": State(dossier.state).code_name,
        "received_at": iso(dossier.received_at),
        "due_at": iso(dossier.due_at),
        "receipt_url": _receipt_url(dossier),
    }


def _receipt_url(dossier: Dossier) -> str:
    """Return where the receipt is; what is only registered has none yet, so where its progress is told."""
    if dossier.received_at is None:
        return reverse("dossiers:public", args=[dossier.reference])
    return paper_url(dossier, "receipt")


def standing(dossier: Dossier) -> dict[str, Any]:
    """Return where a dossier stands: the answer to an act."""
    return receipt(dossier) | {
        "original_due_at": iso(dossier.original_due_at),
        "waiting_since": iso(dossier.waiting_since),
        "finished_at": iso(dossier.finished_at),
        "returned_at": iso(dossier.returned_at),
        "outcome": dossier.outcome or None,
        "step": dossier.step,
        "unit": _unit(dossier.unit_id),
        "officer": _officer(dossier.officer_id),
        "step_due_at": iso(dossier.step_due_at),
        "last_event": dossier.number,
    }


def row(row: Row) -> dict[str, Any]:
    """Return a dossier of the worklist."""
    return standing(row.dossier) | {
        "procedure": {"code": row.plan.code, "name": row.plan.name},
        "applicant": row.dossier.applicant.name,
        "step_name": row.step_name,
    }


def whole(detail: Detail, acts: Iterable[Act], *, masked: bool) -> dict[str, Any]:
    """Return everything about a dossier."""
    dossier, plan = detail.dossier, detail.plan
    explanation = detail.explanation()
    return standing(dossier) | {
        "procedure": {
            "code": plan.code,
            "name": plan.name,
            "field": plan.field,
            "online_level": plan.online_level,
        },
        "agency": {"code": detail.agency.code, "name": detail.agency.name, "level": detail.agency.level},
        "linked": dossier.linked and dossier.linked.reference,
        "channel": dossier.channel,
        "return_by": dossier.return_by,
        "case": dossier.case,
        "duration": dossier.duration,
        "applicant": person(dossier.applicant, masked=masked),
        "submitter": dossier.submitter and person(dossier.submitter, masked=masked),
        "authorisation": dossier.authorisation,
        "form": dossier.form,
        "components": [
            {"id": p.plan.id, "name": p.plan.name, "originals": p.originals, "copies": p.copies}
            for p in detail.papers
            if p.handed_in
        ],
        "pauses": [{"from": start, "to": end, "ground": ground} for start, end, ground in dossier.pauses],
        "extended_until": dossier.extended_until,
        "explanation": explanation and explanation.sentence,
        "completion": detail.completion,
        "steps": [_run(run, detail) for run in detail.runs],
        "actions": [act.value for act in acts],
        "events": [event(told) for told in detail.events],
    }


def event(told: Told) -> dict[str, Any]:
    """Return an event of the log."""
    return {
        "number": told.number,
        "act": told.act.value,
        "at": iso(told.at),
        "officer": told.officer_name or None,
        "status": told.after.code_name,
        "reason": told.content.get("reason"),
        "breach": told.content.get("breach"),
        "note": told.note or None,
        "hash": told.hash,
    }


def person(someone: Person, *, masked: bool) -> dict[str, Any]:
    """Return an applicant or a submitter."""
    return {
        "kind": someone.kind,
        "name": someone.name,
        "id_number": mask(someone.id_number) if masked else someone.id_number,
        "phone": someone.phone,
        "email": someone.email,
        "address": someone.address,
    }


def mask(number: str) -> str:
    """Return an identity number with its middle hidden: enough to compare, too little to use."""
    return (
        f"{number[:3]}{'•' * max(len(number) - 6, 0)}{number[-3:]}" if len(number) > 6 else "•" * len(number)
    )


def item_text(item: str | dict[str, Any]) -> str:
    """Return the words of one thing that a supplement must bring."""
    if isinstance(item, str):
        return item
    named = (item.get(name) for name in ("name", "text", "note", "id"))
    return next((str(words) for words in named if words and isinstance(words, str | int)), "")


def _run(run: StepRun, detail: Detail) -> dict[str, Any]:
    return {
        "run": run.run,
        "step": run.step,
        "name": detail.plan.steps[run.step - 1].name,
        "unit": _unit(run.unit_id),
        "officer": _officer(run.officer_id),
        "opened_at": iso(run.opened_at),
        "due_at": iso(run.due_at),
        "closed_at": iso(run.closed_at),
        "closed": run.closed or None,
    }


def _unit(unit_id: int | None) -> dict[str, str] | None:
    if unit_id is None:
        return None
    unit = organisation.unit_by_id(unit_id)
    return {"code": unit.code, "name": unit.name}


def _officer(officer_id: int | None) -> str | None:
    return organisation.officer_name(officer_id) if officer_id else None
