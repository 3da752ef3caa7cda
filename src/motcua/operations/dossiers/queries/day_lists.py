"""What left the counter on a day, and what came back to it: the lists that go with a pile of paper."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from motcua.capabilities.payments.queries import paid_for
from motcua.capabilities.statutory_forms import queries as statutory_forms
from motcua.common.moments import HANOI, end_of_day, start_of_day
from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierEvent
from motcua.operations.dossiers.queries.papers import SUBJECT

#: The halves of a day: paper goes to the departments twice.
HALVES = {"": "Cả ngày", "morning": "Buổi sáng", "afternoon": "Buổi chiều"}
_NOON = time(12)
#: A result is sent within this long of lying ready, or no longer counts for a day's list.
_SENT_WITHIN = timedelta(days=120)
_FINISHED = (State.RESOLVED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A dossier that the counter gave to a unit."""

    dossier: Dossier
    procedure: str
    papers: int
    unit_id: int
    by: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Result:
    """A result that lies ready, or was sent."""

    dossier: Dossier
    procedure: str
    at: datetime
    #: What was paid for it at the counter, in đồng.
    paid: int = 0

    @property
    def granted(self) -> bool:
        """Whether the applicant got what was asked for."""
        return self.dossier.outcome != "refused"

    @property
    def sent(self) -> bool:
        """Whether the applicant asked for it by post or at home."""
        return self.dossier.return_by in ("post", "home")


def handed_over(office_id: int, day: date, half: str = "") -> tuple[HandedOver, ...]:
    """Return what the office handed over on the day, or in a half of it, in its order; four statements.

    The hand-overs of a day are found by the control slips that they made.
    """
    since, until = _window(day, half)
    slips = statutory_forms.issued_between("control", office_id, since, until, subject_kind=SUBJECT)
    keys = [slip.subject_id for slip in slips]
    dossiers = Dossier.objects.select_related("applicant").in_bulk(keys)
    papers = _papers(keys)
    events = DossierEvent.objects.filter(dossier_id__in=keys, act=Act.HAND_OVER).order_by("at", "dossier_id")
    return tuple(
        HandedOver(
            dossier=dossiers[event.dossier_id],
            procedure=catalogue.version_by_id(dossiers[event.dossier_id].version_id).name,
            papers=papers.get(event.dossier_id, 0),
            unit_id=json.loads(event.text)["set"]["unit_id"],
            by=event.officer_id,
            at=event.at,
        )
        for event in events
    )


def results_ready(office_id: int, day: date) -> tuple[Result, ...]:
    """Return the results that came to lie ready at the office on the day."""
    found = _at(office_id).filter(finished_on=day, state__in=_FINISHED)
    return tuple(_results(found.order_by("finished_at", "pk"), "finished_at"))


def results_sent(office_id: int, day: date) -> tuple[Result, ...]:
    """Return the results that the office sent by post, or brought home, on the day."""
    found = _at(office_id).filter(
        finished_on__gte=day - _SENT_WITHIN,
        finished_on__lte=day,
        returned_at__gte=start_of_day(day),
        returned_at__lt=end_of_day(day),
        return_by__in=("post", "home"),
    )
    return tuple(_results(found.order_by("returned_at", "pk"), "returned_at"))


def _window(day: date, half: str) -> tuple[datetime, datetime]:
    noon = datetime.combine(day, _NOON, HANOI)
    return (
        noon if half == "afternoon" else start_of_day(day),
        noon if half == "morning" else end_of_day(day),
    )


def _at(office_id: int) -> QuerySet[Dossier]:
    return Dossier.objects.filter(
        Q(office_id=office_id) | Q(office_id=None, agency_id=office_id)
    ).select_related("applicant")


def _results(found: QuerySet[Dossier], moment: str) -> Iterator[Result]:
    dossiers = list(found)
    paid = paid_for(SUBJECT, [dossier.pk for dossier in dossiers])
    for dossier in dossiers:
        name = catalogue.version_by_id(dossier.version_id).name
        yield Result(dossier, name, getattr(dossier, moment), paid.get(dossier.pk, 0))


def _papers(keys: Collection[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    handed = DossierComponent.objects.filter(dossier_id__in=keys)
    for key, originals, copies in handed.values_list("dossier_id", "originals", "copies"):
        counts[key] = counts.get(key, 0) + originals + copies
    return counts
