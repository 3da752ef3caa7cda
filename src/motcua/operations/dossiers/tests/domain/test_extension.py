"""An extension: once, to a later working day; it moves the promise last given and never the first."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.common.moments import parse_day
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.tests.domain.lives import COUNTER, Told, due, processing

FIRST = "2022-06-16T17:00"  # three working days after Monday, 13 June
GROUND = {"reason": "sector_law"}


def extend(told: Told, until: str = "2022-06-21", at: str = "2022-06-14T09:00", **needs: Any) -> Life:
    return told.does(Act.EXTEND, at, reason="workload", until=parse_day(until), **needs)


def test_an_extension_moves_the_promise_and_leaves_the_first_date() -> None:
    told = processing()

    life = extend(told)

    assert due(life) == (FIRST, "2022-06-21T17:00")
    assert (life.extensions, told.last.breach) == (1, "")


@pytest.mark.parametrize(
    ("at", "breach"),
    [("2022-06-15T16:59", ""), ("2022-06-16T08:00", "apology-late"), ("2022-06-20T08:00", "apology-late")],
)
def test_the_apology_comes_a_day_before_the_promise_or_shows_as_a_breach(at: str, breach: str) -> None:
    told = processing()

    life = extend(told, at=at)

    assert (told.last.breach, life.breaches) == (breach, int(bool(breach)))


def test_there_is_one_extension_only() -> None:
    told = processing()
    extend(told)

    with pytest.raises(refusals.ExtendedAlready, match="một lần"):
        extend(told, until="2022-06-28", at="2022-06-20T09:00")


@pytest.mark.parametrize(
    ("until", "at", "refusal", "words"),
    [
        ("2022-06-16", "2022-06-14T09:00", refusals.ExtensionNotLater, "thứ Năm, 16/6/2022"),
        ("2022-06-01", "2022-06-14T09:00", refusals.ExtensionNotLater, "sau ngày hẹn trả"),
        ("2022-06-17", "2022-06-20T09:00", refusals.ExtensionInThePast, "trước hôm nay"),
        ("2022-06-18", "2022-06-14T09:00", refusals.ExtensionOnDayOff, r"không làm việc vào thứ Bảy, 18/6/2022"),
        ("2022-09-02", "2022-06-14T09:00", refusals.ExtensionOnDayOff, "không làm việc vào thứ Sáu, 2/9/2022"),
    ],
)  # fmt: skip
def test_it_goes_to_a_later_working_day(until: str, at: str, refusal: type[Exception], words: str) -> None:
    with pytest.raises(refusal, match=words) as caught:
        extend(processing(), until=until, at=at)

    assert caught.value.field == "until"  # type: ignore[attr-defined]


def test_a_swapped_saturday_is_a_working_day() -> None:
    life = extend(
        processing("2024-04-25T08:00", "1 ngày làm việc"), until="2024-05-04", at="2024-04-25T09:00"
    )

    assert due(life) == ("2024-04-26T17:00", "2024-05-04T17:00")


def test_it_needs_a_day_and_a_reason() -> None:
    with pytest.raises(refusals.ExtensionDayMissing):
        processing().does(Act.EXTEND, "2022-06-14T09:00", reason="workload")
    with pytest.raises(refusals.ReasonMissing):
        processing().does(Act.EXTEND, "2022-06-14T09:00", until=parse_day("2022-06-21"))


def test_a_promise_within_a_day_may_be_extended_to_the_closing_of_that_day() -> None:
    told = processing(duration="1 giờ")

    life = extend(told, until="2022-06-13", at="2022-06-13T08:30")

    assert due(life) == ("2022-06-13T09:00", "2022-06-13T17:00")


def test_a_pause_after_it_moves_both_dates() -> None:
    told = processing()
    extend(told)
    told.does(Act.PAUSE, "2022-06-15T09:00", **GROUND)

    life = told.does(Act.RESUME, "2022-06-17T09:00")

    assert due(life) == ("2022-06-20T17:00", "2022-06-23T17:00")


def test_a_pause_before_it_moves_the_first_date_only() -> None:
    told = processing()
    told.does(Act.PAUSE, "2022-06-13T09:00", **GROUND)
    told.does(Act.RESUME, "2022-06-14T09:00")

    life = extend(told, until="2022-06-22", at="2022-06-14T10:00")

    assert due(life) == ("2022-06-17T17:00", "2022-06-22T17:00")


def test_a_pause_that_begins_after_the_first_date_moves_the_second_only() -> None:
    told = processing()
    extend(told)
    told.does(Act.PAUSE, "2022-06-17T09:00", **GROUND)

    life = told.does(Act.RESUME, "2022-06-20T09:00")

    assert due(life) == (FIRST, "2022-06-22T17:00")


def test_the_promise_is_never_before_the_first_date() -> None:
    told = processing()
    extend(told, until="2022-06-17")
    told.does(Act.PAUSE, "2022-06-14T10:00", **GROUND)

    life = told.does(Act.RESUME, "2022-06-30T09:00")

    assert life.due_at and life.original_due_at and life.due_at >= life.original_due_at


def test_a_recount_sets_both_dates_anew_and_gives_no_second_extension() -> None:
    told = processing()
    extend(told)
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-15T09:00", items=("1",))

    life = told.does(Act.SUPPLEMENT, "2022-06-24T09:00", COUNTER)

    assert due(life) == ("2022-06-29T17:00", "2022-06-29T17:00")
    with pytest.raises(refusals.ExtendedAlready):
        extend(told, until="2022-07-05", at="2022-06-27T09:00")


def test_after_a_recount_the_old_extension_is_forgotten() -> None:
    told = processing()
    extend(told, until="2022-08-01")
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-15T09:00", items=("1",))
    told.does(Act.SUPPLEMENT, "2022-06-24T09:00", COUNTER)
    told.does(Act.PAUSE, "2022-06-27T09:00", **GROUND)

    life = told.does(Act.RESUME, "2022-06-28T09:00")

    assert due(life) == ("2022-06-30T17:00", "2022-06-30T17:00")
