"""Many at once: numbers without gaps or doubles, one ticket a page, nobody called to two counters."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.tests.factories import make_office_of_today
from motcua.operations.dossiers.tests.test_concurrency import at_once
from motcua.operations.queue.domain.refusals import CounterTaken
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.models import Call, NumberCounter, Shift, Ticket
from motcua.operations.queue.services import issue as issuing
from motcua.operations.queue.services.call_next import call_next
from motcua.operations.queue.services.devices import enrol
from motcua.operations.queue.services.issue import issue
from motcua.operations.queue.services.set_up import CounterData, keep_counter
from motcua.operations.queue.services.shifts import open_counter
from motcua.operations.queue.tests.factories import Hall, at, form_number, make_hall

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hall(transactional_db: None) -> Hall:
    """Return a hall whose rows every connection sees."""
    return make_hall(make_office_of_today())


def test_many_kiosks_at_once_give_numbers_without_gaps_or_doubles(hall: Hall):
    agency, service = hall.office.agency.id, hall.services["A"].pk
    kiosks = [enrol(agency_id=agency, kind="kiosk", name=f"{n}", at=at("07:00"))[0].pk for n in range(4)]

    done = at_once(
        [
            lambda kiosk=kiosk: issue(
                device_id=kiosk, service_id=service, priority_id=None, form=form_number(), at=at("07:31")
            )
            for kiosk in kiosks * 3
        ]
    )

    assert sorted(one.code for one in done) == [f"A{n:03d}" for n in range(1, 13)]
    assert NumberCounter.objects.get().last == 12


def test_a_number_that_fails_leaves_no_gap(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    closing = issuing.next_number
    turns = iter(range(100))

    def next_or_fail(counter: type[NumberCounter], **series: object) -> int:
        number = closing(counter, **series)
        if next(turns) % 2:
            raise OSError("the disk is full")
        return number

    monkeypatch.setattr(issuing, "next_number", next_or_fail)
    done = at_once([lambda: hall.ticket("A")] * 8)

    assert sum(isinstance(one, OSError) for one in done) == 4
    assert sorted(Ticket.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_the_same_page_sent_four_times_at_once_gives_one_number(hall: Hall):
    form = form_number()

    done = at_once([lambda: hall.ticket("A", form=form)] * 4)

    assert len({one.pk for one in done}) == 1
    assert Ticket.objects.count() == 1


def test_counters_that_call_at_once_never_get_the_same_number(hall: Hall):
    agency = hall.office.agency.id
    everything = tuple(one.pk for one in hall.services.values())
    people = ("counter", "counter_two", "case", "case_two", "head", "clerk")
    for number, who in enumerate(people, 11):
        counter = keep_counter(agency, CounterData(number, everything))
        open_counter(
            agency_id=agency, counter_id=counter.pk, officer_id=hall.office.officer(who), at=at("07:30")
        )
    for second in range(8):
        hall.ticket("AB"[second % 2], f"07:31:{second:02d}")

    done = at_once(
        [lambda who=who: call_next(officer_id=hall.office.officer(who), at=at("07:40")) for who in people]
    )

    assert len({one.pk for one in done}) == len(people)
    assert Ticket.objects.filter(state=State.CALLED).count() == len(people)
    assert sorted(one.issued_at for one in done) == [
        at(f"07:31:{second:02d}") for second in range(len(people))
    ]
    assert Call.objects.values("ticket").distinct().count() == Call.objects.count() == len(people)


def test_the_last_one_who_waits_is_called_to_one_counter_and_the_other_is_told_that_nobody_waits(hall: Hall):
    hall.sit(1, "counter")
    hall.sit(2, "counter_two")
    hall.ticket("A")

    done = at_once(
        [
            lambda who=who: call_next(officer_id=hall.office.officer(who), at=at("07:40"))
            for who in ("counter", "counter_two")
        ]
    )

    assert sorted(one is None for one in done) == [False, True]


def test_a_key_pressed_in_two_windows_at_once_calls_once(hall: Hall):
    hall.sit(1)
    hall.ticket("A", "07:31")
    hall.ticket("A", "07:32")

    done = at_once([lambda: call_next(officer_id=hall.office.officer("counter"), at=at("07:40"))] * 4)

    assert {one.code for one in done} == {"A001"}
    assert Ticket.objects.filter(state=State.WAITING).count() == 1


def test_of_two_who_sit_down_at_once_one_sits_and_the_other_is_told_who(hall: Hall):
    done = at_once([lambda who=who: hall.sit(1, who) for who in ("counter", "counter_two")])

    told = [one for one in done if isinstance(one, CounterTaken)]
    assert len(told) == 1
    assert Shift.objects.count() == 1
