"""Files and functions stay small enough to be read, and imports stand at the top where they can be seen."""

from __future__ import annotations

import ast

from tests.architecture.tree import PACKAGE, files, functions, handwritten, name, parsed

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
#: One file by design: it must start a fresh clone by itself.
ONE_FILE_BY_DESIGN = {"run.py": 460}


def test_no_file_is_longer_than_can_be_read_in_one_go():
    found = [(name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in handwritten()]
    found += [
        (name(path), len(path.read_text(encoding="utf-8").splitlines())) for path in files(".html", ".js")
    ]

    long = {path: lines for path, lines in found if lines > ONE_FILE_BY_DESIGN.get(path, LONGEST_FILE)}

    assert not long


def test_no_functions_body_is_longer_than_a_screen():
    long = {}
    for path in handwritten():
        for function in functions(path):
            lines = (function.end_lineno or 0) - function.body[0].lineno + 1
            if lines > LONGEST_FUNCTION:
                long[f"{name(path)}:{function.lineno} {function.name}"] = lines

    assert not long


def test_no_import_hides_inside_a_function():
    hidden = [
        f"{name(path)}:{node.lineno}"
        for path in handwritten()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not hidden


def test_every_module_and_every_public_function_says_what_it_is_for():
    silent = []
    for path in PACKAGE.rglob("*.py"):
        if {"tests", "migrations"} & set(path.parts) or not path.read_text(encoding="utf-8").strip():
            continue
        if not ast.get_docstring(parsed(path)) and path.name != "__init__.py":
            silent.append(name(path))
        for node in parsed(path).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                silent.append(f"{name(path)}:{node.lineno} {node.name}")

    assert not silent


def test_no_two_migrations_of_a_room_share_a_number():
    taken: dict[tuple[str, str], str] = {}
    doubled = []
    for path in files(".py"):
        if path.parent.name == "migrations" and path.name[:4].isdigit():
            key = (name(path.parent), path.name[:4])
            if key in taken:
                doubled.append(f"{name(path)} and {taken[key]}")
            taken[key] = path.name

    assert not doubled
