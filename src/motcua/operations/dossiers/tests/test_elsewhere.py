"""Received here, resolved there: whose step, whose counter, whose code; and who may see and do what."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from motcua.common.api.auth import create_token
from motcua.common.moments import in_hanoi
from motcua.common.refusals import NotAllowed
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation.queries import calendar_of
from motcua.foundation.organisation.services.keep_agencies import AgencyData, keep_agencies
from motcua.foundation.organisation.services.keep_units import UnitData, keep_units
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application
from motcua.operations.dossiers.domain.elsewhere import ElsewhereNotAllowed, NotOfThisTrade
from motcua.operations.dossiers.domain.refusals import UnknownDossier
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierEvent
from motcua.operations.dossiers.permissions import acts_for, asker_of, get_dossier_for, visible_to
from motcua.operations.dossiers.queries.elsewhere import resolvers_for
from motcua.operations.dossiers.queries.find import find
from motcua.operations.dossiers.queries.worklist import days_of, worklist_of
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import accept, receive, register
from motcua.operations.dossiers.tests.factories import Office, application, make_office, moment
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log
from motcua.operations.dossiers.tests.linking import make_post

MONDAY = moment("2026-06-15T08:00")


@dataclass(frozen=True, slots=True)
class Province:
    """Two communes under one province, and one of another province."""

    here: Office
    there: Office
    abroad: Office


@pytest.fixture
def province(db: None) -> Province:
    """Return offices of today and a procedure of communes."""
    since = date(2025, 7, 1)
    keep_agencies(
        [
            AgencyData(code, f"Ủy ban nhân dân tỉnh {code}", code, "province", "", since, None, False, False)
            for code in ("H19", "H56")
        ]
    )
    offices = [
        make_office(
            code,
            name=f"Ủy ban nhân dân xã {name}",
            parent=parent,
            valid_from=since,
            valid_until=None,
            identifiers=(("qcvn102", code), ("qd20", code)),
        )
        for code, name, parent in (
            ("H19.158", "Nhơn Trạch", "H19"),
            ("H19.160", "Phước An", "H19"),
            ("H56.001", "Xa", "H56"),
        )
    ]
    make_version()
    return Province(*offices)


def brought_to(office: Office, resolver: Office, **changes) -> Application:
    """Return what a person brings to one office and another resolves."""
    return replace(application(resolver, **changes), office=office.agency.code)


def handed_in(province: Province, at=MONDAY, **changes) -> Dossier:
    """Receive at one commune's counter what the other resolves."""
    brought = brought_to(province.here, province.there, **changes)
    return receive(brought, by=province.here.officer("counter"), at=at)


def may_do(office: Office, who: str, dossier: Dossier, at=MONDAY) -> set[str]:
    return {str(one) for one in acts_for(asker_of(office.user(who), at), Dossier.objects.get(pk=dossier.pk))}


def sees(office: Office, who: str, dossier: Dossier) -> bool:
    asker = asker_of(office.user(who), MONDAY)
    listed = visible_to(asker).filter(pk=dossier.pk).exists()
    try:
        get_dossier_for(asker, dossier.code or dossier.reference)
    except UnknownDossier:
        assert not listed
        return False
    assert listed
    return True


def test_the_code_is_the_resolving_agencys_and_the_first_step_the_offices(province: Province) -> None:
    dossier = handed_in(province)

    assert dossier.code == "H19.160-260615-0001"
    assert (dossier.agency_id, dossier.office_id) == (province.there.agency.id, province.here.agency.id)
    assert dossier.unit_id == province.here.unit("one_stop")
    assert_told_by_its_log(dossier.pk)


@pytest.mark.parametrize(
    ("received", "until"),
    [
        ("2026-06-15T14:59", "2026-06-15T17:00"),
        ("2026-06-15T15:00", "2026-06-15T17:00"),
        ("2026-06-15T15:01", "2026-06-16T17:00"),
        ("2026-06-19T15:01", "2026-06-22T17:00"),
    ],
)
def test_it_is_handed_over_that_working_day_and_after_three_the_next(province, received, until) -> None:
    dossier = handed_in(province, moment(received))

    assert in_hanoi(dossier.step_due_at) == moment(until)


def test_handing_over_brings_it_to_the_resolving_agency_and_its_result_back_to_the_counter(province) -> None:
    dossier = handed_in(province)

    act(Act.HAND_OVER, dossier_id=dossier.pk, by=province.here.officer("counter"), at=MONDAY)
    assert Dossier.objects.get(pk=dossier.pk).unit_id == province.there.unit("department")
    act(Act.RESOLVE, dossier_id=dossier.pk, by=province.there.officer("leader"), at=MONDAY)

    assert Dossier.objects.get(pk=dossier.pk).unit_id == province.here.unit("one_stop")
    assert_told_by_its_log(dossier.pk)


def test_what_is_carried_home_is_sent_by_the_agency_that_resolved_it(province: Province) -> None:
    dossier = handed_in(province, return_by="post")
    act(Act.HAND_OVER, dossier_id=dossier.pk, by=province.here.officer("counter"), at=MONDAY)
    act(Act.RESOLVE, dossier_id=dossier.pk, by=province.there.officer("leader"), at=MONDAY)

    assert Dossier.objects.get(pk=dossier.pk).unit_id == province.there.unit("one_stop")


def test_counter_officers_of_the_office_work_with_it_and_nobody_else_of_that_agency(
    province: Province,
) -> None:
    dossier = handed_in(province)

    assert sees(province.here, "counter", dossier) and sees(province.there, "counter", dossier)
    assert sees(province.there, "case", dossier)
    assert not any(sees(province.here, who, dossier) for who in ("case", "head", "leader", "clerk", "reform"))
    assert not sees(province.abroad, "counter", dossier)
    assert may_do(province.here, "counter", dossier) == {"hand_over", "withdraw", "stop"}


def test_the_office_takes_what_the_applicant_brings_and_wishes_but_does_not_judge(province: Province) -> None:
    dossier = handed_in(province)
    act(Act.HAND_OVER, dossier_id=dossier.pk, by=province.here.officer("counter"), at=MONDAY)
    while_processing = may_do(province.here, "counter", dossier)
    act(
        Act.REQUEST_SUPPLEMENT,
        dossier_id=dossier.pk,
        by=province.there.officer("case"),
        at=MONDAY,
        items=["Bản sao"],
    )

    assert while_processing == {"withdraw", "stop"}
    assert may_do(province.here, "counter", dossier) == {"supplement", "withdraw", "stop"}
    act(Act.SUPPLEMENT, dossier_id=dossier.pk, by=province.here.officer("counter"), at=MONDAY)
    act(Act.RESOLVE, dossier_id=dossier.pk, by=province.there.officer("leader"), at=MONDAY)
    assert may_do(province.here, "counter", dossier) == {"return"}


def test_what_was_filed_for_another_agency_is_answered_at_the_office(province: Province) -> None:
    brought = brought_to(province.here, province.there, components=())
    filed = register(brought, by=province.here.officer("counter"), at=MONDAY)

    assert "refuse" in may_do(province.here, "counter", filed)
    assert "request_supplement" in may_do(province.here, "counter", filed)


def test_a_registered_one_is_accepted_at_its_office(province: Province) -> None:
    brought = brought_to(province.here, province.there)
    filed = register(brought, by=province.here.officer("counter"), at=MONDAY)

    dossier = accept(dossier_id=filed.pk, by=province.here.officer("counter"), at=MONDAY)

    assert (dossier.code, dossier.unit_id) == ("H19.160-260615-0001", province.here.unit("one_stop"))


def test_the_office_has_it_in_its_worklist_and_finds_it_by_name(province: Province) -> None:
    dossier = handed_in(province)
    days = days_of(calendar_of(province.here.agency.id), MONDAY.date())

    rows = worklist_of({province.here.unit("one_stop")}, days).rows
    found = find(visible_to(asker_of(province.here.user("counter"), MONDAY)), "nguyen van thu").rows

    assert [row.dossier.pk for row in rows] == [row.dossier.pk for row in found] == [dossier.pk]


def test_an_office_of_another_province_may_not_receive_for_it(province: Province) -> None:
    brought = brought_to(province.abroad, province.there)

    with pytest.raises(ElsewhereNotAllowed):
        receive(brought, by=province.abroad.officer("counter"), at=MONDAY)

    assert not Dossier.objects.exists()


def test_the_counter_chooses_among_agencies_of_its_province_that_have_something_to_resolve(province) -> None:
    assert [agency.code for agency in resolvers_for(province.here.agency, MONDAY.date())] == ["H19.160"]


def test_a_vertical_agency_resolves_what_is_of_its_trade_alone(province: Province) -> None:
    police = make_post("G01.158", "Công an xã Nhơn Trạch", [province.here])
    keep_units([UnitData("G01.158", "TP", "Bộ phận cư trú", "department", ("cu tru",))])
    for code, field in (("1.003197", "Đăng ký, quản lý cư trú"), ("2.000821", "Thực hiện chính sách BHXH")):
        make_version(code, level="vertical", field=field)
    brought = brought_to(province.here, police)

    dossier = receive(replace(brought, procedure="1.003197"), by=None, at=MONDAY)
    with pytest.raises(NotOfThisTrade):
        receive(replace(brought, procedure="2.000821"), by=None, at=MONDAY)

    assert dossier.agency_id == police.agency.id


def test_one_handed_in_where_it_is_resolved_says_nothing_of_an_office(province: Province) -> None:
    dossier = receive(brought_to(province.here, province.here), by=None, at=MONDAY)

    assert dossier.office_id is None
    assert "office_id" not in DossierEvent.objects.get(dossier=dossier).text


def post(office: Office, body: dict, key: str):
    return Client().post(
        "/api/v1/dossiers",
        json.dumps(body),
        content_type="application/json",
        headers={
            "Authorization": f"Bearer {create_token(office.user('counter'), at=MONDAY)}",
            "Idempotency-Key": key,
        },
    )


def test_the_api_receives_at_an_office_and_says_which(province: Province, monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    body = {
        "procedure": "2.000815",
        "agency": "H19.160",
        "office": "H19.158",
        "applicant": {"name": "Nguyễn Văn Thử", "id_number": "000123456789"},
        "components": [{"id": "1"}],
    }

    taken, stranger = post(province.here, body, "a"), post(province.abroad, body, "b")
    without = post(province.here, {k: v for k, v in body.items() if k != "office"}, "c")

    assert (taken.status_code, taken.json()["office"]) == (201, "H19.158")
    assert taken.json()["code"] == "H19.160-260615-0001"
    assert stranger.status_code == without.status_code == 403


def test_an_officer_of_elsewhere_is_refused_the_act(province: Province) -> None:
    dossier = handed_in(province)
    asker = asker_of(province.here.user("counter"), MONDAY)

    with pytest.raises(NotAllowed):
        get_dossier_for(asker, dossier.code or "", to=Act.RESOLVE)
    assert dossier.state == State.RECEIVED
