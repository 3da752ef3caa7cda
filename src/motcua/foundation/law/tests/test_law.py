"""Law has a date and a source: each rule is the one in force on its day, and a day without one is refused."""

from __future__ import annotations

from datetime import date, time

import pytest

from motcua.foundation.law import (
    NoEdition,
    act_reasons_on,
    code_structure_on,
    form_edition_on,
    hand_over_limit_on,
    lateness_policy_on,
    name_of,
    named_periods,
    national_calendar,
    pause_grounds_on,
    payment_wait_pauses_on,
    policies,
    quarter_of,
    report_edition_on,
    stop_act_on,
    supplement_policy_on,
)
from motcua.foundation.law.editions import DATA, table

IN_2022, IN_2026 = date(2022, 8, 26), date(2026, 11, 24)


def test_the_code_of_a_dossier_follows_the_regime_of_its_day():
    assert code_structure_on(IN_2022).compose("000.05.15.H19", IN_2022, 1) == "000.05.15.H19-220826-0001"
    assert code_structure_on(IN_2022).scheme == "qcvn102"
    assert code_structure_on(date(2025, 9, 14)).scheme == "qcvn102"
    assert code_structure_on(date(2025, 9, 15)).scheme == "qd20"
    assert code_structure_on(IN_2026).compose("H19.158", IN_2026, 12345) == "H19.158-261124-12345"


@pytest.mark.parametrize(
    ("form", "day", "edition", "number"),
    [
        ("receipt", IN_2022, "2018", "01"),
        ("register", IN_2022, "2018", "06"),
        ("receipt", date(2025, 9, 15), "2025", "01"),
        ("register", IN_2026, "2025", "07"),
        ("stop", IN_2026, "2025", "05"),
    ],
)
def test_a_form_is_printed_in_the_edition_of_its_day(form, day, edition, number):
    found = form_edition_on(form, day)

    assert (found.edition, found.number) == (edition, number)


@pytest.mark.parametrize(
    ("form", "day"), [("stop", IN_2022), ("receipt", date(2018, 1, 1)), ("banquet", IN_2026)]
)
def test_a_form_that_did_not_exist_is_refused_with_its_day(form, day):
    with pytest.raises(NoEdition, match=f"{day.day}/{day.month}/{day.year}"):
        form_edition_on(form, day)


def test_policies_of_the_clock_and_of_acts():
    assert (lateness_policy_on(IN_2022).judged_by, lateness_policy_on(IN_2022).kind) == ("original", "date")
    policy = supplement_policy_on(IN_2026)
    assert (policy.times, policy.within_working_days, policy.clock) == (1, 3, "recount")
    assert payment_wait_pauses_on(IN_2022)
    assert hand_over_limit_on(IN_2022) == time(15)
    assert (stop_act_on(date(2025, 6, 30)), stop_act_on(date(2025, 7, 1))) == ("withdraw", "stop")


def test_grounds_and_reasons_have_codes_and_vietnamese_labels():
    codes = [ground.code for ground in pause_grounds_on(IN_2022)]

    assert len(codes) == len(set(codes)) >= 5
    for act in ("refuse", "extend", "supplement", "supplement_breach", "send_back"):
        reasons = act_reasons_on(act, IN_2026)
        assert len({reason.code for reason in reasons}) == len(reasons) >= 3
    assert act_reasons_on("dance", IN_2026) == ()


def test_the_report_of_2022_asks_for_the_figures_of_its_sections():
    edition = report_edition_on(date(2022, 9, 16))

    keys = [(i.section, i.indicator, i.scope) for i in edition.indicators]
    assert len(keys) == len(set(keys))
    assert [section for section, _, _ in keys] == ["II.2.1"] * 6 + ["II.2.2"] * 12
    shares = {(i.scope, i.share_of) for i in edition.indicators if i.count.startswith("online_")}
    assert shares == {("district", "received_for_online_level"), ("commune", "received")}
    assert {i.scope for i in report_edition_on(IN_2026).indicators} == {"commune", "all"}


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.glob("*.toml")))
def test_every_edition_says_since_when_and_from_where(file):
    for rows in table(file).values():
        for row in rows:
            assert row["source"].strip()
            assert row["in_force_from"] < row.get("in_force_until", date.max)


@pytest.mark.parametrize(
    ("year", "days"),
    [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249), (2027, 249)],
)
def test_a_year_has_its_number_of_working_days(year, days):
    calendar = national_calendar()

    assert sum(map(calendar.is_working, calendar.days_of(date(year, 1, 1), date(year, 12, 31)))) == days


@pytest.mark.parametrize(
    ("day", "name", "first", "last"),
    [
        (date(2022, 6, 14), "Quý II năm 2022", date(2022, 3, 15), date(2022, 6, 14)),
        (date(2022, 6, 15), "Quý III năm 2022", date(2022, 6, 15), date(2022, 9, 14)),
        (date(2022, 12, 15), "Quý I năm 2023", date(2022, 12, 15), date(2023, 3, 14)),
        (date(2023, 1, 1), "Quý I năm 2023", date(2022, 12, 15), date(2023, 3, 14)),
        (date(2026, 12, 14), "Quý IV năm 2026", date(2026, 9, 15), date(2026, 12, 14)),
    ],
)
def test_a_reporting_quarter_is_cut_in_the_middle_of_a_month(day, name, first, last):
    quarter = quarter_of(day)

    assert (quarter.name, quarter.first, quarter.last) == (name, first, last)
    assert name_of(first, last) == name


def test_a_period_of_a_printed_report_keeps_its_name_though_it_ends_two_days_later():
    assert name_of(date(2022, 6, 15), date(2022, 9, 16)) == "Quý III năm 2022"
    assert name_of(date(2022, 6, 15), date(2022, 9, 17)) is None
    assert [period.last for period in named_periods()] == [date(2022, 9, 16)]


def test_a_procedure_may_have_its_own_policy_of_supplements(monkeypatch):
    own = policies.SupplementPolicy(
        in_force_from=date(2022, 1, 1),
        in_force_until=date(2023, 1, 1),
        source="luật chuyên ngành của phép thử",
        procedure="1.000001",
        times=2,
        within_working_days=5,
        clock="shift",
    )
    kept = policies._supplement()
    monkeypatch.setattr(policies, "_supplement", lambda: (own, *kept))
    ask = policies.supplement_policy_on.__wrapped__

    assert ask(date(2022, 6, 1), "1.000001") is own
    assert ask(date(2023, 6, 1), "1.000001").clock == "recount"
    assert ask(date(2022, 6, 1), "1.000002").clock == "recount"
    assert ask(date(2022, 6, 1)).clock == "recount"
