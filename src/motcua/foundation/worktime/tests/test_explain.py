"""Every due date explains itself, and the explanation leads to the date again."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from motcua.common.moments import HANOI, parse_moment
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.clock import Extension, Pause
from motcua.foundation.worktime.duration import Unit, parse_duration
from motcua.foundation.worktime.explain import explain
from motcua.foundation.worktime.tests import reference_clock as slow
from motcua.foundation.worktime.tests.cases import arguments, random_case

NATIONAL = national_calendar()


def explained(received, duration, *pauses, extension=None):
    spans = [Pause(parse_moment(a), parse_moment(b) if b else None, ground) for a, b, ground in pauses]
    return explain(parse_moment(received), parse_duration(duration), NATIONAL, spans, extension)


@pytest.mark.parametrize(
    ("received", "duration", "sentence"),
    [
        (
            "2022-04-28T14:20",
            "3 ngày làm việc",
            "Nhận 14:20 thứ Năm 28/4, cộng 3 ngày làm việc, trừ nghỉ lễ 30/4 - 3/5: hẹn 17:00 thứ Năm 5/5/2022.",
        ),
        (
            "2022-08-27T14:20",
            "10 giờ",
            "Nhận 14:20 thứ Bảy 27/8, tính từ 7:30 thứ Hai 29/8, cộng 10 giờ: hẹn 9:30 thứ Ba 30/8/2022.",
        ),
        (
            "2022-08-26T15:20",
            "trong ngày",
            "Nhận 15:20 thứ Sáu 26/8, sau giờ trả trong ngày nên trả ngày làm việc tiếp theo: "
            "hẹn 17:00 thứ Hai 29/8/2022.",
        ),
        (
            "2022-08-26T09:20",
            "Trong ngày",
            "Nhận 9:20 thứ Sáu 26/8, trả trong ngày: hẹn 17:00 thứ Sáu 26/8/2022.",
        ),
        (
            "2022-12-30T09:20",
            "3 ngày",
            "Nhận 9:20 thứ Sáu 30/12/2022, cộng 3 ngày (gồm cả ngày nghỉ, không hẹn vào ngày nghỉ): "
            "hẹn 17:00 thứ Ba 3/1/2023.",
        ),
    ],
)
def test_one_sentence_says_where_the_date_comes_from(received, duration, sentence):
    assert explained(received, duration).sentence == sentence


def test_the_sentence_tells_pauses_extensions_and_waiting():
    text = explained(
        "2022-08-26T09:20",
        "3 ngày làm việc",
        ("2022-08-29T15:00", "2022-08-30T09:00", "niêm yết"),
        ("2022-08-31T09:00", None, "chờ"),
        extension=Extension(date(2022, 9, 12), parse_moment("2022-08-31T08:00")),
    ).sentence

    assert "trừ tạm dừng 29/8 - 30/8 (niêm yết)" in text
    assert "Đã hẹn lại: 17:00 thứ Hai 12/9/2022." in text
    assert "Đang chờ từ 9:00 thứ Tư 31/8" in text


def test_each_day_has_its_line_and_its_reason():
    lines = explained(
        "2022-08-30T09:20", "2 ngày làm việc", ("2022-08-30T15:00", "2022-08-31T09:00", "niêm yết")
    ).days

    assert [(line.day.day, line.kind, line.number) for line in lines] == [
        (30, "received", None),
        (31, "paused", None),
        (1, "holiday", None),
        (2, "holiday", None),
        (3, "off", None),
        (4, "off", None),
        (5, "counted", 1),
        (6, "due", 2),
    ]
    assert lines[1].reason == "Tạm dừng: niêm yết; không tính"


@pytest.mark.parametrize("seed", range(8))
def test_the_explanation_recomputes_to_the_date(seed: int) -> None:
    rng = random.Random(1000 + seed)

    for case in (random_case(rng) for _ in range(60)):
        explanation = explain(*arguments(case))  # type: ignore[arg-type]
        days = [line.day for line in explanation.days]
        assert days == [days[0] + timedelta(days=n) for n in range(len(days))], case
        assert days[0] == case.received.date()
        assert days[-1] == explanation.promise.due_at.date()
        assert recomputed(explanation, case) == explanation.promise.original_due_at, case


def recomputed(explanation, case) -> datetime:
    """Count along the lines alone, with the slow calendar for what is a day off, and read the due moment there."""
    lines = [line for line in explanation.days if line.day <= explanation.promise.original_due_at.date()]
    assert lines[-1].kind == "due"
    unit = explanation.duration.unit
    if unit is Unit.HOURS or (case.kind == "half_days" and not case.amount):
        return _by_hours(explanation, lines, case)
    counted = [line for line in lines if line.number is not None]
    assert [line.number for line in counted] == list(range(1, len(counted) + 1))
    if unit in (Unit.WORKING_DAYS, Unit.SAME_DAY):
        assert all(
            (line.kind in ("off", "holiday")) != slow.works(line.day)
            for line in lines[1:]
            if line.kind != "start"
        )
    assert len(counted) == (
        case.amount if case.kind in ("working_days", "days", "half_days") else len(counted)
    )
    hour = slow.five(lines[-1].day) if case.kind != "half_days" else _half(lines[-1].day, case.minutes)
    return hour.replace(tzinfo=HANOI)


def _half(day: date, minutes: int) -> datetime:
    return slow.walk_minutes(datetime.combine(day, datetime.min.time()), minutes)


def _by_hours(explanation, lines, case) -> datetime:
    worked = sum((line.worked for line in lines if line.worked), timedelta())
    assert worked == timedelta(minutes=case.minutes)
    if case.kind == "half_days":
        start = slow.walk_to_work(case.received)
        due = slow.walk_minutes(start, case.minutes)
        more = sum(1 for line in lines if line.day > due.date() and slow.works(line.day))
        return datetime.combine(slow.walk_days(due.date(), more), due.time(), HANOI)
    paused = sum(
        slow.count_minutes(p.start.replace(tzinfo=None), p.end.replace(tzinfo=None))
        for p in explanation.pauses
    )
    return slow.walk_minutes(slow.walk_to_work(case.received), case.minutes + paused).replace(tzinfo=HANOI)
