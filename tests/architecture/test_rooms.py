"""Each room can be read alone, and nobody reaches into another's tables or pages."""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from pathlib import Path

import grimp
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from motcua.common.ledger.guards import AppendOnly, guarded_tables
from tests.architecture.tree import rooms


@pytest.mark.parametrize("room", rooms(), ids=lambda room: f"{room.parent.name}/{room.name}")
def test_each_room_says_at_its_door_what_it_owns(room: Path):
    readme = room / "README.md"

    assert readme.exists()
    assert len(readme.read_text(encoding="utf-8").splitlines()) >= 5


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("motcua", cache_dir=None, exclude_type_checking_imports=True)


@pytest.mark.parametrize("private", ["models", "web"])
@pytest.mark.parametrize("room", rooms(), ids=lambda room: f"{room.parent.name}/{room.name}")
def test_tables_and_pages_belong_to_their_room_alone(room: Path, private: str, imports: grimp.ImportGraph):
    inside = f"motcua.{room.parent.name}.{room.name}"
    owned = f"{inside}.{private}"
    if owned not in imports.modules:
        return

    importers = {
        f"{importer} -> {module}"
        for module in {owned, *imports.find_descendants(owned)}
        for importer in imports.find_modules_that_directly_import(module)
        if not importer.startswith((f"{inside}.", "motcua.config"))
        and importer != inside
        and ".tests." not in importer
    }

    assert not importers


def test_every_state_and_every_act_has_a_word_for_people():
    unnamed = []
    for module in ("states", "acts"):
        found = import_module(f"motcua.operations.dossiers.domain.{module}")
        for kind in vars(found).values():
            if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == found.__name__:
                unnamed += [str(member) for member in kind if not getattr(member, "label", "")]

    assert not unnamed


def test_each_log_is_still_guarded_after_all_migrations(db):
    graph = MigrationLoader(None).disk_migrations.values()
    promised = {
        operation.table
        for migration in graph
        for operation in migration.operations
        if isinstance(operation, AppendOnly)
    }

    assert any(table.startswith("dossiers_") for table in promised)
    assert promised <= guarded_tables(connection)
