"""Linked procedures: one reception opens a case of several dossiers; a result starts those that wait for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.common.moments import day_of
from motcua.common.refusals import Refusal
from motcua.common.transactions import writing
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.links import PartPlan
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.application import Application, Handed, PersonDraft, check_components
from motcua.operations.dossiers.domain.linked import followers_of, results_in, spread, united
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.events import LinkedPartEnded
from motcua.operations.dossiers.models import (
    Dossier,
    LinkedCase,
    LinkedPart,
    Person,
)
from motcua.operations.dossiers.queries.links import ground_of, restart_of
from motcua.operations.dossiers.services.keeping import seconds
from motcua.operations.dossiers.services.receive import new_reference, receive

_ENDINGS = {State.WITHDRAWN: "withdrawn", State.STOPPED: "stopped", State.RESOLVED: "refused"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a person hands in once for a linked procedure; papers by the keys of the united checklist."""

    link: str
    office: str
    applicant: PersonDraft
    channel: str = "direct"
    return_by: str = "counter"
    submitter: PersonDraft | None = None
    authorisation: str = ""
    #: The numbers of the parts that are wanted; None: those that the data take in by themselves.
    parts: Collection[int] | None = None
    papers: tuple[Handed, ...] = ()
    form: dict[str, Any] = field(default_factory=dict)


def receive_linked(bundle: Bundle, *, by: int | None, at: datetime, note: str = "") -> LinkedCase:
    """Receive a linked procedure: a case, a dossier for each part that waits for nothing, a row for each that waits.

    Raises the refusal of the first rule broken, also of a part that is still to come; then nothing is written.
    """
    at = seconds(at)
    ground = ground_of(bundle.link, bundle.office, bundle.parts, day_of(at))
    handed = spread(united(ground.link, ground.parts, ground.plans), bundle.papers)
    for part in ground.parts:
        plan = ground.plans[part.number]
        asked = _application(bundle, plan, ground.agencies[part.number], _papers(part, plan, handed))
        check_components(asked, plan, complete=True)
    with writing():
        case = LinkedCase.objects.create(
            reference=new_reference(), link=ground.link.key, office_id=ground.office.id, begun_at=at
        )
        for part in ground.parts:
            agency = ground.agencies[part.number]
            row = LinkedPart.objects.create(
                case=case,
                number=part.number,
                procedure=part.procedure,
                agency_id=agency.id,
                after=part.after,
                application=_kept(bundle, ground.plans[part.number], handed.get(part.number, ())),
            )
            if part.after is None:
                plan = ground.plans[part.number]
                application = _application(bundle, plan, agency, handed.get(part.number, ()))
                row.dossier = receive(application, by=by, at=at, note=note, case=case)
                row.save(update_fields=["dossier"])
    return case


def follow(event: LinkedPartEnded) -> None:
    """Begin what waited for a granted result; end what waits for one that will not come. Once, however often told."""
    case = LinkedCase.objects.select_for_update().get(pk=event.case_id)
    parts = list(LinkedPart.objects.filter(case=case).order_by("number"))
    over = next((part for part in parts if part.dossier_id == event.dossier_id), None)
    if over is None:
        return
    if event.state is State.RESOLVED and event.outcome == "granted":
        for part in parts:
            if part.after == over.number and _waits(part):
                _begin(case, part, event)
        return
    _end(parts, over.number, _ENDINGS[event.state])


def _waits(part: LinkedPart) -> bool:
    return part.dossier_id is None and not part.ended


def _end(parts: Iterable[LinkedPart], number: int, why: str) -> None:
    parts = list(parts)
    never = followers_of(number, {part.number: part.after for part in parts})
    for part in parts:
        if part.number in never and _waits(part):
            part.ended = why
            part.save(update_fields=["ended"])


def _begin(case: LinkedCase, part: LinkedPart, result: LinkedPartEnded) -> None:
    """Receive the part now, by the law of today; where that is not possible any more it ends and says so."""
    try:
        # The result that starts it stands in any case, so what is refused here is taken back alone.
        with transaction.atomic():
            part.dossier = _received(case, part, result)
    except Refusal:
        _end(LinkedPart.objects.filter(case=case), part.number, "not-possible")
        part.ended = "not-possible"
    part.save(update_fields=["dossier", "ended"])


def _received(case: LinkedCase, part: LinkedPart, result: LinkedPartEnded) -> Dossier:
    again = restart_of(case, part, day_of(result.at))
    first = (
        Dossier.objects.filter(linked=case).select_related("applicant", "submitter").order_by("pk")[:1].get()
    )
    kept = part.application
    papers = tuple(_papers_for(again.plan, kept))
    bundle = Bundle(
        link=case.link,
        office=again.office.code,
        applicant=_draft(first.applicant),
        channel=kept["channel"],
        return_by=kept["return_by"],
        submitter=_draft(first.submitter) if first.submitter else None,
        authorisation=first.authorisation,
        form=kept["form"],
    )
    given = tuple(_as_handed(component) for component in results_in(again.part, again.plan))
    application = _application(bundle, again.plan, again.agency, (*papers, *given))
    return receive(application, by=None, at=result.at, case=case)


def _papers_for(plan: VersionPlan, kept: dict[str, Any]) -> Iterator[Handed]:
    """Yield what was handed in as papers of this version: by number, or by name once the law has changed it."""
    numbers = {component.name: component.id for component in plan.components}
    for component, originals, copies, name in kept["components"]:
        number = component if plan.id == kept["version"] else numbers.get(name)
        if number is not None:
            yield Handed(number, originals, copies)


def _papers(part: PartPlan, plan: VersionPlan, handed: dict[int, tuple[Handed, ...]]) -> tuple[Handed, ...]:
    """Return what the part will have when it begins: what was handed in for it, and the awaited result."""
    given = tuple(_as_handed(component) for component in results_in(part, plan))
    return (*handed.get(part.number, ()), *given)


def _as_handed(component: Any) -> Handed:
    return Handed(component.id, 0 if component.copies else 1, 1 if component.copies else 0)


def _application(
    bundle: Bundle, plan: VersionPlan, agency: AgencyView, papers: tuple[Handed, ...]
) -> Application:
    return Application(
        procedure=plan.code,
        agency=agency.code,
        office=bundle.office,
        applicant=bundle.applicant,
        channel=bundle.channel,
        return_by=bundle.return_by,
        submitter=bundle.submitter,
        authorisation=bundle.authorisation,
        form=bundle.form,
        components=papers,
    )


def _kept(bundle: Bundle, plan: VersionPlan, papers: tuple[Handed, ...]) -> dict[str, Any]:
    """Return what a waiting part needs when its time comes; its people are those of the first dossier."""
    names = {component.id: component.name for component in plan.components}
    return {
        "version": plan.id,
        "components": [[one.id, one.originals, one.copies, names.get(one.id, "")] for one in papers],
        "channel": bundle.channel,
        "return_by": bundle.return_by,
        "form": bundle.form,
    }


def _draft(person: Person) -> PersonDraft:
    return PersonDraft(person.kind, person.name, person.id_number, person.phone, person.email, person.address)
