"""Roles, and how far a right reaches: plain values that every room may use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What a person is appointed to do; the Vietnamese word is in ROLE_LABELS."""

    COUNTER_OFFICER = "counter_officer"
    CASE_OFFICER = "case_officer"
    UNIT_HEAD = "unit_head"
    LEADER = "leader"
    CLERK = "clerk"
    REFORM_OFFICER = "reform_officer"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    CITIZEN = "citizen"


ROLE_LABELS: dict[Role, str] = {
    Role.COUNTER_OFFICER: "Cán bộ một cửa",
    Role.CASE_OFFICER: "Chuyên viên thụ lý",
    Role.UNIT_HEAD: "Lãnh đạo phòng",
    Role.LEADER: "Lãnh đạo Ủy ban nhân dân",
    Role.CLERK: "Văn thư",
    Role.REFORM_OFFICER: "Cán bộ cải cách hành chính",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
    Role.AUDITOR: "Thanh tra, kiểm tra",
    Role.CITIZEN: "Người dân, doanh nghiệp",
}


class Scope(IntEnum):
    """How far a right reaches, narrowest first, so that the widest of several is their maximum."""

    OWN = 1
    UNIT = 2
    AGENCY = 3
    OFFICE = 4
    BELOW = 5
    ALL = 6

    @property
    def word(self) -> str:
        """The scope's name in the table of rights."""
        return self.name.lower()


SCOPE_LABELS: dict[Scope, str] = {
    Scope.OWN: "việc của mình",
    Scope.UNIT: "phòng, bộ phận của mình",
    Scope.AGENCY: "cơ quan của mình",
    Scope.OFFICE: "cơ quan của mình, và hồ sơ nộp tại một cửa của mình cho cơ quan khác",
    Scope.BELOW: "cơ quan của mình và các cơ quan cấp dưới",
    Scope.ALL: "toàn bộ",
}


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table of rights: the role may do the act as far as the scope reaches."""

    role: Role
    act: str
    scope: Scope
    reason: str = ""
