"""What has happened to a dossier, told from its events, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.common.moments import day_of, in_hanoi, say_day, say_moment, say_time
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.detail import Detail, Told, ground_label
from motcua.operations.dossiers.services.terms import REASON_LISTS

_BREACHES = {
    "supplement-again": "sai quy định: yêu cầu bổ sung quá số lần",
    "supplement-late": "sai quy định: yêu cầu bổ sung sau thời hạn",
    "apology-late": "xin lỗi và hẹn lại muộn hơn quy định",
}
_CROSSED = frozenset({Act.EXTEND, Act.REFUSE, Act.SEND_BACK, Act.WITHDRAW, Act.STOP})
_WAITS = frozenset(
    {Act.PAUSE, Act.RESUME, Act.REQUEST_SUPPLEMENT, Act.SUPPLEMENT, Act.REQUEST_PAYMENT, Act.CONFIRM_PAYMENT}
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry: when, what, by whom, and the lines below; `mark` is its sign (now, p: waiting, x: crossing)."""

    at: datetime
    when: str
    what: str
    who: str
    lines: tuple[str, ...] = ()
    breach: str = ""
    mark: str = ""


def timeline_of(detail: Detail, now: datetime) -> list[Moment]:
    """Return all entries, newest first; an open dossier begins with where it is now."""
    told = list(_entries(detail, day_of(now)))[::-1]
    current = _current(detail, now)
    return [current, *told] if current else told


def _current(detail: Detail, now: datetime) -> Moment | None:
    dossier = detail.dossier
    step = step_name(detail, dossier.step)
    if not step or dossier.step_opened_at is None:
        return None
    since = say_when(dossier.step_opened_at, day_of(now))
    holder = holder_of(dossier)
    return Moment(
        now, f"{say_time(now)} hôm nay", f"Đang ở bước: {step}", f"{holder}, từ {since}", mark="now"
    )


def holder_of(dossier: Dossier) -> str:
    """Return who has the dossier: the officer and the unit, or the unit alone."""
    unit = organisation.unit_by_id(dossier.unit_id).name if dossier.unit_id else ""
    officer = organisation.officer_name(dossier.officer_id) if dossier.officer_id else ""
    return ", ".join(part for part in (officer, unit) if part) or "Chưa có người giữ"


def step_name(detail: Detail, number: int | None) -> str:
    """Return the name of a step of the process; empty when there is none."""
    return detail.plan.steps[number - 1].name if number and number <= len(detail.plan.steps) else ""


def say_when(moment: datetime, today: date) -> str:
    """Return a moment as one says it today: «9:40 hôm nay», «15:02 thứ Năm, 10/9»."""
    local = in_hanoi(moment)
    if local.date() == today:
        return f"{say_time(local)} hôm nay"
    return f"{say_time(local)} {say_day(local.date(), year=local.year != today.year)}"


def _entries(detail: Detail, today: date) -> Iterator[Moment]:
    step: int | None = None
    due = ""
    for told in detail.events:
        sets: dict[str, Any] = told.content["set"]
        what = _HEADINGS.get(told.act, _plain)(told, detail, step, due)
        breach = _BREACHES.get(told.content.get("breach", ""), "")
        mark = "x" if told.act in _CROSSED or breach else "p" if told.act in _WAITS else ""
        who = told.officer_name or (_without_officer(told, detail) if told.officer_id is None else "")
        yield Moment(told.at, say_when(told.at, today), what, who, tuple(_lines(told)), breach, mark)
        step = sets.get("step", step)
        due = sets.get("due_at") or due


def _without_officer(told: Told, detail: Detail) -> str:
    """Return who did what no officer did: the person, or the house when a linked part's time has come."""
    if told.act is Act.RECEIVE and detail.dossier.linked_id is not None:
        return "Hệ thống, khi việc trước của hồ sơ liên thông có kết quả"
    return "Người nộp"


def _plain(told: Told, detail: Detail, step: int | None, due: str) -> str:
    return told.act.past


def _received(told: Told, detail: Detail, step: int | None, due: str) -> str:
    return f"{told.act.past}, hẹn {_say(told.content['set']['due_at'])}"


def _handed_over(told: Told, detail: Detail, step: int | None, due: str) -> str:
    return f"Bàn giao cho {organisation.unit_by_id(told.content['set']['unit_id']).name}"


def _assigned(told: Told, detail: Detail, step: int | None, due: str) -> str:
    officer = told.content["set"].get("officer_id")
    unit = told.content["set"].get("unit_id")
    named = (
        organisation.officer_name(officer) if officer else organisation.unit_by_id(unit).name if unit else ""
    )
    return f"Phân công cho {named}" if named else "Phân công"


def _completed(told: Told, detail: Detail, step: int | None, due: str) -> str:
    return f"Xong bước: {step_name(detail, step)}" if step else told.act.past


def _paused(told: Told, detail: Detail, step: int | None, due: str) -> str:
    return f"Tạm dừng: {_lowered(ground_label(told.content.get('reason', ''), day_of(told.at)))}"


def _extended(told: Told, detail: Detail, step: int | None, due: str) -> str:
    before, after = datetime.fromisoformat(due), datetime.fromisoformat(told.content["set"]["due_at"])
    return f"Hẹn lại: {before.day}/{before.month} thành {after.day}/{after.month}"


def _supplemented(told: Told, detail: Detail, step: int | None, due: str) -> str:
    fresh = told.content["set"].get("due_at")
    return (
        f"{told.act.past}, hẹn {_say(fresh)}" if fresh and told.after is State.PROCESSING else told.act.past
    )


_HEADINGS: dict[Act, Callable[[Told, Detail, int | None, str], str]] = {
    Act.RECEIVE: _received,
    Act.ACCEPT: _received,
    Act.HAND_OVER: _handed_over,
    Act.ASSIGN: _assigned,
    Act.COMPLETE_STEP: _completed,
    Act.PAUSE: _paused,
    Act.EXTEND: _extended,
    Act.SUPPLEMENT: _supplemented,
    Act.RESUME: _supplemented,
    Act.CONFIRM_PAYMENT: _supplemented,
}


def _lines(told: Told) -> Iterator[str]:
    reason = told.content.get("reason", "")
    if reason and told.act is not Act.PAUSE:
        on = day_of(told.at)
        labels = {
            r.code: r.label for name in REASON_LISTS.get(told.act, ()) for r in law.act_reasons_on(name, on)
        }
        yield f"Lý do: {_lowered(labels.get(reason, reason))}"
    if told.note:
        yield from told.note.splitlines()


def _say(text: str) -> str:
    return say_moment(datetime.fromisoformat(text))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
