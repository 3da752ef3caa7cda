"""Planning: from the figures of a spec to light records of who comes when with what, and how it shall end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from random import Random

from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.model.replay import workload
from motcua.model.replay.arrivals import ONLINE, Arrivals
from motcua.model.replay.figures import Bucket, buckets_for
from motcua.model.replay.ground import Choice, Ground, draw
from motcua.model.replay.offers import Offer, due_at, offers_between
from motcua.model.replay.outcomes import Outcome
from motcua.model.replay.period import LOOK_BACK, Period
from motcua.model.replay.refusals import SpecOutOfReach
from motcua.model.replay.shares import spread
from motcua.model.replay.spec import Group, Spec

#: A twentieth of the dossiers is paused or supplemented on the way; with those that wait, never above a fifth.
_EXTRAS, _MOST_WAITS = 20, 5
_POST, _CARRIED_ONLINE = 0.015, 0.1
#: A level's dossiers are spread over at least so many fields.
FIELDS = 8
_TRIES = 12


@dataclass(slots=True, eq=False)
class Planned:
    """A dossier to come: received when, where, by which way and for what, and how it shall stand at the end."""

    at: datetime
    agency: AgencyView
    offer: Offer
    channel: str
    carried: bool
    outcome: Outcome
    period: Period
    #: Whether it may be paused or supplemented on its way.
    extra: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All dossiers of a spec in the order of their reception."""

    spec: Spec
    now: datetime
    dossiers: list[Planned]


def make_plan(spec: Spec, now: datetime) -> Plan:
    """Return the plan of a spec, the same for the same seed, catalogue and organisation.

    Raises SpecOutOfReach when the model has no way to the figures.
    """
    room = spec.total // _MOST_WAITS
    planned: list[Planned] = []
    able: list[Planned] = []
    for group in spec.groups:
        if group.total:
            found, may_wait = _plan_group(spec, group, now, room)
            room -= sum(1 for one in found if one.outcome is Outcome.WAITING)
            planned += found
            able += may_wait
    # Some of those that take days are paused or supplemented on their way.
    count = max(0, min(spec.total // _EXTRAS, room, len(able) // 2))
    for one in Random(f"{spec.seed}/extras").sample(able, count):  # noqa: S311
        one.extra = True
    planned.sort(key=lambda one: one.at)
    return Plan(spec, now, planned)


def _plan_group(spec: Spec, group: Group, now: datetime, room: int) -> tuple[list[Planned], list[Planned]]:
    """Return the group's dossiers, and those of them that may be made to wait on their way."""
    chance = Random(f"{spec.seed}/{group.level}")  # noqa: S311
    ground = _ground(spec, group, now)
    buckets = buckets_for(group, ground, room)
    drawn = [draw(bucket.choices, bucket.count, chance) for bucket in buckets]
    _widen(buckets, drawn, min(FIELDS, group.total))
    agencies = _offices(ground.agencies, group.total, chance)
    planned: list[Planned] = []
    able: list[Planned] = []
    for bucket, choices in zip(buckets, drawn, strict=True):
        # A wait would move the day on which some are to be due.
        fixed = bucket.column.outcome is Outcome.WITHIN and bucket.column.due_until is not None
        for choice in choices:
            one = _one(ground, bucket, choice, agencies[len(planned)], chance)
            if not fixed and _may_wait(one, ground):
                able.append(one)
            planned.append(one)
    return planned, able


def _ground(spec: Spec, group: Group, now: datetime) -> Ground:
    agencies = tuple(
        agency
        for agency in organisation.agencies(level=group.level)
        if agency.is_one_stop and agency.in_force(spec.start) and agency.in_force(spec.end)
    )
    if not agencies:
        raise SpecOutOfReach(
            why=f"không có bộ phận một cửa {group.label} nào hoạt động suốt kỳ "
            f"từ {_say(spec.start)} đến {_say(spec.end)}"
        )
    calendar = organisation.calendar_of(agencies[0].id)
    period = Period.of(spec.start, spec.end, now, calendar)
    since = max(spec.start - LOOK_BACK, calendar.first_day, *(a.valid_from for a in agencies))
    since = min(since, spec.start)
    offers = offers_between(group.level, since, spec.end, agencies[0])
    if not offers:
        raise SpecOutOfReach(
            why=f"danh mục không có thủ tục {group.label} nào nhận được từ {_say(spec.start)} đến {_say(spec.end)}"
        )
    return Ground.of(period, agencies, offers, since, group.total)


def _one(ground: Ground, bucket: Bucket, choice: Choice, agency: AgencyView, chance: Random) -> Planned:
    arrivals = ground.arrivals(bucket.cell)
    channel = "online" if arrivals.way == ONLINE else "direct"
    at = _moment(ground, bucket, choice, arrivals, channel, chance)
    if channel == "direct":
        channel = _other_way(bucket, choice.offer, chance)
    return Planned(
        at, agency, choice.offer, channel, bucket.cell.carried, bucket.column.outcome, ground.period
    )


def _moment(
    ground: Ground, bucket: Bucket, choice: Choice, arrivals: Arrivals, channel: str, chance: Random
) -> datetime:
    """Return when the dossier is received so that its due day leads to its outcome."""
    duration = choice.offer.durations[channel]
    calendar = ground.period.calendar
    must_finish = bucket.column.outcome in (Outcome.DONE, Outcome.WAITING) and not bucket.cell.carried
    until = ground.period.last_finishable if must_finish else None
    for _ in range(_TRIES):
        at = arrivals.moment(arrivals.day(choice.first, choice.last, chance), chance, until)
        if bucket.column.allows(due_at(at, duration, calendar).date()):
            return at
    # As the day opens every choice leads to its outcome: that is how its days were found.
    return arrivals.first_moment(arrivals.days[choice.first])


def _other_way(bucket: Bucket, offer: Offer, chance: Random) -> str:
    """Return by which way somebody came who did not have to come to the counter."""
    luck = chance.random()
    direct = offer.durations["direct"].text
    for channel, share, fits in (
        ("post", _POST, True),
        ("online", _CARRIED_ONLINE, bucket.cell.carried and offer.version.online_level is not None),
    ):
        if fits and luck < share and channel in offer.durations and offer.durations[channel].text == direct:
            return channel
        luck -= share
    return "direct"


def _widen(buckets: list[Bucket], drawn: list[list[Choice]], least: int) -> None:
    """Give fields that were not drawn a dossier of the field that has most, until there are enough fields."""
    counts = Counter(choice.offer.field for choices in drawn for choice in choices)
    for bucket, choices in zip(buckets, drawn, strict=True):
        for choice in sorted(bucket.choices, key=lambda choice: -choice.weight):
            if len(counts) >= least:
                return
            if choice.offer.field in counts:
                continue
            at = max(range(len(choices)), key=lambda i: counts[choices[i].offer.field])
            if counts[choices[at].offer.field] < 2:
                break
            counts[choices[at].offer.field] -= 1
            choices[at] = choice
            counts[choice.offer.field] += 1


def _offices(agencies: tuple[AgencyView, ...], count: int, chance: Random) -> list[AgencyView]:
    """Return an office for each dossier: busy ones more often, every one if there are enough dossiers."""
    numbers = spread(count, [workload.office_weight(agency) for agency in agencies])
    if count >= len(agencies):
        while 0 in numbers:
            numbers[numbers.index(max(numbers))] -= 1
            numbers[numbers.index(0)] += 1
    offices = [agency for agency, number in zip(agencies, numbers, strict=True) for _ in range(number)]
    chance.shuffle(offices)
    return offices


def _may_wait(one: Planned, ground: Ground) -> bool:
    """Whether there is time for a wait before the end of the stretch, and it would not change the outcome."""
    if one.outcome not in (Outcome.DONE, Outcome.DONE_LATE, Outcome.WITHIN):
        return False
    calendar = ground.period.calendar
    left = calendar.working_days_between(max(one.at.date(), one.period.start), ground.period.last_work.date())
    return left >= 6 and ground.working_days(one.offer.durations[one.channel]) >= 2


def _say(day: object) -> str:
    return f"{day:%-d/%-m/%Y}"
