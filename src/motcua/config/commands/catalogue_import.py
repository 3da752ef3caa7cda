"""`motcua catalogue import`: brings a file of procedures in, and says row by row what was not taken and why."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from django.utils import timezone

from motcua.common.moments import day_of, parse_day
from motcua.common.refusals import Refusal
from motcua.foundation.catalogue.services.bring_in import ImportReport, bring_in


class ReportUnwritable(Refusal):
    """A report file that cannot be written."""

    sentence = "Không ghi được báo cáo vào «%(path)s»."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the day and the report."""
    parser.description = (
        "Nạp danh mục thủ tục; chạy lại không đổi gì, dòng đã đổi mở phiên bản mới từ ngày nạp."
    )
    parser.add_argument(
        "file", metavar="TỆP", help="procedures.csv, procedure_components.json, hoặc thư mục có cả hai"
    )
    parser.add_argument("--on", metavar="NGÀY", help="ngày bắt đầu có hiệu lực (mặc định hôm nay)")
    parser.add_argument("--report", metavar="TỆP.csv", help="ghi mọi dòng không nạp được và vì sao")


def run(args: argparse.Namespace) -> int:
    """Bring the file in and print what was done; a report that cannot be written stops before anything is."""
    on = parse_day(args.on, field="on") if args.on else day_of(timezone.now())
    with ExitStack() as opened:
        written = opened.enter_context(_open(Path(args.report))) if args.report else None
        report = bring_in(Path(args.file), on=on)
        if written is not None:
            _write(written, report)
    sys.stdout.write(_machine(report) if args.json else _people(report, args.report))
    return 0


def _people(report: ImportReport, written: str | None) -> str:
    kept = report.kept
    lines = [
        f"Đọc {report.rows} dòng: {kept.new} phiên bản mới, {kept.changed} đổi, {kept.unchanged} giữ nguyên.",
        f"Không nạp {len(report.not_taken)} dòng; "
        f"nạp nhưng chưa tiếp nhận được {len(report.not_receivable)} phiên bản.",
    ]
    if written:
        lines.append(f"Báo cáo từng dòng: {written}")
    else:
        lines += [f"  dòng {line.line} {line.code or '(không mã)'}: {line.why}" for line in report.lines[:20]]
        if len(report.lines) > 20:
            lines.append(f"  … còn {len(report.lines) - 20} dòng; dùng --report để ghi hết ra tệp.")
    return "\n".join([*lines, ""])


def _machine(report: ImportReport) -> str:
    kept = report.kept
    content = {
        "rows": report.rows,
        "new": kept.new,
        "changed": kept.changed,
        "unchanged": kept.unchanged,
        "not_taken": len(report.not_taken),
        "not_receivable": len(report.not_receivable),
        "report": [asdict(line) for line in report.lines],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _open(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8-sig", newline="")
    except OSError:
        raise ReportUnwritable(path=str(path)) from None


def _write(file: TextIO, report: ImportReport) -> None:
    writer = csv.writer(file)
    writer.writerow(["line", "code", "name", "level", "outcome", "why"])
    for line in report.lines:
        writer.writerow([line.line, line.code, line.name, line.level, line.outcome, line.why])
