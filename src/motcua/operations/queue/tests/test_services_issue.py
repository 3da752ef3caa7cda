"""Giving out numbers: A001 each day, one for each page, never more than people can take."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.operations.queue.domain.refusals import FormUnknown, TooFast, UnknownPriority, UnknownService
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.models import NumberCounter, Shift, Ticket
from motcua.operations.queue.services.call_next import call_next
from motcua.operations.queue.services.issue import AT_MOST, issue
from motcua.operations.queue.services.set_up import PriorityData, ServiceData, keep_priority, keep_service
from motcua.operations.queue.tests.factories import Hall, at, form_number

pytestmark = pytest.mark.django_db


def test_each_service_counts_from_one(hall: Hall):
    codes = [hall.ticket(letter).code for letter in "AABA"]

    assert codes == ["A001", "A002", "B001", "A003"]


def test_numbers_begin_anew_at_midnight_in_hanoi(hall: Hall):
    last = hall.ticket("A", "2026-09-10T23:59:59")
    first = hall.ticket("A", "2026-09-11T00:00:00")

    assert [(one.code, one.day) for one in (last, first)] == [
        ("A001", date(2026, 9, 10)),
        ("A001", date(2026, 9, 11)),
    ]


def test_the_same_page_sent_again_gives_the_same_number(hall: Hall):
    form = form_number()

    first = hall.ticket("A", "07:31:00", form=form)
    again = hall.ticket("B", "07:31:02", form=form)

    assert again == first
    assert Ticket.objects.count() == 1
    assert NumberCounter.objects.get().last == 1


def test_a_page_without_its_number_gives_none(hall: Hall):
    with pytest.raises(FormUnknown):
        hall.ticket("A", form="x" * 32)


def test_a_stuck_finger_is_stopped_and_people_are_served_a_minute_later(hall: Hall):
    for second in range(AT_MOST):
        hall.ticket("A", f"07:31:{second:02d}")

    with pytest.raises(TooFast):
        hall.ticket("B", "07:31:30")
    assert hall.ticket("A", "07:32:30").code == f"A{AT_MOST + 1:03d}"
    assert not NumberCounter.objects.filter(service=hall.services["B"]).exists()


def test_what_is_not_offered_is_refused(hall: Hall):
    agency = hall.office.agency.id
    keep_service(agency, ServiceData("B", "Khai sinh", is_offered=False), key=hall.services["B"].pk)
    keep_priority(
        agency, PriorityData("Người từ 75 tuổi", is_offered=False), key=hall.priorities["elderly"].pk
    )

    with pytest.raises(UnknownService):
        hall.ticket("B")
    with pytest.raises(UnknownPriority):
        hall.ticket("A", priority="elderly")
    with pytest.raises(UnknownService):
        issue(device_id=hall.kiosk.pk, service_id=0, priority_id=None, form=form_number(), at=at("07:31"))


def test_the_first_number_of_a_day_closes_what_was_left_open_the_day_before(hall: Hall):
    hall.sit(1, hour="2026-09-10T07:30")
    called, waiting = hall.ticket("A", "2026-09-10T16:40"), hall.ticket("B", "2026-09-10T16:50")
    call_next(officer_id=hall.office.officer("counter"), at=at("2026-09-10T16:45"))

    hall.ticket("A", "07:25")

    assert set(Ticket.objects.filter(pk__in=[called.pk, waiting.pk]).values_list("state", flat=True)) == {
        State.LEFT
    }
    assert Shift.objects.get().closed_at == at("07:25")
    assert not Ticket.objects.filter(day=at("07:25").date(), state=State.LEFT).exists()


def test_what_was_done_the_day_before_stays_done(hall: Hall):
    hall.sit(1, hour="2026-09-10T07:30")
    hall.ticket("A", "2026-09-10T08:00")
    officer = hall.office.officer("counter")
    ticket = call_next(officer_id=officer, at=at("2026-09-10T08:05"))
    assert ticket is not None
    call_next(officer_id=officer, at=at("2026-09-10T08:05") + timedelta(minutes=4), seen=ticket.key)

    hall.ticket("A", "07:25")

    ticket.refresh_from_db()
    assert (ticket.state, ticket.closed_at) == (State.DONE, at("2026-09-10T08:09"))
