"""What the figures of a period are counted from: the dossiers of some agencies, as they stood at the end of a day.

The rules are those of form II.06 (contracts §5, regulations §6.1): days in Hanoi; a dossier belongs to the agency
that resolves it; what was finished after the period is still pending in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, FilteredRelation, Min, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate

from motcua.common.moments import HANOI_ZONE, end_of_day
from motcua.foundation.law import lateness_policy_on
from motcua.operations.dossiers.domain.fates import Fate
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier

LEVELS = ("commune", "district", "province")
_ENDED_BY_APPLICANT = (State.WITHDRAWN, State.STOPPED)
# The place of a part in one number: SQLite groups by a number twice as fast as by the texts it stands for.
# From the right: 8 bits of fate, a bit each for carried and online, 32 of the version; the rest is the agency.
_FATE_BITS, _CARRIED, _ONLINE, _KIND_BITS, _VERSION_BITS = 8, 1 << 8, 1 << 9, 10, 32
_KINDS, _LATE_IN = (1 << _KIND_BITS) - 1, 8


@dataclass(frozen=True, slots=True)
class Cut:
    """The dossiers of a period: received up to `last`, not finished before `first`, as they stood after `as_of`.

    Of these levels, and where given of these agencies (keys) only. Late ones are told apart by the stretch in which
    they were finished: each of `stretches` is the day after one (at most 240 of them, ascending).
    """

    first: date
    last: date
    as_of: date
    levels: tuple[str, ...] = LEVELS
    agencies: frozenset[int] | None = None
    stretches: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """How many dossiers of the cut share all of this.

    `carried`: received before the period; `stretch`: of the late ones the place among the cut's stretches, else None.
    """

    agency_id: int
    procedure_field: str
    online_level: int | None
    online: bool
    carried: bool
    fate: Fate
    stretch: int | None
    count: int


def parts_of(cut: Cut) -> tuple[Part, ...]:
    """Return the cut's dossiers counted by everything that a figure can ask for, in two statements."""
    procedure = F("agency_key") * (1 << _VERSION_BITS) + F("version_id")
    kind = F("online") * _ONLINE + F("carried") * _CARRIED + _fate(cut.last, _stretch(cut.stretches))
    counted = list(
        _dossiers(cut)
        .annotate(place=procedure * (1 << _KIND_BITS) + kind)
        .values_list("place")
        .annotate(count=Count("pk"), one=Min("pk"))
    )
    fields = _fields_of({_version(place): one for place, _, one in counted})
    counts: dict[tuple[int, tuple[str, int | None], int], int] = defaultdict(int)
    for place, count, _ in counted:
        counts[place >> (_KIND_BITS + _VERSION_BITS), fields[_version(place)], place & _KINDS] += count
    return tuple(_part(*key, count) for key, count in counts.items())


def dossiers_of(cut: Cut) -> QuerySet[Dossier, Any]:
    """Return the cut's dossiers, each with `online`, `carried`, `fate` and `due_day` as the cut sees them."""
    return _dossiers(cut).annotate(fate=_fate(cut.last, _stretch(())))


def dossiers_in(cut: Cut, *, fates: Iterable[Fate] = (), **having: Any) -> QuerySet[Dossier, Any]:
    """Return the cut's dossiers with these fates (any, without) and these other values, the first received first."""
    if wanted := sorted(fates):
        having["fate__in"] = wanted
    return dossiers_of(cut).filter(**having).order_by("received_at", "pk")


def _dossiers(cut: Cut) -> QuerySet[Dossier, Any]:
    """Return the cut's dossiers with all that a fate is told from."""
    found = Dossier.objects.filter(
        Q(finished_on__isnull=True) | Q(finished_on__gte=cut.first),
        received_on__lte=cut.last,
        level__in=cut.levels,
    ).annotate(
        # A sum is no column to a planner: the covering index begins with the level, and that one is to be used.
        agency_key=Cast("agency_id", models.BigIntegerField()) + 0,
        span=_span_at_the_end_of(cut.as_of),
        online=_flag(channel="online"),
        carried=_flag(received_on__lt=cut.first),
    )
    if cut.agencies is not None:
        found = found.filter(agency_key__in=sorted(cut.agencies))
    return found.annotate(due_day=_due_day(cut.last))


def _span_at_the_end_of(day: date) -> FilteredRelation:
    """The promise as it stood when the day ended; a dossier whose promise never changed has none."""
    end = end_of_day(day)
    open_then = Q(spans__until__isnull=True) | Q(spans__until__gte=end)
    return FilteredRelation("spans", condition=Q(spans__since__lt=end) & open_then)


def _due_day(last: date) -> Any:
    if lateness_policy_on(last).judged_by == "original":
        return Coalesce("span__original_due_on", "original_due_on")
    return TruncDate(Coalesce("span__due_at", "due_at"), tzinfo=HANOI_ZONE)


def _fate(last: date, late: Any) -> Case:
    """By calendar day; withdrawn and stopped ones, and those without a due date, are on time whatever the date."""
    by_officers = ~Q(state__in=_ENDED_BY_APPLICANT)
    finished = Case(
        When(by_officers & Q(finished_on__lt=F("due_day")), then=Value(Fate.EARLY.value)),
        When(by_officers & Q(finished_on__gt=F("due_day")), then=late),
        default=Value(Fate.ON_TIME.value),
    )
    return Case(
        When(finished_on__lte=last, then=finished),
        When(due_day__lt=last, span__waiting_since__isnull=True, then=Value(Fate.OVERDUE.value)),
        default=Value(Fate.WITHIN.value),
        output_field=models.IntegerField(),
    )


def _stretch(stretches: tuple[date, ...]) -> Any:
    if not stretches:
        return Value(Fate.LATE.value)
    told = (When(finished_on__lt=end, then=Value(_LATE_IN + i)) for i, end in enumerate(stretches))
    return Case(*told, default=Value(Fate.LATE.value), output_field=models.IntegerField())


def _flag(**condition: Any) -> Case:
    return Case(When(**condition, then=Value(1)), default=Value(0), output_field=models.IntegerField())


def _version(place: int) -> int:
    return place >> _KIND_BITS & ((1 << _VERSION_BITS) - 1)


def _part(agency: int, field: tuple[str, int | None], kind: int, count: int) -> Part:
    fate = kind & ((1 << _FATE_BITS) - 1)
    stretch = fate - _LATE_IN if fate >= _LATE_IN else None
    told = Fate.LATE if stretch is not None else Fate(fate)
    return Part(agency, *field, bool(kind & _ONLINE), bool(kind & _CARRIED), told, stretch, count)


def _fields_of(samples: dict[int, int]) -> dict[int, tuple[str, int | None]]:
    """Return field and online level of each version, read from one dossier of it: all of a version share them."""
    rows = Dossier.objects.filter(pk__in=sorted(samples.values()))
    return {
        v: (name, level)
        for v, name, level in rows.values_list("version_id", "procedure_field", "online_level")
    }
