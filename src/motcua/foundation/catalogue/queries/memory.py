"""The catalogue in memory: an index of all versions and the plans asked for, kept until the catalogue changes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.common.text import fold
from motcua.common.versions import Snapshot, bump
from motcua.foundation.catalogue.domain import (
    ALL_LEVELS,
    ComponentPlan,
    DurationPlan,
    NotCompetent,
    NotReceivable,
    ProcedureNotInForce,
    StepPlan,
    UnknownLevel,
    UnknownProcedure,
    VersionPlan,
)
from motcua.foundation.catalogue.domain.refusals import LEVEL_LABELS
from motcua.foundation.catalogue.models import (
    Component,
    ProcedureDuration,
    ProcedureVersion,
    ProcessStep,
)

#: The name of the catalogue's version row; it moves with every change of the catalogue.
VERSION_NAME = "catalogue"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class _Entry:
    id: int
    code: str
    level: str
    valid_from: date
    valid_until: date | None
    sort_key: str

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(slots=True)
class _Memory:
    """The index of all versions, and the plans asked for so far; thrown away when the catalogue changes."""

    by_code: dict[str, list[_Entry]]
    by_level: dict[str, list[_Entry]]
    change_days: dict[str, list[date]]
    plans: dict[int, VersionPlan] = field(default_factory=dict)
    in_force: dict[tuple[str, int], tuple[VersionPlan, ...]] = field(default_factory=dict)


def _build() -> _Memory:
    by_code: dict[str, list[_Entry]] = defaultdict(list)
    by_level: dict[str, list[_Entry]] = {level: [] for level in ALL_LEVELS}
    days: dict[str, set[date]] = {level: set() for level in ALL_LEVELS}
    rows = ProcedureVersion.objects.order_by("sort_key", "procedure__code", "valid_from").values_list(
        "pk", "procedure__code", "level", "valid_from", "valid_until", "sort_key"
    )
    for row in rows:
        entry = _Entry(*row)
        by_code[entry.code].append(entry)
        by_level[entry.level].append(entry)
        days[entry.level].update(day for day in (entry.valid_from, entry.valid_until) if day)
    return _Memory(dict(by_code), by_level, {level: sorted(found) for level, found in days.items()})


_memory: Snapshot[_Memory] = Snapshot(VERSION_NAME, _build)


def catalogue_changed() -> None:
    """Let every process read the catalogue anew; call it in the transaction that changed it."""
    bump(VERSION_NAME)


def version_in_force(code: str, *, level: str, on: date) -> VersionPlan:
    """Return the version that a dossier received on the day at the level would have.

    Raises UnknownProcedure, ProcedureNotInForce, NotCompetent or NotReceivable, each with one sentence.
    """
    plan = find_version(code, level=level, on=on)
    if not plan.receivable:
        raise NotReceivable(code=plan.code, why=plan.why_not)
    return plan


def find_version(code: str, *, level: str, on: date) -> VersionPlan:
    """Return the version in force, receivable or not; refuse the unknown, the ended, another level's."""
    memory = _memory.get()
    entries = memory.by_code.get(code)
    if entries is None:
        raise UnknownProcedure(code=code[:40])
    own = [entry for entry in entries if entry.level == level]
    found = next((entry for entry in own if entry.in_force(on)), None)
    if found is not None:
        return _plans(memory, (found.id,))[0]
    others = [entry.level for entry in entries if entry.in_force(on)]
    if others:
        named = ", ".join(LEVEL_LABELS[other] for other in ALL_LEVELS if other in others)
        raise NotCompetent(code=code, level=LEVEL_LABELS.get(level, level), others=named)
    raise ProcedureNotInForce(
        code=code, level=LEVEL_LABELS.get(level, level), on=f"{on.day}/{on.month}/{on.year}"
    )


def levels_in_force(code: str, on: date) -> tuple[str, ...]:
    """Return the levels that resolve the procedure on the day, from the nearest on; none for an unknown code."""
    entries = _memory.get().by_code.get(code, [])
    found = {entry.level for entry in entries if entry.in_force(on)}
    return tuple(level for level in ALL_LEVELS if level in found)


def version_by_id(version_id: int) -> VersionPlan:
    """Return a version that a dossier refers to, whatever the day; KeyError when there is none."""
    return _plans(_memory.get(), (version_id,))[0]


def versions_in_force(level: str, on: date) -> tuple[VersionPlan, ...]:
    """Return all versions in force at the level on the day, in the Vietnamese order of their names."""
    memory = _memory.get()
    if level not in memory.by_level:
        raise UnknownLevel(level=level[:40])
    key = (level, bisect_right(memory.change_days[level], on))
    if key not in memory.in_force:
        ids = [entry.id for entry in memory.by_level[level] if entry.in_force(on)]
        memory.in_force[key] = _plans(memory, ids)
    return memory.in_force[key]


def search(
    text: str, *, level: str, on: date, limit: int = 20, usage: Mapping[str, int] | None = None
) -> list[VersionPlan]:
    """Return the versions in force whose code, name or field holds every word typed, marks or not.

    A code that begins with the text comes first, then names that begin with it ("Thủ tục" does not count), then
    those that hold the text as it stands, then those in which every word typed begins a word, then the rest; among
    equals the most used (dossiers per code) come first, then the shortest.
    """
    return find_among(versions_in_force(level, on), text, limit=limit, usage=usage)


def find_among(
    plans: Iterable[VersionPlan],
    text: str,
    *,
    limit: int | None = None,
    usage: Mapping[str, int] | None = None,
) -> list[VersionPlan]:
    """Return those of the plans that hold every word typed, best first (see search)."""
    folded = fold(text[:200])
    words = folded.split()
    used = usage or {}
    ranked = [
        (
            _rank(plan, folded, words),
            -used.get(plan.code, 0),
            len(plan.folded),
            plan.sort_key,
            plan.code,
            plan,
        )
        for plan in plans
        if all(word in plan.folded for word in words)
    ]
    ranked.sort(key=lambda row: row[:5])
    return [row[5] for row in ranked[:limit]]


def _rank(plan: VersionPlan, folded: str, words: list[str]) -> int:
    if not words or plan.code.startswith(folded):
        return 0
    spaced = f" {plan.folded}"
    name = plan.folded[len(plan.code) + 1 :].removeprefix("thu tuc ")
    if name.startswith(folded):
        return 1
    if f" {folded}" in spaced:
        return 2
    return 3 if all(f" {word}" in spaced for word in words) else 4


def _plans(memory: _Memory, ids: Iterable[int]) -> tuple[VersionPlan, ...]:
    wanted = list(ids)
    missing = [pk for pk in wanted if pk not in memory.plans]
    for start in range(0, len(missing), _CHUNK):
        memory.plans.update(_load(missing[start : start + _CHUNK]))
    return tuple(memory.plans[pk] for pk in wanted)


def _load(ids: list[int]) -> dict[int, VersionPlan]:
    durations = _durations_of(ids)
    components = _components_of(ids)
    steps = _steps_of(ids)
    versions = ProcedureVersion.objects.filter(pk__in=ids).select_related("procedure", "field")
    return {
        version.pk: VersionPlan(
            id=version.pk,
            code=version.procedure.code,
            name=version.name,
            field=version.field.name,
            level=version.level,
            valid_from=version.valid_from,
            valid_until=version.valid_until,
            online_level=version.online_level,
            online_word=version.online_word,
            result=version.result,
            durations=tuple(durations[version.pk]),
            components=tuple(components[version.pk]),
            steps=tuple(steps[version.pk]),
            receivable=version.receivable,
            why_not=version.why_not_receivable,
            folded=version.folded,
            sort_key=version.sort_key,
        )
        for version in versions
    }


def _durations_of(ids: list[int]) -> dict[int, list[DurationPlan]]:
    found: dict[int, list[DurationPlan]] = defaultdict(list)
    rows = ProcedureDuration.objects.filter(version__in=ids).order_by("version_id", "channel", "case")
    for pk, channel, case, text, assumed, note in rows.values_list(
        "version_id", "channel", "case", "text", "assumed", "note"
    ):
        found[pk].append(DurationPlan(channel, case, text, assumed, note))
    return found


def _components_of(ids: list[int]) -> dict[int, list[ComponentPlan]]:
    found: dict[int, list[ComponentPlan]] = defaultdict(list)
    rows = Component.objects.filter(version__in=ids).order_by("version_id", "number")
    for pk, number, name, originals, copies, obligatory, group, case, form in rows.values_list(
        "version_id", "number", "name", "originals", "copies", "obligatory", "group", "case", "form"
    ):
        plan = ComponentPlan(str(number), name, originals, copies, obligatory, group, case, form)
        found[pk].append(plan)
    return found


def _steps_of(ids: list[int]) -> dict[int, list[StepPlan]]:
    found: dict[int, list[StepPlan]] = defaultdict(list)
    rows = ProcessStep.objects.filter(version__in=ids).order_by("version_id", "number")
    for pk, number, name, unit_kind, role, hours, assumed in rows.values_list(
        "version_id", "number", "name", "unit_kind", "role", "hours", "assumed"
    ):
        found[pk].append(StepPlan(number, name, unit_kind, role, hours, assumed))
    return found
