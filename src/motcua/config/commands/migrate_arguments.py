"""The arguments of `motcua migrate`, kept apart so that its help needs no Django."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Migrate takes none of its own."""
    parser.description = "Chuẩn bị cơ sở dữ liệu mà DATABASE_URL chỉ tới, hoặc nâng nó lên bản này."
