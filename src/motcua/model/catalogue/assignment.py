"""Which real procedures the model gives to the district and to the communes of 2022 (docs/model.md states the rule).

The true lists of 264 and 110 procedures are not public. The rule is plain so that anyone can follow it: the district
takes the candidates that today's data suggest, then other procedures in the order of their codes; a commune takes the
fields that people bring to a commune, field by field. A code may serve both, as certified copies did.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from motcua.foundation.catalogue.domain.drafts import VersionDraft
from motcua.foundation.catalogue.services.sources import DATA

DISTRICT_COUNT, COMMUNE_COUNT = 264, 110

#: Field by field, how many procedures a commune of 2022 had in the model, most usual first.
COMMUNE_FIELDS: tuple[tuple[str, int], ...] = (
    ("Chứng thực", 12),
    ("Hộ tịch", 22),
    ("Bảo trợ xã hội", 9),
    ("Người có công", 14),
    ("Đất đai", 6),
    ("Trẻ em", 7),
    ("Tín ngưỡng, tôn giáo", 7),
    ("Nuôi con nuôi", 3),
    ("Hòa giải ở cơ sở", 5),
    ("Giảm nghèo", 4),
    ("Nghĩa vụ quân sự", 4),
    ("Thủy lợi", 4),
    ("Nông nghiệp", 2),
    ("Giáo dục mầm non", 2),
    ("Gia đình", 2),
    ("Công tác dân tộc", 2),
    ("Thi đua - khen thưởng", 3),
    ("Môi trường", 1),
    ("Trồng trọt", 1),
)
#: What only a commune's own officers resolved; never given to the district.
COMMUNE_ONLY = frozenset(
    {
        "Hòa giải ở cơ sở",
        "Tín ngưỡng, tôn giáo",
        "Nghĩa vụ quân sự",
        "Giảm nghèo",
        "Chính sách BQP",
        "Tuyển sinh quân sự",
    }
)
_FOREIGN = re.compile(
    r"yếu tố nước ngoài|cơ quan có thẩm quyền của nước ngoài|ly hôn, hủy việc kết hôn", re.IGNORECASE
)
_BORDER = re.compile(r"khu vực biên giới", re.IGNORECASE)
_DISTRICT_CIVIL = re.compile(r"thay đổi, cải chính|trích lục|xác nhận thông tin hộ tịch", re.IGNORECASE)
_OF_COMMUNE = re.compile(
    r"\(cấp xã\)|quy mô cấp xã|(?:ubnd|ủy ban nhân dân) cấp xã|cấp xã quản lý|ở một xã|trong một xã",
    re.IGNORECASE,
)


def assign_district(drafts: Sequence[VersionDraft]) -> list[VersionDraft]:
    """Return the district's 264: candidates in the order of their file, then others in the order of their codes."""
    by_code = {draft.code: draft for draft in drafts if draft.receivable and _could_be_district(draft)}
    candidates = [code for code in district_candidates() if code in by_code]
    others = [code for code in sorted(by_code) if code not in set(candidates)]
    return _exactly(DISTRICT_COUNT, (by_code[code] for code in [*candidates, *others]))


def assign_commune(drafts: Sequence[VersionDraft]) -> list[VersionDraft]:
    """Return the communes' 110: so many of each usual field in the order of their codes, then more of those fields."""
    usable = sorted(
        (d for d in drafts if d.receivable and _could_be_commune(d)), key=lambda draft: draft.code
    )
    chosen: list[VersionDraft] = []
    left: list[VersionDraft] = []
    for field, quota in COMMUNE_FIELDS:
        of_field = [draft for draft in usable if draft.field == field]
        chosen += of_field[:quota]
        left += of_field[quota:]
    return _exactly(COMMUNE_COUNT, [*chosen, *left])


@cache
def district_candidates() -> tuple[str, ...]:
    """Return the codes that probably belonged to the district, in the order of the reference file."""
    with (DATA / "procedures_district_candidates.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["code"] for row in csv.DictReader(file))


def _could_be_district(draft: VersionDraft) -> bool:
    if draft.field == "Hộ tịch":
        if _BORDER.search(draft.name):
            return False
        return bool(_FOREIGN.search(draft.name) or _DISTRICT_CIVIL.search(draft.name))
    if draft.field == "Chứng thực" or draft.code in district_candidates():
        return True
    return draft.field not in COMMUNE_ONLY and not _OF_COMMUNE.search(draft.name)


def _could_be_commune(draft: VersionDraft) -> bool:
    if draft.field == "Hộ tịch":
        return not _FOREIGN.search(draft.name)
    return not re.search(r"cấp huyện|cấp tỉnh", draft.name, re.IGNORECASE)


def _exactly(count: int, drafts: Iterable[VersionDraft]) -> list[VersionDraft]:
    chosen = list(drafts)[:count]
    if len(chosen) != count:
        raise ValueError(f"the packaged data give {len(chosen)} procedures where the model needs {count}")
    return chosen


def fields_of(drafts: Collection[VersionDraft]) -> set[str]:
    """Return the fields that the drafts cover."""
    return {draft.field for draft in drafts}
