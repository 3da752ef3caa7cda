"""Every act that the law answers with a paper issues it: the right form, edition, office and number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from motcua.capabilities.statutory_forms.models import IssuedPaper
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.refusals import NothingReceived, Paused
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.history import keep_many
from motcua.operations.dossiers.services.issue_receipt import issue_receipt
from motcua.operations.dossiers.services.receive import accept, receive
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    application,
    make_office,
    make_office_of_today,
    moment,
    receive_dossier,
    register_dossier,
    version_of,
)
from motcua.operations.dossiers.tests.test_concurrency import at_once
from motcua.operations.dossiers.tests.test_services_history import STORY, by_hand, chronicle

LATER = MONDAY + timedelta(hours=3)


def notations(dossier: Dossier) -> list[str]:
    """Return the numbers and symbols of a dossier's papers in the order in which they were issued."""
    return [paper.notation for paper in IssuedPaper.objects.filter(subject_id=dossier.pk).order_by("pk")]


def forms(dossier: Dossier) -> list[tuple[str, int]]:
    """Return the forms of a dossier's papers with the event that each documents."""
    papers = IssuedPaper.objects.filter(subject_kind="dossier", subject_id=dossier.pk).order_by("event")
    return [(paper.form, paper.event) for paper in papers]


def do(what: Act, dossier: Dossier, office: Office, who: str, at: str, **needs: Any) -> Dossier:
    return act(what, dossier_id=dossier.pk, by=office.officer(who), at=moment(at), **needs)


def test_a_reception_issues_the_receipt_of_its_day(office: Office) -> None:
    dossier = receive_dossier(office)

    paper = IssuedPaper.objects.get()
    assert (paper.form, paper.edition, paper.notation) == ("receipt", "2018", "01/TNHS")
    assert (paper.agency_id, paper.subject_id, paper.event) == (office.agency.id, dossier.pk, 1)
    assert paper.issued_at == MONDAY


def test_what_is_registered_has_its_receipt_when_it_is_accepted(office: Office) -> None:
    filed = register_dossier(office)
    assert forms(filed) == []

    accept(dossier_id=filed.pk, by=office.officer("counter"), at=LATER)

    assert forms(filed) == [("receipt", 2)]


@pytest.mark.parametrize(
    ("what", "who", "traits", "needs", "form"),
    [
        (Act.HAND_OVER, "counter", {}, {}, "control"),
        (Act.REQUEST_SUPPLEMENT, "case", {"in_progress": True}, {"items": ["Ảnh"]}, "supplement"),
        (Act.SUPPLEMENT, "counter", {"waiting": True}, {}, "receipt"),
        (Act.REFUSE, "head", {"in_progress": True}, {"reason": "not_competent"}, "refusal"),
        (Act.EXTEND, "leader", {"in_progress": True}, {"reason": "workload", "until": date(2022, 6, 20)}, "extension"),
        (Act.CLAIM, "case", {"handed_over": True}, {}, None),
        (Act.COMPLETE_STEP, "case", {"in_progress": True}, {}, None),
        (Act.PAUSE, "case", {"in_progress": True}, {"reason": "sector_law"}, None),
        (Act.WITHDRAW, "counter", {}, {}, None),
        (Act.RESOLVE, "leader", {"in_progress": True}, {}, None),
        (Act.RETURN, "counter", {"resolved": True}, {}, None),
    ],
    ids=lambda value: value.name if isinstance(value, Act) else "",
)  # fmt: skip
def test_an_act_issues_its_form_or_none(
    office: Office, what: Act, who: str, traits: dict[str, bool], needs: dict[str, Any], form: str | None
) -> None:
    dossier = receive_dossier(office, **traits)
    before = forms(dossier)

    done = act(what, dossier_id=dossier.pk, by=office.officer(who), at=LATER, **needs)

    assert forms(dossier) == [*before, *([(form, done.number)] if form else [])]


def test_a_registered_dossier_has_the_papers_of_asking_and_refusing_too(office: Office) -> None:
    filed = register_dossier(office)

    do(Act.REQUEST_SUPPLEMENT, filed, office, "counter", "2022-06-13T09:00", items=["Ảnh"])
    do(Act.SUPPLEMENT, filed, office, "counter", "2022-06-13T09:30")
    do(Act.REFUSE, filed, office, "counter", "2022-06-13T10:00", reason="not_competent")

    assert forms(filed) == [("supplement", 2), ("refusal", 4)]


def test_what_is_solved_at_once_has_its_receipt_only_when_it_is_wanted(office: Office) -> None:
    brought = application(office, version_of(office))
    dossier = receive(brought, by=office.officer("counter"), at=MONDAY, receipt_wanted=False)
    assert forms(dossier) == []

    assert issue_receipt(dossier_id=dossier.pk, at=LATER) == 1
    assert issue_receipt(dossier_id=dossier.pk, at=LATER) == 1

    assert forms(dossier) == [("receipt", 1)]
    assert IssuedPaper.objects.get().issued_at == LATER


def test_a_filing_has_no_receipt_however_one_asks(office: Office) -> None:
    filed = register_dossier(office)

    with pytest.raises(NothingReceived):
        issue_receipt(dossier_id=filed.pk, at=LATER)

    assert not IssuedPaper.objects.exists()


def test_an_act_that_is_refused_issues_nothing(office: Office) -> None:
    dossier = receive_dossier(office, paused=True)
    before = forms(dossier)

    with pytest.raises(Paused):
        do(Act.REQUEST_SUPPLEMENT, dossier, office, "case", "2022-06-14T09:00", items=["Ảnh"])

    assert forms(dossier) == before


def test_the_edition_is_that_of_the_event_and_numbers_go_on_through_the_year(db: None) -> None:
    office = make_office_of_today()
    first = receive_dossier(office, at=moment("2025-09-12T08:00"))
    second = receive_dossier(office, at=moment("2025-09-15T08:00"))
    third = receive_dossier(office, at=moment("2026-01-05T08:00"))

    assert [notations(dossier) for dossier in (first, second, third)] == [
        ["01/TNHS"],
        ["02/TN-TTPVHCC"],
        ["01/TN-TTPVHCC"],
    ]


def test_a_notice_of_stopping_exists_from_the_day_of_its_form(db: None) -> None:
    office = make_office_of_today()
    early = receive_dossier(office, at=moment("2025-09-12T08:00"))
    late = receive_dossier(office, at=moment("2025-09-15T08:00"))

    do(Act.STOP, early, office, "counter", "2025-09-12T09:00")
    do(Act.STOP, late, office, "counter", "2025-09-15T09:00")

    assert forms(early) == [("receipt", 1)]
    assert forms(late) == [("receipt", 1), ("stop", 2)]


def test_papers_are_the_offices_where_it_was_handed_in_but_an_apology_the_resolving_agencys(
    office: Office,
) -> None:
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Đại Phước")
    dossier = receive_dossier(office, in_progress=True)
    Dossier.objects.filter(pk=dossier.pk).update(office_id=elsewhere.agency.id)

    do(Act.EXTEND, dossier, office, "leader", "2022-06-14T09:00", reason="workload", until=date(2022, 6, 20))
    do(Act.REQUEST_SUPPLEMENT, dossier, office, "case", "2022-06-14T10:00", items=["Ảnh"])

    issuers = dict(IssuedPaper.objects.order_by("pk").values_list("form", "agency_id"))
    assert issuers["extension"] == office.agency.id
    assert issuers["supplement"] == elsewhere.agency.id


def test_a_history_issues_what_the_screens_would_have_issued(office: Office) -> None:
    one = by_hand(office)
    with transaction.atomic():
        keep_many([chronicle(office, STORY)])
    other = Dossier.objects.latest("pk")

    seen = ("form", "edition", "agency_id", "series", "year", "event", "issued_at")
    by_screen, told = (
        list(IssuedPaper.objects.filter(subject_id=dossier.pk).order_by("event").values(*seen))
        for dossier in (one, other)
    )
    assert by_screen == told
    assert [paper["form"] for paper in told] == ["receipt", "control", "extension"]


def test_a_historys_numbers_follow_its_events_and_the_screens_go_on_after_them(office: Office) -> None:
    with transaction.atomic():
        keep_many([chronicle(office, STORY[: number % 3], number) for number in range(1, 13)])

    next_one = receive_dossier(office, at=moment("2022-06-20T08:00"))

    for form, last in (("receipt", 12), ("control", 8)):
        papers = IssuedPaper.objects.filter(form=form).exclude(subject_id=next_one.pk).order_by("number")
        assert [paper.number for paper in papers] == list(range(1, last + 1))
        assert [paper.issued_at for paper in papers] == sorted(paper.issued_at for paper in papers)
    assert notations(next_one) == ["13/TNHS"]


@pytest.mark.django_db(transaction=True)
def test_sixteen_acts_at_once_get_sixteen_numbers_without_gaps(transactional_db: None) -> None:
    office = make_office()
    dossiers = [receive_dossier(office, in_progress=True) for _ in range(16)]

    done = at_once(
        [
            lambda dossier=dossier: do(
                Act.REQUEST_SUPPLEMENT, dossier, office, "case", "2022-06-14T09:00", items=["Ảnh"]
            )
            for dossier in dossiers
        ]
        + [lambda: receive(application(office, version_of(office)), by=office.officer("counter"), at=LATER)]
        * 16
    )

    assert all(isinstance(answer, Dossier) for answer in done)
    for form, count in (("supplement", 16), ("receipt", 32)):
        numbers = IssuedPaper.objects.filter(form=form).order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, count + 1))
