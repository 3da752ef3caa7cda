"""Form II.06 as a workbook: the form on the first sheet, the definitions on the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from motcua.common.moments import start_of_day
from motcua.insight.reports.domain.asked import LEVELS
from motcua.insight.reports.domain.ii06 import Row
from motcua.insight.reports.domain.sieves import COLUMNS
from motcua.insight.reports.queries import Ii06

_GROUPS = (("Số hồ sơ nhận giải quyết", 2, 5), ("Đã giải quyết", 6, 9), ("Đang giải quyết", 10, 12))
_HEADS = (
    "TT", "Lĩnh vực, công việc giải quyết theo cấp",
    "Tổng số", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước",
    "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn",
    "Tổng số", "Trong hạn", "Quá hạn",
)  # fmt: skip
_TOP = 6


@dataclass(frozen=True, slots=True)
class _Looks:
    plain: Any
    head: Any
    number: Any
    total: Any
    title: Any


def ii06_as_xlsx(report: Ii06) -> bytes:
    """Return the workbook's bytes; the same report gives the same cells."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    # A workbook that is made again from the same figures is the same file.
    book.set_properties({"title": "Biểu II.06", "created": start_of_day(report.span.as_of)})
    looks = _looks_of(book)
    form, words = book.add_worksheet("II.06"), book.add_worksheet("Định nghĩa")
    _head(form, report, looks)
    for number, row in enumerate(report.rows, start=1):
        _row(form, _TOP + 2 + number, number, row, looks.plain, looks.number)
    _row(form, _TOP + 3 + len(report.rows), "", report.total, looks.total, looks.total, name="Tổng số")
    _definitions(words, looks)
    book.close()
    return buffer.getvalue()


def _looks_of(book: Workbook) -> _Looks:
    font: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    cell = font | {"border": 1}
    return _Looks(
        plain=book.add_format(cell | {"text_wrap": True}),
        head=book.add_format(cell | {"bold": True, "align": "center", "text_wrap": True}),
        number=book.add_format(cell | {"num_format": "#,##0"}),
        total=book.add_format(cell | {"bold": True, "num_format": "#,##0"}),
        title=book.add_format(font | {"bold": True}),
    )


def _head(sheet: Worksheet, report: Ii06, looks: _Looks) -> None:
    whose = report.agency.name if report.agency else f"{LEVELS[report.level]}, mọi cơ quan"
    span = report.span
    lines = (
        "Biểu II.06 - Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết",
        f"Kỳ báo cáo: từ ngày {_say(span.first)} đến ngày {_say(span.last)}",
        f"Đơn vị báo cáo: {whose}",
        f"Số liệu chốt hết ngày {_say(span.as_of)}. Đơn vị tính: số hồ sơ thủ tục hành chính",
    )
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, looks.title)
    for column in (0, 1):
        sheet.merge_range(_TOP, column, _TOP + 1, column, _HEADS[column], looks.head)
    for name, first, last in _GROUPS:
        sheet.merge_range(_TOP, first, _TOP, last, name, looks.head)
    for column in range(2, len(_HEADS)):
        sheet.write_string(_TOP + 1, column, _HEADS[column], looks.head)
    for column in range(len(_HEADS)):
        sheet.write_number(_TOP + 2, column, column + 1, looks.head)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 12, 11)
    sheet.set_row(_TOP + 1, 48)
    sheet.freeze_panes(_TOP + 3, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _row(
    sheet: Worksheet, at: int, number: int | str, row: Row, plain: Any, figures: Any, *, name: str = ""
) -> None:
    sheet.write(at, 0, number, figures)
    # A field's name is text, whatever it begins with.
    sheet.write_string(at, 1, name or row.field, plain)
    for key, (column, _) in COLUMNS.items():
        sheet.write_number(at, column - 1, row[key], figures)


def _definitions(sheet: Worksheet, looks: _Looks) -> None:
    for at, (number, figure) in enumerate(COLUMNS.values()):
        sheet.write_number(at, 0, number, looks.number)
        sheet.write_string(at, 1, figure.label, looks.plain)
        sheet.write_string(at, 2, figure.definition, looks.plain)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 2, 100)


def _say(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
