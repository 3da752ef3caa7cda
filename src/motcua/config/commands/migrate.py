"""`motcua migrate`: prepare a database, or bring it up to this version."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def run(args: argparse.Namespace) -> int:
    """Apply what is not yet applied and say how many migrations that were."""
    if connection.vendor == "sqlite":
        Path(str(connection.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    applied = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", verbosity=0, interactive=False)
    text = (
        json.dumps({"applied": applied}) if args.json else f"Cơ sở dữ liệu đã sẵn sàng ({applied} bước mới)."
    )
    sys.stdout.write(f"{text}\n")
    return 0
