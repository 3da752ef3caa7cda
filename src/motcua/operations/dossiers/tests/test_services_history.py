"""A history kept in batches leaves what the screens would have left, act by act."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from motcua.capabilities.inbox.models import InboxItem
from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.domain.refusals import NotNow
from motcua.operations.dossiers.domain.terms import Command
from motcua.operations.dossiers.models import CodeCounter, Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.history import (
    Chronicle,
    Filed,
    counters,
    keep_many,
    lock_counters,
    raise_counters,
)
from motcua.operations.dossiers.services.terms import terms_for
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    PAPERS,
    THU,
    Office,
    moment,
    receive_dossier,
    version_of,
)
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log

MOTHER = PersonDraft(name="Lê Thị Mẹ", id_number="000987654321")
#: Acts, who does them, when, and what they need.
STORY: list[tuple[Act, str, str, dict[str, Any]]] = [
    (Act.HAND_OVER, "counter", "2022-06-13T09:00", {}),
    (Act.CLAIM, "case", "2022-06-13T09:30", {}),
    (Act.PAUSE, "case", "2022-06-13T10:00", {"reason": "sector_law"}),
    (Act.RESUME, "case", "2022-06-15T10:00", {}),
    (Act.EXTEND, "head", "2022-06-16T10:00", {"reason": "workload", "until": date(2022, 6, 24)}),
    (Act.COMPLETE_STEP, "case", "2022-06-17T10:00", {}),
]
PARTS = ("components", "events", "runs", "spans")


def chronicle(office: Office, acts: list[tuple[Act, str, str, dict[str, Any]]], number: int = 1) -> Chronicle:
    """Return the story told in memory under the office's terms."""
    plan = catalogue.version_by_id(version_of(office).pk)
    filed = Filed(plan, office.agency, "direct", "counter", THU, "", MOTHER, "Giấy ủy quyền", PAPERS)
    terms = terms_for(plan, office.agency, channel="direct", case="", on=MONDAY.date())
    told = Chronicle.receive(
        filed,
        terms=terms,
        code=f"K-{number}",
        reference=f"{number:024d}",
        at=MONDAY,
        by=office.officer("counter"),
    )
    for what, who, at, needs in acts:
        told.act(Command(act=what, at=moment(at), by=office.officer(who), **needs), terms)
    return told


def by_hand(office: Office) -> Dossier:
    """Return the same story told through the services of the screens."""
    dossier = receive_dossier(office, submitter=MOTHER, authorisation="Giấy ủy quyền")
    for what, who, at, needs in STORY:
        dossier = act(what, dossier_id=dossier.pk, by=office.officer(who), at=moment(at), **needs)
    return dossier


def plain(rows: Any, *, without: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in without} for row in rows]


def test_both_ways_leave_the_same_rows(office: Office) -> None:
    one = by_hand(office)
    with transaction.atomic():
        keep_many([chronicle(office, STORY)])
    other = Dossier.objects.latest("pk")

    named = (
        "id",
        "reference",
        "code",
        "hash",
        "text",
        "applicant_id",
        "submitter_id",
        "dossier_id",
        "subject_id",
    )
    assert plain(Dossier.objects.filter(pk=one.pk).values(), without=named) == plain(
        Dossier.objects.filter(pk=other.pk).values(), without=named
    )
    for part in PARTS:
        first, second = (getattr(dossier, part).order_by("pk").values() for dossier in (one, other))
        assert plain(first, without=named) == plain(second, without=named), part
    for who in ("applicant", "submitter"):
        assert plain([vars(getattr(one, who))], without=("_state", "id")) == plain(
            [vars(getattr(other, who))], without=("_state", "id")
        )
    items = [InboxItem.objects.filter(subject_id=dossier.pk).values() for dossier in (one, other)]
    assert plain(items[0], without=named) == plain(items[1], without=named)
    assert_told_by_its_log(other.pk)


def test_many_at_once_each_have_their_own(office: Office) -> None:
    told = [chronicle(office, STORY[: number % 6], number) for number in range(1, 13)]

    with transaction.atomic():
        keep_many(told)

    assert Dossier.objects.count() == 12
    for dossier in Dossier.objects.all():
        assert_told_by_its_log(dossier.pk)


def test_what_was_kept_in_a_batch_goes_on_on_the_screens(office: Office) -> None:
    with transaction.atomic():
        keep_many([chronicle(office, STORY)])
    dossier = Dossier.objects.get()

    act(Act.RESOLVE, dossier_id=dossier.pk, by=office.officer("leader"), at=moment("2022-06-20T09:00"))

    assert_told_by_its_log(dossier.pk)


def test_a_history_breaks_no_rule_either(office: Office) -> None:
    with pytest.raises(NotNow):
        chronicle(office, [*STORY, (Act.RETURN, "counter", "2022-06-20T10:00", {})])


def test_the_days_numbers_go_on_after_those_of_a_history(office: Office) -> None:
    key = ("000.05.15.H19", date(2022, 6, 13))
    with transaction.atomic():
        assert lock_counters({key}) == {key: 0}
        raise_counters({key: 41})

    assert receive_dossier(office).code == "000.05.15.H19-220613-0042"
    assert counters([key[1]]) == {key: 42}
    assert CodeCounter.objects.count() == 1


def test_an_empty_batch_is_no_harm(db: None) -> None:
    with transaction.atomic():
        keep_many([])

    assert not Dossier.objects.exists()
