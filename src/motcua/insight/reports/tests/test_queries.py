"""Figures are counted from the dossiers as they stood, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.insight.reports.domain.asked import span_of
from motcua.insight.reports.domain.sieves import COLUMNS, FIGURES
from motcua.insight.reports.queries import NoHomeAgency, home_agency, ii06, known_agency, overview, quarter
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.queries.figure_lists import listed
from motcua.operations.dossiers.queries.figures import Cut
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import (
    Office,
    make_office,
    moment,
    receive_dossier,
    register_dossier,
)

#: Received Monday 13/6/2022 for three working days, so due Thursday 16/6/2022.
DUE = date(2022, 6, 16)
FIRST, LAST = date(2022, 6, 13), date(2022, 6, 20)


def row(office: Office, first=FIRST, last=LAST, as_of=None):
    """Return the total of the office's form."""
    return ii06(span_of(first, last, as_of), level=office.agency.level, agency=office.agency).total


def ones(total) -> set[str]:
    """Return the columns that count the one dossier there is."""
    assert set(total.figures.values()) <= {0, 1}
    return {key for key, count in total.figures.items() if count}


@pytest.mark.parametrize(
    ("finished", "column"),
    [
        ("2022-06-15T16:00", "solved_early"),
        ("2022-06-16T07:30", "solved_on_time"),
        ("2022-06-16T23:00", "solved_on_time"),
        ("2022-06-17T07:30", "solved_late"),
    ],
)
def test_a_finished_dossier_is_judged_by_the_day(office, finished, column):
    receive_dossier(office, resolved=True, finished_at=moment(finished))

    assert ones(row(office)) == {"received_total", "received_direct", "solved_total", column}


@pytest.mark.parametrize(
    ("last", "column"),
    [(DUE - timedelta(1), "pending_within"), (DUE, "pending_within"), (DUE + timedelta(1), "pending_late")],
)
def test_an_open_dossier_is_late_only_when_its_day_is_over(office, last, column):
    receive_dossier(office, in_progress=True)

    assert ones(row(office, last=last)) == {"received_total", "received_direct", "pending_total", column}


def test_a_dossier_finished_after_the_period_was_still_pending_in_it(office):
    receive_dossier(office, resolved=True, finished_at=moment("2022-06-21T08:00"))

    for as_of in (LAST, date(2022, 7, 30)):
        assert ones(row(office, as_of=as_of)) == {
            "received_total",
            "received_direct",
            "pending_total",
            "pending_late",
        }


def test_a_dossier_from_before_the_period_is_carried_over_until_it_is_finished(office):
    receive_dossier(office, resolved=True, finished_at=moment("2022-06-16T08:00"))

    assert ones(row(office, first=date(2022, 6, 14))) == {
        "received_total",
        "carried_over",
        "solved_total",
        "solved_on_time",
    }
    assert "carried_over" in ones(row(office, first=date(2022, 6, 16)))
    assert ones(row(office, first=date(2022, 6, 17))) == set()


def test_what_the_applicant_withdrew_is_on_time_whatever_the_day(office):
    receive_dossier(office, withdrawn=True, finished_at=moment("2022-06-20T08:00"))

    assert ones(row(office)) == {"received_total", "received_direct", "solved_total", "solved_on_time"}


def test_online_is_told_apart_and_post_counts_with_the_counter(office):
    receive_dossier(office, channel="online")
    receive_dossier(office, channel="post")

    total = row(office)

    assert (total["received_online"], total["received_direct"]) == (1, 1)


def test_what_was_never_received_is_in_no_report(office):
    filed = register_dossier(office)
    register_dossier(office)
    act(
        Act.REFUSE,
        dossier_id=filed.pk,
        by=office.officer("counter"),
        at=moment("2022-06-13T09:00"),
        reason="other",
    )

    assert ones(row(office)) == set()


def test_a_dossier_that_waits_is_within_its_time_though_its_day_is_over(office):
    receive_dossier(office, waiting=True)

    assert "pending_within" in ones(row(office))


def test_the_state_is_that_of_the_end_of_the_day_asked_for(office):
    dossier = receive_dossier(office, paused=True)
    act(Act.RESUME, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-24T08:00"))

    # While it was paused nothing was late; by its end nine working days were added to the promise.
    assert "pending_within" in ones(row(office, as_of=LAST))
    assert "pending_within" in ones(row(office, as_of=date(2022, 6, 23)))
    assert "pending_within" in ones(row(office, last=date(2022, 6, 29)))
    assert "pending_late" in ones(row(office, last=date(2022, 6, 30)))


def test_a_pause_that_came_after_the_day_asked_for_is_not_known_yet(office):
    dossier = receive_dossier(office, in_progress=True)
    act(
        Act.PAUSE,
        dossier_id=dossier.pk,
        by=office.officer("case"),
        at=moment("2022-06-16T15:00"),
        reason="sector_law",
    )
    act(Act.RESUME, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-24T08:00"))

    assert "pending_within" in ones(row(office, last=DUE, as_of=DUE))
    assert "pending_within" in ones(row(office, last=LAST, as_of=LAST))
    assert "pending_late" in ones(row(office, last=LAST + timedelta(20)))


def test_an_extension_does_not_move_the_promise_that_judges(office):
    dossier = receive_dossier(office, in_progress=True)
    act(
        Act.EXTEND,
        dossier_id=dossier.pk,
        by=office.officer("leader"),
        at=moment("2022-06-14T08:00"),
        until=date(2022, 6, 24),
        reason="complex",
    )
    act(Act.RESOLVE, dossier_id=dossier.pk, by=office.officer("leader"), at=moment("2022-06-20T08:00"))

    assert "solved_late" in ones(row(office))


def test_a_dossier_more_or_resolved_a_day_later_moves_the_figures_by_exactly_that(office):
    receive_dossier(office, resolved=True, finished_at=moment("2022-06-15T16:00"))
    waiting = receive_dossier(office, in_progress=True)
    before = row(office).figures

    receive_dossier(office, channel="online")
    act(Act.RESOLVE, dossier_id=waiting.pk, by=office.officer("leader"), at=moment("2022-06-17T08:00"))
    after = row(office).figures

    moved = {key: after[key] - before[key] for key in after if after[key] != before[key]}
    assert moved == {
        "received_total": 1, "received_online": 1, "solved_total": 1, "solved_late": 1,
    }  # fmt: skip


def test_each_agency_and_level_has_its_own_dossiers(office):
    district = make_office("000.00.15.H19", "district", name="Ủy ban nhân dân huyện Nhơn Trạch")
    receive_dossier(office)
    receive_dossier(district)
    receive_dossier(district)

    assert row(office)["received_total"] == 1
    assert row(district)["received_total"] == 2
    assert ii06(span_of(FIRST, LAST), level="commune").total["received_total"] == 1
    assert ii06(span_of(FIRST, LAST), level="province").rows == ()


@pytest.fixture
def busy(office: Office) -> Office:
    """Return an office with a dossier at every point of its life."""
    receive_dossier(office, at=moment("2022-06-06T08:00"), in_progress=True)
    receive_dossier(
        office, at=moment("2022-06-07T08:00"), resolved=True, finished_at=moment("2022-06-14T08:00")
    )
    for traits in (
        {"waiting": True},
        {"paying": True},
        {"paused": True},
        {"withdrawn": True},
        {"refused": True},
    ):
        receive_dossier(office, **traits)
        receive_dossier(office, channel="online", **traits)
    for day in (14, 16, 17, 21):
        receive_dossier(office, resolved=True, finished_at=moment(f"2022-06-{day}T10:00"))
    return office


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_opens_to_exactly_the_dossiers_that_it_counts(busy, key):
    figure = FIGURES[key]
    span = span_of(FIRST, LAST)
    page = overview(span, [busy.agency])

    count = figure.sieve.count(page.by_agency[busy.agency.id])
    cut = Cut(span.first, span.last, span.as_of, levels=("commune",), agencies=frozenset([busy.agency.id]))
    seen, cursor = [], ""
    while True:
        found = listed(cut, cursor=cursor, limit=2, **figure.sieve.conditions())
        seen += [one.id for one in found.rows]
        cursor = found.next_cursor
        if not cursor:
            break

    assert len(seen) == len(set(seen)) == count


def test_the_list_says_at_which_step_a_late_dossier_was_slow(office):
    dossier = receive_dossier(office, in_progress=True)
    act(Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-20T08:00"))

    cut = Cut(FIRST, LAST, LAST)
    (found,) = listed(cut, **FIGURES["late"].sieve.conditions()).rows

    assert found.slow_step == found.plan.steps[1].name


def test_late_dossiers_are_told_by_the_week_in_which_they_were_finished(office):
    for day in ("2022-06-17", "2022-06-20", "2022-06-27"):
        receive_dossier(office, resolved=True, finished_at=moment(f"{day}T10:00"))

    page = overview(span_of(FIRST, date(2022, 6, 28)), [office.agency])

    assert page.late_by_stretch(office.agency.id) == [1, 1, 1]


def test_a_report_costs_the_same_for_one_dossier_and_for_many(office, django_assert_num_queries):
    receive_dossier(office)
    ii06(span_of(FIRST, LAST), level="commune")
    with django_assert_num_queries(2):
        overview(span_of(FIRST, LAST), [office.agency])
    for _ in range(5):
        receive_dossier(office, resolved=True)
        receive_dossier(office, paused=True)

    with django_assert_num_queries(2):
        assert overview(span_of(FIRST, LAST), [office.agency]).parts_at("commune")


def test_the_quarter_tells_each_level_and_says_what_is_missing(office):
    district = make_office("000.00.15.H19", "district", name="Ủy ban nhân dân huyện Nhơn Trạch")
    receive_dossier(district)

    report = quarter(span_of(FIRST, LAST), district.agency)

    assert {told.indicator.scope for told, _ in report.told} == {"district", "all"}
    assert {indicator.scope for indicator, _ in report.missing} == {"commune"}
    values = {told.indicator.indicator: told.value for told, _ in report.told}
    assert (values["dossiers.to_handle"], values["procedures.count"], values["procedures.online"]) == (
        1,
        1,
        0,
    )


def test_a_figure_of_a_catalogue_that_was_never_kept_is_missing_not_zero(office):
    report = quarter(span_of(FIRST, LAST), office.agency)

    missing = {
        indicator.indicator for indicator, _ in report.missing if indicator.scope in ("commune", "all")
    }
    assert missing == {
        "procedures.count",
        "procedures.online",
        "procedures.online.level3",
        "procedures.online.level4",
    }
    assert {told.value for told, _ in report.told} == {0}


def test_the_report_is_the_one_home_agency_s_unless_there_are_several(office):
    assert home_agency(LAST) == office.agency
    make_office("000.00.15.H19", "district")
    with pytest.raises(NoHomeAgency, match=r"000\.00\.15\.H19"):
        home_agency(LAST)
    with pytest.raises(NoHomeAgency, match="0 cơ quan"):
        home_agency(date(2026, 1, 1))


def test_an_agency_that_did_not_exist_in_the_period_is_refused(office):
    assert known_agency(office.agency.code, span_of(date(2025, 6, 1), date(2025, 9, 1))) == office.agency
    with pytest.raises(Exception, match="không hoạt động"):
        known_agency(office.agency.code, span_of(date(2026, 1, 1), date(2026, 2, 1)))


def test_every_column_of_the_form_is_counted(busy):
    assert set(row(busy).figures) == set(COLUMNS)
    assert row(busy).adds_up
