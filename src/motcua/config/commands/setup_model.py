"""`motcua setup-model`: load the Nhơn Trạch model, without dossiers; repeating it changes nothing."""

from __future__ import annotations

import argparse
import json
import sys

from motcua.model.setup import counts, setup_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Setup-model takes no arguments of its own."""
    parser.description = (
        "Nạp mô hình Nhơn Trạch: cơ quan, bộ phận, cán bộ và danh mục thủ tục; chưa có hồ sơ."
    )


_WORDS = {"agencies": "cơ quan", "vertical_agencies": "cơ quan ngành dọc", "accounts": "tài khoản"}


def run(args: argparse.Namespace) -> int:
    """Load the model and say how much of each thing there is."""
    setup_model(lambda line: None if args.json else _say(line))
    there = counts()
    if args.json:
        _say(json.dumps(there))
    else:
        _say("Đã nạp: " + ", ".join(f"{number} {_WORDS[what]}" for what, number in there.items()) + ".")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
