"""The words of an event on paper: its coded reason, what was written beside it, and the things that were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.operations.dossiers.queries.detail import Told

#: Says no more than that the note says it.
_SEE_THE_NOTE = "other"
_WORDS_GONE = "Nội dung thứ %(number)s (phần ghi bằng chữ không còn lưu)"


def items_of(told: Told) -> list[str]:
    """Return what the applicant was asked for, one by one; words that were deleted are said to be gone."""
    asked = told.content.get("items", ())
    written = told.note.splitlines()
    return [
        written[at] if at < len(written) else _WORDS_GONE % {"number": at + 1} for at, _ in enumerate(asked)
    ]


def reasons_of(told: Told, *lists: str) -> list[str]:
    """Return why, one sentence a line: the label of the coded reason in the lists of the law, and the note's lines."""
    note = told.note.splitlines()[len(told.content.get("items", ())) :]
    return [*_labels(told, lists, noted=bool(note)), *(line for line in note if line.strip())]


def _labels(told: Told, lists: tuple[str, ...], *, noted: bool) -> Iterator[str]:
    code = told.content.get("reason", "")
    if not code or (code == _SEE_THE_NOTE and noted):
        return
    for name in lists:
        for reason in law.act_reasons_on(name, day_of(told.at)):
            if reason.code == code:
                yield reason.label
                return
