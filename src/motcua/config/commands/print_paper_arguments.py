"""The arguments of `motcua print`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse

FORMS = ("receipt", "supplement", "refusal", "extension", "stop", "control", "register")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §5."""
    parser.description = (
        "In một giấy tờ theo mẫu ra PDF, theo bản mẫu có hiệu lực vào ngày của việc làm ra giấy ấy. "
        "register là sổ theo dõi của một cơ quan trong một khoảng thời gian."
    )
    parser.add_argument("form", metavar="MẪU", choices=FORMS, help=", ".join(FORMS))
    parser.add_argument("code", metavar="MÃ", help="mã hồ sơ; với register là mã cơ quan")
    parser.add_argument("--on", metavar="NGÀY", help="dùng bản mẫu của ngày này, ví dụ 2025-09-15")
    parser.add_argument("--from", dest="first", metavar="NGÀY", help="register: nhận từ ngày này")
    parser.add_argument("--to", dest="last", metavar="NGÀY", help="register: nhận đến hết ngày này")
    parser.add_argument("--field", metavar="LĨNH-VỰC", help="register: chỉ một lĩnh vực")
    parser.add_argument("-o", dest="output", required=True, metavar="TỆP", help="tệp PDF; - là đầu ra chuẩn")
