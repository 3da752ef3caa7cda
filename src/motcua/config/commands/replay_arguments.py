"""The arguments of `motcua replay`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §4."""
    parser.description = "Dựng các hồ sơ mà một bản mô tả (JSON) nêu, qua đúng các quy tắc của màn hình."
    parser.add_argument("spec", metavar="SPEC.json", help="bản mô tả; «-»: đầu vào chuẩn")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--history", action="store_true", help="nhiều hồ sơ một giao dịch (mặc định), để chuẩn bị dữ liệu"
    )
    way.add_argument("--live", action="store_true", help="mỗi việc một giao dịch, để đo")
    parser.add_argument("--progress", action="store_true", help="hiện tiến độ trên stderr")
