"""Agencies, units and people for tests; other rooms may use these in theirs."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.contrib.auth import get_user_model

from motcua.common.versions import bump
from motcua.foundation.accounts.models import User
from motcua.foundation.organisation.models import (
    Agency,
    AgencyIdentifier,
    Officer,
    Position,
    Unit,
    UnitCompetence,
)
from motcua.foundation.organisation.queries import VERSION

_numbers = count(1)
LONG_AGO = date(2021, 1, 1)


def make_agency(
    code: str,
    *,
    level: str = "commune",
    parent: Agency | None = None,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
    scheme: str = "qcvn102",
) -> Agency:
    """Return an agency whose code is also its identifier under the scheme."""
    agency = Agency.objects.create(
        code=code,
        name=f"Ủy ban nhân dân {code}",
        short_name=f"xã {code}",
        level=level,
        parent=parent,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    AgencyIdentifier.objects.create(
        agency=agency, scheme=scheme, code=code, valid_from=valid_from, valid_until=valid_until
    )
    bump(VERSION)
    return agency


def make_unit(
    agency: Agency, kind: str = "department", *, code: str = "", words: tuple[str, ...] = ()
) -> Unit:
    """Return a unit of the agency, competent for the fields with the words."""
    code = code or f"U{next(_numbers)}"
    unit = Unit.objects.create(agency=agency, code=code, name=f"Bộ phận {code}", kind=kind)
    UnitCompetence.objects.bulk_create([UnitCompetence(unit=unit, keyword=word) for word in words])
    bump(VERSION)
    return unit


def make_officer(
    unit: Unit,
    role: str,
    *,
    username: str = "",
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
) -> User:
    """Return the account of a new officer with the role in the unit."""
    username = username or f"canbo.{next(_numbers)}"
    user = get_user_model().objects.create_user(username, "mật khẩu dài", full_name=f"Nguyễn Văn {username}")
    officer = Officer.objects.create(user=user, full_name=user.full_name)
    appoint(officer, unit, role, valid_from=valid_from, valid_until=valid_until)
    return user


def appoint(
    officer: Officer, unit: Unit, role: str, *, valid_from: date = LONG_AGO, valid_until: date | None = None
) -> Position:
    """Give the officer another position."""
    position = Position.objects.create(
        officer=officer, unit=unit, role=role, title=role, valid_from=valid_from, valid_until=valid_until
    )
    bump(VERSION)
    return position
