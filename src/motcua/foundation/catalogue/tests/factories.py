"""Procedures for tests, here and in other rooms: one call makes a version in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from motcua.common.text import fold, sort_key
from motcua.foundation.catalogue.models import (
    Component,
    Procedure,
    ProcedureDuration,
    ProcedureField,
    ProcedureVersion,
    ProcessStep,
)
from motcua.foundation.catalogue.queries import catalogue_changed

Step = tuple[str, str, str, "Decimal | int | None"]
#: Name, unit kind, role, working hours: a process of three counted steps and the return.
STEPS: tuple[Step, ...] = (
    ("Tiếp nhận hồ sơ", "one_stop", "counter_officer", 2),
    ("Thẩm định hồ sơ", "department", "case_officer", 16),
    ("Ký duyệt", "leadership", "leader", 4),
    ("Trả kết quả", "one_stop", "counter_officer", None),
)


def make_version(
    code: str = "2.000815",
    level: str = "commune",
    duration: str = "3 ngày làm việc",
    steps: Sequence[Step] = STEPS,
    *,
    name: str = "Chứng thực bản sao từ bản chính",
    field: str = "Chứng thực",
    valid_from: date = date(2021, 1, 1),
    valid_until: date | None = None,
    online_level: int | None = None,
    online_duration: str = "",
    assumed: bool = False,
    components: Sequence[tuple[str, bool]] = (("Bản chính giấy tờ cần chứng thực", True),),
    receivable: bool = True,
    why_not: str = "thời hạn giải quyết chưa đọc được.",
) -> ProcedureVersion:
    """Keep one version of a procedure; an empty duration leaves it without one."""
    printed, _ = ProcedureField.objects.get_or_create(name=field, defaults={"sort_key": sort_key(field)})
    version = ProcedureVersion.objects.create(
        procedure=Procedure.objects.get_or_create(code=code)[0],
        level=level,
        valid_from=valid_from,
        valid_until=valid_until,
        name=name,
        field=printed,
        online_level=online_level,
        online_word={3: "một phần", 4: "toàn trình"}.get(online_level or 0, ""),
        receivable=receivable,
        why_not_receivable="" if receivable else why_not,
        folded=f"{code} {fold(name)} {fold(field)}",
        sort_key=sort_key(name),
        fingerprint="test",
    )
    note = "Giả định của phép thử." if assumed else ""
    for channel, text in (("", duration), ("online", online_duration)):
        if text:
            ProcedureDuration.objects.create(
                version=version, channel=channel, text=text, unit="", assumed=assumed, note=note
            )
    for number, (title, obligatory) in enumerate(components, start=1):
        Component.objects.create(
            version=version, number=number, name=title, originals=1, obligatory=obligatory
        )
    for number, (title, unit_kind, role, hours) in enumerate(steps, start=1):
        ProcessStep.objects.create(
            version=version, number=number, name=title, unit_kind=unit_kind, role=role, hours=hours
        )
    catalogue_changed()
    return version
