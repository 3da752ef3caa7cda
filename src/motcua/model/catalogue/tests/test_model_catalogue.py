"""The model's catalogue has exactly the numbers of the report, each procedure real and each promise countable."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from motcua.foundation.catalogue.domain.rows import Place
from motcua.foundation.catalogue.queries import version_in_force, versions_in_force
from motcua.foundation.catalogue.services.bring_in import rows_of
from motcua.foundation.catalogue.services.sources import DATA, read_source
from motcua.foundation.worktime.duration import parse_duration
from motcua.model.catalogue import load
from motcua.model.catalogue.assignment import district_candidates
from motcua.model.catalogue.load import versions_of_2022, versions_of_today

AUGUST_2022, TODAY = date(2022, 8, 26), date(2026, 11, 24)


@cache
def rows():
    return tuple(rows_of(read_source(DATA), Place(levels=("commune",))))


@cache
def of_2022(level):
    return tuple(draft for draft in versions_of_2022(rows()) if draft.level == level)


@cache
def of_today():
    return tuple(versions_of_today(rows()))


def general(draft):
    return next(d for d in draft.durations if not d.channel and not d.case)


@pytest.mark.parametrize(
    ("level", "count", "at_3", "at_4"), [("district", 264, 12, 174), ("commune", 110, 20, 61)]
)
def test_each_level_of_2022_has_the_reports_number_of_procedures(level, count, at_3, at_4):
    online = Counter(draft.online_level for draft in of_2022(level))

    assert len({draft.code for draft in of_2022(level)}) == len(of_2022(level)) == count
    assert (online[3], online[4]) == (at_3, at_4)


def test_online_procedures_of_2022_are_32_at_level_3_and_235_at_level_4():
    online = Counter(draft.online_level for level in ("district", "commune") for draft in of_2022(level))

    assert (online[3], online[4]) == (32, 235)


@pytest.mark.parametrize("level", ["district", "commune"])
def test_every_procedure_of_2022_can_be_received_and_has_a_process(level):
    for draft in of_2022(level):
        assert draft.receivable
        for duration in draft.durations:
            parse_duration(duration.text)
        assert (draft.steps[0].unit_kind, draft.steps[-1].unit_kind) == ("one_stop", "one_stop")


@pytest.mark.parametrize("level", ["district", "commune"])
def test_each_level_of_2022_has_ten_fields_and_short_and_long_promises(level):
    texts = {general(draft).text for draft in of_2022(level)}

    assert len({draft.field for draft in of_2022(level)}) >= 10
    assert {"trong ngày", "1 ngày làm việc", "5 ngày làm việc", "10 ngày làm việc"} <= texts
    assert {"15 ngày làm việc", "30 ngày làm việc", "35 ngày làm việc"} <= texts


def test_the_rule_of_assignment_holds():
    district, commune = ({draft.code for draft in of_2022(level)} for level in ("district", "commune"))

    assert "2.000815" in district & commune
    assert "1.001193" in commune - district
    assert "2.000528" in district - commune
    assert len(district & set(district_candidates())) > 130


def test_an_assumed_duration_of_the_model_says_that_the_source_gives_none():
    assumed = [general(draft) for draft in of_today() if draft.durations and general(draft).assumed]

    assert assumed
    assert all("mô hình giả định" in duration.note for duration in assumed)


def test_today_the_online_words_are_those_of_the_provinces_decisions():
    words = {draft.code: (draft.online_level, draft.online_word) for draft in of_today()}

    assert words["2.000815"] == (3, "một phần")
    assert words["2.000908"] == (4, "toàn trình")
    assert words["1.001193"] == (None, "")


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_both_times_are_in_force():
    first, second = load(), load()

    assert (first.new, second.new, second.changed, second.unchanged) == (775, 0, 0, 775)
    assert len(versions_in_force("district", AUGUST_2022)) == 264
    assert len(versions_in_force("commune", AUGUST_2022)) == 110
    assert len(versions_in_force("district", TODAY)) == 0
    assert len(versions_in_force("commune", TODAY)) == 393
    assert len(versions_in_force("vertical", AUGUST_2022)) == len(versions_in_force("vertical", TODAY)) == 4
    assert version_in_force("1.000894", level="commune", on=TODAY).durations[0].assumed
