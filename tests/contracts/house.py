"""The house from outside: calls with a token, figures by the API, the list by the console, a clock that can be set."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.common.moments import parse_moment
from motcua.config.console import main

COMMUNE = "H19.158"
PERSON = {"kind": "person", "name": "Nguyễn Văn Thử", "id_number": "000123456789", "phone": "0900000001",
          "email": "", "address": "Ấp 3, xã Phú Hội"}  # fmt: skip


@dataclass(slots=True)
class House:
    """Calls of one commune's people at the moment that the clock shows."""

    tokens: dict[str, str]
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def at(self, moment: str) -> House:
        """Set the clock."""
        now: datetime = parse_moment(moment)
        self.patch.setattr("django.utils.timezone.now", lambda: now)
        return self

    def call(self, who: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return what the API answers to a GET, or to a POST where there is a body."""
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        url = f"/api/v1{path}"
        if body is None:
            answer = Client().get(url, headers=headers)
        else:
            answer = Client().post(url, json.dumps(body), content_type="application/json", headers=headers)
        assert answer.status_code < 300, answer.content.decode()
        content: dict[str, Any] = answer.json()
        return content

    def receive(self, procedure: str, *, who: str = "quay.nhontrach", **changes: Any) -> dict[str, Any]:
        """Return the receipt of a dossier that somebody brings (or files, as a citizen)."""
        papers = self.call(who, f"/procedures/{procedure}")["components"]
        body = {
            "procedure": procedure,
            "agency": COMMUNE,
            "channel": "direct",
            "return_by": "counter",
            "applicant": PERSON,
            "components": [{"id": paper["id"]} for paper in papers if paper["obligatory"]],
        }
        return self.call(who, "/dossiers", body | changes)

    def act(self, code: str, action: str, *, who: str = "quay.nhontrach", **body: Any) -> dict[str, Any]:
        """Do an act and return where the dossier stands."""
        return self.call(who, f"/dossiers/{code}/actions/{action}", body)

    def report(self, first: str, last: str) -> dict[str, Any]:
        """Return form II.06 of the commune as of the period's last day."""
        return self.call("cchc.nhontrach", f"/reports/ii06?agency={COMMUNE}&from={first}&to={last}")

    def figures(self, first: str, last: str) -> dict[str, int]:
        """Return the totals of the form."""
        figures: dict[str, int] = self.report(first, last)["total"]
        return figures

    def exported(self, as_of: str) -> list[dict[str, str]]:
        """Return the rows that the console exports of the commune, as of a day's end."""
        self.capture.readouterr()
        assert main(["export", "dossiers", "--agency", COMMUNE, "--as-of", as_of]) == 0
        return list(csv.DictReader(io.StringIO(self.capture.readouterr().out)))
