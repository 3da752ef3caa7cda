"""Opening, moving and closing what waits for a person; called by the room that the subject belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.capabilities.inbox.models import InboxItem
from motcua.common.bulk import insert_rows
from motcua.common.moments import day_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: for which unit (and person, once claimed), until when, and whether someone outside is waited for."""

    subject_kind: str
    subject_id: int
    agency_id: int
    unit_id: int
    officer_id: int | None
    due_at: datetime
    waiting: bool
    opened_at: datetime


_COLUMNS = (
    "subject_kind", "subject_id", "agency_id", "unit_id", "officer_id", "due_at", "due_on", "waiting", "opened_at",
)  # fmt: skip


def put(item: Waiting) -> None:
    """Write the subject's row, in place of the one it had."""
    defaults = dict(zip(_COLUMNS[2:], _row(item)[2:], strict=True))
    updated = InboxItem.objects.filter(subject_kind=item.subject_kind, subject_id=item.subject_id).update(
        **defaults
    )
    if not updated:
        InboxItem.objects.create(subject_kind=item.subject_kind, subject_id=item.subject_id, **defaults)


def open_new(item: Waiting) -> None:
    """Write the first row of a subject that cannot have one yet."""
    InboxItem.objects.create(**dict(zip(_COLUMNS, _row(item), strict=True)))


def remove(subject_kind: str, subject_id: int) -> None:
    """Take the subject's row away: nobody has to do anything now."""
    InboxItem.objects.filter(subject_kind=subject_kind, subject_id=subject_id).delete()


def put_many(items: list[Waiting]) -> None:
    """Write the rows of many new subjects at once."""
    insert_rows(InboxItem, _COLUMNS, [_row(item) for item in items])


def _row(item: Waiting) -> tuple[object, ...]:
    return (
        item.subject_kind, item.subject_id, item.agency_id, item.unit_id, item.officer_id, item.due_at,
        day_of(item.due_at), item.waiting, item.opened_at,
    )  # fmt: skip
