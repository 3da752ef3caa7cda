"""Two officers on one dossier, through the page and the API: the second is told who did what, whatever it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from motcua.common.api.auth import create_token
from motcua.operations.dossiers import api
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import MONDAY, Office, moment, receive_dossier

TOLD = "Trần Văn Hồ đã ghi «Hoàn thành một bước» lúc 9:00 thứ Hai, 13/6/2022"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment("2022-06-13T09:01"))


def completed_by_a_colleague(office: Office, dossier: Dossier) -> None:
    act(Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-13T09:00"))


def call(office: Office, who: str, dossier: Dossier, action: str, **body: Any) -> HttpResponse:
    token = create_token(office.user(who), at=MONDAY)
    return Client().post(
        f"/api/v1/dossiers/{dossier.code}/actions/{action}",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": f"{who}-{action}"},
    )


def test_on_the_page_also_when_the_step_has_left_their_hands(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    completed_by_a_colleague(office, dossier)
    browser = Client()
    browser.force_login(office.user("head"))

    answer = browser.post(
        reverse("dossiers:act", args=[dossier.code, Act.COMPLETE_STEP.value]), {"seen": dossier.number}
    )

    assert answer.status_code == 409
    assert TOLD in answer.content.decode()
    assert Dossier.objects.get(pk=dossier.pk).step == 3


def test_in_the_api_also_when_the_step_has_left_their_hands(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    completed_by_a_colleague(office, dossier)

    answer = call(office, "head", dossier, "complete_step", seen=dossier.number)

    assert answer.status_code == 409
    assert TOLD in answer.content.decode()


def test_who_never_had_the_right_is_told_that(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    assert call(office, "reform", dossier, "complete_step", seen=dossier.number).status_code == 403


def test_an_act_meant_for_a_step_is_not_done_to_the_next_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = receive_dossier(office, in_progress=True)
    judge = api.dossier_to_act_on

    def judged_before_the_colleague(*args: Any, **needs: Any) -> Dossier:
        found = judge(*args, **needs)
        completed_by_a_colleague(office, dossier)
        return found

    monkeypatch.setattr(api, "dossier_to_act_on", judged_before_the_colleague)
    answer = call(office, "head", dossier, "complete_step")

    assert answer.status_code == 409
    assert TOLD in answer.content.decode()
