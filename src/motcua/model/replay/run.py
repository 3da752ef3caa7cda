"""Running a plan: stories kept in batches by the screens' own row builders, or acted out through the services."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from motcua.common import versions
from motcua.common.moments import in_hanoi, iso
from motcua.common.transactions import writing
from motcua.model.models import Replay
from motcua.model.replay.batches import keep_all
from motcua.model.replay.live import act_out
from motcua.model.replay.outcomes import FIGURES, Figure
from motcua.model.replay.plan import Plan, make_plan
from motcua.model.replay.refusals import Interrupted, NameTaken
from motcua.model.replay.spec import Spec
from motcua.model.replay.story import Teller

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
            keep_all(plan, teller, record, progress)
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


def _act_out(plan: Plan, teller: Teller, record: Replay, progress: Progress) -> None:
    total = len(plan.dossiers)
    for number, planned in enumerate(plan.dossiers):
        story = teller.tell(planned, number, code="", reference="")
        act_out(story)
        if (number + 1) % 20 == 0 or number + 1 == total:
            Replay.objects.filter(pk=record.pk).update(kept=number + 1)
            progress(number + 1, total)
