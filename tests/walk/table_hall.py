"""The addresses of the hall (kiosks, call screens, counters) in the table of the walk."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from motcua.model.queue.load import demo_token
from motcua.model.queue.load import load as load_halls
from motcua.operations.queue.models import Ticket
from motcua.operations.queue.queries.devices import device_of
from motcua.operations.queue.queries.plan import plan_of
from motcua.operations.queue.services.issue import issue
from tests.walk.table import (
    AGENCY,
    BY_AGENCY,
    Address,
    Call,
    Found,
    anyone,
    asking,
    at_place,
    page,
    with_right,
)
from tests.walk.world import Place, Walker, World


def nobody(walker: Walker, place: Place) -> Found:
    """The address opens nothing to anybody."""
    return Found.UNSEEN


#: Stand for a service of the hall, and for a ticket that its kiosk gave out.
HALL_SERVICE, HALL_TICKET = "{service}", "{ticket}"


def hall_of(world: World) -> Ticket:
    """Return the ticket of a hall at the walkers' agency, set up for this call alone."""
    load_halls(with_demo_devices=True)
    device = device_of(demo_token("may-lay-so", "nhontrach"), "kiosk")
    service = next(iter(plan_of(device.agency_id).offered))
    return issue(
        device_id=device.pk, service_id=service.id, priority_id=None, form="0" * 32, at=timezone.now()
    )


def at_device(name: str, kind: str, *more: str) -> Address:
    """Return the address of a page of a kiosk or a screen, by the secret that the device was given."""

    def address(world: World, walker: Walker, place: Place) -> str:
        ticket = hall_of(world)
        token = demo_token({"kiosk": "may-lay-so", "screen": "man-hinh"}[kind], "nhontrach")
        stands = {HALL_SERVICE: str(ticket.service_id), HALL_TICKET: ticket.key}
        return reverse(name, args=[token, *(stands.get(one, one) for one in more)])

    return address


#: By the name of the address.
HALL_PAGES: dict[str, list[Call]] = {
    "queue:kiosk": [
        Call("get", at_device("queue:kiosk", "kiosk"), anyone),
        Call("post", at_device("queue:kiosk", "kiosk"), anyone),
        Call("get", page("queue:kiosk", "unknown"), nobody, label="unknown address"),
        Call("post", page("queue:kiosk", "unknown"), nobody, label="unknown address"),
    ],
    "queue:kiosk-priority": [
        Call("get", at_device("queue:kiosk-priority", "kiosk", HALL_SERVICE), anyone),
        Call("get", page("queue:kiosk-priority", "unknown", "1"), nobody, label="unknown address"),
    ],
    "queue:kiosk-ticket": [
        Call("get", at_device("queue:kiosk-ticket", "kiosk", HALL_TICKET), anyone),
        Call("get", page("queue:kiosk-ticket", "unknown", "x"), nobody, label="unknown address"),
    ],
    "queue:screen": [
        Call("get", at_device("queue:screen", "screen"), anyone),
        Call("get", page("queue:screen", "unknown"), nobody, label="unknown address"),
    ],
    "queue:ticket": [
        Call("get", lambda world, walker, place: reverse("queue:ticket", args=[hall_of(world).key]), anyone),
        Call("get", page("queue:ticket", "unknown"), nobody, label="unknown ticket"),
    ],
    "queue:counter": [
        Call("get", page("queue:counter"), with_right("queue_serve")),
        Call("get", asking("queue:counter", agency=AGENCY), at_place("queue_serve"), BY_AGENCY),
    ],
    "queue:strip": [Call("get", page("queue:strip"), with_right("queue_serve"))],
    "queue:open": [Call("post", page("queue:open"), with_right("queue_serve"))],
    "queue:close": [Call("post", page("queue:close"), with_right("queue_serve"))],
    "queue:call": [Call("post", page("queue:call"), with_right("queue_serve"))],
    "queue:act": [
        Call("post", page("queue:act", act), with_right("queue_serve"), label=act)
        for act in ("goi-lai", "da-den", "xong", "vang-mat", "chuyen", "goi-vang")
    ],
    "queue:figures": [
        Call("get", page("queue:figures"), with_right("queue_figures")),
        Call("get", asking("queue:figures", agency=AGENCY), at_place("queue_figures"), BY_AGENCY),
    ],
    "queue:setup": [
        Call("get", page("queue:setup"), with_right("administer")),
        Call("get", asking("queue:setup", agency=AGENCY), at_place("administer"), BY_AGENCY),
    ],
    "queue:setup-change": [
        Call("get", page("queue:setup-change", kind, "0"), with_right("administer"), label=kind)
        for kind in ("viec", "quay", "uu-tien")
    ]
    + [
        Call("post", page("queue:setup-change", kind, "0"), with_right("administer"), label=kind)
        for kind in ("viec", "quay", "uu-tien")
    ],
    "queue:device-enrol": [Call("post", page("queue:device-enrol"), with_right("administer"))],
    "queue:device-revoke": [
        Call(
            "post",
            lambda world, walker, place: reverse("queue:device-revoke", args=[hall_of(world).device_id]),
            with_right("administer"),
        )
    ],
}
