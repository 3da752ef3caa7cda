"""Linked procedures without a database: papers once, what begins when, when the whole is expected."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.common.moments import parse_moment
from motcua.foundation.catalogue.domain import ComponentPlan, VersionPlan
from motcua.foundation.catalogue.domain.links import LinkWrong, read_links
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.duration import parse_duration
from motcua.operations.dossiers.domain import linked
from motcua.operations.dossiers.domain.application import Handed
from motcua.operations.dossiers.domain.linked import Lamp, PartCourse
from motcua.operations.dossiers.domain.states import State

MONDAY = parse_moment("2026-06-15T08:00")
ROW = {
    "key": "three",
    "name": "Ba việc",
    "in_force_from": date(2025, 7, 1),
    "source": "thử",
    "part": [
        {"number": 1, "procedure": "1.000001", "agency": "same"},
        {"number": 2, "procedure": "1.000002", "agency": "police", "after": 1, "from_result": "trich luc"},
        {"number": 3, "procedure": "1.000003", "agency": "same", "after": 2, "condition": "nếu có"},
        {"number": 4, "procedure": "1.000004", "agency": "same", "condition": "nếu cần", "wanted": False},
    ],
    "paper": [{"name": "Giấy ủy quyền", "parts": {"1": "uy quyen", "3": "uy quyen"}}],
}


def link(**changes):
    return read_links([ROW | changes])[0]


def plan(code, *papers):
    components = tuple(
        ComponentPlan(str(n), name, 1, 0, must, "", "") for n, (name, must) in enumerate(papers, 1)
    )
    return VersionPlan(
        id=1, code=code, name=code, field="", level="commune", valid_from=date(2025, 7, 1), valid_until=None,
        online_level=None, online_word="", result="", durations=(), components=components, steps=(),
        receivable=True, why_not="", folded="", sort_key="",
    )  # fmt: skip


PLANS = {
    1: plan("1.000001", ("Tờ khai", True), ("Giấy ủy quyền của thân nhân", False)),
    2: plan("1.000002", ("Tờ khai", True), ("Trích lục khai tử", True)),
    3: plan("1.000003", ("Bản sao giấy ủy quyền", True)),
}


def test_a_shared_paper_is_asked_for_once_and_counts_in_each_of_its_parts():
    parts = linked.chosen_parts(link(), None, {})
    papers = linked.united(link(), parts, PLANS)

    assert [(paper.key, paper.name, paper.obligatory) for paper in papers] == [
        ("1-1", "Tờ khai", True),
        ("s1", "Giấy ủy quyền", True),
        ("2-1", "Tờ khai", True),
    ]
    assert linked.spread(papers, [Handed("s1", 1, 0)]) == {1: (Handed("2", 1, 0),), 3: (Handed("1", 1, 0),)}


def test_the_paper_that_the_awaited_result_is_is_asked_of_nobody():
    given = linked.results_in(link().parts[1], PLANS[2])

    assert [component.name for component in given] == ["Trích lục khai tử"]


def test_a_paper_of_no_part_is_refused():
    with pytest.raises(linked.PaperUnknown):
        linked.spread(linked.united(link(), link().parts[:1], PLANS), [Handed("9-9")])


def test_without_a_word_the_parts_that_the_data_want_are_handed_in():
    assert [part.number for part in linked.chosen_parts(link(), None, {})] == [1, 2, 3]
    assert [part.number for part in linked.chosen_parts(link(), {1, 2, 4}, {})] == [1, 2, 4]


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [({2, 3}, linked.PartMissing), ({1, 3}, linked.PartMissing)],
)
def test_a_part_without_a_condition_cannot_be_left_out(wanted, refusal):
    with pytest.raises(refusal):
        linked.chosen_parts(link(), wanted, {})


def test_a_part_cannot_be_taken_without_the_one_that_it_waits_for():
    conditional = [{**part, "condition": "nếu"} for part in ROW["part"]]

    with pytest.raises(linked.PartWaitsForNothing):
        linked.chosen_parts(link(part=conditional), {1, 3}, {})


@pytest.mark.parametrize(
    "part",
    [
        {"number": 2, "procedure": "1.000002", "agency": "same", "after": 2},
        {"number": 2, "procedure": "1.000002", "agency": "same", "after": 3},
        {"number": 3, "procedure": "1.000002", "agency": "same"},
        {"number": 2, "procedure": "1.000002", "agency": "same", "from_result": "x"},
    ],
)
def test_data_that_contradict_themselves_are_told_when_they_are_read(part):
    with pytest.raises(LinkWrong):
        link(part=[ROW["part"][0], part])


def course(number, after=None, **known):
    return PartCourse(number, after, calendar=national_calendar(), **known)


def test_the_whole_is_expected_at_the_end_of_its_longest_chain():
    days = parse_duration("2 ngày làm việc")
    courses = [
        course(1, due_at=parse_moment("2026-06-16T17:00")),
        course(2, 1, duration=parse_duration("5 ngày làm việc")),
        course(3, 1, duration=days),
        course(4, 3, duration=days),
    ]

    ready = linked.expected(courses, MONDAY)

    # Received at 17:00 counts as received on the next working day.
    assert ready[2] == parse_moment("2026-06-24T17:00")
    assert ready[4] == parse_moment("2026-06-24T17:00")
    assert max(ready.values()) == parse_moment("2026-06-24T17:00")


def test_what_is_overdue_is_not_expected_before_now():
    courses = [
        course(1, due_at=parse_moment("2026-06-12T17:00")),
        course(2, 1, duration=parse_duration("1 ngày làm việc")),
    ]

    ready = linked.expected(courses, MONDAY)

    assert (ready[1], ready[2]) == (MONDAY, parse_moment("2026-06-16T17:00"))


def test_a_finished_part_starts_the_estimate_of_the_next_and_an_ended_one_has_none():
    courses = [
        course(1, finished_at=parse_moment("2026-06-12T10:00")),
        course(2, 1, duration=parse_duration("1 ngày làm việc")),
        course(3, 1, ended=True),
        course(4, 3, duration=parse_duration("1 ngày làm việc")),
    ]

    assert linked.expected(courses, MONDAY) == {
        1: parse_moment("2026-06-12T10:00"),
        2: parse_moment("2026-06-15T17:00"),
    }


def test_the_estimate_goes_over_the_years_end():
    courses = [
        course(1, finished_at=parse_moment("2025-12-31T16:00")),
        course(2, 1, duration=parse_duration("1 ngày làm việc")),
    ]

    assert linked.expected(courses, MONDAY)[2] == parse_moment("2026-01-05T17:00")


@pytest.mark.parametrize(
    ("state", "outcome", "ended", "lamp"),
    [
        (None, "", "", Lamp.WAITING),
        (None, "", "refused", Lamp.ENDED),
        (State.RECEIVED, "", "", Lamp.RUNNING),
        (State.AWAITING_SUPPLEMENT, "", "", Lamp.RUNNING),
        (State.RESOLVED, "granted", "", Lamp.GRANTED),
        (State.RETURNED, "granted", "", Lamp.GRANTED),
        (State.RESOLVED, "refused", "", Lamp.REFUSED),
        (State.WITHDRAWN, "", "", Lamp.ENDED),
        (State.STOPPED, "", "", Lamp.ENDED),
    ],
)
def test_each_state_has_its_lamp(state, outcome, ended, lamp):
    assert linked.lamp_of(state, outcome, ended) is lamp


def test_what_waits_by_a_detour_ends_with_what_it_waits_for():
    assert linked.followers_of(1, {1: None, 2: 1, 3: 2, 4: None}) == (2, 3)


def test_a_link_is_found_by_its_words_without_marks_and_by_its_codes():
    assert link(name="Liên thông đăng ký khai tử").means("khai tu lien thong")
    assert link().means("1.000003")
    assert not link().means("")
    assert not link().means("khai sinh")
