"""Việc của tôi: one row for whatever waits, most urgent first, in pages that neither repeat nor lose a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.capabilities.inbox import services
from motcua.capabilities.inbox.models import InboxItem
from motcua.capabilities.inbox.queries import (
    Counts,
    CursorUnreadable,
    Days,
    DueUnknown,
    counts_of,
    page_of,
    urgency,
    waiting_for,
)
from motcua.capabilities.inbox.services import Waiting
from motcua.common.moments import parse_moment
from motcua.foundation.organisation.services.keep_agencies import AgencyData, keep_agencies
from motcua.foundation.organisation.services.keep_units import UnitData, keep_units

pytestmark = pytest.mark.django_db

AGENCY = "000.05.15.H19"
#: A Wednesday; the second working day after it is the Friday.
DAYS = Days(today=date(2022, 6, 15), soon_until=date(2022, 6, 17))
AT = parse_moment("2022-06-13T08:00")


@pytest.fixture
def units() -> dict[str, int]:
    """Return the keys of the units of an agency by their codes, and of the agency itself."""
    agency = AgencyData(
        AGENCY, "UBND xã Phú Hội", "xã Phú Hội", "commune", "", date(2021, 1, 1), None, True, True
    )
    keys = keep_agencies([agency])
    kept = keep_units(
        [UnitData(AGENCY, code, code, kind) for code, kind in (("MC", "one_stop"), ("TP", "department"))]
    )
    return {"agency": keys[AGENCY]} | {code: pk for (_, code), pk in kept.items()}


@pytest.fixture
def wait(units: dict[str, int]) -> Callable[..., Waiting]:
    """Return a function that opens a row for a subject."""

    def open_row(
        subject: int, due: str = "2022-06-16T17:00", unit: str = "TP", waiting: bool = False
    ) -> Waiting:
        item = Waiting("dossier", subject, units["agency"], units[unit], None, parse_moment(due), waiting, AT)
        services.open_new(item)
        return item

    return open_row


def subjects(items: Iterator[InboxItem] | tuple[InboxItem, ...]) -> list[int]:
    return [item.subject_id for item in items]


# -- a row exactly while somebody must act


def test_a_subject_has_one_row_that_moves_with_it(
    wait: Callable[..., Waiting], units: dict[str, int]
) -> None:
    first = wait(1)

    services.put(Waiting("dossier", 1, first.agency_id, units["MC"], None, first.due_at, True, AT))

    row = InboxItem.objects.get()
    assert (row.unit_id, row.waiting, row.due_on) == (units["MC"], True, date(2022, 6, 16))


def test_putting_opens_a_row_where_there_was_none(units: dict[str, int]) -> None:
    services.put(Waiting("dossier", 7, units["agency"], units["TP"], None, AT, False, AT))

    assert InboxItem.objects.get().subject_id == 7


def test_what_is_done_leaves_no_row_and_takes_no_other_along(wait: Callable[..., Waiting]) -> None:
    wait(1)
    wait(2)

    services.remove("dossier", 1)
    services.remove("dossier", 1)

    assert InboxItem.objects.get().subject_id == 2


def test_two_rows_for_one_subject_are_refused_by_the_database(wait: Callable[..., Waiting]) -> None:
    wait(1)

    with pytest.raises(IntegrityError), transaction.atomic():
        wait(1)


def test_many_rows_at_once_are_what_one_by_one_would_leave(
    wait: Callable[..., Waiting], units: dict[str, int]
) -> None:
    one = wait(1)
    services.put_many([Waiting("dossier", 2, one.agency_id, one.unit_id, None, one.due_at, False, AT)])

    first, second = InboxItem.objects.order_by("subject_id").values()
    assert first | {"id": 0, "subject_id": 0} == second | {"id": 0, "subject_id": 0}


def test_the_day_of_a_row_is_the_day_in_hanoi(units: dict[str, int]) -> None:
    due = datetime.fromisoformat("2022-06-15T18:00:00+00:00")
    services.put(Waiting("dossier", 1, units["agency"], units["TP"], None, due, False, AT))

    assert InboxItem.objects.get().due_on == date(2022, 6, 16)


# -- urgency


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        ("2022-06-14T17:00", "late"),
        ("2022-06-15T07:30", "today"),
        ("2022-06-15T17:00", "today"),
        ("2022-06-16T17:00", "soon"),
        ("2022-06-17T17:00", "soon"),
        ("2022-06-20T17:00", "later"),
    ],
)
def test_each_row_has_one_urgency_by_its_day(wait: Callable[..., Waiting], due: str, kind: str) -> None:
    wait(1, due=due)

    found = [
        k for k in ("late", "today", "soon", "later", "waiting") if InboxItem.objects.filter(urgency(k, DAYS))
    ]
    assert found == [kind]


def test_what_waits_for_somebody_outside_is_never_late(wait: Callable[..., Waiting]) -> None:
    wait(1, due="2022-06-01T17:00", waiting=True)

    assert not InboxItem.objects.filter(urgency("late", DAYS)).exists()
    assert InboxItem.objects.filter(urgency("waiting", DAYS)).exists()


def test_the_counts_add_up_and_cost_one_statement(
    wait: Callable[..., Waiting], units: dict[str, int], query_cost: Callable[[Callable[[], object]], int]
) -> None:
    for subject, due in enumerate(
        ("2022-06-14T17:00", "2022-06-15T17:00", "2022-06-16T17:00", "2022-06-30T17:00"), 1
    ):
        wait(subject, due=due)
    wait(5, waiting=True)
    wait(6, unit="MC")
    items = waiting_for([units["TP"]])

    assert counts_of(items, DAYS) == Counts(total=5, late=1, today=1, soon=1, later=1, waiting=1)
    assert query_cost(lambda: counts_of(items, DAYS)) == 1


def test_an_urgency_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(DueUnknown, match="late, today, soon, later, waiting") as caught:
        urgency("yesterday", DAYS)

    assert caught.value.field == "due"


# -- pages


def test_what_runs_comes_by_its_due_moment_and_what_waits_for_others_last(
    wait: Callable[..., Waiting],
) -> None:
    wait(1, due="2022-06-20T17:00")
    wait(2, due="2022-06-01T17:00", waiting=True)
    wait(3, due="2022-06-14T17:00")
    wait(4, due="2022-06-14T10:00")

    assert subjects(page_of(InboxItem.objects.all()).items) == [4, 3, 1, 2]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
def test_pages_show_every_row_once_also_among_equals(wait: Callable[..., Waiting], limit: int) -> None:
    for subject in range(20):
        due = AT + timedelta(hours=subject // 6, microseconds=subject % 2)
        wait(subject, due=due.isoformat(), waiting=subject % 3 == 0)
    whole = subjects(page_of(InboxItem.objects.all()).items)

    seen: list[int] = []
    cursor = ""
    while True:
        page = page_of(InboxItem.objects.all(), cursor=cursor, limit=limit)
        seen += subjects(page.items)
        cursor = page.next_cursor
        if not cursor:
            break

    assert seen == whole
    assert len(set(seen)) == 20


def test_what_is_done_meanwhile_does_not_make_the_next_page_skip(wait: Callable[..., Waiting]) -> None:
    for subject in range(6):
        wait(subject, due=f"2022-06-{15 + subject}T17:00")
    first = page_of(InboxItem.objects.all(), limit=3)

    services.remove("dossier", 0)

    assert subjects(page_of(InboxItem.objects.all(), cursor=first.next_cursor, limit=3).items) == [3, 4, 5]


def test_a_pages_mark_can_stand_in_an_address_as_it_is(wait: Callable[..., Waiting]) -> None:
    wait(1)
    wait(2)

    assert not set(page_of(InboxItem.objects.all(), limit=1).next_cursor) & set("+&#% ?/")


def test_a_page_costs_one_statement_for_one_row_and_for_twenty(
    wait: Callable[..., Waiting], query_cost: Callable[[Callable[[], object]], int]
) -> None:
    wait(0)
    assert query_cost(lambda: page_of(InboxItem.objects.all())) == 1
    for subject in range(1, 20):
        wait(subject)

    assert query_cost(lambda: page_of(InboxItem.objects.all())) == 1


@pytest.mark.parametrize(
    "cursor",
    ["x", "0", "0..", "2.2022-06-13T08:00:00Z.1", "0.hôm nay.1", "0.2022-06-13T08:00:00Z.x", "0.2022-06-13T08:00:00Z.-1",
     "0.2022-06-13T08:00:00Z." + "9" * 40, "\x00", "1.2022-06-13T08:00:00Z.\x00", "x" * 100_000],
)  # fmt: skip
def test_a_mark_that_this_list_did_not_give_is_refused(cursor: str) -> None:
    with pytest.raises(CursorUnreadable) as caught:
        page_of(InboxItem.objects.all(), cursor=cursor)

    assert caught.value.field == "cursor" and len(str(caught.value)) < 200
