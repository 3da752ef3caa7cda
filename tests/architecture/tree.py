"""What the tests about the code look at: its files, its rooms, its functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "motcua"
TIERS_OF_ROOMS = ("foundation", "capabilities", "operations", "insight")


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's own files with these endings, without what tools left behind."""
    found = (path for path in ROOT.rglob("*") if path.suffix in suffixes and path.is_file())
    return tuple(sorted(path for path in found if not _left_behind(path.relative_to(ROOT))))


def _left_behind(path: Path) -> bool:
    hidden = any(part.startswith(".") and part != ".ci" for part in path.parts)
    return hidden or any(
        part in ("node_modules", "test-results") or part.endswith(".egg-info") for part in path.parts
    )


def rooms() -> list[Path]:
    """Return the folder of each room, and of each part of `common` and `config` that is a room of its own."""
    found = [room for tier in TIERS_OF_ROOMS for room in sorted((PACKAGE / tier).iterdir())]
    return [room for room in found if (room / "__init__.py").exists()]


def name(path: Path) -> str:
    """Return the path as messages show it."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield each function and method of a Python file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def handwritten() -> list[Path]:
    """Return the Python files that people write, so without migrations."""
    return [path for path in files(".py") if "migrations" not in path.parts]
