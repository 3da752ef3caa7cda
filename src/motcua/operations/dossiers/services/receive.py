"""Receiving: what a person brings becomes a dossier with a code, a promise and a first step; or is registered only."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from motcua.common.counting import next_number
from motcua.common.moments import day_of
from motcua.common.text import clean, fold
from motcua.common.transactions import writing
from motcua.foundation import law
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain import decide, reception
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import (
    Application,
    PersonDraft,
    check_complete,
    check_components,
    checked,
)
from motcua.operations.dossiers.domain.life import Life, apply
from motcua.operations.dossiers.models import (
    CodeCounter,
    Dossier,
    DossierComponent,
    LinkedCase,
    Note,
    Person,
)
from motcua.operations.dossiers.queries.elsewhere import check_trade, office_for
from motcua.operations.dossiers.services.act import (
    as_life,
    lock,
    refuse_overtaken,
    telling_who_was_faster,
    terms_of,
)
from motcua.operations.dossiers.services.keeping import keep, keep_beginning, seconds
from motcua.operations.dossiers.services.papers import issue_for
from motcua.operations.dossiers.services.terms import terms_for

NOTE_LIMIT = 2000


def receive(
    application: Application,
    *,
    by: int | None,
    at: datetime,
    note: str = "",
    receipt_wanted: bool = True,
    case: LinkedCase | None = None,
) -> Dossier:
    """Receive a dossier (at the counter, by post, online): code, promise, first step and receipt in one transaction.

    What is solved at once needs no receipt unless one is wanted. A part of a linked case names its case, whose data
    say who resolves it. Raises the refusal of the first rule broken; then nothing is written.
    """
    return _begin(
        application, by=by, at=at, note=note, received=True, receipt_wanted=receipt_wanted, case=case
    )


def register(application: Application, *, by: int | None, at: datetime, note: str = "") -> Dossier:
    """Keep what a person filed, without receiving it: a reference, no code, no clock."""
    return _begin(application, by=by, at=at, note=note, received=False)


def accept(
    *,
    dossier_id: int,
    by: int | None,
    at: datetime,
    seen: int | None = None,
    note: str = "",
    receipt_wanted: bool = True,
) -> Dossier:
    """Receive a registered dossier: from now on it has a code and a promise."""
    at = seconds(at)
    note = clean(note, label="Ghi chú", limit=NOTE_LIMIT, field="note", multiline=True)
    with writing():
        dossier = lock(dossier_id)
        refuse_overtaken(dossier, seen)
        before = as_life(dossier)
        with telling_who_was_faster(dossier, by, seen):
            decide.check_possible(before, Act.ACCEPT, at)
        agency = organisation.agency_by_id(dossier.agency_id)
        version = catalogue.version_by_id(dossier.version_id)
        terms = terms_of(before, day_of(at))
        if (
            not before.supplements
        ):  # what was asked for came with an act of its own, by somebody who looked at it
            check_complete(_handed(dossier), version)
        code = next_code(agency, day_of(at))
        event = reception.receive(life=before, terms=terms, code=code, at=at, by=by)
        text = event.text()
        keep(dossier, before, event, text, apply(before, event, text))
        _note(dossier.pk, event.number, note)
        if receipt_wanted:
            issue_for(dossier, event)
    return dossier


def _handed(dossier: Dossier) -> set[str]:
    return {c.component for c in dossier.components.all() if c.originals + c.copies > 0 or c.digitised}


def _begin(
    application: Application,
    *,
    by: int | None,
    at: datetime,
    note: str,
    received: bool,
    receipt_wanted: bool = False,
    case: LinkedCase | None = None,
) -> Dossier:
    at = seconds(at)
    on = day_of(at)
    application = checked(application)
    note = clean(note, label="Ghi chú", limit=NOTE_LIMIT, field="note", multiline=True)
    agency = organisation.agency_by_code(application.agency, on=on)
    version = catalogue.version_in_force(application.procedure, level=agency.level, on=on)
    check_trade(agency, version)
    office = office_for(application, agency, on, linked=case is not None)
    terms = terms_for(
        version,
        agency,
        channel=application.channel,
        case=application.case,
        on=on,
        office=office,
        return_by=application.return_by,
    )
    check_components(application, version, complete=received)
    life = Life(
        reference=new_reference(),
        version_id=version.id,
        agency_id=agency.id,
        office_id=None if office is None else office.id,
        channel=application.channel,
        return_by=application.return_by,
        case=application.case,
    )
    with writing():
        dossier = _filed_dossier(application, version, life, case)
        if received:
            event = reception.receive(life=life, terms=terms, code=next_code(agency, on), at=at, by=by)
        else:
            event = reception.register(life=life, terms=terms, at=at, by=by)
        text = event.text()
        keep_beginning(dossier, event, text, apply(Life(), event, text))
        _keep_components(dossier, application)
        _note(dossier.pk, event.number, note)
        if receipt_wanted:
            issue_for(dossier, event)
    return dossier


def _keep_components(dossier: Dossier, application: Application) -> None:
    DossierComponent.objects.bulk_create(
        DossierComponent(dossier=dossier, component=c.id, originals=c.originals, copies=c.copies)
        for c in application.components
    )


def new_reference() -> str:
    """Return a reference that cannot be guessed (96 random bits)."""
    return secrets.token_hex(12)


def _filed_dossier(
    application: Application, version: VersionPlan, life: Life, case: LinkedCase | None
) -> Dossier:
    return Dossier(
        reference=life.reference,
        agency_id=life.agency_id,
        office_id=life.office_id,
        linked=case,
        level=version.level,
        version_id=version.id,
        procedure_field=version.field,
        online_level=version.online_level,
        case=application.case,
        channel=application.channel,
        return_by=application.return_by,
        applicant=_person(application.applicant),
        submitter=_person(application.submitter) if application.submitter else None,
        authorisation=application.authorisation,
        form=application.form,
    )


def _person(draft: PersonDraft) -> Person:
    return Person.objects.create(
        kind=draft.kind,
        name=draft.name,
        id_number=draft.id_number,
        phone=draft.phone,
        email=draft.email,
        address=draft.address,
        folded=fold(draft.name),
    )


def next_code(agency: AgencyView, on: date) -> str:
    """Return the next dossier code of the agency on the day, in the regime's structure (regulations §2).

    The counter's row stays locked until the transaction ends, so numbers have neither gaps nor doubles.
    """
    structure = law.code_structure_on(on)
    identifier = organisation.identifier_of(agency.id, structure.scheme, on)
    return structure.compose(identifier, on, next_number(CodeCounter, identifier=identifier, day=on))


def _note(dossier_id: int, number: int, note: str) -> None:
    if note:
        Note.objects.create(dossier_id=dossier_id, number=number, text=note)
