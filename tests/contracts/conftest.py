"""The whole model with a small fortnight behind it, built once for a file; each test's own acts are taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from motcua.common.api.auth import create_token
from motcua.common.moments import parse_moment
from motcua.foundation.accounts.models import User
from motcua.model.replay.run import replay
from motcua.model.replay.spec import parse
from motcua.model.setup import setup_model
from tests.contracts.house import House

EVENING = parse_moment("2026-03-13T18:00")
FORTNIGHT = {
    "name": "a fortnight", "seed": 3, "from": "2026-03-02", "to": "2026-03-13",
    "groups": [{"level": "commune", "carried_over": 12, "received": 90, "online": {"3": 9, "4": 15},
                "on_time": 70, "late": 12, "not_yet_due": 20, "open": {"late": 9, "waiting": 6}}],
}  # fmt: skip


@pytest.fixture(scope="module")
def fortnight(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The model, the fortnight's dossiers as of its last evening, and a token for each demo account."""
    with django_db_blocker.unblock(), transaction.atomic():
        setup_model()
        replay(parse(json.dumps(FORTNIGHT), named="spec", today=EVENING.date()), now=EVENING)
        yield {user.username: create_token(user, at=EVENING) for user in User.objects.filter(is_demo=True)}
        transaction.set_rollback(True)


@pytest.fixture
def house(
    fortnight: dict[str, str], db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """The house on the Monday after the fortnight, at nine."""
    return House(fortnight, monkeypatch, capsys).at("2026-03-16T09:00")
