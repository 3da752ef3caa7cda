"""Linked procedures: what is asked for once, what begins when, when the whole is expected, which lamp burns. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.common.refusals import NotFound, Refusal
from motcua.common.text import fold
from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.foundation.catalogue.domain.links import LinkPlan, PartPlan
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.clock import promise
from motcua.foundation.worktime.duration import Duration
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.domain.states import State


class UnknownCase(NotFound):
    """No such case, or one that this person may not see."""

    sentence = "Không tìm thấy hồ sơ liên thông «%(reference)s»."


class PartMissing(Refusal):
    """A part left out that the link always has."""

    field = "parts"
    sentence = "Việc «%(name)s» luôn có trong thủ tục liên thông này nên không bỏ được."


class PartWaitsForNothing(Refusal):
    """A part whose result-giver was left out."""

    field = "parts"
    sentence = "Việc thứ %(number)s chờ kết quả của việc thứ %(after)s nên không thể bỏ việc thứ %(after)s."


class NobodyResolves(Refusal):
    """A part for which the office's place has no agency of the kind on the day."""

    field = "link"
    sentence = "Chưa có cơ quan nào giải quyết việc thứ %(number)s tại địa bàn của %(office)s."


class PaperUnknown(Refusal):
    """A paper that stands in none of the parts."""

    field = "components"
    sentence = "Không có giấy tờ «%(paper)s» trong thủ tục liên thông này."


class Lamp(StrEnum):
    """Where a part stands, for anyone who looks: a word, a shape and a colour."""

    WAITING = "waiting"
    RUNNING = "running"
    GRANTED = "granted"
    REFUSED = "refused"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The words beside the lamp."""
        return _LABELS[self]

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to the part but that its result is fetched."""
        return self in (Lamp.GRANTED, Lamp.REFUSED, Lamp.ENDED)


_LABELS = {
    Lamp.WAITING: "Chưa bắt đầu",
    Lamp.RUNNING: "Đang giải quyết",
    Lamp.GRANTED: "Có kết quả",
    Lamp.REFUSED: "Có kết quả: từ chối",
    Lamp.ENDED: "Không thực hiện",
}

#: Why a part will never begin.
ENDINGS = {
    "refused": "việc phải làm trước bị từ chối",
    "withdrawn": "người nộp đã rút việc phải làm trước",
    "stopped": "người nộp đã dừng việc phải làm trước",
    "not-possible": "không còn tiếp nhận được theo quy định của ngày bắt đầu; cần hướng dẫn người nộp làm riêng",
}


@dataclass(frozen=True, slots=True)
class UnitedPaper:
    """A paper that is handed in once, and the components of the parts for which it stands."""

    key: str
    plan: ComponentPlan
    name: str
    obligatory: bool
    targets: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PartCourse:
    """What is known of a part's time: its own promise and finish, or how long it will take once it begins."""

    number: int
    after: int | None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    duration: Duration | None = None
    calendar: WorkCalendar | None = None
    ended: bool = False


def lamp_of(state: State | None, outcome: str = "", ended: str = "") -> Lamp:
    """Return the lamp of a part: of its dossier's state, or of what it waits for before it has one."""
    if state is None:
        return Lamp.ENDED if ended else Lamp.WAITING
    if state in (State.RESOLVED, State.RETURNED):
        return Lamp.REFUSED if outcome == "refused" else Lamp.GRANTED
    return Lamp.ENDED if state in (State.WITHDRAWN, State.STOPPED) else Lamp.RUNNING


def chosen_parts(
    link: LinkPlan, wanted: Collection[int] | None, names: Mapping[int, str]
) -> tuple[PartPlan, ...]:
    """Return the parts that are handed in; refuse to leave out what is always there or what another waits for.

    None: those that the data take in unless somebody says otherwise.
    """
    chosen = tuple(p for p in link.parts if (p.wanted if wanted is None else p.number in wanted))
    numbers = {part.number for part in chosen}
    for part in link.parts:
        if part.number not in numbers and not part.condition:
            raise PartMissing(name=names.get(part.number, str(part.number))[:90])
    for part in chosen:
        if part.after is not None and part.after not in numbers:
            raise PartWaitsForNothing(number=part.number, after=part.after)
    return chosen


def results_in(part: PartPlan, plan: VersionPlan) -> tuple[ComponentPlan, ...]:
    """Return the papers of the part that the awaited result will be: nobody is asked for them."""
    if not part.from_result:
        return ()
    return tuple(c for c in plan.components if part.from_result in fold(c.name))


def united(
    link: LinkPlan, parts: Iterable[PartPlan], plans: Mapping[int, VersionPlan]
) -> tuple[UnitedPaper, ...]:
    """Return every paper of the parts once: shared ones united, those that a result will be left out."""
    papers: dict[str, UnitedPaper] = {}
    for part in parts:
        given = {component.id for component in results_in(part, plans[part.number])}
        for component in plans[part.number].components:
            if component.id in given:
                continue
            key, name = _place_of(link, part.number, component)
            target = (part.number, component.id)
            known = papers.get(key)
            papers[key] = UnitedPaper(
                key=key,
                plan=known.plan if known else component,
                name=name,
                obligatory=component.obligatory or bool(known and known.obligatory),
                targets=(*(known.targets if known else ()), target),
            )
    return tuple(papers.values())


def _place_of(link: LinkPlan, number: int, component: ComponentPlan) -> tuple[str, str]:
    """Return the key and the name under which the paper is asked for: the shared one's, or its own."""
    folded = fold(component.name)
    for index, shared in enumerate(link.papers, start=1):
        if any(at == number and words in folded for at, words in shared.words):
            return f"s{index}", shared.name
    return f"{number}-{component.id}", component.name


def spread(papers: Iterable[UnitedPaper], handed: Iterable[Handed]) -> dict[int, tuple[Handed, ...]]:
    """Return what each part gets of the papers handed in once; a shared one counts in each of its parts."""
    by_key = {paper.key: paper for paper in papers}
    spread_out: dict[int, list[Handed]] = {}
    for one in handed:
        paper = by_key.get(one.id)
        if paper is None:
            raise PaperUnknown(paper=one.id[:20])
        for number, component in paper.targets:
            spread_out.setdefault(number, []).append(Handed(component, one.originals, one.copies))
    return {number: tuple(found) for number, found in spread_out.items()}


def expected(courses: Sequence[PartCourse], now: datetime) -> dict[int, datetime]:
    """Return when each part will be ready: finished, promised, or promised from the day its forerunner is ready.

    What is overdue is not ready before now; a part that will never begin has no day. Parts stand after what they
    wait for.
    """
    ready: dict[int, datetime] = {}
    for one in courses:
        if one.ended:
            continue
        if one.finished_at is not None:
            ready[one.number] = one.finished_at
        elif one.due_at is not None:
            ready[one.number] = max(one.due_at, now)
        elif one.duration is not None and one.calendar is not None:
            begins = now if one.after is None else ready.get(one.after)
            if begins is not None:
                ready[one.number] = promise(begins, one.duration, one.calendar).due_at
    return ready


def followers_of(number: int, waits_for: Mapping[int, int | None]) -> tuple[int, ...]:
    """Return the parts that wait for this one, and those that wait for them, first to last."""
    found: list[int] = []
    for part in sorted(waits_for):
        if waits_for[part] == number or waits_for[part] in found:
            found.append(part)
    return tuple(found)
