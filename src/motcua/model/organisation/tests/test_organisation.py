"""The model's organisation in two times."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.common.moments import HANOI
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import scope_of
from motcua.foundation.organisation import queries
from motcua.foundation.organisation.models import (
    Agency,
    AgencySuccession,
    Officer,
    OneStopOffice,
    Position,
    Unit,
    UnitCompetence,
)
from motcua.model.demo import demo_accounts
from motcua.model.organisation.load import load

IN_2022 = date(2022, 9, 16)
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=HANOI)


def test_there_are_thirteen_one_stop_offices_in_2022_and_three_today(model):
    assert len(queries.one_stop_agencies(IN_2022)) == 13
    assert [agency.code for agency in queries.one_stop_agencies(TODAY)] == ["H19.158", "H19.159", "H19.160"]
    assert OneStopOffice.objects.filter(valid_from__year=2021).count() == 13


def test_the_twelve_communes_stand_under_the_district_until_30_june_2025(model):
    district = queries.agency_by_code("000.00.15.H19", on=date(2025, 6, 30))
    communes = queries.agencies(on=date(2025, 6, 30), level="commune")

    assert [agency.code for agency in communes] == [f"000.{n:02d}.15.H19" for n in range(1, 13)]
    assert all(agency.path[-2] == district.id for agency in communes)
    assert communes[4].name == "Ủy ban nhân dân xã Phú Hữu"
    assert "thị trấn Hiệp Phước" in {agency.short_name for agency in communes}


def test_from_july_2025_three_communes_stand_under_the_province(model):
    province = queries.agency_by_code("H19", on=TODAY)
    communes = queries.agencies(on=TODAY, level="commune")

    assert [agency.short_name for agency in communes] == ["xã Nhơn Trạch", "xã Đại Phước", "xã Phước An"]
    assert all(agency.path == (province.id, agency.id) for agency in communes)


def test_the_province_reaches_the_old_district_and_its_communes(model):
    province = queries.known_agency("H19")

    assert len(queries.descendants(province.id)) == 17


def test_every_old_commune_has_one_successor(model):
    after = dict(
        AgencySuccession.objects.exclude(before__level="district").values_list(
            "before__short_name", "after__code"
        )
    )

    assert len(after) == 12
    assert after["xã Phú Hội"] == after["thị trấn Hiệp Phước"] == "H19.158"
    assert after["xã Phú Hữu"] == "H19.159"
    assert after["xã Long Thọ"] == "H19.160"


def test_a_gso_code_that_was_used_again_means_another_commune_in_another_time(model):
    old = queries.known_agency("000.06.15.H19")
    new = queries.known_agency("H19.158")

    assert (
        queries.identifier_of(old.id, "gso", IN_2022)
        == queries.identifier_of(new.id, "gso", TODAY)
        == "26485"
    )
    assert old.short_name == "xã Phú Hội"


def test_an_agency_has_a_code_under_each_scheme(model):
    old, new = queries.known_agency("000.05.15.H19"), queries.known_agency("H19.158")

    assert queries.identifier_of(old.id, "qcvn102", IN_2022) == "000.05.15.H19"
    assert queries.identifier_of(old.id, "qd20", IN_2022) == "H19.15.05"
    assert queries.identifier_of(new.id, "qd20", TODAY) == "H19.158"


def test_the_installation_serves_the_district_then_the_three_communes(model):
    assert [agency.code for agency in queries.home_agencies(IN_2022)] == ["000.00.15.H19"]
    assert len(queries.home_agencies(TODAY)) == 3


@pytest.mark.parametrize(
    ("field", "district", "commune", "today"),
    [
        ("Hộ tịch", "TP", "TPHT", "VP"),
        ("Chứng thực", "TP", "TPHT", "VP"),
        ("Đất đai", "TNMT", "DCXD", "KT"),
        ("Hoạt động xây dựng", "QLDT", "DCXD", "KT"),
        ("Người có công", "LDTBXH", "VHXH", "VHXH"),
        ("Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)", "TCKH", "DCXD", "KT"),
        ("Giáo dục mầm non", "GDDT", "VHXH", "VHXH"),
        ("Giáo dục nghề nghiệp (G07-LĐ06)", "LDTBXH", "VHXH", "VHXH"),
        ("Thi đua - khen thưởng", "NV", "VHXH", "VHXH"),
        ("Bảo hiểm y tế", "YT", "VHXH", "VHXH"),
        ("Lĩnh vực chưa ai nghe tên", "VP", "VHXH", "VHXH"),
    ],
)
def test_a_field_goes_to_the_department_that_resolves_it(model, field, district, commune, today):
    def department(code: str) -> str:
        return queries.unit_for_field(queries.known_agency(code).id, "department", field).code

    assert [department(code) for code in ("000.00.15.H19", "000.05.15.H19", "H19.158")] == [
        district,
        commune,
        today,
    ]


def test_every_one_stop_agency_can_do_every_kind_of_step(model):
    for day in (IN_2022, TODAY):
        for agency in queries.one_stop_agencies(day):
            for kind in ("one_stop", "department", "leadership", "clerical"):
                unit = queries.unit_for_role(agency.id, kind)
                assert queries.officers_in(unit.id, day), (agency.code, unit.code)


def test_each_department_has_a_head_and_two_who_work_the_cases(model):
    for day in (IN_2022, TODAY):
        for agency in queries.one_stop_agencies(day):
            for unit in queries.units_of(agency.id):
                roles = [one.role for one in queries.officers_in(unit.id, day)]
                if unit.kind == "department":
                    assert "unit_head" in roles and roles.count("case_officer") >= 2


def test_the_people_of_the_old_agencies_cannot_sign_in(model):
    old = User.objects.filter(username__startswith="cu.")

    assert old.count() > 200
    assert not any(user.has_usable_password() for user in old)


def test_setting_up_again_changes_nothing(model):
    def everything() -> list[int]:
        tables = (Agency, Unit, UnitCompetence, OneStopOffice, AgencySuccession, Officer, Position, User)
        return [table.objects.count() for table in tables]

    before, password = everything(), User.objects.get(username="quay.nhontrach").password

    load(with_demo_accounts=True)

    assert everything() == before
    assert User.objects.get(username="quay.nhontrach").password == password


def test_each_commune_of_today_has_a_demo_account_for_every_role(model):
    accounts = demo_accounts()

    for code in ("H19.158", "H19.159", "H19.160"):
        roles = {account["role"] for account in accounts if account["agency"] == code}
        assert roles >= {
            "counter_officer",
            "case_officer",
            "unit_head",
            "leader",
            "clerk",
            "reform_officer",
            "administrator",
        }
    assert {account["role"] for account in accounts} >= {"auditor", "citizen"}


def test_the_published_password_opens_a_demo_account(model):
    account = demo_accounts()[0]

    assert User.objects.get(username=account["username"]).check_password(account["password"])


def test_one_case_officer_and_one_head_can_walk_every_field_of_a_commune(model):
    for name in ("chuyenvien", "truongphong"):
        actor = queries.actor_of(User.objects.get(username=f"{name}.nhontrach"), NOW)
        departments = {
            unit.id for unit in queries.units_of(actor.main.agency_id) if unit.kind == "department"
        }
        assert {post.unit_id for post in actor.posts} == departments


def test_the_demo_people_can_bring_a_dossier_from_the_counter_to_its_result(model):
    """The roles of each kind of unit hold the acts that its steps need."""
    needed = {
        "quay": ["receive", "accept", "hand_over", "return", "resolve"],
        "chuyenvien": ["claim", "complete_step"],
        "truongphong": ["complete_step", "assign"],
        "lanhdao": ["complete_step", "resolve"],
        "vanthu": ["complete_step", "resolve"],
    }

    for name, acts in needed.items():
        actor = queries.actor_of(User.objects.get(username=f"{name}.phuocan"), NOW)
        for act in acts:
            assert scope_of({post.role for post in actor.posts}, act) is not None, (name, act)
