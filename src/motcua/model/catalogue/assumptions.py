"""Durations that the model fills where the source gives none, so that its usual procedures can be received.

Each is marked as assumed and says why on the procedure's page. Civil status prints "5 khác": the number without its
unit; the model takes working days. Single cases stand in data/assumed_durations.csv. What is left stays not receivable.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from motcua.foundation.catalogue.domain.drafts import VersionDraft, with_assumed_duration
from motcua.foundation.catalogue.domain.rows import SourceRow

_SINGLE_CASES = Path(__file__).parent / "data" / "assumed_durations.csv"
#: Fields whose printed number is a plausible promise of its own, unlike the yearly or many-stage benefits of others.
TRUSTED_FIELDS = frozenset(
    {
        "Hộ tịch",
        "Nuôi con nuôi",
        "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
        "Thành lập và hoạt động của tổ hợp tác",
    }
)


def assume(draft: VersionDraft, row: SourceRow) -> VersionDraft:
    """Return the draft, made receivable by an assumed duration where one of the model's rules gives it."""
    if draft.receivable:
        return draft
    single = _single_cases().get(draft.code)
    if single is not None:
        return with_assumed_duration(draft, *single)
    number = next((line.number for line in row.times if line.number), "")
    if draft.field in TRUSTED_FIELDS and number.isdecimal() and int(number) > 0:
        text = f"{int(number)} ngày làm việc"
        return with_assumed_duration(
            draft, text, f"Nguồn chỉ in «{number} khác», không in đơn vị; mô hình giả định {text}."
        )
    return draft


@cache
def _single_cases() -> dict[str, tuple[str, str]]:
    with _SINGLE_CASES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["text"], row["note"]) for row in csv.DictReader(file)}
