"""The walk over paper: a dossier's own, the book of an office and the lists of a day."""

from __future__ import annotations

from motcua.foundation.accounts.domain import Scope
from tests.walk.table import (
    AGENCY,
    BY_AGENCY,
    EVERYWHERE,
    Call,
    Expect,
    Found,
    asking,
    dossier_page,
    on_desk,
    page,
)
from tests.walk.world import Place, Walker

#: The book of the month in which every dossier of the walk was received.
_BOOK = {"from": "2025-10-01", "to": "2025-10-31", "agency": AGENCY}


def for_whole_agency(act: str) -> Expect:
    """The page is for whoever may do the act in all of an agency, and about that one alone."""

    def expect(walker: Walker, place: Place) -> Found:
        if walker.user is None:
            return Found.SIGN_IN
        scope = walker.scope(act)
        wide = scope is not None and scope >= Scope.AGENCY
        return Found.OPEN if wide and walker.reaches(act, place) else Found.FORBIDDEN

    return expect


def missed(expected: Expect) -> Expect:
    """What is asked for is not there, also for those who may have it."""

    def expect(walker: Walker, place: Place) -> Found:
        found = expected(walker, place)
        return Found.UNSEEN if found is Found.OPEN else found

    return expect


PAPER_PAGES: dict[str, list[Call]] = {
    "dossiers:paper": [
        Call("get", dossier_page("dossiers:paper", "receipt"), on_desk("print"), EVERYWHERE),
        Call(
            "get", dossier_page("dossiers:paper", "stop"), missed(on_desk("print")), EVERYWHERE, label="none"
        ),
    ],
    "dossiers:paper-receipt": [
        Call("post", dossier_page("dossiers:paper-receipt"), on_desk("print"), EVERYWHERE)
    ],
    "dossiers:register": [
        Call("get", page("dossiers:register"), for_whole_agency("print"), label="mine"),
        Call("get", asking("dossiers:register", **_BOOK), for_whole_agency("print"), BY_AGENCY),
    ],
    "dossiers:register-pdf": [
        Call("get", asking("dossiers:register-pdf", **_BOOK), for_whole_agency("print"), BY_AGENCY)
    ],
    "dossiers:day-lists": [
        Call("get", page("dossiers:day-lists"), for_whole_agency("print"), label="mine"),
        Call("get", asking("dossiers:day-lists", agency=AGENCY), for_whole_agency("print"), BY_AGENCY),
    ],
    "dossiers:day-lists-pdf": [
        Call(
            "get",
            asking("dossiers:day-lists-pdf", agency=AGENCY, kind="ready", day="2025-10-16"),
            missed(for_whole_agency("print")),
            BY_AGENCY,
        )
    ],
}
