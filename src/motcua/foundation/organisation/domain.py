"""Agencies, units, posts and the people who act, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.common.refusals import NotAllowed, Refusal


class NoPosition(NotAllowed):
    """A person who holds no position on the day."""

    sentence = "Tài khoản này chưa được phân công vị trí công tác nào trong ngày %(day)s."


class UnknownAgency(Refusal):
    """An agency code that does not exist."""

    field = "agency"
    sentence = "Không có cơ quan nào mang mã «%(code)s»."


class AgencyNotInForce(Refusal):
    """An agency that did not exist on the day."""

    field = "agency"
    sentence = "%(name)s (%(code)s) không hoạt động vào ngày %(day)s; thời gian hoạt động: %(period)s."


class NoIdentifier(Refusal):
    """An agency without an identifier of the scheme that the day asks for."""

    field = "agency"
    sentence = "%(name)s chưa có mã định danh theo %(scheme)s vào ngày %(day)s."


class NoUnit(Refusal):
    """An agency without a unit that can do a step."""

    field = "agency"
    sentence = "%(name)s không có bộ phận nào làm được bước này."


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency and where it stands in the tree; `valid_until` is the first day on which it is no more."""

    id: int
    code: str
    name: str
    short_name: str
    level: str
    path: tuple[int, ...]  # ids from the root to the agency itself
    is_one_stop: bool
    is_home: bool
    valid_from: date
    valid_until: date | None
    identifiers: tuple[Identifier, ...]
    #: committee, or the trade of a vertical agency (police, social_insurance).
    kind: str = "committee"
    #: The committees in whose places a vertical agency works.
    serves: tuple[int, ...] = ()

    def in_force(self, on: date) -> bool:
        """Return whether the agency existed on the day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A code of an agency under a scheme (qcvn102, qd20, gso) and the days on which it holds."""

    scheme: str
    code: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit of an agency; kind: one_stop, department, leadership, clerical or reform."""

    id: int
    code: str
    name: str
    kind: str
    agency_id: int


@dataclass(frozen=True, slots=True)
class OfficerView:
    """A person in a position of a unit; `id` is the officer's."""

    id: int
    user_id: int
    username: str
    name: str
    title: str
    role: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class Post:
    """A position in force: the role in a unit of an agency."""

    role: str
    unit_id: int
    agency_id: int
    agency_path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, with the positions in force at that moment; `main` is the first of them."""

    officer_id: int
    user_id: int
    name: str
    posts: tuple[Post, ...]
    main: Post
