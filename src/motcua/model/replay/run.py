"""Running a plan: stories kept in batches by the screens' own row builders, or acted out through the services."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from motcua.common import versions
from motcua.common.moments import in_hanoi, iso
from motcua.common.transactions import writing
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.model.models import Replay
from motcua.model.replay.live import act_out
from motcua.model.replay.outcomes import FIGURES, Figure
from motcua.model.replay.plan import Plan, Planned, make_plan
from motcua.model.replay.refusals import Interrupted, NameTaken
from motcua.model.replay.spec import Spec
from motcua.model.replay.story import Story, Teller
from motcua.operations.dossiers.services import history

_BATCH = 2000
Key = tuple[str, date]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Done:
    """What a replay did; `made` is 0 when it was there already."""

    name: str
    made: int
    total: int


def replay(
    spec: Spec, *, now: datetime, live: bool = False, progress: Progress = lambda done, total: None
) -> Done:
    """Make the dossiers of a spec; the same spec again changes nothing, one that broke off is taken up again.

    Raises SpecOutOfReach, NameTaken or Interrupted.
    """
    with versions.held(), _uncollected():
        begun = _begun(spec)
        if begun is not None and begun.finished_at is not None:
            return Done(spec.name, 0, begun.total)
        plan = make_plan(spec, in_hanoi(begun.at) if begun else now.replace(microsecond=0))
        _check(plan)
        record = _record(spec, plan, begun, live=live)
        kept_before = record.kept
        teller = Teller(spec.seed, settle=spec.settle, now=plan.now)
        if live:
            _act_out(plan, teller, record, progress)
        else:
            _keep_all(plan, teller, record, progress)
        with writing():
            Replay.objects.filter(pk=record.pk).update(finished_at=timezone.now())
        return Done(spec.name, record.total - kept_before, record.total)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking through millions of young objects; they have none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _begun(spec: Spec) -> Replay | None:
    found = Replay.objects.filter(name=spec.name).first()
    if found is not None and found.digest != spec.digest:
        raise NameTaken(name=spec.name)
    return found


def _check(plan: Plan) -> None:
    """Make sure that the plan adds up to the spec's figures before anything is written."""
    planned = Counter((one.offer.version.level, FIGURES[one.outcome]) for one in plan.dossiers)
    carried = Counter(one.offer.version.level for one in plan.dossiers if one.carried)
    for group in plan.spec.groups:
        found = [planned[group.level, figure] for figure in Figure]
        assert found == [group.on_time, group.late, group.not_yet_due], (group, found)
        assert carried[group.level] == group.carried_over, group


def _record(spec: Spec, plan: Plan, begun: Replay | None, *, live: bool) -> Replay:
    digest = _digest(plan)
    if begun is None:
        with writing():
            return Replay.objects.create(
                name=spec.name,
                digest=spec.digest,
                plan=digest,
                at=plan.now,
                live=live,
                total=len(plan.dossiers),
            )
    why = ""
    if begun.live or live:
        why = "lần dựng theo từng việc không ghi lại đã đến việc nào"
    elif begun.plan != digest:
        why = "danh mục hoặc tổ chức đã thay đổi từ lúc đó"
    if why:
        raise Interrupted(name=spec.name, kept=begun.kept, total=begun.total, why=why)
    return begun


def _digest(plan: Plan) -> str:
    whole = hashlib.sha256()
    for one in plan.dossiers:
        line = f"{iso(one.at)} {one.agency.code} {one.offer.version.id} {one.channel} {one.outcome} {one.extra}\n"
        whole.update(line.encode())
    return whole.hexdigest()


def _keep_all(plan: Plan, teller: Teller, record: Replay, progress: Progress) -> None:
    total = len(plan.dossiers)
    while record.kept < total:
        batch = plan.dossiers[record.kept : record.kept + _BATCH]
        given = history.counters({one.at.date() for one in batch})
        stories, last = _tell(plan.spec, teller, batch, record.kept, given)
        with writing():
            held = Replay.objects.select_for_update().get(pk=record.pk)
            # Where somebody else goes on with it or received something meanwhile, the batch is told anew.
            taken = history.lock_counters(last.keys())
            if held.kept != record.kept or any(number != given.get(key, 0) for key, number in taken.items()):
                record = held
                continue
            history.keep_many([story.chronicle for story in stories])
            history.raise_counters(last)
            held.kept += len(batch)
            held.save(update_fields=["kept"])
        record = held
        progress(record.kept, total)


def _tell(
    spec: Spec, teller: Teller, batch: list[Planned], first: int, given: dict[Key, int]
) -> tuple[list[Story], dict[Key, int]]:
    """Return the stories of a batch with codes that go on after those given, and the last number for each key."""
    last: dict[Key, int] = {}
    stories: list[Story] = []
    for number, planned in enumerate(batch, first):
        day = planned.at.date()
        structure = law.code_structure_on(day)
        identifier = organisation.identifier_of(planned.agency.id, structure.scheme, day)
        key = (identifier, day)
        last[key] = last.get(key, given.get(key, 0)) + 1
        code = structure.compose(identifier, day, last[key])
        stories.append(teller.tell(planned, number, code=code, reference=_reference(spec, number)))
    return stories, last


def _reference(spec: Spec, number: int) -> str:
    """Return a reference of 96 bits: the same for the same spec, another in every other."""
    return hashlib.sha256(f"{spec.name}/{spec.seed}/{number}".encode()).hexdigest()[:24]


def _act_out(plan: Plan, teller: Teller, record: Replay, progress: Progress) -> None:
    total = len(plan.dossiers)
    for number, planned in enumerate(plan.dossiers):
        story = teller.tell(planned, number, code="", reference="")
        act_out(story)
        if (number + 1) % 20 == 0 or number + 1 == total:
            Replay.objects.filter(pk=record.pk).update(kept=number + 1)
            progress(number + 1, total)
