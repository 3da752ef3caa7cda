"""Every address of the house, and what each walker must find there. An address that is not here fails the walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from motcua.foundation.accounts.domain import Role
from motcua.insight.reports.domain.sieves import FIGURES
from motcua.operations.dossiers.api import ACTIONS
from tests.walk.world import (
    CITIZENS_NUMBER,
    HERE,
    PROCEDURE,
    STRANGERS_NUMBER,
    THERE,
    Place,
    Walker,
    World,
)


class Found(Enum):
    """What came back, as far as rights are concerned."""

    OPEN = "open"
    FORBIDDEN = "forbidden (403)"
    UNSEEN = "unseen (404)"
    SIGN_IN = "asked to sign in"


#: Stands for the code of the agency of the place, in a query.
AGENCY = "{agency}"
Expect = Callable[[Walker, Place], Found]
Address = Callable[[World, Walker, Place], str]


@dataclass(frozen=True, slots=True)
class Call:
    """One way to ask at an address: how, where, with what, and what must come back."""

    method: str
    address: Address
    expect: Expect
    places: tuple[Place, ...] = (Place.MINE,)
    body: Callable[[Walker, Place], dict[str, Any]] = field(default=lambda walker, place: {})
    label: str = ""
    #: A page about one dossier, on which the identity number stands for whoever may see it.
    shows_person: bool = False
    #: A page that repeats what was typed.
    echoes: bool = False


EVERYWHERE = tuple(Place)


def anyone(walker: Walker, place: Place) -> Found:
    """The page is public."""
    return Found.OPEN


def signed_in(walker: Walker, place: Place) -> Found:
    """The page is for whoever has an account."""
    return Found.SIGN_IN if walker.user is None else Found.OPEN


def officers(walker: Walker, place: Place) -> Found:
    """The page is for whoever holds a position."""
    if walker.user is None:
        return Found.SIGN_IN
    return Found.OPEN if walker.is_officer else Found.FORBIDDEN


def with_right(act: str) -> Expect:
    """The page is for whoever may do the act anywhere."""

    def expect(walker: Walker, place: Place) -> Found:
        if walker.user is None:
            return Found.SIGN_IN
        return Found.OPEN if walker.scope(act) is not None else Found.FORBIDDEN

    return expect


def at_place(act: str) -> Expect:
    """The call is for whoever may do the act at the agency that it names."""

    def expect(walker: Walker, place: Place) -> Found:
        if walker.user is None:
            return Found.SIGN_IN
        return Found.OPEN if walker.reaches(act, place) else Found.FORBIDDEN

    return expect


def on_dossier(act: str = "see") -> Expect:
    """The dossier is unseen without the right to see it; seen, the act is forbidden without its own right."""

    def expect(walker: Walker, place: Place) -> Found:
        if walker.user is None:
            return Found.SIGN_IN
        if walker.role is None:
            return Found.FORBIDDEN
        if not walker.reaches("see", place):
            return Found.UNSEEN
        return Found.OPEN if walker.reaches(act, place) else Found.FORBIDDEN

    return expect


def on_desk(act: str = "see") -> Expect:
    """The same for the desk's pages, which are for officers alone."""

    def expect(walker: Walker, place: Place) -> Found:
        return Found.FORBIDDEN if walker.role is Role.CITIZEN else on_dossier(act)(walker, place)

    return expect


def just_received(walker: Walker, place: Place) -> Found:
    """The page after reception is for those who receive; of another agency's dossier they learn nothing."""
    found = with_right("receive")(walker, place)
    return on_desk()(walker, place) if found is Found.OPEN else found


def page(name: str, *args: str) -> Address:
    """Return the address of a page by its name."""
    return lambda world, walker, place: reverse(name, args=args)


def asking(name: str, **query: str) -> Address:
    """Return the address of a page with a query, in which AGENCY stands for the agency of the place."""

    def address(world: World, walker: Walker, place: Place) -> str:
        agency = THERE if place is Place.OTHER_AGENCY else HERE
        return f"{reverse(name)}?{urlencode({key: agency if value == AGENCY else value for key, value in query.items()})}"

    return address


def dossier_page(name: str, *more: str) -> Address:
    """Return the address of a page of the dossier at the place."""
    return lambda world, walker, place: reverse(name, args=[world.code(walker, place), *more])


def receipt_page(name: str) -> Address:
    """Return the address of a page of the receipt of the dossier at the place."""
    return lambda world, walker, place: reverse(
        name, args=[world.code(walker, place), world.receipts[world.code(walker, place)]]
    )


def at(path: str) -> Address:
    """Return an address of the API, with the code of the dossier at the place."""
    return lambda world, walker, place: (
        "/api/v1"
        + path.format(code=world.code(walker, place), agency=THERE if place is Place.OTHER_AGENCY else HERE)
    )


def receiving(walker: Walker, place: Place) -> Found:
    """An officer receives where the table says; a citizen files a dossier of his own, wherever he likes."""
    if walker.role is Role.CITIZEN:
        return Found.OPEN
    return at_place("receive")(walker, place)


def brought(walker: Walker, place: Place) -> dict[str, Any]:
    """Return what is brought to the counter of the agency."""
    number = CITIZENS_NUMBER if walker.role is Role.CITIZEN else STRANGERS_NUMBER
    return {
        "procedure": PROCEDURE,
        "agency": THERE if place is Place.OTHER_AGENCY else HERE,
        "applicant": {"kind": "person", "name": "Nguyễn Văn Thử", "id_number": number, "address": "Ấp 3"},
        "components": [{"id": "1", "originals": 1, "copies": 1}],
    }


_PERIOD = {"from": "2025-10-01", "to": "2025-12-31", "agency": AGENCY}
BY_AGENCY = (Place.MINE, Place.OTHER_AGENCY)

#: By the name of the address.
PAGES: dict[str, list[Call]] = {
    "loading:progress": [Call("get", page("loading:progress"), anyone)],
    "components:gallery": [Call("get", page("components:gallery"), anyone)],
    "accounts:sign-in": [Call("get", page("accounts:sign-in"), anyone)],
    "accounts:sign-out": [Call("post", page("accounts:sign-out"), anyone)],
    "catalogue:list": [Call("get", page("catalogue:list"), with_right("catalogue_see"))],
    "catalogue:procedure": [Call("get", page("catalogue:procedure", PROCEDURE), with_right("catalogue_see"))],
    "dossiers:worklist": [Call("get", page("dossiers:worklist"), officers)],
    "dossiers:worklist-export": [Call("get", page("dossiers:worklist-export"), with_right("export"))],
    "dossiers:worklist-filter": [Call("post", page("dossiers:worklist-filter"), officers)],
    "dossiers:receive": [
        Call("get", page("dossiers:receive"), with_right("receive")),
        Call("post", page("dossiers:receive"), with_right("receive")),
    ],
    "dossiers:receive-card": [Call("post", page("dossiers:receive-card"), with_right("receive"))],
    "dossiers:receive-draft": [Call("post", page("dossiers:receive-draft"), with_right("receive"))],
    "dossiers:receive-person": [Call("post", page("dossiers:receive-person"), with_right("receive"))],
    "dossiers:receive-promise": [Call("get", page("dossiers:receive-promise"), with_right("receive"))],
    "dossiers:receive-procedures": [Call("get", page("dossiers:receive-procedures"), with_right("receive"))],
    "dossiers:received": [
        Call("get", dossier_page("dossiers:received"), just_received, EVERYWHERE, shows_person=True)
    ],
    "dossiers:find": [
        Call("get", page("dossiers:find"), with_right("search")),
        Call("get", asking("dossiers:find", q="Nguyễn Văn Thử"), with_right("search"), label="by name"),
        Call(
            "get",
            asking("dossiers:find", q=STRANGERS_NUMBER),
            with_right("search"),
            label="by number",
            echoes=True,
        ),
    ],
    "dossiers:find-export": [Call("get", page("dossiers:find-export"), with_right("export"))],
    "dossiers:dossier": [
        Call("get", dossier_page("dossiers:dossier"), on_desk(), EVERYWHERE, shows_person=True)
    ],
    "dossiers:preview": [
        Call("get", dossier_page("dossiers:preview"), on_desk(), EVERYWHERE, shows_person=True)
    ],
    "dossiers:act": [
        Call("post", dossier_page("dossiers:act", act), on_desk(act), BY_AGENCY, label=act, shows_person=True)
        for act in ACTIONS
    ],
    "dossiers:fee-book": [
        Call("get", page("dossiers:fee-book"), with_right("see_fees"), label="mine"),
        Call("get", asking("dossiers:fee-book", agency=AGENCY), at_place("see_fees"), BY_AGENCY),
    ],
    "dossiers:fee-take": [
        Call("post", dossier_page("dossiers:fee-take"), on_desk("take_fee"), BY_AGENCY, shows_person=True)
    ],
    "dossiers:fee-cancel": [
        Call("post", receipt_page("dossiers:fee-cancel"), on_desk("cancel_fee"), BY_AGENCY, shows_person=True)
    ],
    "dossiers:fee-receipt": [
        Call("get", receipt_page("dossiers:fee-receipt"), on_desk(), EVERYWHERE, shows_person=True)
    ],
    "dossiers:public-ask": [Call("get", page("dossiers:public-ask"), anyone)],
    "reports:ii06": [
        Call("get", page("reports:ii06"), with_right("report"), label="mine"),
        Call("get", asking("reports:ii06", **_PERIOD), at_place("report"), BY_AGENCY),
    ],
    "reports:dossiers": [
        Call("get", asking("reports:dossiers", **_PERIOD, figure=figure), at_place("report"), BY_AGENCY)
        for figure in FIGURES
    ],
    "reports:ii06-xlsx": [Call("get", asking("reports:ii06-xlsx", **_PERIOD), at_place("report"), BY_AGENCY)],
    "reports:ii06-json": [Call("get", asking("reports:ii06-json", **_PERIOD), at_place("report"), BY_AGENCY)],
    "dossiers:public": [Call("get", dossier_page("dossiers:public"), anyone, EVERYWHERE)],
}

#: By method and path of the OpenAPI document.
CALLS: dict[str, list[Call]] = {
    "GET /procedures": [Call("get", at("/procedures"), anyone)],
    "GET /procedures/{code}": [Call("get", at(f"/procedures/{PROCEDURE}"), anyone)],
    "POST /dossiers": [Call("post", at("/dossiers"), receiving, BY_AGENCY, brought)],
    "GET /dossiers/{code}": [
        Call("get", at("/dossiers/{code}"), on_dossier(), EVERYWHERE, shows_person=True)
    ],
    "POST /dossiers/{code}/actions/{action}": [
        Call(
            "post",
            at(f"/dossiers/{{code}}/actions/{act}"),
            on_dossier(act),
            EVERYWHERE,
            label=act,
            shows_person=True,
        )
        for act in ACTIONS
    ],
    "GET /public/dossiers/{code}": [Call("get", at("/public/dossiers/{code}"), anyone, EVERYWHERE)],
    "GET /worklist": [Call("get", at("/worklist"), officers)],
    "GET /reports/ii06": [
        Call(
            "get",
            at("/reports/ii06?agency={agency}&from=2025-10-01&to=2025-12-31"),
            at_place("report"),
            BY_AGENCY,
        )
    ],
}
