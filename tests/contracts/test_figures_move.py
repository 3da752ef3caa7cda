"""A dossier withdrawn, added, or resolved a day later through the API: the figures move by exactly that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from motcua.common.moments import parse_day
from motcua.foundation.accounts.models import User
from motcua.foundation.catalogue.queries import versions_in_force
from tests.contracts.counting import counted, total
from tests.contracts.house import PERSON, House

FIRST, LAST = "2026-03-02", "2026-03-16"
AT_ONCE = "2.000815"


def moved(house: House, do: Callable[[], object], last: str = LAST) -> dict[str, int]:
    """Return by how much each figure moves when something is done; what stays is left out."""
    before = house.figures(FIRST, last)
    do()
    after = house.figures(FIRST, last)
    return {name: after[name] - before[name] for name in before if after[name] != before[name]}


def one_that_is(house: House, fits: Callable[[dict[str, str]], bool]) -> str:
    return next(row["code"] for row in house.exported(LAST) if not row["finished_at"] and fits(row))


def is_late(row: dict[str, str]) -> bool:
    return row["original_due_at"][:10] < LAST and not row["waiting_since"]


def taking_days() -> str:
    """Return a procedure that takes three working days or more, whoever brings it however."""
    plans = versions_in_force("commune", parse_day(LAST))
    return next(
        plan.code
        for plan in plans
        if plan.receivable and not plan.cases and {one.text for one in plan.durations} == {"3 ngày làm việc"}
    )


def test_a_dossier_added_at_the_counter_is_one_more_received_and_pending(house: House) -> None:
    assert moved(house, lambda: house.receive(AT_ONCE)) == {
        "received_total": 1, "received_direct": 1, "pending_total": 1, "pending_within": 1,
    }  # fmt: skip


def test_a_dossier_added_online_is_one_more_online(house: House) -> None:
    assert moved(house, lambda: house.receive(AT_ONCE, channel="online")) == {
        "received_total": 1, "received_online": 1, "pending_total": 1, "pending_within": 1,
    }  # fmt: skip


def test_what_a_citizen_files_counts_from_the_moment_it_is_accepted(house: House) -> None:
    own = PERSON | {"id_number": User.objects.get(username="congdan").id_number}
    filed: list[str] = []

    def file() -> None:
        dossier = house.receive(AT_ONCE, who="congdan", channel="online", applicant=own)
        filed.append(dossier["reference"])

    assert moved(house, file) == {}
    assert moved(house, lambda: house.act(filed[0], "accept")) == {
        "received_total": 1, "received_online": 1, "pending_total": 1, "pending_within": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "action", "body"),
    [("quay.nhontrach", "refuse", {"reason": "other", "note": "thiếu"}), ("congdan", "withdraw", {})],
)
def test_what_is_never_received_is_in_no_figure(
    house: House, who: str, action: str, body: dict[str, str]
) -> None:
    own = PERSON | {"id_number": User.objects.get(username="congdan").id_number}

    def file_and_end() -> None:
        dossier = house.receive(AT_ONCE, who="congdan", channel="online", applicant=own)
        house.act(dossier["reference"], action, who=who, **body)

    assert moved(house, file_and_end) == {}


@pytest.mark.parametrize("action", ["withdraw", "stop"])
def test_a_late_dossier_withdrawn_or_stopped_is_solved_on_time(house: House, action: str) -> None:
    code = one_that_is(house, is_late)

    assert moved(house, lambda: house.act(code, action)) == {
        "solved_total": 1, "solved_on_time": 1, "pending_total": -1, "pending_late": -1,
    }  # fmt: skip


def test_a_dossier_that_waits_and_is_withdrawn_was_within(house: House) -> None:
    code = one_that_is(house, lambda row: row["status"] == "awaiting_supplement")

    assert moved(house, lambda: house.act(code, "withdraw")) == {
        "solved_total": 1, "solved_on_time": 1, "pending_total": -1, "pending_within": -1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("finished", "figure"),
    [("2026-03-18T16:59", "solved_early"), ("2026-03-19T23:59", "solved_on_time"),
     ("2026-03-20T00:00", "solved_late")],
)  # fmt: skip
def test_resolved_a_day_later_moves_one_dossier_to_the_next_figure(
    house: House, finished: str, figure: str
) -> None:
    received = house.receive(taking_days())
    house.act(received["code"], "hand_over")
    assert received["due_at"] == "2026-03-19T17:00:00+07:00"

    def resolve() -> None:
        house.at(finished).act(received["code"], "resolve")

    # Until then it counts as pending late where the period goes on beyond its date.
    assert moved(house, resolve, last="2026-03-20") == {
        "solved_total": 1, figure: 1, "pending_total": -1, "pending_late": -1,
    }  # fmt: skip


def test_returning_a_result_moves_nothing(house: House) -> None:
    code = house.receive(AT_ONCE)["code"]
    house.act(code, "hand_over")
    house.act(code, "resolve")

    assert moved(house, lambda: house.act(code, "return")) == {}


def test_an_extension_moves_no_figure(house: House) -> None:
    code = one_that_is(house, lambda row: is_late(row) and row["due_at"] == row["original_due_at"])

    def extend() -> None:
        house.act(code, "extend", who="lanhdao.nhontrach", until="2026-04-10", reason="other", note="Chờ")

    assert moved(house, extend) == {}


def test_what_happens_after_a_period_leaves_its_figures_as_they_were(house: House) -> None:
    code = one_that_is(house, is_late)

    def go_on() -> None:
        house.receive(AT_ONCE)
        house.act(code, "withdraw")

    assert moved(house, go_on, last="2026-03-13") == {}


def test_after_all_that_each_field_still_counts_what_the_exported_list_counts(house: House) -> None:
    with transaction.atomic():
        house.act(one_that_is(house, is_late), "withdraw")
        house.receive(AT_ONCE, channel="post")
        code = house.receive(taking_days())["code"]
        house.act(code, "hand_over")
        house.at("2026-03-23T08:00").act(code, "resolve")

    for last in ("2026-03-06", "2026-03-13", LAST, "2026-03-23"):
        report = house.report(FIRST, last)
        mine = counted(house.exported(last), FIRST, last)
        assert {row.pop("field"): row for row in report["rows"]} == mine
        assert report["total"] == total(mine.values())
