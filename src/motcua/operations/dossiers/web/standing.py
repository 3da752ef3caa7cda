"""How a dossier stands today, in a word with its tone: the one wording of lists, pages and previews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.common.components.figures import length, short_moment
from motcua.common.moments import day_of, say_time
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.worklist import SOON_DAYS

_LEFT = {
    State.REFUSED_AT_RECEPTION: ("wait", "Không tiếp nhận"),
    State.WITHDRAWN: ("wait", "Đã rút"),
    State.STOPPED: ("wait", "Đã dừng"),
    State.REGISTERED: ("ok", "Chờ tiếp nhận"),
}
#: From so much on lateness is told in days.
_DAY_MINUTES = 8 * 60
_WAITS = {State.AWAITING_SUPPLEMENT: "Chờ dân bổ sung", State.AWAITING_PAYMENT: "Chờ nộp phí"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A tone (which brings shape and colour), the words beside it, and the appointment for a narrow place."""

    tone: str
    words: str
    when: str


def standing_of(dossier: Dossier, calendar: WorkCalendar, today: date) -> Standing:
    """Return how the dossier stands on the day; lateness is told by the first promise's day once it is finished."""
    state = State(dossier.state)
    if state in _LEFT or dossier.due_at is None:
        tone, words = _LEFT.get(state, ("wait", state.label))
        return Standing(tone, words, short_moment(dossier.step_due_at) if dossier.step_due_at else "")
    when = short_moment(dossier.due_at)
    if state in (State.RESOLVED, State.RETURNED):
        return Standing(*_finished(dossier, calendar), when)
    if dossier.waiting_since is not None:
        return Standing("wait", _WAITS.get(state, "Tạm dừng"), f"hẹn cũ {when.partition(' ')[2]}")
    return Standing(*_running(dossier.due_at, calendar, today), when)


def _finished(dossier: Dossier, calendar: WorkCalendar) -> tuple[str, str]:
    done = "Từ chối," if dossier.outcome == "refused" else "Xong"
    assert dossier.finished_at is not None and dossier.original_due_at is not None
    finished, due = day_of(dossier.finished_at), day_of(dossier.original_due_at)
    if finished > due:
        return "late", f"{done.rstrip(',')}, trễ {calendar.working_days_between(due, finished)} ngày làm việc"
    return "good", f"{done} {'trước hạn' if finished < due else 'đúng hạn'}"


def _running(due_at: datetime, calendar: WorkCalendar, today: date) -> tuple[str, str]:
    due = day_of(due_at)
    if due < today:
        return "late", f"Trễ {calendar.working_days_between(due, today) or 1} ngày làm việc"
    if due == today:
        return "today", f"Hôm nay {say_time(due_at)}"
    left = calendar.working_days_between(today, due)
    return ("soon" if left <= SOON_DAYS else "ok"), f"Còn {left} ngày làm việc"


def promise_words(dossier: Dossier, standing: Standing, say_due: str) -> tuple[str, str]:
    """Return the sentence that stands largest on the dossier's page: when, and its end that tells how far that is.

    The end is told in the standing's tone and shape; it is empty where the standing is a sentence of its own.
    """
    if dossier.due_at is None:
        return "Chưa tiếp nhận nên chưa có ngày hẹn", ""
    if dossier.waiting_since is not None:
        return f"Hẹn cũ {say_due}; ngày hẹn dời khi hết chờ", ""
    if dossier.finished_at is not None:
        return f"Hẹn {say_due}", ""
    again = "Hẹn lại" if dossier.extensions and dossier.due_at != dossier.original_due_at else "Hẹn"
    end = "hôm nay" if standing.tone == "today" else standing.words[:1].lower() + standing.words[1:]
    return f"{again} {say_due}", end


def step_is_late(dossier: Dossier, now: datetime) -> bool:
    """Return whether the open step is past its hour; one that opened after the promise never had an hour of its own."""
    due, opened = dossier.step_due_at, dossier.step_opened_at
    if due is None or due >= now or dossier.unit_id is None or dossier.waiting_since is not None:
        return False
    return dossier.finished_at is None and (opened is None or opened < due)


def step_late_words(dossier: Dossier, calendar: WorkCalendar, now: datetime) -> str:
    """Return by how much the open step is past its hour; empty when it is not."""
    if not step_is_late(dossier, now) or dossier.step_due_at is None:
        return ""
    days = calendar.working_days_between(day_of(dossier.step_due_at), day_of(now))
    minutes = calendar.working_minutes(dossier.step_due_at, now)
    if days and minutes >= _DAY_MINUTES:
        return f"đã quá giờ {days} ngày làm việc"
    return f"đã quá giờ {length(minutes)}" if minutes else "đã quá giờ"
