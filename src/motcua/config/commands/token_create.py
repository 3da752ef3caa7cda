"""`motcua token create`: a key to the API, shown once."""

from __future__ import annotations

import argparse
import json
import sys

from django.utils import timezone

from motcua.common.api.auth import create_token
from motcua.common.transactions import writing
from motcua.foundation.accounts.queries import account_named


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare whose token it is."""
    parser.description = (
        "Tạo mã truy cập API cho một tài khoản; mã chỉ hiện một lần, hệ thống chỉ giữ dấu vết SHA-256."
    )
    parser.add_argument("--officer", required=True, metavar="TÊN", help="tên đăng nhập của cán bộ")
    parser.add_argument("--name", default="", metavar="GHI-CHÚ", help="dùng để làm gì")


def run(args: argparse.Namespace) -> int:
    """Make the token and print it."""
    account = account_named(args.officer)
    with writing():
        token = create_token(account, at=timezone.now(), name=args.name[:80])
    text = json.dumps({"username": account.username, "token": token}) if args.json else token
    sys.stdout.write(f"{text}\n")
    return 0
