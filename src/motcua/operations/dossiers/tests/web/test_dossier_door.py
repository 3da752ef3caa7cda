"""The door to the dossier's page: who is let in, who learns nothing, and what no act can be."""

from __future__ import annotations

import pytest
from django.urls import reverse

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.tests.factories import Office, make_office, receive_dossier
from motcua.operations.dossiers.tests.web.conftest import Desk
from motcua.operations.dossiers.tests.web.test_dossier import button, page, usual


def test_the_identity_number_is_whole_only_for_those_who_compare_papers(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    assert "000 123 456 789" in desk.get("counter", page(dossier))
    masked = desk.get("leader", page(dossier))
    assert "000••••••789" in masked
    assert "456" not in masked


def test_another_agency_does_not_learn_that_a_dossier_exists(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    neighbours = Desk(make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước An"))

    for url in (page(dossier), reverse("dossiers:preview", args=[dossier.code])):
        assert neighbours.client("counter").get(url).status_code == 404
    assert neighbours.client("counter").post(button(dossier, Act.HAND_OVER)).status_code == 404


def test_an_act_without_the_right_is_refused(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    assert desk.client("case").post(button(dossier, Act.HAND_OVER)).status_code == 403
    assert usual(desk.get("case", page(dossier))) == ""


@pytest.mark.parametrize("action", ["receive", "register", "fly"])
def test_an_act_that_no_dossier_knows_is_not_found(desk: Desk, office: Office, action: str):
    dossier = receive_dossier(office)

    url = reverse("dossiers:act", args=[dossier.code, action])

    assert desk.client("counter").post(url).status_code == 404


def test_acts_go_by_post_alone(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    assert desk.client("counter").get(button(dossier, Act.HAND_OVER)).status_code == 405
