"""Five demo accounts bring real procedures of the model from the counter to their result, by the API, with their own rights."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from motcua.common.api.auth import create_token
from motcua.common.moments import HANOI, day_of
from motcua.foundation.accounts.models import User
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.queries import versions_in_force
from motcua.foundation.organisation import queries as organisation
from motcua.model.setup import setup_model

pytestmark = pytest.mark.django_db
COMMUNES = {"H19.158": "nhontrach", "H19.159": "daiphuoc", "H19.160": "phuocan"}
PEOPLE = ("quay", "chuyenvien", "truongphong", "lanhdao", "vanthu")
A_DAY = datetime(2025, 10, 15, 9, tzinfo=HANOI)


@pytest.fixture(scope="module")
def tokens(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The whole model, and a token for each demo account."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup_model()
        users = User.objects.filter(is_demo=True)
        yield {user.username: create_token(user, at=A_DAY) for user in users}
        transaction.set_rollback(True)


class Walk:
    """One dossier and the people of its commune."""

    def __init__(self, tokens: dict[str, str], agency: str, plan: VersionPlan) -> None:
        self.place, self.tokens, self.agency, self.plan = COMMUNES[agency], tokens, agency, plan
        self.dossier = self.call("quay", "/dossiers", self.brought())

    def brought(self) -> dict[str, Any]:
        return {
            "procedure": self.plan.code,
            "agency": self.agency,
            "applicant": {
                "name": "Nguyễn Văn Thử",
                "id_number": "000123456789",
                "phone": "0900000001",
                "address": "Ấp 3",
            },
            "components": [
                {"id": one.id, "originals": max(one.originals, 1), "copies": one.copies}
                for one in self.plan.components
                if one.obligatory
            ],
            "case": next((one.case for one in self.plan.durations), ""),
        }

    def call(self, who: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.tokens[f'{who}.{self.place}']}"}
        answer = Client().post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )
        assert answer.status_code < 300, (self.plan.code, who, path, answer.content.decode())
        content: dict[str, Any] = answer.json()
        return content

    def act(self, who: str, act: str) -> None:
        self.dossier = self.call(who, f"/dossiers/{self.dossier['code']}/actions/{act}", {})

    def holder(self) -> str:
        """Return the demo account that works where the dossier is."""
        agency = organisation.known_agency(self.agency)
        unit = next(u.id for u in organisation.units_of(agency.id) if u.code == self.dossier["unit"]["code"])
        step = self.plan.steps[self.dossier["step"] - 1]
        for who in PEOPLE:
            posts = organisation.actor_of(
                User.objects.get(username=f"{who}.{self.place}"), timezone.now()
            ).posts
            if any(post.unit_id == unit and post.role == step.role for post in posts):
                return who
        raise AssertionError(f"nobody does step {step} of {self.plan.code}")


def shapes() -> list[VersionPlan]:
    """Return one receivable procedure of today for each department and each sequence of units that a process knows."""
    agency = organisation.known_agency("H19.158")
    found: dict[Any, VersionPlan] = {}
    for plan in versions_in_force("commune", day_of(timezone.now())):
        if plan.receivable and plan.steps:
            department = organisation.unit_for_field(agency.id, "department", plan.field).code
            found.setdefault((department, tuple(step.unit_kind for step in plan.steps)), plan)
    return list(found.values())


def test_five_people_bring_a_dossier_of_every_shape_to_its_result(tokens: dict[str, str]):
    plans = shapes()
    assert len(plans) >= 6

    for number, plan in enumerate(plans):
        walk = Walk(tokens, list(COMMUNES)[number % 3], plan)
        walk.act("quay", "hand_over")
        while walk.dossier["step"] is not None and walk.dossier["step"] < len(plan.steps):
            walk.act(walk.holder(), "complete_step")
        if walk.dossier["status"] != "resolved":
            walk.act("vanthu", "resolve")
        walk.act("quay", "return")

        assert walk.dossier["status"] == "returned"
