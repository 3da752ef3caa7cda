"""What a reception and an act cost in statements: fixed, so that nobody adds one unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.common.versions import held
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import accept, receive, register
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    application,
    moment,
    receive_dossier,
    register_dossier,
    version_of,
)

_FRAMES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def statements(do: Callable[[], object]) -> int:
    """Return how many statements a call sends, transactions and the look at the versions left out."""
    with held(), CaptureQueriesContext(connection) as captured:
        do()
    sent = [query["sql"] for query in captured.captured_queries]
    return sum(not sql.startswith(_FRAMES) and "common_version" not in sql for sql in sent)


def test_a_reception_costs_ten_statements(office: Office) -> None:
    receive_dossier(office)
    brought = application(office, version_of(office))

    # person, number, dossier, event, step, inbox, message, papers; the receipt's number and the receipt
    assert statements(lambda: receive(brought, by=office.officer("counter"), at=MONDAY)) == 10


def test_a_filing_costs_five_and_accepting_it_ten(office: Office) -> None:
    filed = register_dossier(office)
    brought = application(office, version_of(office), channel="online")

    # person, dossier, event, inbox, papers
    assert statements(lambda: register(brought, by=None, at=MONDAY)) == 5
    # lock, number, dossier, event, step, inbox, message; the receipt's number and the receipt
    assert statements(lambda: accept(dossier_id=filed.pk, by=office.officer("counter"), at=MONDAY)) == 10


@pytest.mark.parametrize(
    ("what", "who", "cost", "traits", "needs"),
    [
        # lock, dossier, event, inbox; the step closed and opened; the span ended and begun; the message; the note; a paper's number and it
        (Act.HAND_OVER, "counter", 8, {}, {}),
        (Act.CLAIM, "case", 5, {"handed_over": True}, {}),
        (Act.COMPLETE_STEP, "case", 6, {"in_progress": True}, {}),
        (Act.PAUSE, "case", 7, {"in_progress": True}, {"reason": "sector_law"}),
        (Act.RESUME, "case", 7, {"paused": True}, {}),
        (Act.REQUEST_SUPPLEMENT, "case", 11, {"in_progress": True}, {"items": ["Ảnh"]}),
        (Act.SUPPLEMENT, "counter", 10, {"waiting": True}, {}),
        (Act.RESOLVE, "leader", 7, {"in_progress": True}, {}),
        (Act.RETURN, "counter", 5, {"resolved": True}, {}),
        (Act.WITHDRAW, "counter", 5, {}, {}),
    ],
    ids=lambda value: value.name if isinstance(value, Act) else "",
)
def test_an_act_costs_a_fixed_number_of_statements(
    office: Office, what: Act, who: str, cost: int, traits: dict[str, bool], needs: dict[str, Any]
) -> None:
    dossier = receive_dossier(office, **traits)
    at = moment("2022-06-13T11:00")

    assert (
        statements(lambda: act(what, dossier_id=dossier.pk, by=office.officer(who), at=at, **needs)) == cost
    )


def test_the_dossier_handed_back_is_the_one_that_was_written(office: Office) -> None:
    dossier = receive_dossier(office, paused=True)
    done = act(Act.RESUME, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-15T09:00"))

    written = Dossier.objects.get(pk=dossier.pk)
    for field in Dossier._meta.concrete_fields:
        assert getattr(done, field.attname) == getattr(written, field.attname), field.name
