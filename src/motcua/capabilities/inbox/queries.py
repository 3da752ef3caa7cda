"""Việc của tôi: what waits for these units, most urgent first, in keyset pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Q, QuerySet

from motcua.capabilities.inbox.models import InboxItem
from motcua.common.moments import MomentUnreadable, parse_moment
from motcua.common.refusals import Refusal


class CursorUnreadable(Refusal):
    """A page's mark that this list did not give."""

    field = "cursor"
    sentence = "Dấu trang «%(cursor)s» không đọc được; hãy mở lại danh sách từ đầu."


class DueUnknown(Refusal):
    """An urgency that does not exist."""

    field = "due"
    sentence = "Mức khẩn «%(due)s» không có; chọn một trong: late, today, soon, later, waiting."


@dataclass(frozen=True, slots=True)
class Days:
    """The days by which urgency is told: today, and the last day that still counts as soon."""

    today: date
    soon_until: date


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits, by urgency; what waits for somebody outside is in `waiting` alone."""

    total: int
    late: int
    today: int
    soon: int
    later: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what waits, and the mark of the next one (empty at the end)."""

    items: tuple[InboxItem, ...]
    next_cursor: str


def waiting_for(unit_ids: Iterable[int]) -> QuerySet[InboxItem]:
    """Return all that waits for the units."""
    return InboxItem.objects.filter(unit_id__in=list(unit_ids))


def urgency(due: str, days: Days) -> Q:
    """Return the condition of an urgency: late, today, soon (within two working days), later or waiting."""
    running = Q(waiting=False)
    conditions = {
        "late": running & Q(due_on__lt=days.today),
        "today": running & Q(due_on=days.today),
        "soon": running & Q(due_on__gt=days.today, due_on__lte=days.soon_until),
        "later": running & Q(due_on__gt=days.soon_until),
        "waiting": Q(waiting=True),
    }
    if due not in conditions:
        raise DueUnknown(due=due[:20])
    return conditions[due]


def counts_of(items: QuerySet[InboxItem], days: Days) -> Counts:
    """Return how much of it waits, by urgency, in one statement."""
    kinds = ("late", "today", "soon", "later", "waiting")
    answer = items.aggregate(
        total=Count("pk"), **{kind: Count("pk", filter=urgency(kind, days)) for kind in kinds}
    )
    return Counts(**answer)


def page_of(items: QuerySet[InboxItem], *, cursor: str = "", limit: int = 50) -> Page:
    """Return a page in the order of urgency: what runs by its due moment, then what waits for somebody outside."""
    if cursor:
        waiting, due_at, pk = _read(cursor)
        later = Q(due_at__gt=due_at) | Q(due_at=due_at, pk__gt=pk)
        items = items.filter(
            Q(waiting=waiting) & later | Q(waiting__gt=waiting) if not waiting else Q(waiting=True) & later
        )
    found = list(items.order_by("waiting", "due_at", "pk")[: limit + 1])
    page = tuple(found[:limit])
    return Page(page, _mark(page[-1]) if len(found) > limit else "")


def _mark(item: InboxItem) -> str:
    # To the microsecond, so that no row comes twice; in UTC, so that no sign in it means something in an address.
    return f"{int(item.waiting)}.{item.due_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}.{item.pk}"


def _read(cursor: str) -> tuple[bool, datetime, int]:
    waiting, _, rest = cursor.partition(".")
    due_at, _, pk = rest.rpartition(".")
    if waiting not in ("0", "1") or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        raise CursorUnreadable(cursor=cursor[:60])
    try:
        return waiting == "1", parse_moment(due_at), int(pk)
    except MomentUnreadable:
        raise CursorUnreadable(cursor=cursor[:60]) from None
