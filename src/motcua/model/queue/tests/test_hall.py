"""The model's halls: there for each commune of today, made once, and left alone afterwards."""

from __future__ import annotations

import pytest
from django.test import override_settings

from motcua.foundation.organisation.queries import known_agency
from motcua.model.organisation.load import load as load_organisation
from motcua.model.queue.load import load
from motcua.operations.queue.domain.refusals import UnknownDevice
from motcua.operations.queue.models import Counter, Device, Service
from motcua.operations.queue.queries.devices import device_of
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.services.set_up import ServiceData, keep_service

pytestmark = pytest.mark.django_db


def test_each_commune_of_today_has_a_hall_and_loading_again_changes_nothing():
    load_organisation(with_demo_accounts=False)

    load(with_demo_devices=True)
    counts = Service.objects.count(), Counter.objects.count(), Device.objects.count()
    load(with_demo_devices=True)

    assert counts == (18, 15, 6)
    assert (Service.objects.count(), Counter.objects.count(), Device.objects.count()) == counts


def test_every_service_is_done_at_some_counter():
    load_organisation(with_demo_accounts=False)
    load(with_demo_devices=False)

    plan = plan_of(known_agency("H19.158").id)

    assert set(plan.services) == {key for one in plan.counters.values() for key in one.services}
    assert all("quy định riêng" in one.basis.lower() for one in plan.priorities.values())


def test_what_an_administrator_set_up_is_left_alone():
    load_organisation(with_demo_accounts=False)
    agency = known_agency("H19.159").id
    keep_service(agency, ServiceData("Z", "Việc của riêng nơi này"))

    load(with_demo_devices=False)

    assert [one.prefix for one in plan_of(agency).services.values()] == ["Z"]


def test_published_addresses_open_nothing_in_production():
    load_organisation(with_demo_accounts=False)
    load(with_demo_devices=True)
    assert device_of("may-lay-so-nhontrach", "kiosk").is_demo

    with override_settings(PRODUCTION=True), pytest.raises(UnknownDevice):
        device_of("may-lay-so-nhontrach", "kiosk")
