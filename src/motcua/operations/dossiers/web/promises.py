"""The promise of a dossier as the bar draws it, and the promise that a reception would give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from motcua.common.components.promise_bar import Bar, HourBar, Step
from motcua.common.moments import day_of, in_hanoi, say_moment
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.bars import Course, bar_of
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import Explanation, explain
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.detail import Detail, ground_label

_WAITS_FOR = {State.AWAITING_SUPPLEMENT: "chờ dân bổ sung", State.AWAITING_PAYMENT: "chờ nộp phí"}

_WAITS_WITHOUT_PAUSE = {
    State.AWAITING_SUPPLEMENT: "Đang chờ người nộp bổ sung",
    State.AWAITING_PAYMENT: "Đang chờ nộp phí",
}


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise explained and drawn."""

    explanation: Explanation
    bar: Bar | HourBar


def promised(detail: Detail, now: datetime) -> Promised | None:
    """Return the dossier's promise with what became of it; None before reception."""
    dossier, explanation = detail.dossier, detail.explanation()
    if explanation is None:
        return None
    course = Course(
        now=now,
        finished=_local(dossier.finished_at),
        waiting_since=_local(dossier.waiting_since),
        waiting_for=_WAITS_FOR.get(detail.state) or _paused_for(dossier),
        begun="nhận" if dossier.counted_from == dossier.received_at else "bổ sung đủ",
    )
    calendar = organisation.calendar_of(dossier.agency_id)
    bar = bar_of(explanation, calendar, course, steps_of(detail.plan, dossier))
    return Promised(explanation, replace(bar, sentence=_sentence(explanation, dossier, detail.state)))


def _paused_for(dossier: Dossier) -> str:
    """Return why the dossier is paused: «tạm dừng, chờ cơ quan khác xác minh»."""
    if not dossier.pauses or dossier.pauses[-1][1] is not None:
        return "tạm dừng"
    start, _, ground = dossier.pauses[-1]
    label = ground_label(ground, day_of(datetime.fromisoformat(start)))
    return f"tạm dừng, {label[:1].lower()}{label[1:]}"


def _sentence(explanation: Explanation, dossier: Dossier, state: State) -> str:
    """Return the promise's sentence with what the clock alone does not know: a recount, a wait, the finish."""
    text = explanation.sentence
    if dossier.counted_from != dossier.received_at:
        text = text.replace("Nhận", "Bổ sung đủ", 1)
    if dossier.waiting_since is not None and not explanation.promise.waiting:
        text += f" {_WAITS_WITHOUT_PAUSE.get(state, 'Đang chờ')} từ {say_moment(dossier.waiting_since, year=False)}"
        text += "; khi đủ giấy tờ, ngày hẹn tính lại từ đầu." if state is State.AWAITING_SUPPLEMENT else "."
    if dossier.finished_at is not None:
        text += f" Xong {say_moment(dossier.finished_at)}."
    return text


def steps_of(plan: VersionPlan, dossier: Dossier | None = None) -> tuple[Step, ...]:
    """Return the counted steps between reception and result with their shares; those behind the dossier are done."""
    reached = 0 if dossier is None else (dossier.step or len(plan.steps) + 1)
    counted = [step for step in plan.steps if step.hours]
    return tuple(Step(step.name, float(step.hours or 0), step.number < reached) for step in counted)


def planned(
    plan: VersionPlan, channel: str, case: str, calendar: WorkCalendar, now: datetime
) -> Promised | None:
    """Return the promise that a dossier received now would have; None when the version has no readable duration."""
    duration = plan.duration_for(channel, case)
    if duration is None:
        return None
    explanation = explain(in_hanoi(now), parse_duration(duration.text), calendar)
    return Promised(explanation, bar_of(explanation, calendar, Course(now)))


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else in_hanoi(moment)
