"""Who walks, and the dossiers that they find: the model's organisation, one person for each role, three places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django.test import Client

from motcua.capabilities.payments.domain import Line
from motcua.common.api.auth import create_token
from motcua.common.moments import HANOI
from motcua.foundation.accounts.domain import Role, Scope
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import rights_table
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation import queries as organisation
from motcua.model.organisation.load import load
from motcua.operations.dossiers.domain.application import Application, Handed, PersonDraft
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.fees import take_fee
from motcua.operations.dossiers.services.receive import receive

#: A working Wednesday after the positions of today began; every clock that runs these tests is later.
RECEIVED = datetime(2025, 10, 15, 9, tzinfo=HANOI)
PROCEDURE = "2.000815"
HERE, THERE = "H19.158", "H19.159"
CITIZENS_NUMBER = "000200000001"
STRANGERS_NUMBER = "000299999999"

#: The account of each role in the model, and three that the table does not know.
ACCOUNTS = {
    Role.COUNTER_OFFICER: "quay.nhontrach",
    Role.CASE_OFFICER: "chuyenvien.nhontrach",
    Role.UNIT_HEAD: "truongphong.nhontrach",
    Role.LEADER: "lanhdao.nhontrach",
    Role.CLERK: "vanthu.nhontrach",
    Role.REFORM_OFFICER: "cchc.nhontrach",
    Role.ADMINISTRATOR: "quantri.nhontrach",
    Role.AUDITOR: "kiemtra",
    Role.CITIZEN: "congdan",
}
PROVINCE_REFORM, WITHOUT_POSITION, ANONYMOUS = "reform officer of the province", "no position", "anonymous"
WALKERS = (*ACCOUNTS, PROVINCE_REFORM, WITHOUT_POSITION, ANONYMOUS)


class Place(Enum):
    """Where a dossier stands, seen from who walks."""

    MINE = "mine"
    OTHER_UNIT = "another unit of my agency"
    OTHER_AGENCY = "another agency"


@dataclass(slots=True)
class Walker:
    """Who walks: an account with a browser and a token."""

    name: str
    role: Role | None
    user: User | None = None
    client: Client = field(default_factory=Client)
    token: str = ""
    above: bool = False

    @property
    def is_officer(self) -> bool:
        """Whether the walker holds a position."""
        return self.role is not None and self.role is not Role.CITIZEN

    def scope(self, act: str) -> Scope | None:
        """Return what the table grants, read row by row and not through the code that is tested."""
        found = [right.scope for right in rights_table() if right.role == self.role and right.act == act]
        return found[0] if found else None

    def reaches(self, act: str, place: Place) -> bool:
        """Return whether the table opens the act at the place."""
        scope = self.scope(act)
        if scope is None:
            return False
        if scope is Scope.ALL or (scope is Scope.BELOW and self.above):
            return True
        if self.role is Role.CITIZEN:
            return place is Place.MINE
        if scope in (Scope.BELOW, Scope.AGENCY, Scope.OFFICE):
            return place is not Place.OTHER_AGENCY
        return place is Place.MINE


@dataclass(slots=True)
class World:
    """The walkers by name and one dossier for each of them and each place."""

    walkers: dict[str, Walker]
    codes: dict[tuple[str, Place], str]
    #: The fee receipt of each dossier, by its code.
    receipts: dict[str, int]

    def unseen(self, walker: Walker) -> set[str]:
        """Return the codes of the dossiers that must not come before the walker's eyes, on whatever page."""
        if walker.role is Role.CITIZEN:
            return set(self.codes.values()) - {self.codes[walker.name, Place.MINE]}
        hidden = set[str]()
        if not walker.reaches("see", Place.OTHER_AGENCY):
            hidden |= {code for code in self.codes.values() if code.startswith(THERE)}
        if not walker.reaches("see", Place.OTHER_UNIT):
            hidden |= {code for code in self.codes.values() if code.startswith(HERE)}
        return hidden

    def code(self, walker: Walker, place: Place) -> str:
        """Return the code of the dossier that stands at the place for the walker."""
        return self.codes[walker.name, place]


def build_world() -> World:
    """Make the organisation, a procedure, the walkers and their dossiers."""
    load(with_demo_accounts=True)
    make_version(PROCEDURE, name="Chứng thực bản sao từ bản chính", field="Chứng thực")
    walkers = {str(name): _walker(name) for name in WALKERS}
    dossiers = {
        (walker.name, place): _dossier(walker, place) for walker in walkers.values() for place in Place
    }
    codes = {key: dossier.code for key, dossier in dossiers.items()}
    return World(walkers, codes, {dossier.code: _receipt(dossier) for dossier in dossiers.values()})


def _receipt(dossier: Dossier) -> int:
    by = min(
        one.id
        for unit in organisation.units_of(dossier.agency_id)
        for one in organisation.officers_in(unit.id, RECEIVED.date())
    )
    lines = [Line.of("Phí chứng thực", 2000)]
    return take_fee(
        dossier,
        agency_id=dossier.agency_id,
        payer="Nguyễn Văn Thử",
        address="",
        lines=lines,
        by=by,
        at=RECEIVED,
    ).pk


def _walker(name: str) -> Walker:
    if name == ANONYMOUS:
        return Walker(name, None)
    if name == WITHOUT_POSITION:
        user = User.objects.create_user("khong.vi.tri", full_name="Nguyễn Văn Chờ")
        walker = Walker(name, None, user)
    elif name == PROVINCE_REFORM:
        user = User.objects.get(username="cchc.dongnai")
        walker = Walker(name, Role.REFORM_OFFICER, user, above=True)
    else:
        role = Role(name)
        walker = Walker(str(role), role, User.objects.get(username=ACCOUNTS[role]))
    assert walker.user is not None
    walker.client.force_login(walker.user, backend="motcua.foundation.accounts.backends.AccountBackend")
    walker.token = create_token(walker.user, at=RECEIVED)
    return walker


def application(agency: str = HERE, id_number: str = STRANGERS_NUMBER) -> Application:
    """Return what someone brings to the counter of an agency."""
    person = PersonDraft(name="Nguyễn Văn Thử", id_number=id_number, phone="0900000001", address="Ấp 3")
    return Application(procedure=PROCEDURE, agency=agency, applicant=person, components=(Handed("1", 1, 1),))


def _dossier(walker: Walker, place: Place) -> Dossier:
    """Receive a dossier, and let it stand with the unit that the place asks for, whatever the process says."""
    agency = THERE if place is Place.OTHER_AGENCY else HERE
    own = walker.role is Role.CITIZEN and place is Place.MINE
    dossier = receive(application(agency, CITIZENS_NUMBER if own else STRANGERS_NUMBER), by=None, at=RECEIVED)
    dossier.unit_id = _unit(walker, place, organisation.known_agency(agency).id)
    dossier.save(update_fields=["unit"])
    return dossier


def _unit(walker: Walker, place: Place, agency_id: int) -> int:
    own: set[int] = set()
    if walker.is_officer and walker.user is not None:
        own = {post.unit_id for post in organisation.actor_of(walker.user, RECEIVED).posts}
    units = [unit.id for unit in organisation.units_of(agency_id)]
    wanted = [unit for unit in units if (unit in own) is (place is Place.MINE)]
    return (wanted or units)[0]
