"""The arguments of `motcua report quarter`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse

from motcua.config.commands.report_ii06_arguments import add_period

FORMATS = ("json", "docx", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §5."""
    parser.description = "Số liệu của báo cáo cải cách hành chính quý, mỗi số kèm căn cứ."
    parser.add_argument(
        "--agency", metavar="MÃ", default="", help="cơ quan báo cáo (mặc định: cơ quan mà hệ thống phục vụ)"
    )
    add_period(parser)
    parser.add_argument("--format", choices=FORMATS, default="json", help="dạng kết quả (mặc định: json)")
    parser.add_argument("-o", dest="output", metavar="TỆP", help="ghi ra tệp (mặc định: đầu ra chuẩn)")
