"""What the list page shows: the filters as they were asked, the counts beside them, and one page of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.common.moments import parse_day
from motcua.common.refusals import Refusal
from motcua.common.text import clean, sort_key
from motcua.foundation.catalogue.domain import ALL_LEVELS, DurationPlan, UnknownLevel, VersionPlan
from motcua.foundation.catalogue.queries import find_among, versions_in_force

PER_PAGE = 50
LEVEL_NAMES = {
    "commune": gettext_lazy("Cấp xã"),
    "district": gettext_lazy("Cấp huyện"),
    "province": gettext_lazy("Cấp tỉnh"),
    "vertical": gettext_lazy("Ngành dọc"),
}
#: Key of a tab, its words, and which versions it holds.
_TABS: tuple[tuple[str, object, Callable[[VersionPlan], bool]], ...] = (
    ("", gettext_lazy("Tất cả"), lambda plan: True),
    ("nhan-duoc", gettext_lazy("Tiếp nhận được"), lambda plan: plan.receivable),
    ("chua-nhan", gettext_lazy("Chưa tiếp nhận được"), lambda plan: not plan.receivable),
    ("muc-4", gettext_lazy("Trực tuyến toàn trình"), lambda plan: plan.online_level == 4),
    ("muc-3", gettext_lazy("Trực tuyến một phần"), lambda plan: plan.online_level == 3),
    ("gia-dinh", gettext_lazy("Thời hạn giả định"), lambda plan: any(d.assumed for d in plan.durations)),
)


class PageUnknown(Refusal):
    """A page number that the list does not have."""

    status = 404
    field = "trang"
    sentence = "Danh sách này không có trang «%(page)s»."


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab over the list, with how many it holds."""

    label: str
    count: int
    href: str
    current: bool
    tone: str = ""
    shape: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure of the list."""

    plan: VersionPlan
    duration: DurationPlan | None
    others: tuple[DurationPlan, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list and everything around it."""

    q: str
    level: str
    field: str
    tab: str
    on: date
    is_today: bool
    levels: tuple[tuple[str, str, int], ...]
    fields: tuple[tuple[str, int], ...]
    tabs: tuple[Tab, ...]
    rows: tuple[Row, ...]
    total: int
    first: int
    last: int
    next_href: str
    first_href: str
    clear_href: str
    query: str

    @property
    def level_name(self) -> str:
        """The level in words, within a sentence."""
        return str(LEVEL_NAMES[self.level]).lower()

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list down."""
        return bool(self.q or self.field or self.tab)

    @property
    def says(self) -> str:
        """Which part of the list this page shows."""
        if not self.total:
            return ""
        return _("%(first)d đến %(last)d trong %(total)d thủ tục") % {
            "first": self.first,
            "last": self.last,
            "total": self.total,
        }


def read_listing(asked: Mapping[str, str], *, today: date, own_level: str) -> Listing:
    """Return the page of the list that the address asks for; refuse levels, days and pages that are not there."""
    on = parse_day(asked["ngay"], field="ngay") if asked.get("ngay") else today
    q = clean(asked.get("q", ""), label=_("Từ cần tìm"), limit=200, field="q")
    field = clean(asked.get("linh_vuc", ""), label=_("Lĩnh vực"), limit=200, field="linh_vuc")
    counts = {level: len(versions_in_force(level, on)) for level in ALL_LEVELS}
    level = _level(asked.get("cap", ""), own_level, counts)
    every = versions_in_force(level, on)
    of_field = [plan for plan in every if not field or plan.field == field]
    found = find_among(of_field, q) if q else of_field
    tab = asked.get("loai", "")
    holds = next((test for key, _label, test in _TABS if key == tab), None)
    chosen = [plan for plan in found if holds is None or holds(plan)]
    number = _page_number(asked.get("trang", ""), len(chosen))
    kept = {"q": q, "cap": level, "linh_vuc": field, "loai": tab, "ngay": asked.get("ngay", "")}
    start = (number - 1) * PER_PAGE
    page = chosen[start : start + PER_PAGE]
    return Listing(
        q=q,
        level=level,
        field=field,
        tab=tab if holds else "",
        on=on,
        is_today=on == today,
        levels=tuple(
            (key, str(LEVEL_NAMES[key]), count) for key, count in counts.items() if count or key == level
        ),
        fields=_fields(every),
        tabs=_tabs(found, kept, tab),
        rows=tuple(map(_row, page)),
        total=len(chosen),
        first=start + 1,
        last=start + len(page),
        next_href=_href(kept, trang=str(number + 1)) if start + PER_PAGE < len(chosen) else "",
        first_href=_href(kept) if number > 1 else "",
        clear_href=_href({"cap": level, "ngay": kept["ngay"]}),
        query=urlencode({k: v for k, v in {"cap": level, "ngay": kept["ngay"]}.items() if v}),
    )


def _level(asked: str, own_level: str, counts: Mapping[str, int]) -> str:
    """The level asked for; without one the officer's own, or the nearest that has procedures on the day."""
    if asked and asked not in ALL_LEVELS:
        raise UnknownLevel(level=asked[:40], field="cap")
    if asked or counts.get(own_level):
        return asked or own_level
    return next((level for level in ALL_LEVELS if counts[level]), "commune")


def _page_number(asked: str, total: int) -> int:
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 0 if asked else 1
    if number < 1 or (number > 1 and (number - 1) * PER_PAGE >= total):
        raise PageUnknown(page=asked[:10])
    return number


def _fields(plans: tuple[VersionPlan, ...]) -> tuple[tuple[str, int], ...]:
    counted = Counter(plan.field for plan in plans)
    return tuple(sorted(counted.items(), key=lambda pair: sort_key(pair[0])))


def _tabs(found: list[VersionPlan], kept: Mapping[str, str], current: str) -> tuple[Tab, ...]:
    return tuple(
        Tab(str(label), sum(map(test, found)), _href({**kept, "loai": key}), key == current)
        for key, label, test in _TABS
    )


def _row(plan: VersionPlan) -> Row:
    general = plan.duration_for("")
    others = tuple(d for d in plan.durations if d.channel and not d.case)
    return Row(plan, general, others)


def _href(kept: Mapping[str, str], **more: str) -> str:
    words = {name: value for name, value in {**kept, **more}.items() if value}
    return f"?{urlencode(words)}" if words else "?"
