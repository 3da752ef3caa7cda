"""`motcua rights`: the table of rights, as docs/rights.md shows it."""

from __future__ import annotations

import argparse
import json
import sys

from motcua.foundation.accounts.permissions import rights_table
from motcua.foundation.accounts.printouts import rights_markdown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the form of the answer."""
    parser.description = "In bảng quyền: vai trò, việc và phạm vi."
    parser.add_argument("--markdown", action="store_true", help="in trang docs/rights.md")


def run(args: argparse.Namespace) -> int:
    """Print the table."""
    rights = rights_table()
    if args.json:
        rows = [{"role": right.role, "act": right.act, "scope": right.scope.word} for right in rights]
        sys.stdout.write(json.dumps(rows) + "\n")
    elif args.markdown:
        sys.stdout.write(rights_markdown())
    else:
        sys.stdout.writelines(f"{right.role:<16} {right.act:<20} {right.scope.word}\n" for right in rights)
    return 0
