"""Synthetic bars, tabs and colours for the components page; the day is Friday 11/9/2026, 9:40."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from motcua.common.components.promise_bar import Bar, BarDay, HourBar, Kind, Label, ShortBar, Span, Step

LONG_NAME = "Nguyễn Thị Hoàng Phương Thảo Nguyên"
TODAY = date(2026, 9, 11)
SWATCHES = (
    ("ink", "Mực"), ("lam", "Lam"), ("lam-dark", "Lam đậm"), ("lam-tint", "Lam nhạt"), ("mist", "Sương"),
    ("line", "Nét"), ("sen", "Sen, chỉ ở dấu"), ("good", "Đúng hạn"), ("today", "Hôm nay"), ("soon", "Sắp trễ"),
    ("late", "Trễ"), ("wait", "Chờ, tạm dừng"),
)  # fmt: skip
_WORKED_SATURDAY = date(2026, 8, 22)
_HOLIDAYS = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2))
_FEAST = Span(_HOLIDAYS[0], _HOLIDAYS[-1], "nghỉ Quốc khánh 31/8–2/9")
_LETTERS = {
    "r": Kind.RECEIVED, "e": Kind.ELAPSED, "t": Kind.TODO, "p": Kind.PAUSED, "d": Kind.DUE, "D": Kind.DUE_TODAY,
    "P": Kind.DUE_PAST, "l": Kind.LATE, "x": Kind.OVER_FIRST, "f": Kind.FINISHED, "g": Kind.GIVEN_BACK,
    "n": Kind.EXTENSION, "N": Kind.EXTENSION_DUE, ".": Kind.OUTSIDE, "o": Kind.OFF, "h": Kind.HOLIDAY,
}  # fmt: skip
_NOW = Label(TODAY, "hôm nay 11/9", "nowt")


def _days(first: date, letters: str) -> tuple[BarDay, ...]:
    """Return the days from `first`: one letter a working day, days off put between by themselves."""
    return tuple(_walk(first, letters))


def _walk(first: date, letters: str) -> Iterator[BarDay]:
    day = first
    for letter in letters:
        while day in _HOLIDAYS or (day.weekday() > 4 and day != _WORKED_SATURDAY):
            yield BarDay(day, Kind.HOLIDAY if day in _HOLIDAYS else Kind.OFF)
            day += timedelta(1)
        yield BarDay(day, _LETTERS[letter])
        day += timedelta(1)


def bars() -> list[tuple[str, str, Bar]]:
    """Return tone, words and bar of each state that a promise can be in."""
    return [
        ("good", "Trước hạn", _early()),
        ("today", "Hôm nay 17:00", _today()),
        ("wait", "Chờ dân bổ sung", _waiting()),
        ("ok", "Còn 5 ngày làm việc", _extended()),
        ("late", "Trễ 3 ngày làm việc", _late()),
        ("ok", "Còn 79 ngày làm việc", _long()),
    ]


def _early() -> Bar:
    first = date(2026, 8, 26)
    return Bar(
        _days(first, "reeefgggg"),
        "Nhận 8:05 thứ Tư 26/8, hẹn 17:00 thứ Năm 10/9, xong thứ Sáu 4/9: trước hạn 4 ngày làm việc.",
        spans=(_FEAST,),
        above=(Label(date(2026, 9, 4), "xong 4/9", "tg"),),
        below=(Label(first, "nhận 8:05"), Label(date(2026, 9, 10), "hẹn 17:00", "b7")),
    )


def _today() -> Bar:
    first = date(2026, 9, 8)
    return Bar(
        _days(first, "reeD"),
        "Nhận 10:10 thứ Ba 8/9, cộng 3 ngày làm việc: hẹn 17:00 hôm nay, thứ Sáu 11/9.",
        today=TODAY,
        above=(_NOW,),
        below=(Label(first, "nhận 10:10"), Label(TODAY, "hẹn 17:00", "b7")),
    )


def _waiting() -> Bar:
    first = date(2026, 8, 28)
    return Bar(
        _days(first, "reepppppggg"),
        "Chờ bản vẽ sửa từ thứ Sáu 4/9. Khi đủ giấy tờ, ngày hẹn được tính lại từ đầu và báo cho người nộp.",
        today=TODAY,
        spans=(Span(date(2026, 9, 7), TODAY, "chờ bản vẽ sửa"), _FEAST),
        above=(_NOW,),
        below=(Label(first, "nhận 15:20"), Label(date(2026, 9, 16), "hẹn cũ 16/9", "b7")),
    )


def _extended() -> Bar:
    first = date(2026, 8, 18)
    return Bar(
        _days(first, "r" + "e" * 5 + "ppp" + "e" * 7 + "ttdnnN"),
        "Nhận 14:20 thứ Ba 18/8, cộng 15 ngày làm việc, cộng 3 ngày tạm dừng (chờ cơ quan thuế xác định tiền), "
        "trừ nghỉ lễ 31/8 - 2/9: hẹn 17:00 thứ Ba 15/9/2026. Đã hẹn lại một lần: 17:00 thứ Sáu 18/9/2026.",
        today=TODAY,
        spans=(Span(date(2026, 8, 25), date(2026, 8, 27), "tạm dừng, chờ cơ quan thuế"), _FEAST),
        above=(_NOW,),
        below=(
            Label(first, "nhận 14:20"),
            Label(date(2026, 9, 18), "hẹn lại 17:00", "b7"),
            Label(date(2026, 9, 15), "hẹn đầu 15/9"),
        ),
        steps=(
            Step("Thẩm định, kiểm tra thực địa", 68, True),
            Step("Trưởng phòng xem", 18, True),
            Step("Lãnh đạo ký", 26, False),
            Step("Vào số, trả", 18, False),
        ),
    )


def _late() -> Bar:
    first = date(2026, 8, 27)
    return Bar(
        _days(first, "reeeePlll"),
        "Hẹn 17:00 thứ Ba 8/9, đến hôm nay trễ 3 ngày làm việc. Cần xin lỗi và nói rõ ngày mới.",
        today=TODAY,
        spans=(_FEAST,),
        above=(_NOW,),
        below=(Label(first, "nhận 13:30"), Label(date(2026, 9, 8), "hẹn 17:00", "b7")),
    )


def _long() -> Bar:
    first = date(2026, 9, 7)
    return Bar(
        _days(first, "reee" + "t" * 79 + "d"),
        "Nhận 8:00 thứ Hai 7/9, cộng 83 ngày làm việc: các tuần yên lặng được gấp lại.",
        today=TODAY,
        above=(_NOW,),
    )


def hours() -> list[HourBar]:
    """Return promises within a day: to come, running."""
    periods = ((time(7, 30), time(11, 30)), (time(13), time(17)))
    planned = HourBar(
        periods,
        time(9, 40),
        time(17),
        "Nộp lúc 9:40, trước 15:00, nên có kết quả trước 17:00 hôm nay.",
        now=time(9, 40),
        limit=time(15),
        limit_words="15:00, nộp sau lúc này thì sang thứ Hai",
        due_words="có kết quả trước 17:00",
    )
    running = HourBar(
        periods,
        time(8, 10),
        time(17),
        "Nhận 8:10 thứ Sáu 11/9, trả trong ngày: hẹn 17:00 hôm nay.",
        now=time(13, 30),
        start_words="nhận 8:10",
        due_words="hẹn 17:00",
    )
    return [planned, running]


def shorts() -> list[tuple[str, str, ShortBar]]:
    """Return tone, words and short bar for rows of a list."""
    rows = [
        ("good", "Trước hạn", "heefoogggg", None, False),
        ("today", "Hôm nay 17:00", "......reeD", 9, False),
        ("wait", "Chờ dân bổ sung", "pppppooggg", 4, False),
        ("ok", "Đã hẹn lại", "eetootdnnN", 2, False),
        ("late", "Trễ 3 ngày làm việc", "eooeeePlll", 9, False),
        ("soon", "Còn 1 ngày làm việc", "..eooeeeed"[1:], 8, False),
        ("ok", "Còn 13 ngày làm việc", "tttttoottd", None, True),
    ]
    return [
        (
            tone,
            words,
            ShortBar(
                tuple(_LETTERS[c] for c in letters), f"{words}: mười ngày cuối của lời hẹn.", at, before
            ),
        )
        for tone, words, letters, at, before in rows
    ]


def _kinds(letters: str) -> tuple[Kind, ...]:
    return tuple(_LETTERS[letter] for letter in letters)


def tabs() -> list[dict[str, object]]:
    """Return the tabs of a worklist with their counts."""
    rows = [
        ("Tất cả", 14, "", ""), ("Trễ", 1, "late", "tri"), ("Hôm nay", 2, "ink", "dia"), ("Sắp trễ", 2, "soon", "half"),
        ("Còn hạn", 1207, "ok", "ring"), ("Chờ, tạm dừng", 0, "wait", "bars"),
    ]  # fmt: skip
    return [
        {
            "href": "#",
            "label": label,
            "count": count,
            "tone": tone,
            "shape": shape,
            "current": label == "Tất cả",
        }
        for label, count, tone, shape in rows
    ]
