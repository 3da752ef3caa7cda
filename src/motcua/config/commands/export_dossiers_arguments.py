"""The arguments of `motcua export dossiers`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse

FORMATS = ("csv", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §4."""
    parser.description = "Xuất danh sách hồ sơ đã nhận, mỗi hồ sơ một dòng, như ở cuối một ngày."
    parser.add_argument("--from", dest="first", metavar="NGÀY", help="nhận từ ngày này, ví dụ 2022-06-15")
    parser.add_argument("--to", dest="last", metavar="NGÀY", help="nhận đến hết ngày này")
    parser.add_argument(
        "--as-of", dest="as_of", metavar="NGÀY", help="như ở cuối ngày này (mặc định: bây giờ)"
    )
    parser.add_argument("--agency", metavar="MÃ", help="của một cơ quan giải quyết")
    parser.add_argument("--format", choices=FORMATS, default="csv", help="dạng kết quả (mặc định: csv)")
    parser.add_argument("-o", dest="output", metavar="TỆP", help="ghi ra tệp (mặc định: đầu ra chuẩn)")
