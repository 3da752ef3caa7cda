"""Pages are looked at by people of the office on Thursday 16/6/2022, 9:40."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from motcua.operations.dossiers.tests.factories import Office, moment

THURSDAY = "2022-06-16T09:40"


@dataclass(frozen=True, slots=True)
class Desk:
    """Browsers of the office's people."""

    office: Office

    def client(self, who: str) -> Client:
        """Return a browser in which the person has signed in."""
        client = Client()
        client.force_login(self.office.user(who))
        return client

    def get(self, who: str, url: str) -> str:
        """Return the page that the person sees."""
        answer = self.client(who).get(url)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the clock of the pages."""

    def clock(text: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment(text))

    return clock


@pytest.fixture
def desk(office: Office, at: Callable[[str], None]) -> Desk:
    """Return the office's desk on that Thursday morning."""
    at(THURSDAY)
    return Desk(office)
