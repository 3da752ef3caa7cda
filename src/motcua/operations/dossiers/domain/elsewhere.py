"""Handed in here, resolved there (phi địa giới): who may receive for whom. Pure; the law's data say how far."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from motcua.common.refusals import Refusal
from motcua.foundation.law import ElsewherePolicy


class ElsewhereNotAllowed(Refusal):
    """An office that may not receive for that agency on the day."""

    field = "agency"
    sentence = "%(office)s không được tiếp nhận thay cho %(agency)s vào ngày %(day)s."


class NotOfThisTrade(Refusal):
    """A procedure of another trade than the vertical agency's: the police pay no funeral allowance."""

    field = "procedure"
    sentence = "%(agency)s không giải quyết thủ tục này (lĩnh vực %(procedure_field)s)."


def may_receive_for(
    policies: Iterable[ElsewherePolicy],
    *,
    office_level: str,
    agency_level: str,
    share_area: Callable[[str], bool],
) -> bool:
    """Return whether one of the policies lets an office of one level receive for an agency of the other.

    `share_area` tells whether both stand in the same area of a level: the same district, the same province.
    """
    return any(
        office_level in policy.offices and agency_level in policy.resolvers and share_area(policy.within)
        for policy in policies
    )
