"""Who may do what to which dossier: the one door to a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from motcua.common.refusals import NotAllowed
from motcua.foundation.accounts.domain import Role, Scope
from motcua.foundation.accounts.permissions import scope_of
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import Actor, Post
from motcua.operations.dossiers.domain.acts import Act, acts_from
from motcua.operations.dossiers.domain.codes import can_name_a_dossier, is_reference
from motcua.operations.dossiers.domain.refusals import UnknownDossier
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier

#: What an office that hands over may answer before reception only; afterwards who resolves it answers.
_AT_RECEPTION = frozenset({Act.REFUSE, Act.REQUEST_SUPPLEMENT})

SEE, EXPORT, REPORT, PEOPLE_SEE = "see", "export", "report", "people_see"
PRINT = "print"
ATTACH, FILES_SEE = "attach", "files_see"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: an officer with positions in force, or a citizen known by the identity number."""

    user_id: int
    officer: Actor | None
    id_number: str = ""

    @property
    def officer_id(self) -> int | None:
        """The officer's key; None for a citizen."""
        return self.officer.officer_id if self.officer else None

    @property
    def posts(self) -> tuple[Post, ...]:
        """The positions in force; none for a citizen."""
        return self.officer.posts if self.officer else ()

    @property
    def roles(self) -> frozenset[str]:
        """The roles in force."""
        return (
            frozenset(post.role for post in self.posts) if self.officer else frozenset({Role.CITIZEN.value})
        )


def asker_of(user: Any, at: datetime) -> Asker:
    """Return who asks through this account at this moment; raises NoPosition for an officer without one."""
    if user.kind == "citizen":
        return Asker(user.pk, None, user.id_number)
    return Asker(user.pk, organisation.actor_of(user, at))


def may(asker: Asker, act: str, dossier: Dossier) -> bool:
    """Return whether the asker may do the act to this dossier; what no right grants is refused."""
    if asker.officer is None:
        return scope_of(asker.roles, act) is not None and _is_of(asker, dossier)
    return any(_reaches(post, act, asker.officer, dossier) for post in asker.posts)


def may_receive(asker: Asker, agency_id: int) -> bool:
    """Return whether the asker receives dossiers for the agency."""
    return agency_id in agencies_for(asker, Act.RECEIVE)


def may_attach(asker: Asker, dossier: Dossier, *, result: bool) -> bool:
    """Return whether the asker adds files: to papers by the right to attach, to the result by that to hand it out."""
    acts = (Act.RESOLVE, Act.RETURN) if result else (ATTACH,)
    return any(may(asker, act, dossier) for act in acts)


def units_of_work(posts: Iterable[Post]) -> frozenset[int]:
    """Return the units whose open dossiers are work of these positions: a role that may see no dossier has none."""
    return frozenset(post.unit_id for post in posts if scope_of([post.role], SEE) is not None)


def agencies_for(asker: Asker, act: str) -> frozenset[int]:
    """Return the agencies in which some position gives the right to the act (agency-wide or wider)."""
    reached: set[int] = set()
    for post in asker.posts:
        scope = scope_of([post.role], act)
        if scope is Scope.ALL:
            return frozenset(agency.id for agency in organisation.agencies())
        if scope is Scope.BELOW:
            reached |= organisation.descendants(post.agency_id)
        elif scope is not None:
            reached.add(post.agency_id)
    return frozenset(reached)


def visible_to(asker: Asker, act: str = SEE) -> QuerySet[Dossier]:
    """Return the dossiers that the asker may see (or export, or count)."""
    if asker.officer is None:
        mine = Q(applicant__id_number=asker.id_number) | Q(submitter__id_number=asker.id_number)
        return Dossier.objects.filter(mine) if asker.id_number else Dossier.objects.none()
    if any(scope_of([post.role], act) is Scope.ALL for post in asker.posts):
        return Dossier.objects.all()
    resolved = Q(agency_id__in=agencies_for(asker, act))
    offices = _offices(asker, act)
    return Dossier.objects.filter(resolved | Q(office_id__in=offices) if offices else resolved)


def _offices(asker: Asker, act: str) -> frozenset[int]:
    """Return the agencies at whose one-stop offices the asker works with what was handed in for another agency."""
    return frozenset(post.agency_id for post in asker.posts if scope_of([post.role], act) is Scope.OFFICE)


def get_dossier_for(asker: Asker, code: str, *, to: str | None = None, people: bool = True) -> Dossier:
    """Return the dossier of a code or reference; unseen is unknown (404), seen but not permitted is refused (403).

    Its people come with it, unless an officer's act, whose rules do not look at them, says that it needs none.
    """
    if not can_name_a_dossier(code):
        raise UnknownDossier(code=code[:40])
    known = Q(reference=code) if is_reference(code) else Q(code=code)
    found = Dossier.objects.filter(known)
    if people or asker.officer is None:
        found = found.select_related("applicant", "submitter")
    dossier = found.first()
    if dossier is None or not may(asker, SEE, dossier):
        raise UnknownDossier(code=code[:40])
    if to is not None and not may(asker, to, dossier):
        raise NotAllowed
    return dossier


def acts_for(asker: Asker, dossier: Dossier) -> tuple[Act, ...]:
    """Return the acts that state and rights allow the asker now, in the order of the table."""
    acts: Iterable[Act] = acts_from(State(dossier.state))
    paused = dossier.state == State.PROCESSING and dossier.waiting_since is not None
    return tuple(act for act in acts if may(asker, act, dossier) and _sensible(act, asker, dossier, paused))


def held_by_another(asker: Asker, dossier: Dossier) -> bool:
    """Return whether a colleague holds the open step: whoever holds it ends it."""
    return dossier.officer_id not in (None, asker.officer_id)


def _sensible(act: Act, asker: Asker, dossier: Dossier, paused: bool) -> bool:
    if act is Act.RESUME:
        return paused
    if paused:
        return act in (Act.CLAIM, Act.ASSIGN, Act.REFUSE, Act.WITHDRAW, Act.STOP)
    if act is Act.ACCEPT:
        return not dossier.asked
    if act is Act.CLAIM:
        return dossier.officer_id is None
    if act in (Act.COMPLETE_STEP, Act.SEND_BACK) and held_by_another(asker, dossier):
        return False
    if act is Act.EXTEND:
        return not dossier.extensions
    if act is Act.SEND_BACK:
        return (dossier.step or 0) > 2
    return act is not Act.SUPPLEMENT or dossier.state != State.REGISTERED or dossier.asked


def _reaches(post: Post, act: str, actor: Actor, dossier: Dossier) -> bool:
    scope = scope_of([post.role], act)
    if scope is None:
        return False
    if scope is Scope.ALL:
        return True
    if scope is Scope.BELOW:
        return dossier.agency_id in organisation.descendants(post.agency_id)
    if dossier.agency_id != post.agency_id:
        return scope is Scope.OFFICE and _reaches_office(post, act, dossier)
    if scope in (Scope.AGENCY, Scope.OFFICE):
        return True
    if scope is Scope.UNIT:
        return dossier.unit_id == post.unit_id
    held = dossier.officer_id == actor.officer_id
    return held or (dossier.officer_id is None and dossier.unit_id == post.unit_id)


def _reaches_office(post: Post, act: str, dossier: Dossier) -> bool:
    """Return whether the act is the office's where it was handed in: examining stays with who resolves it."""
    if dossier.office_id != post.agency_id:
        return False
    return act not in _AT_RECEPTION or dossier.state == State.REGISTERED


def _is_of(asker: Asker, dossier: Dossier) -> bool:
    people = [dossier.applicant] + ([dossier.submitter] if dossier.submitter else [])
    return bool(asker.id_number) and any(person.id_number == asker.id_number for person in people)
