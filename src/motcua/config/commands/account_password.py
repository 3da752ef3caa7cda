"""`motcua account password`: give an account a password, typed or piped in, never as an argument."""

from __future__ import annotations

import argparse
import json
import sys
from getpass import getpass

from motcua.common.transactions import writing
from motcua.foundation.accounts.services.set_password import set_password


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare whose password it is."""
    parser.description = "Đặt mật khẩu cho một tài khoản; gõ khi được hỏi, hoặc đưa vào qua đầu vào chuẩn."
    parser.add_argument("--officer", required=True, metavar="TÊN", help="tên đăng nhập")


def run(args: argparse.Namespace) -> int:
    """Read the password and keep it."""
    password = getpass("Mật khẩu mới: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    with writing():
        username = set_password(args.officer, password)
    text = json.dumps({"username": username}) if args.json else f"Đã đặt mật khẩu cho {username}."
    sys.stdout.write(f"{text}\n")
    return 0
