"""How far a person's rights reach over agencies and units, from the roles of the positions in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from motcua.foundation.accounts.domain import Scope
from motcua.foundation.accounts.permissions import scope_of
from motcua.foundation.organisation.domain import Actor, NoPosition, Post
from motcua.foundation.organisation.queries import actor_of, descendants


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an act is open to a person: everywhere, in agencies, in units, or on what is the person's own."""

    everywhere: bool = False
    agencies: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    own: bool = False

    def covers(self, *, agency_id: int, unit_id: int | None = None) -> bool:
        """Return whether the act is open at the agency, or in its unit where one is given."""
        return (
            self.everywhere or agency_id in self.agencies or (unit_id is not None and unit_id in self.units)
        )


NOWHERE = Reach()


def reach_of(actor: Actor, act: str) -> Reach:
    """Return where the act is open to the person; each position counts by its own role."""
    scopes = [(post, scope) for post in actor.posts if (scope := scope_of((post.role,), act)) is not None]
    return Reach(
        everywhere=any(scope is Scope.ALL for _, scope in scopes),
        agencies=frozenset[int]().union(*(_agencies(post, scope) for post, scope in scopes)),
        units=frozenset(post.unit_id for post, scope in scopes if scope is Scope.UNIT),
        own=any(scope is Scope.OWN for _, scope in scopes),
    )


def _agencies(post: Post, scope: Scope) -> frozenset[int]:
    if scope is Scope.BELOW:
        return descendants(post.agency_id)
    return frozenset((post.agency_id,)) if scope in (Scope.AGENCY, Scope.OFFICE) else frozenset()


def may_somewhere(actor: Actor, act: str) -> bool:
    """Return whether any of the person's roles may do the act at all."""
    return scope_of((post.role for post in actor.posts), act) is not None


def actor_in(request: HttpRequest) -> Actor | None:
    """Return the signed-in officer with the positions of this moment; None for anybody else."""
    if not request.user.is_authenticated:
        return None
    try:
        return actor_of(request.user, timezone.now())
    except NoPosition:
        return None


def with_right(act: str) -> Callable[[HttpRequest], bool]:
    """Return a function that tells whether the signed-in officer may do the act anywhere: for the rail of rooms."""

    def shown(request: HttpRequest) -> bool:
        actor = actor_in(request)
        return actor is not None and may_somewhere(actor, act)

    return shown
