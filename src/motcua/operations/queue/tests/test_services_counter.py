"""What officers do at their counters: sit down, call, end, send on, leave."""

from __future__ import annotations

import pytest

from motcua.operations.queue.domain.refusals import (
    CounterTaken,
    NobodyAtCounter,
    NoCounterOpen,
    NotNow,
    NowhereToGo,
    UnknownCounter,
    UnknownTicket,
)
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.models import Call, Shift, Ticket
from motcua.operations.queue.services import attend
from motcua.operations.queue.services.call_next import call_again, call_missed, call_next
from motcua.operations.queue.services.close_by_dossier import close_by_dossier
from motcua.operations.queue.services.shifts import close_counter, open_counter
from motcua.operations.queue.services.transfer import transfer
from motcua.operations.queue.tests.factories import Hall, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(hall: Hall) -> int:
    """Return the officer who sits at counter 1."""
    hall.sit(1)
    return hall.office.officer("counter")


def called(officer: int, hour: str = "07:40", seen: str = "") -> Ticket:
    ticket = call_next(officer_id=officer, at=at(hour), seen=seen)
    assert ticket is not None
    return ticket


def test_the_next_is_called_by_service_and_priority(hall: Hall, officer: int):
    hall.ticket("B", "07:31")
    first = hall.ticket("A", "07:32")
    elderly = hall.ticket("A", "07:33", priority="elderly")

    one = called(officer, "07:40")
    two = called(officer, "07:44", seen=one.key)

    assert (one, two) == (elderly, first)
    one.refresh_from_db()
    assert (one.state, one.called_at, one.closed_at) == (State.DONE, at("07:40"), at("07:44"))
    assert Shift.objects.get().ticket == two


def test_a_key_pressed_twice_calls_once(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    hall.ticket("A", "07:32")
    first = called(officer, seen="")

    again = called(officer, seen="")
    second = called(officer, seen=first.key)
    once_more = called(officer, seen=first.key)

    assert (again, once_more) == (first, second)
    assert Call.objects.count() == 2


def test_when_nobody_waits_the_last_one_is_done_and_nobody_called(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    one = called(officer)

    assert call_next(officer_id=officer, at=at("07:50"), seen=one.key) is None
    one.refresh_from_db()
    assert one.state == State.DONE
    assert Shift.objects.get().ticket is None


def test_yesterdays_line_is_not_called_today(hall: Hall, officer: int):
    hall.ticket("A", "2026-09-10T16:55")

    assert call_next(officer_id=officer, at=at("07:40")) is None


def test_a_number_is_called_again_and_the_wait_ended_with_the_first_call(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    called(officer, "07:40")

    ticket = call_again(officer_id=officer, at=at("07:42"))

    assert (ticket.state, ticket.called_at) == (State.CALLED, at("07:40"))
    assert Call.objects.count() == 2


def test_who_missed_the_call_is_called_from_the_list(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    missed = called(officer, "07:40")
    attend.miss(officer_id=officer, at=at("07:43"))
    hall.ticket("A", "07:45")
    called(officer, "07:46")

    agency = hall.office.agency.id
    back = call_missed(officer_id=officer, agency_id=agency, key=missed.key, at=at("07:55"))

    assert (back, back.state, back.closed_at) == (missed, State.CALLED, None)
    assert Ticket.objects.get(code="A002").state == State.DONE


def test_only_missed_numbers_of_ones_own_office_are_called_from_the_list(hall: Hall, officer: int):
    waiting = hall.ticket("A", "07:31")

    with pytest.raises(NotNow):
        call_missed(officer_id=officer, agency_id=hall.office.agency.id, key=waiting.key, at=at("07:55"))
    with pytest.raises(UnknownTicket):
        call_missed(officer_id=officer, agency_id=0, key=waiting.key, at=at("07:55"))


def test_a_served_person_is_not_missed(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    called(officer)
    attend.serve(officer_id=officer, at=at("07:41"))
    attend.serve(officer_id=officer, at=at("07:43"))

    with pytest.raises(NotNow, match="đang phục vụ"):
        attend.miss(officer_id=officer, at=at("07:44"))
    ticket = attend.finish(officer_id=officer, at=at("07:45"))
    assert (ticket.state, ticket.served_at) == (State.DONE, at("07:41"))
    with pytest.raises(NobodyAtCounter):
        attend.finish(officer_id=officer, at=at("07:46"))


def test_who_is_sent_to_another_counter_is_the_next_there_with_the_hour_of_the_ticket(
    hall: Hall, officer: int
):
    hall.sit(3, "counter_two")
    hall.ticket("A", "07:31")
    hall.ticket("B", "07:35")
    sent = called(officer)

    transfer(officer_id=officer, at=at("07:45"), counter_id=hall.counters[3].pk)

    assert called(hall.office.officer("counter_two"), "07:46") == sent


def test_who_wanted_something_else_waits_for_that_and_keeps_the_number(hall: Hall, officer: int):
    hall.sit(3, "counter_two")
    hall.ticket("A", "07:31")
    sent = called(officer)

    transfer(officer_id=officer, at=at("07:45"), service_id=hall.services["B"].pk)

    found = called(hall.office.officer("counter_two"), "07:46")
    assert (found, found.code, found.service) == (sent, "A001", hall.services["B"])
    assert hall.ticket("B", "07:50").code == "B001"


def test_a_number_is_sent_nowhere_but_elsewhere(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    called(officer)

    for to in (
        {},
        {"counter_id": hall.counters[1].pk},
        {"service_id": hall.services["A"].pk},
        {"counter_id": 10**6},
    ):
        with pytest.raises(NowhereToGo):
            transfer(officer_id=officer, at=at("07:45"), **to)


def test_nothing_is_called_without_a_counter(hall: Hall):
    with pytest.raises(NoCounterOpen):
        call_next(officer_id=hall.office.officer("counter"), at=at("07:40"))


def test_a_counter_stays_open_for_the_day_and_not_for_the_next(hall: Hall, officer: int):
    hall.ticket("A", "2026-09-12T07:31")

    with pytest.raises(NoCounterOpen):
        call_next(officer_id=officer, at=at("2026-09-12T07:40"))
    assert hall.sit(1, hour="2026-09-12T07:41").day.isoformat() == "2026-09-12"


def test_a_colleagues_counter_is_refused_or_taken_over(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    waiting = called(officer)

    with pytest.raises(CounterTaken, match="Quầy 1 đang do Lê Thị Một mở"):
        hall.sit(1, "counter_two")
    hall.sit(1, "counter_two", "08:00", take_over=True)

    waiting.refresh_from_db()
    assert waiting.state == State.WAITING
    assert called(hall.office.officer("counter_two"), "08:01") == waiting
    with pytest.raises(NoCounterOpen):
        close_counter(officer_id=officer, at=at("08:02"))


def test_who_sits_down_elsewhere_has_left_the_first_counter(hall: Hall, officer: int):
    first = hall.sit(1)
    second = hall.sit(2, hour="09:00")

    first.refresh_from_db()
    assert first.closed_at == at("09:00")
    assert hall.sit(2, hour="09:05") == second


def test_leaving_ends_who_was_served(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    ticket = called(officer)
    attend.serve(officer_id=officer, at=at("07:41"))

    close_counter(officer_id=officer, at=at("11:30"))

    ticket.refresh_from_db()
    assert (ticket.state, ticket.closed_at) == (State.DONE, at("11:30"))


def test_another_offices_counter_is_unknown(hall: Hall):
    with pytest.raises(UnknownCounter):
        open_counter(
            agency_id=0,
            counter_id=hall.counters[1].pk,
            officer_id=hall.office.officer("counter"),
            at=at("07:30"),
        )


def test_a_dossier_ends_the_number_that_its_officer_called(hall: Hall, officer: int):
    hall.ticket("A", "07:31")
    ticket = called(officer)

    other = close_by_dossier(
        key=ticket.key, code="H19.158-260911-0001", officer_id=officer + 1, at=at("07:50")
    )
    done = close_by_dossier(key=ticket.key, code="H19.158-260911-0001", officer_id=officer, at=at("07:50"))
    again = close_by_dossier(key=ticket.key, code="H19.158-260911-0002", officer_id=officer, at=at("07:52"))

    assert (other, done, again) == (None, ticket, None)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.dossier_code, ticket.closed_at) == (
        State.DONE,
        "H19.158-260911-0001",
        at("07:50"),
    )
    assert Shift.objects.get().ticket is None


@pytest.mark.parametrize("key", ["", "unknown", "x" * 300, "\0" * 24])
def test_a_key_that_means_nothing_stops_no_reception(hall: Hall, officer: int, key: str):
    assert close_by_dossier(key=key, code="X", officer_id=officer, at=at("07:50")) is None
