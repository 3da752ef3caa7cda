"""The project speaks of itself alone: no addresses of package indexes, no paths of a machine, no sleeping tests."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.tree import ROOT, files, name

INDEX = re.compile(r"https?://[\w.-]*(?:py" + r"pi|python" + r"hosted|npm" + r"js|deb\.deb" + r"ian)", re.I)
MACHINE_PATH = re.compile(r"(?<![\w./<{*-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/[a-z]")
SLEEP = re.compile(r"\btime\.sleep\(|\basyncio\.sleep\(|wait_for_timeout\(")
TODAY = re.compile(r"\bdate\.today\(|\bdatetime\.now\(|\btimezone\.now\(|\blocaldate\(")
TEXTS = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".sh",
    ".yml",
    ".svg",
    "",
)


def texts() -> list[tuple[Path, str]]:
    found = []
    for path in files(*TEXTS):
        if path.stat().st_size < 2_000_000:
            found.append((path, path.read_text(encoding="utf-8", errors="replace")))
    return found


def test_no_file_names_a_package_index_or_a_path_of_somebodys_machine():
    named = [
        f"{name(path)}: {found[0]}"
        for path, text in texts()
        for pattern in (INDEX, MACHINE_PATH)
        if (found := pattern.search(text))
    ]

    assert not named


def test_no_test_sleeps():
    sleeping = [
        name(path)
        for path, text in texts()
        if path.name.startswith("test_") and path.suffix == ".py" and SLEEP.search(text)
    ]

    assert not sleeping


def test_rules_and_services_are_told_the_time():
    read = [
        f"{name(path)}: {found[0]}"
        for path in files(".py")
        if {"domain", "services", "worktime", "law"} & set(path.relative_to(ROOT).parts)
        and "tests" not in path.parts
        if (found := TODAY.search(path.read_text(encoding="utf-8")))
    ]

    assert not read
