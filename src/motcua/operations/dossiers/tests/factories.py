"""An office that works, and dossiers at every point of their life; traits are words of the trade.

office = make_office()
dossier = receive_dossier(office, at=moment("2022-06-13T08:00"), in_progress=True)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from motcua.common.moments import parse_moment
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.services.keep_accounts import AccountData, keep_accounts
from motcua.foundation.catalogue.models import ProcedureVersion
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView, UnitView
from motcua.foundation.organisation.models import Officer
from motcua.foundation.organisation.services.keep_agencies import AgencyData, IdentifierData, keep_agencies
from motcua.foundation.organisation.services.keep_officers import PositionData, keep_officers
from motcua.foundation.organisation.services.keep_units import UnitData, keep_units
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application, Handed, PersonDraft
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import receive, register

#: A Monday morning like any other, far from holidays.
MONDAY = parse_moment("2022-06-13T08:00")
THU = PersonDraft(
    name="Nguyễn Văn Thử", id_number="000123456789", phone="0900000001", address="Ấp 3, xã Phú Hội"
)
PAPERS = (Handed("1", originals=1, copies=2),)

_UNITS = (
    ("MC", "one_stop"),
    ("TP", "department"),
    ("LD", "leadership"),
    ("VT", "clerical"),
    ("CC", "reform"),
)
_PEOPLE = (
    ("counter", "Lê Thị Một", "MC", "counter_officer"),
    ("counter_two", "Phan Thị Cửa", "MC", "counter_officer"),
    ("case", "Trần Văn Hồ", "TP", "case_officer"),
    ("case_two", "Đỗ Thị Sơ", "TP", "case_officer"),
    ("head", "Phạm Văn Trưởng", "TP", "unit_head"),
    ("leader", "Võ Thị Chủ", "LD", "leader"),
    ("clerk", "Bùi Văn Thư", "VT", "clerk"),
    ("reform", "Ngô Thị Cải", "CC", "reform_officer"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """An agency with its units by kind and its people by what they do."""

    agency: AgencyView
    units: dict[str, UnitView]
    people: dict[str, Officer]

    def unit(self, kind: str) -> int:
        """Return the key of the unit of a kind."""
        return self.units[kind].id

    def officer(self, name: str) -> int:
        """Return the key of an officer: counter, counter_two, case, case_two, head, leader, clerk, reform."""
        return self.people[name].pk

    def user(self, name: str) -> User:
        """Return the account of an officer."""
        return self.people[name].user


def moment(text: str) -> datetime:
    """Return the Hanoi moment that a text names."""
    return parse_moment(text)


def make_office(
    code: str = "000.05.15.H19",
    level: str = "commune",
    *,
    name: str = "Ủy ban nhân dân xã Phú Hội",
    valid_from: date = date(2021, 1, 1),
    valid_until: date | None = date(2025, 7, 1),
    parent: str = "",
    identifiers: Iterable[tuple[str, str]] | None = None,
    kinds: Iterable[str] = tuple(kind for _, kind in _UNITS),
) -> Office:
    """Keep an agency with a unit of each kind and an officer for each role; usernames end with the code."""
    if identifiers is None:
        identifiers = (("qcvn102", code),)
    keep_agencies(
        [
            AgencyData(
                code,
                name,
                name.removeprefix("Ủy ban nhân dân "),
                level,
                parent,
                valid_from,
                valid_until,
                True,
                True,
            )
        ],
        [IdentifierData(code, scheme, one, valid_from, valid_until) for scheme, one in identifiers],
    )
    units = [unit for unit in _UNITS if unit[1] in kinds]
    keys = keep_units([UnitData(code, short, f"Bộ phận {short}", kind) for short, kind in units])
    people = [one for one in _PEOPLE if (code, one[2]) in keys]
    users = keep_accounts(AccountData(f"{key}.{code}", full_name) for key, full_name, _, _ in people)
    keep_officers(
        [
            PositionData(
                users[f"{key}.{code}"], full_name, keys[code, unit], role, "", valid_from, valid_until
            )
            for key, full_name, unit, role in people
        ]
    )
    agency = organisation.known_agency(code)
    officers = {
        o.user.username: o for o in Officer.objects.select_related("user").filter(user__in=users.values())
    }
    return Office(
        agency=agency,
        units={unit.kind: unit for unit in organisation.units_of(agency.id)},
        people={key: officers[f"{key}.{code}"] for key, _, _, _ in people},
    )


def make_office_of_today() -> Office:
    """Keep a commune of today, with the identifiers that it has under both schemes."""
    return make_office(
        "H19.158",
        name="Ủy ban nhân dân xã Nhơn Trạch",
        valid_from=date(2025, 7, 1),
        valid_until=None,
        identifiers=(("qcvn102", "000.00.58.H19"), ("qd20", "H19.158")),
    )


def application(office: Office, version: ProcedureVersion | None = None, **changes: Any) -> Application:
    """Return what a person brings to the office's counter."""
    brought = Application(
        procedure=version.procedure.code if version else "2.000815",
        agency=office.agency.code,
        applicant=THU,
        components=PAPERS,
    )
    return replace(brought, **changes)


def receive_dossier(
    office: Office,
    *,
    at: datetime = MONDAY,
    duration: str = "3 ngày làm việc",
    version: ProcedureVersion | None = None,
    handed_over: bool = False,
    in_progress: bool = False,
    waiting: bool = False,
    paying: bool = False,
    paused: bool = False,
    resolved: bool = False,
    refused: bool = False,
    returned: bool = False,
    withdrawn: bool = False,
    finished_at: datetime | None = None,
    **brought: Any,
) -> Dossier:
    """Receive a dossier at the counter and bring it as far as the traits say, an hour and more for each act.

    `handed_over`: the department has it; `in_progress`: a case officer has claimed it; `waiting`: for a supplement;
    `paying`; `paused`; `resolved`, `refused`, `withdrawn` at `finished_at`, by default two hours later; `returned` a
    day after that.
    """
    version = version or version_of(office, duration)
    dossier = receive(application(office, version, **brought), by=office.officer("counter"), at=at)
    finished = finished_at or at + timedelta(hours=2)
    done: list[tuple[bool, Act, str, datetime, dict[str, Any]]] = [
        (resolved or refused or returned or waiting or paying or paused or in_progress or handed_over,
         Act.HAND_OVER, "counter", at + timedelta(minutes=15), {}),
        (waiting or paying or paused or in_progress, Act.CLAIM, "case", at + timedelta(minutes=30), {}),
        (waiting, Act.REQUEST_SUPPLEMENT, "case", at + timedelta(hours=1), {"items": ["Bản sao giấy khai sinh"]}),
        (paying, Act.REQUEST_PAYMENT, "case", at + timedelta(hours=1), {}),
        (paused, Act.PAUSE, "case", at + timedelta(hours=1), {"reason": "sector_law"}),
        (resolved or (returned and not refused), Act.RESOLVE, "leader", finished, {}),
        (refused, Act.REFUSE, "head", finished, {"reason": "conditions_not_met"}),
        (withdrawn, Act.WITHDRAW, "counter", finished, {}),
        (returned, Act.RETURN, "counter", finished + timedelta(days=1), {}),
    ]  # fmt: skip
    for wanted, what, who, when, needs in done:
        if wanted:
            dossier = act(what, dossier_id=dossier.pk, by=office.officer(who), at=when, **needs)
    return dossier


def register_dossier(
    office: Office, *, at: datetime = MONDAY, duration: str = "3 ngày làm việc", **brought: Any
) -> Dossier:
    """Keep what a citizen filed online."""
    filed = application(office, version_of(office, duration), channel="online", **brought)
    return register(filed, by=None, at=at)


def version_of(office: Office, duration: str = "3 ngày làm việc") -> ProcedureVersion:
    """Return a procedure of the office's level with this duration, the same one each time."""
    level = office.agency.level
    found = ProcedureVersion.objects.filter(level=level, durations__text=duration, name="Thủ tục thử").first()
    if found is not None:
        return found
    number = ProcedureVersion.objects.count() + 1
    return make_version(f"9.{number:06d}", level=level, duration=duration, name="Thủ tục thử")
