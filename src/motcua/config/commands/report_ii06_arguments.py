"""The arguments of `motcua report ii06`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse

LEVELS = ("commune", "district", "province")
FORMATS = ("json", "xlsx", "pdf", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §5."""
    parser.description = "Biểu II.06: tình hình, kết quả giải quyết thủ tục hành chính theo lĩnh vực."
    parser.add_argument("--agency", metavar="MÃ", default="", help="của một cơ quan giải quyết")
    parser.add_argument(
        "--level",
        metavar="CẤP",
        choices=LEVELS,
        default="",
        help="của mọi cơ quan một cấp: commune, district, province",
    )
    add_period(parser)
    parser.add_argument(
        "--as-of", dest="as_of", metavar="NGÀY", help="chốt số liệu hết ngày này (mặc định: ngày cuối kỳ)"
    )
    parser.add_argument("--format", choices=FORMATS, default="json", help="dạng kết quả (mặc định: json)")
    parser.add_argument("-o", dest="output", metavar="TỆP", help="ghi ra tệp (mặc định: đầu ra chuẩn)")


def add_period(parser: argparse.ArgumentParser) -> None:
    """Declare the two ends of a period."""
    parser.add_argument(
        "--from", dest="first", metavar="NGÀY", required=True, help="ngày đầu kỳ, ví dụ 2022-06-15"
    )
    parser.add_argument(
        "--to", dest="last", metavar="NGÀY", required=True, help="ngày cuối kỳ, ví dụ 2022-09-16"
    )
