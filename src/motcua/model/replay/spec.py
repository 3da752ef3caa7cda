"""A spec: what a workload must add up to; read, checked for contradictions, its days made plain."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from motcua.common.ledger import canonical
from motcua.common.moments import DayUnreadable, parse_day
from motcua.common.text import clean
from motcua.model.replay.refusals import SpecContradicts, SpecShape, SpecUnreadable

LEVELS = {"commune": "cấp xã", "district": "cấp huyện", "province": "cấp tỉnh"}
AFTERWARDS = ("leave", "settle")
#: More than an installation has in a decade; a plan is kept in memory.
MOST = 1_000_000
_NEEDED = ("name", "seed", "from", "to", "groups")
_GROUP_NEEDED = ("level", "carried_over", "received", "on_time", "late", "not_yet_due")
_GROUP_FREE = ("online", "received_for_online_level", "open")
_OPEN = ("late", "today", "soon", "waiting")
_RELATIVE = re.compile(r"today(?:-(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one level, as of the end of the last day."""

    level: str
    carried_over: int
    received: int
    on_time: int
    late: int
    not_yet_due: int
    online: dict[int, int] = field(default_factory=dict)
    #: None: free.
    received_for: dict[int, int] = field(default_factory=dict)
    #: Where what is open at the end shall stand, as far as the calendar allows: late, today, soon, waiting.
    open: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All dossiers of the group."""
        return self.carried_over + self.received

    @property
    def label(self) -> str:
        """The level's Vietnamese words."""
        return LEVELS[self.level]


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole workload; `digest` tells whether two specs of a name are the same."""

    name: str
    seed: int
    start: date
    end: date
    settle: bool
    groups: tuple[Group, ...]
    digest: str

    @property
    def total(self) -> int:
        """All dossiers of the spec."""
        return sum(group.total for group in self.groups)


def parse(text: str, *, named: str, today: date) -> Spec:
    """Return the spec that a JSON text describes, its relative days counted from today.

    Raises SpecUnreadable, SpecShape or SpecContradicts, each with the first reason found.
    """
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise SpecUnreadable(name=named[-80:], why=f"không phải JSON ({str(error)[:80]})") from None
    top = _object(content, "bản mô tả")
    _keys(top, _NEEDED, ("afterwards",), "bản mô tả")
    name = clean(_text(top["name"], "name"), label="name", limit=100, required=True)
    afterwards = top.get("afterwards", "leave")
    if afterwards not in AFTERWARDS:
        raise SpecShape(why=f"«afterwards» phải là settle hoặc leave, đang là {_show(afterwards)}")
    start, end = _day(top["from"], "from", today), _day(top["to"], "to", today)
    if start > end:
        raise SpecContradicts(why=f"«from» ({_say(start)}) sau «to» ({_say(end)})")
    if end > today:
        raise SpecContradicts(
            why=f"«to» ({_say(end)}) sau hôm nay ({_say(today)}); chưa có hồ sơ của ngày chưa đến"
        )
    return Spec(
        name=name,
        seed=_whole(top["seed"], "seed", least=None),
        start=start,
        end=end,
        settle=afterwards == "settle",
        groups=_groups(top["groups"]),
        digest=hashlib.sha256(canonical(top).encode()).hexdigest(),
    )


def _groups(value: Any) -> tuple[Group, ...]:
    if not isinstance(value, list) or not value:
        raise SpecShape(why="«groups» phải là danh sách có ít nhất một nhóm")
    groups = tuple(_group(item, number) for number, item in enumerate(value, 1))
    levels = [group.level for group in groups]
    for level in levels:
        if levels.count(level) > 1:
            raise SpecContradicts(why=f"{LEVELS[level]} có trong hai nhóm")
    if (total := sum(group.total for group in groups)) > MOST:
        raise SpecShape(why=f"{total} hồ sơ là quá nhiều cho một lần (tối đa {MOST})")
    return groups


def _group(value: Any, number: int) -> Group:
    where = f"nhóm thứ {number}"
    found = _object(value, where)
    _keys(found, _GROUP_NEEDED, _GROUP_FREE, where)
    if not isinstance(found["level"], str) or found["level"] not in LEVELS:
        raise SpecShape(
            why=f"{where}: «level» phải là commune, district hoặc province, đang là {_show(found['level'])}"
        )
    numbers = {key: _whole(found[key], f"{where}, {key}") for key in _GROUP_NEEDED if key != "level"}
    opened = _object(found.get("open", {}), f"{where}, open")
    _keys(opened, (), _OPEN, f"{where}, open")
    group = Group(
        level=found["level"],
        **numbers,
        online=_by_online_level(found.get("online", {}), f"{where}, online"),
        received_for=_by_online_level(
            found.get("received_for_online_level", {}), f"{where}, received_for_online_level"
        ),
        open={key: _whole(count, f"{where}, open, {key}") for key, count in opened.items()},
    )
    _agrees(group)
    return group


def _agrees(group: Group) -> None:
    """Refuse figures of a group that cannot all be true."""
    label = group.label
    ended = group.on_time + group.late + group.not_yet_due
    if group.total != ended:
        raise SpecContradicts(
            why=f"{label}: carried_over + received = {group.total}, mà on_time + late + not_yet_due = {ended}"
        )
    if (online := sum(group.online.values())) > group.received:
        raise SpecContradicts(
            why=f"{label}: nộp trực tuyến {online} nhiều hơn nhận trong kỳ {group.received}"
        )
    if (offered := sum(group.received_for.values())) > group.received:
        raise SpecContradicts(
            why=f"{label}: received_for_online_level cộng lại {offered}, nhiều hơn nhận trong kỳ {group.received}"
        )
    for level, count in group.received_for.items():
        if (online := group.online.get(level, 0)) > count:
            raise SpecContradicts(
                why=f"{label}, mức độ {level}: nộp trực tuyến {online} nhiều hơn nhận cho thủ tục mức ấy {count}"
            )
    room = sum(count for level, count in group.online.items() if level not in group.received_for)
    if group.received_for and room > group.received - offered:
        raise SpecContradicts(
            why=f"{label}: nộp trực tuyến và received_for_online_level vượt quá nhận trong kỳ"
        )
    _open_agrees(group)


def _open_agrees(group: Group) -> None:
    opened = group.open
    if opened.get("late", 0) > group.late:
        raise SpecContradicts(why=f"{group.label}: open.late nhiều hơn late")
    if sum(opened.get(key, 0) for key in ("today", "soon", "waiting")) > group.not_yet_due:
        raise SpecContradicts(
            why=f"{group.label}: open.today + open.soon + open.waiting nhiều hơn not_yet_due"
        )


def _by_online_level(value: Any, where: str) -> dict[int, int]:
    found = _object(value, where)
    for key in found:
        if key not in ("3", "4"):
            raise SpecShape(why=f"{where}: mức độ phải là 3 hoặc 4, đang là {_show(key)}")
    return {int(key): _whole(count, f"{where}, {key}") for key, count in found.items()}


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise SpecShape(why=f"khóa {_show(key)} viết hai lần")
        found[key] = value
    return found


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SpecShape(why=f"{where} phải là một đối tượng JSON")
    return value


def _keys(found: Mapping[str, Any], needed: tuple[str, ...], free: tuple[str, ...], where: str) -> None:
    for key in needed:
        if key not in found:
            raise SpecShape(why=f"{where} thiếu «{key}»")
    for key in found:
        if key not in needed and key not in free:
            raise SpecShape(why=f"{where} có khóa lạ {_show(key)}")


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise SpecShape(why=f"«{where}» phải là chữ, đang là {_show(value)}")
    return value


def _whole(value: Any, where: str, *, least: int | None = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or (least is not None and value < least):
        kind = "số nguyên" if least is None else "số nguyên không âm"
        raise SpecShape(why=f"«{where}» phải là {kind}, đang là {_show(value)}")
    return value


def _day(value: Any, where: str, today: date) -> date:
    text = _text(value, where).strip()
    if relative := _RELATIVE.fullmatch(text):
        return today - timedelta(days=int(relative[1] or 0))
    try:
        return parse_day(text)
    except DayUnreadable:
        raise SpecShape(
            why=f"«{where}» phải là ngày (2022-06-15), today hoặc today-30, đang là {_show(value)}"
        ) from None


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _say(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
