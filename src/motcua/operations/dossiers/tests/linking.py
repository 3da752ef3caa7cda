"""A commune of today with a police post and a district of before, and links written as data for one test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.foundation.catalogue.queries import links
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation.services.keep_agencies import (
    AgencyData,
    ServedData,
    SuccessionData,
    keep_agencies,
)
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.services.linked import Bundle
from motcua.operations.dossiers.tests.factories import THU, Office, make_office, moment

#: A Monday of today's law, far from holidays.
MONDAY = moment("2026-06-15T08:00")
RESULT = (("Tờ khai", True), ("Trích lục khai tử", True))
_FROM = date(2025, 7, 1)

THREE = """
[[link]]
key = "khai-tu"
name = "Liên thông đăng ký khai tử"
in_force_from = 2025-07-01
source = "thử"
[[link.part]]
number = 1
procedure = "1.000656"
agency = "same"
[[link.part]]
number = 2
procedure = "1.003197"
agency = "police"
after = 1
from_result = "trich luc"
[[link.part]]
number = 3
procedure = "1.001731"
agency = "same"
after = 1
condition = "nếu thuộc đối tượng"
"""


@dataclass(frozen=True, slots=True)
class Town:
    """A one-stop office and the police post that works in its place."""

    office: Office
    police: Office


@contextmanager
def linked_by(text: str, folder: Path) -> Iterator[None]:
    """Let the text be the data of linked procedures."""
    file, kept = folder / "linked_procedures.toml", links._FILE
    file.write_text(text, encoding="utf-8")
    links._FILE = file
    links.all_links.cache_clear()
    try:
        yield
    finally:
        links._FILE = kept
        links.all_links.cache_clear()


def make_town() -> Town:
    """Keep the commune of today, its police post, and the three procedures of a death."""
    keep_agencies(
        [AgencyData("H19", "Ủy ban nhân dân tỉnh", "tỉnh", "province", "", _FROM, None, False, False)]
    )
    office = make_office(
        "H19.158",
        name="Ủy ban nhân dân xã Nhơn Trạch",
        parent="H19",
        valid_from=_FROM,
        valid_until=None,
        identifiers=(("qcvn102", "000.00.58.H19"), ("qd20", "H19.158")),
    )
    police = make_post("G01.158", "Công an xã Nhơn Trạch", [office])
    make_version(
        "1.000656", duration="trong ngày", name="Đăng ký khai tử", components=[("Giấy báo tử", True)]
    )
    make_version(
        "1.001731", duration="3 ngày làm việc", name="Hỗ trợ chi phí mai táng", components=[("Tờ khai", True)]
    )
    make_version(
        "1.003197",
        level="vertical",
        duration="5 ngày làm việc",
        name="Xóa đăng ký thường trú",
        components=RESULT,
    )
    return Town(office, police)


def make_post(
    code: str,
    name: str,
    serves: list[Office],
    *,
    kind: str = "police",
    since: date = _FROM,
    until: date | None = None,
) -> Office:
    """Keep a vertical agency that works in the offices' places and has no counter of its own."""
    post = make_office(
        code,
        "vertical",
        name=name,
        valid_from=since,
        valid_until=until,
        identifiers=(("qcvn102", code), ("qd20", code)),
        kinds=("department", "leadership", "clerical"),
    )
    data = AgencyData(code, name, name, "vertical", "", since, until, False, False, kind=kind)
    keep_agencies([data], served=[ServedData(code, office.agency.code) for office in serves])
    return post


def succeed(before: Office, after: Office, on: date = _FROM) -> None:
    """Let one agency take over from another."""
    keep_agencies([], successions=[SuccessionData(before.agency.code, after.agency.code, on)])


def bundle(office: Office, **changes: Any) -> Bundle:
    """Return what a person hands in for the death of a relative."""
    papers = (Handed("1-1"), Handed("2-1"), Handed("3-1"))
    values: dict[str, Any] = {
        "link": "khai-tu",
        "office": office.agency.code,
        "applicant": THU,
        "papers": papers,
    }
    return Bundle(**(values | changes))
