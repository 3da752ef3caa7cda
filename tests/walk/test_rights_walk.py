"""Every address and every call, asked by every role, by nobody, and with another agency's ids: the table is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.config.urls import api
from tests.walk.table import CALLS as MOST_CALLS
from tests.walk.table import PAGES as MOST_PAGES
from tests.walk.table import Call, Found
from tests.walk.table_files import FILE_CALLS, FILE_PAGES
from tests.walk.table_hall import HALL_PAGES
from tests.walk.table_linked import LINKED_PAGES
from tests.walk.table_papers import PAPER_PAGES
from tests.walk.world import CITIZENS_NUMBER, STRANGERS_NUMBER, WALKERS, Place, Walker, World

pytestmark = pytest.mark.django_db
PAGES = MOST_PAGES | HALL_PAGES | PAPER_PAGES | FILE_PAGES | LINKED_PAGES
CALLS = MOST_CALLS | FILE_CALLS


def named_addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace == "api":
                continue
            yield from named_addresses(pattern, pattern.namespace or space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}:{pattern.name}" if space else str(pattern.name)


def documented_calls() -> set[str]:
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }


def test_every_address_is_in_the_table_of_the_walk():
    assert set(named_addresses(get_resolver())) == set(PAGES)


def test_every_call_of_the_api_is_in_the_table_of_the_walk():
    assert documented_calls() == set(CALLS)


def test_what_is_open_is_shown_so_that_what_is_hidden_would_be_noticed(world: World):
    walker = world.walkers["counter_officer"]

    found = walker.client.get("/ho-so/?q=Nguyễn Văn Thử").content.decode()
    dossier = walker.client.get(f"/ho-so/{world.code(walker, Place.MINE)}/").content.decode()

    assert any(code in found for code in world.codes.values())
    assert STRANGERS_NUMBER in re.sub(r"\s|&nbsp;", "", dossier)


@pytest.mark.parametrize("name", WALKERS, ids=str)
def test_pages_open_to_whom_the_table_of_rights_opens_them(world: World, name: str):
    walker = world.walkers[str(name)]
    there = set(named_addresses(get_resolver()))

    wrong = [
        line
        for address, calls in PAGES.items()
        if address in there
        for call in calls
        for place in call.places
        if (line := _compare(address, call, world, walker, place, api=False))
    ]

    assert not wrong


@pytest.mark.parametrize("name", WALKERS, ids=str)
def test_calls_open_to_whom_the_table_of_rights_opens_them(world: World, name: str):
    walker = world.walkers[str(name)]

    wrong = [
        line
        for address, calls in CALLS.items()
        for call in calls
        for place in call.places
        if (line := _compare(address, call, world, walker, place, api=True))
    ]

    assert not wrong


def _compare(address: str, call: Call, world: World, walker: Walker, place: Place, *, api: bool) -> str:
    expected = call.expect(walker, place)
    with transaction.atomic():
        response = (_by_token if api else _by_browser)(call, world, walker, place)
        body = _body(response)
        transaction.set_rollback(True)
    where = f"{address} {call.label} at {place.value}"
    if _found(response) is not expected or response.status_code >= 500:
        return f"{where}: expected {expected.value}, got {response.status_code}"
    # What was asked for by its code may be named in the answer; nothing else that is hidden may.
    leaked = [code for code in world.unseen(walker) - {world.code(walker, place)} if code in body]
    if not call.echoes and not (call.shows_person and walker.reaches("people_see", place)):
        unspaced = re.sub(r"\s|&nbsp;", "", body)
        leaked += [number for number in (STRANGERS_NUMBER, CITIZENS_NUMBER) if number in unspaced]
    return f"{where}: shows {leaked[0]}" if leaked else ""


def _body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def _by_token(call: Call, world: World, walker: Walker, place: Place) -> HttpResponse:
    headers = {"Authorization": f"Bearer {walker.token}"} if walker.token else {}
    send = getattr(walker.client if not walker.token else type(walker.client)(), call.method)
    more = (
        {} if call.method == "get" else {"data": call.body(walker, place), "content_type": "application/json"}
    )
    answer: HttpResponse = send(call.address(world, walker, place), headers=headers, **more)
    return answer


def _by_browser(call: Call, world: World, walker: Walker, place: Place) -> HttpResponse:
    # A copy of the cookies, so that signing out on the walk signs nobody out.
    client = type(walker.client)()
    client.cookies.load({name: morsel.value for name, morsel in walker.client.cookies.items()})
    more = {} if call.method == "get" else {"data": call.body(walker, place)}
    answer: HttpResponse = getattr(client, call.method)(call.address(world, walker, place), **more)
    return answer


def _found(response: HttpResponse) -> Found:
    if response.status_code == 401 or (
        response.status_code == 302 and "/dang-nhap/?next=" in response["Location"]
    ):
        return Found.SIGN_IN
    return {403: Found.FORBIDDEN, 404: Found.UNSEEN}.get(response.status_code, Found.OPEN)
