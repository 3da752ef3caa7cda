"""The list of dossiers for spreadsheets and other systems: one row each, as it stood at the end of a day, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from motcua.common.moments import end_of_day, iso
from motcua.common.refusals import Refusal
from motcua.common.versions import held
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierEvent

_CHUNK = 2000
COLUMNS = (
    "code", "agency", "level", "procedure", "duration", "field", "channel", "online_level", "received_at",
    "original_due_at", "due_at", "finished_at", "returned_at", "status", "waiting_since",
)  # fmt: skip


#: What is read for a row; `…_then` is as of the day.
_READ = (
    "code", "agency_id", "level", "version_id", "duration", "procedure_field", "channel", "online_level",
    "received_at", "original_then", "due_then", "finished_at", "returned_at", "state_then", "waiting_then",
)  # fmt: skip


class SpanBackwards(Refusal):
    """A stretch that ends before it begins."""

    field = "to"
    sentence = "Ngày cuối %(last)s ở trước ngày đầu %(first)s."


def rows_between(
    first: date | None, last: date | None, *, as_of: date | None = None, agency_id: int | None = None
) -> Iterator[tuple[Any, ...]]:
    """Return the rows of what was received from the first day to the last, oldest first, in the order of COLUMNS.

    Moments are texts in Hanoi time; an empty text stands where there is nothing. As of the end of a day, or as it
    stands now; what was received after that day is not there yet.
    Raises SpanBackwards.
    """
    if first is not None and last is not None and last < first:
        raise SpanBackwards(first=first.isoformat(), last=last.isoformat())
    return _told(_found(first, last, as_of, agency_id), as_of)


def _found(
    first: date | None, last: date | None, as_of: date | None, agency_id: int | None
) -> QuerySet[Any, Any]:
    found = Dossier.objects.filter(received_at__isnull=False)
    if first is not None:
        found = found.filter(received_on__gte=first)
    if last is not None:
        found = found.filter(received_on__lte=last)
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    if as_of is None:
        found = found.annotate(
            original_then=F("original_due_at"),
            due_then=F("due_at"),
            waiting_then=F("waiting_since"),
            state_then=F("state"),
        )
    else:
        found = _then(found.filter(received_on__lte=as_of), end_of_day(as_of))
    return found.order_by("received_at", "pk").values_list(*_READ)


def _then(found: QuerySet[Any, Any], end: datetime) -> QuerySet[Any, Any]:
    """Tell of each dossier its promise and its state before that moment."""
    stood = Q(spans__since__lt=end) & (Q(spans__until__isnull=True) | Q(spans__until__gte=end))
    last_event = DossierEvent.objects.filter(dossier_id=OuterRef("pk"), at__lt=end).order_by("-number")
    then: QuerySet[Any, Any] = found.annotate(span=FilteredRelation("spans", condition=stood)).annotate(
        original_then=Coalesce("span__original_due_at", "original_due_at"),
        due_then=Coalesce("span__due_at", "due_at"),
        waiting_then=F("span__waiting_since"),
        state_then=Case(
            When(last_at__lt=end, then=F("state")),
            default=Subquery(last_event.values("after")[:1]),
            output_field=SmallIntegerField(),
        ),
    )
    return then


def _told(found: QuerySet[Any, Any], as_of: date | None) -> Iterator[tuple[Any, ...]]:
    end = None if as_of is None else end_of_day(as_of)
    states = {state.value: state.code_name for state in State}
    with held():
        codes: dict[int, str] = {}
        for row in found.iterator(chunk_size=_CHUNK):
            code, agency, level, version, duration, field, channel, online = row[:8]
            received, original, due, finished, returned, state, waiting = row[8:]
            if version not in codes:
                codes[version] = catalogue.version_by_id(version).code
            yield (
                code, organisation.agency_by_id(agency).code, level, codes[version], duration, field, channel,
                "" if online is None else online, _say(received), _say(original), _say(due), _by(finished, end),
                _by(returned, end), states[state], _say(waiting),
            )  # fmt: skip


def _say(moment: datetime | None) -> str:
    return iso(moment) or ""


def _by(moment: datetime | None, end: datetime | None) -> str:
    """Return the moment unless it had not come yet."""
    return "" if moment is None or (end is not None and moment >= end) else _say(moment)
