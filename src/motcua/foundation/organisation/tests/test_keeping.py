"""Setting up again changes what differs and adds nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.foundation.organisation import queries
from motcua.foundation.organisation.models import (
    Agency,
    Officer,
    OneStopOffice,
    Position,
    Unit,
    UnitCompetence,
)
from motcua.foundation.organisation.services.keep_agencies import (
    AgencyData,
    IdentifierData,
    SuccessionData,
    keep_agencies,
)
from motcua.foundation.organisation.services.keep_officers import PositionData, keep_officers
from motcua.foundation.organisation.services.keep_units import UnitData, keep_units
from motcua.foundation.organisation.tests.factories import LONG_AGO, make_agency, make_officer, make_unit

ROOT = AgencyData("R", "Tỉnh", "tỉnh", "province", "", LONG_AGO, None, False, False)
CHILD = AgencyData("C", "Xã", "xã", "commune", "R", LONG_AGO, None, True, True)


def test_agencies_are_kept_each_after_the_one_above_whatever_their_order(db):
    keys = keep_agencies(
        [CHILD, ROOT],
        [IdentifierData("C", "gso", "26485", LONG_AGO, None)],
        [SuccessionData("R", "C", date(2025, 7, 1))],
    )

    assert queries.agency_by_id(keys["C"]).path == (keys["R"], keys["C"])
    assert queries.identifier_of(keys["C"], "gso", date(2022, 1, 1)) == "26485"


def test_keeping_again_changes_what_differs(db):
    keep_agencies([ROOT, CHILD])

    keep_agencies([ROOT, replace(CHILD, name="Xã mới")])

    assert Agency.objects.count() == 2
    assert queries.known_agency("C").name == "Xã mới"


def test_agencies_above_each_other_in_a_circle_are_a_mistake_in_the_data(db):
    with pytest.raises(ValueError, match="circle"):
        keep_agencies([replace(ROOT, parent="C"), CHILD])


def test_units_are_kept_with_their_words_and_the_one_stop_office(db):
    keep_agencies([ROOT, CHILD])
    counter = UnitData("C", "MC", "Một cửa", "one_stop")
    keep_units([counter, UnitData("C", "TP", "Tư pháp", "department", ("ho tich", "chung thuc"))])

    keep_units([counter, UnitData("C", "TP", "Tư pháp", "department", ("ho tich", ""))])

    assert Unit.objects.count() == 2
    assert OneStopOffice.objects.get().name == "Một cửa xã"
    assert set(UnitCompetence.objects.values_list("keyword", flat=True)) == {"ho tich", ""}


def test_officers_are_kept_once(db):
    user = make_officer(make_unit(make_agency("A")), "case_officer")
    unit = make_unit(make_agency("B"))
    wanted = PositionData(user.pk, "Trần Thị Bình", unit.pk, "leader", "Chủ tịch", LONG_AGO, None)

    keep_officers([wanted])
    keep_officers([replace(wanted, title="Phó Chủ tịch")])

    assert Officer.objects.get().full_name == "Trần Thị Bình"
    assert list(Position.objects.filter(unit=unit).values_list("title", flat=True)) == ["Phó Chủ tịch"]


def test_the_database_refuses_an_end_before_the_beginning(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agency("X", valid_from=date(2022, 1, 1), valid_until=date(2022, 1, 1))
