"""Whatever is sent, to calls and to pages: never a 5xx, always one readable answer, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.test import Client

from motcua.operations.dossiers.api import ACTIONS
from motcua.operations.dossiers.models import Dossier, DossierEvent, Person
from tests.walk.table import brought
from tests.walk.world import Place, Walker, World

pytestmark = pytest.mark.django_db

LONG = "Nguyễn " * 43_000
#: What nobody means, as JSON can carry it.
NASTY: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    " ",
    "a\x07b",
    "a\u202eb",
    "a\u2028b",
    "'; DROP TABLE dossiers_dossier; --",
    "%s %(a)s {0}",
    "٣",
    "²",
    "\U0010ffff",
    [],
    ["x"],
    {},
    {"a": {"b": []}},
)
#: The same for addresses and forms, where everything is text.
NASTY_TEXTS = (
    " ", "a\x07b", "a\u202eb", "'; DROP TABLE dossiers_dossier; --", "%s %(a)s {0}", "²", "\U0010ffff",
    "-1", "9" * 40, "x" * 5_000, "2022-13-45", "0000-00-00", "99999-01-01",
)  # fmt: skip
#: A few of them, where a page is dear to draw.
FEW = ("a\u202eb", "9" * 40, "%s %(a)s {0}", "0000-00-00")


def leaves(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(content, dict):
        for key, value in content.items():
            yield from leaves(value, (*path, key))
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from leaves(value, (*path, index))


def replaced(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(content))
    inner = copy
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return copy


def kept() -> tuple[int, int, int]:
    return Dossier.objects.count(), DossierEvent.objects.count(), Person.objects.count()


class Sender:
    """Sends as one walker, takes everything back, and says what should not have come."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.wrong: list[str] = []

    def post(self, path: str, body: Any, what: object) -> None:
        headers = {"Authorization": f"Bearer {self.walker.token}"}
        with transaction.atomic():
            before = kept()
            answer = Client().post(path, json.dumps(body), content_type="application/json", headers=headers)
            after = kept()
            transaction.set_rollback(True)
        self._judge(answer, path, what, is_api=True)
        if answer.status_code >= 400 and before != after:
            self.wrong.append(f"{path} {what}: refused, and still something was written")

    def get(self, address: str, what: object) -> None:
        is_api = address.startswith("/api/")
        headers = {"Authorization": f"Bearer {self.walker.token}"} if is_api else {}
        client = Client() if is_api else self.walker.client
        with transaction.atomic():
            answer = client.get(address, headers=headers)
            b"".join(answer.streaming_content) if answer.streaming else None
            transaction.set_rollback(True)
        self._judge(answer, address[:80], what, is_api=is_api)

    def fill(self, address: str, values: dict[str, str], what: object) -> None:
        with transaction.atomic():
            before = kept()
            answer = self.walker.client.post(address, values)
            after = kept()
            transaction.set_rollback(True)
        self._judge(answer, address, what, is_api=False)
        if answer.status_code >= 400 and before != after:
            self.wrong.append(f"{address} {what}: refused, and still something was written")

    def _judge(self, answer: Any, where: str, what: object, *, is_api: bool) -> None:
        said = f"{where} {str(what)[:60]!r}"
        if answer.status_code >= 500:
            self.wrong.append(f"{said}: {answer.status_code}")
        elif is_api and answer.status_code >= 400 and not _is_problem(answer):
            self.wrong.append(f"{said}: no problem document")


def _is_problem(answer: Any) -> bool:
    return answer["Content-Type"] == "application/problem+json" and bool(answer.json()["detail"])


@pytest.fixture
def counter(world: World) -> Sender:
    return Sender(world.walkers["counter_officer"])


@pytest.fixture
def head(world: World) -> Sender:
    return Sender(world.walkers["unit_head"])


#: What else a reception may bring, so that each of its fields is tried.
MORE: dict[str, Any] = {
    "channel": "direct",
    "return_by": "counter",
    "case": "",
    "submitter": {
        "kind": "person",
        "name": "Trần Thị Thay",
        "id_number": "000288888888",
        "authorisation": "GUQ 1",
    },
    "form": {"so_ban": "2"},
    "note": "Gấp",
}
#: What an act may bring.
ACT = {"note": "x", "reason": "x", "to": "KT", "until": "2030-01-02", "items": ["x"], "seen": 1, "step": 1}
#: What the form at the counter sends.
SHEET = {
    "do": "receive",
    "form": "0" * 32,
    "agency": "H19.158",
    "kind": "person",
    "name": "Nguyễn Văn Thử",
    "id_number": "000299999999",
    "phone": "0900000001",
    "email": "a@b.vn",
    "address": "Ấp 3",
    "for_whom": "self",
    "owner_kind": "person",
    "owner_name": "",
    "owner_id_number": "",
    "authorisation": "",
    "procedure": "2.000815",
    "procedure_text": "2.000815",
    "case": "",
    "channel": "direct",
    "return_by": "counter",
    "note": "",
    "items": "",
    "supplement_reason": "",
    "refuse_reason": "",
    "refuse_note": "",
    "originals-1": "1",
    "copies-1": "1",
}
#: Addresses with what they may be asked.
QUERIES = {
    "/api/v1/procedures": ("on", "level", "q", "cursor", "limit", "field"),
    "/api/v1/procedures/2.000815": ("on", "level"),
    "/api/v1/worklist": ("cursor", "limit", "q", "state", "due"),
    "/": ("cursor", "q", "state", "due", "sort"),
    "/viec/xuat.csv": ("q", "state", "due"),
    "/tiep-nhan/": ("procedure", "same"),
    "/tiep-nhan/thu-tuc/": ("q", "agency"),
    "/tiep-nhan/hen/": tuple(SHEET),
    "/ho-so/": ("q", "state", "cursor"),
    "/ho-so/xuat.csv": ("q", "state"),
    "/thu-tuc/": ("q", "ngay", "cap", "linh-vuc", "trang", "cursor"),
    "/thu-tuc/2.000815/": ("ngay", "cap"),
    "/t/": ("ma",),
    "/quay/": ("agency",),
    "/hang-cho/so-lieu/": ("from", "to", "agency"),
}
REPORT = {"agency": "H19.158", "from": "2025-10-01", "to": "2025-12-31"}
REPORTS = ("/bao-cao/", "/bao-cao/ho-so/", "/bao-cao/ii06.xlsx", "/bao-cao/ii06.json", "/api/v1/reports/ii06")


def test_a_reception_with_anything_anywhere_in_its_body(counter: Sender):
    body = brought(counter.walker, Place.MINE) | MORE

    for path in leaves(body):
        for value in NASTY:
            counter.post("/api/v1/dossiers", replaced(body, path, value), (path, value))
        if path[-1] in ("name", "note", "case"):
            counter.post("/api/v1/dossiers", replaced(body, path, LONG), (path, "300 KB"))

    assert not counter.wrong


@pytest.mark.parametrize("act", ["withdraw", "assign"])
def test_an_act_with_anything_in_its_body(counter: Sender, head: Sender, world: World, act: str):
    sender = head if act == "assign" else counter
    path = f"/api/v1/dossiers/{world.code(sender.walker, Place.MINE)}/actions/{act}"

    for key in ACT:
        for value in NASTY:
            sender.post(path, ACT | {key: value}, (key, value))

    assert not sender.wrong


def test_an_act_that_does_not_exist_and_a_code_that_nobody_has(counter: Sender, world: World):
    code = world.code(counter.walker, Place.MINE)
    for text in (text for text in NASTY_TEXTS if text.strip()):
        counter.post(f"/api/v1/dossiers/{code}/actions/{quote(text)}", {}, text)
        counter.post(f"/api/v1/dossiers/{quote(text)}/actions/withdraw", {}, text)
        for path in (
            "/api/v1/dossiers/",
            "/api/v1/public/dossiers/",
            "/api/v1/procedures/",
            "/ho-so/",
            "/thu-tuc/",
            "/t/",
        ):
            counter.get(path + quote(text), text)
            counter.get(f"{path}{quote(text)}/", text)

    assert not counter.wrong


@pytest.mark.parametrize("address", QUERIES)
def test_anything_in_a_query(counter: Sender, address: str):
    for key in QUERIES[address]:
        for text in NASTY_TEXTS:
            counter.get(f"{address}?{urlencode({key: text})}", (key, text))

    assert not counter.wrong


@pytest.mark.parametrize("address", REPORTS)
def test_anything_in_the_query_of_a_report(head: Sender, address: str):
    for key in ("agency", "level", "whose", "from", "to", "as_of", "figure", "field", "cursor"):
        for text in FEW:
            head.get(f"{address}?{urlencode(REPORT | {'figure': 'received_total', key: text})}", (key, text))

    assert not head.wrong


def test_the_sheet_at_the_counter_with_anything_in_a_field(counter: Sender):
    for key in SHEET:
        for text in (*FEW, "a\0b"):
            counter.fill("/tiep-nhan/", SHEET | {key: text}, (key, text))
    counter.fill("/tiep-nhan/", SHEET | {"name": LONG}, "300 KB")

    assert not counter.wrong


@pytest.mark.parametrize("act", sorted(ACTIONS))
def test_an_act_on_its_page_with_anything_in_a_field(head: Sender, world: World, act: str):
    address = f"/ho-so/{world.code(head.walker, Place.MINE)}/viec/{act}/"

    for key in ("note", "to", "until", "seen"):
        for text in ("a\u202eb", "9" * 40):
            head.fill(address, {key: text}, (key, text))

    assert not head.wrong
