"""A spec that contradicts itself, or is none, is refused with its reason in one sentence."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from motcua.common.refusals import Refusal
from motcua.model.replay.spec import parse
from motcua.model.replay.tests.shapes import group

TODAY = date(2026, 9, 11)
GOOD: dict[str, Any] = {
    "name": "thử", "seed": 1, "from": "2022-06-15", "to": "2022-09-16",
    "groups": [group("commune", 5, 95, 90, 6, 4, online={"3": 3, "4": 9})],
}  # fmt: skip


def read(content: Any) -> Any:
    return parse(json.dumps(content), named="spec.json", today=TODAY)


def with_group(**changes: Any) -> dict[str, Any]:
    return GOOD | {"groups": [GOOD["groups"][0] | changes]}


def test_a_good_spec_is_read_as_it_says() -> None:
    spec = read(GOOD)

    assert (spec.start, spec.end, spec.settle, spec.total) == (
        date(2022, 6, 15),
        date(2022, 9, 16),
        False,
        100,
    )
    assert spec.groups[0].online == {3: 3, 4: 9}


def test_relative_days_are_counted_from_today_and_leave_the_spec_the_same() -> None:
    relative = GOOD | {"from": "today-30", "to": "today"}
    spec, tomorrow = read(relative), parse(json.dumps(relative), named="x", today=date(2026, 9, 12))

    assert (spec.start, spec.end) == (date(2026, 8, 12), TODAY)
    assert spec.digest == tomorrow.digest != read(GOOD).digest


def test_the_order_of_keys_does_not_matter() -> None:
    assert read(dict(reversed(GOOD.items()))).digest == read(GOOD).digest


CONTRADICTIONS = {
    "sums": (with_group(late=7), "carried_over + received = 100, mà on_time + late + not_yet_due = 101"),
    "online above received": (with_group(online={"3": 60, "4": 36}), "nộp trực tuyến 96 nhiều hơn nhận trong kỳ 95"),
    "offered below online": (
        with_group(received_for_online_level={"3": 2, "4": 20}), "mức độ 3: nộp trực tuyến 3 nhiều hơn"
    ),
    "offered above received": (with_group(received_for_online_level={"3": 50, "4": 46}), "cộng lại 96"),
    "offered and online leave no room": (with_group(received_for_online_level={"3": 90}), "vượt quá"),
    "backwards": (GOOD | {"from": "2022-09-17"}, "sau «to»"),
    "future": (GOOD | {"to": "2026-09-12"}, "chưa có hồ sơ của ngày chưa đến"),
    "level twice": (GOOD | {"groups": GOOD["groups"] * 2}, "cấp xã có trong hai nhóm"),
    "more open than late": (with_group(open={"late": 7}), "open.late"),
    "more open than not due": (with_group(open={"today": 3, "soon": 2}), "open.today"),
}  # fmt: skip
WRONG = {
    "negative": (with_group(late=-1), "số nguyên không âm"),
    "a fraction": (with_group(late=6.0), "số nguyên không âm"),
    "a truth": (with_group(late=True), "số nguyên không âm"),
    "a text": (with_group(received="95"), "số nguyên không âm"),
    "seed": (GOOD | {"seed": "1"}, "seed"),
    "level": (with_group(level="village"), "commune, district hoặc province"),
    "online level": (with_group(online={"2": 1}), "mức độ phải là 3 hoặc 4"),
    "unknown key": (GOOD | {"speed": 1}, "khóa lạ"),
    "unknown key of a group": (with_group(lates=1), "khóa lạ"),
    "missing key": ({k: v for k, v in GOOD.items() if k != "seed"}, "thiếu «seed»"),
    "missing key of a group": (GOOD | {"groups": [{"level": "commune"}]}, "thiếu «carried_over»"),
    "no groups": (GOOD | {"groups": []}, "ít nhất một nhóm"),
    "afterwards": (GOOD | {"afterwards": "forget"}, "settle hoặc leave"),
    "day": (GOOD | {"from": "15/6/2022"}, "phải là ngày"),
    "later than today": (GOOD | {"to": "today+1"}, "phải là ngày"),
    "no object": ([], "đối tượng JSON"),
    "too many": (GOOD | {"groups": [group("commune", 0, 2_000_000, 2_000_000, 0, 0)]}, "quá nhiều"),
}


@pytest.mark.parametrize("case", CONTRADICTIONS | WRONG)
def test_what_cannot_be_is_refused_with_its_reason(case: str) -> None:
    content, says = (CONTRADICTIONS | WRONG)[case]

    with pytest.raises(Refusal) as refused:
        read(content)

    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "{", "nothing", '{"name": "a", "name": "b"}', "[" * 100_000, '{"name": "\u202e"}']
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        parse(text, named="spec.json", today=TODAY)


@pytest.mark.parametrize("name", ["", "x" * 101, "a\u202eb", "a\x00b"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(Refusal):
        read(GOOD | {"name": name})
