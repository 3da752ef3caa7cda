"""A hall that works: services, priorities, counters, a kiosk and a screen; and people who take numbers.

hall = make_hall(make_office_of_today())
ticket = hall.ticket("A", at="2026-09-11T07:31")
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime

from motcua.common.moments import parse_moment
from motcua.foundation.accounts.models import User
from motcua.foundation.organisation.services.keep_officers import PositionData, keep_officers
from motcua.operations.dossiers.tests.factories import Office
from motcua.operations.queue.models import Counter, Device, Priority, Service, Shift, Ticket
from motcua.operations.queue.services.devices import enrol
from motcua.operations.queue.services.issue import issue
from motcua.operations.queue.services.set_up import (
    CounterData,
    PriorityData,
    ServiceData,
    keep_counter,
    keep_priority,
    keep_service,
)
from motcua.operations.queue.services.shifts import open_counter

#: A Friday like any other.
DAY = "2026-09-11"
KIOSK, SCREEN = "kiosk-of-the-tests", "screen-of-the-tests"
_forms = itertools.count(1)


def form_number() -> str:
    """Return a number as a page of the kiosk carries it, another one each time."""
    return f"{next(_forms):032x}"


def at(text: str) -> datetime:
    """Return the moment of the day that an hour names, or of another day where the text says so."""
    return parse_moment(text if "T" in text else f"{DAY}T{text}")


@dataclass(slots=True)
class Hall:
    """An office's hall by the letters of its services and the numbers of its counters."""

    office: Office
    services: dict[str, Service]
    counters: dict[int, Counter]
    kiosk: Device
    screen: Device
    priorities: dict[str, Priority] = field(default_factory=dict)

    def ticket(self, letter: str = "A", hour: str = "07:31", *, priority: str = "", form: str = "") -> Ticket:
        """Take a number at the kiosk."""
        return issue(
            device_id=self.kiosk.pk,
            service_id=self.services[letter].pk,
            priority_id=self.priorities[priority].pk if priority else None,
            form=form or form_number(),
            at=at(hour),
        )

    def sit(
        self, counter: int = 1, who: str = "counter", hour: str = "07:30", *, take_over: bool = False
    ) -> Shift:
        """Let an officer open a counter."""
        return open_counter(
            agency_id=self.office.agency.id,
            counter_id=self.counters[counter].pk,
            officer_id=self.office.officer(who),
            at=at(hour),
            take_over=take_over,
        )


def make_hall(office: Office) -> Hall:
    """Set up: A (counters 1, 2), B (counters 2, 3); the elderly are called an hour earlier."""
    agency = office.agency.id
    services = {
        letter: keep_service(
            agency, ServiceData(letter, name, name_en, fields, usual_minutes=6, position=place)
        )
        for place, (letter, name, name_en, fields) in enumerate(
            [
                ("A", "Chứng thực", "Certified copies", ("Chứng thực",)),
                ("B", "Khai sinh, kết hôn", "Birth, marriage", ("Hộ tịch",)),
            ]
        )
    }
    priorities = {
        "elderly": keep_priority(agency, PriorityData("Người từ 75 tuổi", "Aged 75 or over", ahead=60))
    }
    done = {1: "A", 2: "AB", 3: "B"}
    counters = {
        number: keep_counter(agency, CounterData(number, tuple(services[one].pk for one in letters)))
        for number, letters in done.items()
    }
    since = at("2026-09-01T07:00")
    kiosk, _ = enrol(agency_id=agency, kind="kiosk", name="Máy ở sảnh", at=since, token=KIOSK)
    screen, _ = enrol(agency_id=agency, kind="screen", name="Màn hình ở sảnh", at=since, token=SCREEN)
    return Hall(office, services, counters, kiosk, screen, priorities)


def make_administrator(hall: Hall) -> User:
    """Appoint an administrator of the office."""
    user = User.objects.create_user("quantri.thu", full_name="Trần Quản Trị")
    since = at("2026-01-01T00:00").date()
    unit = hall.office.unit("clerical")
    keep_officers([PositionData(user.pk, user.full_name, unit, "administrator", "", since, None)])
    return user
