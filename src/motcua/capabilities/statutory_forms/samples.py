"""One fixed dossier's values for each form and edition: `sample_values/<edition>-<form>.json`.

The approved snapshots, the pictures of the documents and the benches draw them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_VALUES = Path(__file__).parent / "sample_values"
_STATUTORY = ("receipt", "supplement", "refusal", "extension", "stop", "control", "register")
_HOUSE = ("hand_over_list", "result_list", "fee_receipt", "queue_ticket")


def sample(form: str, edition: str) -> dict[str, Any]:
    """Return the fixed values of a form in an edition."""
    values: dict[str, Any] = json.loads((_VALUES / f"{edition}-{form}.json").read_text(encoding="utf-8"))
    return values


@cache
def known() -> tuple[tuple[str, str], ...]:
    """Return every edition and form that can be drawn, in the order of their numbers."""
    wanted = [(edition, form) for edition in ("2018", "2025") for form in _STATUTORY]
    wanted += [("house", form) for form in _HOUSE]
    return tuple(key for key in wanted if (_VALUES / f"{key[0]}-{key[1]}.json").is_file())
