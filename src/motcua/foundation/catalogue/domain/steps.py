"""The process of a procedure: from an approved internal process where its hours fit, else from a standard template.

Internal processes are approved in hours, 8 to a working day (regulations §4.12); the template keeps the proportions
of the approved sample process of a commune, 4 + 4 + 112 + 24 + 16 + 8 hours, and says that it is an assumption.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from motcua.foundation.worktime.duration import Duration, Unit, parse_duration

ONE_STOP, DEPARTMENT, LEADERSHIP, CLERICAL = "one_stop", "department", "leadership", "clerical"
#: Whose approved processes are this installation's own; those of another province are borrowed, so assumed.
PROVINCE = "Đồng Nai"
_HALF_HOUR = Decimal("0.5")
#: Name, unit kind, role and share of the sample process; what rounding leaves goes to the examination.
_LONG = (
    ("Tiếp nhận, số hóa, chuyển hồ sơ", ONE_STOP, "counter_officer", 4),
    ("Phân công thụ lý", DEPARTMENT, "unit_head", 4),
    ("Thẩm định, dự thảo kết quả", DEPARTMENT, "case_officer", 112),
    ("Xem xét kết quả thẩm định", DEPARTMENT, "unit_head", 24),
    ("Ký duyệt kết quả", LEADERSHIP, "leader", 16),
    ("Vào sổ, đóng dấu, chuyển kết quả", CLERICAL, "clerk", 8),
)
_SHORT = (
    ("Tiếp nhận, chuyển hồ sơ", ONE_STOP, "counter_officer", 1),
    ("Kiểm tra, dự thảo kết quả", DEPARTMENT, "case_officer", 5),
    ("Ký duyệt kết quả", LEADERSHIP, "leader", 2),
)
_RETURN = ("Thông báo, trả kết quả", ONE_STOP, "counter_officer")
#: From three working days on the long process has room for its six counted steps.
_ROOM_FOR_LONG = Decimal(24)
_HOURS = {"giờ": Decimal(1), "giờ làm việc": Decimal(1), "ngày": Decimal(8), "ngày làm việc": Decimal(8)}
_RECEPTION = re.compile(r"tiếp nhận|nộp hồ sơ", re.IGNORECASE)
_RETURNING = re.compile(r"trả kết quả|thông báo cho cá nhân", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the catalogue keeps it; hours None: its time is not counted."""

    number: int
    name: str
    unit_kind: str
    role: str
    hours: Decimal | None
    assumed: bool
    printed_role: str = ""


@dataclass(frozen=True, slots=True)
class Process:
    """The steps of a procedure and where they come from."""

    steps: tuple[Step, ...]
    source: str


def working_hours(duration: Duration) -> Decimal:
    """Return about how many working hours a duration holds; a week of calendar days holds five working days."""
    amount = Decimal(duration.amount.numerator) / Decimal(duration.amount.denominator)
    if duration.unit is Unit.WORKING_DAYS:
        return amount * 8
    if duration.unit is Unit.HOURS:
        return amount
    if duration.unit is Unit.SAME_DAY:
        return Decimal(8)
    days = amount if duration.unit is Unit.DAYS else amount * 30
    return max(Decimal(8), _rounded(days * 5 / 7) * 8)


def process_for(duration_text: str, workflows: Sequence[Mapping[str, Any]], level: str) -> Process:
    """Return the approved process whose hours are the duration's, else the standard template."""
    total = working_hours(parse_duration(duration_text))
    if level == "commune":
        for workflow in workflows:
            for branch in workflow.get("branches", ()):
                if _fits(branch, duration_text, total):
                    source = str(workflow.get("source", ""))
                    return Process(_approved(branch, assumed=PROVINCE not in source), source)
    return template(duration_text)


def template(duration_text: str) -> Process:
    """Return the assumed process that shares the duration's hours out in the sample's proportions."""
    total = working_hours(parse_duration(duration_text))
    rows = _LONG if total >= _ROOM_FOR_LONG else _SHORT
    whole = sum(share for *_, share in rows)
    hours = [max(_HALF_HOUR, _to_half(total * share / whole)) for *_, share in rows]
    longest = max(range(len(rows)), key=lambda at: rows[at][3])
    rest = total - sum(hours) + hours[longest]
    hours[longest] = rest if rest > 0 else _HALF_HOUR
    steps = [
        Step(number, name, kind, role, spent, assumed=True)
        for number, ((name, kind, role, _), spent) in enumerate(zip(rows, hours, strict=True), start=1)
    ]
    steps.append(Step(len(steps) + 1, *_RETURN, None, assumed=True))
    return Process(tuple(steps), "")


def _fits(branch: Mapping[str, Any], duration_text: str, total: Decimal) -> bool:
    """A branch fits when a commune does all of it and its hours are exactly the duration's."""
    steps = branch.get("steps") or []
    per_unit = _HOURS.get(str(branch.get("unit")))
    if per_unit is None or len(steps) < 3 or branch.get("sum_of_steps") is None:
        return False
    if parse_duration(duration_text).unit is Unit.DAYS:
        total = Decimal(parse_duration(duration_text).whole) * 8
    if Decimal(str(branch["sum_of_steps"])) * per_unit != total:
        return False
    middle = [str(step.get("role", "")) for step in steps[1:-1]]
    return all("sở" not in role.lower().split() for role in middle)


def _approved(branch: Mapping[str, Any], *, assumed: bool) -> tuple[Step, ...]:
    printed: list[Mapping[str, Any]] = branch["steps"]
    steps = [_approved_step(step, assumed=assumed) for step in printed]
    if _RECEPTION.search(steps[0].name):
        steps[0] = replace(steps[0], unit_kind=ONE_STOP, role="counter_officer")
    else:
        steps.insert(0, Step(0, _SHORT[0][0], ONE_STOP, "counter_officer", None, assumed=True))
    if _RETURNING.search(steps[-1].name):
        steps[-1] = replace(steps[-1], unit_kind=ONE_STOP, role="counter_officer", hours=None)
    else:
        steps.append(Step(0, *_RETURN, None, assumed=True))
    return tuple(replace(step, number=number) for number, step in enumerate(steps, start=1))


def _approved_step(printed: Mapping[str, Any], *, assumed: bool) -> Step:
    role_words = " ".join(str(printed.get("role") or "").split())
    kind, role = role_of(role_words)
    hours = None
    per_unit = _HOURS.get(str(printed.get("unit")))
    if printed.get("time") and per_unit is not None:
        hours = Decimal(str(printed["time"])) * per_unit
    name = " ".join(str(printed.get("action") or "").split())
    return Step(0, _first_clause(name), kind, role, hours, assumed=assumed, printed_role=role_words[:500])


def role_of(words: str) -> tuple[str, str]:
    """Return the kind of unit and the role that a printed role means."""
    text = words.lower()
    if "văn thư" in text:
        return CLERICAL, "clerk"
    if "lãnh đạo phòng" in text or "trưởng phòng" in text:
        return DEPARTMENT, "unit_head"
    if re.search(r"lãnh đạo (?:ubnd|ủy ban|uỷ ban|sở)|chủ tịch|người đứng đầu", text):
        return LEADERSHIP, "leader"
    if re.search(r"tiếp nhận và trả|ttpvhcc|một cửa|trung tâm phục vụ hành chính công", text):
        return ONE_STOP, "counter_officer"
    return DEPARTMENT, "case_officer"


def _first_clause(text: str) -> str:
    clause = re.split(r"[;:]", text, maxsplit=1)[0].strip(" -.")
    return clause if len(clause) <= 200 else f"{clause[:199]}…"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _to_half(value: Decimal) -> Decimal:
    return (value * 2).quantize(Decimal(1), rounding=ROUND_HALF_UP) / 2
