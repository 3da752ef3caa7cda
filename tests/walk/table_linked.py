"""The addresses of linked procedures, and of what is received here and resolved elsewhere, in the table of the walk."""

from __future__ import annotations

from django.urls import reverse

from motcua.operations.dossiers.models import Dossier, LinkedCase, LinkedPart
from motcua.operations.dossiers.services.receive import new_reference
from tests.walk.table import Call, on_desk, page, with_right
from tests.walk.world import PROCEDURE, RECEIVED, Place, Walker, World

EVERYWHERE = tuple(Place)


def case_page(world: World, walker: Walker, place: Place) -> str:
    """Return the address of a case, made for this call alone, whose one part is the dossier at the place."""
    dossier = Dossier.objects.get(code=world.code(walker, place))
    case = LinkedCase.objects.create(
        reference=new_reference(), link="khai-tu", office_id=dossier.agency_id, begun_at=RECEIVED
    )
    Dossier.objects.filter(pk=dossier.pk).update(linked=case)
    LinkedPart.objects.create(
        case=case, number=1, procedure=PROCEDURE, agency_id=dossier.agency_id, dossier=dossier
    )
    return reverse("dossiers:linked", args=[case.reference])


#: By the name of the address.
LINKED_PAGES: dict[str, list[Call]] = {
    "dossiers:receive-resolvers": [Call("get", page("dossiers:receive-resolvers"), with_right("receive"))],
    "dossiers:linked-receive": [
        Call("get", page("dossiers:linked-receive", "khai-tu"), with_right("receive")),
        Call("post", page("dossiers:linked-receive", "khai-tu"), with_right("receive")),
    ],
    "dossiers:linked-parts": [Call("post", page("dossiers:linked-parts", "khai-tu"), with_right("receive"))],
    "dossiers:linked": [Call("get", case_page, on_desk(), EVERYWHERE)],
}
