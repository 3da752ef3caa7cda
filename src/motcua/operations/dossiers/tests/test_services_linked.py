"""Linked procedures: one reception, several dossiers, each with its own clock, begun by the result it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.common.moments import in_hanoi
from motcua.common.refusals import Refusal
from motcua.foundation.catalogue.domain.links import LinkUnknown
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.domain.linked import NobodyResolves
from motcua.operations.dossiers.domain.refusals import ComponentMissing
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, DossierComponent, LinkedCase, LinkedPart
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.linked import receive_linked
from motcua.operations.dossiers.tests.factories import Office, make_office, moment
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log
from motcua.operations.dossiers.tests.linking import (
    MONDAY,
    THREE,
    Town,
    bundle,
    linked_by,
    make_post,
    make_town,
    succeed,
)
from motcua.operations.dossiers.tests.scans import pdf, scanned

RESOLVED = moment("2026-06-15T14:20")


@pytest.fixture
def town(db: None, tmp_path: Path) -> Iterator[Town]:
    """Return the commune, its police post and its link."""
    with linked_by(THREE, tmp_path):
        yield make_town()


def received(town: Town, at: datetime = MONDAY, **changes: object) -> LinkedCase:
    return receive_linked(bundle(town.office, **changes), by=town.office.officer("counter"), at=at)


def part(case: LinkedCase, number: int) -> LinkedPart:
    return LinkedPart.objects.select_related("dossier").get(case=case, number=number)


def resolve(office: Office, dossier: Dossier | None, at: datetime) -> None:
    assert dossier is not None
    if dossier.state == State.RECEIVED:
        act(
            Act.HAND_OVER,
            dossier_id=dossier.pk,
            by=office.officer("counter") if "counter" in office.people else None,
            at=at,
        )
    act(Act.RESOLVE, dossier_id=dossier.pk, by=office.officer("leader"), at=at)


def test_what_waits_for_nothing_is_received_at_once_and_the_rest_waits(town: Town) -> None:
    case = received(town)

    first = part(case, 1).dossier
    assert first is not None and first.code == "H19.158-260615-0001"
    assert (first.linked_id, first.office_id, first.state) == (case.pk, None, State.RECEIVED)
    assert [p.dossier_id for p in case.parts.order_by("number")] == [first.pk, None, None]
    assert [p.agency_id for p in case.parts.order_by("number")] == [
        town.office.agency.id,
        town.police.agency.id,
        town.office.agency.id,
    ]
    assert Dossier.objects.count() == 1


def test_a_granted_result_begins_what_waits_for_it_at_that_moment(town: Town) -> None:
    case = received(town)

    resolve(town.office, part(case, 1).dossier, RESOLVED)

    second, third = part(case, 2).dossier, part(case, 3).dossier
    assert second is not None and third is not None
    assert (second.code, third.code) == ("G01.158-260615-0001", "H19.158-260615-0002")
    assert second.received_at == third.received_at == RESOLVED
    assert in_hanoi(second.due_at or RESOLVED) == moment("2026-06-22T17:00")
    assert in_hanoi(third.due_at or RESOLVED) == moment("2026-06-18T17:00")
    assert (second.agency_id, second.office_id) == (town.police.agency.id, town.office.agency.id)
    assert (second.level, third.office_id) == ("vertical", None)
    assert second.unit_id == town.office.unit("one_stop")
    assert second.applicant.id_number == "000123456789"
    for dossier in (second, third):
        assert_told_by_its_log(dossier.pk)


def test_the_result_itself_counts_as_the_paper_that_the_next_part_asks_for(town: Town) -> None:
    case = received(town)

    resolve(town.office, part(case, 1).dossier, RESOLVED)

    papers = DossierComponent.objects.filter(dossier=part(case, 2).dossier).order_by("component")
    assert [(p.component, p.originals + p.copies, p.digitised) for p in papers] == [("1", 1, 0), ("2", 1, 0)]


def test_the_scanned_result_itself_stands_for_the_paper(town: Town) -> None:
    case = received(town)
    first = part(case, 1).dossier
    assert first is not None
    resolve(town.office, first, RESOLVED)

    scanned(first, pdf("trich-luc.pdf", 2), component="", at=RESOLVED)

    second = part(case, 2).dossier
    assert second is not None
    assert [(f.component, f.name, f.pages, f.source is not None) for f in second.files.all()] == [
        ("2", "trich-luc.pdf", 2, True)
    ]
    assert second.components.get(component="2").digitised == Digitised.FROM_RESULT


@pytest.mark.parametrize(
    ("acts", "why"),
    [
        ([(Act.HAND_OVER, "counter", ""), (Act.REFUSE, "leader", "conditions_not_met")], "refused"),
        ([(Act.STOP, "counter", "")], "stopped"),
    ],
)
def test_a_part_that_comes_to_nothing_ends_those_that_wait_for_it(
    town: Town, acts: list[tuple[Act, str, str]], why: str
) -> None:
    case = received(town)
    first = part(case, 1).dossier
    assert first is not None

    for what, who, reason in acts:
        act(what, dossier_id=first.pk, by=town.office.officer(who), at=RESOLVED, reason=reason)

    assert [p.ended for p in case.parts.order_by("number")] == ["", why, why]
    assert Dossier.objects.count() == 1


def test_a_chain_begins_link_by_link_and_ends_as_a_whole(town: Town, tmp_path: Path) -> None:
    chain = THREE.replace("after = 1\ncondition", "after = 2\ncondition")
    with linked_by(chain, tmp_path):
        case = received(town)
        resolve(town.office, part(case, 1).dossier, RESOLVED)
        second = part(case, 2).dossier
        assert second is not None and part(case, 3).dossier is None

        act(Act.STOP, dossier_id=second.pk, by=town.office.officer("counter"), at=RESOLVED)

    assert (part(case, 2).ended, part(case, 3).ended) == ("", "stopped")


def test_a_conditional_part_may_be_left_out(town: Town) -> None:
    case = received(town, parts={1, 2}, papers=(Handed("1-1"), Handed("2-1")))

    resolve(town.office, part(case, 1).dossier, RESOLVED)

    assert list(case.parts.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert Dossier.objects.filter(linked=case).count() == 2


def test_a_paper_missing_for_a_part_that_comes_later_is_refused_now_and_nothing_is_kept(town: Town) -> None:
    with pytest.raises(ComponentMissing):
        received(town, papers=(Handed("1-1"), Handed("3-1")))

    assert not LinkedCase.objects.exists() and not Dossier.objects.exists()


def test_other_procedures_are_linked_by_data_alone(town: Town, tmp_path: Path) -> None:
    make_version("8.000001", name="Việc đầu", components=[("Đơn", True), ("Giấy ủy quyền", False)])
    make_version("8.000002", name="Việc sau", components=[("Văn bản ủy quyền", True)])
    other = """
[[link]]
key = "hai-viec"
name = "Hai việc"
in_force_from = 2026-01-01
source = "thử"
[[link.part]]
number = 1
procedure = "8.000001"
agency = "H19.158"
[[link.part]]
number = 2
procedure = "8.000002"
agency = "same"
after = 1
[[link.paper]]
name = "Giấy ủy quyền"
parts = { 1 = "uy quyen", 2 = "uy quyen" }
"""
    with linked_by(other, tmp_path):
        case = received(town, link="hai-viec", papers=(Handed("1-1"), Handed("s1")))
        resolve(town.office, part(case, 1).dossier, RESOLVED)

    second = part(case, 2).dossier
    assert second is not None and second.code == "H19.158-260615-0002"
    assert [c.component for c in second.components.all()] == ["1"]


def test_a_link_is_not_received_before_its_day_nor_where_nobody_resolves_a_part(
    town: Town, tmp_path: Path
) -> None:
    with linked_by(THREE.replace("2025-07-01", "2026-06-16"), tmp_path), pytest.raises(LinkUnknown):
        received(town)
    with linked_by(THREE.replace('"police"', '"tax"'), tmp_path), pytest.raises(NobodyResolves):
        received(town)


def test_a_result_of_the_years_last_hour_begins_the_next_part_in_that_year(town: Town) -> None:
    case = received(town, moment("2025-12-31T09:00"))

    resolve(town.office, part(case, 1).dossier, moment("2025-12-31T16:30"))

    second = part(case, 2).dossier
    assert second is not None and second.code == "G01.158-251231-0001"
    # 1/1 is a holiday; 2/1 is off in exchange for the Saturday 10/1, which is worked.
    assert in_hanoi(second.due_at or MONDAY) == moment("2026-01-09T17:00")
    assert second.received_on == date(2025, 12, 31)


def before_july(tmp_path: Path) -> tuple[Town, Office]:
    """Return a commune of the old law with its police, and the commune that takes over."""
    now = make_town()
    old = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phú Hội cũ")
    police = make_post(
        "000.00.42.G01", "Công an huyện", [old], since=date(2021, 1, 1), until=date(2025, 7, 1)
    )
    succeed(old, now.office)
    return Town(old, police), now.office


BOTH = THREE.replace("2025-07-01", "2019-11-20\nin_force_until = 2025-07-01") + THREE


def test_what_begins_after_the_law_has_changed_begins_at_those_who_took_over(
    db: None, tmp_path: Path
) -> None:
    old, now = before_july(tmp_path)
    with linked_by(BOTH, tmp_path):
        case = received(old, moment("2025-06-30T14:00"))
        first = part(case, 1).dossier
        assert first is not None and first.code == "000.06.15.H19-250630-0001"
        assert part(case, 2).agency_id == old.police.agency.id

        act(
            Act.HAND_OVER,
            dossier_id=first.pk,
            by=old.office.officer("counter"),
            at=moment("2025-06-30T14:05"),
        )
        act(Act.RESOLVE, dossier_id=first.pk, by=old.office.officer("leader"), at=moment("2025-07-01T08:00"))

    second, third = part(case, 2).dossier, part(case, 3).dossier
    assert second is not None and third is not None
    assert second.code == "G01.158-250701-0001"
    assert second.office_id == now.agency.id
    assert third.agency_id == now.agency.id


def test_a_result_stands_also_when_what_waited_for_it_can_no_longer_begin(db: None, tmp_path: Path) -> None:
    old, _now = before_july(tmp_path)
    without = BOTH.replace(
        'number = 2\nprocedure = "1.003197"\nagency = "police"',
        'number = 2\nprocedure = "1.003197"\nagency = "tax"',
    )
    with linked_by(BOTH, tmp_path):
        case = received(old, moment("2025-06-30T14:00"))
    with linked_by(without, tmp_path):
        resolve(old.office, part(case, 1).dossier, moment("2025-07-01T08:00"))

    assert part(case, 1).dossier.state == State.RESOLVED  # type: ignore[union-attr]
    assert (part(case, 2).dossier, part(case, 2).ended) == (None, "not-possible")
    assert part(case, 3).dossier is not None


def test_a_result_told_twice_begins_the_next_once(town: Town) -> None:
    case = received(town)
    first = part(case, 1).dossier
    resolve(town.office, first, RESOLVED)

    with pytest.raises(Refusal):
        resolve(town.office, first, RESOLVED)

    assert Dossier.objects.filter(linked=case).count() == 3
