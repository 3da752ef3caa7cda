"""What the house stands on is pinned, has a licence that suits it, and names no place to fetch it from."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.architecture.tree import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.M)
#: Licences that ask for more than we can give: the whole program's source under the same licence.
UNSUITABLE = re.compile(r"(?<!L)(?<!Lesser )(A?GPL|(Affero )?General Public License)", re.I)


def pins(file: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / file).read_text(encoding="utf-8")))


def licence_of(package: str) -> str:
    found = metadata.metadata(package)
    classifiers = [line for line in found.get_all("Classifier") or [] if line.startswith("License ::")]
    # A whole licence text in the old field says no more than its first line.
    short = (found.get("License") or "").strip().split("\n")[0][:120]
    return found.get("License-Expression") or "; ".join(classifiers) or short


@pytest.mark.parametrize("package", sorted(pins("requirements-dev.txt")))
def test_each_package_has_a_licence_that_suits_ours(package: str):
    licence = licence_of(package)

    assert licence
    for alternative in re.split(r"\bOR\b", licence):
        if not UNSUITABLE.search(
            alternative.replace("LGPL", "").replace("Lesser General Public License", "")
        ):
            return
    pytest.fail(f"{package}: {licence}")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_no_address(file: str):
    text = (ROOT / file).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links|-f)\b", text, re.M)
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_what_is_tested_is_what_runs():
    development = pins("requirements-dev.txt")

    assert {package: development.get(package) for package in pins("requirements.txt")} == pins(
        "requirements.txt"
    )
