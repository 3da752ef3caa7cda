"""`motcua demo-accounts`: which accounts there are to try the system out."""

from __future__ import annotations

import argparse
import json
import sys

from motcua.model.demo import demo_accounts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Demo-accounts takes no arguments of its own."""
    parser.description = "Liệt kê tài khoản mẫu; hệ thống chạy chính thức không có tài khoản nào."


def run(args: argparse.Namespace) -> int:
    """List the accounts that exist in this database and may sign in."""
    accounts = demo_accounts()
    if args.json:
        sys.stdout.write(json.dumps(accounts, ensure_ascii=False, indent=1) + "\n")
        return 0
    for account in accounts:
        place = account["agency"] or "-"
        sys.stdout.write(
            f"{account['username']:<24} {account['role']:<16} {place:<10} {account['full_name']}\n"
        )
    if accounts:
        sys.stdout.write(f"Mật khẩu chung: {accounts[0]['password']}\n")
    else:
        sys.stdout.write("Không có tài khoản mẫu nào dùng được.\n")
    return 0
