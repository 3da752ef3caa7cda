"""Loads the model's catalogue: what was in force in 2022, and what is in force today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from motcua.foundation.catalogue.domain.drafts import Surroundings, VersionDraft, understand
from motcua.foundation.catalogue.domain.durations import LocalRule
from motcua.foundation.catalogue.domain.rows import Place, SourceRow
from motcua.foundation.catalogue.services.bring_in import rows_of
from motcua.foundation.catalogue.services.keep import Kept, keep_versions
from motcua.foundation.catalogue.services.sources import DATA, read_source, read_surroundings
from motcua.model.catalogue.assignment import assign_commune, assign_district
from motcua.model.catalogue.assumptions import assume
from motcua.model.catalogue.online import with_online_levels
from motcua.model.catalogue.vertical import vertical_versions

FIRST_DAY = date(2021, 1, 1)
#: The first day of government on two levels: the district's procedures end, the communes' of today begin.
TWO_LEVELS_FROM = date(2025, 7, 1)
_SOURCE_2022 = (
    "Nội dung theo dữ liệu công khai năm 2026; cấp giải quyết và mức độ trực tuyến năm 2022 "
    "do mô hình gán theo quy tắc nêu trong docs/model.md"
)
_SOURCE_TODAY = (
    "Dữ liệu công khai năm 2026; mức độ trực tuyến theo quyết định của UBND tỉnh Đồng Nai tháng 11/2025"
)


def load() -> Kept:
    """Bring both times of the model's catalogue in; again, nothing changes."""
    source = read_source(DATA)
    rows = list(rows_of(source, Place(levels=("commune",))))
    return keep_versions(
        [
            *versions_of_2022(rows),
            *versions_of_today(rows),
            *vertical_versions(source, FIRST_DAY, TWO_LEVELS_FROM, _SOURCE_2022),
            *vertical_versions(source, TWO_LEVELS_FROM, None, _SOURCE_TODAY),
        ]
    )


def versions_of_2022(rows: Iterable[SourceRow]) -> list[VersionDraft]:
    """Return the 264 and 110 versions in force until 30/6/2025."""
    rows = list(rows)
    # The local decisions of 2025 tell durations that the decree of 2015 had already set, but no online words of 2022.
    rules = {code: LocalRule(rule.time, rule.source) for code, rule in read_surroundings().rules.items()}
    around = Surroundings(rules=rules)
    online = {row.code for row in rows if any(line.channel == "online" for line in row.times)}
    found: list[VersionDraft] = []
    for level, assign in (("district", assign_district), ("commune", assign_commune)):
        drafts = [assume(understand(row, level, FIRST_DAY, around), row) for row in rows]
        chosen = with_online_levels(assign(drafts), level, online)
        found += [replace(draft, valid_until=TWO_LEVELS_FROM, source=_SOURCE_2022) for draft in chosen]
    return found


def versions_of_today(rows: Iterable[SourceRow]) -> list[VersionDraft]:
    """Return the communes' versions in force from 1/7/2025, also those that cannot be received yet."""
    around = read_surroundings()
    return [
        replace(assume(understand(row, "commune", TWO_LEVELS_FROM, around), row), source=_SOURCE_TODAY)
        for row in rows
    ]
