"""How far a person reaches: each position by its own role."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from motcua.common.components.desk import who_is
from motcua.common.moments import HANOI
from motcua.foundation.organisation.permissions import NOWHERE, actor_in, may_somewhere, reach_of, with_right
from motcua.foundation.organisation.queries import actor_of
from motcua.foundation.organisation.tests.factories import appoint, make_agency, make_officer, make_unit

NINE = datetime(2022, 8, 26, 9, tzinfo=HANOI)


@pytest.fixture
def district(db):
    return make_agency("D", level="district")


@pytest.fixture
def commune(district):
    return make_agency("C", parent=district)


def reach(user, act):
    return reach_of(actor_of(user, NINE), act)


def test_a_counter_officer_sees_the_agency_and_no_other(district, commune):
    seen = reach(make_officer(make_unit(commune, "one_stop"), "counter_officer"), "see")

    assert seen.covers(agency_id=commune.pk)
    assert not seen.covers(agency_id=district.pk)


def test_below_reaches_every_agency_under_ones_own(district, commune):
    seen = reach(make_officer(make_unit(district), "reform_officer"), "report")

    assert seen.agencies == {district.pk, commune.pk}


def test_a_right_in_the_unit_does_not_reach_another_unit(commune):
    unit, other = make_unit(commune), make_unit(commune)
    seen = reach(make_officer(unit, "case_officer"), "pause")

    assert seen.covers(agency_id=commune.pk, unit_id=unit.pk)
    assert not seen.covers(agency_id=commune.pk, unit_id=other.pk)


def test_a_role_in_one_unit_gives_nothing_in_another(commune):
    first, second = make_unit(commune), make_unit(commune)
    user = make_officer(first, "case_officer")
    appoint(user.officer, second, "unit_head")

    assert reach(user, "assign").units == {second.pk}
    assert reach(user, "pause").units == {first.pk, second.pk}


def test_an_auditor_reaches_everything_and_may_change_nothing(commune):
    user = make_officer(make_unit(commune), "auditor")

    assert reach(user, "see").everywhere
    assert reach(user, "receive") == NOWHERE
    assert not may_somewhere(actor_of(user, NINE), "resolve")


def test_the_rail_shows_a_room_to_those_who_have_its_right(commune, rf):
    request = rf.get("/")
    request.user = make_officer(make_unit(commune), "reform_officer")
    assert with_right("report")(request)
    assert not with_right("receive")(request)

    request.user = AnonymousUser()

    assert not with_right("report")(request)
    assert actor_in(request) is None


def test_the_desk_says_who_sits_there(commune, rf):
    unit = make_unit(commune)
    request = rf.get("/")
    request.user = make_officer(unit, "case_officer")

    who = who_is(request)

    assert who is not None
    assert (who.name, who.place) == (request.user.full_name, f"{unit.name}, xã C")


def test_someone_without_a_position_has_a_name_but_no_place(commune, rf):
    request = rf.get("/")
    request.user = make_officer(make_unit(commune), "case_officer", valid_until=date(2022, 1, 1))

    who = who_is(request)

    assert who is not None and who.place == ""
