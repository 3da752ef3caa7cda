"""Agencies and people as of a day, from the snapshot."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from motcua.common.moments import HANOI
from motcua.common.versions import bump
from motcua.foundation.organisation import queries
from motcua.foundation.organisation.domain import (
    AgencyNotInForce,
    NoIdentifier,
    NoPosition,
    NoUnit,
    UnknownAgency,
)
from motcua.foundation.organisation.models import AgencyIdentifier, CalendarException, WorkingHours
from motcua.foundation.organisation.tests.factories import appoint, make_agency, make_officer, make_unit

IN_2022 = date(2022, 8, 26)
IN_2026 = date(2026, 9, 11)
NINE = datetime(2022, 8, 26, 9, tzinfo=HANOI)


@pytest.fixture
def district(db):
    return make_agency("000.00.15.H19", level="district", valid_until=date(2025, 7, 1))


@pytest.fixture
def commune(district):
    return make_agency("000.05.15.H19", parent=district, valid_until=date(2025, 7, 1))


def test_an_agency_is_found_by_its_code_on_a_day_on_which_it_exists(district, commune):
    agency = queries.agency_by_code("000.05.15.H19", on=IN_2022)

    assert (agency.id, agency.level, agency.path) == (commune.pk, "commune", (district.pk, commune.pk))


def test_an_unknown_agency_is_refused_at_its_field(commune):
    with pytest.raises(UnknownAgency) as refused:
        queries.agency_by_code("000.99.15.H19", on=IN_2022)

    assert refused.value.field == "agency"
    assert str(refused.value) == "Không có cơ quan nào mang mã «000.99.15.H19»."


def test_an_agency_of_another_time_is_refused_with_its_period(commune):
    with pytest.raises(AgencyNotInForce) as refused:
        queries.agency_by_code("000.05.15.H19", on=IN_2026)

    assert "từ 1/1/2021 đến trước 1/7/2025" in str(refused.value)


def test_the_last_day_still_counts_and_the_next_does_not(commune):
    assert queries.agency_by_code("000.05.15.H19", on=date(2025, 6, 30))

    with pytest.raises(AgencyNotInForce):
        queries.agency_by_code("000.05.15.H19", on=date(2025, 7, 1))


def test_below_an_agency_is_the_agency_and_all_under_it(district, commune):
    assert queries.descendants(district.pk) == {district.pk, commune.pk}
    assert queries.descendants(commune.pk) == {commune.pk}
    assert queries.descendants(0) == frozenset()


def test_agencies_can_be_listed_by_day_and_level(district, commune):
    assert [agency.code for agency in queries.agencies(on=IN_2022, level="commune")] == ["000.05.15.H19"]
    assert len(queries.agencies(on=IN_2022)) == 2
    assert queries.agencies(on=IN_2026) == ()


def test_an_identifier_holds_in_its_period(commune):
    AgencyIdentifier.objects.create(
        agency=commune, scheme="gso", code="26482", valid_from=date(2022, 1, 1), valid_until=date(2023, 1, 1)
    )
    bump(queries.VERSION)

    assert queries.identifier_of(commune.pk, "gso", IN_2022) == "26482"
    with pytest.raises(NoIdentifier):
        queries.identifier_of(commune.pk, "gso", date(2023, 1, 1))


def test_a_person_acts_by_the_positions_of_the_moment(commune):
    counter, department = make_unit(commune, "one_stop"), make_unit(commune)
    user = make_officer(counter, "counter_officer", valid_until=date(2022, 9, 1))
    appoint(user.officer, department, "case_officer", valid_from=date(2022, 9, 1))

    before = queries.actor_of(user, NINE)
    after = queries.actor_of(user, datetime(2022, 9, 1, 0, 0, tzinfo=HANOI))

    assert [post.role for post in before.posts] == ["counter_officer"]
    assert before.main.unit_id == counter.pk
    assert before.main.agency_path == (commune.parent_id, commune.pk)
    assert [post.role for post in after.posts] == ["case_officer"]
    assert queries.actor_of_officer(user.officer.pk, NINE) == before


def test_a_person_may_hold_several_positions(commune):
    counter = make_unit(commune, "one_stop")
    user = make_officer(counter, "counter_officer")
    appoint(user.officer, make_unit(commune), "case_officer")

    assert [post.role for post in queries.actor_of(user, NINE).posts] == ["counter_officer", "case_officer"]


def test_a_person_without_a_position_is_refused(commune):
    user = make_officer(make_unit(commune), "case_officer", valid_from=date(2023, 1, 1))

    with pytest.raises(NoPosition) as refused:
        queries.actor_of(user, NINE)

    assert refused.value.status == 403
    assert "26/8/2022" in str(refused.value)


def test_a_new_appointment_is_seen_at_once(commune):
    user = make_officer(make_unit(commune), "case_officer")
    queries.actor_of(user, NINE)

    appoint(user.officer, make_unit(commune), "unit_head")

    assert len(queries.actor_of(user, NINE).posts) == 2


def test_the_unit_with_the_longest_word_of_the_field_does_the_step(commune):
    rest = make_unit(commune, code="VHXH", words=("",))
    land = make_unit(commune, code="DC", words=("dat dai",))
    finance = make_unit(commune, code="TC", words=("tai chinh dat dai",))

    def chosen(field: str) -> int:
        return queries.unit_for_field(commune.pk, "department", field).id

    assert chosen("Đất đai") == land.pk
    assert chosen("Tài chính đất đai") == finance.pk
    assert chosen("Hộ tịch") == rest.pk


def test_without_competences_the_first_unit_of_the_kind_does_the_step(commune):
    first = make_unit(commune, "clerical")
    make_unit(commune, "clerical")

    assert queries.unit_for_role(commune.pk, "clerical").id == first.pk


def test_an_agency_without_a_unit_of_the_kind_is_refused(commune):
    with pytest.raises(NoUnit):
        queries.unit_for_field(commune.pk, "leadership", "Hộ tịch")


def test_officers_of_a_unit_are_those_of_the_day(commune):
    unit = make_unit(commune)
    stays = make_officer(unit, "case_officer")
    make_officer(unit, "case_officer", valid_until=date(2022, 8, 26))

    assert [one.user_id for one in queries.officers_in(unit.pk, IN_2022)] == [stays.pk]
    assert queries.officer_name(stays.officer.pk) == stays.full_name
    assert queries.officer_name(0) == ""


def test_an_agency_works_by_the_national_calendar_unless_it_says_otherwise(district, commune):
    saturday = date(2022, 8, 27)
    CalendarException.objects.create(agency=commune, day=saturday, works=True, name="Làm bù")
    CalendarException.objects.create(agency=None, day=date(2022, 8, 29), works=False, name="Nghỉ bão")
    bump(queries.VERSION)

    assert queries.calendar_of(commune.pk).is_working(saturday)
    assert not queries.calendar_of(district.pk).is_working(saturday)
    assert not queries.calendar_of(district.pk).is_working(date(2022, 8, 29))
    assert not queries.calendar_of(commune.pk).is_working(date(2022, 8, 29))


def test_an_agency_may_have_hours_of_its_own(commune):
    WorkingHours.objects.create(
        agency=commune,
        morning_from=time(7),
        morning_until=time(11, 30),
        afternoon_from=time(13, 30),
        afternoon_until=time(17),
    )
    bump(queries.VERSION)

    calendar = queries.calendar_of(commune.pk)

    assert calendar.opening(IN_2022) == datetime(2022, 8, 26, 7, tzinfo=HANOI)


def test_looking_up_costs_nothing_within_a_request(commune, query_cost, client):
    user = make_officer(make_unit(commune), "case_officer")
    queries.actor_of(user, NINE)

    cost = query_cost(
        lambda: (
            queries.actor_of(user, NINE),
            queries.agency_by_code(commune.code, on=IN_2022),
        )
    )

    assert cost == 2  # outside a request every look reads the number; within one, one look does
