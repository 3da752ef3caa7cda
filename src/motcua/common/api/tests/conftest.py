"""An account with a token, and a way to call the small API with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from motcua.common.api.auth import create_token
from motcua.common.moments import HANOI

NINE = datetime(2022, 8, 26, 9, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _small_api(settings: Any) -> None:
    settings.ROOT_URLCONF = "motcua.common.api.tests.urls"


@pytest.fixture
def account(db: None) -> Any:
    return get_user_model().objects.create_user("may.quet", full_name="Máy quét")


@pytest.fixture
def token(account: Any) -> str:
    return create_token(account, at=NINE)


@pytest.fixture
def call(token: str) -> Callable[..., Any]:
    """Return a function that posts to /things with the token."""

    def post(
        body: Any,
        *,
        key: str | None = None,
        path: str = "/api/v1/things",
        raw: bool = False,
        as_token: str = token,
    ) -> Any:
        headers = {"Authorization": f"Bearer {as_token}"} | (
            {"Idempotency-Key": key} if key is not None else {}
        )
        data = body if raw else json.dumps(body)
        return Client().post(path, data, content_type="application/json", headers=headers)

    return post
