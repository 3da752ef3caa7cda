"""A result goes home only where somebody said where to, and how to call."""

from __future__ import annotations

import pytest

from motcua.common.refusals import Refusal
from motcua.operations.dossiers.domain.application import Application, PersonDraft
from motcua.operations.dossiers.domain.returning import (
    WayNeedsAddress,
    WayNeedsContact,
    WayNeedsPhone,
    check_way_home,
)

THU = PersonDraft(name="Nguyễn Văn Thử", id_number="000123456789", phone="0900000001", address="Ấp 3")


def asked(return_by: str, applicant: PersonDraft = THU, submitter: PersonDraft | None = None) -> Application:
    return Application("1", "2", applicant, return_by=return_by, submitter=submitter)


@pytest.mark.parametrize(
    ("return_by", "person", "refused", "where"),
    [
        ("post", PersonDraft(phone="0900000001"), WayNeedsAddress, "applicant.address"),
        ("home", PersonDraft(phone="0900000001", address=" "), WayNeedsAddress, "applicant.address"),
        ("post", PersonDraft(address="Ấp 3"), WayNeedsPhone, "applicant.phone"),
        ("online", PersonDraft(address="Ấp 3"), WayNeedsContact, "applicant.email"),
    ],
)
def test_each_way_home_asks_for_what_it_needs(
    return_by: str, person: PersonDraft, refused: type[Refusal], where: str
):
    with pytest.raises(refused) as told:
        check_way_home(asked(return_by, person))

    assert told.value.field == where


def test_the_counter_needs_nothing_and_a_whole_address_goes_everywhere():
    check_way_home(asked("counter", PersonDraft()))
    for way in ("post", "home", "online"):
        check_way_home(asked(way))


def test_whoever_stands_at_the_counter_is_the_one_to_be_reached():
    with pytest.raises(WayNeedsAddress) as told:
        check_way_home(asked("post", THU, PersonDraft(phone="0900000002")))

    assert told.value.field == "submitter.address"
